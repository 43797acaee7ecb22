"""Comparing plans of the week: what another plan would change, and what the board has changed.

The difference is worked out off the window's thread and shown beside the board; what people accept
of it, or put back, is a change like any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from planner.drafting.in_hand import InHand
from ui import tasks
from ui.background import Background, Lane
from ui.screens.allocation.differences.dialog import DifferencesDialog
from ui.screens.allocation.differences.words import Reading
from ui.shown import PlannedWeek

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.drafting.difference import FamilyMove
    from planner.drafting.edits import Edit
    from ui.desk import Desk
    from ui.messages import Messages
    from ui.screens.allocation.differences.words import DifferenceShown
    from ui.shown import WeekShown

SINCE_TODAY = "What the board changes"


@dataclass(frozen=True, slots=True)
class _Compared:
    """What the board is compared with.

    Attributes
    ----------
    begun
        The week on the board when it was first compared.
    planned
        `None` for the week as it stands today.
    """

    title: str
    begun: InHand
    other: InHand
    planned: PlannedWeek | None


class Comparing(QObject):
    """Shows one difference at a time.

    Signals
    -------
    family_chosen(family_id)
        A family is to be seen on the board.
    """

    family_chosen = Signal(str)

    def __init__(
        self, *, desk: Desk, background: Background, messages: Messages, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._background = background
        self._messages = messages
        self._window = window
        self._compared: _Compared | None = None
        self._dialog: DifferencesDialog | None = None
        desk.difference_found.connect(self._compare_plan)
        desk.week_shown.connect(self._follow)

    @Slot()
    def open(self) -> None:
        """Show what the board changes of the week as it stands today."""
        shown, why_not = self._desk.shown, self._desk.sitting.why_not_change()
        if shown is None or shown.in_hand is None or why_not:
            self._messages.tell(why_not)
            return
        week = shown.in_hand
        self._begin(_Compared(SINCE_TODAY, week, tasks.as_today(week), None))

    @Slot(object)
    def _compare_plan(self, planned: PlannedWeek) -> None:
        """Show what a plan that was found would change."""
        shown, other = self._desk.shown, planned.found.week
        if shown is None or shown.in_hand is None or shown.in_hand.ground is not other.ground:
            # Out of date: there is nothing to compare the plan with.
            self._desk.use_plan(planned)
        else:
            title = f"{planned.how.value}: what would change"
            self._begin(_Compared(title, shown.in_hand, other, planned))

    def _begin(self, compared: _Compared) -> None:
        if self._dialog is not None:
            self._dialog.close()
        self._compared = compared
        self._work_out()

    def _work_out(self) -> None:
        shown, compared = self._desk.shown, self._compared
        if shown is None or shown.in_hand is None or compared is None:
            return
        reading = Reading.MADE if compared.planned is None else Reading.PROPOSED
        self._background.start(
            Lane.COMPARE,
            lambda cancel, tell: tasks.differences(shown, compared.other, reading),
            done=self._show,
        )

    @Slot(object)
    def _show(self, difference: DifferenceShown) -> None:
        compared = self._compared
        if compared is None:
            return
        if self._dialog is not None:
            self._dialog.show_difference(difference)
            return
        dialog = DifferencesDialog(compared.title, difference, parent=self._window)
        dialog.accepted_some.connect(self._take)
        dialog.whole_plan_wanted.connect(self._take_all)
        dialog.family_chosen.connect(self.family_chosen)
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        dialog.show()

    @Slot(object)
    def _follow(self, shown: WeekShown) -> None:
        """Show what is left of the difference after a change; another week has none."""
        if self._dialog is None or self._compared is None:
            return
        if shown.in_hand is None or shown.in_hand.ground is not self._compared.other.ground:
            self._dialog.close()
        else:
            self._work_out()

    @Slot(object)
    def _take(self, moves: tuple[FamilyMove, ...]) -> None:
        """Make some of the moves, or put them back."""
        from planner.drafting.difference import accept, put_back

        shown, compared = self._desk.shown, self._compared
        if shown is None or shown.in_hand is None or compared is None:
            return
        make = put_back if compared.planned is None else accept
        self._do(make(shown.in_hand, moves))

    @Slot()
    def _take_all(self) -> None:
        """Use the whole plan, or put everything back."""
        shown, compared = self._desk.shown, self._compared
        if shown is None or shown.in_hand is None or compared is None:
            return
        if compared.planned is None:
            self._do(tasks.all_back(shown.in_hand, compared.other))
        elif shown.in_hand is compared.begun:
            self._desk.use_plan(compared.planned)
        else:
            # What people did since the plan was found stays decided.
            self._do(tasks.all_accepted(shown.in_hand, compared.other))

    def _do(self, edit: Edit) -> None:
        if edit.placed:
            self._desk.sitting.do(edit)
        else:
            self._messages.tell(
                "Those families are locked, or were decided by hand since. Unlock them first."
            )

    @Slot()
    def _forget(self) -> None:
        self._dialog = None
        self._compared = None
        self._background.abandon(Lane.COMPARE)
