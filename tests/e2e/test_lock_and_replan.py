"""A service manager locks what is right, and has the rest planned around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from planner.store import Store
from planner.store.plans import plans_of
from tests.e2e.monday import PLANNED, WEEK
from ui.screens.allocation.differences.dialog import DifferencesDialog

if TYPE_CHECKING:
    from conftest import Person
    from PySide6.QtGui import QAction


def plan_the(person: Person, way: str) -> None:
    """Plan in one of the three ways, and use the whole plan where what it would change is shown."""
    menus = person.window.menus
    ways: dict[str, QAction] = {
        "week": menus.plan,
        "rest": menus.plan_rest,
        "least change": menus.least_change,
    }
    ways[way].trigger()
    assert person.window.desk.is_planning
    person.wait_for_quiet()
    if way != "week":
        dialog = differences(person)
        person.click(dialog.whole)
        person.wait_until(lambda: not person.has_dialog())


def differences(person: Person) -> DifferencesDialog:
    dialog = person.dialog(DifferencesDialog)
    assert isinstance(dialog, DifferencesDialog)
    return dialog


def versions(person: Person) -> list[int]:
    person.wait_for_quiet()
    path = person.window.desk.path
    assert path is not None
    with Store.open(path) as store:
        return [plan.version for plan in plans_of(store, WEEK)]


def unplaced(person: Person) -> None:
    """Leave those two waiting that the plan placed, and let planning have them again."""
    for family_id in ("F07", "F10"):
        person.drag(family_id, "")
        person.point_at(family_id)
        person.keys("l")


def test_a_family_is_locked_and_let_go_of_by_key(desk: Person) -> None:
    desk.point_at("F03")
    desk.keys("l")
    assert desk.card("F03").locked
    assert desk.note() == "F03 is locked."
    assert "locked" in desk.spoken("F03")
    assert desk.sees_what_is_kept()
    assert desk.kept().locks.families == {"F03"}
    desk.keys("l")
    assert not desk.card("F03").locked
    assert desk.note() == "F03 is unlocked."
    assert desk.kept().locks.families == set()


def test_a_practitioner_and_a_pod_are_locked_from_their_menus(desk: Person) -> None:
    desk.choose_in_menu("staff:S2", "Lock Priya")
    assert desk.note() == "Priya is locked."
    assert "locked" in desk.spoken("staff:S2")
    desk.choose_in_menu("pod:P2", "Lock Crewe South")
    assert desk.note() == "Crewe South is locked."
    assert "locked" in desk.spoken("pod:P2")
    assert desk.sees_what_is_kept()
    kept = desk.kept()
    assert (kept.locks.practitioners, kept.locks.pods) == ({"S2"}, {"P2"})
    desk.choose_in_menu("pod:P2", "Unlock Crewe South")
    assert desk.note() == "Crewe South is unlocked."
    assert desk.kept().locks.pods == set()


@pytest.mark.parametrize("way", ["week", "rest", "least change"])
def test_what_is_locked_or_put_by_hand_stays_however_it_is_planned(desk: Person, way: str) -> None:
    unplaced(desk)
    desk.drag("F02", "S4")
    desk.choose_in_menu("pod:P1", "Lock")
    plan_the(desk, way)
    placed = desk.with_whom()
    assert placed["F02"] == "S4"
    assert {family: placed[family] for family in ("F01", "F03", "F04")} == {
        "F01": "S1",
        "F03": "S2",
        "F04": "S2",
    }
    assert placed["F07"] in ("S3", "S4")
    assert placed["F10"] in ("S3", "S4")  # Nobody else comes to a pod that is locked.
    assert desk.checked() == "Checked: no rule broken"
    assert desk.sees_what_is_kept()
    assert versions(desk) == [1, 2]


def test_a_locked_family_keeps_its_practitioner_although_another_would_be_better(
    desk: Person,
) -> None:
    desk.drag("F10", "S3")
    desk.plan()
    assert desk.with_whom()["F10"] == "S3"
    desk.point_at("F10")
    desk.keys("l")  # Let go of: planning may move it again.
    desk.plan()
    assert desk.with_whom() == PLANNED
    assert desk.sees_what_is_kept()


def test_a_waiting_family_that_is_locked_is_left_waiting(desk: Person) -> None:
    desk.drag("F07", "")
    desk.plan()
    assert desk.with_whom() == {**PLANNED, "F07": ""}
    assert desk.sees_what_is_kept()


@pytest.mark.parametrize(
    ("way", "name"), [("rest", "plan the rest"), ("least change", "plan with least change")]
)
def test_a_way_to_plan_is_a_step_by_its_name(desk: Person, way: str, name: str) -> None:
    unplaced(desk)
    before = desk.with_whom()
    plan_the(desk, way)
    assert desk.with_whom() != before
    assert desk.window.menus.undo.text() == f"&Undo: {name}"
    desk.undo()
    assert desk.with_whom() == before
    assert desk.sees_what_is_kept()


def test_with_least_change_nobody_is_moved_for_a_little_gain(desk: Person) -> None:
    desk.drag("F10", "S3")
    desk.point_at("F10")
    desk.keys("l")  # Let go of: planning may move it, and Sam would be better.
    desk.window.menus.least_change.trigger()
    desk.wait_for_quiet()
    dialog = differences(desk)
    assert dialog.nothing.isVisible()
    desk.press(Qt.Key.Key_Escape, on=dialog)
    assert versions(desk) == [1]


def plan_and_edit_meanwhile(person: Person) -> None:
    """Leave F10 waiting while a plan is made, and be asked which it is to be."""
    person.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert person.window.desk.is_planning
    person.window.hands.leave_waiting("F10")
    person.wait_until(lambda: not person.window.desk.is_planning)


def answer(person: Person, words: str) -> None:
    box = person.box()
    assert box.text() == (
        "The week was changed while the plan was made. Use the new plan, or keep your edit?"
    )
    (button,) = [one for one in box.findChildren(QPushButton) if one.text() == words]
    person.click(button)
    person.wait_until(lambda: not person.has_dialog())
    person.wait_for_quiet()


def test_after_an_edit_meanwhile_the_new_plan_can_be_used(desk: Person) -> None:
    plan_and_edit_meanwhile(desk)
    answer(desk, "Use the new plan")
    assert desk.with_whom() == PLANNED
    assert versions(desk) == [1, 2]
    assert desk.sees_what_is_kept()
    desk.undo()
    assert desk.with_whom() == {**PLANNED, "F10": ""}
    desk.undo()
    assert desk.with_whom() == PLANNED
    assert desk.sees_what_is_kept()


def test_after_an_edit_meanwhile_the_edit_can_be_kept(desk: Person) -> None:
    plan_and_edit_meanwhile(desk)
    answer(desk, "Keep my edit")
    assert desk.with_whom() == {**PLANNED, "F10": ""}
    assert versions(desk) == [1]
    assert desk.window.menus.undo.text().endswith("leave F10 waiting")
    assert desk.sees_what_is_kept()


def test_one_edit_in_place_of_another_meanwhile_is_asked_about_too(desk: Person) -> None:
    desk.drag("F01", "S3")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.desk.is_planning
    desk.window.menus.undo.trigger()
    desk.window.hands.place("F02", "S4")
    answer(desk, "Keep my edit")
    assert desk.with_whom() == {**PLANNED, "F02": "S4"}
    assert desk.sees_what_is_kept()


def test_an_edit_undone_meanwhile_is_no_edit(desk: Person) -> None:
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.desk.is_planning
    desk.window.hands.place("F02", "S4")
    desk.window.menus.undo.trigger()
    desk.wait_for_quiet()
    assert not desk.has_dialog()
    assert desk.with_whom() == PLANNED
    assert versions(desk) == [1, 2]


def test_a_plan_of_the_rest_that_is_stopped_changes_nothing_by_itself(desk: Person) -> None:
    unplaced(desk)
    desk.drag("F02", "S4")
    before = desk.with_whom()
    desk.window.menus.plan_rest.trigger()
    desk.press(Qt.Key.Key_Escape)
    desk.wait_for_quiet()
    assert desk.with_whom() == before
    if desk.has_dialog():  # There was a plan by then: it is shown, not used.
        desk.press(Qt.Key.Key_Escape, on=differences(desk))
    assert desk.with_whom() == before
    assert desk.sees_what_is_kept()
    assert versions(desk) == [1]
