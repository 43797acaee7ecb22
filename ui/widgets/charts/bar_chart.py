"""Upright bars, stacked, with their figure above and a legend beneath."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush

from ui.theme import Role, scaled
from ui.widgets.charts.chart import Chart, Mark
from ui.widgets.ink import Ink, advance, colour

WIDEST_BAR = 34
GAP = 0.28
"""Of a bar's share of the width, left free beside it."""


@dataclass(frozen=True, slots=True)
class Series:
    """A kind of part that every bar may have.

    `token` names its colour; one series is `hatched`, so that two are told apart without colour.
    """

    name: str
    token: str
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Attributes
    ----------
    label
        A few letters beneath it.
    parts
        A number for each series, from the foot of the bar up.
    words
        All its numbers in a sentence.
    hollow
        Whether it is not certain yet: drawn as edges alone.
    """

    key: str
    label: str
    parts: tuple[int, ...]
    words: str
    hollow: bool = False

    @property
    def total(self) -> int:
        """The whole height."""
        return sum(self.parts)


class BarChart(Chart):
    """Bars over a line; as many labels beneath as have room."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._series: tuple[Series, ...] = ()
        self._bars: tuple[Bar, ...] = ()
        self._at_least = 0

    def set_bars(
        self, series: tuple[Series, ...], bars: tuple[Bar, ...], *, at_least: int = 0
    ) -> None:
        """Show other numbers.

        Parameters
        ----------
        at_least
            What the height stands for at least, however low the bars are: a cap.
        """
        self._series, self._bars, self._at_least = series, bars, at_least
        self.set_marks_anew()

    def lay_out(self, width: int, height: int) -> tuple[tuple[Mark, ...], int]:
        """Share the width among the bars, and the height by the tallest."""
        if not self._bars:
            return (), height
        share = width / len(self._bars)
        wide = min(share * (1 - GAP), scaled(WIDEST_BAR))
        marks = []
        for nth, bar in enumerate(self._bars):
            left = nth * share + (share - wide) / 2
            box = QRect(round(left) - 2, 0, math.ceil(wide) + 4, self._foot(height) + 1)
            marks.append(Mark(bar.key, box, bar.words))
        return tuple(marks), height

    def paint(self, ink: Ink, scrolled: int) -> None:
        """Paint bars, figures, labels and legend."""
        del scrolled  # It is always as high as there is room.
        tokens, width = ink.tokens, self.viewport().width()
        foot = self._foot(self.viewport().height())
        room = foot - scaled(20)
        most = max((self._at_least, *(bar.total for bar in self._bars))) or 1
        every = self._labels_every(width)
        shows_figures = self._figures_fit(width)
        for nth, (bar, mark) in enumerate(zip(self._bars, self.marks, strict=True)):
            left, wide = mark.box.x() + 2, mark.box.width() - 4
            if self.is_marked(bar.key):
                ink.plate(left - 2, 0, wide + 4, foot, radius=4, ground=tokens.hover)
            top = self._paint_parts(ink, bar, left, wide, foot, room / most)
            middle = left + wide / 2
            if shows_figures and bar.total:
                figure = f"{bar.total:,}"
                start = middle - advance(figure, Role.CAPTION_MEDIUM) / 2
                ink.text(start, top - scaled(8), figure, Role.CAPTION_MEDIUM, tokens.text)
            # Counted from the end: the latest is the one people look for.
            if (len(self._bars) - 1 - nth) % every == 0:
                start = middle - advance(bar.label, Role.CAPTION) / 2
                end = width - advance(bar.label, Role.CAPTION)
                ink.text(
                    min(max(start, 0), end),
                    foot + scaled(13),
                    bar.label,
                    Role.CAPTION,
                    tokens.muted,
                )
        ink.fill(0, foot, width, 1, tokens.strong)
        self._paint_legend(ink, foot + scaled(36))

    def _paint_parts(
        self, ink: Ink, bar: Bar, left: float, wide: float, foot: float, unit: float
    ) -> float:
        """Paint a bar and return where it ends."""
        top = float(foot)
        for part, series in zip(bar.parts, self._series, strict=True):
            if not part:
                continue
            tall = part * unit
            top -= tall
            gap = 0 if bar.hollow or tall <= 2 else 1
            _paint_part(ink, series, left, top, wide, tall - gap, hollow=bar.hollow)
        return top

    def _paint_legend(self, ink: Ink, middle: float) -> None:
        left, size = 0.0, scaled(10)
        for series in self._series:
            _paint_part(ink, series, left, middle - size / 2, size, size, hollow=False)
            left += size + scaled(6)
            left += ink.text(left, middle, series.name, Role.SMALL, ink.tokens.muted)
            left += scaled(18)
        if any(bar.hollow for bar in self._bars):
            muted, top = ink.tokens.muted, middle - size / 2
            ink.frame(left, top, size, size, radius=0.5, edge=muted, thickness=2)
            ink.text(left + size + scaled(6), middle, "Planned", Role.SMALL, muted)

    def _foot(self, height: int) -> int:
        return max(scaled(40), height - scaled(48))

    def _labels_every(self, width: int) -> int:
        """Return every how many bars there is room for a label."""
        widest = max(advance(bar.label, Role.CAPTION) for bar in self._bars) if self._bars else 0
        share = width / max(1, len(self._bars))
        return max(1, math.ceil((widest + scaled(20)) / share))

    def _figures_fit(self, width: int) -> bool:
        widest = max((advance(f"{b.total:,}", Role.CAPTION_MEDIUM) for b in self._bars), default=0)
        return widest <= width / max(1, len(self._bars))


def _paint_part(
    ink: Ink, series: Series, left: float, top: float, wide: float, tall: float, *, hollow: bool
) -> None:
    """Paint a part in its colour, hatched where it is; a hollow one as its edges."""
    value = getattr(ink.tokens, series.token)
    if hollow:
        ink.frame(left, top, wide, tall, radius=0.5, edge=value, thickness=2)
    else:
        ink.fill(left, top, wide, tall, value)
    if series.hatched:
        lines = colour(value if hollow else ink.tokens.surface)
        ink.painter.fillRect(
            ink.box(left, top, wide, tall), QBrush(lines, Qt.BrushStyle.BDiagPattern)
        )
