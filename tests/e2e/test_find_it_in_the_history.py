"""A decision is approved, goes to paper, and is found in the history with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from planner.drafting.decision import ReasonCode
from tests.e2e.monday import PLANNED
from ui.screens.allocation.reason_form import ReasonDialog
from ui.screens.approve import ApproveDialog
from ui.screens.history.index import HistoryKind

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Person

    from ui.screens.history.view import HistoryScreen

CONTROL = Qt.KeyboardModifier.ControlModifier


def approve(person: Person) -> ApproveDialog:
    """Approve in Rosalind's name, and return what was asked."""
    person.window.menus.approve.trigger()
    dialog = person.dialog(ApproveDialog)
    assert isinstance(dialog, ApproveDialog)
    person.qtbot.keyClicks(dialog.name, "Rosalind")
    return dialog


def history(person: Person) -> HistoryScreen:
    """Go to the history by key."""
    person.press(Qt.Key.Key_H, CONTROL)
    person.wait_for_quiet()
    screen = person.window.pages.history
    assert screen.isVisible()
    return screen


@pytest.fixture
def decided(desk: Person) -> Person:
    """Return somebody who put F10 with Priya against the plan, with a reason, and approved it."""
    desk.drag("F10", "S2")
    asked = desk.dialog(ReasonDialog)
    assert isinstance(asked, ReasonDialog)
    desk.click(asked.form.buttons()[tuple(ReasonCode).index(ReasonCode.RELATIONSHIP)])
    desk.qtbot.keyClicks(asked.form.note, "they get on")
    desk.press(Qt.Key.Key_Return, on=asked.form.note)
    desk.wait_until(lambda: not desk.has_dialog())
    dialog = approve(desk)
    (row,) = dialog.decisions.texts()
    assert row[0] == "F10"
    assert "relationship" in " ".join(row).casefold()
    desk.press(Qt.Key.Key_Return, on=dialog.name)
    desk.wait_until(lambda: desk.chip().startswith("Approved"))
    desk.wait_for_quiet()
    return desk


def test_every_decision_is_listed_with_its_reason(decided: Person) -> None:
    screen = history(decided)
    decided.click(screen.segments[HistoryKind.OVERRIDES])
    decided.wait_for_quiet()
    (row,) = screen.overrides.table.texts()
    told = " ".join(row)
    assert "F10" in told
    assert "Priya" in told
    assert "elationship" in told


def test_a_family_leads_to_its_history_and_back_to_the_board(decided: Person) -> None:
    decided.choose_in_menu("F10", "History of F10")
    decided.wait_for_quiet()
    screen = decided.window.pages.history
    assert screen.isVisible()
    assert screen.asked == (HistoryKind.FAMILY, "F10")
    told = " ".join(one.spoken for one in screen.family.timeline.happenings)
    assert "Priya" in told
    assert "elationship" in told
    decided.click(screen.family.link)
    assert decided.window.allocation.isVisible()
    assert decided.window.allocation.selected == "F10"


def test_a_practitioner_leads_to_theirs(decided: Person) -> None:
    decided.choose_in_menu("staff:S2", "History of Priya")
    decided.wait_for_quiet()
    screen = decided.window.pages.history
    assert screen.asked == (HistoryKind.PRACTITIONER, "S2")
    assert "Priya" in screen.practitioner.title.text()
    assert "F04" in " ".join(cell for row in screen.practitioner.table.texts() for cell in row)


def test_the_week_tells_its_versions(decided: Person) -> None:
    decided.drag("F01", "S3")
    screen = history(decided)
    decided.click(screen.segments[HistoryKind.WEEK])
    decided.wait_for_quiet()
    told = [" ".join(row) for row in screen.week.versions.texts()]
    assert len(told) == 2
    assert any("Rosalind" in words for words in told)
    assert any("raft" in words for words in told)


def test_what_is_on_paper_is_out_of_date_after_a_later_change(
    decided: Person, tmp_path: Path
) -> None:
    decided.press(Qt.Key.Key_P, CONTROL)
    decided.wait_for_quiet()
    sheets = decided.window.sheets
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    sheets.print_on(printer)
    decided.press(Qt.Key.Key_Escape, on=decided.box())
    decided.wait_for_quiet()
    assert decided.chip() == "Printed"
    decided.press(Qt.Key.Key_2, CONTROL)
    decided.drag("F01", "S3")
    decided.wait_for_quiet()
    assert decided.chip().startswith("Draft")
    dialog = approve(decided)
    decided.press(Qt.Key.Key_Return, on=dialog.name)
    decided.wait_until(lambda: not decided.chip().startswith("Draft"))
    decided.wait_for_quiet()
    decided.press(Qt.Key.Key_P, CONTROL)
    decided.wait_for_quiet()
    assert decided.chip() == "Printed · 1 out of date"
    assert decided.with_whom() == {**PLANNED, "F01": "S3", "F10": "S2"}
    assert decided.sees_what_is_kept()
