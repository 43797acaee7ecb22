"""What is remembered: histories on their screen, sheets on paper, and what an approval rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from planner.history.family import FamilyHistory
from planner.history.practitioner import PractitionerHistory
from planner.history.weeks import WeekHistory
from ui.background import Background, Lane
from ui.screens.approve import ApproveDialog
from ui.tasks import history

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.history.on_paper import OnPaper
    from planner.history.overrides import OverrideHistory
    from ui.desk import Desk
    from ui.screens.approval import Approval
    from ui.screens.history.index import HistoryIndex, HistoryKind
    from ui.screens.history.view import HistoryScreen


class Remembering(QObject):
    """Reads what is remembered and shows it.

    Signals
    -------
    paper_told(OnPaper)
        What is on paper of the week was read.
    """

    paper_told = Signal(object)

    def __init__(
        self, *, desk: Desk, screen: HistoryScreen, background: Background, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._screen = screen
        self._background = background
        self._window = window
        screen.history_wanted.connect(self._read)

    @Slot()
    def open(self) -> None:
        """Show what histories there are, and the one that was looked at last."""
        store, shown, today = self._desk.store, self._desk.shown, self._desk.author.at.date()
        if store is not None and shown is not None:
            self._background.start(
                Lane.PAGE,
                lambda cancel, tell: history.history_index(store, shown.service, today=today),
                done=self._show_index,
            )

    def ask_about(self, key: str) -> None:
        """Show the history of a family or a practitioner once the screen is open."""
        self._screen.ask_about(key)

    @Slot()
    def read_paper(self) -> None:
        """Find out which sheets of the week are on paper, and which of them still hold."""
        store, shown, author = self._desk.store, self._desk.shown, self._desk.author
        if store is not None and shown is not None and shown.stored is not None:
            self._background.start(
                Lane.PRINTED,
                lambda cancel, tell: history.read_paper(store, shown, author=author),
                done=self._tell_paper,
            )

    @Slot()
    def ask_to_approve(self) -> None:
        """Show what is approved with the week, and ask who approves it."""
        store, shown, author = self._desk.store, self._desk.shown, self._desk.author
        if store is not None and shown is not None and shown.stored is not None:
            self._background.start(
                Lane.ASK,
                lambda cancel, tell: history.prepare_approval(store, shown, author=author),
                done=self._show_approval,
            )

    @Slot(object)
    def _show_index(self, index: HistoryIndex) -> None:
        self._screen.set_index(index)

    @Slot(object, str)
    def _read(self, kind: HistoryKind, key: str) -> None:
        store, shown, today = self._desk.store, self._desk.shown, self._desk.author.at.date()
        if store is not None and shown is not None:
            self._background.start(
                Lane.PAGE,
                lambda cancel, tell: history.read_history(
                    store, shown.service, kind, key, today=today
                ),
                done=self._show,
            )

    @Slot(object)
    def _show(
        self, found: FamilyHistory | PractitionerHistory | WeekHistory | OverrideHistory
    ) -> None:
        if isinstance(found, FamilyHistory):
            self._screen.show_family(found)
        elif isinstance(found, PractitionerHistory):
            self._screen.show_practitioner(found)
        elif isinstance(found, WeekHistory):
            self._screen.show_week(found)
        else:
            self._screen.show_overrides(found)

    @Slot(object)
    def _tell_paper(self, paper: OnPaper) -> None:
        self.paper_told.emit(paper)

    @Slot(object)
    def _show_approval(self, approval: Approval) -> None:
        shown = self._desk.shown
        if shown is None or shown.stored is None or self._desk.why_not_approve():
            return
        dialog = ApproveDialog(
            shown.stored, name=self._desk.approver, approval=approval, parent=self._window
        )
        dialog.approved.connect(self._desk.approve)
        dialog.open()
