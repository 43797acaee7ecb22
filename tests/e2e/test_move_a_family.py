"""A service manager chooses where a family goes, from everybody it could go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from planner.drafting.decision import ReasonCode
from planner.drafting.options import Stand
from tests.e2e.monday import PLANNED
from ui.screens.allocation.move_to.dialog import MoveToDialog
from ui.screens.allocation.move_to.rows import RowKind

if TYPE_CHECKING:
    from conftest import Person


def chooser(person: Person) -> MoveToDialog:
    dialog = person.dialog(MoveToDialog)
    assert isinstance(dialog, MoveToDialog)
    return dialog


def ask(person: Person, family_id: str) -> MoveToDialog:
    """Select a family with the mouse and press M."""
    person.point_at(family_id)
    person.keys("m")
    return chooser(person)


def test_everybody_is_ranked_and_whoever_is_blocked_says_why(desk: Person) -> None:
    dialog = ask(desk, "F01")
    rows = {row.staff_id: row for row in dialog.list.rows() if row.kind is not RowKind.HEAD}
    ranks = [row.rank for row in dialog.list.rows() if row.kind is RowKind.OPEN]
    assert ranks == [1, 2]
    assert rows["S1"].pod == "is here now"
    assert rows["S3"].can_be_chosen
    assert "8 children" in rows["S3"].spoken
    assert len(rows["S3"].effects) == 5
    assert rows["S3"].words
    assert rows["S2"].stand is Stand.WITH_REASON
    assert rows["S2"].means == "Would make 9 of 6 children."
    assert rows["S2"].help == "three more places"
    assert rows["S4"].stand is Stand.NEVER
    assert "xcluded" in rows["S4"].means
    assert not rows["S4"].can_be_chosen
    assert rows[None].kind is RowKind.WAITING
    assert rows[None].can_be_chosen
    desk.press(Qt.Key.Key_Escape, on=dialog)
    assert desk.with_whom() == PLANNED


def test_enter_moves_to_whoever_is_chosen_and_the_button_says_so(desk: Person) -> None:
    dialog = ask(desk, "F02")
    dialog.list.select_row("S3")
    assert dialog.move_button.text() == "Move F02 to Dan"
    desk.press(Qt.Key.Key_Return, on=dialog.list)
    desk.wait_until(lambda: not desk.has_dialog())
    assert desk.with_whom()["F02"] == "S3"
    assert desk.note() == "F02 moved from Sam to Dan."
    assert desk.sees_what_is_kept()


def test_a_name_is_looked_for(desk: Person) -> None:
    dialog = ask(desk, "F02")
    dialog.find_field.setFocus()
    desk.qtbot.keyClicks(dialog.find_field, "tom")
    (only,) = dialog.list.rows()
    assert only.name.startswith("Tom")
    desk.press(Qt.Key.Key_Return, on=dialog.find_field)
    desk.wait_until(lambda: not desk.has_dialog())
    assert desk.with_whom()["F02"] == "S4"
    assert desk.sees_what_is_kept()


def test_nobody_of_that_name_is_nobody(desk: Person) -> None:
    dialog = ask(desk, "F02")
    desk.qtbot.keyClicks(dialog.find_field, "nobody")
    assert dialog.list.rows() == ()
    assert not dialog.move_button.isEnabled()
    desk.press(Qt.Key.Key_Return, on=dialog.find_field)
    assert dialog.isVisible()
    assert desk.with_whom() == PLANNED


def test_somebody_blocked_asks_for_a_reason_which_is_kept(desk: Person) -> None:
    dialog = ask(desk, "F10")
    dialog.list.select_row("S2")
    desk.press(Qt.Key.Key_Return, on=dialog.list)
    assert dialog.isVisible()
    assert dialog.form.fault.isVisible()
    assert desk.with_whom() == PLANNED
    desk.click(dialog.form.buttons()[tuple(ReasonCode).index(ReasonCode.RELATIONSHIP)])
    assert not dialog.form.fault.isVisible()
    desk.qtbot.keyClicks(dialog.form.note, "knows them")
    desk.press(Qt.Key.Key_Return, on=dialog.form.note)
    desk.wait_until(lambda: not desk.has_dialog())
    assert desk.with_whom()["F10"] == "S2"
    assert desk.sees_what_is_kept()
    (decision,) = desk.kept().hand
    assert decision.reason is not None
    assert decision.reason.words == "relationship: knows them"
    assert decision.overruled == ("children_cap",)


def test_an_exclusion_cannot_be_chosen(desk: Person) -> None:
    dialog = ask(desk, "F01")
    dialog.list.select_row("S4")
    assert not dialog.move_button.isEnabled()
    assert dialog.note.text() == "This rule is never overruled."
    desk.press(Qt.Key.Key_Return, on=dialog.list)
    assert dialog.isVisible()
    assert desk.with_whom() == PLANNED


def test_leave_waiting_is_one_of_the_options(desk: Person) -> None:
    dialog = ask(desk, "F07")
    dialog.list.select_row(None)
    assert dialog.move_button.text() == "Leave waiting"
    desk.click(dialog.move_button)
    desk.wait_until(lambda: not desk.has_dialog())
    assert desk.with_whom()["F07"] == ""
    assert desk.note() == "F07 is left waiting."
    assert desk.sees_what_is_kept()


def test_delete_leaves_it_waiting_at_once(desk: Person) -> None:
    desk.point_at("F07")
    desk.keys("delete")
    assert desk.with_whom()["F07"] == ""
    assert desk.sees_what_is_kept()


def test_the_menu_the_double_click_and_the_link_open_the_chooser_too(desk: Person) -> None:
    desk.choose_in_menu("F02", "Move to")
    dialog = chooser(desk)
    assert "F02" in dialog.windowTitle()
    desk.press(Qt.Key.Key_Escape, on=dialog)
    desk.wait_until(lambda: not desk.has_dialog())
    board = desk.window.allocation.board
    desk.qtbot.mouseDClick(board.viewport(), Qt.MouseButton.LeftButton, pos=desk.point_of("F03"))
    dialog = chooser(desk)
    assert "F03" in dialog.windowTitle()
    desk.press(Qt.Key.Key_Escape, on=dialog)
    desk.wait_until(lambda: not desk.has_dialog())
    desk.point_at("F08")
    desk.click(desk.window.allocation.line.move_to)
    assert "F08" in chooser(desk).windowTitle()


@pytest.mark.parametrize("key", [Qt.Key.Key_M, Qt.Key.Key_L, Qt.Key.Key_N, Qt.Key.Key_Delete])
def test_without_a_family_a_key_says_what_to_do(desk: Person, key: Qt.Key) -> None:
    desk.press(key)
    assert desk.sentence() == ("No family is selected. Click one, or go to it with the arrow keys.")
    assert not desk.has_dialog()
    assert desk.kept().hand == ()
