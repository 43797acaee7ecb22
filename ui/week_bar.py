"""The bar above every screen: the week, what state its plan is in, and what to do with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.service import Week
from ui.dates import week_words
from ui.finding.field import FindField
from ui.theme import Role, font, icon, scaled
from ui.widgets.buttons import ICON_SIZE, Button, put_caret

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from ui.finding.search import Index


class WeekBar(QWidget):
    """The week switcher, the state of the plan, undo, the search field and the plan's buttons.

    Parameters
    ----------
    undo_action, redo_action
        Without them there are no such buttons.
    plan_menu
        Other ways to plan, behind the caret of *Plan this week*; without it there is no caret.

    Signals
    -------
    week_chosen(Week)
        People want to see another week.
    found_chosen(Found)
        People chose a family, a person or a place they looked for.
    """

    week_chosen = Signal(object)
    found_chosen = Signal(object)

    def __init__(
        self,
        week: Week,
        *,
        this_week: Week,
        plan_action: QAction,
        approve_action: QAction,
        undo_action: QAction | None = None,
        redo_action: QAction | None = None,
        plan_menu: QMenu | None = None,
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
        self.undo = None if undo_action is None else _SquareAction(undo_action, "arrow-u-up-left")
        self.redo = None if redo_action is None else _SquareAction(redo_action, "arrow-u-up-right")
        self.find_field = FindField()
        self._plan = _ActionButton(plan_action, is_primary=True, icon_name="play-fill")
        self.plan_ways = None if plan_menu is None else _make_plan_ways(plan_menu)
        self._approve = _ActionButton(approve_action)
        self._lay_out()

        self.find_field.found_chosen.connect(self.found_chosen)
        self.earlier.clicked.connect(self.choose_earlier)
        self.later.clicked.connect(self.choose_later)
        self.name.clicked.connect(self._open_calendar)
        self.show_week(week)
        self.dress()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(0)
        for widget in (self.earlier, self.name, self.later):
            row.addWidget(widget)
        row.addSpacing(12)
        row.addWidget(self._chip)
        row.addSpacing(12)
        for button in (self.undo, self.redo):
            if button is not None:
                row.addWidget(button)
        if self.undo is not None and self.redo is not None:
            self.undo.setProperty("segment", "first")
            self.redo.setProperty("segment", "last")
        row.addStretch(1)
        row.addWidget(self.find_field, 1000)
        row.addSpacing(12)
        row.addWidget(self._plan)
        if self.plan_ways is not None:
            self._plan.setProperty("segment", "first")
            row.addWidget(self.plan_ways)
        row.addSpacing(8)
        row.addWidget(self._approve)

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

    @Slot(object)
    def set_index(self, index: Index) -> None:
        """Set what can be found: everything of the week that is shown."""
        self.find_field.set_index(index)

    def dress(self) -> None:
        """Take icons, fonts and lengths from the theme in force."""
        self.setFixedHeight(scaled(48))
        self.earlier.setIcon(icon("caret-left", "text"))
        self.later.setIcon(icon("caret-right", "text"))
        put_caret(self.name)
        self.name.setFont(font(Role.BODY_STRONG))
        self.find_field.dress()
        if self.plan_ways is not None:
            self.plan_ways.setIcon(icon("caret-down", "on_accent"))
            self.plan_ways.setIconSize(QSize(scaled(ICON_SIZE), scaled(ICON_SIZE)))
        for action in (self.undo, self.redo):
            if action is not None:
                action.dress()
        for square in (self.earlier, self.later, self.undo, self.redo, self.plan_ways):
            if square is not None:
                square.setFixedSize(scaled(30) + 2, scaled(28) + 2)  # As the style sheet has it.

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


def _make_plan_ways(menu: QMenu) -> QToolButton:
    button = QToolButton()
    button.setProperty("primary", True)
    button.setProperty("segment", "last")
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setToolTip("Other ways to plan")
    button.setAccessibleName("Other ways to plan")
    return button


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


class _SquareAction(QToolButton):
    """A small square button that is a menu's action; its name is said, not shown."""

    def __init__(self, action: QAction, icon_name: str) -> None:
        super().__init__()
        self._action = action
        self._icon_name = icon_name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def dress(self) -> None:
        """Take the icon from the theme in force."""
        self.setIcon(icon(self._icon_name, "text"))
        self.setIconSize(QSize(scaled(ICON_SIZE + 2), scaled(ICON_SIZE + 2)))

    @Slot()
    def _follow(self) -> None:
        words = self._action.text().replace("&", "")
        key = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setEnabled(self._action.isEnabled())
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({key})" if key else words)
