"""The allocation screen: the goals, who waits, the board, and why things are as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.screens.allocation.board_bar import BoardBar
from ui.screens.allocation.filters import Filters, card_of, filtered
from ui.screens.allocation.goal_words import TITLES, plan_rows
from ui.theme import scaled
from ui.widgets.board.model import BoardModel, NotEligible, WaitingCard
from ui.widgets.board.view import BoardView
from ui.widgets.empty_state import EmptyState
from ui.widgets.goal_strip import GoalStrip
from ui.widgets.plan_panel import PlanPanel, PlanRow
from ui.widgets.sentence_line import SentenceLine
from ui.widgets.waiting_panel import WaitingPanel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from solver.result import Progress

NARROW_SCREEN = 1300
"""Below this width, pixels at text size 100 %, waiting families get 200 instead of 236."""

FOLDING_SCREEN = 1108
"""Below this width waiting families fold to a strip (a window of 1180)."""

LOW_SCREEN = 700
"""Below this height the goals take one line less."""

TICK_MILLISECONDS = 250

WHAT_OPENS = "What opens one?"

NOT_PLANNED = "Not planned yet. Last week's practitioners are shown."


class AllocationScreen(QWidget):
    """Shows a `BoardModel` and a running plan; says what people ask for.

    Signals
    -------
    plan_requested(), stop_requested()
        People want the week planned, or the search stopped.
    """

    plan_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = BoardModel()
        self._not_eligible: Mapping[str, NotEligible] = {}
        self._selected = ""
        self._is_unfolded = False
        self._rows: tuple[PlanRow, ...] = ()
        self._clock = QElapsedTimer()
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK_MILLISECONDS)

        self.goals = GoalStrip()
        self._not_planned = _NotPlanned()
        self._head = QStackedWidget()
        self._head.addWidget(self.goals)
        self._head.addWidget(self._not_planned)
        self.waiting = WaitingPanel()
        self.bar = BoardBar()
        self.board = BoardView()
        self._nothing_fits = EmptyState(
            "No family fits these filters", "Show all to see the whole board.", primary="Show all"
        )
        self.panel = PlanPanel()
        self.panel.hide()
        self.line = SentenceLine()
        self.waiting.share_drag(self.board.drag)
        self._lay_out()

        self._ticks.timeout.connect(self._tick)
        self._not_planned.plan.clicked.connect(self.plan_requested)
        self._nothing_fits.primary_clicked.connect(self.bar.show_all)
        self.bar.filters_changed.connect(self._filter)
        self.goals.goal_clicked.connect(self._explain_goal)
        self.waiting.family_selected.connect(self._select_waiting)
        self.waiting.unfold_requested.connect(self._unfold)
        self.waiting.show_all_requested.connect(self.bar.show_all)
        self.board.card_selected.connect(self._select_card)
        self.panel.stop_requested.connect(self.stop_requested)

    def show_board(self, model: BoardModel) -> None:
        """Show a week."""
        self._model = model
        self._not_eligible = {row.family_id: row for row in model.not_eligible}
        self._head.setCurrentWidget(self.goals if model.planned else self._not_planned)
        self.goals.set_goals(model.goals)
        self.bar.set_board(model)
        self._show(self.bar.filters, slide=True)
        check = model.check
        self.line.set_checked(check.words, check.holds, check.lines, overruled=check.is_overruled)
        self._select(self._selected)

    def show_hints(self, model: BoardModel) -> None:
        """Show the same week with what would help those who wait, and a word on the board."""
        self._model = model
        self.bar.set_board(model)
        self._show_waiting(filtered(model, self.bar.filters))
        if not self._selected:
            self._say("")

    def show_family(self, family_id: str) -> None:
        """Select a family, wherever it is, and say why it is there."""
        card, _ = card_of(self._model, family_id)
        if card is not None and self.bar.filters != Filters():
            self.bar.show_all()
        if isinstance(card, WaitingCard):
            self._unfold()
            self.waiting.setFocus(Qt.FocusReason.OtherFocusReason)
        elif card is not None:
            self.board.setFocus(Qt.FocusReason.OtherFocusReason)
        self._select(family_id)

    def show_practitioner(self, staff_id: str) -> None:
        """Select a practitioner's first family, so that their column is seen."""
        first = next(
            (
                column.cards[0].family_id
                for lane in self._model.lanes
                for column in lane.columns
                if column.staff_id == staff_id and column.cards
            ),
            "",
        )
        if first:
            self.show_family(first)
        else:
            self.say("That practitioner has no family this week.")

    @property
    def note_area(self) -> QWidget:
        """Where a note may lie over the board."""
        return self._board_area

    @property
    def selected(self) -> str:
        """The reference of the selected family; empty where none is."""
        return self._selected

    def say(self, sentence: str) -> None:
        """Say something of no family in particular."""
        self.line.set_sentence(None, "", sentence)

    def begin_planning(self, goal_names: tuple[str, ...], budget_seconds: float) -> None:
        """Show that a plan is being made."""
        titles = tuple(TITLES.get(name, name) for name in goal_names)
        self._rows = tuple(PlanRow(title, "–", "next", proven=False) for title in titles)
        self.panel.start(titles, budget_seconds)
        self.panel.show()
        self._clock.start()
        self._ticks.start()

    def show_progress(self, progress: Progress) -> None:
        """Show how far each goal is."""
        self._rows = plan_rows(progress)
        self._tick()

    def end_planning(self) -> None:
        """Put the panel of the running plan away."""
        self._ticks.stop()
        self.panel.finish()
        self.panel.hide()

    def dress(self) -> None:
        """Take heights and widths from the theme in force."""
        self.bar.dress()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold and narrow what has less room now."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        self._board_area = QWidget()
        self._board_stack = QStackedLayout(self._board_area)
        self._board_stack.addWidget(self.board)
        self._board_stack.addWidget(self._nothing_fits)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addWidget(self._board_area, 1)
        right.addWidget(self.panel)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.waiting)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(middle, 1)
        column.addWidget(self.line)

    def _fit(self) -> None:
        is_narrow = self.width() < scaled(NARROW_SCREEN)
        self.waiting.set_panel_width(200 if is_narrow else 236)
        self.waiting.set_folded(self.width() < scaled(FOLDING_SCREEN) and not self._is_unfolded)
        self.goals.set_compact(self.height() < scaled(LOW_SCREEN))
        self._head.setFixedHeight(self.goals.height())

    @Slot(object)
    def _filter(self, filters: Filters) -> None:
        self._show(filters, slide=False)

    def _show(self, filters: Filters, *, slide: bool) -> None:
        """Show the part of the board that passes; a card that moved slides to its place."""
        shown = filtered(self._model, filters)
        self.board.set_model(shown, slide=slide)
        self._show_waiting(shown)
        is_lost = bool(self._model.lanes) and not shown.lanes
        self._board_stack.setCurrentWidget(self._nothing_fits if is_lost else self.board)

    def _show_waiting(self, shown: BoardModel) -> None:
        self.waiting.set_waiting(
            shown.waiting,
            shown.not_eligible,
            left_out=len(self._model.waiting) - len(shown.waiting),
        )

    @Slot(str)
    def _select_card(self, family_id: str) -> None:
        if family_id:
            self.waiting.select("")
        self._say(family_id)

    @Slot(str)
    def _select_waiting(self, family_id: str) -> None:
        if family_id:
            self.board.select("")
        self._say(family_id)

    def _select(self, family_id: str) -> None:
        """Mark a family where it stands, and nowhere else."""
        self.board.select(family_id)
        self.waiting.select(family_id)
        self._say(family_id)

    def _say(self, family_id: str) -> None:
        """Say why a family is where it is; of the whole board while none is selected."""
        card, column = card_of(self._model, family_id) if family_id else (None, None)
        row = self._not_eligible.get(family_id)
        self._selected = family_id if card is not None or row is not None else ""
        if card is not None:
            why = "Why waiting?" if column is None else f"Why {column.name.partition(' ')[0]}?"
            self.line.set_sentence(card.urgency, card.family_id, card.sentence, why=why)
        elif row is not None:
            self.line.set_sentence(None, row.family_id, f"Not eligible: {row.reason}")
        else:
            remark = self._model.remark
            opens = WHAT_OPENS if remark and self._model.waiting else ""
            self.line.set_sentence(None, "", remark, why=opens)

    @Slot(str)
    def _explain_goal(self, name: str) -> None:
        for goal in self._model.goals:
            if goal.name == name:
                self.line.set_sentence(None, "", f"{goal.title}: {goal.explanation}")

    @Slot()
    def _unfold(self) -> None:
        self._is_unfolded = True
        self._fit()

    @Slot()
    def _tick(self) -> None:
        self.panel.update_progress(self._rows, self._clock.elapsed() / 1000)


class _NotPlanned(QWidget):
    """What stands in the place of the goals while the week is not planned."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("bar", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        text = QLabel(NOT_PLANNED)
        self.plan = QPushButton("Plan this week")
        self.plan.setProperty("link", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(text)
        row.addWidget(self.plan)
        row.addStretch(1)
