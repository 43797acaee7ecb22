"""A week of a whole service as it goes: planned, approved, carried out, remembered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from planner.history.changes_of_worker import worker_changes
from planner.history.reading import read_family, read_overrides, read_practitioner, read_week
from planner.plan import Outcome
from planner.planning.allocation import plan_allocation
from planner.sample import make_service
from planner.service import Allocation, FamilyStatus
from planner.store.plans import Override
from planner.store.service import load_service, save_service
from planner.travel.places import load_gazetteer
from tests.planner.history.past import AT, WEEK, approved

if TYPE_CHECKING:
    from planner.plan import FamilyLine, Plan
    from planner.service import Service
    from planner.store import Store

WEDNESDAY = WEEK.monday + timedelta(days=2)
TODAY = date(2026, 12, 7)


@pytest.fixture(scope="module")
def service() -> Service:
    return make_service(pods=2, week=WEEK)


@pytest.fixture(scope="module")
def plan(service: Service) -> Plan:
    return plan_allocation(service, WEEK, gazetteer=load_gazetteer(), seconds=3.0, workers=1).plan


def lines(plan: Plan) -> tuple[FamilyLine, ...]:
    assert plan.allocation is not None
    return plan.allocation.families


def placed(plan: Plan) -> list[FamilyLine]:
    """Return the families that the plan gives another practitioner."""
    return [line for line in lines(plan) if line.staff_id and line.staff_id != line.was]


def carried_out(service: Service, plan: Plan) -> Service:
    """Return the service once Wednesday has seen every handover of the plan."""
    news = {line.family_id: line for line in placed(plan)}
    stints = tuple(
        replace(stint, to=WEDNESDAY - timedelta(days=1))
        if stint.family_id in news and stint.to is None
        else stint
        for stint in service.allocations
    )
    begun = tuple(
        Allocation(family_id, line.staff_id or "", WEDNESDAY) for family_id, line in news.items()
    )
    families = tuple(
        replace(family, status=FamilyStatus.OPEN) if family.family_id in news else family
        for family in service.families
    )
    return replace(service, allocations=stints + begun, families=families)


def test_a_week_that_was_carried_out_is_what_was_planned(
    store: Store, service: Service, plan: Plan
) -> None:
    approved(store, plan)
    save_service(store, carried_out(service, plan), who="Ada", at=AT)
    found = read_week(store, load_service(store), WEEK, today=TODAY)
    assert found.against is not None
    assert found.against.differences == ()
    assert found.against.as_planned == len(lines(plan))
    assert len(found.versions) == 1


def test_a_week_of_which_nothing_was_done_tells_every_family_that_was_to_be_placed(
    store: Store, service: Service, plan: Plan
) -> None:
    approved(store, plan)
    against = read_week(store, service, WEEK, today=TODAY).against
    assert against is not None
    assert [one.family_id for one in against.differences] == [
        line.family_id for line in placed(plan)
    ]
    assert len(placed(plan)) > 0


def test_each_family_that_was_placed_has_the_plans_reason_at_its_newest_stint(
    store: Store, service: Service, plan: Plan
) -> None:
    approved(store, plan)
    after = carried_out(service, plan)
    for line in placed(plan)[:10]:
        newest = read_family(store, after, line.family_id, week=WEEK).entries[0]
        assert (newest.staff_id, newest.from_) == (line.staff_id, WEDNESDAY)
        assert newest.why == line.why[0]


def test_each_practitioner_has_the_caseload_and_the_arrivals_of_the_plan(
    store: Store, service: Service, plan: Plan
) -> None:
    approved(store, plan)
    after = carried_out(service, plan)
    part = plan.allocation
    assert part is not None
    for worker in part.workers:
        found = read_practitioner(store, after, worker.staff_id, week=WEEK)
        (caseload,) = found.caseloads
        assert (caseload.children, caseload.children_cap) == (worker.children, worker.children_cap)
        came = {one.family_id for one in found.passages if one.came and one.day == WEDNESDAY}
        # A family that comes back to who had it last has had one practitioner throughout.
        last = {
            stint.family_id: stint.staff_id
            for stint in sorted(service.allocations, key=lambda one: one.from_)
        }
        assert came == {
            line.family_id
            for line in placed(plan)
            if line.staff_id == worker.staff_id and last.get(line.family_id) != worker.staff_id
        }


def test_the_weeks_changes_of_worker_are_those_of_families_that_had_somebody_else(
    service: Service, plan: Plan
) -> None:
    after = carried_out(service, plan)
    before = set(worker_changes(service.allocations))
    now = set(worker_changes(after.allocations))
    had = {stint.family_id for stint in service.allocations}
    moved = [
        line
        for line in placed(plan)
        if line.family_id in had and line.outcome is not Outcome.RETURNED
    ]
    assert before <= now
    assert {one.family_id for one in now - before} == {line.family_id for line in moved}


def test_a_hand_move_is_found_in_the_family_the_week_and_the_list_of_decisions(
    store: Store, service: Service, plan: Plan
) -> None:
    line = placed(plan)[0]
    hand = Override(
        line.family_id, line.staff_id, "continuity", "They know her.", "Ada", AT, ("travel_limit",)
    )
    approved(store, plan, hand)
    after = carried_out(service, plan)
    assert read_family(store, after, line.family_id, week=WEEK).entries[0].override == hand
    assert read_week(store, after, WEEK, today=TODAY).versions[0].overrides == (hand,)
    decisions = read_overrides(store, after, week=WEEK)
    assert [one.override for one in decisions.entries] == [hand]
    assert [one.count for one in decisions.rules] == [1]
