"""From metres of the grid to pixels of the map, and back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FINEST = 1.0
"""Metres a pixel when nothing can be made larger: a street fills the map."""

COARSEST = 1_600.0
"""Metres a pixel when Great Britain fits a small window."""

LEAST_EXTENT = 4_000.0
"""What fits the map at least, in metres: one place alone is seen with its surroundings."""

# Each length of the scale bar that can be: 1, 2 or 5 and noughts.
_LENGTHS: tuple[int, ...] = tuple(
    lead * tens for tens in (10, 100, 1_000, 10_000, 100_000) for lead in (1, 2, 5)
)


@dataclass(frozen=True, slots=True)
class Projection:
    """What is seen of the grid.

    Attributes
    ----------
    easting, northing
        The middle of the view, in metres.
    metres_per_pixel
        Between `FINEST` and `COARSEST`.
    width, height
        The view, in logical pixels.
    """

    easting: float = 0.0
    northing: float = 0.0
    metres_per_pixel: float = 50.0
    width: float = 1.0
    height: float = 1.0

    def pixel(self, easting: float, northing: float) -> tuple[float, float]:
        """Return where a point of the grid is in the view."""
        return (
            self.width / 2 + (easting - self.easting) / self.metres_per_pixel,
            self.height / 2 - (northing - self.northing) / self.metres_per_pixel,
        )

    def ground(self, x: float, y: float) -> tuple[float, float]:
        """Return the easting and northing beneath a pixel."""
        return (
            self.easting + (x - self.width / 2) * self.metres_per_pixel,
            self.northing - (y - self.height / 2) * self.metres_per_pixel,
        )

    def moved(self, x: float, y: float) -> Projection:
        """Return the view after the ground was dragged by so many pixels."""
        return replace(
            self,
            easting=self.easting - x * self.metres_per_pixel,
            northing=self.northing + y * self.metres_per_pixel,
        )

    def centred(self, easting: float, northing: float) -> Projection:
        """Return the view with a point of the grid in its middle."""
        return replace(self, easting=easting, northing=northing)

    def zoomed(self, factor: float, x: float, y: float) -> Projection:
        """Return the view so many times larger; what lies beneath the pixel stays there."""
        finer = min(max(self.metres_per_pixel / factor, FINEST), COARSEST)
        easting, northing = self.ground(x, y)
        return replace(
            self,
            easting=easting - (x - self.width / 2) * finer,
            northing=northing + (y - self.height / 2) * finer,
            metres_per_pixel=finer,
        )

    def resized(self, width: float, height: float) -> Projection:
        """Return the view with another size and the same middle."""
        return replace(self, width=width, height=height)

    def held_within(self, points: Bounds, beyond: float) -> Projection:
        """Return the view with its middle no further than `beyond` metres from the points."""
        return self.centred(
            min(max(self.easting, points.west - beyond), points.east + beyond),
            min(max(self.northing, points.south - beyond), points.north + beyond),
        )

    def fitting(self, points: Bounds, margins: Margins) -> Projection:
        """Return the view in which all points are seen, with so many pixels left round them."""
        across = max(self.width - margins.left - margins.right, 1.0)
        down = max(self.height - margins.top - margins.bottom, 1.0)
        metres_per_pixel = max(
            max(points.east - points.west, LEAST_EXTENT) / across,
            max(points.north - points.south, LEAST_EXTENT) / down,
        )
        metres_per_pixel = min(max(metres_per_pixel, FINEST), COARSEST)
        return replace(
            self,
            easting=(points.west + points.east) / 2
            + (margins.right - margins.left) / 2 * metres_per_pixel,
            northing=(points.south + points.north) / 2
            + (margins.top - margins.bottom) / 2 * metres_per_pixel,
            metres_per_pixel=metres_per_pixel,
        )

    def scale_length(self, pixels: float) -> int:
        """Return the longest round number of metres that is no longer than so many pixels."""
        most = pixels * self.metres_per_pixel
        return max((length for length in _LENGTHS if length <= most), default=_LENGTHS[0])


@dataclass(frozen=True, slots=True)
class Margins:
    """Pixels left free round what is fitted into a view."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle of the grid, in metres."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def of(cls, points: Iterable[tuple[float, float]]) -> Bounds | None:
        """Return the smallest rectangle round points; `None` where there are none."""
        known = tuple(points)
        if not known:
            return None
        eastings, northings = zip(*known, strict=True)
        return cls(min(eastings), min(northings), max(eastings), max(northings))
