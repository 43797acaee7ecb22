"""The faults and warnings of one reading, gathered in one pass, and how they are worded."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import groupby
from typing import TYPE_CHECKING

from planner.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LISTED_FAULTS = 200
"""So many faults of one file are listed; the rest is counted. Nobody reads more."""

SUGGESTED_FAULTS = 40
"""So many faults of one file come with nearest spellings, which take time to find."""

QUOTED_LENGTH = 40
"""No more than this of a cell is ever quoted."""


class Findings:
    """Everything found wrong (`faults`) or left out without harm (`warnings`) so far."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._warnings: list[Fault] = []
        self._suggestions: dict[str, int] = {}

    def __bool__(self) -> bool:
        """Whether anything stands against taking the service in."""
        return bool(self._faults)

    def fault(self, file: str, line: int, column: str, sentence: str) -> None:
        """Note something that must be put right before the service is taken in."""
        self._faults.append(Fault(file, line, column, sentence))

    def warn(self, file: str, line: int, column: str, sentence: str) -> None:
        """Note something that was left out or looks odd, and does not stand in the way."""
        self._warnings.append(Fault(file, line, column, sentence))

    def may_suggest(self, file: str) -> bool:
        """Return whether nearest spellings are still worth their time in this file."""
        count = self._suggestions.get(file, 0)
        self._suggestions[file] = count + 1
        return count < SUGGESTED_FAULTS

    def faults(self, files: Sequence[str]) -> tuple[Fault, ...]:
        """Return the faults in the order of these files and their lines.

        Files that are not named come first: faults of the folder as a whole.
        """
        return _listed(self._faults, files)

    def warnings(self, files: Sequence[str]) -> tuple[Fault, ...]:
        """Return the warnings, ordered as `faults` are."""
        return _listed(self._warnings, files)


def _listed(found: Iterable[Fault], files: Sequence[str]) -> tuple[Fault, ...]:
    place = {file: position for position, file in enumerate(files)}
    ordered = sorted(found, key=lambda fault: (place.get(fault.file, -1), fault.file, fault.line))
    listed: list[Fault] = []
    for file, group in groupby(ordered, key=lambda fault: fault.file):
        faults = list(dict.fromkeys(group))
        listed += faults[:LISTED_FAULTS]
        more = len(faults) - LISTED_FAULTS
        if more > 0:
            listed.append(
                Fault(file, faults[LISTED_FAULTS].line, "", f"and {more} more from here on.")
            )
    return tuple(listed)


def quoted(text: str) -> str:
    """Return a cell's text in quotation marks, on one line, cut where it is long."""
    line = " ".join(text[: QUOTED_LENGTH * 2].split())
    return f'"{line}"' if len(line) <= QUOTED_LENGTH else f'"{line[: QUOTED_LENGTH - 1]}…"'


def joined(words: Sequence[str], link: str) -> str:
    """Return ``a, b and c`` (or ``or``, as `link` says)."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {link} {words[-1]}"


def did_you_mean(spellings: Sequence[str]) -> str:
    """Return `` Did you mean "F012" or "F021"?``, with its leading space; empty for none."""
    return (
        f" Did you mean {joined([quoted(word) for word in spellings], 'or')}?" if spellings else ""
    )


def nearest(text: str, spellings: Iterable[str]) -> list[str]:
    """Return the spellings nearest to a text, at most three, ignoring case."""
    by_key = {spelling.casefold(): spelling for spelling in spellings}
    return [by_key[key] for key in get_close_matches(text.casefold(), by_key, n=3, cutoff=0.6)]
