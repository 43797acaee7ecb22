"""A service manager plans the week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from planner.store import Store
from planner.store.plans import PlanState, latest, plans_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Person


def test_the_plan_is_shown_and_kept_as_a_draft(sample: Person) -> None:
    sample.plan()
    window = sample.window
    assert sample.chip().startswith("Draft · ")
    assert window.allocation.goals.isVisible()
    assert [goal.title for goal in window.desk.shown.board.goals] == [
        "Changes of worker",
        "Waiting",
        "Needs and wishes",
        "Peak caseload",
        "Travel",
    ]
    assert window.allocation.line.checked().startswith("Checked: no rule broken")
    assert not window.allocation.panel.isVisible()
    with Store.open(window.desk.path) as store:
        kept = latest(store, window.desk.week)
    assert kept is not None
    assert kept.state is PlanState.DRAFT
    assert kept.made_by == "mary"


def test_while_it_runs_its_goals_are_shown_and_the_board_stays_usable(sample: Person) -> None:
    window = sample.window
    sample.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.allocation.panel.isVisible()
    assert len(window.allocation.panel.rows()) == 5
    assert not window.menus.plan.isEnabled()
    assert "being made" in window.menus.plan.toolTip()
    assert not window.menus.bring_in_folder.isEnabled()
    window.allocation.board.setFocus()
    sample.press(Qt.Key.Key_Down, on=window.allocation.board)
    assert window.allocation.selected
    assert window.desk.is_planning
    sample.wait_for_quiet()


def test_escape_stops_the_search_and_keeps_the_best_plan(sample: Person) -> None:
    window = sample.window
    sample.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sample.wait_until(lambda: any(row.value_text != "–" for row in window.allocation.panel.rows()))
    sample.press(Qt.Key.Key_Escape)
    sample.wait_for_quiet()
    assert window.menus.plan.isEnabled()
    assert sample.chip().startswith("Draft · ")


def test_stopping_at_once_loses_nothing(sample: Person) -> None:
    window = sample.window
    sample.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sample.press(Qt.Key.Key_Escape)
    sample.wait_for_quiet()
    assert not sample.has_dialog()
    assert not window.allocation.panel.isVisible()
    assert window.desk.shown.board.lanes


def test_planning_again_makes_another_version(sample: Person) -> None:
    sample.plan()
    sample.plan()
    window = sample.window
    with Store.open(window.desk.path) as store:
        plans = plans_of(store, window.desk.week)
    assert [plan.version for plan in plans] == [1, 2]
    assert [plan.state for plan in plans] == [PlanState.SUPERSEDED, PlanState.DRAFT]


def test_a_plan_made_while_another_week_is_looked_at_waits_there(sample: Person) -> None:
    window = sample.window
    planned = window.desk.week
    sample.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sample.press(Qt.Key.Key_BracketRight)
    sample.wait_for_quiet()
    assert window.desk.week == planned.shifted(1)
    assert sample.chip() == "Not planned yet"
    sample.press(Qt.Key.Key_BracketLeft)
    sample.wait_for_quiet()
    assert sample.chip().startswith("Draft · ")


def test_the_draft_is_there_at_the_next_start(sample: Person, start: Callable[..., Person]) -> None:
    sample.plan()
    chip, path = sample.chip(), sample.window.desk.path
    sample.window.close()
    again = start(path)
    again.wait_for_quiet()
    assert again.chip() == chip


def test_closing_while_it_runs_keeps_the_plan_and_leaves_nothing_running(
    sample: Person, start: Callable[..., Person]
) -> None:
    window, path = sample.window, sample.window.desk.path
    sample.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sample.wait_until(lambda: any(row.value_text != "–" for row in window.allocation.panel.rows()))
    window.close()
    sample.wait_until(lambda: not window.isVisible())
    assert not window.background.is_busy
    again = start(path)
    again.wait_for_quiet()
    assert again.chip().startswith("Draft · ")
