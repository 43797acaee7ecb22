"""Room to write by hand: boxes to tick and lines to write on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.sheets._styles import ROW, Grey
from planner.sheets._text import Text

if TYPE_CHECKING:
    from planner.sheets._pen import Pen

_SIDE = 8.0
_LINE_SPACING = 18.0


@dataclass(frozen=True, slots=True)
class TickBoxes:
    """An empty square before each word, beside each other."""

    words: tuple[str, ...]

    def height(self, width: float) -> float:
        """Return the height of a line."""
        del width
        return ROW.leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the squares evenly over the width."""
        step = width / len(self.words)
        for number, word in enumerate(self.words):
            left = x + number * step
            pen.box(left, top + 2, _SIDE, _SIDE, edge=Grey.BLACK)
            Text.of(word, ROW, most_lines=1).draw(pen, left + _SIDE + 3, top, step - _SIDE - 3)


@dataclass(frozen=True, slots=True)
class BlankLines:
    """Ruled lines across the width."""

    lines: int = 1
    spacing: float = _LINE_SPACING

    def height(self, width: float) -> float:
        """Return the height of all lines."""
        del width
        return self.lines * self.spacing

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw them; a line stands at the foot of its space."""
        for number in range(1, self.lines + 1):
            y = top + number * self.spacing - 1
            pen.line(x, y, x + width, y, grey=Grey.HAIR)
