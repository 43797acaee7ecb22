"""Finding by a few letters, among ten thousand, between two strokes of a key."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from heapq import nsmallest
from typing import TYPE_CHECKING

from ui.finding.found import Findable, Found, Group

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST = 12
"""No more than this many are found: what a list shows without a scroll bar."""

FEWEST_OF_A_GROUP = 4
"""As many of each group have a place before any group has more."""

LETTERS_WITHIN = 2
"""From this many letters on a word is found by its middle too."""

_LAST = "\N{REPLACEMENT CHARACTER}"
"""Comes after every letter that a word may hold."""

_WITHOUT_A_MARK = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    }
)
_BETWEEN_PARTS = str.maketrans(dict.fromkeys("-–,·/", " "))
_NUMBERED = re.compile(r"(\D+)0+(\d+)")


class Index:
    """What can be found, ready to be searched; made once for each week that is shown.

    Parameters
    ----------
    findables
        In the order in which equally good ones are found.
    """

    def __init__(self, findables: Iterable[Findable] = ()) -> None:
        of_group: dict[Group, list[Findable]] = {group: [] for group in Group}
        for findable in findables:
            of_group[Group.of(findable.found.kind)].append(findable)
        self.groups = tuple(_Searchable(members) for members in of_group.values())

    def __len__(self) -> int:
        return sum(len(group.found) for group in self.groups)


def find(index: Index, text: str) -> tuple[Found, ...]:
    """Return the best twelve that fit what was typed, each group together, the best group first.

    A whole word comes before the beginning of one, and that before letters within. Case,
    accents, blanks and punctuation do not count: ``cw1 3``, ``CW13`` and ``Cw1-3`` are alike.
    """
    typed = folded(text)
    if not typed:
        return ()
    parts = [part for part in map(folded, text.split()) if part]
    ranked = [group.best(typed, parts) for group in index.groups]
    shares = _shares([len(each) for each in ranked])
    taken = [each[:share] for each, share in zip(ranked, shares, strict=True) if share]
    taken.sort(key=lambda each: each[0][0])
    return tuple(found for each in taken for _, found in each)


def folded(text: str) -> str:
    """Return letters and figures alone, small and without accents: ``O'Neill`` as ``oneill``."""
    small = text.casefold()
    if not small.isascii():
        small = unicodedata.normalize("NFKD", small).translate(_WITHOUT_A_MARK)
        return "".join(letter for letter in small if letter.isalnum() and letter < _LAST)
    return small if small.isalnum() else "".join(filter(str.isalnum, small))


class _Searchable:
    """The members of one group, their words sorted for beginnings and joined for middles."""

    def __init__(self, members: Sequence[Findable]) -> None:
        self.found = tuple(member.found for member in members)
        self._words_of = [_spellings(member.words) for member in members]
        pairs = sorted((word, at) for at, words in enumerate(self._words_of) for word in words)
        self._words = [word for word, _ in pairs]
        self._owners = [at for _, at in pairs]
        lines = ["\n".join(words) for words in self._words_of]
        self._joined = "\n\n".join(lines)
        self._starts: list[int] = []
        start = 0
        for line in lines:
            self._starts.append(start)
            start += len(line) + 2

    def best(self, typed: str, parts: Sequence[str]) -> list[tuple[int, Found]]:
        """Return at most `MOST`, the best first, each with its rank; a lower one is better."""
        ranks: dict[int, int] = {}
        for rank, members in enumerate(
            (
                self._exactly(typed),
                self._beginning(typed),
                self._beginning_with_all(parts),
                self._within(typed),
            )
        ):
            for member in members:
                ranks.setdefault(member, rank)
                if len(ranks) == MOST:
                    break
            if len(ranks) == MOST:
                break
        return [(rank, self.found[member]) for member, rank in ranks.items()]

    def _owned(self, low: int, high: int) -> set[int]:
        return set(self._owners[low:high])

    def _exactly(self, typed: str) -> list[int]:
        low, high = bisect_left(self._words, typed), bisect_right(self._words, typed)
        return nsmallest(MOST, self._owned(low, high))

    def _beginning(self, typed: str) -> list[int]:
        # Those that are the whole word are among them, and found already.
        low, high = bisect_left(self._words, typed), bisect_left(self._words, typed + _LAST)
        return nsmallest(2 * MOST, self._owned(low, high))

    def _beginning_with_all(self, parts: Sequence[str]) -> Iterator[int]:
        """Yield who has a word for each part: ``okoro sam``."""
        if len(parts) < 2:
            return
        rarest = max(parts, key=len)
        low, high = bisect_left(self._words, rarest), bisect_left(self._words, rarest + _LAST)
        for member in sorted(self._owned(low, high)):
            words = self._words_of[member]
            if all(any(word.startswith(part) for word in words) for part in parts):
                yield member

    def _within(self, typed: str) -> Iterator[int]:
        """Yield who has the letters somewhere in a word, in order."""
        if len(typed) < LETTERS_WITHIN:
            return
        at = self._joined.find(typed)
        while at >= 0:
            member = bisect_right(self._starts, at) - 1
            yield member
            if member + 1 == len(self._starts):
                return
            at = self._joined.find(typed, self._starts[member + 1])


def _spellings(words: Iterable[str]) -> tuple[str, ...]:
    """Return all that one thing is found by: words whole, in parts, and without noughts before.

    ``Sam Okoro`` is found by ``samokoro``, ``sam`` and ``okoro``; ``F012`` by ``f012`` and ``f12``.
    """
    spelled: dict[str, None] = {}
    for word in words:
        parts = [part for part in map(folded, word.translate(_BETWEEN_PARTS).split()) if part]
        for spelling in ("".join(parts), *parts):
            spelled[spelling] = None
            if "0" in spelling and (numbered := _NUMBERED.fullmatch(spelling)):
                spelled["".join(numbered.groups())] = None
    spelled.pop("", None)
    return tuple(spelled)


def _shares(counts: Sequence[int]) -> list[int]:
    """Return how many of each group are shown: some of each, then the first groups fill up."""
    shares = [min(count, FEWEST_OF_A_GROUP) for count in counts]
    for at, count in enumerate(counts):
        shares[at] += min(count - shares[at], MOST - sum(shares))
    return shares
