"""A plan of one week is being made while somebody works on another: neither loses anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from planner.store import Store
from planner.store.plans import PlanState, plans_of
from tests.e2e.monday import PLANNED, WEEK

if TYPE_CHECKING:
    from conftest import Person

CONTROL = Qt.KeyboardModifier.ControlModifier


def later(person: Person) -> None:
    person.press(Qt.Key.Key_BracketRight)
    person.wait_until(lambda: person.window.desk.shown.week == WEEK.shifted(1))


def earlier(person: Person) -> None:
    person.press(Qt.Key.Key_BracketLeft)
    person.wait_for_quiet()


def states(person: Person, weeks: int = 0) -> list[PlanState]:
    person.wait_for_quiet()
    path = person.window.desk.path
    assert path is not None
    with Store.open(path) as store:
        return [plan.state for plan in plans_of(store, WEEK.shifted(weeks))]


def test_next_week_is_worked_on_while_this_one_is_planned(desk: Person) -> None:
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert desk.window.desk.is_planning
    later(desk)
    desk.drag("F07", "S4")
    desk.drag("F10", "S1")
    assert desk.sees_what_is_kept()
    assert states(desk) == [PlanState.SUPERSEDED, PlanState.DRAFT]
    assert states(desk, 1) == [PlanState.DRAFT]
    desk.undo()
    desk.redo()
    assert desk.sees_what_is_kept()
    earlier(desk)
    assert desk.with_whom() == PLANNED
    assert desk.sees_what_is_kept()


def test_an_edit_before_leaving_the_week_is_in_the_plan_or_kept(desk: Person) -> None:
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.window.hands.leave_waiting("F10")
    later(desk)
    desk.wait_for_quiet()
    earlier(desk)
    assert desk.with_whom() == {**PLANNED, "F10": ""}
    assert desk.sees_what_is_kept()


def test_both_weeks_are_drafts_with_steps_of_their_own(desk: Person) -> None:
    desk.drag("F01", "S3")
    later(desk)
    desk.wait_for_quiet()
    desk.drag("F02", "S4")
    assert desk.window.menus.undo.text() == "&Undo: move F02 to Tom"
    earlier(desk)
    assert desk.window.menus.undo.text() == "&Undo: move F01 to Dan"
    desk.undo()
    assert desk.with_whom() == PLANNED
    later(desk)
    desk.wait_for_quiet()
    desk.undo()
    desk.wait_for_quiet()
    assert desk.chip() == "Not planned yet"
    assert desk.sees_what_is_kept()


def test_hurrying_between_weeks_while_moving_loses_nothing(desk: Person) -> None:
    for nth in range(6):
        desk.window.hands.place("F01", "S3" if nth % 2 == 0 else "S1")
        desk.window.menus.later.trigger()
        desk.window.menus.earlier.trigger()
        desk.wait_until(lambda: desk.window.desk.shown.week == WEEK)
        desk.wait_for_quiet()
    assert desk.with_whom() == PLANNED
    desk.window.hands.place("F01", "S3")
    desk.window.menus.later.trigger()
    desk.wait_for_quiet()
    earlier(desk)
    assert desk.with_whom() == {**PLANNED, "F01": "S3"}
    assert desk.sees_what_is_kept()
