"""The figures screen: three charts of the week on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
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
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from ui.screens.figures.figures import Figures


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
        self._caseload_panel = Panel("Caseload against cap", self.caseloads)
        self._change_panel = Panel("Changes of worker", self.changes)
        self._waiting_panel = Panel("Waiting", self.waiting)
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
