"""How far somebody gets in a number of minutes: the estimate of `planner.travel.minutes`, inverted.

A circle, because the estimate knows distances and no roads. Minutes measured for a pair of places
(``travel.csv``) are not in it: reach is an estimate, and the map says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from planner.travel.minutes import estimate

if TYPE_CHECKING:
    from planner.service import TravelMode

NEARER_MINUTES = (10, 20)
"""The rings drawn inside of the limit, where they are inside."""

_LONGEST_KM = 2000.0
# Halving 2000 km this often leaves less than a millimetre.
_HALVINGS = 42


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle round a base: everything inside is within `minutes`, door to door."""

    minutes: int
    metres: float
    is_limit: bool


@cache
def metres_within(minutes: int, mode: TravelMode) -> float:
    """Return the longest straight line that the estimate gives no more than so many minutes.

    0 where even the shortest way takes longer: by car in three minutes.
    """
    near, far = 0.0, _LONGEST_KM
    for _ in range(_HALVINGS):
        middle = (near + far) / 2
        if int(estimate(np.array([middle]), mode)[0]) <= minutes:
            near = middle
        else:
            far = middle
    return near * 1000


def rings(limit_minutes: int, mode: TravelMode) -> tuple[Ring, ...]:
    """Return the rings to draw round a base, the innermost first, the limit last."""
    wanted = (*(minutes for minutes in NEARER_MINUTES if minutes < limit_minutes), limit_minutes)
    made = (
        Ring(minutes, metres_within(minutes, mode), is_limit=minutes == limit_minutes)
        for minutes in wanted
    )
    return tuple(ring for ring in made if ring.metres >= 1)
