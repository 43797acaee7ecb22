"""A service manager asks why a family is where it is, and why it is not somewhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.e2e.monday import PLANNED
from ui.screens.allocation.asking.why_dialog import WhyDialog

if TYPE_CHECKING:
    from conftest import Person


def ask(person: Person, family_id: str, key: str = "n") -> WhyDialog:
    person.point_at(family_id)
    person.keys(key)
    dialog = person.dialog(WhyDialog)
    assert isinstance(dialog, WhyDialog)
    return dialog


def answered(person: Person, dialog: WhyDialog) -> str:
    """Wait for the answer and return it."""
    person.wait_until(lambda: bool(dialog.sentences.text() or dialog.failure.text()))
    assert dialog.failure.text() == ""
    return dialog.sentences.text()


def choose(person: Person, dialog: WhyDialog, staff_id: str | None) -> None:
    """Click somebody in the list."""
    at = [row.staff_id for row in dialog.people.rows].index(staff_id)
    index = dialog.people.model().index(at, 0)
    place = dialog.people.visualRect(index).center()
    person.qtbot.mouseClick(dialog.people.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_why_this_practitioner_is_said(desk: Person) -> None:
    dialog = ask(desk, "F01", "w")
    assert dialog.windowTitle() == "F01: Why Sam?"
    assert {row.staff_id for row in dialog.people.rows} == {"S2", "S3", "S4", None}
    assert dialog.rows.rows
    desk.press(Qt.Key.Key_Escape, on=dialog)
    desk.wait_until(lambda: not desk.has_dialog())
    assert desk.with_whom() == PLANNED


def test_why_not_is_answered_with_who_would_move_and_done_with_a_click(desk: Person) -> None:
    dialog = ask(desk, "F02")
    choose(desk, dialog, "S3")
    assert dialog.question.text() == "Why not Dan?"
    assert answered(desk, dialog)
    titles = [row.line.title for row in dialog.rows.rows]
    assert "The whole board" in titles
    assert "F02  Sam → Dan" in titles
    assert dialog.proof.text()
    assert desk.with_whom() == PLANNED
    assert dialog.do_it.text() == "Move F02 to Dan"
    desk.click(dialog.do_it)
    desk.wait_until(lambda: not desk.has_dialog())
    assert desk.with_whom()["F02"] == "S3"
    assert desk.note() == "F02 moved from Sam to Dan."
    assert desk.sees_what_is_kept()
    desk.undo()
    assert desk.with_whom() == PLANNED
    assert desk.sees_what_is_kept()


def test_somebody_full_takes_it_when_another_family_moves(desk: Person) -> None:
    dialog = ask(desk, "F10")
    choose(desk, dialog, "S2")
    answered(desk, dialog)
    moved = [row.line.title for row in dialog.rows.rows if "→" in row.line.title]
    assert "F10  Sam → Priya" in moved
    assert len(moved) > 1
    desk.click(dialog.do_it)
    desk.wait_until(lambda: not desk.has_dialog())
    assert desk.with_whom()["F10"] == "S2"
    assert desk.checked() == "Checked: no rule broken"
    assert desk.sees_what_is_kept()
    desk.undo()
    assert desk.with_whom() == PLANNED


def test_an_exclusion_is_an_answer_that_cannot_be_done(desk: Person) -> None:
    dialog = ask(desk, "F01")
    choose(desk, dialog, "S4")
    assert "xcluded" in answered(desk, dialog)
    assert not dialog.do_it.isVisible()
    assert desk.with_whom() == PLANNED


def test_why_not_waiting_is_answered_too(desk: Person) -> None:
    dialog = ask(desk, "F07")
    choose(desk, dialog, None)
    assert dialog.question.text() == "Why not waiting?"
    assert answered(desk, dialog)


def test_an_answer_to_a_week_that_changed_meanwhile_is_not_done(desk: Person) -> None:
    dialog = ask(desk, "F02")
    choose(desk, dialog, "S3")
    answered(desk, dialog)
    desk.window.hands.leave_waiting("F07")
    desk.click(dialog.do_it)
    desk.wait_until(lambda: not dialog.isVisible())
    assert desk.box().text() == ("The week was changed meanwhile. Nothing was done. Ask again.")
    assert desk.with_whom() == {**PLANNED, "F07": ""}
    assert desk.sees_what_is_kept()


def test_closing_while_it_is_answered_leaves_nothing_running(desk: Person) -> None:
    dialog = ask(desk, "F02")
    choose(desk, dialog, "S3")
    desk.press(Qt.Key.Key_Escape, on=dialog)
    desk.wait_for_quiet()
    assert not desk.has_dialog()
    assert desk.with_whom() == PLANNED
    desk.plan()
    assert desk.sees_what_is_kept()
