"""Hands on the board: what people drag, choose and press becomes a change to the week.

It joins the allocation screen to the sitting and shows the dialogs between the two. What is
allowed is decided by `planner.drafting`; nothing is decided here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot

from planner.errors import KnownError
from ui import tasks
from ui.background import Background, Lane
from ui.menus import allow
from ui.screens.allocation.context_menus import (
    ContextMenu,
    Wish,
    card_menu,
    pod_menu,
    practitioner_menu,
)
from ui.screens.allocation.move_to.dialog import MoveToDialog
from ui.screens.allocation.reason_form import ReasonDialog
from ui.steps import lowered
from ui.widgets.undo_note import UndoNote

if TYPE_CHECKING:
    from planner.drafting.decision import Reason
    from planner.drafting.edits import Edit
    from planner.drafting.in_hand import InHand
    from planner.drafting.options import MoveOptions
    from ui.desk import Desk
    from ui.menus import Menus
    from ui.screens.allocation.view import AllocationScreen
    from ui.widgets.board.model import Answers

FEW = 200
"""Practitioners up to whom every answer is found within a blink, on the window's thread."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A family, and where somebody wants it: a staff id, or `None` for waiting.

    Attributes
    ----------
    blocked
        What stood against it when a reason was asked for.
    """

    family_id: str
    staff_id: str | None
    blocked: str = ""


class Hands(QObject):
    """Everything people do to the board.

    Signals
    -------
    why_requested(family_id), why_not_requested(family_id), ways_in_requested(family_id)
        Somebody wants to know why a family is where it is, why it is not elsewhere, or what it
        would take.
    opening_requested()
        Somebody wants to know what would open a place on the whole board.
    history_requested(family_id or staff_id), reach_requested(staff_id)
        Somebody wants to see more of a family or a practitioner.
    what_if_requested(Wish, id)
        Somebody wants to try what happens if a practitioner leaves or is away, or a pod closes or
        moves.
    """

    why_requested = Signal(str)
    why_not_requested = Signal(str)
    ways_in_requested = Signal(str)
    opening_requested = Signal()
    history_requested = Signal(str)
    reach_requested = Signal(str)
    what_if_requested = Signal(object, str)

    def __init__(
        self, *, desk: Desk, screen: AllocationScreen, menus: Menus, background: Background
    ) -> None:
        super().__init__(screen)
        self._desk = desk
        self._screen = screen
        self._menus = menus
        self._background = background
        self._asked: _Asked | None = None
        self.note = UndoNote(screen.note_area)
        self._wire()

    @Slot()
    def follow_state(self) -> None:
        """Say what may be done, undone and redone now."""
        menus, sitting = self._menus, self._desk.sitting
        why_not = sitting.why_not_change()
        steps = sitting.steps
        menus.undo.setText(f"&Undo: {lowered(steps.undo_name)}" if steps.undo_name else "&Undo")
        menus.redo.setText(f"&Redo: {lowered(steps.redo_name)}" if steps.redo_name else "&Redo")
        allow(menus.undo, sitting.why_not_undo())
        allow(menus.redo, sitting.why_not_redo())
        # Single letters mean something else on other screens.
        off = why_not or ("" if self._screen.isVisible() else "Go to the allocation first.")
        for action in (menus.move_to, menus.lock, menus.leave_waiting, menus.why, menus.why_not):
            allow(action, off)
        for action in (menus.filter, menus.changed):
            allow(action, "" if self._screen.isVisible() else "Go to the allocation first.")
        week = self.week
        is_decided = week is not None and bool(week.hand)
        allow(menus.give_reason, "" if is_decided else "Nothing is decided by hand yet.")
        is_locked = week is not None and bool(week.locks)
        allow(menus.unlock_all, "" if is_locked else "Nothing is locked.")

    @property
    def week(self) -> InHand | None:
        """The week that may be changed; `None` while it may not."""
        shown = self._desk.shown
        return None if shown is None or self._desk.sitting.why_not_change() else shown.in_hand

    def _wire(self) -> None:
        desk, screen, menus = self._desk, self._screen, self._menus
        for area in (screen.board, screen.waiting.list):
            area.card_activated.connect(self.move)
            area.move_requested.connect(self.move)
            area.lock_requested.connect(self.lock_family)
            area.leave_requested.connect(self.leave_waiting)
            area.why_requested.connect(self.why_requested)
            area.why_not_requested.connect(self.why_not_requested)
            area.card_menu_requested.connect(self._open_card_menu)
        screen.board.drag_began.connect(self._answer)
        screen.board.family_dropped.connect(self._drop)
        screen.board.drop_refused.connect(self._refuse)
        screen.board.column_menu_requested.connect(self._open_column_menu)
        screen.board.lane_menu_requested.connect(self._open_lane_menu)
        screen.waiting.list.hint_clicked.connect(self.ways_in_requested)
        screen.waiting.list.not_eligible_activated.connect(self.move)
        screen.line.move_requested.connect(self._move_selected)
        screen.line.why_requested.connect(self._why_selected)
        menus.undo.triggered.connect(desk.sitting.undo)
        menus.redo.triggered.connect(desk.sitting.redo)
        menus.move_to.triggered.connect(self._move_selected)
        menus.lock.triggered.connect(self._lock_selected)
        menus.leave_waiting.triggered.connect(self._leave_selected)
        menus.give_reason.triggered.connect(self._ask_reason_of_selected)
        menus.unlock_all.triggered.connect(self._unlock_everything)
        menus.why.triggered.connect(self._why_selected)
        menus.why_not.triggered.connect(self._why_not_selected)
        desk.sitting.did.connect(self.note.show_note)
        desk.sitting.undid.connect(self._tell_undone)
        desk.sitting.refused.connect(self._screen.say)
        desk.state_changed.connect(self._follow_note)
        self.note.undo_requested.connect(desk.sitting.undo)

    @Slot(str)
    def move(self, family_id: str) -> None:
        """Show everybody a family could go to."""
        week = self.week
        if week is None or family_id not in week.ground.family:
            self._say_why_not()
        else:
            self._background.start(
                Lane.ASK,
                lambda cancel, tell: tasks.move_options(week, family_id),
                done=self._show_options,
            )

    @Slot(str)
    def lock_family(self, family_id: str) -> None:
        """Lock a family where it is, or unlock it."""
        self._lock(family_id=family_id)

    @Slot(str)
    def leave_waiting(self, family_id: str) -> None:
        """Take a family off its practitioner."""
        self.place(family_id, None)

    def place(self, family_id: str, staff_id: str | None) -> None:
        """Put a family with somebody; ask for a reason where a rule stands against it."""
        from planner.drafting.options import Stand, Weighing

        week = self.week
        if week is None or family_id not in week.ground.family:
            self._say_why_not()
            return
        option = Weighing(week, family_id).option(week.ground.worker_at(staff_id))
        if option.stand is Stand.HERE:
            return
        if option.stand is not Stand.WITH_REASON:
            self._move(family_id, staff_id, None)
            return
        self._asked = _Asked(family_id, staff_id, option.blocked)
        dialog = ReasonDialog(
            f"Move {family_id} to {option.name}", option.blocked, self._screen.window()
        )
        dialog.given.connect(self._take_reason)
        dialog.open()

    def do(self, edit: Edit) -> None:
        """Make a change that was worked out elsewhere."""
        self._desk.sitting.do(edit)

    def _move(
        self,
        family_id: str,
        staff_id: str | None,
        reason: Reason | None,
        *,
        seen: str | None = None,
    ) -> None:
        """Move a family; `seen` is what people were told stands against it."""
        from planner.drafting.moving import move_family
        from planner.drafting.options import Weighing

        week, author = self.week, self._desk.author
        if week is None:
            self._say_why_not()
            return
        option = Weighing(week, family_id).option(week.ground.worker_at(staff_id))
        if seen is not None and option.blocked != seen:
            # A reason overrules what its giver knew of, and nothing that came since.
            self.place(family_id, staff_id)
            return
        try:
            edit = move_family(
                week, family_id, staff_id, who=author.who, at=author.at, reason=reason
            )
        except KnownError as refused:
            self._screen.say(str(refused))
            return
        self._desk.sitting.do(edit)
        self._screen.show_family(family_id)

    @Slot(object)
    def _take_reason(self, reason: Reason) -> None:
        asked, self._asked = self._asked, None
        if asked is not None:
            self._move(asked.family_id, asked.staff_id, reason, seen=asked.blocked)

    @Slot(str)
    def _answer(self, family_id: str) -> None:
        from ui.screens.allocation.drop_answers import drop_answers

        week = self.week
        if week is None or family_id not in week.ground.family:
            self._say_why_not()
        elif len(week.problem.workers) <= FEW:
            self._screen.board.set_answers(drop_answers(week, family_id))
        else:
            self._background.start(
                Lane.ASK,
                lambda cancel, tell: drop_answers(week, family_id),
                done=self._show_answers,
            )

    @Slot(object)
    def _show_answers(self, answers: Answers) -> None:
        self._screen.board.set_answers(answers)

    @Slot(str, str)
    def _drop(self, family_id: str, staff_id: str) -> None:
        self.place(family_id, staff_id or None)

    @Slot(str, str)
    def _refuse(self, family_id: str, staff_id: str) -> None:
        from planner.drafting.options import Weighing

        week = self.week
        if week is not None:
            option = Weighing(week, family_id).option(week.ground.worker_at(staff_id or None))
            self._screen.say(f"{family_id} stays where it is. {option.blocked} Never overruled.")

    @Slot(object)
    def _show_options(self, options: MoveOptions) -> None:
        shown, week = self._desk.shown, self.week
        if shown is None or week is None:
            return
        dialog = MoveToDialog(options, shown, parent=self._screen.window())
        dialog.chosen.connect(self._move_as_chosen)
        dialog.why_not_requested.connect(self.why_not_requested)
        dialog.open()

    @Slot(str, object, object, str)
    def _move_as_chosen(
        self, family_id: str, staff_id: str | None, reason: Reason | None, seen: str
    ) -> None:
        self._move(family_id, staff_id, reason, seen=seen)

    @Slot(str)
    def _tell_undone(self, sentence: str) -> None:
        self.note.hide()
        self._screen.say(sentence)

    @Slot()
    def _follow_note(self) -> None:
        """Offer no way back where there is none any more."""
        if self._desk.sitting.why_not_undo():
            self.note.hide()

    @Slot()
    def _move_selected(self) -> None:
        self._with_selected(self.move)

    @Slot()
    def _lock_selected(self) -> None:
        self._with_selected(self.lock_family)

    @Slot()
    def _unlock_everything(self) -> None:
        from planner.drafting.moving import unlock_everything

        if self.week is not None:
            self._desk.sitting.do(unlock_everything(self.week))

    @Slot()
    def _ask_reason_of_selected(self) -> None:
        """Ask for the reason of a decision that was made by hand."""
        week, family_id = self.week, self._screen.selected
        if week is None or family_id not in week.decided:
            self._screen.say("Nobody decided about that family by hand. Select one that was moved.")
            return
        self._asked = _Asked(family_id, week.decided[family_id].staff_id)
        dialog = ReasonDialog(f"Give a reason for {family_id}", "", self._screen.window())
        reason = week.decided[family_id].reason
        if reason is not None:
            dialog.form.choose(reason.code, reason.note)
        dialog.given.connect(self._keep_reason)
        dialog.open()

    @Slot(object)
    def _keep_reason(self, reason: Reason) -> None:
        from planner.drafting.moving import give_reason

        week = self.week
        if week is not None and self._asked is not None:
            self._desk.sitting.do(give_reason(week, self._asked.family_id, reason))
            self._asked = None

    @Slot()
    def _leave_selected(self) -> None:
        self._with_selected(self.leave_waiting)

    @Slot()
    def _why_selected(self) -> None:
        if self._screen.selected:
            self.why_requested.emit(self._screen.selected)
        else:
            self.opening_requested.emit()

    @Slot()
    def _why_not_selected(self) -> None:
        self._with_selected(self.why_not_requested.emit)

    def _with_selected(self, do: object) -> None:
        family_id = self._screen.selected
        if family_id and callable(do):
            do(family_id)
        else:
            self._screen.say("No family is selected. Click one, or go to it with the arrow keys.")

    def _say_why_not(self) -> None:
        why_not = self._desk.sitting.why_not_change()
        self._screen.say(why_not or "That family came in after this plan. Plan the week again.")

    @Slot(str, QPoint)
    def _open_card_menu(self, family_id: str, point: QPoint) -> None:
        self._screen.show_family(family_id)
        menus = self._menus
        actions = [menus.move_to, menus.lock, menus.leave_waiting, menus.why, menus.why_not]
        if self.week is not None and family_id in self.week.decided:
            actions.append(menus.give_reason)
        menu = card_menu(self.week, family_id, actions=actions, parent=self._screen)
        self._pop_up(menu, point)

    @Slot(str, QPoint)
    def _open_column_menu(self, staff_id: str, point: QPoint) -> None:
        week = self.week
        if week is None or staff_id not in week.ground.worker:
            self._say_why_not()
        else:
            self._pop_up(practitioner_menu(week, staff_id, parent=self._screen), point)

    @Slot(str, QPoint)
    def _open_lane_menu(self, pod_id: str, point: QPoint) -> None:
        week = self.week
        if week is None or not pod_id:
            self._say_why_not()
        else:
            self._pop_up(pod_menu(week, pod_id, parent=self._screen), point)

    def _pop_up(self, menu: ContextMenu, point: QPoint) -> None:
        menu.wished.connect(self._grant)
        menu.popup(point)

    @Slot(object, str)
    def _grant(self, wish: Wish, about: str) -> None:
        """Do what was chosen in a menu of the board."""
        match wish:
            case Wish.LOCK_PRACTITIONER:
                self._lock(staff_id=about)
            case Wish.LOCK_POD:
                self._lock(pod_id=about)
            case Wish.WAYS_IN:
                self.ways_in_requested.emit(about)
            case Wish.HISTORY:
                self.history_requested.emit(about)
            case Wish.REACH:
                self.reach_requested.emit(about)
            case _:
                self.what_if_requested.emit(wish, about)

    def _lock(
        self,
        *,
        family_id: str | None = None,
        staff_id: str | None = None,
        pod_id: str | None = None,
    ) -> None:
        from planner.drafting.moving import lock

        week = self.week
        if week is None or (family_id is not None and family_id not in week.ground.family):
            self._say_why_not()
            return
        edit = lock(week, family_id=family_id, staff_id=staff_id, pod_id=pod_id)
        if edit.before == edit.after:
            self._screen.say(f"{family_id} overrules a rule, and stays. Move it to mend that.")
        else:
            self._desk.sitting.do(edit)
