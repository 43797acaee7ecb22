"""Where rows stand in their file, as numbers that only rise."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

STEP = 1024
"""The usual room between two rows, so that ten can be put between them one after the other."""


def positions(stored: Sequence[int | None]) -> list[int]:
    """Return rising positions for all rows, those they have wherever that is possible.

    Parameters
    ----------
    stored
        For each row in its new order the position it has, `None` for a new row.
    """
    known = [position for position in stored if position is not None]
    if all(first < second for first, second in pairwise(known)):
        filled = _filled(stored)
        if filled is not None:
            return filled
    return [STEP * place for place in range(1, len(stored) + 1)]


def _filled(stored: Sequence[int | None]) -> list[int] | None:
    """Return the positions with new ones between the old; `None` where there is no room."""
    result: list[int] = []
    below = 0
    new = 0
    for position in stored:
        if position is None:
            new += 1
            continue
        step = (position - below) // (new + 1)
        if step == 0:
            return None
        result += [below + step * place for place in range(1, new + 1)]
        result.append(position)
        below, new = position, 0
    return result + [below + STEP * place for place in range(1, new + 1)]
