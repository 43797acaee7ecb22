"""A sitting at the desk: the week in people's hands, every change to it, and its way back.

It knows no widget. A change is judged and shown at once, and kept a moment later (`ui.keeper`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui import tasks
from ui.background import Lane
from ui.keeper import Keeper
from ui.shown import as_next_version, as_version, head_of
from ui.steps import EditStep, Step, Steps, VersionStep, lowered
from ui.tasks import questions

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.drafting.edits import Edit
    from planner.service import Week
    from planner.store import Store
    from ui.background import Background, Receiver
    from ui.shown import Author, KeptAs, PlannedWeek, WeekShown
    from ui.tasks.questions import Hints

OUT_OF_DATE = "Out of date: {why}. Plan this week again."


class Sitting(QObject):
    """Changes to the week that is shown.

    Signals
    -------
    changed(WeekShown)
        The week after a change.
    hinted(WeekShown)
        The same week, with what would help those who wait.
    kept_elsewhere(Week)
        A week that is not shown has another plan now.
    did(str)
        What was done, as a sentence: ``F018 moved from Dan to Tom.``
    undid(str)
        What was taken back or done again, as a sentence.
    refused(str)
        A change would break a rule that nobody overruled: nothing was done.
    not_kept(Exception)
        A change could not be kept; what is stored has to be shown again.
    """

    changed = Signal(object)
    hinted = Signal(object)
    kept_elsewhere = Signal(object)
    did = Signal(str)
    undid = Signal(str)
    refused = Signal(str)
    not_kept = Signal(object)

    def __init__(
        self, background: Background, author: Callable[[], Author], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self.keeper = Keeper(background, self)
        self._author = author
        self._store: Store | None = None
        self._shown: WeekShown | None = None
        self._is_paused = False
        self._steps: dict[Week, tuple[WeekShown, Steps]] = {}
        self.keeper.failed.connect(self._fail)

    def open(self, store: Store | None) -> None:
        """Work on another service; `None` where none is open."""
        self._store = store
        self._shown = None
        self._steps.clear()

    def pause(self) -> None:
        """Take no change until a week is begun: what is shown is being replaced."""
        self._is_paused = True

    @property
    def is_paused(self) -> bool:
        """Whether what is shown is being replaced."""
        return self._is_paused

    def go_on(self) -> None:
        """Take changes again, because nothing came in place of what is shown."""
        self._is_paused = False

    def begin(self, shown: WeekShown) -> None:
        """Work on a week that was read; its steps are those it was left with."""
        self._is_paused = False
        if self._shown is not None and self._shown.service is not shown.service:
            self._steps.clear()
        self._shown = shown
        known = self._steps.get(shown.week)
        if known is None or head_of(known[0]) != head_of(shown):
            # What was approved is undone by nobody: a change begins the next version.
            steps = Steps() if shown.is_approved else Steps.of(shown.kept)
            self._steps[shown.week] = (shown, steps)

    @property
    def steps(self) -> Steps:
        """What can be undone and redone in the week that is shown."""
        if self._shown is None or self._shown.week not in self._steps:
            return Steps()
        return self._steps[self._shown.week][1]

    def why_not_change(self) -> str:
        """Return why the week may not be changed by hand; empty where it may."""
        shown = self._shown
        if shown is None or shown.is_empty:
            return "There is no family to move. Bring in a service first."
        if self._is_paused:
            return "The week is being read. Wait a moment."
        if shown.stored is not None and not shown.stored.verdict.fits:
            return OUT_OF_DATE.format(why=shown.stored.verdict.in_short)
        if shown.in_hand is None:
            return "This week cannot be worked on: a place in the service is not known."
        return ""

    def why_not_undo(self) -> str:
        """Return why nothing may be taken back now; empty where it may."""
        return self._why_not_turn(self.steps.done, "There is nothing to undo.")

    def why_not_redo(self) -> str:
        """Return why nothing may be done again now; empty where it may."""
        return self._why_not_turn(self.steps.undone, "There is nothing to redo.")

    def _why_not_turn(self, steps: list[Step], nothing: str) -> str:
        if not steps:
            return nothing
        # Another version of the plan can be gone to even where this one is out of date.
        if isinstance(steps[-1], VersionStep) and not self._is_paused:
            return ""
        return self.why_not_change()

    def do(self, edit: Edit) -> None:
        """Make a change."""
        from planner.drafting.edits import applied
        from planner.drafting.moving import said_of

        shown, store = self._shown, self._store
        if shown is None or shown.in_hand is None or store is None or self._is_paused:
            return
        author, before = self._author(), shown
        sentence = said_of(shown.in_hand, edit)
        after = applied(shown.in_hand, edit)
        broken = [one.sentence for one in after.broken if one not in shown.in_hand.broken]
        if broken:
            self.refused.emit(f"{edit.name}: that would break a rule. {' '.join(broken)}")
            return
        opens_version = shown.stored is None or shown.stored.is_approved
        if opens_version:
            shown = as_version(shown, shown.in_hand)
            self._keep_version(shown)
        shown = tasks.with_board(replace(shown, in_hand=after, edits=shown.edits + 1))
        kept_as = _kept_as(shown)
        if kept_as is not None:
            self.keeper.keep(lambda: tasks.keep_edit(store, kept_as, edit, author=author))
        step = VersionStep(edit.name, before, shown) if opens_version else EditStep(edit)
        self.steps.add(step)
        self._show(shown)
        self.did.emit(sentence)

    def take_version(self, planned: PlannedWeek, name: str) -> None:
        """Put a plan that was found on the desk, as a new version."""
        if self._shown is None or planned.shown.service is not self._shown.service:
            return
        before = self._shown
        after = as_next_version(planned.shown, before.next)
        self._keep_version(after, planned.found.problem_json)
        self.steps.add(VersionStep(name, before, after))
        self._show(after)

    def take_other_service(self, after: WeekShown, name: str) -> None:
        """Put the week on the desk as it is with another service: a what-if that is kept."""
        before, store, author = self._shown, self._store, self._author()
        if before is None or store is None:
            return
        after = as_next_version(after, before.next)
        self.keeper.keep(lambda: tasks.keep_other_service(store, after, author=author))
        steps = self.steps
        # The steps of other weeks lead back to a service that is no more.
        self._steps = {before.week: (before, steps)}
        steps.add(VersionStep(name, before, after))
        self._show(after)
        self.did.emit(f"{name}.")

    def keep_elsewhere(self, planned: PlannedWeek, begun: WeekShown) -> None:
        """Keep a plan of a week that is not shown any more, if nobody changed that week since."""
        known, shown = self._steps.get(begun.week), self._shown
        is_as_begun = known is None or head_of(known[0]) == head_of(begun)
        if shown is None or shown.service is not begun.service or not is_as_begun:
            return
        after = as_next_version(planned.shown, begun.next)
        self._keep_version(after, planned.found.problem_json, then=self._tell_elsewhere)
        steps = Steps() if known is None else known[1]
        steps.add(VersionStep(planned.found.edit.name, begun, after))
        self._steps[begun.week] = (after, steps)

    def look_for_hints(self) -> None:
        """Find what would help those who wait, off the window's thread, and show it."""
        shown = self._shown
        week = None if shown is None or self.why_not_change() else shown.in_hand
        if shown is None or week is None or shown.stored is None:
            self._background.abandon(Lane.HINT)
            return
        families = tuple(card.family_id for card in shown.board.waiting)
        self._background.start(
            Lane.HINT,
            lambda cancel, tell: questions.hints(week, families, cancel),
            done=self._show_hints,
        )

    @Slot(object)
    def _show_hints(self, found: Hints) -> None:
        shown = self._shown
        if shown is not None and shown.in_hand is found.week:
            self._shown = tasks.with_board(shown, found)
            self.hinted.emit(self._shown)

    def undo(self) -> None:
        """Take back the last change."""
        steps, shown = self.steps, self._shown
        if shown is None or self.why_not_undo():
            return
        step = steps.done.pop()
        steps.undone.append(step)
        if isinstance(step, EditStep):
            self._mark(shown.edits, is_undone=True)
            self._turn(step.edit.reversed, edits=shown.edits - 1)
        else:
            self._switch(step.after, step.before)
        self.undid.emit(f"Undone: {lowered(step.name)}.")

    def redo(self) -> None:
        """Make the change that was taken back last again."""
        steps, shown = self.steps, self._shown
        if shown is None or self.why_not_redo():
            return
        step = steps.undone.pop()
        steps.done.append(step)
        if isinstance(step, EditStep):
            self._mark(shown.edits + 1, is_undone=False)
            self._turn(step.edit, edits=shown.edits + 1)
        else:
            self._switch(step.before, step.after)
        self.undid.emit(f"Done again: {lowered(step.name)}.")

    def _turn(self, edit: Edit, *, edits: int) -> None:
        from planner.drafting.edits import applied

        shown = self._shown
        if shown is not None and shown.in_hand is not None:
            after = applied(shown.in_hand, edit)
            self._show(tasks.with_board(replace(shown, in_hand=after, edits=edits)))

    def _switch(self, away_from: WeekShown, to: WeekShown) -> None:
        """Show another version of the plan, and make it the one that is worked on."""
        store, author, shown = self._store, self._author(), self._shown
        if store is None or shown is None:
            return
        gone, there = _kept_as(away_from), _kept_as(to)
        service = None if to.service is away_from.service else to.service
        if service is not None:
            # The steps of other weeks lead back to the service that is left.
            self._steps = {shown.week: (shown, self.steps)}
        self.keeper.keep(
            lambda: tasks.switch_draft(store, gone, there, service=service, author=author)
        )
        self._show(replace(to, next=shown.next))

    def _mark(self, position: int, *, is_undone: bool) -> None:
        store, author = self._store, self._author()
        if store is None or self._shown is None:
            return
        kept_as = _kept_as(self._shown)
        if kept_as is not None:
            self.keeper.keep(
                lambda: tasks.mark_undone(
                    store, kept_as, position, is_undone=is_undone, author=author
                )
            )

    def _keep_version(
        self, shown: WeekShown, problem_json: str = "", *, then: Receiver | None = None
    ) -> None:
        store, author = self._store, self._author()
        if store is not None:
            self.keeper.keep(
                lambda: tasks.keep_version(store, shown, problem_json, author=author), then=then
            )

    @Slot(object)
    def _tell_elsewhere(self, week: Week) -> None:
        self.kept_elsewhere.emit(week)

    def _show(self, shown: WeekShown) -> None:
        steps = self.steps
        self._shown = shown
        self._steps[shown.week] = (shown, steps)
        self.changed.emit(shown)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        if self._shown is not None:
            self._steps.pop(self._shown.week, None)
        self.not_kept.emit(error)


def _kept_as(shown: WeekShown) -> KeptAs | None:
    """Return what the store calls the draft that is worked on; `None` where there is none."""
    if shown.stored is None or shown.stored.is_approved:
        return None
    return shown.stored.kept_as
