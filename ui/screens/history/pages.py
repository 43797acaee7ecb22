"""The pages of the history: a family's, a practitioner's, a week's, and the overrides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from planner.service.naming import counted
from ui.dates import day_words, short_day
from ui.screens.history import family_words, override_words, practitioner_words, week_words
from ui.screens.history.rule_list import RuleList
from ui.theme import Role, scaled
from ui.widgets.charts.bar_chart import BarChart
from ui.widgets.charts.time_bars import TimeBars
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.link_button import LinkButton
from ui.widgets.panel import Panel
from ui.widgets.plain_table import PlainTable
from ui.widgets.table_rows import ROW_HEIGHT
from ui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from datetime import date

    from planner.history.family import FamilyHistory
    from planner.history.overrides import OverrideHistory
    from planner.history.practitioner import PractitionerHistory
    from planner.history.weeks import WeekHistory
    from ui.screens.history.index import HistoryIndex

NOTHING_APPROVED = "Nothing is approved yet"
BEGINS = "The history begins with the first approved week. Plan a week, then approve it."
MOST_ROWS_OF_BARS, BAR_PANEL = 6, 62
LEAST_CHART = 170
TABLE_HEAD, MOST_VERSIONS = 31, 5


class _Page(QWidget):
    """A title, a few words beside it, perhaps a way to the board, and panels beneath."""

    def __init__(self, link: str = "") -> None:
        super().__init__()
        self.title = QLabel()
        self.title.setProperty("role", "panel-title")
        self.words = ElidedLabel(Role.BODY, "muted", stretches=True)
        self.link = LinkButton(link)
        self.link.setVisible(bool(link))
        head = QHBoxLayout()
        head.setSpacing(scaled(10))
        head.addWidget(self.title)
        head.addWidget(self.words, 1)
        head.addWidget(self.link)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.column.addLayout(head)


class FamilyPage(_Page):
    """A family's practitioners over time, and why each change.

    Signals
    -------
    practitioner_wanted(staff_id)
        People want the history of one of its practitioners.
    """

    practitioner_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("Show on the board")
        self.bars = TimeBars("Practitioners over time", months=_month)
        self.timeline = Timeline("Every change, the newest first")
        self._bar_panel = Panel("Practitioners", self.bars)
        self._panel = Panel("What happened, and why", self.timeline)
        self.column.addWidget(self._bar_panel)
        self.column.addWidget(self._panel, 1)
        self.bars.chosen.connect(self._tell)

    def show_history(self, history: FamilyHistory, index: HistoryIndex) -> None:
        """Show a family's history."""
        rows = family_words.span_rows(history, index)
        self.title.setText(history.family_id)
        self.words.set_words(history.sentence.partition(" ")[2].rstrip("."))
        self.bars.set_rows(rows, until=index.week.sunday)
        self._bar_panel.setFixedHeight(
            scaled(BAR_PANEL)
            + min(self.bars.whole_height, scaled(32) * MOST_ROWS_OF_BARS + scaled(26))
        )
        self._bar_panel.setVisible(bool(rows))
        self._bar_panel.sum_up(_count_of(len(rows), "practitioner", "practitioners"))
        self._panel.sum_up("newest first" if history.entries else "Nothing is known yet.")
        self.timeline.show_happenings(family_words.happenings(history, index))

    @Slot(str)
    def _tell(self, key: str) -> None:
        self.practitioner_wanted.emit(key.partition(" ")[2])


