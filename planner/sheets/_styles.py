"""Type, greys and measures of the sheets; the one place where they stand. Lengths are points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MM = 72 / 25.4
PAGE_WIDTH = 297 * MM
PAGE_HEIGHT = 210 * MM
MARGIN = 10 * MM
CONTENT_WIDTH = PAGE_WIDTH - 2 * MARGIN
GAP = 7.7
"""Between two panels, and between two rows of panels."""
INSET = 6.5
"""From a panel's edge to its words."""


class Grey:
    """Greys, 0 black to 1 white. There are no colours on paper: every copier can print them."""

    BLACK = 0.0
    FILLED = 0.2
    DIM = 0.28
    RULE = 0x55 / 255
    HAIR = 0.68
    FAINT = 0.8
    HEAD = 0xEE / 255
    WHITE = 1.0


class Face(StrEnum):
    """The four weights of Inter; each value is the name of its file in `resources.fonts`."""

    REGULAR = "Inter-Regular"
    MEDIUM = "Inter-Medium"
    SEMIBOLD = "Inter-SemiBold"
    BOLD = "Inter-Bold"


@dataclass(frozen=True, slots=True)
class Style:
    """How words look: weight, size, the height of a line, and a grey."""

    face: Face
    size: float
    leading: float
    grey: float = Grey.BLACK

    def sized(self, size: float) -> Style:
        """Return the same style at another size, the line height in proportion."""
        return Style(self.face, size, self.leading * size / self.size, self.grey)


TITLE = Style(Face.BOLD, 16.5, 20)
SUBTITLE = Style(Face.REGULAR, 8.6, 11, Grey.DIM)
RUNNING = Style(Face.SEMIBOLD, 9.5, 13)
COUNT = Style(Face.BOLD, 13, 15)
CAPTION = Style(Face.REGULAR, 7.8, 10)
NAME = Style(Face.BOLD, 11.5, 14)
LOAD_STRONG = Style(Face.BOLD, 9.8, 14)
LOAD = Style(Face.REGULAR, 9.8, 14)
PANEL_TITLE = Style(Face.BOLD, 11, 14)
COLUMN = Style(Face.MEDIUM, 7.8, 10, Grey.DIM)
STRONG = Style(Face.BOLD, 9.5, 12)
ROW = Style(Face.REGULAR, 9.5, 12)
QUIET = Style(Face.REGULAR, 9.5, 12, Grey.DIM)
NOTE = Style(Face.REGULAR, 8.3, 10.6, Grey.DIM)
TAG = Style(Face.BOLD, 7.6, 11)
FOOT = Style(Face.REGULAR, 7.5, 10)
FOOT_STRONG = Style(Face.BOLD, 7.5, 10)
