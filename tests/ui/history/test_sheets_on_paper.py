"""Sheets that go to paper are remembered; those that no longer hold are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from planner.store.prints import prints_of
from tests.ui.history.weeks import WEEK
from ui.screens.sheets.view import SheetsScreen
from ui.screens.sheets.words import state_words

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from planner.history.on_paper import OnPaper
    from planner.store import Store
    from tests.ui.history.weeks import Office
    from ui.background import Background


class Reader:
    """Somebody at the sheets."""

    def __init__(
        self, office: Office, background: Background, qtbot: QtBot, tmp_path: Path
    ) -> None:
        self.office, self.background, self.qtbot, self.folder = office, background, qtbot, tmp_path
        self.said: list[str] = []
        self.papers: list[OnPaper] = []
        self.screen = SheetsScreen(background)
        qtbot.addWidget(self.screen)
        self.screen.resize(1200, 700)
        self.screen.said.connect(self.said.append)
        self.screen.paper_told.connect(self.papers.append)
        self.screen.show()
        self.look()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.background.is_busy, timeout=60_000)

    def look(self) -> None:
        """Look at the week as it is now."""
        screen, office = self.screen, self.office
        screen.show_week(office.shown, author=office.later(), store=office.store)
        self.wait()

    def choose(self, title: str) -> None:
        (item,) = self.screen.list.findItems(title, Qt.MatchFlag.MatchExactly)
        self.screen.list.setCurrentItem(item)
        self.wait()

    def printer(self, name: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.folder / name))
        return printer

    def save_all(self) -> None:
        out = self.folder / "paper"
        out.mkdir(exist_ok=True)
        self.screen.save_all_to(out)
        self.wait()

    def name(self, staff_id: str | None) -> str:
        staff = self.office.shown.service.staff
        return next(one.name for one in staff if one.staff_id == staff_id)

    def chip(self) -> tuple[str, str]:
        return state_words(self.office.shown, self.papers[-1])


@pytest.fixture
def reader(office: Office, background: Background, qtbot: QtBot, tmp_path: Path) -> Reader:
    """Return somebody who looks at the sheets of an approved week."""
    office.plan()
    office.approve()
    return Reader(office, background, qtbot, tmp_path)


def test_a_sheet_that_is_printed_is_remembered(reader: Reader, store: Store) -> None:
    assert reader.chip() == ("Approved", "ok")
    reader.screen.print_on(reader.printer("one.pdf"))
    reader.wait()
    (kept,) = prints_of(store, WEEK)
    chosen = reader.screen.list.chosen
    assert chosen is not None
    assert (kept.sheet, kept.subject, kept.who) == (*chosen.key, "Ada Lee")
    assert reader.chip() == ("Printed", "ok")
    assert not reader.screen.only_out_of_date.isEnabled()
    assert reader.screen.print_again.isHidden()


def test_a_sheet_that_is_saved_is_remembered_too(reader: Reader, store: Store) -> None:
    reader.screen.save_to(reader.folder / "pod.pdf")
    reader.wait()
    assert [one.sheet for one in prints_of(store, WEEK)] == ["pod"]
    reader.save_all()
    titles = reader.screen.list.titles()
    kinds = 4
    assert len(prints_of(store, WEEK)) == 1 + len(titles) - kinds


def test_after_a_change_the_sheets_that_no_longer_hold_are_marked(reader: Reader) -> None:
    reader.save_all()
    office = reader.office
    office.plan()
    family_id, staff_id = office.move_freely()
    reader.look()
    screen = reader.screen
    out = [entry.title for entry in screen.list.entries_out_of_date]
    assert reader.name(staff_id) in out
    assert 2 <= len(out) < len(screen.list.titles())
    assert screen.only_out_of_date.text() == f"Out of date {len(out)}"
    reader.choose(reader.name(staff_id))
    assert screen.notice.isVisible()
    assert screen.notice.words == (
        f"{reader.name(staff_id)}: {family_id} moved since it was printed on Mon 23 Nov."
    )
    assert reader.chip()[0].startswith("Draft")


def test_the_filter_shows_exactly_what_is_out_of_date(reader: Reader) -> None:
    reader.save_all()
    reader.office.plan()
    reader.office.move_freely()
    reader.look()
    screen = reader.screen
    out = [entry.title for entry in screen.list.entries_out_of_date]
    reader.qtbot.mouseClick(screen.only_out_of_date, Qt.MouseButton.LeftButton)
    reader.wait()
    kinds = {entry.group for entry in screen.list.entries_out_of_date}
    assert [title for title in screen.list.titles() if title not in kinds] == out
    assert screen.notice.isVisible()
    reader.qtbot.mouseClick(screen.every, Qt.MouseButton.LeftButton)
    reader.wait()
    assert len(screen.list.titles()) > len(out) + len(kinds)


def test_print_again_prints_those_and_no_other(reader: Reader, store: Store) -> None:
    reader.save_all()
    before = len(prints_of(store, WEEK))
    office, screen = reader.office, reader.screen
    office.plan()
    office.move_freely()
    office.approve()
    reader.look()
    out = screen.list.entries_out_of_date
    assert screen.print_again.isVisible()
    assert reader.chip()[0] == f"Approved · {len(out)} out of date"
    screen.only_out_of_date.click()
    screen.print_again_on(reader.printer("again.pdf"))
    reader.wait()
    printed = prints_of(store, WEEK)
    assert len(printed) == before + len(out)
    assert {(one.sheet, one.subject) for one in printed[: len(out)]} == {one.key for one in out}
    document = QPdfDocument()
    document.load(str(reader.folder / "again.pdf"))
    assert document.pageCount() >= len(out)
    assert "went to the printer. Take the old ones down." in reader.said[-1]
    # Everything holds again, so the list shows every sheet again.
    assert screen.every.isChecked()
    assert not screen.notice.isVisible()
    assert reader.chip() == ("Printed", "ok")


def test_a_move_that_is_taken_back_makes_the_paper_hold_again(reader: Reader) -> None:
    reader.save_all()
    office = reader.office
    office.plan()
    family_id, _ = office.move_freely()
    reader.look()
    assert reader.screen.list.entries_out_of_date
    before = office.shown.stored
    assert before is not None
    was = next(
        line.was
        for line in before.plan.allocation.families  # type: ignore[union-attr] # it is planned
        if line.family_id == family_id
    )
    office.move(family_id, was)
    reader.look()
    assert not reader.screen.list.entries_out_of_date


def test_without_a_store_nothing_is_remembered_and_everything_still_prints(
    reader: Reader, store: Store
) -> None:
    office = reader.office
    reader.screen.show_week(office.shown, author=office.author)
    reader.wait()
    reader.screen.print_on(reader.printer("one.pdf"))
    reader.wait()
    assert prints_of(store, WEEK) == ()
    assert "went to the printer" in reader.said[-1]
