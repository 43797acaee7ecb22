"""Type: one face, seven sizes, and every length that grows with the text."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase

from ui.theme.current import current
from ui.theme.kept import kept

FAMILY = "Inter"


class Role(Enum):
    """A use of type: size in pixels at text factor 1, and weight from 400 to 700."""

    SCREEN_TITLE = (20, 600)
    GOAL_VALUE = (16, 600)
    GOAL_BEFORE = (16, 400)
    PANEL_TITLE = (15, 600)
    BODY = (13, 400)
    BODY_MEDIUM = (13, 500)
    BODY_STRONG = (13, 600)
    SMALL = (12, 400)
    SMALL_MEDIUM = (12, 500)
    SMALL_STRONG = (12, 600)
    CAPTION = (11, 400)
    CAPTION_MEDIUM = (11, 500)
    CAPTION_STRONG = (11, 600)
    BADGE = (10, 600)
    BADGE_LIGHT = (10, 500)

    # A role is looked up with every word that is painted: by identity, not by its name's hash.
    __hash__ = object.__hash__


@lru_cache(maxsize=1)
def load_fonts() -> tuple[str, ...]:
    """Load the faces that ship in `resources/fonts`; once for the life of the program.

    Returns
    -------
    tuple of str
        The file names loaded; empty where none ship, when an installed Inter or the system's
        sans-serif stands in.
    """
    folder = files("resources").joinpath("fonts")
    if not folder.is_dir():
        return ()
    loaded = []
    for font_file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if font_file.name.endswith(".ttf"):
            data = QByteArray(font_file.read_bytes())
            if QFontDatabase.addApplicationFontFromData(data) >= 0:
                loaded.append(font_file.name)
    return tuple(loaded)


def font(role: Role) -> QFont:
    """Return the font of a role at the text factor in force; figures are all equally wide."""
    return QFont(_font(role, current().text_factor))


@kept(64)
def _font(role: Role, text_factor: float) -> QFont:
    pixels, weight = role.value
    made = QFont([FAMILY, "Segoe UI", "Helvetica Neue", "Noto Sans", "sans-serif"])
    made.setPixelSize(round(pixels * text_factor))
    made.setWeight(QFont.Weight(weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def scaled(pixels: float) -> int:
    """Return a length that grows with the text: the height of a row, the width of a column."""
    return round(pixels * current().text_factor)
