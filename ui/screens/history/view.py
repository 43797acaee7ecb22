"""The history screen: a list at the left, and the history of what is chosen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.screens.history.choice_list import ChoiceList
from ui.screens.history.index import HistoryKind
from ui.screens.history.pages import (
    BEGINS,
    NOTHING_APPROVED,
    FamilyPage,
    OverridesPage,
    PractitionerPage,
    WeekPage,
)
from ui.theme import scaled
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from planner.history.family import FamilyHistory
    from planner.history.overrides import OverrideHistory
    from planner.history.practitioner import PractitionerHistory
    from planner.history.weeks import WeekHistory
    from ui.screens.history.index import HistoryIndex

_WORDS = {
    HistoryKind.FAMILY: ("Families", "A family’s practitioners, and why each change"),
    HistoryKind.PRACTITIONER: ("Practitioners", "Caseloads by week; who came and went"),
    HistoryKind.WEEK: ("Weeks", "Versions; planned against what happened"),
    HistoryKind.OVERRIDES: ("Overrides", "Decisions against the plan, and the rules overruled"),
}


class HistoryScreen(QWidget):
    """Shows histories and says which it wants; it reads none itself.

    Signals
    -------
    history_wanted(HistoryKind, str)
        People want a history: its kind, and the reference, staff id or Monday it is of; the key
        is empty for the overrides. Answer with `show_family`, `show_practitioner`, `show_week`
        or `show_overrides`.
    family_chosen(family_id), practitioner_chosen(staff_id), week_chosen(Monday as 2026-11-23)
        People want to see it on the board.
    """

    history_wanted = Signal(object, str)
    family_chosen = Signal(str)
    practitioner_chosen = Signal(str)
    week_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index: HistoryIndex | None = None
        self._asked = (HistoryKind.FAMILY, "")
        self._about = ""
        self.segments: dict[HistoryKind, QPushButton] = {}
        self.choices = ChoiceList()
        self.family, self.practitioner = FamilyPage(), PractitionerPage()
        self.week, self.overrides = WeekPage(), OverridesPage()
        self.nothing = EmptyState(NOTHING_APPROVED, BEGINS, icon_name="clock-counter-clockwise")
        self._pages = {
            HistoryKind.FAMILY: self.family,
            HistoryKind.PRACTITIONER: self.practitioner,
            HistoryKind.WEEK: self.week,
            HistoryKind.OVERRIDES: self.overrides,
        }
        self._stack = QStackedWidget()
        self._blank = QWidget()
        for page in (self._blank, *self._pages.values(), self.nothing):
            self._stack.addWidget(page)
        self._lay_out()
        self.choices.chosen.connect(self._choose)
        self.family.practitioner_wanted.connect(self._want_practitioner)
        for table in (self.practitioner.table, self.week.differences, self.overrides.table):
            table.chosen.connect(self._want_family)
        self.family.link.clicked.connect(self._show_on_board)
        self.practitioner.link.clicked.connect(self._show_on_board)
        self.week.link.clicked.connect(self._show_on_board)

    def set_index(self, index: HistoryIndex) -> None:
        """Take what histories there are, and ask for the one that is looked at anew."""
        self._index = index
        if self._about:
            self.ask_about(self._about)
        else:
            self.ask(*self._asked)

    def ask(self, kind: HistoryKind, key: str = "") -> None:
        """Go to a history; to the first of its kind where there is none of this key."""
        self._asked = (kind, key)
        self.segments[kind].setChecked(True)
        if self._index is None:
            return
        options = self._index.choices.get(kind, ())
        if kind is not HistoryKind.OVERRIDES and self._index.choice(kind, key) is None:
            key = options[0].key if options else ""
            self._asked = (kind, key)
        self.choices.setVisible(kind is not HistoryKind.OVERRIDES)
        self.choices.show_choices(_WORDS[kind][0], options, current=key)
        self._want()

    def ask_about(self, key: str) -> None:
        """Go to the history of a family or a practitioner, whichever has this id.

        Before there is an index, as soon as there is.
        """
        self._about = key if self._index is None else ""
        if self._index is not None:
            self.ask(self._index.kind_of(key), key)

    @property
    def asked(self) -> tuple[HistoryKind, str]:
        """Whose history is looked at, or waited for."""
        return self._asked

    @property
    def page(self) -> QWidget | None:
        """What is seen at the right."""
        return self._stack.currentWidget()

    def show_family(self, history: FamilyHistory) -> None:
        """Show a family's history, if it is still looked at."""
        if self._index is not None and self._asked == (HistoryKind.FAMILY, history.family_id):
            self.family.show_history(history, self._index)
            self._stack.setCurrentWidget(self.family)

    def show_practitioner(self, history: PractitionerHistory) -> None:
        """Show a practitioner's history, if it is still looked at."""
        if self._index is not None and self._asked == (HistoryKind.PRACTITIONER, history.staff_id):
            self.practitioner.show_history(history, self._index)
            self._stack.setCurrentWidget(self.practitioner)

    def show_week(self, history: WeekHistory) -> None:
        """Show a week's history, if it is still looked at."""
        if self._index is not None and self._asked == (HistoryKind.WEEK, str(history.week)):
            self.week.show_history(history, self._index)
            self._stack.setCurrentWidget(self.week)

    def show_overrides(self, history: OverrideHistory) -> None:
        """Show every decision against the plan, if it is still looked at."""
        if self._index is not None and self._asked[0] is HistoryKind.OVERRIDES:
            self.overrides.show_history(history, self._index)
            self._stack.setCurrentWidget(self.overrides)

    def _lay_out(self) -> None:
        title = QLabel("History")
        title.setProperty("role", "title")
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(title)
        head.addSpacing(scaled(20))
        group = QButtonGroup(self)
        last = len(HistoryKind) - 1
        for nth, kind in enumerate(HistoryKind):
            words, tip = _WORDS[kind]
            button = QPushButton(words)
            button.setCheckable(True)
            button.setToolTip(tip)
            place = "first" if nth == 0 else "last" if nth == last else "middle"
            button.setProperty("segment", place)
            group.addButton(button, nth)
            head.addWidget(button)
            self.segments[kind] = button
        self.segments[HistoryKind.FAMILY].setChecked(True)
        group.idClicked.connect(self._choose_kind)
        head.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.choices)
        body.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(body, 1)
        self.setFocusProxy(self.choices.field)

    def _want(self) -> None:
        """Ask for the history that is looked at; say what to do where there can be none."""
        kind, key = self._asked
        if kind is HistoryKind.OVERRIDES or key:
            self.history_wanted.emit(kind, key)
        else:
            self._stack.setCurrentWidget(self.nothing)

    @Slot(int)
    def _choose_kind(self, nth: int) -> None:
        self.ask(tuple(HistoryKind)[nth])

    @Slot(str)
    def _choose(self, key: str) -> None:
        self._asked = (self._asked[0], key)
        self._want()

    @Slot(str)
    def _want_family(self, family_id: str) -> None:
        self.ask(HistoryKind.FAMILY, family_id)

    @Slot(str)
    def _want_practitioner(self, staff_id: str) -> None:
        self.ask(HistoryKind.PRACTITIONER, staff_id)

    @Slot()
    def _show_on_board(self) -> None:
        kind, key = self._asked
        match kind:
            case HistoryKind.FAMILY:
                self.family_chosen.emit(key)
            case HistoryKind.PRACTITIONER:
                self.practitioner_chosen.emit(key)
            case _:
                self.week_chosen.emit(key)
