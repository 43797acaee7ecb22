"""The referral meeting: the agenda at the left, the family in front, and at the end the minutes.

It knows no desk. Whoever shows it makes the changes it asks for and gives it the week after each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from planner.meeting.choices import MOST_CHOICES, choices_for
from planner.meeting.meeting import Meeting
from ui.dates import week_words
from ui.screens.meeting.agenda_list import AgendaList
from ui.screens.meeting.family_page import LEAST_WIDTH, FamilyPage
from ui.screens.meeting.left_panel import LeftPanel
from ui.screens.meeting.summary_page import SummaryPage
from ui.screens.meeting.words import agenda_rows, progress_words
from ui.theme import scaled
from ui.widgets.buttons import make_button
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from planner.drafting.decision import Reason
    from planner.drafting.in_hand import InHand
    from planner.meeting.agenda import Item
    from planner.meeting.minutes import Minutes

AGENDA_WIDTH = 288
BAR_HEIGHT = 48
FILLING = "Filling the rest…"
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MeetingScreen(QWidget):
    """The meeting.

    Signals
    -------
    decided(family_id, staff_id or None, Reason or None)
        A family is decided; `show_week` follows where the change was made.
    other_requested(family_id)
        Everybody the family could go to is to be shown.
    refill_requested()
        The rest of the board is to be filled around what is decided.
    print_requested(Minutes), finished(Minutes)
        The minutes are to be printed; the meeting is over.
    closed()
        The screen is to be left. What was decided stays.
    """

    decided = Signal(str, object, object)
    other_requested = Signal(str)
    refill_requested = Signal()
    print_requested = Signal(object)
    finished = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meeting: Meeting | None = None
        self._held_at: datetime | None = None
        self._held_by = ""
        self._family_id = ""
        self.page: FamilyPage | None = None
        self.summary = SummaryPage()
        self.nobody = EmptyState(
            "Nobody is waiting.",
            "Every eligible family has a practitioner.",
            icon_name="check-circle",
        )
        self.agenda = AgendaList()
        self.left = LeftPanel()
        self.week = QLabel()
        self.progress = QLabel()
        self.filling = QLabel(FILLING)
        self.to_summary = make_button("To the minutes", compact=True, icon_name="notepad")
        self.close_button = make_button("Close", compact=True, tip="Esc")
        self._pages = QStackedWidget()
        self._side = QWidget()
        self._lay_out()
        self._wire()

    @property
    def family_id(self) -> str:
        """The family in front; empty where the minutes are shown, or nobody waits."""
        return self._family_id if self._pages.currentWidget() is self.page else ""

    @property
    def meeting(self) -> Meeting | None:
        """The meeting as it stands; `None` before it is begun."""
        return self._meeting

    def begin(
        self, week: InHand, items: tuple[Item, ...], *, held_at: datetime, held_by: str
    ) -> None:
        """Begin a meeting about these families.

        Parameters
        ----------
        items
            From `planner.meeting.agenda.agenda`, of this week.
        held_at, held_by
            When, and by whom: what the minutes say.
        """
        self._meeting = Meeting.begun(week, items)
        self._held_at, self._held_by = held_at, held_by
        self._family_id = ""
        self.show_filling(False)
        self.week.setText(week_words(week.ground.week))
        self.agenda.show_rows((), current="")
        self._make_page(week.problem.goals)
        for widget in (self.progress, self.to_summary):
            widget.setVisible(bool(items))
        self._fit()
        if items:
            self._go_on()
        else:
            self._pages.setCurrentWidget(self.nobody)

    def show_week(self, week: InHand) -> None:
        """Go on with the week after a change; the agenda keeps its order.

        A family in front that was decided just now gives way to the next one.

        Raises
        ------
        KeyError
            The week does not have a family of the agenda.
        """
        if self._meeting is None or not self._meeting.items:
            return
        before = self._meeting.week.decided
        self._meeting = self._meeting.with_week(week)
        changed = {
            family_id
            for item in self._meeting.items
            for family_id in (item.family_id,)
            if family_id in week.decided and week.decided[family_id] != before.get(family_id)
        }
        if self.family_id in changed:
            self._go_on()
        else:
            self._show()
        if changed and self._meeting.left.families:
            self.refill_requested.emit()

    def show_filling(self, is_filling: bool) -> None:
        """Say quietly that the rest of the board is being filled, or that it is no more."""
        self.filling.setVisible(is_filling)

    def minutes(self) -> Minutes | None:
        """Return the minutes as they stand; `None` before a meeting is begun."""
        if self._meeting is None or self._held_at is None:
            return None
        return self._meeting.minutes(
            held_at=self._held_at, held_by=self._held_by, present=self.summary.present()
        )

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Return and Esc here, whatever else in the window answers to them."""
        match event:
            case QKeyEvent() if event.type() is QEvent.Type.ShortcutOverride and _is_own(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide by Ctrl+Return, and by Return on the choices; leave by Esc."""
        page = self.page
        on_choices = page is not None and page.list.hasFocus() and event.key() in _RETURN
        if self.family_id and page is not None and (_is_decide(event) or on_choices):
            page.agree()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the family in front all the room where there is not enough for the agenda too."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        has_items = self._meeting is not None and bool(self._meeting.items)
        has_room = self.width() >= scaled(AGENDA_WIDTH + LEAST_WIDTH)
        self._side.setVisible(has_items and has_room)

    @Slot(str)
    def _go_to(self, family_id: str) -> None:
        """Put a family in front."""
        if family_id and family_id != self.family_id:
            self._put_in_front(family_id, with_keyboard=False)

    @Slot()
    def _go_on(self) -> None:
        """Put the next family to decide in front; the minutes where there is none."""
        if self._meeting is None:
            return
        following = self._meeting.next_after(self._family_id or None)
        if following is None:
            self._show_summary()
        else:
            self._put_in_front(following)

    @Slot()
    def _skip(self) -> None:
        if self._meeting is not None and self.family_id:
            self._meeting = self._meeting.with_skipped(self.family_id)
            self._go_on()

    @Slot()
    def _go_back(self) -> None:
        if self._meeting is None or not self.family_id:
            return
        before = self._meeting.before(self.family_id)
        if before is not None:
            self._put_in_front(before)

    @Slot()
    def _return_to_families(self) -> None:
        """Put a family in front again: the first that is not decided, or the one before."""
        if self._meeting is None:
            return
        undecided = [
            item.family_id
            for item in self._meeting.items
            if item.family_id not in self._meeting.week.decided
        ]
        first = undecided[0] if undecided else self._family_id or self._meeting.items[0].family_id
        self._put_in_front(first)

    @Slot()
    def _show_summary(self) -> None:
        self._pages.setCurrentWidget(self.summary)
        self._show()
        self.summary.present_field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object, object)
    def _decide(self, staff_id: str | None, reason: Reason | None) -> None:
        self.decided.emit(self._family_id, staff_id, reason)

    @Slot()
    def _ask_other(self) -> None:
        if self.family_id:
            self.other_requested.emit(self.family_id)

    @Slot()
    def _choose_by_key(self) -> None:
        key = self.sender()
        if isinstance(key, QShortcut) and self.family_id and self.page is not None:
            self.page.choose_rank(int(key.key().toString()))

    @Slot()
    def _print(self) -> None:
        self.print_requested.emit(self.minutes())

    @Slot()
    def _finish(self) -> None:
        self.finished.emit(self.minutes())

    def _put_in_front(self, family_id: str, *, with_keyboard: bool = True) -> None:
        """Put a family in front; the keyboard goes to its choices unless it stays where it is."""
        if self.page is None:
            return
        self._family_id = family_id
        self._pages.setCurrentWidget(self.page)
        self._show()
        if with_keyboard:
            self.page.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        """Show the meeting as it stands."""
        meeting = self._meeting
        if meeting is None:
            return
        self.progress.setText(progress_words(meeting))
        self.left.show_left(meeting.left)
        in_front = self.family_id
        if in_front and self.page is not None:
            item = meeting.item(in_front)
            self.page.show_family(meeting, item, choices_for(meeting.week, in_front))
        else:
            minutes = self.minutes()
            self.summary.show_meeting(meeting, minutes.minutes if minutes is not None else ())
        self.to_summary.setEnabled(bool(in_front))
        self.agenda.show_rows(agenda_rows(meeting), current=in_front)

    def _make_page(self, goals: tuple[str, ...]) -> None:
        """Make the page of a family anew: its columns are the goals of this week."""
        if self.page is not None:
            self._pages.removeWidget(self.page)
            self.page.deleteLater()
        page = self.page = FamilyPage(goals)
        page.decided.connect(self._decide)
        page.kept.connect(self._go_on)
        page.skipped.connect(self._skip)
        page.back_requested.connect(self._go_back)
        page.other_requested.connect(self._ask_other)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def _wire(self) -> None:
        self.agenda.chosen.connect(self._go_to)
        self.summary.back_requested.connect(self._return_to_families)
        self.summary.print_requested.connect(self._print)
        self.summary.finish_requested.connect(self._finish)
        self.close_button.clicked.connect(self.closed)
        self.to_summary.clicked.connect(self._show_summary)
        keys = {str(rank): self._choose_by_key for rank in range(MOST_CHOICES + 1)}
        for key, slot in (
            keys | {"S": self._skip, "B": self._go_back, "O": self._ask_other}
        ).items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _lay_out(self) -> None:
        self.setAccessibleName("Referral meeting")
        bar = QWidget()
        bar.setProperty("bar", True)
        bar.setFixedHeight(scaled(BAR_HEIGHT))
        row = QHBoxLayout(bar)
        row.setContentsMargins(scaled(16), 0, scaled(16), 0)
        row.setSpacing(scaled(12))
        title = QLabel("Referral meeting")
        title.setProperty("role", "panel-title")
        for label in (self.week, self.filling, self.progress):
            label.setProperty("muted", True)
        row.addWidget(title)
        row.addWidget(self.week)
        row.addStretch(1)
        row.addWidget(self.filling)
        row.addWidget(self.progress)
        row.addWidget(self.to_summary)
        row.addWidget(self.close_button)
        self._side.setProperty("side", True)
        self._side.setFixedWidth(scaled(AGENDA_WIDTH))
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 1, 0)
        side.setSpacing(0)
        side.addWidget(self.agenda, 1)
        side.addWidget(self.left)
        self._pages.addWidget(self.summary)
        self._pages.addWidget(self.nobody)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self._side)
        below.addWidget(self._pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(below, 1)


def _is_own(event: QKeyEvent) -> bool:
    """Return whether a key is the screen's, whatever else in the window answers to it."""
    return _is_decide(event) or event.key() == Qt.Key.Key_Escape


def _is_decide(event: QKeyEvent) -> bool:
    """Return whether a key is Ctrl+Return, on the keypad too."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in _RETURN and modifiers == Qt.KeyboardModifier.ControlModifier
