"""A line above the preview: why the sheet on paper no longer holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Role, scaled
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.ink import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

HEIGHT, ICON = 34, 16


class Notice(QWidget):
    """An icon and a sentence on an amber ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel(Role.BODY_MEDIUM, "medium", stretches=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(40), 0, scaled(16), 0)
        row.addWidget(self._words, 1)
        self.setFixedHeight(scaled(HEIGHT))

    @property
    def words(self) -> str:
        """The sentence."""
        return self._words.words()

    def say(self, words: str) -> None:
        """Show a sentence."""
        self._words.set_words(words)
        self.setAccessibleName(words)
        self.setFixedHeight(scaled(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the icon."""
        del event
        with QPainter(self) as painter:
            ink = Ink(painter)
            ink.fill(0, 0, self.width(), self.height(), ink.tokens.medium_soft)
            middle = self.height() / 2
            ink.icon(scaled(16), middle, "warning-fill", "medium", scaled(ICON))
