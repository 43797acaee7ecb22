"""Drawing on whole device pixels: frames, lines, words and pixmaps that are sharp at any ratio."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPixmap,
    QStaticText,
    QTransform,
)

from ui.theme import Role, Tokens, current, current_tokens, font, icon_pixmap
from ui.theme.kept import kept

MOST_KEPT_PIXELS = 120_000
"""Frames up to this many device pixels are kept whole as pixmaps: cards, not lanes."""


@kept(128)
def colour(value: str) -> QColor:
    """Return the colour of a token's value."""
    return QColor(value)


@kept(64)
def _metrics(role: Role, text_factor: float) -> QFontMetricsF:
    del text_factor  # a key of the cache: the font of a role changes with it
    return QFontMetricsF(font(role))


@kept(64)
def _face(role: Role, text_factor: float) -> tuple[QFont, float, float]:
    """Return the font of a role, its ascent and half the height of a capital."""
    metrics = _metrics(role, text_factor)
    return font(role), metrics.ascent(), metrics.capHeight() / 2


@kept(8192)
def _laid_out(words: str, role: Role, text_factor: float) -> tuple[QStaticText, float]:
    """Return words ready to paint and their width; shaping is the dearest part of painting."""
    laid_out = QStaticText(words)
    laid_out.setTextFormat(Qt.TextFormat.PlainText)
    laid_out.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    laid_out.prepare(QTransform(), _face(role, text_factor)[0])
    return laid_out, _advance(words, role, text_factor)


@kept(8192)
def _advance(words: str, role: Role, text_factor: float) -> float:
    return _metrics(role, text_factor).horizontalAdvance(words)


@kept(4096)
def _shortened(words: str, role: Role, width: int, text_factor: float) -> str:
    return _metrics(role, text_factor).elidedText(words, Qt.TextElideMode.ElideRight, width)


@kept(2048)
def _wrapped(words: str, role: Role, width: int, text_factor: float) -> tuple[str, ...]:
    metrics = _metrics(role, text_factor)
    lines: list[str] = []
    line = ""
    for word in words.split():
        longer = f"{line} {word}" if line else word
        if line and metrics.horizontalAdvance(longer) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    if line:
        lines.append(line)
    return tuple(_shortened(each, role, width, text_factor) for each in lines)


def advance(words: str, role: Role) -> float:
    """Return how wide words are in a role, in logical pixels."""
    return _advance(words, role, current().text_factor)


def shortened(words: str, role: Role, width: float) -> str:
    """Return words that fit a width, with an ellipsis where they had to be cut."""
    return _shortened(words, role, max(0, int(width)), current().text_factor)


def wrapped(words: str, role: Role, width: float) -> tuple[str, ...]:
    """Return words in lines no wider than `width`; a word too long for a line is cut."""
    return _wrapped(words, role, max(1, int(width)), current().text_factor)


@kept(128)
def _frame_pixmap(
    across: int,
    down: int,
    radius: float,
    edge: str,
    ground: str | None,
    thickness: float,
    ratio: float,
) -> QPixmap:
    """Return a frame of a size in device pixels: a copy costs a tenth of drawing its corners."""
    pixmap = QPixmap(across, down)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = max(1, int(thickness * ratio)) / ratio
        half = line / 2
        painter.setPen(QPen(colour(edge), line))
        painter.setBrush(Qt.BrushStyle.NoBrush if ground is None else colour(ground))
        box = QRectF(0, 0, across / ratio, down / ratio).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, radius - half, radius - half)
    return pixmap


