"""The marks of the window: bands by shape, children as dots and squares, tags as icon and word.

Each is painted once for a palette, a size and a device ratio, and kept as a pixmap.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF

from ui.theme import Role, Tokens, current, current_tokens, scaled
from ui.theme.kept import kept
from ui.widgets.board.model import Tag, Urgency
from ui.widgets.ink import Ink, advance, colour

if TYPE_CHECKING:
    from collections.abc import Callable

BAND_SIZE = 12
DOT_PITCH = 8
SQUARE_PITCH = 8
MOST_DOTS = 5


class TagLook(NamedTuple):
    """How a tag is told: an icon, a word, and the token that colours both."""

    icon: str
    word: str
    token: str


TAG_LOOKS = {
    Tag.KEPT: TagLook("", "Kept", "muted"),
    Tag.NEW: TagLook("plus", "New", "new"),
    Tag.MOVED: TagLook("arrow-right", "Moved", "moved"),
    Tag.RETURNED: TagLook("arrow-u-up-left", "Returned", "returned"),
}


def band_mark(urgency: Urgency, ratio: float) -> QPixmap:
    """Return the band as a filled triangle, a hollow diamond or a ring; `BAND_SIZE` square."""
    return _band(urgency, current_tokens(), scaled(BAND_SIZE), ratio)


def children_dots(count: int, ratio: float) -> QPixmap:
    """Return a dot for each child; above `MOST_DOTS`, one dot and the number."""
    return _dots(count, current_tokens(), current().text_factor, ratio)


def caseload_bar(children: int, cap: int, ratio: float, room: float, *, added: int = 0) -> QPixmap:
    """Return a square for each child of the cap: filled, hollow where free, red where over.

    Squares grow narrower, down to 2 px, where a caseload is too long for `room`. Those of children
    `added` are of another blue: what would come.
    """
    pitch = _pitch(children + added, cap, room)
    most = max(1, int(room // pitch))
    height = scaled(SQUARE_PITCH)
    return _bar(children, added, cap, most, current_tokens(), pitch, height, ratio)


def caseload_bar_width(children: int, cap: int) -> int:
    """Return how wide the bar of a caseload is where there is room for it."""
    return max(children, cap) * scaled(SQUARE_PITCH)


def _pitch(children: int, cap: int, room: float) -> int:
    return max(2, min(scaled(SQUARE_PITCH), int(room / max(children, cap, 1))))


def tag_chip(tag: Tag, ratio: float) -> QPixmap:
    """Return the tag of a changed card: its icon and word on their soft ground."""
    look = TAG_LOOKS[tag]
    return word_chip(look.word, look.token, ratio, icon=look.icon)


def word_chip(words: str, token: str, ratio: float, *, icon: str = "") -> QPixmap:
    """Return words on the soft ground of a token; on a sunken one where the token is muted."""
    return _chip(words, token, icon, current_tokens(), current().text_factor, ratio)


def _painted(width: float, height: float, ratio: float, paint: Callable[[Ink], None]) -> QPixmap:
    pixmap = QPixmap(max(1, math.ceil(width * ratio)), max(1, math.ceil(height * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        paint(Ink(painter))
    return pixmap


@kept(64)
def _band(urgency: Urgency, tokens: Tokens, size: int, ratio: float) -> QPixmap:
    unit = size / BAND_SIZE

    def paint(ink: Ink) -> None:
        painter = ink.painter
        value = colour(getattr(tokens, urgency.value))
        middle = size / 2
        if urgency is Urgency.HIGH:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(value)
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(middle, 0.8 * unit),
                        QPointF(size - 0.2 * unit, size - unit),
                        QPointF(0.2 * unit, size - unit),
                    ]
                )
            )
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if urgency is Urgency.MEDIUM:
            pen = QPen(value, 2 * unit)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            reach = 3.9 * unit
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(middle, middle - reach),
                        QPointF(middle + reach, middle),
                        QPointF(middle, middle + reach),
                        QPointF(middle - reach, middle),
                    ]
                )
            )
        else:
            painter.setPen(QPen(value, 1.6 * unit))
            painter.drawEllipse(QPointF(middle, middle), 4.3 * unit, 4.3 * unit)

    return _painted(size, size, ratio, paint)


@kept(64)
def _dots(count: int, tokens: Tokens, text_factor: float, ratio: float) -> QPixmap:
    pitch = round(DOT_PITCH * text_factor)
    size = pitch - 2
    shown = count if count <= MOST_DOTS else 1
    number = "" if count <= MOST_DOTS else str(count)
    height = round(16 * text_factor)

    def paint(ink: Ink) -> None:
        ink.painter.setPen(Qt.PenStyle.NoPen)
        ink.painter.setBrush(colour(tokens.muted))
        for nth in range(shown):
            ink.painter.drawEllipse(QRectF(nth * pitch, (height - size) / 2 + 0.5, size, size))
        if number:
            ink.text(pitch + 1, height / 2, number, Role.SMALL, tokens.muted)

    width = shown * pitch + (advance(number, Role.SMALL) + 2 if number else 0)
    return _painted(width, height, ratio, paint)


@kept(512)
def _bar(
    children: int,
    added: int,
    cap: int,
    most: int,
    tokens: Tokens,
    pitch: int,
    height: int,
    ratio: float,
) -> QPixmap:
    size = pitch - 1
    after = children + added
    squares = min(most, max(after, cap))

    def paint(ink: Ink) -> None:
        for nth in range(squares):
            left = nth * pitch
            if nth >= cap:
                ink.fill(left, 0, size, height, tokens.high)
            elif nth < children:
                ink.fill(left, 0, size, height, tokens.bar)
            elif nth < after:
                ink.fill(left, 0, size, height, tokens.new)
            else:
                ink.frame(left, 0, size, height, radius=0.5, edge=tokens.strong)

    return _painted(max(squares, 1) * pitch, height, ratio, paint)


@kept(256)
def _chip(
    words: str, token: str, icon: str, tokens: Tokens, text_factor: float, ratio: float
) -> QPixmap:
    ground = tokens.sunken if token == "muted" else getattr(tokens, f"{token}_soft")  # noqa: S105
    pad, gap = round(6 * text_factor), round(3 * text_factor)
    icon_size = round(11 * text_factor) if icon else 0
    height = round(17 * text_factor)
    width = math.ceil(2 * pad + advance(words, Role.CAPTION_MEDIUM)) + (
        icon_size + gap if icon else 0
    )

    def paint(ink: Ink) -> None:
        ink.plate(0, 0, width, height, radius=4, ground=ground)
        left: float = pad
        if icon:
            ink.icon(left - 1, height / 2, icon, token, icon_size)
            left += icon_size + gap - 1
        ink.text(left, height / 2, words, Role.CAPTION_MEDIUM, getattr(tokens, token))

    return _painted(width, height, ratio, paint)


def logical_width(pixmap: QPixmap) -> float:
    """Return how wide a pixmap is drawn."""
    return pixmap.width() / pixmap.devicePixelRatio()