class PractitionerPage(_Page):
    """Somebody's caseload by week, and the families that came and went."""

    def __init__(self) -> None:
        super().__init__("Show on the board")
        self.chart = BarChart("Caseload by week")
        self.chart.setMinimumHeight(scaled(LEAST_CHART))
        self.table = PlainTable("Families that came and went", practitioner_words.PASSAGE_COLUMNS)
        self.table.setProperty("bare", True)
        self._chart_panel = Panel("Caseload by week", self.chart)
        self._table_panel = Panel("Families that came and went", self.table)
        self.column.addWidget(self._chart_panel, 2)
        self.column.addWidget(self._table_panel, 3)

    def show_history(self, history: PractitionerHistory, index: HistoryIndex) -> None:
        """Show somebody's history."""
        self.title.setText(index.name(history.staff_id))
        self.words.set_words(practitioner_words.caseload_summary(history))
        cap = practitioner_words.highest_cap(history)
        self.chart.set_bars(*practitioner_words.caseload_bars(history), at_least=cap)
        self._chart_panel.setVisible(bool(history.caseloads))
        self._chart_panel.sum_up(f"in the approved plans, of at most {cap:,} children")
        self.table.show_rows(practitioner_words.passage_rows(history, index))
        self._table_panel.sum_up(practitioner_words.passage_summary(history))


class WeekPage(_Page):
    """A week's versions, and what was planned against what happened."""

    def __init__(self) -> None:
        super().__init__("Show this week")
        self.versions = PlainTable("Versions of the plan", week_words.VERSION_COLUMNS)
        self.differences = PlainTable(
            "Families that were not where the plan had them", week_words.DIFFERENCE_COLUMNS
        )
        for table in (self.versions, self.differences):
            table.setProperty("bare", True)
        self._version_panel = Panel("Versions", self.versions)
        self._panel = Panel("Planned against what happened", self.differences)
        self.column.addWidget(self._version_panel)
        self.column.addWidget(self._panel, 1)

    def show_history(self, history: WeekHistory, index: HistoryIndex) -> None:
        """Show a week's history."""
        self.title.setText(f"Week of {day_words(history.week.monday)}")
        self.words.set_words(week_words.state_words(history, index))
        rows = min(len(history.versions), MOST_VERSIONS)
        self.versions.setFixedHeight(scaled(TABLE_HEAD) + rows * scaled(ROW_HEIGHT))
        self.versions.show_rows(week_words.version_rows(history, index))
        self._version_panel.sum_up(_count_of(len(history.versions), "version", "versions"))
        self.differences.show_rows(week_words.difference_rows(history, index))
        against = history.against
        self.differences.setVisible(against is not None and bool(against.differences))
        self._panel.sum_up(week_words.against_words(history))


class OverridesPage(_Page):
    """Every decision against the plan, beneath the rules most often overruled."""

    def __init__(self) -> None:
        super().__init__()
        self.rules = RuleList()
        self.table = PlainTable("Decisions by hand", override_words.COLUMNS)
        self.table.setProperty("bare", True)
        self._rule_panel = Panel("Rules most often overruled", self.rules)
        self._table_panel = Panel("Every decision by hand", self.table)
        self.title.setText("Overrides")
        self._nothing = EmptyState(NOTHING_APPROVED, BEGINS, icon_name="clock-counter-clockwise")
        inner = QWidget()
        panels = QVBoxLayout(inner)
        panels.setContentsMargins(0, 0, 0, 0)
        panels.setSpacing(12)
        panels.addWidget(self._rule_panel)
        panels.addWidget(self._table_panel, 1)
        self._stack = QStackedLayout()
        self._stack.addWidget(inner)
        self._stack.addWidget(self._nothing)
        self.column.addLayout(self._stack, 1)

    def show_history(self, history: OverrideHistory, index: HistoryIndex) -> None:
        """Show every decision."""
        has_any = bool(history.entries)
        self._stack.setCurrentIndex(0 if has_any or index.has_approved else 1)
        self.words.set_words(
            "Of approved weeks, with the reasons people gave"
            if has_any
            else "Nobody decided against an approved plan yet"
        )
        self.rules.show_rules(history.rules)
        self._rule_panel.setVisible(bool(history.rules))
        self._rule_panel.sum_up(override_words.code_words(history))
        self.table.show_rows(override_words.override_rows(history, index))
        count = len(history.entries)
        self._table_panel.sum_up(_count_of(count, "decision", "decisions"))


def _month(day: date) -> str:
    return short_day(day).partition(" ")[2]


def _count_of(number: int, noun: str, plural: str) -> str:
    return counted(number, noun, plural) if number else ""
