"""What *waiting* answers to a family that is dragged, laid over the panel of those who wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.theme import Role, scaled
from ui.widgets.board.answers import (
    LOOKS,
    dashed_frame,
    paint_panel,
    paint_sentence,
    sentence_lines,
)
from ui.widgets.board.drag import WAITING
from ui.widgets.board.model import DropKind
from ui.widgets.ink import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.widgets.board.drag import FamilyDrag
    from ui.widgets.board.model import DropAnswer

WORDS_FROM = 100
"""Narrower than this there is room for the icon only."""


class WaitingAnswer(QWidget):
    """Covers the panel, shows what it answers, and lets the mouse through."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._drag: FamilyDrag | None = None
        self._children = 0
        self._top = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def follow(self, drag: FamilyDrag) -> None:
        """Show the answers to this drag and to no other."""
        if self._drag is not None:
            self._drag.changed.disconnect(self._show_answer)
        self._drag = drag
        drag.changed.connect(self._show_answer)

    def set_panel(self, *, children: int, top: int) -> None:
        """Say how many children wait now, and where the panel's list begins."""
        self._children, self._top = children, top

    @Slot()
    def _show_answer(self) -> None:
        parent, drag = self.parentWidget(), self._drag
        shows = drag is not None and bool(drag.family_id)
        if shows and parent is not None:
            self.setGeometry(parent.rect())
            self.raise_()
        self.setVisible(shows)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the answer at the top, and where it is aimed at a frame round all."""
        del event
        if self._drag is None:
            return
        answer, aimed = self._drag.answer_of(WAITING), self._drag.aim == WAITING
        kind = DropKind.HOME if answer is None else answer.kind
        with QPainter(self) as painter:
            ink = Ink(painter)
            if aimed:
                self._paint_aim(ink, kind)
            if answer is not None and kind is not DropKind.HOME:
                self._paint_answer(ink, answer)

    def _paint_aim(self, ink: Ink, kind: DropKind) -> None:
        token = (
            ink.tokens.accent if kind is DropKind.HOME else getattr(ink.tokens, LOOKS[kind].token)
        )
        width, height = self.width() - 1, self.height()
        if kind is DropKind.REFUSED:
            box = ink.box(1, 1, width - 2, height - 2)
            dashed_frame(ink, box, radius=6, edge=token, thickness=3)
        else:
            ink.frame(1, 1, width - 2, height - 2, radius=6, edge=token, thickness=3)

    def _paint_answer(self, ink: Ink, answer: DropAnswer) -> None:
        width, look = self.width() - 9, LOOKS[answer.kind]
        if width < scaled(WORDS_FROM):
            size = scaled(32)
            left = (self.width() - size) / 2
            paint_panel(ink, answer.kind, (left, scaled(6), size, size))
            icon = scaled(16)
            middle = scaled(6) + size / 2
            ink.icon((self.width() - icon) / 2, middle, look.icon, look.token, icon)
            return
        room = width - 2 * scaled(10)
        lines = len(sentence_lines(answer, room, aimed=True))
        height = scaled(29) + lines * scaled(16) + scaled(6)
        # As a head that stays: what lies beneath goes under it, and not beside it.
        ink.fill(4, self._top, width, height + scaled(6), ink.tokens.window)
        paint_panel(ink, answer.kind, (4, self._top, width, height))
        left, right = 4 + scaled(10), 4 + width - scaled(10)
        middle = self._top + scaled(16)
        wide = ink.text(
            right, middle, str(answer.children_after), Role.BODY_STRONG, ink.tokens.text, right=True
        )
        if answer.children_after != self._children:
            before = f"{self._children} → "
            wide += ink.text(right - wide, middle, before, Role.BODY, ink.tokens.text, right=True)
        words = "Leave waiting"
        ink.text(
            left, middle, words, Role.BODY_STRONG, ink.tokens.text, width=right - wide - left - 8
        )
        paint_sentence(ink, answer, left, middle + scaled(19), room, aimed=True)