class Ink:
    """A painter with the palette in force, which snaps everything to device pixels.

    Parameters
    ----------
    painter
        Active on its device and neither scaled nor turned; positions are its logical pixels.
    """

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        self.tokens: Tokens = current_tokens()
        transform = painter.deviceTransform()
        self.ratio = transform.m11()
        self.hairline = max(1, int(self.ratio)) / self.ratio
        origin = transform.map(QPointF(0, 0))
        self._origin_x, self._origin_y = origin.x(), origin.y()
        self._text_factor = current().text_factor
        self._role: Role | None = None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)

    def snapped(self, x: float, y: float) -> QPointF:
        """Return the nearest corner of device pixels."""
        ratio, left, top = self.ratio, self._origin_x, self._origin_y
        return QPointF(
            (round(x * ratio + left) - left) / ratio, (round(y * ratio + top) - top) / ratio
        )

    def box(self, x: float, y: float, width: float, height: float) -> QRectF:
        """Return a rectangle whose edges lie between device pixels."""
        return QRectF(self.snapped(x, y), self.snapped(x + width, y + height))

    def fill(self, x: float, y: float, width: float, height: float, value: str) -> None:
        """Fill a rectangle."""
        self.painter.fillRect(self.box(x, y, width, height), colour(value))

    def frame(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        radius: float,
        edge: str,
        ground: str | None = None,
        thickness: float = 1,
    ) -> None:
        """Draw a rounded rectangle whose edge lies inside the given one."""
        box = self.box(x, y, width, height)
        across, down = round(box.width() * self.ratio), round(box.height() * self.ratio)
        if across <= 0 or down <= 0:
            return
        corner = math.ceil(radius * self.ratio) + 1
        if across * down <= MOST_KEPT_PIXELS or min(across, down) <= 2 * corner:
            kept = _frame_pixmap(across, down, radius, edge, ground, thickness, self.ratio)
            self.painter.drawPixmap(box.topLeft(), kept)
        else:
            small = 2 * corner
            kept = _frame_pixmap(small, small, radius, edge, ground, thickness, self.ratio)
            self._large_frame(box, kept, edge=edge, ground=ground, thickness=thickness)

    def _large_frame(
        self, box: QRectF, kept: QPixmap, *, edge: str, ground: str | None, thickness: float
    ) -> None:
        """Draw a large frame from the four corners of a small one: no wide curve is filled."""
        painter = self.painter
        corner = kept.width() / 2 / self.ratio
        line = max(1, int(thickness * self.ratio)) / self.ratio
        pixels = kept.width() / 2
        for right in (0, 1):
            for low in (0, 1):
                place = QRectF(
                    box.right() - corner if right else box.left(),
                    box.bottom() - corner if low else box.top(),
                    corner,
                    corner,
                )
                painter.drawPixmap(
                    place, kept, QRectF(right * pixels, low * pixels, pixels, pixels)
                )
        flat, tall = box.adjusted(corner, 0, -corner, 0), box.adjusted(0, corner, 0, -corner)
        if ground is not None:
            painter.fillRect(flat, colour(ground))
            painter.fillRect(tall, colour(ground))
        for side in (
            QRectF(flat.left(), box.top(), flat.width(), line),
            QRectF(flat.left(), box.bottom() - line, flat.width(), line),
            QRectF(box.left(), tall.top(), line, tall.height()),
            QRectF(box.right() - line, tall.top(), line, tall.height()),
        ):
            painter.fillRect(side, colour(edge))

    def plate(
        self, x: float, y: float, width: float, height: float, *, radius: float, ground: str
    ) -> None:
        """Fill a rounded rectangle without an edge."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour(ground))
        self.painter.drawRoundedRect(self.box(x, y, width, height), radius, radius)

    def focus_ring(self, x: float, y: float, width: float, height: float, *, radius: float) -> None:
        """Draw the ring of keyboard focus: 2 px of accent, 1 px away from what it is around."""
        self.frame(
            x - 3,
            y - 3,
            width + 6,
            height + 6,
            radius=radius + 3,
            edge=self.tokens.accent,
            thickness=2,
        )

    def text(
        self,
        x: float,
        centre: float,
        words: str,
        role: Role,
        value: str,
        *,
        width: float | None = None,
        right: bool = False,
    ) -> float:
        """Draw one line of words, cut to `width` where given, and return how wide they came out.

        Parameters
        ----------
        x
            The left end, or the right one where `right`.
        centre
            The height at which half of a capital is above and half below.
        """
        laid_out, wide = _laid_out(words, role, self._text_factor)
        if width is not None and wide > int(width):
            words = _shortened(words, role, max(0, int(width)), self._text_factor)
            laid_out, wide = _laid_out(words, role, self._text_factor)
        face, ascent, half_capital = _face(role, self._text_factor)
        painter = self.painter
        if role is not self._role:
            painter.setFont(face)
            self._role = role
        painter.setPen(colour(value))
        place = self.snapped(x - wide if right else x, centre + half_capital)
        painter.drawStaticText(QPointF(place.x(), place.y() - ascent), laid_out)
        return wide

    def pixmap(self, x: float, y: float, pixmap: QPixmap) -> None:
        """Draw a pixmap made for this device ratio, its corner on whole device pixels."""
        self.painter.drawPixmap(self.snapped(x, y), pixmap)

    def icon(self, x: float, centre: float, name: str, token: str, size: int) -> None:
        """Draw a Phosphor icon `size` pixels wide and high."""
        self.pixmap(x, centre - size / 2, icon_pixmap(name, token, size, self.ratio))
