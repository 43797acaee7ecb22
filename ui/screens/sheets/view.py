"""The sheets of the week: a list, a preview, and the ways to paper and to a file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from planner.service.naming import counted
from ui import files
from ui.background import Lane
from ui.screens.sheets import work
from ui.screens.sheets.paper import print_pdf
from ui.screens.sheets.work import Request, SheetEntry
from ui.theme import current_tokens, icon, scaled
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from pathlib import Path

    from solver.result import Cancel
    from ui.background import Background, Tell, Work
    from ui.shown import Author, WeekShown

LIST_WIDTH = 280


class SheetsScreen(QWidget):
    """Shows the sheets of a week. `said(str)` when something went well that cannot be seen."""

    said = Signal(object)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._request: Request | None = None
        self.pdf = b""
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.list = QListWidget()
        self.list.setAccessibleName("Sheets of the week")
        self.view = QPdfView()
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self.document)
        self.names = QCheckBox("With families' names")
        self.names.setToolTip("Every page then says to shred it after use.")
        self.printed_by = QLineEdit()
        self.printed_by.setMaxLength(100)
        self.printed_by.setAccessibleName("Printed by")
        self.printed_by.setToolTip("Stands at the foot of every page: a name or a role")
        self.print = QPushButton("Print…")
        self.print.setProperty("primary", True)
        self.save = QPushButton("Save as PDF…")
        self.save_all = QPushButton("Save all to a folder…")
        self._no_plan = EmptyState(
            "Not planned yet", "Sheets are made from a plan. Plan this week first."
        )
        self._lay_out()
        self.dress()
        self._allow(False)
        self.list.currentItemChanged.connect(self._draw)
        self.names.toggled.connect(self._draw)
        self.printed_by.editingFinished.connect(self._draw)
        self.print.clicked.connect(self._choose_printer)
        self.save.clicked.connect(self._choose_file)
        self.save_all.clicked.connect(self._choose_folder)

    def show_week(self, shown: WeekShown, *, author: Author) -> None:
        """Show the sheets of a week; the one that was chosen stays chosen where it is there."""
        if not self.printed_by.text():
            self.printed_by.setText(author.who)
        self._request = Request(shown, author, with_names=self.names.isChecked())
        self._stack.setCurrentIndex(1 if shown.stored is None else 0)
        if shown.stored is None:
            self._background.abandon(Lane.SHEETS)
            return
        request = self._request
        self._background.start(
            Lane.SHEETS, lambda cancel, tell: work.entries(request), done=self._show_entries
        )

    def dress(self) -> None:
        """Take icons, colours and widths from the theme in force."""
        ground = self.view.palette()
        ground.setColor(QPalette.ColorRole.Dark, QColor(current_tokens().sunken))
        self.view.setPalette(ground)
        self._side.setFixedWidth(scaled(LIST_WIDTH))
        self.print.setIcon(icon("printer", "on_accent"))
        self.save.setIcon(icon("floppy-disk", "text"))

    def _lay_out(self) -> None:
        title = QLabel("Sheets")
        title.setProperty("role", "title")
        by = QLabel("Printed by")
        by.setProperty("role", "small")
        by.setBuddy(self.printed_by)
        self._side = QWidget()
        self._side.setProperty("side", True)
        self._side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(16, 16, 16, 16)
        side.setSpacing(8)
        side.addWidget(title)
        side.addWidget(self.list, 1)
        for widget in (by, self.printed_by, self.names, self.print, self.save, self.save_all):
            side.addWidget(widget)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self.view, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(page)
        self._stack.addWidget(self._no_plan)

    def _chosen(self) -> SheetEntry | None:
        item = self.list.currentItem()
        entry = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        return entry if isinstance(entry, SheetEntry) else None

    def _request_now(self) -> Request | None:
        """Return the request as the fields say it now."""
        if self._request is None:
            return None
        who = " ".join(self.printed_by.text().split()) or self._request.author.who
        return replace(
            self._request,
            author=replace(self._request.author, who=who),
            with_names=self.names.isChecked(),
        )

    @Slot(object)
    def _show_entries(self, entries: tuple[SheetEntry, ...]) -> None:
        chosen = self._chosen()
        self.list.blockSignals(True)
        self.list.clear()
        group = ""
        for entry in entries:
            if entry.group != group:
                group = entry.group
                self.list.addItem(_heading(group))
            item = QListWidgetItem(entry.title)
            item.setData(Qt.ItemDataRole.UserRole, entry)
            self.list.addItem(item)
            if entry == chosen:
                self.list.setCurrentItem(item)
        if self._chosen() is None:
            self.list.setCurrentRow(1)
        self.list.blockSignals(False)
        self._draw()

    @Slot()
    def _draw(self) -> None:
        entry, request = self._chosen(), self._request_now()
        self._allow(False)
        if entry is None or request is None or request.shown.stored is None:
            self._background.abandon(Lane.SHEETS)
            return
        self._background.start(
            Lane.SHEETS, lambda cancel, tell: work.draw(request, entry), done=self._show_pdf
        )

    @Slot(object)
    def _show_pdf(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.document.close()
        self._buffer.close()
        # From memory: a sheet never lies in a temporary file.
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self._allow(True)

    def _allow(self, is_ready: bool) -> None:
        for button in (self.print, self.save):
            button.setEnabled(is_ready)
            button.setToolTip("" if is_ready else "The sheet is being made.")

    def _put_on_paper(self, task: Work) -> None:
        """Print or save; one after the other."""
        if not self._background.is_working(Lane.PAPER):
            self._background.start(Lane.PAPER, task, done=self.said)

    @Slot()
    def _choose_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        printer.setFullPage(True)
        # The one dialog that holds the window: what it asks is the system's to ask.
        if QPrintDialog(printer, self).exec():
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print the sheet that is shown."""
        pdf = self.pdf

        def task(cancel: Cancel, tell: Tell) -> str:
            pages = print_pdf(pdf, printer, cancel)
            return f"{counted(pages, 'page').capitalize()} went to the printer."

        self._put_on_paper(task)

    @Slot()
    def _choose_file(self) -> None:
        entry = self._chosen()
        if entry is not None:
            files.ask_for_new_file(
                self, "Save the sheet", files.PDFS, name=entry.file_name, then=self.save_to
            )

    @Slot()
    def _choose_folder(self) -> None:
        files.ask_for_folder(self, "Save every sheet to a folder", then=self.save_all_to)

    @Slot(object)
    def save_to(self, path: Path) -> None:
        """Write the sheet that is shown to a file."""
        pdf = self.pdf

        def task(cancel: Cancel, tell: Tell) -> str:
            work.save(pdf, path)
            return f"The sheet is saved as {path.name}."

        self._put_on_paper(task)

    @Slot(object)
    def save_all_to(self, folder: Path) -> None:
        """Write every sheet of the week to a folder."""
        request = self._request_now()
        if request is None:
            return

        def task(cancel: Cancel, tell: Tell) -> str:
            sheets = work.save_all(request, folder)
            return f"{counted(sheets, 'sheet').capitalize()} are saved in {folder.name}."

        self._put_on_paper(task)


def _heading(words: str) -> QListWidgetItem:
    """Return the name of a kind of sheet, which cannot be chosen."""
    item = QListWidgetItem(words)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    bold = QFont()
    bold.setWeight(QFont.Weight.DemiBold)
    item.setFont(bold)
    return item
