"""What-ifs: asked for in a window of their own, tried on a copy of the week, kept or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from planner.errors import CancelledError
from ui import files, tasks
from ui.background import Background, Lane
from ui.messages import sentence_for
from ui.screens.allocation.context_menus import Wish
from ui.screens.what_if.dialog import WhatIfDialog, WhatIfKind

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from planner.what_if.suppositions import Supposition
    from planner.what_if.trying import WhatIf
    from solver.result import Progress
    from ui.desk import Desk
    from ui.messages import Messages
    from ui.shown import WeekShown

_KINDS = {
    Wish.LEAVES: WhatIfKind.LEAVES,
    Wish.AWAY: WhatIfKind.IS_AWAY,
    Wish.CLOSES: WhatIfKind.POD_CLOSES,
    Wish.MOVES: WhatIfKind.POD_MOVES,
}


CHANGED_SINCE = "The week was changed since this was tried. Nothing was kept. Try it again."


class WhatIfs(QObject):
    """Opens the window of a what-if and does what it asks for, one at a time."""

    def __init__(
        self, *, desk: Desk, background: Background, messages: Messages, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._background = background
        self._messages = messages
        self._window = window
        self._dialog: WhatIfDialog | None = None
        self._tried_on: WeekShown | None = None
        self._to_print: WhatIf | None = None
        self._name = ""
        self._kept_on: WeekShown | None = None

    @Slot()
    def open(self) -> None:
        """Ask for a what-if about anybody."""
        self._open(WhatIfKind.LEAVES)

    @Slot(object, str)
    def open_about(self, wish: Wish, about: str) -> None:
        """Ask for a what-if about a practitioner or a pod somebody pointed at."""
        kind = _KINDS[wish]
        is_pod = kind in (WhatIfKind.POD_CLOSES, WhatIfKind.POD_MOVES)
        self._open(kind, staff_id=None if is_pod else about, pod_id=about if is_pod else None)

    def _open(
        self, kind: WhatIfKind, *, staff_id: str | None = None, pod_id: str | None = None
    ) -> None:
        from planner.travel.places import load_gazetteer

        shown, why_not = self._desk.shown, self._desk.sitting.why_not_change()
        if shown is None or why_not:
            self._messages.tell(why_not)
            return
        dialog = WhatIfDialog(
            shown.service,
            shown.week,
            gazetteer=load_gazetteer(),
            kind=kind,
            staff_id=staff_id,
            pod_id=pod_id,
            budget_seconds=tasks.PLAN_SECONDS,
            parent=self._window,
        )
        dialog.try_requested.connect(self._try)
        dialog.stop_requested.connect(self._stop)
        dialog.kept.connect(self._keep)
        dialog.thrown_away.connect(self._forget)
        dialog.print_requested.connect(self._ask_where)
        self._dialog = dialog
        dialog.open()

    @Slot(object)
    def _try(self, supposition: Supposition) -> None:
        shown = self._desk.shown
        if shown is None:
            return
        self._tried_on = shown
        solve = self._background.solver.solve
        self._background.start(
            Lane.TRY,
            lambda cancel, tell: tasks.try_out(
                shown, supposition, cancel=cancel, listener=tell, solve=solve
            ),
            done=self._show,
            failed=self._fail,
            progressed=self._tell,
        )

    @Slot()
    def _stop(self) -> None:
        self._background.stop(Lane.TRY)

    @Slot(object)
    def _tell(self, progress: Progress) -> None:
        if self._dialog is not None:
            self._dialog.show_progress(progress)

    @Slot(object)
    def _show(self, what_if: WhatIf) -> None:
        if self._dialog is not None:
            self._dialog.show_result(what_if)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        sentence = sentence_for(error)
        if self._dialog is None or isinstance(error, CancelledError):
            return
        if sentence is None:
            self._messages.show_error(error)
        self._dialog.show_failure(sentence or "")

    @Slot(object)
    def _keep(self, what_if: WhatIf) -> None:
        """Put the week with the what-if on the desk, if it is still the week it was tried on."""
        self._dialog = None
        shown, tried_on = self._desk.shown, self._tried_on
        if shown is None or tried_on is None or shown.in_hand is not tried_on.in_hand:
            self._messages.tell(CHANGED_SINCE)
            return
        self._name, self._kept_on = f"Keep: {what_if.words}", shown
        self._background.start(
            Lane.TRY,
            lambda cancel, tell: tasks.with_what_if(shown, what_if),
            done=self._take,
        )

    @Slot(object)
    def _take(self, after: WeekShown) -> None:
        shown, kept_on = self._desk.shown, self._kept_on
        is_same = shown is not None and kept_on is not None and shown.in_hand is kept_on.in_hand
        if not is_same or self._desk.sitting.is_paused:
            self._messages.tell(CHANGED_SINCE)
        else:
            self._desk.sitting.take_other_service(after, self._name)

    @Slot()
    def _forget(self) -> None:
        self._dialog = None
        self._background.abandon(Lane.TRY)

    @Slot(object)
    def _ask_where(self, what_if: WhatIf) -> None:
        self._to_print = what_if
        files.ask_for_new_file(
            self._dialog or self._window,
            "Save the change notice",
            files.PDFS,
            name=f"change-notice-{what_if.week}.pdf",
            then=self._save,
        )

    @Slot(object)
    def _save(self, path: Path) -> None:
        what_if, author = self._to_print, self._desk.author
        if what_if is None:
            return

        self._background.start(
            Lane.PAPER,
            lambda cancel, tell: tasks.save_notice(what_if, path, author=author),
            done=self._messages.tell,
        )
