"""Weeks in which something is missing or contradicts itself still give a plan that says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from planner.exchange.plan_json import plan_from_json, plan_to_json
from planner.plan import Outcome, Plan, PlanStatus
from planner.planning.allocation import plan_allocation
from planner.planning.judging import judge
from planner.sample import make_service
from planner.service import FamilyStatus, PairRule, Role, Service, Week
from planner.sheets import Printing, draw_sheets
from planner.travel.places import load_gazetteer
from solver.result import Cancel
from tests.planner.planning.services import (
    WEEK,
    away,
    household,
    journey,
    lines,
    pair,
    planned,
    practitioner,
    service,
)

if TYPE_CHECKING:
    from collections.abc import Callable

GAZETTEER = load_gazetteer()


def seen_through(given: Service, week: Week = WEEK) -> Plan:
    """Plan, judge and print a week; return the plan that other programs read."""
    plan = planned(given, week)
    assert plan.status is PlanStatus.OPTIMAL
    assert judge(given, plan, gazetteer=GAZETTEER) == ()
    printing = Printing(
        service=given,
        plan=plan,
        previous=None,
        label="Draft",
        printed_at=datetime(2026, 11, 20, 9, 30, tzinfo=UTC),
        printed_by="mary",
        district=GAZETTEER.district,
    )
    assert all(pdf.startswith(b"%PDF") for pdf in draw_sheets(printing).values())
    return plan_from_json(plan_to_json(plan))


@pytest.fixture(scope="module")
def sample() -> Service:
    return make_service(pods=1, seed=2, week=WEEK)


def without_people(given: Service) -> Service:
    return replace(
        given, staff=(), pods=tuple(replace(pod, consultant_id=None) for pod in given.pods)
    )


def everyone_away(given: Service) -> Service:
    return replace(
        given,
        absences=tuple(
            away(member.staff_id, date(2026, 1, 1), date(2027, 12, 31)) for member in given.staff
        ),
    )


@pytest.mark.parametrize("empty", [without_people, everyone_away])
def test_with_nobody_to_work_everybody_waits_and_is_told_so(
    sample: Service, empty: Callable[[Service], Service]
) -> None:
    plan = seen_through(empty(sample))
    assert plan.allocation is not None
    assert plan.allocation.workers == ()
    waiting = [line for line in plan.allocation.families if line.outcome is Outcome.WAITING]
    assert waiting
    assert {line.outcome for line in plan.allocation.families} <= {
        Outcome.WAITING,
        Outcome.NOT_ELIGIBLE,
    }
    assert all("nobody is planned this week" in line.why[0] for line in waiting)
    assert all(line.could_be == () for line in waiting)


def test_with_no_family_there_is_a_plan_of_people_alone() -> None:
    plan = seen_through(service([practitioner("S1", "Sam")], []))
    assert plan.allocation is not None
    assert plan.allocation.families == ()
    assert [line.children for line in plan.allocation.workers] == [0]
    assert {goal.value for goal in plan.allocation.goals} == {0}


def test_with_nothing_at_all_there_is_a_plan() -> None:
    plan = seen_through(Service())
    assert plan.allocation is not None
    assert plan.allocation.families == plan.allocation.workers == ()
    assert (plan.faults, plan.allocation.warnings) == ((), ())


def test_with_every_family_beyond_reach_each_says_who_is_nearest() -> None:
    given = service(
        [practitioner("S1", "Sam", base="Nantwich"), practitioner("S2", "Priya", base="Sandbach")],
        [household(f"F{number}") for number in range(3)],
        travel=(journey("Nantwich", 44), journey("Sandbach", 90)),
    )
    plan = seen_through(given)
    for line in lines(plan).values():
        assert line.outcome is Outcome.WAITING
        assert line.why == (
            "Waiting: one child; nobody is near enough. "
            "The nearest is Sam: 44 minutes by car, limit 40.",
        )
        assert [option.blocked_by for option in line.could_be] == [("travel_limit",)] * 2


def test_pins_that_contradict_each_other_leave_a_plan_and_are_all_told() -> None:
    given = service(
        [practitioner("S1", "Sam", children_cap=3), practitioner("S2", "Priya", children_cap=3)],
        [household(f"F{number}", 3) for number in (1, 2)],
        pairs=(
            pair("F1", "S1", PairRule.PIN),
            pair("F1", "S2", PairRule.PIN),
            pair("F2", "S1", PairRule.PIN),
            pair("F2", "S2", PairRule.EXCLUDE),
            pair("F2", "S2", PairRule.PIN),
        ),
    )
    plan = seen_through(given)
    assert [(fault.rule, fault.ids) for fault in plan.faults] == [
        ("pinned", ("F1", "S2")),
        ("pinned", ("F2", "S1")),
        ("pinned", ("F2", "S2")),
    ]
    found = lines(plan)
    assert (found["F1"].staff_id, found["F2"].staff_id) == ("S1", None)


def test_with_caps_of_nought_nobody_is_moved_and_nobody_is_added() -> None:
    given = service(
        [practitioner("S1", "Sam", children_cap=0)],
        [household("F1", 3, current="S1"), household("F2", 1), household("F3", 0)],
    )
    found = lines(seen_through(given))
    assert found["F1"].outcome is Outcome.KEPT
    assert found["F2"].why == ("Waiting: one child; nobody within reach has a place free.",)


def test_with_no_family_waiting_everybody_is_kept(sample: Service) -> None:
    kept = {row.family_id for row in sample.families if row.status is not FamilyStatus.WAITING}
    calm = replace(
        sample,
        families=tuple(row for row in sample.families if row.family_id in kept),
        children=tuple(row for row in sample.children if row.family_id in kept),
        allocations=tuple(row for row in sample.allocations if row.family_id in kept),
        pairs=(),
    )
    plan = seen_through(calm)
    assert plan.allocation is not None
    assert all(line.staff_id for line in plan.allocation.families)


WEEKS = [
    Week(date(2019, 3, 4)),
    Week(date(2026, 10, 19)),  # the clocks go back on Sunday
    Week(date(2027, 3, 22)),  # the clocks go forward on Sunday
    Week(date(2026, 12, 21)),  # Christmas Day
    Week(date(2026, 12, 28)),  # Boxing Day's substitute, New Year's Day
    Week(date(2028, 2, 28)),  # 29 February
    Week(date(2099, 12, 21)),
    Week(date(1920, 1, 5)),
]


@pytest.mark.parametrize("week", WEEKS, ids=str)
def test_every_week_of_the_calendar_is_planned(sample: Service, week: Week) -> None:
    plan = seen_through(sample, week)
    assert plan.week == week
    assert plan.allocation is not None
    closed = sum(row.status is FamilyStatus.CLOSED for row in sample.families)
    assert len(plan.allocation.families) == len(sample.families) - closed


def test_a_week_long_past_says_nothing_that_had_not_happened_then(sample: Service) -> None:
    plan = planned(sample, Week(date(2019, 3, 4)))
    assert plan.allocation is not None
    for line in plan.allocation.families:
        assert not any("-" in sentence for sentence in line.why)
        assert not any("waited" in sentence for sentence in line.why)


def test_a_plan_stopped_before_it_began_keeps_everybody_and_says_so(sample: Service) -> None:
    cancel = Cancel()
    cancel.request()
    plan = plan_allocation(sample, WEEK, gazetteer=GAZETTEER, cancel=cancel).plan
    assert plan.status is PlanStatus.CANCELLED
    assert plan.allocation is not None
    assert plan.allocation.status is PlanStatus.CANCELLED
    assert judge(sample, plan, gazetteer=GAZETTEER) == ()
    here = {worker.staff_id for worker in plan.allocation.workers}
    lines = plan.allocation.families
    assert all(line.staff_id == line.was for line in lines if line.was in here and line.staff_id)
    # Families of those who go, and who wait, are placed already where there is room.
    assert {Outcome.KEPT, Outcome.MOVED, Outcome.NEW} <= {line.outcome for line in lines}


def test_a_plan_given_no_time_is_checked_all_the_same(sample: Service) -> None:
    plan = plan_allocation(sample, WEEK, gazetteer=GAZETTEER, seconds=0.0).plan
    assert plan.status is not PlanStatus.CANCELLED
    assert judge(sample, plan, gazetteer=GAZETTEER) == ()


def test_a_consultant_with_a_cap_takes_families_as_a_practitioner_does() -> None:
    boss = practitioner("S1", "Ann", role=Role.CONSULTANT, children_cap=2)
    found = lines(seen_through(service([boss], [household("F1", 2), household("F2", 1)])))
    assert {line.staff_id for line in found.values()} == {"S1", None}
