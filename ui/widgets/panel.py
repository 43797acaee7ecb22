"""Something under a title, on a ground of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import Role, scaled
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.ink import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Panel(QWidget):
    """A widget under a title and, beside that, a few words that sum it up."""

    def __init__(self, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = QLabel(title)
        words.setProperty("role", "panel-title")
        self._summary = ElidedLabel(Role.SMALL, "muted", stretches=True)
        head = QHBoxLayout()
        head.setSpacing(scaled(10))
        head.addWidget(words)
        head.addWidget(self._summary, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(content, 1)

    def sum_up(self, words: str) -> None:
        """Say in a few words what is shown."""
        self._summary.set_words(words)

    @property
    def summary(self) -> str:
        """The few words."""
        return self._summary.words()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        del event
        with QPainter(self) as painter:
            ink = Ink(painter)
            # A pixel in, so that no edge is lost where a panel stands between device pixels.
            ink.frame(
                1,
                1,
                self.width() - 2,
                self.height() - 2,
                radius=6,
                edge=ink.tokens.border,
                ground=ink.tokens.surface,
            )
