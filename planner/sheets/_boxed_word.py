"""A change as a word in a box: seen without colour, on any copier."""

from __future__ import annotations

from dataclasses import dataclass

from planner.sheets._pen import Pen, width_of
from planner.sheets._styles import TAG, Grey, Style
from planner.sheets._text import on_one_line

_PADDING = 3.2


@dataclass(frozen=True, slots=True)
class BoxedWord:
    """One word such as ``NEW`` in a rounded box; `dark` prints it white on black."""

    word: str
    style: Style = TAG
    dark: bool = False
    smallest: float = 5.5

    @property
    def natural_width(self) -> float:
        """How wide the box is at its full size, in points."""
        return width_of(self.word, self.style) + 2 * _PADDING

    def height(self, width: float) -> float:
        """Return the height of the box, in points."""
        del width
        return self.style.leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the box at its own width, smaller where `width` is narrower than that."""
        style = Style(
            self.style.face,
            self.style.size,
            self.style.leading,
            Grey.WHITE if self.dark else Grey.BLACK,
        )
        word = on_one_line(self.word, style, width - 2 * _PADDING, smallest=self.smallest)
        inner = min(word.natural_width, width - 2 * _PADDING)
        pen.box(
            x,
            top,
            inner + 2 * _PADDING,
            self.style.leading,
            fill=Grey.BLACK if self.dark else None,
            edge=Grey.BLACK,
            thick=0.7,
            radius=1.6,
        )
        word.draw(pen, x + _PADDING, top + (self.style.leading - word.leading) / 2, inner + 0.01)
