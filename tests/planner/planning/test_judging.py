"""A plan that came from elsewhere, judged by the rules alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from planner.plan import FamilyLine, Outcome, Plan
from planner.planning.judging import judge, verdict_on
from planner.sample import make_service
from planner.service import Family, FamilyStatus, Gender, GenderWish, PairRule, Pod, Service
from planner.travel.places import load_gazetteer
from tests.planner.planning.services import (
    HOME,
    POD,
    WEEK,
    household,
    journey,
    pair,
    planned,
    practitioner,
    service,
)

if TYPE_CHECKING:
    from collections.abc import Callable

SAM = practitioner("S1", "Sam Ode", children_cap=6)
PRIYA = practitioner("S2", "Priya Rao", children_cap=2, pod_id="P2")
RAJ = practitioner("S3", "Raj Rao", gender=Gender.MALE, base="Nantwich")
GONE = practitioner("S4", "Lee Orme", ends_on=date(2026, 11, 1))


@pytest.fixture(scope="module")
def given() -> Service:
    return service(
        [SAM, PRIYA, RAJ, GONE],
        [
            household("F1", 3, current="S1"),
            household("F2", 1),
            household("F3", 2, worker_gender=GenderWish.FEMALE),
            household("F4", 1, consents=False),
            household("F5", 1, place="Sandbach", current="S3"),
        ],
        pods=(POD, Pod("P2", "South", "Crewe", HOME, children_cap=2)),
        pairs=(
            pair("F1", "S1", PairRule.PIN),
            pair("F2", "S2", PairRule.EXCLUDE),
        ),
        travel=(journey("Nantwich", 41),),
    )


@pytest.fixture(scope="module")
def plan(given: Service) -> Plan:
    return planned(given)


def verdict(given: Service, plan: Plan) -> tuple[str, ...]:
    return judge(given, plan, gazetteer=load_gazetteer())


def moved(plan: Plan, **staff_of: str | None) -> Plan:
    """Return the plan with families by hand with other people, numbers left as they were."""
    return changed(
        plan,
        lambda line: replace(line, staff_id=staff_of.get(line.family_id, line.staff_id)),
    )


def changed(plan: Plan, change: Callable[[FamilyLine], FamilyLine]) -> Plan:
    assert plan.allocation is not None
    families = tuple(change(line) for line in plan.allocation.families)
    return replace(plan, allocation=replace(plan.allocation, families=families))


def added(plan: Plan, *more: FamilyLine) -> Plan:
    assert plan.allocation is not None
    families = (*plan.allocation.families, *more)
    return replace(plan, allocation=replace(plan.allocation, families=families))


def line_of(plan: Plan, family_id: str) -> FamilyLine:
    assert plan.allocation is not None
    (found,) = (line for line in plan.allocation.families if line.family_id == family_id)
    return found


def test_a_plan_as_it_was_made_is_good(given: Service, plan: Plan) -> None:
    assert verdict(given, plan) == ()


def test_a_plan_of_the_sample_is_good() -> None:
    sample = make_service(pods=2, seed=4, week=WEEK)
    assert verdict(sample, planned(sample)) == ()


@pytest.mark.parametrize(
    ("staff_of", "says"),
    [
        ({"F3": "S2", "F2": "S1", "F5": "S2"}, "children_cap: Priya has 3 of 2 children."),
        ({"F3": "S2", "F5": "S2"}, "pod_cap: South has 3 of 2 children."),
        ({"F2": "S3"}, "travel_limit: F2 with Raj: 41 minutes by car, limit 40."),
        ({"F2": "S2"}, "excluded: F2 is excluded from Priya."),
        ({"F1": None}, "pinned: F1 is pinned to Sam."),
        ({"F3": "S3"}, "worker_gender: F3 asks for a woman."),
        ({"F2": "S4"}, "available: F2 is with Lee, who is not planned this week."),
        ({"F2": "S99"}, "available: F2 is with S99, who is not among the staff."),
        ({"F4": "S1"}, "family: F4 has a practitioner but does not meet the referral criteria."),
    ],
)
def test_each_rule_that_is_broken_by_hand_is_a_line(
    given: Service, plan: Plan, staff_of: dict[str, str | None], says: str
) -> None:
    assert says in verdict(given, moved(plan, **staff_of))


def test_a_family_with_two_practitioners_breaks_one_worker(given: Service, plan: Plan) -> None:
    first = line_of(plan, "F1")
    two = added(plan, replace(first, staff_id="S3"))
    assert "one_worker: F1 is with Sam and Raj; a family has one practitioner." in verdict(
        given, two
    )


@pytest.mark.parametrize("second", ["S1", None])
def test_a_family_named_twice_is_a_line_even_if_no_rule_is_broken(
    given: Service, plan: Plan, second: str | None
) -> None:
    twice = added(plan, replace(line_of(plan, "F1"), family_id="f1", staff_id=second))
    assert "family: f1 is in the plan twice." in verdict(given, twice)


@pytest.mark.parametrize("outcome", [Outcome.WAITING, Outcome.KEPT])
def test_a_family_that_is_nowhere_is_a_line(given: Service, plan: Plan, outcome: Outcome) -> None:
    unplaced = FamilyLine("F77", 1, None, outcome, None, None)
    assert "family: F77 is not planned this week." in verdict(given, added(plan, unplaced))
    placed = replace(unplaced, staff_id="S1")
    assert "family: F77 has a practitioner but is not planned this week." in verdict(
        given, added(plan, placed)
    )


def test_a_family_not_eligible_that_the_service_does_not_know_is_a_line(
    given: Service, plan: Plan
) -> None:
    unknown = FamilyLine("F77", 1, None, Outcome.NOT_ELIGIBLE, None, None)
    assert "family: F77 is not planned this week." in verdict(given, added(plan, unknown))


def test_a_family_the_plan_leaves_out_is_a_line(given: Service, plan: Plan) -> None:
    assert plan.allocation is not None
    without = tuple(line for line in plan.allocation.families if line.family_id != "F2")
    short = replace(plan, allocation=replace(plan.allocation, families=without))
    assert verdict(given, short) == (
        "family: F2 is planned this week, but the plan does not name it.",
    )


def test_a_plan_for_a_service_that_has_changed_since_is_told(given: Service, plan: Plan) -> None:
    grown = replace(
        given,
        families=(*given.families, Family("F6", "", HOME, FamilyStatus.WAITING)),
    )
    assert verdict(grown, plan) == (
        "family: F6 is planned this week, but the plan does not name it.",
    )


def test_ids_are_compared_whatever_their_capitals(given: Service, plan: Plan) -> None:
    lower = changed(
        plan,
        lambda line: replace(
            line,
            family_id=line.family_id.lower(),
            staff_id=None if line.staff_id is None else line.staff_id.lower(),
        ),
    )
    assert verdict(given, lower) == ()


def test_numbers_that_are_not_the_plans_own_are_lines(given: Service, plan: Plan) -> None:
    assert plan.allocation is not None
    part = plan.allocation
    first, *others = part.goals
    wrong = replace(
        plan, allocation=replace(part, goals=(replace(first, value=first.value + 7), *others))
    )
    assert verdict(given, wrong) == (
        f"numbers: the plan gives changes as {first.value + 7}; it comes to {first.value}.",
    )
    f1 = line_of(plan, "F1")
    minutes = changed(plan, lambda line: replace(line, minutes=5) if line == f1 else line)
    assert verdict(given, minutes) == (
        "numbers: the plan gives F1 3 children and 5 minutes; they are 3 and 0.",
    )
    children = changed(plan, lambda line: replace(line, children=9) if line == f1 else line)
    assert verdict(given, children) == (
        "numbers: the plan gives F1 9 children and 0 minutes; they are 3 and 0.",
    )


@pytest.mark.parametrize("name", ["chnages", "", "CHANGES"])
def test_a_goal_nobody_knows_is_a_line(given: Service, plan: Plan, name: str) -> None:
    assert plan.allocation is not None
    first, *others = plan.allocation.goals
    strange = replace(
        plan,
        allocation=replace(plan.allocation, goals=(replace(first, name=name), *others)),
    )
    assert verdict(given, strange) == (
        f'numbers: the plan has a goal "{name}", which is none of this service.',
        "numbers: the plan does not give changes; it comes to 0.",
    )


@pytest.mark.parametrize("field", ["children", "children_cap", "families", "travel"])
def test_a_caseload_that_does_not_add_up_is_a_line(given: Service, plan: Plan, field: str) -> None:
    assert plan.allocation is not None
    first, *others = plan.allocation.workers
    wrong = replace(first, **{field: getattr(first, field) + 1})
    (line,) = verdict(
        given, replace(plan, allocation=replace(plan.allocation, workers=(wrong, *others)))
    )
    assert line.startswith("numbers: the plan gives S1 ")
    none = replace(plan, allocation=replace(plan.allocation, workers=tuple(others)))
    assert verdict(given, none) == ("numbers: the plan does not give the caseload of S1.",)


def test_a_caseload_of_somebody_not_planned_is_a_line(given: Service, plan: Plan) -> None:
    assert plan.allocation is not None
    first = plan.allocation.workers[0]
    more = replace(
        plan,
        allocation=replace(
            plan.allocation, workers=(*plan.allocation.workers, replace(first, staff_id="S4"))
        ),
    )
    assert verdict(given, more) == (
        "numbers: the plan gives a caseload of S4, who is not planned this week.",
    )


def test_broken_rules_come_first_and_numbers_only_where_no_rule_is_broken(
    given: Service, plan: Plan
) -> None:
    edited = added(moved(plan, F1=None), FamilyLine("F9", 1, "S1", Outcome.NEW, None, 1))
    wrong = verdict(given, edited)
    assert [line.partition(":")[0] for line in wrong] == ["pinned", "family"]


def test_what_the_input_breaks_already_is_no_fault_of_the_plan() -> None:
    far = service(
        [practitioner("S1", "Sam Ode", base="Nantwich", children_cap=2)],
        [household("F1", 3, current="S1")],
        pods=(replace(POD, children_cap=1),),
        travel=(journey("Nantwich", 60),),
    )
    plan = planned(far)
    assert plan.allocation is not None
    assert plan.allocation.families[0].outcome is Outcome.KEPT
    assert {warning.rule for warning in plan.allocation.warnings} == {
        "children_cap",
        "pod_cap",
        "travel_limit",
    }
    assert verdict(far, plan) == ()


def test_a_verdict_tells_rules_broken_from_what_does_not_agree(given: Service, plan: Plan) -> None:
    def in_short(told: Plan) -> str:
        verdict = verdict_on(given, told, gazetteer=load_gazetteer())
        assert verdict.lines == judge(given, told, gazetteer=load_gazetteer())
        return verdict.in_short

    stranger = FamilyLine("F99", 1, None, Outcome.WAITING, None, None)
    assert in_short(plan) == ""
    assert in_short(added(plan, stranger)) == "the service has changed"
    assert in_short(moved(plan, F2="S2", F3=None)) == "1 rule broken"
    assert in_short(added(moved(plan, F3="S3"), stranger)) == "2 rules broken"


def test_a_plan_without_an_allocation_has_nothing_to_judge(given: Service, plan: Plan) -> None:
    assert verdict(given, replace(plan, allocation=None)) == ()
