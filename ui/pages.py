"""The pages of the window: which screen is seen, and what it is given when people go there.

A page is told of a week only when it is gone to: a change on the board makes no map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import tasks
from ui.background import Background, Lane
from ui.screens.allocation.view import AllocationScreen
from ui.screens.figures.view import FiguresScreen
from ui.screens.history.view import HistoryScreen
from ui.screens.map import MapScreen
from ui.screens.meeting.view import MeetingScreen
from ui.screens.sheets.view import SheetsScreen
from ui.widgets.empty_state import EmptyState
from ui.widgets.rail import RailEntry

if TYPE_CHECKING:
    from planner.whereabouts import MapModel
    from ui.desk import Desk
    from ui.screens.figures.figures import Figures
    from ui.shown import WeekShown

ALLOCATION, MEETING, MAP = "allocation", "meeting", "map"
FIGURES, HISTORY, SHEETS = "figures", "history", "sheets"

RAIL = (
    RailEntry("today", "Today", "sun-horizon", False, "Today comes with a later version."),
    RailEntry(ALLOCATION, "Allocation", "columns", True, "Who has which family (Ctrl+2)"),
    RailEntry("mentors", "Mentors", "handshake", False, "Mentors come with a later version."),
    RailEntry("rota", "Rota", "calendar-blank", False, "The rota comes with a later version."),
    RailEntry(MAP, "Map", "map-trifold", True, "Who lives where, and who reaches whom (Ctrl+5)"),
    RailEntry(FIGURES, "Figures", "chart-bar", True, "Caseloads, changes, waiting (Ctrl+G)"),
    RailEntry(
        HISTORY, "History", "clock-counter-clockwise", True, "What was decided, and why (Ctrl+H)"
    ),
    RailEntry("people", "People", "users", False, "People come with a later version."),
    RailEntry(SHEETS, "Sheets", "printer", True, "Sheets to print and save (Ctrl+P)"),
)


class Pages(QStackedWidget):
    """Every screen of the window, one of them seen.

    Signals
    -------
    gone_to(str)
        The key of the page that is seen now.
    history_wanted()
        The history is gone to: what there is of it has to be read.
    """

    gone_to = Signal(str)
    history_wanted = Signal()

    def __init__(self, desk: Desk, background: Background, *, first: str = ALLOCATION) -> None:
        super().__init__()
        self._desk = desk
        self._background = background
        self.empty = EmptyState(
            "No families yet",
            "Bring in a service folder or workbook, or look round the sample.",
            primary="Bring in…",
            secondary="Open the sample",
        )
        self.allocation = AllocationScreen()
        self.meeting = MeetingScreen()
        self.map = MapScreen()
        self.figures = FiguresScreen()
        self.history = HistoryScreen()
        self.sheets = SheetsScreen(background)
        self._blank = QWidget()
        self._by_key = {
            ALLOCATION: self.allocation,
            MEETING: self.meeting,
            MAP: self.map,
            FIGURES: self.figures,
            HISTORY: self.history,
            SHEETS: self.sheets,
        }
        self.chosen = first if first in self._by_key and first != MEETING else ALLOCATION
        self._reach_of = ""
        for page in (self._blank, self.empty, *self._by_key.values()):
            self.addWidget(page)
        if self.empty.primary_button is not None:
            self.empty.setFocusProxy(self.empty.primary_button)
        self.map.family_chosen.connect(self.show_family)
        self.history.family_chosen.connect(self.show_family)
        self.history.practitioner_chosen.connect(self.show_practitioner)
        self.figures.practitioner_chosen.connect(self.show_practitioner)

    @Slot(str)
    def go_to(self, key: str) -> None:
        """Show a screen; the empty one while there is nothing to show on it."""
        self.chosen = key
        # The meeting is held about the allocation: it has no entry of its own.
        self.gone_to.emit(ALLOCATION if key == MEETING else key)
        shown = self._desk.shown
        if shown is None:
            self.setCurrentWidget(self._blank)
        elif shown.is_empty:
            self.setCurrentWidget(self.empty)
            self.empty.setFocus()
        else:
            page = self._by_key[key]
            self.setCurrentWidget(page)
            self._fill(key, shown)
            focus = self.allocation.board if page is self.allocation else page
            focus.setFocus()

    def show_week(self, shown: WeekShown) -> None:
        """Show a week on the page that is seen; the others are told when they are gone to."""
        self.allocation.show_board(shown.board)
        if self.currentWidget() is not self._by_key[self.chosen] or shown.is_empty:
            self.go_to(self.chosen)
        else:
            self._fill(self.chosen, shown)

    @Slot(object)
    def show_hints(self, shown: WeekShown) -> None:
        """Show the same week with what would help those who wait."""
        self.allocation.show_hints(shown.board)

    @Slot(str)
    def show_family(self, family_id: str) -> None:
        """Go to a family on the board."""
        self.go_to(ALLOCATION)
        self.allocation.show_family(family_id)

    @Slot(str)
    def show_practitioner(self, staff_id: str) -> None:
        """Go to a practitioner on the board: their first family, or those who have room."""
        self.go_to(ALLOCATION)
        self.allocation.show_practitioner(staff_id)

    @Slot(str)
    def show_reach(self, staff_id: str) -> None:
        """Go to the map and show how far a practitioner reaches."""
        self._reach_of = staff_id
        self.go_to(MAP)

    def dress(self) -> None:
        """Take heights and widths from the theme in force."""
        for page in (self.allocation, self.map, self.sheets):
            page.dress()

    def _fill(self, key: str, shown: WeekShown) -> None:
        match key:
            case "sheets":
                self.sheets.show_week(shown, author=self._desk.author, store=self._desk.store)
            case "history":
                self.history_wanted.emit()
            case "map":
                self._background.start(
                    Lane.PAGE,
                    lambda cancel, tell: tasks.map_of_week(shown),
                    done=self._show_map,
                )
            case "figures":
                self._background.start(
                    Lane.PAGE,
                    lambda cancel, tell: tasks.figures_of_week(shown),
                    done=self._show_figures,
                )

    @Slot(object)
    def _show_map(self, model: MapModel) -> None:
        self.map.show_map(model)
        if self._reach_of:  # Nobody is on the map before it is read.
            self.map.show_reach(self._reach_of)
            self._reach_of = ""

    @Slot(object)
    def _show_figures(self, figures: Figures) -> None:
        self.figures.show_figures(figures)
