"""The window: menus, rail, screens, and closing. What is done is done by the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from planner.errors import BadInputError
from planner.service import Week
from ui import files
from ui.comparing import Comparing
from ui.finding.found import Found, Kind
from ui.finding.indexing import Indexing
from ui.hands import Hands
from ui.meetings import Meetings
from ui.menus import Menus, allow
from ui.pages import ALLOCATION, FIGURES, HISTORY, MAP, MEETING, RAIL, SHEETS, Pages
from ui.questions import Questions
from ui.remembering import Remembering
from ui.screens.bring_in.dialogs import ChangesDialog, FaultsDialog
from ui.screens.keys import KeysDialog
from ui.screens.sheets.words import state_words
from ui.settings import SMALLEST_HEIGHT, SMALLEST_WIDTH
from ui.week_bar import WeekBar
from ui.what_ifs import WhatIfs
from ui.widgets.rail import Rail

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from planner.history.on_paper import OnPaper
    from ui.background import Background
    from ui.desk import Desk
    from ui.look import Look
    from ui.messages import Messages
    from ui.shown import PlannedWeek, Preview, WeekShown
    from ui.widgets.board.metrics import Density


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
        self._offered: PlannedWeek | None = None
        self._paper: OnPaper | None = None
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
        self.pages = Pages(desk, background, first=look.layout.screen)
        self.empty, self.allocation = self.pages.empty, self.pages.allocation
        self.sheets = self.pages.sheets
        self._indexing = Indexing(self.background, self.week_bar, self)
        self.hands = Hands(
            desk=desk, screen=self.allocation, menus=self.menus, background=background
        )
        self.what_ifs = WhatIfs(desk=desk, background=background, messages=messages, window=self)
        self.remembering = Remembering(
            desk=desk, screen=self.pages.history, background=background, window=self
        )
        self.comparing = Comparing(desk=desk, background=background, messages=messages, window=self)
        self.meetings = Meetings(
            desk=desk,
            screen=self.pages.meeting,
            background=background,
            messages=messages,
            window=self,
        )
        self.questions = Questions(desk=desk, background=background, messages=messages, window=self)
        self._lay_out()
        self._wire()
        self.setWindowTitle("Pod Planner")
        self.setMinimumSize(SMALLEST_WIDTH, SMALLEST_HEIGHT)
        self.resize(look.layout.width, look.layout.height)
        self._set_density(look.layout.density)
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
                screen=self.pages.chosen,
            )
        )
        self.desk.close()
        self.background.close()
        event.accept()

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.week_bar)
        column.addWidget(self.pages, 1)
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
        menus.close.triggered.connect(self.close)
        menus.palette_chosen.connect(self._look.choose_palette)
        menus.text_chosen.connect(self._look.choose_text)
        menus.density_chosen.connect(self._look.choose_density)
        self.allocation.bar.density_chosen.connect(self._look.choose_density)
        menus.plan.triggered.connect(desk.plan)
        menus.plan_rest.triggered.connect(desk.plan_rest)
        menus.least_change.triggered.connect(desk.plan_with_least_change)
        menus.stop.triggered.connect(desk.stop_planning)
        menus.approve.triggered.connect(self.remembering.ask_to_approve)
        self.pages.history_wanted.connect(self.remembering.open)
        self.pages.history.week_chosen.connect(self._show_week_of)
        self.hands.history_requested.connect(self._show_history)
        self.remembering.paper_told.connect(self._show_paper)
        self.sheets.paper_told.connect(self._show_paper)
        for action, key in (
            (menus.allocation, ALLOCATION),
            (menus.map, MAP),
            (menus.figures, FIGURES),
            (menus.history, HISTORY),
            (menus.sheets, SHEETS),
        ):
            action.setData(key)
            action.triggered.connect(self._go_to_chosen)
        menus.earlier.triggered.connect(self.week_bar.choose_earlier)
        menus.later.triggered.connect(self.week_bar.choose_later)
        menus.this_week.triggered.connect(self.week_bar.choose_this_week)
        menus.find.triggered.connect(self.week_bar.focus_find)
        menus.filter.triggered.connect(self.allocation.bar.open_filters)
        menus.changed.triggered.connect(self.allocation.bar.toggle_changed)
        menus.keys.triggered.connect(self._show_keys)
        self._look.changed.connect(self._dress)
        self.rail.chosen.connect(self.pages.go_to)
        self.pages.gone_to.connect(self.rail.choose)
        self.pages.currentChanged.connect(self._follow_state)
        self.pages.map.plan_requested.connect(desk.plan)
        self.pages.map.bring_in_requested.connect(self.choose_folder_to_bring_in)
        self.hands.reach_requested.connect(self.pages.show_reach)
        self.hands.why_requested.connect(self.questions.ask_why)
        self.hands.why_not_requested.connect(self.questions.ask_why)
        self.hands.ways_in_requested.connect(self.questions.ask_ways_in)
        self.hands.opening_requested.connect(self.questions.ask_what_opens)
        self.allocation.line.check_clicked.connect(self._show_check)
        self.hands.what_if_requested.connect(self.what_ifs.open_about)
        menus.what_if.triggered.connect(self.what_ifs.open)
        menus.meeting.triggered.connect(self.meetings.open)
        menus.see_changes.triggered.connect(self.comparing.open)
        self.comparing.family_chosen.connect(self.pages.show_family)
        self.meetings.begun.connect(self._go_to_meeting)
        self.meetings.left.connect(self._leave_meeting)
        self.pages.meeting.other_requested.connect(self.hands.move)
        self.week_bar.week_chosen.connect(self._choose_week)
        self.week_bar.found_chosen.connect(self._show_found)
        self.empty.primary_clicked.connect(self.choose_folder_to_bring_in)
        self.empty.secondary_clicked.connect(desk.open_sample)
        self.allocation.plan_requested.connect(desk.plan)
        self.allocation.stop_requested.connect(desk.stop_planning)
        self.sheets.said.connect(self.messages.tell)
        desk.week_shown.connect(self._show_week)
        desk.hints_shown.connect(self.pages.show_hints)
        desk.state_changed.connect(self._follow_state)
        desk.planning_began.connect(self.allocation.begin_planning)
        desk.planning_told.connect(self.allocation.show_progress)
        desk.planning_ended.connect(self._end_planning)
        desk.plan_offered.connect(self._offer_plan)
        desk.previewed.connect(self._show_preview)
        desk.said.connect(self.messages.tell)
        desk.failed.connect(self._show_failure)

    @Slot(object)
    def _show_week(self, shown: WeekShown) -> None:
        name = shown.service.settings.service.name
        self._service_name.setText("" if shown.is_empty else f"{name} · this computer only")
        self._fit_service_name()
        self.setWindowTitle("Pod Planner" if shown.is_empty else f"{name} – Pod Planner")
        self.pages.show_week(shown)
        self._indexing.follow(shown)
        # What was on paper was of another state of the plan.
        self._paper = None
        if shown.is_approved:
            self.remembering.read_paper()

    @Slot()
    def _follow_state(self) -> None:
        """Show the week and its state, and allow what may be done."""
        desk, menus = self.desk, self.menus
        self.week_bar.show_week(desk.week)
        self.week_bar.show_state(*state_words(desk.shown, self._paper))
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
        for action in (menus.what_if, menus.meeting, menus.see_changes):
            allow(action, desk.sitting.why_not_change())
        is_open = desk.shown is not None and not desk.shown.is_empty
        for action in (menus.map, menus.figures, menus.history):
            allow(action, "" if is_open else "There is nothing to show yet.")
        self.hands.follow_state()
        allow(menus.stop, "" if desk.is_planning else "No plan is being made.")

    @Slot()
    def _show_check(self) -> None:
        """List what the checker found."""
        shown = self.desk.shown
        if shown is not None and shown.board.check.words:
            check = shown.board.check
            self.messages.tell("\n".join((f"{check.words}.", *check.lines)))

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

    @Slot(str)
    def _show_history(self, about: str) -> None:
        """Go to the history of a family or a practitioner."""
        self.remembering.ask_about(about)
        self.pages.go_to(HISTORY)

    @Slot(str)
    def _show_week_of(self, monday: str) -> None:
        self.desk.show_week(Week(date.fromisoformat(monday)))
        self.pages.go_to(ALLOCATION)

    @Slot(object)
    def _show_paper(self, paper: OnPaper) -> None:
        """Say in the bar whether the plan is printed, and whether what is on paper still holds."""
        self._paper = paper
        self.week_bar.show_state(*state_words(self.desk.shown, paper))

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

    @Slot(object)
    def _show_found(self, found: Found) -> None:
        """Go to what somebody looked for."""
        match found.kind:
            case Kind.FAMILY:
                self.pages.show_family(found.key)
            case Kind.STAFF:
                self.pages.show_practitioner(found.key)
            case Kind.POD:
                self.pages.go_to(ALLOCATION)
                self.allocation.bar.show_pod(found.key)
            case Kind.PLACE:
                self.pages.go_to(ALLOCATION)
                self.allocation.bar.show_only(found.title, found.families)
            case Kind.VOLUNTEER:
                self.allocation.say(f"{found.title}: mentors come with a later version.")

    @Slot()
    def _go_to_meeting(self) -> None:
        self.pages.go_to(MEETING)

    @Slot()
    def _leave_meeting(self) -> None:
        if self.pages.chosen == MEETING:
            self.pages.go_to(ALLOCATION)

    @Slot()
    def _go_to_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.pages.go_to(action.data())

    @Slot(object)
    def _offer_plan(self, planned: PlannedWeek) -> None:
        """Ask which it is to be: the plan that was found, or what somebody did meanwhile."""
        self._offered = planned
        self.messages.ask(
            "The week was changed while the plan was made. Use the new plan, or keep your edit?",
            verb="Use the new plan",
            way_out="Keep my edit",
            then=self._use_offered,
        )

    @Slot()
    def _use_offered(self) -> None:
        if self._offered is not None:
            self.desk.use_plan(self._offered)
            self._offered = None

    @Slot()
    def _show_keys(self) -> None:
        KeysDialog(self.menus.everything, self).open()

    def _fit_service_name(self) -> None:
        # The bar is as high as what stands in its corner: let it say how high it is without.
        self._service_name.setMinimumHeight(0)
        self._service_name.setMinimumHeight(self.menuBar().sizeHint().height())
        # The bar makes room in its corner only when something is put there.
        self.menuBar().setCornerWidget(self._service_name, Qt.Corner.TopRightCorner)

    @Slot()
    def _dress(self) -> None:
        self._fit_service_name()
        self.week_bar.dress()
        self.menus.follow(self._look.layout)
        self._set_density(self._look.layout.density)
        self.pages.dress()

    def _set_density(self, density: Density) -> None:
        self.allocation.bar.set_density(density)
        self.allocation.board.set_density(density)
