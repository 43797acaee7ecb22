"""Families written at the same place are drawn beside each other, so that each can be clicked."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from planner.travel.places import PlaceKind

if TYPE_CHECKING:
    from planner.travel.places import Place

# Metres from one to the next. The less exactly a place says where somebody lives, the wider: a
# mark is never further from the truth than the place itself is.
_STEPS = {
    PlaceKind.POSTCODE: 40.0,
    PlaceKind.COORDINATE: 40.0,
    PlaceKind.SECTOR: 160.0,
    PlaceKind.SETTLEMENT: 160.0,
    PlaceKind.DISTRICT: 240.0,
}

# Turned by the golden angle, marks of a spiral never line up, however many there are.
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


class Spreading:
    """Gives out positions: the first at a place stands at its point, the next ones on a spiral.

    The same places in the same order get the same positions.
    """

    def __init__(self) -> None:
        self._taken: Counter[str] = Counter()

    def position(self, place: Place) -> tuple[float, float]:
        """Return the easting and northing of the next mark at a place, in metres."""
        nth = self._taken[place.key]
        self._taken[place.key] += 1
        distance = _STEPS[place.kind] * math.sqrt(nth)
        angle = nth * _GOLDEN_ANGLE
        return (
            place.easting + distance * math.cos(angle),
            place.northing + distance * math.sin(angle),
        )
