"""Phosphor icons, tinted from the tokens and kept once made."""

from __future__ import annotations

import qtawesome  # type: ignore[import-untyped]  # ships no types
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from qtawesome.iconic_font import IconicFont  # type: ignore[import-untyped]  # ships no types

from ui.theme.current import current_tokens
from ui.theme.kept import kept

FULL_SIZE = 1.14
"""Undoes the margin qtawesome leaves round a glyph, 0.875 of the icon being its share."""

BUTTON_GAP = 4
"""Between a button's icon and its words, besides the 4 px the style itself leaves."""


def icon(name: str, token: str = "muted") -> QIcon:  # noqa: S107 (a colour's name)
    """Return a Phosphor icon such as ``columns`` in the colour of a token in force.

    Parameters
    ----------
    name
        The icon's name in Phosphor, without a prefix.
    token
        A field of `Tokens`; grey where the icon is disabled.
    """
    tokens = current_tokens()
    return _icon(name, getattr(tokens, token), tokens.strong)


def icon_pixmap(name: str, token: str, size: int, ratio: float) -> QPixmap:
    """Return an icon as a square pixmap of `size` logical pixels, sharp at a device ratio."""
    tokens = current_tokens()
    return _pixmap(name, getattr(tokens, token), tokens.strong, size, ratio)


def button_icon(name: str, token: str, size: int, *, after: bool = False) -> QIcon:
    """Return an icon with a gap between it and a button's words, which no style sheet makes.

    Its size is `size` + `BUTTON_GAP` by `size` logical pixels; disabled it is strong-grey.

    Parameters
    ----------
    after
        Whether the icon stands after the words, and not before them.
    """
    tokens = current_tokens()
    return _button_icon(name, getattr(tokens, token), tokens.strong, size, after)


@kept(256)
def _button_icon(name: str, colour: str, disabled: str, size: int, after: bool) -> QIcon:
    made = QIcon()
    for value, mode in ((colour, QIcon.Mode.Normal), (disabled, QIcon.Mode.Disabled)):
        for ratio in (1.0, 1.25, 1.5, 2.0, 3.0):
            pixmap = QPixmap(QSize(round((size + BUTTON_GAP) * ratio), round(size * ratio)))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            with QPainter(pixmap) as painter:
                left = BUTTON_GAP if after else 0
                painter.drawPixmap(left, 0, _pixmap(name, value, value, size, ratio))
            made.addPixmap(pixmap, mode)
    return made


@kept(256)
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    made: QIcon = _phosphor().icon(
        f"ph.{name}", color=colour, color_disabled=disabled, scale_factor=FULL_SIZE
    )
    return made


@kept(1)
def _phosphor() -> IconicFont:
    """Load the one font of icons that is used: all twelve of qtawesome take 90 ms."""
    _, names = qtawesome.get_fonts_info()
    font = next(name for name in names if name.startswith("phosphor-"))
    names_of_glyphs = font.replace("phosphor-", "phosphor-charmap-").replace(".ttf", ".json")
    return IconicFont(("ph", font, names_of_glyphs))


@kept(512)
def _pixmap(name: str, colour: str, disabled: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        _icon(name, colour, disabled).paint(painter, QRect(0, 0, size, size))
    return pixmap
