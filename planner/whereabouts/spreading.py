"""Families written at the same place are drawn beside each other, so that each can be clicked."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from planner.travel.places import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.travel.places import Place

# Metres from one to the next, and from the place's point to the outermost however many they are.
# The less exactly a place says where somebody lives, the wider: a mark is never further from the
# truth than the place itself is.
_STEPS_AND_REACHES = {
    PlaceKind.POSTCODE: (40.0, 200.0),
    PlaceKind.COORDINATE: (40.0, 200.0),
    PlaceKind.SECTOR: (320.0, 1_000.0),
    PlaceKind.SETTLEMENT: (320.0, 1_000.0),
    PlaceKind.DISTRICT: (400.0, 1_500.0),
}

# Turned by the golden angle, marks of a spiral never line up, however many there are.
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def spread(places: Sequence[Place]) -> tuple[tuple[float, float], ...]:
    """Return a position for each of these places, easting and northing in metres.

    The first at a place stands at its point, the next ones on a spiral round it, closer where
    they are many. The same places in the same order get the same positions.
    """
    together = Counter(place.key for place in places)
    taken: Counter[str] = Counter()
    positions = []
    for place in places:
        nth = taken[place.key]
        taken[place.key] += 1
        step, reach = _STEPS_AND_REACHES[place.kind]
        distance = min(step, reach / math.sqrt(together[place.key])) * math.sqrt(nth)
        angle = nth * _GOLDEN_ANGLE
        positions.append(
            (
                place.easting + distance * math.cos(angle),
                place.northing + distance * math.sin(angle),
            )
        )
    return tuple(positions)
