"""A service manager asks what it would take to place somebody who waits, and does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from planner.drafting.decision import ReasonCode
from tests.e2e.monday import PLANNED
from ui.screens.allocation.asking.ways_in_dialog import WaysInDialog

if TYPE_CHECKING:
    from conftest import Person


def ways(person: Person) -> WaysInDialog:
    """Return the window of the ways in, once all of them are found."""
    dialog = person.dialog(WaysInDialog)
    assert isinstance(dialog, WaysInDialog)
    person.wait_for_quiet()
    assert dialog.failure.text() == ""
    return dialog


def button(dialog: WaysInDialog, words: str) -> QPushButton:
    """Return the button of the first way that is done so: ``Apply``."""
    return next(one for one in dialog.buttons if one.text() == words)


def test_the_link_on_the_waiting_card_asks_and_a_click_makes_room(desk: Person) -> None:
    hint = desk.spoken("hint:F08")
    assert "F05" in hint
    desk.point_at("hint:F08")
    dialog = ways(desk)
    assert dialog.windowTitle() == "F08: what would it take?"
    titles = [row.line for row in dialog.rows.rows]
    assert any("F05" in f"{line.title} {line.note}" for line in titles)
    desk.click(button(dialog, "Apply"))
    desk.wait_until(lambda: not desk.has_dialog())
    assert desk.with_whom()["F08"] == "S3"
    assert desk.with_whom()["F05"] != "S3"
    assert desk.checked() == "Checked: no rule broken"
    assert desk.note()
    assert desk.sees_what_is_kept()
    desk.undo()
    assert desk.with_whom() == PLANNED
    assert desk.sees_what_is_kept()


def test_one_more_place_is_overruled_with_a_reason(desk: Person) -> None:
    desk.choose_in_menu("F08", "What would it take?")
    dialog = ways(desk)
    desk.click(button(dialog, "Overrule…"))
    assert dialog.form.isVisible()
    desk.click(dialog.overrule)
    assert dialog.form.fault.isVisible()
    assert desk.with_whom() == PLANNED
    desk.click(dialog.form.buttons()[tuple(ReasonCode).index(ReasonCode.STAFF_REQUEST)])
    desk.click(dialog.overrule)
    desk.wait_until(lambda: not desk.has_dialog())
    assert desk.with_whom()["F08"] != ""
    assert desk.checked() == "Checked: 1 overruled by you"
    assert desk.sees_what_is_kept()
    (decision,) = desk.kept().hand
    assert decision.reason is not None
    assert decision.reason.code is ReasonCode.STAFF_REQUEST


def test_what_would_open_a_place_on_the_whole_board_is_said_and_done(desk: Person) -> None:
    line = desk.window.allocation.line
    assert desk.sentence()
    assert line.why.text() == "What opens one?"
    desk.click(line.why)
    box = desk.box()
    assert "F05" in box.text()
    (do,) = [one for one in box.findChildren(QPushButton) if one.text().startswith("Move ")]
    desk.click(do)
    desk.wait_until(lambda: not desk.has_dialog())
    assert desk.with_whom()["F08"] == "S3"
    assert desk.sees_what_is_kept()
    desk.undo()
    assert desk.with_whom() == PLANNED


def test_the_hint_goes_with_the_week_it_is_about(desk: Person) -> None:
    desk.drag("F05", "S4")
    desk.wait_for_quiet()
    # Dan has seven places by now: nobody has to move any more.
    assert "F05" not in desk.spoken("hint:F08")


def test_closing_keeps_the_board(desk: Person) -> None:
    desk.point_at("hint:F08")
    dialog = ways(desk)
    desk.press(Qt.Key.Key_Escape, on=dialog)
    desk.wait_for_quiet()
    assert desk.with_whom() == PLANNED
    assert desk.kept().hand == ()
