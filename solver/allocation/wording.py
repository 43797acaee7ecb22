"""Numbers in the words of sentences: "two more places", "6 more minutes"."""

from __future__ import annotations

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def more_places(count: int) -> str:
    """Return how many places for children are missing: ``two more places``."""
    number = _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"
    return f"{number} more {'place' if count == 1 else 'places'}"


def more_minutes(count: int) -> str:
    """Return how many minutes of travel are missing: ``6 more minutes``."""
    return f"{count:,} more {'minute' if count == 1 else 'minutes'}"
