"""A family on its way from one place to another, by mouse or by keyboard.

One `FamilyDrag` is shared by all that a family can be taken from or put on: the board and the list
of those who wait. It knows what is carried and where to, and says what came of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDrag
from shiboken6 import isValid

from ui.widgets.board.model import DropKind

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from ui.widgets.board.model import Answers, DropAnswer

MIME_TYPE = "application/x-pod-planner-family"
"""Holds the family's reference in UTF-8, and nothing else."""

WAITING = ""
"""The place of the families who wait; the others are practitioners' ids."""


class FamilyDrag(QObject):
    """What is carried, and what everybody answers to it.

    Signals
    -------
    began(family_id)
        Somebody took a family up. Whoever knows the rules calls `set_answers` now or soon.
    changed()
        The family, the answers or the place aimed at are others.
    dropped(family_id, place)
        A family was put at a place it is not at: a practitioner's id, or `WAITING`.
    refused(family_id, place)
        It was put where it may not be; nothing moved.
    ended()
        Follows every `began`, after what came of it was said.
    """

    began = Signal(str)
    changed = Signal()
    dropped = Signal(str, str)
    refused = Signal(str, str)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._family = ""
        self._home = WAITING
        self._by_keyboard = False
        self._taken_from: QWidget | None = None
        self._answers: Answers | None = None
        self._aim: str | None = None
        self._landed = False

    @property
    def family_id(self) -> str:
        """The family that is carried; empty while none is."""
        return self._family

    @property
    def home(self) -> str:
        """Where the family was taken from."""
        return self._home

    @property
    def by_keyboard(self) -> bool:
        """Whether a family is carried by keyboard."""
        return bool(self._family) and self._by_keyboard

    @property
    def taken_from(self) -> QWidget | None:
        """The widget the family was taken from, as long as it is there."""
        widget = self._taken_from
        return widget if widget is not None and isValid(widget) else None

    @property
    def answers(self) -> Answers | None:
        """What everybody answers; `None` until that is known."""
        return self._answers

    @property
    def aim(self) -> str | None:
        """The place a drop would go to; `None` while it would go nowhere."""
        return self._aim

    def answer_of(self, place: str) -> DropAnswer | None:
        """Return what a place answers, if it is known."""
        return None if self._answers is None else self._answers.of(place)

    def set_answers(self, answers: Answers) -> None:
        """Show what everybody answers; those to a family that is no longer carried are let be."""
        if self._family and answers.family_id == self._family:
            self._answers = answers
            self.changed.emit()

    def take_up(self, family_id: str, *, home: str, source: QWidget) -> None:
        """Take a family up by keyboard."""
        self._begin(family_id, home=home, source=source, by_keyboard=True)

    def carry(
        self, family_id: str, *, home: str, source: QWidget, picture: QPixmap, hot_spot: QPoint
    ) -> None:
        """Carry a family with the mouse until it is let go of.

        Parameters
        ----------
        picture
            What hangs on the pointer; the pointer is at its `hot_spot`.
        """
        self._begin(family_id, home=home, source=source, by_keyboard=False)
        data = QMimeData()
        data.setData(MIME_TYPE, family_id.encode())
        drag = QDrag(source)
        drag.setMimeData(data)
        drag.setPixmap(picture)
        drag.setHotSpot(hot_spot)
        try:
            self.run_drag(drag)
        finally:
            if isValid(drag):
                drag.deleteLater()
            self.finish()

    def run_drag(self, drag: QDrag) -> None:
        """Let the system carry the picture about, and return when it was let go of."""
        drag.exec(Qt.DropAction.MoveAction)

    def knows(self, data: QMimeData) -> bool:
        """Return whether what is dragged over a widget is the family carried here."""
        if not self._family or not data.hasFormat(MIME_TYPE):
            return False
        return bytes(data.data(MIME_TYPE).data()) == self._family.encode()

    def aim_at(self, place: str | None) -> None:
        """Aim at a place, or at none."""
        if self._family and place != self._aim:
            self._aim = place
            self.changed.emit()

    def land(self) -> None:
        """Let go of the family where it is aimed at; what comes of it is said at the end.

        Not at once: the system is still in the middle of its drag, and a dialog opened from there
        would hold it up.
        """
        self._landed = True

    def finish(self) -> None:
        """End it: say what came of it, and that it is over."""
        family, place = self._family, self._aim
        if not family:
            return
        answer = None if place is None else self.answer_of(place)
        landed = self._landed and place is not None and place != self._home
        self._family, self._aim, self._landed = "", None, False
        self._answers = None
        self.changed.emit()
        if landed and place is not None:
            kind = None if answer is None else answer.kind
            if kind is DropKind.REFUSED:
                self.refused.emit(family, place)
            elif kind is not DropKind.HOME:
                self.dropped.emit(family, place)
        self.ended.emit()

    def put_back(self) -> None:
        """End it with nothing done."""
        self._landed = False
        self.finish()

    def _begin(self, family_id: str, *, home: str, source: QWidget, by_keyboard: bool) -> None:
        self.put_back()
        self._family, self._home, self._by_keyboard = family_id, home, by_keyboard
        self._taken_from = source
        self.began.emit(family_id)
        self.changed.emit()
