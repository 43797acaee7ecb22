"""A week that was approved is worked on: a new version, and the way back to the approved plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from planner.store import Store
from planner.store.decided import all_overrides
from planner.store.plans import PlanState, plans_of
from tests.e2e.monday import PLANNED, WEEK
from ui.screens.approve import ApproveDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Person


def approve(person: Person, name: str = "Mary") -> None:
    person.window.menus.approve.trigger()
    dialog = person.dialog(ApproveDialog)
    assert isinstance(dialog, ApproveDialog)
    dialog.name.clear()
    person.qtbot.keyClicks(dialog.name, name)
    person.press(Qt.Key.Key_Return, on=dialog.name)
    person.wait_until(lambda: person.chip() == "Approved")
    person.wait_for_quiet()


def states(person: Person) -> list[tuple[int, PlanState]]:
    person.wait_for_quiet()
    path = person.window.desk.path
    assert path is not None
    with Store.open(path) as store:
        return [(plan.version, plan.state) for plan in plans_of(store, WEEK)]


@pytest.fixture
def approved(desk: Person) -> Person:
    """Return somebody at the desk on an approved week."""
    approve(desk)
    return desk


def test_a_move_makes_the_next_version_as_a_draft(approved: Person) -> None:
    assert states(approved) == [(1, PlanState.APPROVED)]
    approved.drag("F01", "S3")
    assert approved.chip() == "Draft · 3 changes"
    assert approved.with_whom() == {**PLANNED, "F01": "S3"}
    assert approved.window.menus.approve.isEnabled()
    assert states(approved) == [(1, PlanState.APPROVED), (2, PlanState.DRAFT)]
    assert approved.sees_what_is_kept()


def test_undo_brings_the_approved_plan_back(approved: Person) -> None:
    approved.drag("F01", "S3")
    approved.drag("F02", "S4")
    approved.undo()
    assert approved.chip() == "Draft · 3 changes"
    approved.undo()
    approved.wait_for_quiet()
    assert approved.chip() == "Approved"
    assert approved.with_whom() == PLANNED
    assert not approved.window.menus.approve.isEnabled()
    assert PlanState.DRAFT not in [state for _, state in states(approved)]
    assert approved.sees_what_is_kept()
    approved.redo()
    approved.redo()
    assert approved.chip() == "Draft · 4 changes"
    assert approved.with_whom() == {**PLANNED, "F01": "S3", "F02": "S4"}
    assert approved.sees_what_is_kept()


def test_the_new_version_is_approved_in_place_of_the_old_one(approved: Person) -> None:
    approved.drag("F01", "S3")
    approve(approved, "Rosalind")
    assert states(approved) == [(1, PlanState.SUPERSEDED), (2, PlanState.APPROVED)]
    assert approved.sees_what_is_kept()
    path = approved.window.desk.path
    assert path is not None
    with Store.open(path) as store:
        plan = plans_of(store, WEEK)[-1]
        (override,) = all_overrides(store)
    assert plan.approved_by == "Rosalind"
    assert (override.override.family_id, override.override.staff_id) == ("F01", "S3")


def test_an_approval_is_not_undone_by_a_slip(approved: Person) -> None:
    assert not approved.window.menus.undo.isEnabled()
    approved.undo()
    assert approved.chip() == "Approved"
    assert states(approved) == [(1, PlanState.APPROVED)]


def test_decisions_of_the_approved_plan_are_carried_over(approved: Person) -> None:
    approved.drag("F01", "S3")
    approved.point_at("F03")
    approved.keys("l")
    approve(approved)
    approved.drag("F02", "S4")
    kept = approved.kept()
    assert {move.family_id for move in kept.hand} == {"F01", "F02"}
    assert kept.locks.families == {"F03"}
    assert approved.sees_what_is_kept()
    approved.undo()
    approved.wait_for_quiet()
    assert approved.chip() == "Approved"
    assert {move.family_id for move in approved.kept().hand} == {"F01"}
    assert approved.sees_what_is_kept()


def test_after_a_start_the_draft_of_an_approved_week_is_there(
    approved: Person, start: Callable[..., Person]
) -> None:
    approved.drag("F01", "S3")
    path = approved.window.desk.path
    approved.window.close()
    approved.wait_until(lambda: not approved.window.isVisible())
    again = start(path)
    again.wait_for_quiet()
    assert again.chip() == "Draft · 3 changes"
    assert again.with_whom()["F01"] == "S3"
    again.undo()
    assert again.with_whom() == PLANNED
    assert again.sees_what_is_kept()


def test_planned_again_and_undone_the_approved_plan_is_there(approved: Person) -> None:
    approved.plan()
    assert approved.chip().startswith("Draft")
    approved.undo()
    approved.wait_for_quiet()
    assert approved.chip() == "Approved"
    assert PlanState.DRAFT not in [state for _, state in states(approved)]
    assert approved.sees_what_is_kept()
