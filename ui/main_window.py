"""The window: menus, rail, screens, and closing. What is done is done by the desk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.errors import BadInputError
from ui import files, tasks
from ui.background import Lane
from ui.hands import Hands
from ui.menus import Menus, allow
from ui.screens.allocation.view import AllocationScreen
from ui.screens.approve import ApproveDialog
from ui.screens.bring_in.dialogs import ChangesDialog, FaultsDialog
from ui.screens.keys import KeysDialog
from ui.screens.sheets.view import SheetsScreen
from ui.settings import SMALLEST_HEIGHT, SMALLEST_WIDTH
from ui.week_bar import WeekBar
from ui.widgets.empty_state import EmptyState
from ui.widgets.rail import Rail, RailEntry

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from planner.service import Week
    from ui.background import Background
    from ui.desk import Desk
    from ui.look import Look
    from ui.messages import Messages
    from ui.shown import Preview, WeekShown

ALLOCATION, SHEETS = "allocation", "sheets"

RAIL = (
    RailEntry("today", "Today", "sun-horizon", False, "Today comes with a later version."),
    RailEntry(ALLOCATION, "Allocation", "columns", True, "Who has which family (Ctrl+2)"),
    RailEntry("mentors", "Mentors", "handshake", False, "Mentors come with a later version."),
    RailEntry("rota", "Rota", "calendar-blank", False, "The rota comes with a later version."),
    RailEntry("map", "Map", "map-trifold", False, "The map comes with a later version."),
    RailEntry("people", "People", "users", False, "People come with a later version."),
    RailEntry(SHEETS, "Sheets", "printer", True, "Sheets to print and save (Ctrl+P)"),
)


class MainWindow(QMainWindow):
    """The one window, on one desk."""

    def __init__(
        self, *, desk: Desk, background: Background, look: Look, messages: Messages
    ) -> None:
        super().__init__()
        self.desk = desk
        self.background = background
        self.messages = messages
        self._look = look
        self.menus = Menus(self.menuBar(), look.layout)
        self._service_name = QLabel()
        self._service_name.setProperty("role", "small")
        self._service_name.setProperty("muted", True)
        self._service_name.setContentsMargins(0, 0, 16, 0)
        self.menuBar().setCornerWidget(self._service_name, Qt.Corner.TopRightCorner)
        self.rail = Rail(RAIL)
        self.week_bar = WeekBar(
            desk.week,
            this_week=desk.this_week,
            plan_action=self.menus.plan,
            approve_action=self.menus.approve,
            undo_action=self.menus.undo,
            redo_action=self.menus.redo,
            plan_menu=self.menus.plan_ways,
        )
        self.empty = EmptyState(
            "No families yet",
            "Bring in a service folder or workbook, or look round the sample.",
            primary="Bring in…",
            secondary="Open the sample",
        )
        self.allocation = AllocationScreen()
        self.hands = Hands(
            desk=desk, screen=self.allocation, menus=self.menus, background=background
        )
        self.sheets = SheetsScreen(background)
        self._screens = QStackedWidget()
        self._blank = QWidget()
        for screen in (self._blank, self.empty, self.allocation, self.sheets):
            self._screens.addWidget(screen)
        self._chosen = ALLOCATION
        self._lay_out()
        self._wire()
        self.setWindowTitle("Pod Planner")
        self.setMinimumSize(SMALLEST_WIDTH, SMALLEST_HEIGHT)
        self.resize(look.layout.width, look.layout.height)
        self._follow_state()

    def show_as_kept(self) -> None:
        """Show the window as it was when it was closed."""
        if self._look.layout.is_maximised:
            self.showMaximized()
        else:
            self.show()

    @Slot()
    def choose_folder_to_bring_in(self) -> None:
        """Ask for a service folder, and show what it would change."""
        files.ask_for_folder(self, "Bring in a service folder", then=self._preview)

    @Slot()
    def choose_workbook_to_bring_in(self) -> None:
        """Ask for a workbook, and show what it would change."""
        files.ask_for_file(self, "Bring in a workbook", files.WORKBOOKS, then=self._preview)

    @Slot(str)
    def go_to(self, key: str) -> None:
        """Show a screen; the empty one while there is nothing to show on it."""
        self._chosen = key
        self.rail.choose(key)
        shown = self.desk.shown
        if shown is None:
            self._screens.setCurrentWidget(self._blank)
        elif shown.is_empty:
            self._screens.setCurrentWidget(self.empty)
            self.empty.setFocus()
        elif key == SHEETS:
            self._screens.setCurrentWidget(self.sheets)
            self.sheets.show_week(shown, author=self.desk.author)
        else:
            self._screens.setCurrentWidget(self.allocation)
            self.allocation.board.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is being done, wait for it without holding the window, then close."""
        if self.background.is_busy:
            event.ignore()
            self.setEnabled(False)
            self.background.idle.connect(self.close)
            self.desk.give_up()
            return
        normal = self.normalGeometry()
        self._look.keep(
            replace(
                self._look.layout,
                width=normal.width(),
                height=normal.height(),
                is_maximised=self.isMaximized(),
            )
        )
        self.desk.close()
        self.background.close()
        event.accept()

    def _lay_out(self) -> None:
        if self.empty.primary_button is not None:
            self.empty.setFocusProxy(self.empty.primary_button)
        page = QWidget()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.week_bar)
        column.addWidget(self._screens, 1)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.setCentralWidget(page)

    def _wire(self) -> None:
        desk, menus = self.desk, self.menus
        menus.new.triggered.connect(self._choose_new)
        menus.open.triggered.connect(self._choose_open)
        menus.sample.triggered.connect(desk.open_sample)
        menus.bring_in_folder.triggered.connect(self.choose_folder_to_bring_in)
        menus.bring_in_workbook.triggered.connect(self.choose_workbook_to_bring_in)
        menus.export.triggered.connect(self._choose_export)
        menus.sheets.triggered.connect(self._go_to_sheets)
        menus.close.triggered.connect(self.close)
        menus.palette_chosen.connect(self._look.choose_palette)
        menus.text_chosen.connect(self._look.choose_text)
        menus.plan.triggered.connect(desk.plan)
        menus.plan_rest.triggered.connect(desk.plan_rest)
        menus.least_change.triggered.connect(desk.plan_with_least_change)
        menus.stop.triggered.connect(desk.stop_planning)
        menus.approve.triggered.connect(self._ask_to_approve)
        menus.allocation.triggered.connect(self._go_to_allocation)
        menus.earlier.triggered.connect(self.week_bar.choose_earlier)
        menus.later.triggered.connect(self.week_bar.choose_later)
        menus.this_week.triggered.connect(self.week_bar.choose_this_week)
        menus.find.triggered.connect(self.week_bar.focus_find)
        menus.filter.triggered.connect(self.allocation.bar.open_filters)
        menus.changed.triggered.connect(self.allocation.bar.toggle_changed)
        menus.keys.triggered.connect(self._show_keys)
        self._look.changed.connect(self._dress)
        self.rail.chosen.connect(self.go_to)
        self.week_bar.week_chosen.connect(self._choose_week)
        self.week_bar.family_sought.connect(self._find)
        self.empty.primary_clicked.connect(self.choose_folder_to_bring_in)
        self.empty.secondary_clicked.connect(desk.open_sample)
        self.allocation.plan_requested.connect(desk.plan)
        self.allocation.stop_requested.connect(desk.stop_planning)
        self.sheets.said.connect(self.messages.tell)
        desk.week_shown.connect(self._show_week)
        desk.state_changed.connect(self._follow_state)
        desk.planning_began.connect(self.allocation.begin_planning)
        desk.planning_told.connect(self.allocation.show_progress)
        desk.planning_ended.connect(self._end_planning)
        desk.previewed.connect(self._show_preview)
        desk.said.connect(self.messages.tell)
        desk.failed.connect(self._show_failure)

    @Slot(object)
    def _show_week(self, shown: WeekShown) -> None:
        name = shown.service.settings.service.name
        self._service_name.setText("" if shown.is_empty else f"{name} · this computer only")
        self._fit_service_name()
        self.setWindowTitle("Pod Planner" if shown.is_empty else f"{name} – Pod Planner")
        self.allocation.show_board(shown.board)
        self.background.start(
            Lane.FIND,
            lambda cancel, tell: tasks.index_week(shown),
            done=self.week_bar.set_index,
        )
        self.go_to(self._chosen)

    @Slot()
    def _follow_state(self) -> None:
        """Show the week and its state, and allow what may be done."""
        desk, menus = self.desk, self.menus
        self.week_bar.show_week(desk.week)
        self.week_bar.show_state(*_state_words(desk.shown))
        why_not = desk.why_not_change()
        for action in (menus.new, menus.open, menus.sample):
            allow(action, why_not)
        for action in (menus.bring_in_folder, menus.bring_in_workbook):
            allow(action, why_not if desk.shown is not None else "Open a service first.")
        allow(menus.export, desk.why_not_export())
        allow(menus.plan, desk.why_not_plan())
        allow(menus.approve, desk.why_not_approve())
        for action in (menus.plan_rest, menus.least_change):
            allow(action, desk.why_not_plan())
        self.hands.follow_state()
        allow(menus.stop, "" if desk.is_planning else "No plan is being made.")

    @Slot(str)
    def _end_planning(self, sentence: str) -> None:
        self.allocation.end_planning()
        if sentence:
            self.allocation.say(sentence)

    @Slot(object)
    def _show_failure(self, error: Exception) -> None:
        if isinstance(error, BadInputError):
            FaultsDialog(error, self).open()
        else:
            self.messages.show_error(error)

    @Slot(object)
    def _show_preview(self, preview: Preview) -> None:
        dialog = ChangesDialog(preview, self)
        dialog.agreed.connect(self.desk.bring_in)
        dialog.open()

    @Slot()
    def _ask_to_approve(self) -> None:
        shown = self.desk.shown
        if shown is not None and shown.stored is not None:
            dialog = ApproveDialog(shown.stored, name=self.desk.approver, parent=self)
            dialog.approved.connect(self.desk.approve)
            dialog.open()

    @Slot()
    def _choose_new(self) -> None:
        files.ask_for_new_file(
            self,
            "Where to keep the new service",
            files.DATABASES,
            name="service.podplan",
            then=self._open_new,
        )

    @Slot()
    def _choose_open(self) -> None:
        files.ask_for_file(self, "Open a service", files.DATABASES, then=self._open)

    @Slot()
    def _choose_export(self) -> None:
        files.ask_for_folder(self, "Export the service to a folder", then=self.desk.export)

    @Slot(object)
    def _open(self, path: Path) -> None:
        self.desk.open(path)

    @Slot(object)
    def _open_new(self, path: Path) -> None:
        self.desk.open(path, create=True)

    @Slot(object)
    def _preview(self, source: Path) -> None:
        self.desk.preview(source)

    @Slot(object)
    def _choose_week(self, week: Week) -> None:
        self.desk.show_week(week)

    @Slot(str)
    def _find(self, family_id: str) -> None:
        self.go_to(ALLOCATION)
        self.allocation.show_family(family_id)

    @Slot()
    def _go_to_allocation(self) -> None:
        self.go_to(ALLOCATION)

    @Slot()
    def _go_to_sheets(self) -> None:
        self.go_to(SHEETS)

    @Slot()
    def _show_keys(self) -> None:
        KeysDialog(self.menus.everything, self).open()

    def _fit_service_name(self) -> None:
        self._service_name.setMinimumHeight(self.menuBar().sizeHint().height())
        # The bar makes room in its corner only when something is put there.
        self.menuBar().setCornerWidget(self._service_name, Qt.Corner.TopRightCorner)

    @Slot()
    def _dress(self) -> None:
        self._fit_service_name()
        self.week_bar.dress()
        self.allocation.dress()
        self.sheets.dress()


def _state_words(shown: WeekShown | None) -> tuple[str, str]:
    """Return the words of the chip and its kind."""
    if shown is None or shown.is_empty:
        return "", "quiet"
    if shown.stored is None:
        return "Not planned yet", "quiet"
    if shown.is_approved:
        return "Approved", "ok"
    count = shown.stored.changes
    return f"Draft · {count:,} change{'' if count == 1 else 's'}", "warn"
