"""What is on the desk: the open service, the week and its plan; and what people ask of them.

The desk knows no widget. It starts jobs, keeps what they bring back, and tells the window by
signals. Everything that reads, plans or writes happens in a job.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from planner.drafting.replanning import How
from planner.errors import KnownError
from planner.service import Week
from ui import tasks
from ui.background import Background, Lane
from ui.open_service import OpenService
from ui.screens.allocation.goal_words import ending
from ui.shown import Author, PlannedWeek, WeekShown, head_of
from ui.sitting import Sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planner.service import Service
    from planner.store import Store
    from solver.result import Cancel
    from ui.background import Tell
    from ui.shown import Preview
    from ui.surroundings import Surroundings


SERVICE_CHANGED = "The service was changed while the plan was made. Plan this week again."
LEFT_BEFORE = "The plan was put aside, because you went to another week. Plan the rest again there."


@dataclass(frozen=True, slots=True)
class _Opened:
    service: OpenService
    shown: WeekShown


class Desk(QObject):
    """The open service and week.

    Signals
    -------
    week_shown(WeekShown)
        Another week, service or plan is on the desk.
    hints_shown(WeekShown)
        The same week says by now what would help those who wait.
    state_changed()
        What may be done has changed.
    planning_began(tuple, float)
        The names of the goals in order, and the seconds there are.
    planning_told(Progress)
        How far the search is.
    planning_ended(str)
        What is to be said of it: why there is no plan, or why it may not be the best.
    plan_offered(PlannedWeek)
        A plan was found, but somebody changed the week meanwhile: which of the two is it to be?
    difference_found(PlannedWeek)
        A plan of the rest was found: what it would change is to be looked at.
    previewed(Preview)
        What bringing in a folder or workbook would change.
    said(str)
        Something went well that cannot be seen.
    failed(Exception)
        Something did not go well.
    """

    week_shown = Signal(object)
    hints_shown = Signal(object)
    state_changed = Signal()
    planning_began = Signal(object, float)
    planning_told = Signal(object)
    planning_ended = Signal(str)
    plan_offered = Signal(object)
    difference_found = Signal(object)
    previewed = Signal(object)
    said = Signal(object)
    failed = Signal(object)

    def __init__(
        self, background: Background, surroundings: Surroundings, *, week: Week | None = None
    ) -> None:
        super().__init__()
        self._background = background
        self._around = surroundings
        self._open: OpenService | None = None
        self._shown: WeekShown | None = None
        self._week = week or self.this_week
        self._plan_when_shown = False
        self._planned_from: WeekShown | None = None
        self._found: PlannedWeek | None = None
        self._is_closing = False
        self.approver = ""
        self.sitting = Sitting(background, self._get_author, self)
        self.sitting.changed.connect(self._follow_sitting)
        self.sitting.hinted.connect(self._follow_hints)
        self.sitting.not_kept.connect(self._fail_keeping)
        self.sitting.kept_elsewhere.connect(self._read_again)
        background.failed.connect(self._fail)
        background.lanes_changed.connect(self.state_changed)

    @property
    def shown(self) -> WeekShown | None:
        """The week on the desk; `None` before a service is open."""
        return self._shown

    @property
    def week(self) -> Week:
        """The week people look at."""
        return self._week

    @property
    def this_week(self) -> Week:
        """The week of today."""
        return Week.of(self._around.now().date())

    @property
    def path(self) -> Path | None:
        """The open database."""
        return self._open.path if self._open is not None else None

    @property
    def store(self) -> Store | None:
        """The open store, for those who read what is remembered; `None` while none is open."""
        return self._open.store if self._open is not None else None

    @property
    def author(self) -> Author:
        """Who does something now."""
        return Author(who=self.approver or self._around.account, at=self._around.now())

    @property
    def is_planning(self) -> bool:
        """Whether a plan is being made."""
        return self._background.is_working(Lane.PLAN)

    @property
    def is_changing(self) -> bool:
        """Whether a service is being opened, brought in, approved or exported."""
        return self._background.is_working(Lane.CHANGE)

    def why_not_change(self) -> str:
        """Return why nothing may be opened or brought in now; empty where it may."""
        if self.is_planning:
            return "A plan is being made. Wait for it, or stop it."
        if self.is_changing:
            return "Something else is being done. Wait a moment."
        return ""

    def why_not_plan(self) -> str:
        """Return why the week may not be planned now; empty where it may."""
        if self._shown is None or self._shown.is_empty:
            return "There is no family to plan for. Bring in a service first."
        if self._shown.week != self._week:
            return "The week is being read. Wait a moment."
        return self.why_not_change()

    def why_not_approve(self) -> str:
        """Return why the plan may not be approved now; empty where it may."""
        if self._shown is None or self._shown.stored is None or self._shown.week != self._week:
            return "This week is not planned yet."
        if self._shown.is_approved:
            return "This plan is approved already."
        if self.sitting.is_paused:
            return "Something else is being done. Wait a moment."
        if not self._shown.stored.verdict.fits:
            return f"Out of date: {self._shown.stored.verdict.in_short}. Plan this week again."
        return self.why_not_change()

    def why_not_export(self) -> str:
        """Return why the service may not be exported now; empty where it may."""
        if self._shown is None or self._shown.is_empty:
            return "There is nothing to export yet."
        return self.why_not_change()

    def open(self, path: Path, *, create: bool = False) -> None:
        """Open a database in place of the one that is open."""
        self._open_after(None, path, create=create)

    def open_default(self) -> None:
        """Open the database nobody chose a place for; make it at the first start."""
        self.open(self._around.data / "service.podplan", create=True)

    def open_sample(self) -> None:
        """Open the invented service."""
        path = self._around.data / "sample.podplan"
        self._open_after(partial(tasks.make_sample, path, self.this_week, author=self.author), path)

    def open_folder(self, folder: Path, *, database: Path | None = None) -> None:
        """Open a service folder to look at, with the week planned."""
        path = database or self._around.data / f"{folder.name}.podplan"
        self._plan_when_shown = True
        self._open_after(
            partial(tasks.fill_from_folder, path, folder, author=self.author), path, create=True
        )

    def show_week(self, week: Week) -> None:
        """Show another week of the open service."""
        self._week = week
        # Said before it is read, which waits for what is still being kept: whoever goes on from
        # this week goes on from the right one.
        self.state_changed.emit()
        if self._open is not None and self._shown is not None:
            self._read_week(self._open.store, service=self._shown.service)

    def _read_week(self, store: Store, *, service: Service | None) -> None:
        self.sitting.pause()
        if self.sitting.keeper.is_busy:
            # What is read has to say what was done a moment ago.
            self.sitting.keeper.when_kept(self._read_again)
            return
        week = self._week
        self._background.start(
            Lane.WEEK,
            lambda cancel, tell: tasks.read_week(store, week, service),
            done=self._show,
        )

    def plan(self, *, how: How = How.WEEK) -> None:
        """Plan the week on the desk around what people decided; the plan becomes its draft."""
        if self.why_not_plan() or self._open is None or self._shown is None:
            return
        shown, solve = self._shown, self._background.solver.solve

        def work(cancel: Cancel, tell: Tell) -> PlannedWeek:
            return tasks.plan_week(shown, how, cancel=cancel, listener=tell, solve=solve)

        self._planned_from = shown
        self._background.start(
            Lane.PLAN,
            work,
            done=self._end_planning,
            failed=self._fail_planning,
            progressed=self.planning_told,
        )
        goals = shown.service.settings.goals.allocation
        self.planning_began.emit(goals, tasks.PLAN_SECONDS)

    @Slot()
    def plan_rest(self) -> None:
        """Plan the week around what is locked and decided, with the fewest other moves."""
        self.plan(how=How.REST)

    @Slot()
    def plan_with_least_change(self) -> None:
        """Plan the week again with as few moves from the plan on the board as possible."""
        self.plan(how=How.LEAST_CHANGE)

    def use_plan(self, planned: PlannedWeek) -> None:
        """Put a plan that was offered on the desk, in place of what is there."""
        if self._shown is not None and planned.shown.week == self._shown.week:
            self.sitting.take_version(planned, planned.found.edit.name)

    def stop_planning(self) -> None:
        """Stop the search; the best plan so far becomes the draft."""
        self._background.stop(Lane.PLAN)

    def approve(self, who: str) -> None:
        """Approve the plan on the desk in somebody's name, after all that is still to be kept."""
        if self.why_not_approve() or self._open is None or self._shown is None:
            return
        self.approver = who
        store, shown, author = self._open.store, self._shown, self.author
        self.sitting.pause()
        self.sitting.keeper.keep(
            lambda: tasks.approve_plan(store, shown, author=author), then=self._show
        )

    def preview(self, source: Path) -> None:
        """Read a service folder or workbook and say what bringing it in would change."""
        if self.why_not_change() or self._open is None:
            return
        store, author = self._open.store, self.author
        self._background.start(
            Lane.CHANGE,
            lambda cancel, tell: tasks.preview(store, source, author=author),
            done=self.previewed,
        )

    def bring_in(self, preview: Preview) -> None:
        """Store what was previewed, after all that is still to be kept."""
        if self.why_not_change() or self._open is None:
            return
        self.sitting.pause()
        store, week, author = self._open.store, self._week, self.author
        self.sitting.keeper.keep(
            lambda: tasks.bring_in(store, preview, week, author=author), then=self._show
        )

    def export(self, folder: Path) -> None:
        """Write the service folder; say why not, where something stands in the way by now."""
        why_not = self.why_not_export()
        if why_not or self._open is None:
            self.said.emit(why_not)
            return
        store = self._open.store

        def work(cancel: Cancel, tell: Tell) -> str:
            tasks.export_service(store, folder)
            return f"The service is written to {folder.name}."

        self._background.start(Lane.CHANGE, work, done=self.said)

    def give_up(self) -> None:
        """Stop everything. The best plan under way, and all that was done, is still kept."""
        self._is_closing = True
        self._background.stop(Lane.PLAN)
        for lane in Lane:
            if lane not in (Lane.PLAN, Lane.KEEP):
                self._background.abandon(lane)

    def close(self) -> None:
        """Let go of the database. No job may be running."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _open_after(
        self, prepare: Callable[[], None] | None, path: Path, *, create: bool = False
    ) -> None:
        if self.why_not_change():
            return
        if path == self.path:
            self.show_week(self._week)
            return
        week, solver = self._week, self._background.solver

        def work(cancel: Cancel, tell: Tell) -> _Opened:
            if prepare is not None:
                prepare()
            service = OpenService.open(path, create=create)
            try:
                opened = _Opened(service, tasks.read_week(service.store, week))
            except BaseException:
                service.close()
                raise
            solver.warm_up()
            return opened

        self._background.start(Lane.CHANGE, work, done=self._take_over)

    @Slot(object)
    def _take_over(self, opened: _Opened) -> None:
        self.close()
        self._open = opened.service
        self.sitting.open(opened.service.store)
        for warning in opened.service.store.warnings:
            self.failed.emit(KnownError(warning))
        self._show(opened.shown)
        if self._plan_when_shown:
            self._plan_when_shown = False
            if opened.shown.stored is None:
                self.plan()

    @Slot(object)
    def _show(self, shown: WeekShown) -> None:
        # Whatever is being read was stored before this.
        self._background.abandon(Lane.WEEK)
        self._shown = shown
        if shown.week != self._week:
            self.show_week(self._week)
            return
        self.sitting.begin(shown)
        if not self.approver and shown.stored is not None:
            self.approver = shown.stored.approved_by or ""
        self._follow_sitting(shown)
        self._take_found()

    def _take_found(self) -> None:
        """Take the plan that was found while what is shown was read."""
        found, self._found = self._found, None
        if found is not None:
            self._end_planning(found)

    @Slot(object)
    def _end_planning(self, planned: PlannedWeek) -> None:
        if self.sitting.is_paused:
            # What is shown is being read anew: the plan is put to it when it is there.
            self._found = planned
            return
        shown, begun = self._shown, self._planned_from
        if shown is None or begun is None:
            return
        told = [ending(planned.found.week.plan)]
        is_as_begun = head_of(shown) == head_of(begun)
        if planned.shown.service is not shown.service:
            told = [SERVICE_CHANGED]
        elif is_as_begun and planned.how is How.WEEK:
            self.use_plan(planned)
        elif is_as_begun and not self._is_closing:
            self.difference_found.emit(planned)
        elif shown.week != planned.shown.week and planned.how is not How.WEEK:
            told = [LEFT_BEFORE]
        elif shown.week != planned.shown.week:
            self.sitting.keep_elsewhere(planned, begun)
        elif not self._is_closing:  # What nobody can look at any more is not done.
            self.plan_offered.emit(planned)
        if planned.let_go:
            families = ", ".join(planned.let_go)
            told.append(f"Decisions by hand that do not hold any more: {families}.")
        self.planning_ended.emit(" ".join(filter(None, told)))

    @Slot(object)
    def _follow_sitting(self, shown: WeekShown) -> None:
        self._shown = shown
        self.week_shown.emit(shown)
        self.state_changed.emit()
        self.sitting.look_for_hints()

    @Slot(object)
    def _follow_hints(self, shown: WeekShown) -> None:
        self._shown = shown
        self.hints_shown.emit(shown)

    @Slot(object)
    def _fail_planning(self, error: Exception) -> None:
        self.planning_ended.emit("Stopped before there was a plan. Nothing was changed.")
        self._fail(error)

    @Slot(object)
    def _read_again(self, week: Week | None) -> None:
        """Read the week on the desk anew, if it is this one; `None` stands for it."""
        if week in (None, self._week):
            self.show_week(self._week)

    @Slot(object)
    def _fail_keeping(self, error: Exception) -> None:
        self._fail(error)
        # What is stored now is the truth, whatever was done since.
        if self._open is not None:
            self._read_week(self._open.store, service=None)

    def _get_author(self) -> Author:
        return self.author

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._plan_when_shown = False
        self.sitting.go_on()
        self._take_found()
        self.failed.emit(error)
