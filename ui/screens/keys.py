"""All keys, in one small table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction

ON_THE_BOARD = (
    ("Arrows", "From card to card"),
    ("Ctrl+Arrows", "From column to column"),
    ("Enter", "Open the card"),
)


class KeysDialog(QDialog):
    """Lists every key. The actions say their own; the board's are listed beneath."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows = [
            (
                action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                action.text().replace("&", "").rstrip("…"),
            )
            for action in actions
            if not action.shortcut().isEmpty()
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        for row, (key, words) in enumerate((*rows, *ON_THE_BOARD)):
            label = QLabel(key)
            label.setProperty("role", "strong")
            grid.addWidget(label, row, 0)
            grid.addWidget(QLabel(words), row, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.addLayout(grid)
        column.addSpacing(8)
        column.addWidget(buttons)
