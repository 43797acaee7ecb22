"""A service manager looks at the sheets, prints one and saves them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Person


@pytest.fixture
def at_sheets(sample: Person) -> Person:
    """Return somebody who looks at the sheets of a planned week."""
    sample.plan()
    sample.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    sample.wait_for_quiet()
    return sample


def text_of(pdf: bytes) -> str:
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    return " ".join(document.getAllText(page).text() for page in range(document.pageCount()))


def test_the_first_pods_sheet_is_shown(at_sheets: Person) -> None:
    sheets = at_sheets.window.sheets
    assert sheets.isVisible()
    assert sheets.document.pageCount() >= 1
    text = text_of(sheets.pdf)
    assert "Crewe North" in text
    assert "mary" in text
    assert sheets.print.isEnabled()


def test_another_sheet_is_shown_when_it_is_chosen(at_sheets: Person) -> None:
    sheets = at_sheets.window.sheets
    before = sheets.pdf
    at_sheets.press(Qt.Key.Key_Down, on=sheets.list)
    at_sheets.wait_for_quiet()
    assert sheets.pdf != before


def test_names_are_on_paper_only_when_people_ask_for_them(at_sheets: Person) -> None:
    sheets = at_sheets.window.sheets
    service = at_sheets.window.desk.shown.service
    names = [family.name for family in service.families]
    assert not any(name in text_of(sheets.pdf) for name in names)
    at_sheets.click(sheets.names)
    at_sheets.wait_for_quiet()
    assert any(name in text_of(sheets.pdf) for name in names)


def test_a_sheet_is_saved_as_it_is_shown(at_sheets: Person, tmp_path: Path) -> None:
    sheets = at_sheets.window.sheets
    at_sheets.click(sheets.save)
    at_sheets.choose(tmp_path / "pod.pdf")
    assert at_sheets.box().text() == "The sheet is saved as pod.pdf."
    assert (tmp_path / "pod.pdf").read_bytes() == sheets.pdf


def test_all_sheets_are_saved_together(at_sheets: Person, tmp_path: Path) -> None:
    out = tmp_path / "paper"
    out.mkdir()
    at_sheets.click(at_sheets.window.sheets.save_all)
    at_sheets.choose(out)
    text = at_sheets.box().text()
    files = sorted(file.name for file in out.iterdir())
    assert f"{len(files)} sheets are saved in paper." == text
    assert all(name.endswith("2026-11-23.pdf") for name in files)


def test_a_sheet_prints_page_for_page(at_sheets: Person, tmp_path: Path) -> None:
    sheets = at_sheets.window.sheets
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    sheets.print_on(printer)
    assert "went to the printer" in at_sheets.box().text()
    printed = QPdfDocument()
    printed.load(str(tmp_path / "printed.pdf"))
    assert printed.pageCount() == sheets.document.pageCount()


def test_a_week_without_a_plan_has_no_sheets(sample: Person) -> None:
    sample.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    sample.wait_for_quiet()
    assert not sample.window.sheets.print.isVisible()
