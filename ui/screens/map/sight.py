"""What can be seen and reached on the map: which marks there are, and which one is where."""

from __future__ import annotations

from enum import Enum
from math import ceil, hypot, log2
from typing import TYPE_CHECKING, NamedTuple

from ui.screens.map.joining import CROWD, Mark, OfficeMark, alone, joined, joined_offices
from ui.screens.map.layers import Layer, Layers, layer_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.whereabouts import MapFamily, MapModel, MapPractitioner
    from ui.screens.map.projection import Projection

TARGET_PIXELS = 13.0
"""How near to a mark's middle the pointer has to be: a target of 26 pixels."""


LEVELS_PER_DOUBLING = 2
"""At how many scales between one and twice as large the marks of a crowd are joined anew."""


class Direction(Enum):
    """Where an arrow key leads: east and north."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, 1)
    DOWN = (0, -1)


class _Joined(NamedTuple):
    """The marks of one scale, and the mark of each family."""

    marks: tuple[Mark, ...]
    mark_of: Mapping[str, Mark]
    offices: tuple[OfficeMark, ...]


class Sight:
    """A map, what of it is shown and from where; answers what is where.

    Attributes
    ----------
    projection
        May be set at any time.
    """

    def __init__(self, model: MapModel, layers: Layers, projection: Projection) -> None:
        self.projection = projection
        self._model = model
        self._layers = layers
        self._families = tuple(one for one in model.families if layer_of(one) in layers)
        self._by_id = {one.family_id: one for one in self._families}
        self._practitioners = {one.staff_id: one for one in model.practitioners}
        self._kept: dict[float, _Joined] = {}
        self._now = _Joined((), {}, ())

    @property
    def model(self) -> MapModel:
        """The whole map."""
        return self._model

    @property
    def layers(self) -> Layers:
        """What of it is shown."""
        return self._layers

    def family(self, family_id: str) -> MapFamily | None:
        """Return a family that is shown."""
        return self._by_id.get(family_id)

    def practitioner(self, staff_id: str | None) -> MapPractitioner | None:
        """Return somebody by id."""
        return self._practitioners.get(staff_id or "")

    def families_of(self, staff_id: str) -> tuple[MapFamily, ...]:
        """Return somebody's families that are shown."""
        return tuple(one for one in self._families if one.staff_id == staff_id)

    def pixels_of(self, family_ids: Iterable[str]) -> list[tuple[float, float]]:
        """Return where families are in the view; those that are not shown are left out."""
        shown = (self._by_id.get(one) for one in family_ids)
        return [self.projection.pixel(one.easting, one.northing) for one in shown if one]

    def marks(self) -> tuple[Mark, ...]:
        """Return the marks of all families shown, joined for the scale in force."""
        self._join()
        return self._now.marks

    def offices(self) -> tuple[OfficeMark, ...]:
        """Return the marks of all offices, if they are shown, joined for the scale in force."""
        self._join()
        return self._now.offices

    def mark_of(self, family_id: str, apart: Iterable[str] = ()) -> Mark | None:
        """Return the mark a family is in.

        Parameters
        ----------
        apart
            Families that are drawn for themselves, joined or not.
        """
        family = self._by_id.get(family_id)
        if family is None:
            return None
        if family_id in apart:
            return alone(family)
        self._join()
        return self._now.mark_of[family_id]

    def mark_at(self, x: float, y: float, apart: Iterable[str] = ()) -> Mark | None:
        """Return the mark at a pixel, the nearest of several; those apart lie on top."""
        on_top = (alone(self._by_id[one]) for one in apart if one in self._by_id)
        for marks in (tuple(on_top), self.marks_in_view(TARGET_PIXELS)):
            nearest = min(marks, key=lambda mark: self._away(mark, x, y), default=None)
            if nearest is not None and self._away(nearest, x, y) <= TARGET_PIXELS:
                return nearest
        return None

    def next_mark(self, start: Mark, direction: Direction) -> Mark | None:
        """Return the nearest mark in a direction; sideways counts double, behind not at all."""
        east, north = direction.value
        best: tuple[float, Mark] | None = None
        for mark in self.marks():
            along = (mark.easting - start.easting) * east + (mark.northing - start.northing) * north
            across = abs(
                (mark.easting - start.easting) * north - (mark.northing - start.northing) * east
            )
            if along <= 0 or across > 2 * along or mark.key == start.key:
                continue
            way = along + 2 * across
            if best is None or way < best[0]:
                best = (way, mark)
        return None if best is None else best[1]

    def middle_mark(self) -> Mark | None:
        """Return the mark nearest to the middle of the view; where the keyboard begins."""
        here = (self.projection.easting, self.projection.northing)
        return min(
            self.marks(),
            key=lambda mark: hypot(mark.easting - here[0], mark.northing - here[1]),
            default=None,
        )

    def marks_in_view(self, beyond: float) -> tuple[Mark, ...]:
        """Return the marks whose middle is in the view, or so many pixels beyond its edge."""
        view = self.projection
        west, north = view.ground(-beyond, -beyond)
        east, south = view.ground(view.width + beyond, view.height + beyond)
        return tuple(
            mark
            for mark in self.marks()
            if west < mark.easting < east and south < mark.northing < north
        )

    def _join(self) -> None:
        metres_per_pixel = self.projection.metres_per_pixel
        if len(self._families) > CROWD:
            # At two scales a doubling only, and kept: zooming to and fro costs nothing.
            level = ceil(log2(metres_per_pixel) * LEVELS_PER_DOUBLING)
            metres_per_pixel = 2 ** (level / LEVELS_PER_DOUBLING)
        elif metres_per_pixel not in self._kept:
            self._kept.clear()
        if metres_per_pixel not in self._kept:
            marks = joined(self._families, metres_per_pixel)
            offices = self._model.offices if Layer.OFFICES in self._layers else ()
            self._kept[metres_per_pixel] = _Joined(
                marks,
                {family.family_id: mark for mark in marks for family in mark.families},
                joined_offices(offices, metres_per_pixel),
            )
        self._now = self._kept[metres_per_pixel]

    def _away(self, mark: Mark, x: float, y: float) -> float:
        left, top = self.projection.pixel(mark.easting, mark.northing)
        return hypot(left - x, top - y)
