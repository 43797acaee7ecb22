"""Bars over time: a row for each person, a bar for each while, dates beneath."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from ui.theme import Role, scaled
from ui.widgets.charts.chart import Chart, Mark
from ui.widgets.ink import Ink, advance

if TYPE_CHECKING:
    from collections.abc import Callable

ROW, BAR, AXIS = 32, 20, 24
WIDEST_NAME = 150
LEAST_BAR = 4
"""Pixels: a day is still seen in five years."""

BETWEEN_LABELS = 14
_MONTHS_APART = (1, 3, 6, 12)


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """One bar.

    Attributes
    ----------
    last
        The last day, included; `None` while it goes on.
    label
        A few words in the bar or, where they do not fit, beside it.
    words
        All of it in a sentence.
    hollow
        Whether it is only planned: drawn as an edge.
    """

    key: str
    first: date
    last: date | None
    label: str
    words: str
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class TimeRow:
    """Somebody with their bars, the first one first."""

    name: str
    spans: tuple[TimeSpan, ...]


class TimeBars(Chart):
    """Rows of bars; a click or Enter on a bar chooses it.

    Parameters
    ----------
    months
        Gives what a month is called beneath: ``Nov``.
    """

    def __init__(self, title: str, *, months: Callable[[date], str]) -> None:
        super().__init__(title, can_choose=True)
        self._month_words = months
        self._rows: tuple[TimeRow, ...] = ()
        self._first = self._until = self._last = date(2000, 1, 1)

    def set_rows(self, rows: tuple[TimeRow, ...], *, until: date) -> None:
        """Show other bars.

        Parameters
        ----------
        until
            The day to which a bar is drawn that goes on; the chart ends there or later.
        """
        spans = [span for row in rows for span in row.spans]
        self._rows, self._until = rows, until
        self._last = max((until, *(span.last or until for span in spans)))
        self._first = min((self._last, *(span.first for span in spans)))
        self.set_marks_anew()

    def lay_out(self, width: int, height: int) -> tuple[tuple[Mark, ...], int]:
        """Give everybody a row, and every bar its days."""
        del height
        marks = []
        for nth, row in enumerate(self._rows):
            top = nth * scaled(ROW) + (scaled(ROW) - scaled(BAR)) // 2
            for span in row.spans:
                left, wide = self._across(span, width)
                box = QRect(round(left), top, max(round(wide), LEAST_BAR), scaled(BAR))
                marks.append(Mark(span.key, box, span.words))
        return tuple(marks), len(self._rows) * scaled(ROW) + scaled(AXIS)

    @property
    def whole_height(self) -> int:
        """How high the chart is with all its rows."""
        return len(self._rows) * scaled(ROW) + scaled(AXIS) + 2

    def paint(self, ink: Ink, scrolled: int) -> None:
        """Paint names, bars and dates."""
        tokens, width = ink.tokens, self.viewport().width()
        foot = len(self._rows) * scaled(ROW) - scrolled
        for at, label in self._labels(width):
            ink.fill(at, -scrolled, ink.hairline, foot + scrolled, tokens.line)
            ink.text(at, foot + scaled(13), label, Role.CAPTION, tokens.muted)
        marks = iter(self.marks)
        for nth, row in enumerate(self._rows):
            middle = nth * scaled(ROW) + scaled(ROW) / 2 - scrolled
            room = self._names(width) - scaled(12)
            ink.text(0, middle, row.name, Role.SMALL_MEDIUM, tokens.text, width=room)
            for span in row.spans:
                self._paint_span(ink, span, next(marks).box.translated(0, -scrolled), width)
        ink.fill(self._names(width), foot, width - self._names(width), 1, tokens.strong)

    def _paint_span(self, ink: Ink, span: TimeSpan, box: QRect, width: int) -> None:
        tokens = ink.tokens
        if span.hollow:
            ink.frame(
                box.x(), box.y(), box.width(), box.height(), radius=3, edge=tokens.bar, thickness=2
            )
        else:
            ink.plate(box.x(), box.y(), box.width(), box.height(), radius=3, ground=tokens.bar)
        if self.is_marked(span.key):
            ink.frame(
                box.x() - 2,
                box.y() - 2,
                box.width() + 4,
                box.height() + 4,
                radius=5,
                edge=tokens.strong,
            )
        middle, wide = box.y() + box.height() / 2, advance(span.label, Role.CAPTION_MEDIUM)
        inside = wide + scaled(12) <= box.width()
        if inside and not span.hollow:
            ink.text(box.x() + scaled(6), middle, span.label, Role.CAPTION_MEDIUM, tokens.surface)
            return
        after: float = box.x() + box.width() + scaled(6)
        if after + wide > width:
            after = box.x() - scaled(6) - wide
        if self._is_free(box, after, wide):
            ink.text(after, middle, span.label, Role.CAPTION_MEDIUM, tokens.muted)

    def _is_free(self, own: QRect, left: float, wide: float) -> bool:
        """Whether there is room for words, with no bar of the row in it."""
        words = QRect(round(left), own.y(), round(wide), own.height())
        if left < self._names(self.viewport().width()):
            return False
        scrolled = self.verticalScrollBar().value()
        return not any(mark.box.translated(0, -scrolled).intersects(words) for mark in self.marks)

    def _names(self, width: int) -> int:
        return min(scaled(WIDEST_NAME), width // 3)

    def _across(self, span: TimeSpan, width: int) -> tuple[float, float]:
        """Return where a bar begins, and how wide it is."""
        first = self._place(span.first, width)
        days = ((span.last or self._until) - span.first).days + 1
        return first, days * self._day(width) - 1

    def _place(self, day: date, width: int) -> float:
        return self._names(width) + (day - self._first).days * self._day(width)

    def _day(self, width: int) -> float:
        """Return how wide a day is."""
        return (width - self._names(width) - 2) / ((self._last - self._first).days + 1)

    def _labels(self, width: int) -> list[tuple[float, str]]:
        """Return the first days of months with their place, as many as there is room for."""
        for apart in _MONTHS_APART:
            labels = [
                (self._place(day, width), self._label(day, is_first=nth == 0))
                for nth, day in enumerate(_months(self._first, self._last, apart))
            ]
            ends = [
                at + advance(label, Role.CAPTION) + scaled(BETWEEN_LABELS) for at, label in labels
            ]
            if all(end <= after for end, (after, _) in zip(ends, labels[1:], strict=False)):
                return [one for one in labels if one[0] + scaled(20) < width]
        return labels[:1]

    def _label(self, day: date, *, is_first: bool) -> str:
        """Return a month; with its year where it is the first label, or January."""
        month = self._month_words(day)
        return f"{month} {day.year}" if is_first or day.month == 1 else month


def _months(first: date, last: date, apart: int) -> list[date]:
    """Return the first days of every so many months of the year, between two days."""
    found = []
    for year in range(first.year, last.year + 1):
        for month in range(1, 13, apart):
            day = date(year, month, 1)
            if first <= day <= last:
                found.append(day)
    return found
