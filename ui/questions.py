"""Questions about the week: why this practitioner, why not another, what it would take.

Each is asked in a window of its own and answered off the window's thread; an answer can be done
with a click, as a change to the week like any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from planner.errors import CancelledError, KnownError
from planner.service.naming import counted
from ui.background import Background, Lane
from ui.messages import sentence_for
from ui.screens.allocation.asking.ways_in_dialog import WaysInDialog
from ui.screens.allocation.asking.why_dialog import WhyDialog
from ui.tasks import questions

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.drafting.answers.board_sentence import Opening
    from planner.drafting.answers.way_in import WayIn
    from planner.drafting.answers.why_not import WhyNot
    from planner.drafting.decision import Reason
    from planner.drafting.in_hand import InHand
    from solver.result import Progress
    from ui.desk import Desk
    from ui.messages import Messages
    from ui.tasks.questions import SimpleWays, Why


class Questions(QObject):
    """Opens the windows of questions and finds the answers, one question at a time."""

    def __init__(
        self, *, desk: Desk, background: Background, messages: Messages, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._background = background
        self._messages = messages
        self._window = window
        self._week: InHand | None = None
        self._family_id = ""
        self._why: WhyDialog | None = None
        self._ways: WaysInDialog | None = None
        self._way: WayIn | None = None

    @Slot(str)
    def ask_why(self, family_id: str) -> None:
        """Say why a family is where it is, and why not elsewhere."""
        week = self._take(family_id)
        if week is not None:
            self._background.start(
                Lane.ASK,
                lambda cancel, tell: questions.why(week, family_id),
                done=self._show_why,
            )

    @Slot(str)
    def ask_ways_in(self, family_id: str) -> None:
        """Say what it would take to place a waiting family."""
        week = self._take(family_id)
        if week is not None:
            self._background.start(
                Lane.ASK,
                lambda cancel, tell: questions.simple_ways(week, family_id),
                done=self._show_ways,
            )

    @Slot()
    def ask_what_opens(self) -> None:
        """Find what would open a place on the whole board."""
        week, solve = self._take(""), self._background.solver.solve
        if week is not None:
            self._background.start(
                Lane.ASK,
                lambda cancel, tell: questions.what_opens(
                    week, solve=solve, cancel=cancel, listener=tell
                ),
                done=self._show_opening,
            )

    def _take(self, family_id: str) -> InHand | None:
        """Return the week a question is about; say why not where there is none."""
        shown, why_not = self._desk.shown, self._desk.sitting.why_not_change()
        if shown is None or why_not or shown.in_hand is None:
            self._messages.tell(why_not)
            return None
        if family_id and family_id not in shown.in_hand.ground.family:
            self._messages.tell("That family came in after this plan. Plan the week again.")
            return None
        self._week, self._family_id = shown.in_hand, family_id
        return shown.in_hand

    @Slot(object)
    def _show_why(self, why: Why) -> None:
        week = self._week
        if week is None:
            return
        dialog = WhyDialog(why.here, why.options, called=week.ground.called, parent=self._window)
        dialog.asked.connect(self._ask_why_not)
        dialog.stop_requested.connect(self._stop)
        dialog.answer_chosen.connect(self._do_answer)
        dialog.finished.connect(self._close)
        self._why = dialog
        dialog.open()

    @Slot(object)
    def _ask_why_not(self, staff_id: str | None) -> None:
        week, family_id = self._week, self._family_id
        solve = self._background.solver.solve
        if week is None:
            return
        self._background.start(
            Lane.ASK,
            lambda cancel, tell: questions.why_not(
                week, family_id, staff_id, solve=solve, cancel=cancel, listener=tell
            ),
            done=self._show_answer,
            failed=self._fail,
            progressed=self._tell,
        )

    @Slot(object)
    def _show_answer(self, answer: WhyNot) -> None:
        if self._why is not None:
            self._why.show_answer(answer)

    @Slot(object)
    def _show_ways(self, simple: SimpleWays) -> None:
        week, family_id = self._week, self._family_id
        if week is None:
            return
        dialog = WaysInDialog(
            family_id,
            " ".join(simple.here.sentences),
            goals=week.problem.goals,
            called=week.ground.called,
            simple=simple.ways,
            parent=self._window,
        )
        dialog.stop_requested.connect(self._stop)
        dialog.way_chosen.connect(self._do_way)
        dialog.finished.connect(self._close)
        self._ways = dialog
        dialog.open()
        solve = self._background.solver.solve
        self._background.start(
            Lane.ASK,
            lambda cancel, tell: questions.ways_in(
                week, family_id, solve=solve, cancel=cancel, listener=tell
            ),
            done=self._show_all_ways,
            failed=self._fail,
            progressed=self._tell,
        )

    @Slot(object)
    def _show_all_ways(self, ways: tuple[WayIn, ...]) -> None:
        if self._ways is not None:
            self._ways.show_answer(ways)

    @Slot(object)
    def _show_opening(self, opening: Opening | None) -> None:
        """Offer what was found, to be done with a click."""
        if opening is None:
            self._messages.tell(
                "No move within the rules opens a place for a family that waits. Ask what it "
                "would take for one of them."
            )
            return
        self._way = way = opening.way
        others = len(way.moves) - 1
        more = f", and {counted(others, 'other')}" if others else ""
        verb = f"Move {way.family_id} to {way.name}{more}"
        self._messages.ask(opening.sentence, verb=verb, then=self._do_opening)

    @Slot()
    def _do_opening(self) -> None:
        if self._way is not None:
            self._do_way(self._way, None)

    @Slot(object)
    def _tell(self, progress: Progress) -> None:
        for dialog in (self._why, self._ways):
            if dialog is not None:
                dialog.show_progress(progress)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        sentence = sentence_for(error)
        if sentence is None:
            self._messages.show_error(error)
        for dialog in (self._why, self._ways):
            if dialog is not None and not isinstance(error, CancelledError):
                dialog.show_failure(sentence or "")

    @Slot()
    def _stop(self) -> None:
        self._background.stop(Lane.ASK)

    @Slot(object)
    def _do_answer(self, answer: WhyNot) -> None:
        week, author = self._week, self._desk.author
        if week is not None and self._is_as_asked():
            self._desk.sitting.do(answer.edit(week, who=author.who, at=author.at))

    @Slot(object, object)
    def _do_way(self, way: WayIn, reason: Reason | None) -> None:
        week, author = self._week, self._desk.author
        if week is None or not self._is_as_asked():
            return
        try:
            edit = way.edit(week, who=author.who, at=author.at, reason=reason)
        except KnownError as refused:
            self._messages.tell(str(refused))
            return
        self._desk.sitting.do(edit)

    def _is_as_asked(self) -> bool:
        """Whether the week is still the one that was asked about; say so where it is not."""
        shown = self._desk.shown
        if shown is not None and shown.in_hand is self._week:
            return True
        self._messages.tell("The week was changed meanwhile. Nothing was done. Ask again.")
        return False

    @Slot()
    def _close(self) -> None:
        self._why = self._ways = None
        self._background.abandon(Lane.ASK)
