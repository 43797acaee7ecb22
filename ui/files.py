"""Asking people for a file or a folder, and forgetting which one it was.

Qt's own dialog writes the folders people were in to a file others may read; folders are named
after people. So it is told to forget as soon as it closes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from ui.background import Receiver

DATABASES = "Services (*.podplan)"
WORKBOOKS = "Workbooks (*.xlsx)"
PDFS = "PDF (*.pdf)"


def ask_for_file(parent: QWidget, title: str, kind: str, *, then: Receiver) -> None:
    """Ask for a file that is there; `then` gets its path, unless people cancel."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kind)
    _Question(dialog, then)


def ask_for_new_file(parent: QWidget, title: str, kind: str, *, name: str, then: Receiver) -> None:
    """Ask where to write a file called `name`, whose ending is added where it is left out."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(Path(name).suffix)
    dialog.selectFile(name)
    _Question(dialog, then)


def ask_for_folder(parent: QWidget, title: str, *, then: Receiver) -> None:
    """Ask for a folder; `then` gets its path, unless people cancel."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _Question(dialog, then)


class _Question(QObject):
    """Waits for the answer, on the window's thread but without holding it."""

    answered = Signal(object)

    def __init__(self, dialog: QFileDialog, then: Receiver) -> None:
        super().__init__(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._answer)
        dialog.destroyed.connect(_forget)
        self.answered.connect(then)
        dialog.open()

    @Slot(str)
    def _answer(self, name: str) -> None:
        self.answered.emit(Path(name))


def _forget() -> None:
    """Remove what the dialog has written about where people were."""
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    kept.remove("FileDialog")
    kept.sync()
