"""The two kinds of things that go wrong: the world's faults, and ours."""

from __future__ import annotations

from dataclasses import dataclass


class KnownError(Exception):
    """The world's fault: a sentence that says what happened, to what, and what to do.

    The text is shown to people as it is. It may name a file the person chose, never a family's or
    a person's name.
    """


class BugError(Exception):
    """Our fault: something that cannot happen did. Logged without personal data."""


class CancelledError(KnownError):
    """The person stopped the work; nothing was changed."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong with what came in, where it stands and what would be right.

    Attributes
    ----------
    file
        The name of the file or sheet, without its folder: ``families.csv``.
    line
        The line in that file, counted from 1 (the header row is 1); 0 for the file as a whole.
    column
        The column's heading; empty for the line as a whole.
    sentence
        What is wrong and what would be right.
    """

    file: str
    line: int
    column: str
    sentence: str

    def __str__(self) -> str:
        """Return one line, such as ``families.csv:14: place: "CW1 33" is not known.``."""
        where = self.file if self.line == 0 else f"{self.file}:{self.line}"
        return ": ".join(part for part in (where, self.column, self.sentence) if part)


class BadInputError(KnownError):
    """What came in is wrong; every fault found in one pass. Nothing was stored.

    Attributes
    ----------
    faults
        At least one, in the order of the files and their lines.
    warnings
        What was left out without harm, such as unknown columns.
    """

    def __init__(self, faults: tuple[Fault, ...], warnings: tuple[Fault, ...] = ()) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
        self.warnings = warnings
