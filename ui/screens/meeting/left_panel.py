"""What is left: families to decide, places free, and who waits as the plan stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.screens.meeting.words import left_rows
from ui.theme import scaled

if TYPE_CHECKING:
    from planner.meeting.meeting import Left


class LeftPanel(QWidget):
    """Three captions with their figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: list[QLabel] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(12), scaled(10), scaled(12), scaled(12))
        column.setSpacing(0)
        for _ in range(3):
            caption, figure = QLabel(), QLabel()
            caption.setProperty("role", "caption")
            figure.setTextFormat(Qt.TextFormat.PlainText)
            for label in (caption, figure):
                column.addWidget(label)
            column.addSpacing(scaled(6))
            self._figures += [caption, figure]

    def show_left(self, left: Left) -> None:
        """Show other figures."""
        rows = left_rows(left)
        for label, words in zip(self._figures, (w for row in rows for w in row), strict=True):
            label.setText(words)
        self.setAccessibleName("What is left")
        self.setAccessibleDescription(". ".join(f"{caption}: {words}" for caption, words in rows))

    def words(self) -> tuple[str, ...]:
        """Return what is shown, from top to bottom."""
        return tuple(label.text() for label in self._figures)
