"""The estimate of travel time: straight line, to road distance, to minutes door to door.

`docs/travel.md` tells where every number comes from and how well it fits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planner.service.words import TravelMode

if TYPE_CHECKING:
    from numpy.typing import NDArray

KILOMETRES_PER_MILE = 1.609344

# Road distance over straight line falls with distance: Levinson and El-Geneidy (2009), as fitted
# in "1.72 - 0.14 ln km"; the bounds hold it within what was observed.
_DETOUR_AT_ONE_KM = 1.72
_DETOUR_FALL = 0.14
_LEAST_DETOUR = 1.2
_MOST_DETOUR = 1.7

# Car: least squares on drives between the towns of Cheshire East, rounded up; the constant is for
# both ends of the journey.
_CAR_ENDS_MINUTES = 4.0
_CAR_MINUTES_PER_MILE = 1.85

# Walking: 4.8 km/h, 80 metres a minute, as councils' and the government's access studies have it.
_WALK_MINUTES_PER_KM = 60 / 4.8

# Cycling: 16 km/h and five minutes to park, as in the government's journey time statistics.
_CYCLE_ENDS_MINUTES = 5.0
_CYCLE_MINUTES_PER_KM = 60 / 16

# Bus: five minutes' walk (400 metres) to the stop, five minutes' wait, five minutes' walk from it,
# and 20 km/h between, stops counted.
_BUS_ENDS_MINUTES = 15.0
_BUS_MINUTES_PER_KM = 60 / 20

# A sum that should be a whole number may come out a trace above it and would round up by one.
_ROUNDING_TRACE = 1e-9


def road_km(straight_km: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the distance by road for a straight-line distance, both in kilometres."""
    # At distance 0 the logarithm has no value; anything short has the largest detour anyway.
    logarithm = np.log(np.maximum(straight_km, 1e-6))
    detour = np.clip(_DETOUR_AT_ONE_KM - _DETOUR_FALL * logarithm, _LEAST_DETOUR, _MOST_DETOUR)
    return np.asarray(straight_km * detour)


def estimate(straight_km: NDArray[np.float64], mode: TravelMode) -> NDArray[np.int32]:
    """Return one-way minutes between different places, door to door.

    Parameters
    ----------
    straight_km
        Straight-line distances in kilometres, 0 or more, of any shape.
    mode
        How the person travels.

    Returns
    -------
    numpy.ndarray
        Whole minutes, rounded up, of the same shape. By bus and by bicycle never more than on
        foot: people walk where walking is quicker.
    """
    road = road_km(straight_km)
    on_foot = _WALK_MINUTES_PER_KM * road
    match mode:
        case TravelMode.CAR:
            minutes = _CAR_ENDS_MINUTES + _CAR_MINUTES_PER_MILE * (road / KILOMETRES_PER_MILE)
        case TravelMode.WALK:
            minutes = on_foot
        case TravelMode.CYCLE:
            minutes = np.minimum(_CYCLE_ENDS_MINUTES + _CYCLE_MINUTES_PER_KM * road, on_foot)
        case TravelMode.BUS:
            minutes = np.minimum(_BUS_ENDS_MINUTES + _BUS_MINUTES_PER_KM * road, on_foot)
    return np.ceil(minutes - _ROUNDING_TRACE).astype(np.int32)
