"""A small table of counts, the ground of each the deeper the more there are."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from ui.theme import Role, scaled
from ui.widgets.board.model import Urgency
from ui.widgets.charts.chart import Chart, Mark
from ui.widgets.ink import Ink, advance
from ui.widgets.marks import BAND_SIZE, band_mark

HEAD, TALLEST_ROW, LOWEST_ROW = 26, 40, 26
NAMES = 104
PALEST = 0.35
"""How much of the soft ground one of many still has; none has nothing."""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A band and a count for each column. `words` say each count in a sentence."""

    urgency: Urgency
    counts: tuple[int, ...]
    words: tuple[str, ...]


class HeatTable(Chart):
    """Bands down, ages across, and what both come to at the edges."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._columns: tuple[str, ...] = ()
        self._rows: tuple[HeatRow, ...] = ()

    def set_rows(self, columns: tuple[str, ...], rows: tuple[HeatRow, ...]) -> None:
        """Show other counts, as many to a row as there are columns."""
        self._columns, self._rows = columns, rows
        self.updateGeometry()
        self.set_marks_anew()

    def minimumSizeHint(self) -> QSize:
        """Return a size that shows every row."""
        rows = scaled(HEAD) + (len(self._rows) + 1) * scaled(LOWEST_ROW)
        return QSize(super().minimumSizeHint().width(), rows)

    def lay_out(self, width: int, height: int) -> tuple[tuple[Mark, ...], int]:
        """Share the width among the columns and one for the sums."""
        row_height = self._row_height(height)
        across = self._across(width)
        marks = []
        for down, row in enumerate(self._rows):
            top = scaled(HEAD) + down * row_height
            for nth, words in enumerate(row.words):
                box = QRect(
                    round(scaled(NAMES) + nth * across) + 1,
                    top + 1,
                    int(across) - 2,
                    row_height - 2,
                )
                marks.append(Mark(f"{row.urgency.value}:{nth}", box, words))
        return tuple(marks), scaled(HEAD) + (len(self._rows) + 1) * row_height

    def paint(self, ink: Ink, scrolled: int) -> None:
        """Paint heads, cells and sums."""
        view, tokens = self.viewport(), ink.tokens
        across, row_height = self._across(view.width()), self._row_height(view.height())
        most = max((count for row in self._rows for count in row.counts), default=0) or 1
        for nth, words in enumerate((*self._columns, "All")):
            middle = scaled(NAMES) + (nth + 0.5) * across
            _centred(ink, middle, scaled(HEAD) / 2 - scrolled, words, Role.SMALL, tokens.muted)
        boxes = {mark.key: mark.box for mark in self.marks}
        top = float(scaled(HEAD) - scrolled)
        for row in self._rows:
            middle, size = top + row_height / 2, scaled(BAND_SIZE)
            ink.pixmap(scaled(2), middle - size / 2, band_mark(row.urgency, ink.ratio))
            name = row.urgency.value.capitalize()
            ink.text(scaled(22), middle, name, Role.SMALL, tokens.text)
            for nth, count in enumerate(row.counts):
                key = f"{row.urgency.value}:{nth}"
                self._paint_cell(ink, boxes[key], scrolled, row.urgency, count, count / most)
            self._paint_sum(ink, len(self._columns), middle, sum(row.counts))
            top += row_height
        ink.text(scaled(22), top + row_height / 2, "All", Role.SMALL, tokens.muted)
        ink.fill(0, top, view.width(), 1, tokens.border)
        for nth in range(len(self._columns)):
            count = sum(row.counts[nth] for row in self._rows)
            self._paint_sum(ink, nth, top + row_height / 2, count)
        everybody = sum(sum(row.counts) for row in self._rows)
        self._paint_sum(ink, len(self._columns), top + row_height / 2, everybody)

    def _paint_cell(
        self, ink: Ink, box: QRect, scrolled: int, urgency: Urgency, count: int, share: float
    ) -> None:
        tokens = ink.tokens
        middle = box.y() - scrolled + box.height() / 2
        if count:
            ink.painter.setOpacity(PALEST + (1 - PALEST) * share)
            ground = getattr(tokens, f"{urgency.value}_soft")
            ink.plate(
                box.x(), box.y() - scrolled, box.width(), box.height(), radius=4, ground=ground
            )
            ink.painter.setOpacity(1)
        words, role = (f"{count:,}", Role.BODY_STRONG) if count else ("–", Role.BODY)
        colour = getattr(tokens, urgency.value) if count else tokens.muted
        _centred(ink, box.x() + box.width() / 2, middle, words, role, colour)

    def _paint_sum(self, ink: Ink, nth: int, middle: float, count: int) -> None:
        centre = scaled(NAMES) + (nth + 0.5) * self._across(self.viewport().width())
        words = f"{count:,}" if count else "–"
        _centred(ink, centre, middle, words, Role.BODY, ink.tokens.text)

    def _across(self, width: int) -> float:
        return max(scaled(36), (width - scaled(NAMES)) / (len(self._columns) + 1))

    def _row_height(self, height: int) -> int:
        share = (height - scaled(HEAD)) // (len(self._rows) + 1)
        return min(max(share, scaled(LOWEST_ROW)), scaled(TALLEST_ROW))


def _centred(ink: Ink, x: float, middle: float, words: str, role: Role, colour: str) -> None:
    ink.text(x - advance(words, role) / 2, middle, words, role, colour)
