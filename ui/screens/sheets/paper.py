"""From a PDF in memory to a printer, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument

from planner.errors import BugError, CancelledError, KnownError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtPrintSupport import QPrinter

    from solver.result import Cancel

MOST_DOTS_PER_INCH = 300
"""A page of 300 dots an inch is 35 MB in memory; finer ones look the same on an office printer."""

POINTS_PER_INCH = 72


def print_sheets(pdfs: Sequence[bytes], printer: QPrinter, cancel: Cancel) -> int:
    """Print every page of every sheet, as large as it is, and return how many there were.

    May run on any thread: Qt paints on a printer from every one.

    Raises
    ------
    CancelledError
        Stopped between two pages.
    KnownError
        The printer does not answer.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise KnownError("The printer does not answer. Switch it on, or choose another one.")
    try:
        pages = 0
        for pdf in pdfs:
            pages += _print_one(pdf, painter, printer, cancel, pages_before=pages)
        return pages
    finally:
        painter.end()


def _print_one(
    pdf: bytes, painter: QPainter, printer: QPrinter, cancel: Cancel, *, pages_before: int
) -> int:
    """Print one sheet after the pages before it, and return how many pages it has."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready:
        raise BugError("a sheet we made cannot be read")
    dots = min(printer.resolution(), MOST_DOTS_PER_INCH)
    try:
        for page in range(document.pageCount()):
            if cancel.requested:
                printer.abort()
                raise CancelledError("Printing was stopped.")
            if pages_before + page:
                printer.newPage()
            _draw(document, page, painter, printer, dots)
        return document.pageCount()
    finally:
        document.close()


def _draw(
    document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter, dots: int
) -> None:
    points = document.pagePointSize(page)
    across, down = (
        round(points.width() * dots / POINTS_PER_INCH),
        round(points.height() * dots / POINTS_PER_INCH),
    )
    image = document.render(page, QSize(across, down))
    scale = printer.resolution() / dots
    painter.save()
    painter.scale(scale, scale)
    painter.drawImage(0, 0, image)
    painter.restore()
