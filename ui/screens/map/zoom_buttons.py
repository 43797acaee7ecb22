"""Larger, smaller and all of it: three buttons in the corner of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from ui.theme import icon, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

SIZE = 30
MARGIN = 14


class ZoomButtons(QWidget):
    """The buttons, one above the other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons: list[tuple[QToolButton, str]] = []
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self.larger = self._button("plus", "Larger", "+")
        self.smaller = self._button("minus", "Smaller", "\N{MINUS SIGN}")
        self.fit = self._button("arrows-out", "Show all", "0")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.dress()

    def place(self, seen: QSize) -> None:
        """Stand in the upper right corner of a view."""
        self.adjustSize()
        self.move(seen.width() - self.width() - scaled(MARGIN) + 4, scaled(MARGIN) - 4)

    def dress(self) -> None:
        """Take icons and sizes from the theme in force."""
        size = scaled(SIZE)
        # Room for the ring of keyboard focus round each button.
        self._column.setContentsMargins(4, 4, 4, 4)
        for button, name in self._icons:
            made: QIcon = icon(name, "text")
            button.setIcon(made)
            button.setIconSize(QSize(scaled(16), scaled(16)))
            button.setFixedSize(size, size)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of scheme or of the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.dress()

    def _button(self, name: str, words: str, key: str) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(words)
        button.setToolTip(f"{words} ({key})")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._icons.append((button, name))
        self._column.addWidget(button)
        return button
