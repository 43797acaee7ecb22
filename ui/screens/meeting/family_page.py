"""One family in front of the meeting: who it is, what is proposed, where it could go, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from planner.drafting.options import Stand
from planner.meeting.meeting import ItemState
from ui.screens.allocation.move_to.dialog import wishes_words
from ui.screens.allocation.move_to.list_view import RowsHead, RowsView
from ui.screens.allocation.move_to.rows import Row, RowKind
from ui.screens.allocation.reason_form import ReasonForm
from ui.screens.meeting.criteria_row import CriteriaRow
from ui.screens.meeting.words import (
    choice_rows,
    decide_words,
    hint_of,
    may_decide,
    proposal_of,
    told_of,
    urgency_of,
)
from ui.theme import Role, scaled
from ui.theme.focus_ring import REACH
from ui.widgets.buttons import make_button
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.ink import Ink
from ui.widgets.sentence_line import Mark

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from planner.drafting.decision import Reason
    from planner.meeting.agenda import Item
    from planner.meeting.choices import Choices
    from planner.meeting.meeting import Meeting

SIDE = 24
LEAST_WIDTH = 700
"""Pixels below which the columns of the choices would run into each other."""

FEWEST_HEIGHT, MOST_HEIGHT = 180, 258
"""Pixels of the list of choices: below the first the page scrolls, the second holds them all."""


class FamilyPage(QWidget):
    """The page of the family in front.

    Parameters
    ----------
    goals
        The names of the week's goals, in order.

    Signals
    -------
    decided(staff_id or None, Reason or None)
        The chosen row is decided.
    kept()
        What is decided already stays so.
    skipped(), back_requested(), other_requested()
        The buttons of these names.
    """

    decided = Signal(object, object)
    kept = Signal()
    skipped = Signal()
    back_requested = Signal()
    other_requested = Signal()

    def __init__(self, goals: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: Item | None = None
        self._is_decided = False
        self._known: Reason | None = None
        self._mark = Mark(self)
        self.title = _label("title")
        self.told = ElidedLabel(Role.BODY, stretches=True)
        self.wishes = _label("small", muted=True)
        self.wishes.setWordWrap(True)
        self.criteria = CriteriaRow()
        self.proposal_title = _label("strong")
        self.proposal = _label()
        self.proposal.setWordWrap(True)
        self.list = RowsView(goals)
        self.list.setAccessibleName("Where the family could go, the best first")
        self.list.setMinimumWidth(scaled(LEAST_WIDTH))
        self.list.setMinimumHeight(scaled(FEWEST_HEIGHT))
        self.list.setMaximumHeight(scaled(MOST_HEIGHT))
        self.form = ReasonForm(columns=4)
        self.hint = ElidedLabel(Role.SMALL, "muted", stretches=True)
        self.back = make_button("Back", icon_name="arrow-left", tip="The family before (B)")
        self.skip = make_button("Skip", tip="Decide it later (S)")
        self.other = make_button("Other…", tip="Everybody the family could go to (O)")
        self.decide = make_button("", primary=True, tip="Ctrl+Return")
        self._lay_out(goals)
        self.list.row_selected.connect(self._follow)
        self.list.doubleClicked.connect(self.agree)
        self.list.overrule_clicked.connect(self._ask_reason)
        self.form.changed.connect(self._say)
        self.decide.clicked.connect(self.agree)
        self.skip.clicked.connect(self.skipped)
        self.back.clicked.connect(self.back_requested)
        self.other.clicked.connect(self.other_requested)

    def show_family(self, meeting: Meeting, item: Item, choices: Choices) -> None:
        """Show a family; one that is shown already keeps a row and a reason somebody chose."""
        is_another = self._item is None or self._item.family_id != item.family_id
        before = self.list.row()
        self._item = item
        self._is_decided = meeting.state_of(item.family_id) is ItemState.DECIDED
        decision = meeting.week.decided.get(item.family_id)
        self._known = None if decision is None else decision.reason
        self._mark.show_band(urgency_of(item))
        self.title.setText(item.family_id)
        self.told.set_words(told_of(item))
        families = {one.family_id: one for one in meeting.week.ground.service.families}
        self.wishes.setText(wishes_words(families.get(item.family_id)))
        self.criteria.show_criteria(item.criteria)
        title, why = proposal_of(meeting, item)
        self.proposal_title.setText(title)
        self.proposal.setText(why)
        missed = " ".join(meeting.week.ground.missed.get(item.family_id, ()))
        self.list.show_rows(choice_rows(choices, item, is_decided=self._is_decided, missed=missed))
        if is_another:
            self.list.select_row(choices.here.staff_id)
            self.form.clear()
            if self._known is not None:
                self.form.choose(self._known.code, self._known.note)
        elif before is not None:
            # A row that nobody chose goes where the plan goes as the rest is filled.
            is_chosen = before.stand is not Stand.HERE or self.form.reason() is not None
            self.list.select_row(before.staff_id if is_chosen else choices.here.staff_id)
        self.back.setEnabled(meeting.before(item.family_id) is not None)
        self.skip.setEnabled(not self._is_decided)
        self._say()

    def choose_rank(self, rank: int) -> None:
        """Choose the option of a rank, from 1; 0 leaves the family without a practitioner."""
        for row in self.list.rows():
            is_it = row.kind is RowKind.WAITING if rank == 0 else row.rank == rank
            if is_it:
                self.list.select_row(row.staff_id)

    @Slot()
    def agree(self) -> None:
        """Decide the row that is chosen, or say what is missing."""
        row = self.list.row()
        if row is None or not may_decide(row):
            return
        reason = self.form.reason()
        if self._is_decided and row.stand is Stand.HERE and reason in (None, self._known):
            self.kept.emit()
        elif row.stand is Stand.WITH_REASON and reason is None:
            self._ask_reason()
        else:
            self.decided.emit(row.staff_id, reason)

    @Slot()
    def _ask_reason(self) -> None:
        self.form.focus_fault()
        self._scrolled.ensureWidgetVisible(self.form)

    @Slot(object)
    def _follow(self, row: Row | None) -> None:
        del row
        self._say()

    @Slot()
    def _say(self) -> None:
        """Say on the button what would be decided, and beside it what has to be known."""
        if self._item is None:
            return
        row = self.list.row()
        self.decide.setText(decide_words(self._item, row, is_decided=self._is_decided))
        self.decide.setEnabled(row is not None and may_decide(row))
        self.hint.set_words(hint_of(row))

    def _lay_out(self, goals: tuple[str, ...]) -> None:
        side = scaled(SIDE)
        head = QHBoxLayout()
        head.setSpacing(scaled(10))
        self._mark.setFixedSize(scaled(18), scaled(26))
        head.addWidget(self._mark)
        head.addWidget(self.title)
        head.addWidget(self.told, 1)
        said = QHBoxLayout()
        said.setSpacing(scaled(12))
        said.addWidget(self.proposal_title, alignment=Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.proposal, 1)
        above = QVBoxLayout()
        above.setContentsMargins(side, scaled(16), side, scaled(12))
        above.setSpacing(scaled(4))
        above.addLayout(head)
        above.addWidget(self.wishes)
        above.addSpacing(scaled(6))
        above.addWidget(self.criteria)
        above.addSpacing(scaled(8))
        above.addLayout(said)
        reasons = QVBoxLayout()
        reasons.setContentsMargins(side, scaled(10), side - REACH, scaled(10))
        reasons.addWidget(self.form)
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(above)
        inside.addWidget(RowsHead(goals, self.list))
        inside.addWidget(self.list, 1)
        inside.addLayout(reasons)
        inside.addStretch()
        scrolled = self._scrolled = QScrollArea()
        scrolled.setWidget(inner)
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = _Foot()
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(side, scaled(10), side, scaled(10))
        buttons.setSpacing(scaled(8))
        buttons.addWidget(self.back)
        buttons.addWidget(self.skip)
        buttons.addSpacing(scaled(8))
        buttons.addWidget(self.hint, 1)
        buttons.addWidget(self.other)
        buttons.addWidget(self.decide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolled, 1)
        column.addWidget(foot)


class _Foot(QWidget):
    """The ground of the buttons, parted from what scrolls above it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line above."""
        with QPainter(self) as painter:
            ink = Ink(painter)
            painter.fillRect(event.rect(), ink.tokens.surface)
            ink.fill(0, 0, self.width(), ink.hairline, ink.tokens.border)


def _label(role: str = "", *, muted: bool = False) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    if muted:
        label.setProperty("muted", True)
    return label
