"""The referral meeting: what it decides changes the week, and the rest is filled as it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from planner.errors import KnownError
from ui import files, tasks
from ui.background import Background, Lane

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from planner.drafting.decision import Reason
    from planner.meeting.agenda import Item
    from planner.meeting.minutes import Minutes
    from ui.desk import Desk
    from ui.messages import Messages
    from ui.screens.meeting.view import MeetingScreen
    from ui.shown import PlannedWeek, WeekShown


class Meetings(QObject):
    """Holds the meeting on its screen.

    Signals
    -------
    begun(), left()
        The screen of the meeting is to be seen, or to be left.
    """

    begun = Signal()
    left = Signal()

    def __init__(
        self,
        *,
        desk: Desk,
        screen: MeetingScreen,
        background: Background,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._screen = screen
        self._background = background
        self._messages = messages
        self._window = window
        self._filled_from: WeekShown | None = None
        self._to_print: Minutes | None = None
        self._is_held = False
        screen.decided.connect(self._decide)
        screen.refill_requested.connect(self._refill)
        screen.print_requested.connect(self._ask_where)
        screen.finished.connect(self._finish)
        screen.closed.connect(self._leave)
        desk.week_shown.connect(self._follow)

    @Slot()
    def open(self) -> None:
        """Begin the meeting about everybody who waits."""
        shown, why_not = self._desk.shown, self._desk.sitting.why_not_change()
        if shown is None or shown.in_hand is None or why_not:
            self._messages.tell(why_not)
            return
        week = shown.in_hand
        self._background.start(
            Lane.PAGE, lambda cancel, tell: tasks.agenda_of(week), done=self._begin
        )

    @Slot(object)
    def _begin(self, items: tuple[Item, ...]) -> None:
        shown, author = self._desk.shown, self._desk.author
        if shown is None or shown.in_hand is None:
            return
        self._is_held = True
        self._screen.begin(shown.in_hand, items, held_at=author.at, held_by=author.who)
        self.begun.emit()

    @Slot(object)
    def _follow(self, shown: WeekShown) -> None:
        """Go on with the week after a change; another week ends the meeting."""
        if not self._is_held:
            return
        meeting = self._screen.meeting
        same = meeting is not None and meeting.week.ground.week == shown.week
        if shown.in_hand is None or not same:
            self._leave()
        else:
            self._screen.show_week(shown.in_hand)

    @Slot(str, object, object)
    def _decide(self, family_id: str, staff_id: str | None, reason: Reason | None) -> None:
        from planner.meeting.deciding import decide

        shown, author = self._desk.shown, self._desk.author
        if shown is None or shown.in_hand is None:
            return
        try:
            edit = decide(
                shown.in_hand, family_id, staff_id, who=author.who, at=author.at, reason=reason
            )
        except KnownError as refused:
            self._messages.tell(str(refused))
            return
        if edit is None:
            self._screen.show_week(shown.in_hand)
        else:
            self._desk.sitting.do(edit)

    @Slot()
    def _refill(self) -> None:
        """Fill the rest of the board around what is decided, while the meeting goes on."""
        shown, solve = self._desk.shown, self._background.solver.solve
        if shown is None:
            return
        self._filled_from = shown
        self._screen.show_filling(True)
        self._background.start(
            Lane.TRY,
            lambda cancel, tell: tasks.plan_rest(shown, cancel=cancel, listener=tell, solve=solve),
            done=self._take_filled,
            failed=self._fail_to_fill,
        )

    @Slot(object)
    def _take_filled(self, planned: PlannedWeek) -> None:
        shown, begun = self._desk.shown, self._filled_from
        if not self._is_held or shown is None or begun is None:
            return
        if shown.in_hand is not begun.in_hand:
            self._refill()
            return
        self._screen.show_filling(False)
        if planned.found.edit.placed:
            self._desk.sitting.do(planned.found.edit)

    @Slot(object)
    def _fail_to_fill(self, error: Exception) -> None:
        self._screen.show_filling(False)
        self._messages.show_error(error)

    @Slot()
    def _leave(self) -> None:
        self._is_held = False
        self._background.abandon(Lane.TRY)
        self.left.emit()

    @Slot(object)
    def _finish(self, minutes: Minutes) -> None:
        """End the meeting; what was decided stays on the board."""
        self._leave()

    @Slot(object)
    def _ask_where(self, minutes: Minutes) -> None:
        self._to_print = minutes
        files.ask_for_new_file(
            self._window,
            "Save the minutes",
            files.PDFS,
            name=f"minutes-{minutes.week}.pdf",
            then=self._save,
        )

    @Slot(object)
    def _save(self, path: Path) -> None:
        minutes, shown, author = self._to_print, self._desk.shown, self._desk.author
        if minutes is None or shown is None:
            return
        self._background.start(
            Lane.PAPER,
            lambda cancel, tell: tasks.save_minutes(minutes, shown, path, author=author),
            done=self._messages.tell,
        )
