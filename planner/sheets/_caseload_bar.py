"""One square is one child: filled, free, or crossed where there is one too many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.sheets._styles import Grey

if TYPE_CHECKING:
    from planner.sheets._pen import Pen

_SIDE = 5.9
_SPACE = 1.1


@dataclass(frozen=True, slots=True)
class CaseloadBar:
    """A square for each child of the cap, and a crossed one for each child over it."""

    children: int
    cap: int

    def height(self, width: float) -> float:
        """Return the side of a square, in points; squares shrink so that all fit the width."""
        return self._step(width) - self._space(width)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the squares from left to right."""
        step, side = self._step(width), self.height(width)
        for number in range(max(self.cap, self.children)):
            left = x + number * step
            filled = number < min(self.children, self.cap)
            pen.box(
                left,
                top,
                side,
                side,
                fill=Grey.FILLED if filled else None,
                edge=Grey.FILLED,
                thick=0.6,
            )
            if number >= self.cap:
                pen.line(left, top, left + side, top + side, grey=Grey.BLACK, thick=0.6)
                pen.line(left, top + side, left + side, top, grey=Grey.BLACK, thick=0.6)

    def _step(self, width: float) -> float:
        return min(_SIDE + _SPACE, width / max(1, self.cap, self.children))

    def _space(self, width: float) -> float:
        return self._step(width) * _SPACE / (_SIDE + _SPACE)
