"""The goals' numbers as people say them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from planner.plan import Outcome, PlanStatus
from solver.result import GoalValue, Progress
from ui.screens.allocation.goal_words import (
    GoalWords,
    amount,
    ending,
    figure,
    goal_cells,
    plan_rows,
    proof,
)

if TYPE_CHECKING:
    from planner.plan import Plan
    from planner.service import Service


def test_the_strip_counts_families_wishes_and_hours(service: Service, plan: Plan) -> None:
    assert plan.allocation is not None
    cells = {cell.name: cell for cell in goal_cells(service, plan.allocation)}
    shown = {name: (cell.before, cell.after, cell.points) for name, cell in cells.items()}
    assert shown == {
        # F2 alone: F3's practitioner has left, so nobody chose to move the family.
        "changes": ("0", "1 family", "0 → 10 points"),
        # Today F3, F4 and F5 have nobody who is here; with the plan F5 is left.
        "waiting": ("3", "1 family", "1,043 → 620 points"),
        # F2 speaks Polish; Sam knows autism, Priya does not.
        "preferences": ("1", "2 not met", "5 → 8 points"),
        "peak_load": ("100 %", "86 %", "Priya Nair, 6 of 7"),
        "travel": ("34.0", "35.2 h a week", "2,040 → 2,112 min"),
    }
    assert [cell.proof for cell in cells.values()] == [
        "proven",
        "proven",
        "proven",
        "within 8 %",
        "within 1 %",
    ]
    assert all(cell.explanation for cell in cells.values())


def test_one_plan_after_another_is_counted_as_each_alone(service: Service, plan: Plan) -> None:
    part = plan.allocation
    assert part is not None
    words = GoalWords(service)
    plans = [part]
    for at, line in enumerate(part.families):
        for staff_id in (None, *(worker.staff_id for worker in part.workers)):
            moved = replace(line, staff_id=staff_id, outcome=Outcome.MOVED)
            families = (*part.families[:at], moved, *part.families[at + 1 :])
            plans.append(replace(part, families=families))
    gone = replace(part, workers=part.workers[1:])
    fewer = replace(part, families=part.families[1:])
    for each in (*plans, gone, *reversed(plans), fewer, part):
        assert words.cells(each) == goal_cells(service, each)


@pytest.mark.parametrize(
    ("value", "bound", "words"),
    [
        (101, 100, "within 1 %"),
        (100, 100, ""),
        (5, 0, "best possible 0"),
        (-3, -8, "best possible −8"),
        (1043, 638, "within 64 %"),
    ],
)
def test_what_is_not_proven_says_how_far_off_it_may_be(value: int, bound: int, words: str) -> None:
    assert proof(value=value, bound=bound, is_proven=False) == words


def test_numbers_are_written_for_people() -> None:
    assert figure(-1043) == "−1,043"
    assert amount("waiting", 1) == "1 point"
    assert amount("travel", 90) == "1.5 h a week"
    assert amount("peak_load", 109) == "109 %"


def test_a_running_plan_shows_what_is_proven_what_is_sought_and_what_comes_next() -> None:
    progress = Progress(
        goals=(GoalValue("changes", 10, 10, True), GoalValue("waiting", 700, 638, False)),
        goal_names=("changes", "waiting", "peak_load"),
        seconds=3.0,
        budget_seconds=30.0,
    )
    rows = plan_rows(progress)
    assert [(row.title, row.value_text, row.proof_text, row.proven) for row in rows] == [
        ("Changes of worker", "10 points", "proven", True),
        ("Waiting", "700 points", "best possible 638 points", False),
        ("Peak caseload", "–", "next", False),
    ]


def test_a_search_that_ended_early_says_how_good_its_plan_is(plan: Plan) -> None:
    assert ending(replace(plan, status=PlanStatus.CANCELLED)) == (
        "Stopped. The best plan so far is on the board: three goals proven, "
        "peak caseload within 8 %, travel within 1 %."
    )
    assert ending(plan).startswith("The time is up.")
    assert ending(replace(plan, status=PlanStatus.OPTIMAL)) == ""
