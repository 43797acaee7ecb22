"""Travel minutes from many origins to many destinations, worked out once.

Minutes depend on nothing but the places, the mode and `travel.csv`, so whoever needs them often
keeps the matrix.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planner.errors import KnownError
from planner.travel.minutes import estimate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from planner.service.rows import Travel
    from planner.service.words import TravelMode
    from planner.travel.places import Gazetteer, Place


def minutes_between(
    origins: Sequence[tuple[str, TravelMode]],
    destinations: Sequence[str],
    *,
    overrides: Sequence[Travel],
    gazetteer: Gazetteer,
) -> NDArray[np.int32]:
    """Return one-way travel minutes from every origin to every destination.

    Parameters
    ----------
    origins
        Places as they are written, each with how the person travels from there.
    destinations
        Places as they are written.
    overrides
        Measured minutes; each holds in both directions, for its own mode. The last one of a pair
        counts.
    gazetteer
        Finds the places.

    Returns
    -------
    numpy.ndarray
        Whole minutes, rounded up, of shape (origins, destinations); 0 between the same place
        unless an override says otherwise.

    Raises
    ------
    KnownError
        If a place is not known. It does not say which, as that would be somebody's address.
    """
    places, destination_columns = _distinct(_place(gazetteer, written) for written in destinations)
    columns = {place.key: column for column, place in enumerate(places)}
    minutes = np.zeros((len(origins), len(destinations)), dtype=np.int32)
    for mode in sorted({mode for _, mode in origins}):
        of_mode = [row for row, (_, each) in enumerate(origins) if each is mode]
        starts, start_rows = _distinct(_place(gazetteer, origins[row][0]) for row in of_mode)
        distinct = _estimated(starts, places, mode)
        rows = {place.key: row for row, place in enumerate(starts)}
        for override in overrides:
            if override.mode is mode:
                one = _place(gazetteer, override.from_).key
                other = _place(gazetteer, override.to).key
                for start, end in ((one, other), (other, one)):
                    if start in rows and end in columns:
                        distinct[rows[start], columns[end]] = override.minutes
        minutes[of_mode] = distinct[np.ix_(start_rows, destination_columns)]
    return minutes


def _estimated(
    starts: Sequence[Place], ends: Sequence[Place], mode: TravelMode
) -> NDArray[np.int32]:
    """Return the estimate for every pair of distinct places; 0 where both are the same."""
    start, end = _positions(starts), _positions(ends)
    metres = np.hypot(
        start[:, np.newaxis, 0] - end[np.newaxis, :, 0],
        start[:, np.newaxis, 1] - end[np.newaxis, :, 1],
    )
    minutes = estimate(metres / 1000, mode)
    column_of = {place.key: column for column, place in enumerate(ends)}
    for row, place in enumerate(starts):
        if place.key in column_of:
            minutes[row, column_of[place.key]] = 0
    return minutes


def _positions(places: Sequence[Place]) -> NDArray[np.float64]:
    positions = [(place.easting, place.northing) for place in places]
    return np.array(positions, dtype=np.float64).reshape(len(places), 2)


def _distinct(places: Iterable[Place]) -> tuple[list[Place], list[int]]:
    """Return the distinct places, and for each given place its index among them."""
    distinct: dict[str, int] = {}
    kept: list[Place] = []
    indices: list[int] = []
    for place in places:
        index = distinct.setdefault(place.key, len(kept))
        if index == len(kept):
            kept.append(place)
        indices.append(index)
    return kept, indices


def _place(gazetteer: Gazetteer, written: str) -> Place:
    place = gazetteer.find(written)
    if place is None:
        raise KnownError(
            "A place is not known. Import the service folder again: it names every such place."
        )
    return place
