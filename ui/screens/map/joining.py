"""Families too near to each other to be told apart are one mark with their number."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, TypeVar

from planner.service import Band
from planner.whereabouts import MapFamily, Office
from ui.widgets.board.model import Urgency

if TYPE_CHECKING:
    from collections.abc import Sequence


JOIN_PIXELS = 6.0
"""Nearer than this, marks lie on each other."""

JOINED_PIXELS = 24.0
"""A joined mark is wider: what is nearer than this to its middle is joined too."""

OFFICE_JOIN_PIXELS = 17.0
"""Nearer than this, the squares of offices lie on each other."""

CROWD = 300
CROWD_JOIN_PIXELS = 40.0
"""Nearer than this they are joined where more than `CROWD` families are on the map: the numbers
of joined marks need room beside each other."""

P = TypeVar("P", MapFamily, Office)

_RANKS = {Band.HIGH: 0, Band.MEDIUM: 1, Band.LOW: 2}

# A cell's column and row as one number: rows are never so many, even of a metre.
_ROW = 1 << 24
_NEIGHBOURS = tuple(across * _ROW + up for across in (-1, 0, 1) for up in (-1, 0, 1))


@dataclass(frozen=True, slots=True)
class Mark:
    """One family, or several that are too near to each other; the most urgent first.

    Attributes
    ----------
    waiting
        How many of them wait.
    """

    families: tuple[MapFamily, ...]
    easting: float
    northing: float
    waiting: int

    @property
    def key(self) -> str:
        """The reference of its first family."""
        return self.families[0].family_id

    @property
    def is_joined(self) -> bool:
        """Whether it stands for several families."""
        return len(self.families) > 1

    @property
    def urgency(self) -> Urgency:
        """The highest band among them."""
        return urgency_of(self.families[0])

    @property
    def all_wait(self) -> bool:
        """Whether nobody works with any of them in this week."""
        return self.waiting == len(self.families)


@dataclass(frozen=True, slots=True)
class OfficeMark:
    """One office, or several that are too near to each other."""

    offices: tuple[Office, ...]

    @property
    def easting(self) -> float:
        """Where the first one stands."""
        return self.offices[0].easting

    @property
    def northing(self) -> float:
        """Where the first one stands."""
        return self.offices[0].northing

    @property
    def words(self) -> str:
        """Its letter, or how many there are."""
        return self.offices[0].letter if len(self.offices) == 1 else f"{len(self.offices):,}"


def urgency_of(family: MapFamily) -> Urgency:
    """Return a family's band as the marks of the window know it."""
    return Urgency(family.band.value)


def _rank(family: MapFamily) -> int:
    return _RANKS[family.band]


def alone(family: MapFamily) -> Mark:
    """Return a family's own mark."""
    return Mark((family,), family.easting, family.northing, int(family.is_waiting))


def joined(families: Sequence[MapFamily], metres_per_pixel: float) -> tuple[Mark, ...]:
    """Return the marks of families at a scale; every family is in exactly one.

    A mark of several stands at their middle. Whoever waits stands alone, and last, to be painted
    on top, unless more than `CROWD` families are shown.
    """
    ordered = sorted(families, key=_rank)
    if len(ordered) > CROWD:
        groups = _grouped(ordered, CROWD_JOIN_PIXELS * metres_per_pixel)
        return tuple(map(_mark, groups))
    placed = [family for family in ordered if not family.is_waiting]
    marks = map(_mark, _grouped(placed, JOIN_PIXELS * metres_per_pixel))
    with_room = _with_room(tuple(marks), JOINED_PIXELS * metres_per_pixel)
    return (*with_room, *(alone(family) for family in ordered if family.is_waiting))


def joined_offices(offices: Sequence[Office], metres_per_pixel: float) -> tuple[OfficeMark, ...]:
    """Return the marks of offices at a scale; one of several stands at the first one's place."""
    groups = _grouped(offices, OFFICE_JOIN_PIXELS * metres_per_pixel)
    return tuple(OfficeMark(tuple(group)) for group in groups)


def _grouped(placed: Sequence[P], metres: float) -> list[list[P]]:
    """Put everything to the nearest earlier first of a group within so far, or begin a group."""
    groups: list[list[P]] = []
    # A group by the position of its first, so that nothing is looked up where it is compared.
    by_cell: dict[int, list[tuple[float, float, list[P]]]] = {}
    find = by_cell.get
    size, limit = max(metres, 1e-3), metres * metres
    for one in placed:
        easting, northing = one.easting, one.northing
        cell = int(easting // size) * _ROW + int(northing // size)
        group, nearest = None, limit
        for shift in _NEIGHBOURS:
            firsts = find(cell + shift)
            if firsts is None:
                continue
            for east, north, there in firsts:
                away = (east - easting) * (east - easting) + (north - northing) * (north - northing)
                if away < nearest:
                    group, nearest = there, away
        if group is None:
            group = []
            groups.append(group)
            by_cell.setdefault(cell, []).append((easting, northing, group))
        group.append(one)
    return groups


def _with_room(marks: tuple[Mark, ...], metres: float) -> tuple[Mark, ...]:
    """Join to each joined mark, the largest first, what lies beneath it."""
    left = sorted(marks, key=lambda mark: -len(mark.families))
    kept: list[Mark] = []
    while left and left[0].is_joined:
        first, *others = left
        is_near = [
            hypot(one.easting - first.easting, one.northing - first.northing) < metres
            for one in others
        ]
        group = [first, *(one for one, near in zip(others, is_near, strict=True) if near)]
        left = [one for one, near in zip(others, is_near, strict=True) if not near]
        families = (family for mark in group for family in mark.families)
        kept.append(_mark(sorted(families, key=_rank)))
    return (*kept, *left)


def _mark(group: list[MapFamily]) -> Mark:
    if len(group) == 1:
        return alone(group[0])
    return Mark(
        tuple(group),
        sum(one.easting for one in group) / len(group),
        sum(one.northing for one in group) / len(group),
        sum(one.is_waiting for one in group),
    )
