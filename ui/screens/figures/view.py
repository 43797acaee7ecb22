"""The figures screen: three charts of the week on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.dates import week_words
from ui.screens.figures.words import (
    AGE_HEADS,
    CHANGE_SERIES,
    caseload_summary,
    change_bars,
    change_summary,
    load_groups,
    waiting_rows,
    waiting_summary,
)
from ui.theme import Role, scaled
from ui.widgets.charts.bar_chart import BarChart
from ui.widgets.charts.caseload_bars import CaseloadBars
from ui.widgets.charts.heat_table import HeatTable
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.ink import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.screens.figures.figures import Figures
    from ui.widgets.charts.chart import Chart


class FiguresScreen(QWidget):
    """Charts where they say more than a table; every number of theirs can be heard too.

    Signals
    -------
    practitioner_chosen(staff_id)
        People want to see a practitioner on the board.
    """

    practitioner_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel("Figures")
        title.setProperty("role", "title")
        self._week = ElidedLabel(Role.BODY, "muted", stretches=True)
        self.caseloads = CaseloadBars("Caseload against cap")
        self.changes = BarChart("Changes of worker")
        self.waiting = HeatTable("Waiting by band and age")
        self._caseload_panel = _Panel("Caseload against cap", self.caseloads)
        self._change_panel = _Panel("Changes of worker", self.changes)
        self._waiting_panel = _Panel("Waiting", self.waiting)
        head = QHBoxLayout()
        head.setSpacing(scaled(12))
        head.addWidget(title)
        head.addWidget(self._week, 1)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self._change_panel, 3)
        right.addWidget(self._waiting_panel, 2)
        panels = QHBoxLayout()
        panels.setSpacing(16)
        panels.addWidget(self._caseload_panel, 5)
        panels.addLayout(right, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(panels, 1)
        self.caseloads.chosen.connect(self.practitioner_chosen)

    def show_figures(self, figures: Figures) -> None:
        """Show the figures of a week."""
        self._week.set_words(week_words(figures.week))
        self.caseloads.set_groups(load_groups(figures.pods))
        self._caseload_panel.sum_up(caseload_summary(figures.pods))
        self.changes.set_bars(CHANGE_SERIES, change_bars(figures.changes))
        self._change_panel.sum_up(change_summary(figures.changes))
        self.waiting.set_rows(AGE_HEADS, waiting_rows(figures.waiting))
        self._waiting_panel.sum_up(waiting_summary(figures.waiting))


class _Panel(QWidget):
    """A chart under its title, on a ground of its own."""

    def __init__(self, title: str, chart: Chart) -> None:
        super().__init__()
        words = QLabel(title)
        words.setProperty("role", "panel-title")
        self._summary = ElidedLabel(Role.SMALL, "muted", stretches=True)
        head = QHBoxLayout()
        head.setSpacing(scaled(10))
        head.addWidget(words)
        head.addWidget(self._summary, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(chart, 1)

    def sum_up(self, words: str) -> None:
        """Say in a few words what the chart shows."""
        self._summary.set_words(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        del event
        with QPainter(self) as painter:
            ink = Ink(painter)
            tokens = ink.tokens
            # A pixel in, so that no edge is lost where a panel stands between device pixels.
            ink.frame(
                1,
                1,
                self.width() - 2,
                self.height() - 2,
                radius=6,
                edge=tokens.border,
                ground=tokens.surface,
            )
