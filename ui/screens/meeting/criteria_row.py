"""The referral criteria with their answers: an icon, the criterion, and what the family's is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Role, scaled
from ui.widgets.ink import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from planner.meeting.agenda import Criterion

HEIGHT = 46
_ICON = 16


class CriteriaRow(QWidget):
    """The criteria side by side, equally wide."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criteria: tuple[Criterion, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(scaled(HEIGHT))

    def show_criteria(self, criteria: tuple[Criterion, ...]) -> None:
        """Show other answers."""
        self._criteria = criteria
        said = "; ".join(f"{one.words}: {one.answer}" for one in criteria)
        self.setAccessibleName("Referral criteria")
        self.setAccessibleDescription(f"{said}.")
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.setFixedHeight(scaled(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint them on one plate, parted by lines."""
        del event
        with QPainter(self) as painter:
            ink = Ink(painter)
            tokens, height = ink.tokens, self.height()
            ink.frame(
                0,
                0,
                self.width(),
                height,
                radius=6,
                edge=tokens.border,
                ground=tokens.surface,
            )
            each = self.width() / max(len(self._criteria), 1)
            upper, lower = height * 0.34, height * 0.69
            for at, one in enumerate(self._criteria):
                left = round(at * each)
                if at:
                    ink.fill(left, scaled(8), ink.hairline, height - scaled(16), tokens.border)
                icon, token = ("check-circle", "ok") if one.is_met else ("x-circle", "high")
                ink.icon(left + scaled(12), height / 2, icon, token, scaled(_ICON))
                words = left + scaled(12 + _ICON + 9)
                room = left + each - words - scaled(6)
                ink.text(words, upper, one.words, Role.SMALL, tokens.muted, width=room)
                value = tokens.text if one.is_met else tokens.high
                answer = f"{one.answer[:1].upper()}{one.answer[1:]}"
                ink.text(words, lower, answer, Role.BODY_STRONG, value, width=room)
