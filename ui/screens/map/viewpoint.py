"""From where the map is seen: fitted, moved and zoomed, and never away from what is on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.screens.map.projection import Bounds, Margins, Projection
from ui.theme import scaled

if TYPE_CHECKING:
    from planner.whereabouts import MapModel

FIT_MARGINS = (60, 56, 90, 76)
"""Left free at the left, top, right (where the buttons are) and foot when all is fitted."""

COARSEST_OF_FIT = 2.5
"""How many times more than all of the map fits the view when nothing can be made smaller."""

BEYOND_METRES = 20_000
"""How far beyond the outermost mark the middle of the view may be moved."""

EDGE = 40
"""What is brought into view is no nearer to its edge than so many pixels."""


def bounds_of(model: MapModel) -> Bounds | None:
    """Return what all families, offices and bases lie in; `None` where there is nobody."""
    bases = (one.base for one in model.practitioners if one.base is not None)
    families = ((one.easting, one.northing) for one in model.families)
    offices = ((one.easting, one.northing) for one in model.offices)
    return Bounds.of((*families, *offices, *bases))


class Viewpoint:
    """Keeps the projection; all is fitted until somebody moves or zooms."""

    def __init__(self) -> None:
        self._projection = Projection()
        self._bounds: Bounds | None = None
        self._is_fitted = True

    @property
    def projection(self) -> Projection:
        """What is seen now."""
        return self._projection

    def show(self, bounds: Bounds | None) -> None:
        """Look at another map; the view stays where the same places are on it."""
        if bounds != self._bounds:
            self._bounds = bounds
            self._is_fitted = True
        self._settle()

    def resize(self, width: float, height: float) -> None:
        """Give the view another size."""
        self._projection = self._projection.resized(max(width, 1), max(height, 1))
        self._settle()

    def fit(self) -> None:
        """Show all there is."""
        self._is_fitted = True
        self._settle()

    def move(self, x: float, y: float) -> None:
        """Drag the ground by so many pixels."""
        self._is_fitted = False
        self._projection = self._projection.moved(x, y)
        self._settle()

    def zoom(self, factor: float, at: tuple[float, float] | None = None) -> None:
        """Make everything so many times larger; a pixel stays where it is, the middle if none."""
        view = self._projection
        if self._bounds is not None:
            most = self._fitting(self._bounds).metres_per_pixel * COARSEST_OF_FIT
            factor = max(factor, min(view.metres_per_pixel / most, 1.0))
        self._is_fitted = False
        x, y = (view.width / 2, view.height / 2) if at is None else at
        self._projection = view.zoomed(factor, x, y)
        self._settle()

    def bring_into_view(self, easting: float, northing: float) -> None:
        """Put a point into the middle unless it is well in view."""
        view, edge = self._projection, scaled(EDGE)
        x, y = view.pixel(easting, northing)
        if not (edge <= x <= view.width - edge and edge <= y <= view.height - edge):
            self._is_fitted = False
            self._projection = view.centred(easting, northing)
            self._settle()

    def _fitting(self, bounds: Bounds) -> Projection:
        return self._projection.fitting(bounds, Margins(*map(scaled, FIT_MARGINS)))

    def _settle(self) -> None:
        if self._bounds is None:
            return
        if self._is_fitted:
            self._projection = self._fitting(self._bounds)
        else:
            self._projection = self._projection.held_within(self._bounds, BEYOND_METRES)
