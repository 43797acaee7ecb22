"""How people and families are called on screen and on paper."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NOT_A_NAME = frozenset({"the", "family", "household", "mr", "mrs", "ms", "miss", "dr"})


def initials(name: str) -> str:
    """Return a family's initials, at most two letters: ``Karen Lee`` becomes ``KL``.

    Words that are not part of a name ("the", "family", titles) do not count.
    """
    words = [word for word in name.replace("-", " ").split() if word.lower() not in _NOT_A_NAME]
    letters = [next(filter(str.isalpha, word), "") for word in words]
    letters = [letter for letter in letters if letter]
    return "".join(letters if len(letters) <= 2 else (letters[0], letters[-1])).upper()


def short_names(names: Mapping[str, str]) -> dict[str, str]:
    """Return for each person's id what they are called in a sentence.

    The first name where nobody else in the service has it, with the last name's letter where
    that tells them apart (``Sam O.``), the whole name otherwise.

    Parameters
    ----------
    names
        Full names by id.
    """
    whole = {person: " ".join(name.split()) or person for person, name in names.items()}
    first = {person: name.split()[0] for person, name in whole.items()}
    lettered = {
        person: f"{first[person]} {name.split()[-1][0]}." if " " in name else name
        for person, name in whole.items()
    }
    first_is_shared = _shared(first.values())
    lettered_is_shared = _shared(lettered.values())
    return {
        person: first[person]
        if first[person].casefold() not in first_is_shared
        else lettered[person]
        if lettered[person].casefold() not in lettered_is_shared
        else whole[person]
        for person in whole
    }


def _shared(words: Iterable[str]) -> frozenset[str]:
    counts = Counter(word.casefold() for word in words)
    return frozenset(word for word, count in counts.items() if count > 1)


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number_word(number: int) -> str:
    """Return a number as a sentence writes it: in words up to ten, in figures above."""
    return next(islice(_NUMBERS, number, None), str(number)) if number >= 0 else str(number)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return ``one child``, ``three children``, ``14 families``: the number and the right noun."""
    return f"{number_word(number)} {noun if number == 1 else plural or noun + 's'}"
