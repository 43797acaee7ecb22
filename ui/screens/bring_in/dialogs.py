"""The two answers to bringing in a service: every fault, or what would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from planner.service.naming import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.errors import BadInputError
    from ui.shown import Preview

WIDTH, HEIGHT = 820, 480


class FaultsDialog(QDialog):
    """Lists every fault of what came in, to be read or copied. Nothing was stored."""

    def __init__(self, error: BadInputError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = [str(fault) for fault in error.faults]
        count = counted(len(self.lines), "thing")
        self.setWindowTitle("Nothing was brought in")
        self.list = _list_of(self.lines, "Faults")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton("Copy the list", QDialogButtonBox.ButtonRole.ActionRole)
        _lay_out(
            self,
            title=f"{count.capitalize()} to put right first",
            text="Nothing was stored. Each line names the file, the row and the column, and says "
            "what would be right. Correct them and bring the folder in again.",
            body=self.list,
            buttons=buttons,
        )
        self.copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self.lines))
        self.copy.setText("Copied")


class ChangesDialog(QDialog):
    """Says what bringing in would change. `agreed(Preview)` when people want it."""

    agreed = Signal(object)

    def __init__(self, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self.changes = preview.changes
        self.setWindowTitle("Bring in a service")
        lines = [*preview.changes, *(f"Note: {warning}" for warning in preview.warnings)]
        self.list = _list_of(lines, "Changes")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        verb = f"Bring in {preview.source}"
        self.bring_in = buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self.bring_in.setProperty("primary", True)
        self.bring_in.setDefault(True)
        self.bring_in.setEnabled(bool(preview.changes))
        _lay_out(
            self,
            title="What would change" if preview.changes else "Nothing would change",
            text="Nothing is stored yet."
            if preview.changes
            else "The stored service says the same as these tables already.",
            body=self.list,
            buttons=buttons,
        )
        buttons.accepted.connect(self._agree)
        buttons.rejected.connect(self.reject)

    @Slot()
    def _agree(self) -> None:
        self.agreed.emit(self._preview)
        self.accept()


def _list_of(lines: Sequence[str], name: str) -> QListWidget:
    shown = QListWidget()
    shown.setAccessibleName(name)
    shown.setUniformItemSizes(False)
    shown.setWordWrap(True)
    shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
    shown.addItems(list(lines))
    return shown


def _lay_out(
    dialog: QDialog, *, title: str, text: str, body: QWidget, buttons: QDialogButtonBox
) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    heading = QLabel(title)
    heading.setProperty("role", "panel-title")
    words = QLabel(text)
    words.setWordWrap(True)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 20, 20, 16)
    column.setSpacing(8)
    column.addWidget(heading)
    column.addWidget(words)
    column.addWidget(body, 1)
    column.addWidget(buttons)
    dialog.resize(WIDTH, HEIGHT)
