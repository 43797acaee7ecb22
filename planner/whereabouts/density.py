"""Where people live in Great Britain, by square kilometre: the ground of the map.

`resources/gazetteer/density.csv` is counted from the same postcodes that `planner.travel` finds
places by; reading all of them takes a second, reading the counts a twentieth of it.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from planner.whereabouts.model import Disc, SettlementSize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_UNIT_METRES = 100

# An area in proportion to the postcodes, from a hamlet to a square kilometre of terraces.
_METRES_PER_ROOT = 68.0
_LEAST_RADIUS = 180.0
_MOST_RADIUS = 850.0

TOWN_REACH_METRES = 2_500
# Postcodes, old ones too, within that reach. Of Cheshire East: Crewe and Macclesfield are large
# towns, Alsager and Poynton towns, Holmes Chapel and Haslington villages.
LARGE_TOWN_POSTCODES = 1_600
TOWN_POSTCODES = 400


def discs_within(west: float, south: float, east: float, north: float) -> tuple[Disc, ...]:
    """Return the discs of a rectangle of the grid, in metres, the largest first."""
    cells = _cells()
    inside = cells[
        (cells[:, 0] >= west)
        & (cells[:, 0] <= east)
        & (cells[:, 1] >= south)
        & (cells[:, 1] <= north)
    ]
    radii = np.clip(_METRES_PER_ROOT * np.sqrt(inside[:, 2]), _LEAST_RADIUS, _MOST_RADIUS)
    order = np.argsort(-radii, kind="stable")
    return tuple(
        Disc(float(easting), float(northing), float(radius))
        for (easting, northing, _), radius in zip(inside[order], radii[order], strict=True)
    )


def settlement_sizes(
    positions: Sequence[tuple[float, float]],
) -> tuple[SettlementSize, ...]:
    """Return how large each settlement is, by the postcodes nearer to it than to the others."""
    if not positions:
        return ()
    cells = _cells()
    east, north = np.array(positions).T
    near = cells[
        (cells[:, 0] >= east.min() - TOWN_REACH_METRES)
        & (cells[:, 0] <= east.max() + TOWN_REACH_METRES)
        & (cells[:, 1] >= north.min() - TOWN_REACH_METRES)
        & (cells[:, 1] <= north.max() + TOWN_REACH_METRES)
    ]
    away = np.hypot(near[:, 0, np.newaxis] - east, near[:, 1, np.newaxis] - north)
    is_near = away.min(axis=1) <= TOWN_REACH_METRES
    postcodes = np.bincount(
        away.argmin(axis=1)[is_near], weights=near[is_near, 2], minlength=len(positions)
    )
    return tuple(_size(count) for count in postcodes.tolist())


def _size(postcodes: float) -> SettlementSize:
    if postcodes >= LARGE_TOWN_POSTCODES:
        return SettlementSize.LARGE_TOWN
    return SettlementSize.TOWN if postcodes >= TOWN_POSTCODES else SettlementSize.VILLAGE


@cache
def _cells() -> NDArray[np.float64]:
    """Return a row a square kilometre: easting and northing in metres, postcodes."""
    table = files("resources.gazetteer").joinpath("density.csv").read_text(encoding="utf-8")
    _, _, rows = table.partition("\n")
    cells = np.array(rows.replace("\n", ",").rstrip(",").split(","), dtype=np.float64)
    return cells.reshape(-1, 3) * (_UNIT_METRES, _UNIT_METRES, 1)
