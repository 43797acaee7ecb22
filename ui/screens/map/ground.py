"""The ground of the map: where people live, and a grid. Kept as a pixmap while the map is moved."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.theme import Scheme, current, current_tokens
from ui.widgets.ink import Ink, colour

if TYPE_CHECKING:
    from planner.whereabouts import Disc
    from ui.screens.map.projection import Projection

BEYOND = 160
"""Pixels painted beyond each edge of the view, so that a short way moves what is painted."""

GRID_PIXELS = 70
"""Lines of the grid are no nearer to each other."""

LEAST_RADIUS = 0.6
"""Discs smaller than this, in pixels, are not drawn: seen from far they are the towns' edges."""


class Ground:
    """Paints discs and grid; paints them anew only where the kept pixmap does not reach."""

    def __init__(self) -> None:
        self._discs: tuple[Disc, ...] = ()
        self._pixmap: QPixmap | None = None
        self._painted: tuple[object, ...] = ()
        self._from: Projection | None = None

    def set_discs(self, discs: tuple[Disc, ...]) -> None:
        """Take other discs, the largest first."""
        if discs != self._discs:
            self._discs = discs
            self._pixmap = None

    def paint(self, ink: Ink, projection: Projection) -> None:
        """Paint the view."""
        tokens = current_tokens()
        size = (projection.width, projection.height, projection.metres_per_pixel)
        key = (*size, ink.ratio, tokens)
        kept, start = self._pixmap, self._from
        if kept is None or start is None or key != self._painted or _away(start, projection):
            self._painted = key
            kept = self._pixmap = self._fresh(projection, ink.ratio)
            start = self._from = projection
        left, top = projection.pixel(start.easting, start.northing)
        # To whole device pixels: the grid stays sharp while it is dragged.
        ink.pixmap(left - projection.width / 2 - BEYOND, top - projection.height / 2 - BEYOND, kept)

    def _fresh(self, projection: Projection, ratio: float) -> QPixmap:
        wide = projection.resized(projection.width + 2 * BEYOND, projection.height + 2 * BEYOND)
        pixmap = QPixmap((QSizeF(wide.width, wide.height) * ratio).toSize())
        pixmap.setDevicePixelRatio(ratio)
        tokens = current_tokens()
        pixmap.fill(colour(tokens.window))
        with QPainter(pixmap) as painter:
            ink = Ink(painter)
            self._paint_grid(ink, wide)
            self._paint_discs(painter, wide)
        return pixmap

    def _paint_discs(self, painter: QPainter, view: Projection) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        # Where people live stands out as much from a dark window as from a light one.
        tokens = current_tokens()
        is_dark = current().scheme is Scheme.DARK
        painter.setBrush(colour(tokens.surface if is_dark else tokens.sunken))
        for disc in self._discs:
            radius = disc.radius / view.metres_per_pixel
            if radius < LEAST_RADIUS:
                break
            x, y = view.pixel(disc.easting, disc.northing)
            if -radius < x < view.width + radius and -radius < y < view.height + radius:
                painter.drawEllipse(QPointF(x, y), radius, radius)

    def _paint_grid(self, ink: Ink, view: Projection) -> None:
        step = _grid_step(view)
        west, north = view.ground(0, 0)
        east, south = view.ground(view.width, view.height)
        for nth in range(math.ceil(west / step), math.floor(east / step) + 1):
            x, _ = view.pixel(nth * step, 0)
            ink.fill(x, 0, ink.hairline, view.height, ink.tokens.line)
        for nth in range(math.ceil(south / step), math.floor(north / step) + 1):
            _, y = view.pixel(0, nth * step)
            ink.fill(0, y, view.width, ink.hairline, ink.tokens.line)


def _grid_step(view: Projection) -> int:
    length = view.scale_length(GRID_PIXELS)
    # The longest that is too near, and the next one after it: 1, 2, 5, 10.
    return length * 5 // 2 if str(length)[0] == "2" else length * 2


def _away(painted: Projection, now: Projection) -> bool:
    """Return whether the view reaches beyond what was painted."""
    metres = BEYOND * now.metres_per_pixel
    return (
        abs(now.easting - painted.easting) > metres or abs(now.northing - painted.northing) > metres
    )
