"""The bar above every screen: the week, what state its plan is in, and what to do with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QPoint, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.service import Week
from ui.dates import week_words
from ui.theme import Role, font, icon, scaled
from ui.widgets.buttons import Button, put_caret

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction


class WeekBar(QWidget):
    """The week switcher, the state of the plan, the search field, and the plan's two buttons.

    Signals
    -------
    week_chosen(Week)
        People want to see another week.
    family_sought(str)
        People chose a family by its reference.
    """

    week_chosen = Signal(object)
    family_sought = Signal(str)

    def __init__(
        self,
        week: Week,
        *,
        this_week: Week,
        plan_action: QAction,
        approve_action: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("bar", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._week = week
        self._this_week = this_week
        self.earlier = _square("Show the week before ( [ )", "Week before", "first")
        self.later = _square("Show the week after ( ] )", "Week after", "last")
        self.name = QPushButton()
        self.name.setToolTip("Choose a week")
        self.name.setProperty("segment", "middle")
        self._chip = QLabel()
        self.find_field = _make_find_field()
        self._completer = QCompleter(QStringListModel(self), self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(10)
        self.find_field.setCompleter(self._completer)
        self._plan = _ActionButton(plan_action, is_primary=True, icon_name="play-fill")
        self._approve = _ActionButton(approve_action)

        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(0)
        for widget in (self.earlier, self.name, self.later):
            row.addWidget(widget)
        row.addSpacing(12)
        row.addWidget(self._chip)
        row.addStretch(1)
        row.addWidget(self.find_field)
        row.addSpacing(12)
        row.addWidget(self._plan)
        row.addSpacing(8)
        row.addWidget(self._approve)

        self.earlier.clicked.connect(self.choose_earlier)
        self.later.clicked.connect(self.choose_later)
        self.name.clicked.connect(self._open_calendar)
        self._completer.activated.connect(self._seek)
        self.find_field.returnPressed.connect(self._seek_typed)
        self.show_week(week)
        self.dress()

    def show_week(self, week: Week) -> None:
        """Show which week is on the desk."""
        self._week = week
        self.name.setText(week_words(week))

    @property
    def week_text(self) -> str:
        """The week, as it is shown."""
        return self.name.text()

    def show_state(self, text: str, kind: str) -> None:
        """Show the state of the plan.

        Parameters
        ----------
        kind
            ``warn`` for a draft, ``ok`` for an approved plan, ``quiet`` for none.
        """
        self._chip.setText(text)
        self._chip.setVisible(bool(text))
        self._chip.setProperty("chip", kind)
        self._chip.style().polish(self._chip)

    @property
    def state_text(self) -> str:
        """The state of the plan, as it is shown."""
        return self._chip.text()

    def set_findable(self, families: Sequence[str]) -> None:
        """Set what can be found: texts that begin with a family's reference and a blank."""
        model = self._completer.model()
        if isinstance(model, QStringListModel):
            model.setStringList(list(families))

    def dress(self) -> None:
        """Take icons, fonts and lengths from the theme in force."""
        self.setFixedHeight(scaled(48))
        self.earlier.setIcon(icon("caret-left", "text"))
        self.later.setIcon(icon("caret-right", "text"))
        put_caret(self.name)
        self.name.setFont(font(Role.BODY_STRONG))
        self.find_field.setFixedWidth(scaled(220))
        self.find_field.actions()[0].setIcon(icon("magnifying-glass"))

    @Slot()
    def choose_earlier(self) -> None:
        """Ask for the week before."""
        self.week_chosen.emit(self._week.shifted(-1))

    @Slot()
    def choose_later(self) -> None:
        """Ask for the week after."""
        self.week_chosen.emit(self._week.shifted(1))

    @Slot()
    def choose_this_week(self) -> None:
        """Ask for the week of today."""
        self.week_chosen.emit(self._this_week)

    @Slot()
    def focus_find(self) -> None:
        """Put the cursor into the search field."""
        self.find_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_field.selectAll()

    @Slot()
    def _open_calendar(self) -> None:
        popup = WeekCalendar(self._week, self._this_week, parent=self)
        popup.week_chosen.connect(self.week_chosen)
        popup.move(self.name.mapToGlobal(QPoint(0, self.name.height() + 4)))
        popup.show()

    @Slot(str)
    def _seek(self, text: str) -> None:
        self.family_sought.emit(text.split(" ")[0])
        self.find_field.clear()

    @Slot()
    def _seek_typed(self) -> None:
        """Take the first family that fits what is typed."""
        if self.find_field.text() and self._completer.completionCount():
            self._seek(self._completer.currentCompletion())


class WeekCalendar(QFrame):
    """A calendar that is there until a day is chosen; every day stands for its week."""

    week_chosen = Signal(object)

    def __init__(self, week: Week, this_week: Week, *, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._this_week = this_week
        self.calendar = QCalendarWidget()
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        monday = week.monday
        self.calendar.setSelectedDate(QDate(monday.year, monday.month, monday.day))
        today = QPushButton("This week")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.calendar)
        column.addWidget(today, alignment=Qt.AlignmentFlag.AlignLeft)
        self.calendar.clicked.connect(self._choose)
        self.calendar.activated.connect(self._choose)
        today.clicked.connect(self._choose_this_week)

    @Slot(QDate)
    def _choose(self, day: QDate) -> None:
        self._take(Week.of(date(day.year(), day.month(), day.day())))

    @Slot()
    def _choose_this_week(self) -> None:
        self._take(self._this_week)

    def _take(self, week: Week) -> None:
        # A double click is a click and an activation: the calendar answers once.
        if self.isVisible():
            self.hide()
            self.week_chosen.emit(week)
            self.close()


def _square(tip: str, name: str, segment: str) -> QToolButton:
    button = QToolButton()
    button.setProperty("segment", segment)
    button.setToolTip(tip)
    button.setAccessibleName(name)
    return button


def _make_find_field() -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText("Find a family")
    field.setAccessibleName("Find a family")
    field.setToolTip("Type a reference or initials (Ctrl+K)")
    field.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
    return field


class _ActionButton(Button):
    """A button that is a menu's action: its words, its tooltip, and whether it may be used."""

    def __init__(self, action: QAction, *, is_primary: bool = False, icon_name: str = "") -> None:
        words = action.text().replace("&", "")
        super().__init__(words, primary=is_primary, compact=False, icon_name=icon_name)
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())
