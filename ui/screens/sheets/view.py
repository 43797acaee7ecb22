"""The sheets of the week: a list, a preview, and the ways to paper and to a file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from planner.history.on_paper import OnPaper
from planner.service.naming import counted
from ui import files
from ui.background import Lane
from ui.screens.sheets import work
from ui.screens.sheets.notice import Notice
from ui.screens.sheets.paper import print_sheets
from ui.screens.sheets.sheet_list import SheetList
from ui.screens.sheets.words import again_words, out_of_date_sentence
from ui.screens.sheets.work import Drawn, Request, SheetEntry
from ui.theme import current_tokens, icon, scaled
from ui.widgets.buttons import make_button
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planner.store import Store
    from solver.result import Cancel
    from ui.background import Background, Tell, Work
    from ui.shown import Author, WeekShown

LIST_WIDTH = 280


class SheetsScreen(QWidget):
    """Shows the sheets of a week, and which of those on paper no longer hold.

    Signals
    -------
    said(str)
        Something went well that cannot be seen.
    paper_told(OnPaper)
        What is on paper was read, or has changed.
    """

    said = Signal(object)
    paper_told = Signal(object)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._request: Request | None = None
        self._drawn: Drawn | None = None
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.list = SheetList()
        self.every, self.only_out_of_date = QPushButton("All"), QPushButton("Out of date")
        self._segments = QButtonGroup(self)
        for button, segment in ((self.every, "first"), (self.only_out_of_date, "last")):
            button.setCheckable(True)
            button.setProperty("segment", segment)
            button.setProperty("compact", True)
            self._segments.addButton(button)
        self.every.setChecked(True)
        self.notice = Notice()
        self.notice.hide()
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
        self.print_again = make_button("", icon_name="arrows-clockwise")
        self.print_again.hide()
        self.save = QPushButton("Save as PDF…")
        self.save_all = QPushButton("Save all to a folder…")
        self._no_plan = EmptyState(
            "Not planned yet", "Sheets are made from a plan. Plan this week first."
        )
        self._lay_out()
        self.dress()
        self._allow(False)
        self.list.currentItemChanged.connect(self._draw)
        self.only_out_of_date.toggled.connect(self._filter)
        self.print_again.clicked.connect(self._choose_printer_again)
        self.names.toggled.connect(self._draw)
        self.printed_by.editingFinished.connect(self._draw)
        self.print.clicked.connect(self._choose_printer)
        self.save.clicked.connect(self._choose_file)
        self.save_all.clicked.connect(self._choose_folder)

    @property
    def pdf(self) -> bytes:
        """The sheet that is shown; empty before it is drawn."""
        return b"" if self._drawn is None else self._drawn.pdf

    def show_week(self, shown: WeekShown, *, author: Author, store: Store | None = None) -> None:
        """Show the sheets of a week; the one that was chosen stays chosen where it is there.

        Parameters
        ----------
        author
            Who would print, and when.
        store
            Where it is kept what went to paper. Without one nothing is, and nothing is out of
            date.
        """
        if not self.printed_by.text():
            self.printed_by.setText(author.who)
        if self._request is None or self._request.shown.week != shown.week:
            self._show_paper(OnPaper())
        self._request = Request(shown, author, with_names=self.names.isChecked(), store=store)
        self._stack.setCurrentIndex(1 if shown.stored is None else 0)
        if shown.stored is None:
            self._background.abandon(Lane.SHEETS)
            self._background.abandon(Lane.PRINTED)
            return
        request = self._request
        self._background.start(
            Lane.SHEETS, lambda cancel, tell: work.entries(request), done=self._show_entries
        )
        self._read_paper()

    def _read_paper(self) -> None:
        request = self._request
        if request is not None and request.store is not None:
            self._background.start(
                Lane.PRINTED, lambda cancel, tell: work.on_paper(request), done=self._show_paper
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
        segments = QHBoxLayout()
        segments.setSpacing(0)
        segments.addWidget(self.every)
        segments.addWidget(self.only_out_of_date)
        segments.addStretch(1)
        side.addLayout(segments)
        side.addWidget(self.list, 1)
        for widget in (by, self.printed_by, self.names):
            side.addWidget(widget)
        for button in (self.print_again, self.print, self.save, self.save_all):
            side.addWidget(button)
        sheet = QVBoxLayout()
        sheet.setSpacing(0)
        sheet.addWidget(self.notice)
        sheet.addWidget(self.view, 1)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addLayout(sheet, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(page)
        self._stack.addWidget(self._no_plan)

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
        self.list.show_entries(entries)
        self._follow_paper()
        self._draw()

    @Slot(object)
    def _show_paper(self, paper: OnPaper) -> None:
        self.list.show_paper(paper)
        self._follow_paper()
        self.paper_told.emit(paper)

    def _follow_paper(self) -> None:
        """Say how much is out of date, and why the chosen sheet is."""
        count = len(self.list.entries_out_of_date)
        self.only_out_of_date.setText(f"Out of date {count:,}" if count else "Out of date")
        self.only_out_of_date.setEnabled(bool(count))
        self.only_out_of_date.setToolTip("" if count else "Nothing on paper is out of date.")
        if not count and self.only_out_of_date.isChecked():
            self.every.click()
        self.print_again.setVisible(bool(count))
        self.print_again.setText(again_words(count))
        self._say_why()

    def _say_why(self) -> None:
        why = self.list.why_out_of_date
        self.notice.setVisible(why is not None)
        if why is not None:
            self.notice.say(out_of_date_sentence(why))

    @Slot()
    def _filter(self) -> None:
        self.list.show_only_out_of_date(self.only_out_of_date.isChecked())

    @Slot()
    def _draw(self) -> None:
        entry, request = self.list.chosen, self._request_now()
        self._allow(False)
        self._say_why()
        if entry is None or request is None or request.shown.stored is None:
            self._background.abandon(Lane.SHEETS)
            return
        self._background.start(
            Lane.SHEETS, lambda cancel, tell: work.draw(request, entry), done=self._show_pdf
        )

    @Slot(object)
    def _show_pdf(self, drawn: Drawn) -> None:
        self._drawn = drawn
        self.document.close()
        self._buffer.close()
        # From memory: a sheet never lies in a temporary file.
        self._buffer.setData(QByteArray(drawn.pdf))
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
            self._background.start(Lane.PAPER, task, done=self._end_paper)

    @Slot(object)
    def _end_paper(self, sentence: str) -> None:
        self.said.emit(sentence)
        self._read_paper()

    @Slot()
    def _choose_printer(self) -> None:
        self._ask_for_printer(self.print_on)

    @Slot()
    def _choose_printer_again(self) -> None:
        self._ask_for_printer(self.print_again_on)

    def _ask_for_printer(self, then: Callable[[QPrinter], None]) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        printer.setFullPage(True)
        # The one dialog that holds the window: what it asks is the system's to ask.
        if QPrintDialog(printer, self).exec():
            then(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print the sheet that is shown."""
        drawn = self._drawn
        if drawn is None:
            return

        def task(cancel: Cancel, tell: Tell) -> str:
            pages = print_sheets((drawn.pdf,), printer, cancel)
            work.record(drawn.request, {drawn.entry.key})
            return f"{counted(pages, 'page').capitalize()} went to the printer."

        self._put_on_paper(task)

    def print_again_on(self, printer: QPrinter) -> None:
        """Print every sheet that no longer holds on paper, and no other."""
        request, entries = self._request_now(), self.list.entries_out_of_date
        if request is None or not entries:
            return

        def task(cancel: Cancel, tell: Tell) -> str:
            print_sheets(work.draw_all(request, entries), printer, cancel)
            work.record(request, {entry.key for entry in entries})
            sheets = counted(len(entries), "sheet").capitalize()
            return f"{sheets} went to the printer. Take the old ones down."

        self._put_on_paper(task)

    @Slot()
    def _choose_file(self) -> None:
        entry = self.list.chosen
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
        drawn = self._drawn
        if drawn is None:
            return

        def task(cancel: Cancel, tell: Tell) -> str:
            work.save(drawn.pdf, path)
            work.record(drawn.request, {drawn.entry.key})
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
            work.record(request)
            return f"{counted(sheets, 'sheet').capitalize()} are saved in {folder.name}."

        self._put_on_paper(task)
