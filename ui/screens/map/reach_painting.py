"""Rings of minutes round a base: dotted, dashed, and the limit as a line."""

from __future__ import annotations

import math
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPen, QPolygonF

from planner.whereabouts import rings
from ui.screens.map.labels import Box
from ui.screens.map.words import minutes_words
from ui.theme import Role, scaled
from ui.widgets.ink import advance, colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from planner.whereabouts import MapPractitioner, Ring
    from ui.screens.map.labels import Room
    from ui.screens.map.projection import Projection
    from ui.widgets.ink import Ink

MOST_RADIUS = 2_000
"""Rings up to this many pixels are painted whole."""

POINTS = 2880
"""Points of a larger ring: eight to a degree."""

LABEL_HEIGHT = 17
# Where a ring's label may stand, in degrees clockwise from east: low right first.
_LABEL_ANGLES = (40, 22, 60, 85, 120, 180, 150, 0, -20, -45, -70, -110, -140)


def paint_rings(
    ink: Ink, view: Projection, practitioner: MapPractitioner
) -> tuple[tuple[Ring, QPointF], ...]:
    """Paint somebody's rings; return each with its middle, for the labels."""
    if practitioner.base is None:
        return ()
    middle = QPointF(*view.pixel(*practitioner.base))
    drawn = rings(practitioner.limit_minutes, practitioner.travel_mode)
    painter = ink.painter
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for nth, ring in enumerate(drawn):
        pen = QPen(colour(ink.tokens.accent), 1.5)
        if not ring.is_limit:
            pen.setDashPattern([1.0, 2.0] if nth == 0 else [4.0, 2.6])
        painter.setPen(pen)
        _paint_ring(painter, middle, ring.metres / view.metres_per_pixel, view)
    return tuple((ring, middle) for ring in drawn)


def ring_boxes(
    view: Projection, drawn: tuple[tuple[Ring, QPointF], ...], room: Room
) -> list[tuple[str, Box]]:
    """Return where each ring that is in view says how many minutes it is."""
    height = scaled(LABEL_HEIGHT)
    labels = []
    for ring, middle in drawn:
        words = minutes_words(ring.minutes)
        width = advance(words, Role.CAPTION_STRONG) + scaled(12)
        radius = ring.metres / view.metres_per_pixel
        boxes = [
            Box(x - width / 2, y - height / 2, width, height)
            for degrees in _LABEL_ANGLES
            for x, y in (_on_ring(middle, radius, math.radians(degrees)),)
        ]
        box = room.best(boxes, most=2)
        if box is not None:
            labels.append((words, box))
    return labels


def _paint_ring(painter: QPainter, middle: QPointF, radius: float, view: Projection) -> None:
    """Paint what of a circle is in view: a dashed line of a thousand screens takes seconds."""
    if radius <= MOST_RADIUS:
        painter.drawEllipse(middle, radius, radius)
        return
    angles = np.linspace(0, 2 * math.pi, POINTS + 1)
    across, down = middle.x() + radius * np.cos(angles), middle.y() + radius * np.sin(angles)
    step = 2 * math.pi * radius / POINTS + 2
    is_seen = (
        (across >= -step)
        & (across <= view.width + step)
        & (down >= -step)
        & (down <= view.height + step)
    )
    points = list(zip(across.tolist(), down.tolist(), is_seen.tolist(), strict=True))
    for seen, arc in groupby(points, key=itemgetter(2)):
        if seen:
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y, _ in arc]))


def _on_ring(middle: QPointF, radius: float, angle: float) -> tuple[float, float]:
    return middle.x() + radius * math.cos(angle), middle.y() + radius * math.sin(angle)
