"""A small service with a past, as a manager would tell it, and plans to keep of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from planner.plan import AllocationPart, FamilyLine, Outcome, Plan, PlanStatus, WorkerLine
from planner.service import Week
from planner.store.plans import Override, StoredPlan, approve, save_draft
from tests.planner.planning.services import household, practitioner, service

if TYPE_CHECKING:
    from planner.service import Allocation, Service
    from planner.store import Store

WEEK = Week(date(2026, 11, 23))
AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

STAFF = (
    practitioner("S1", "Sam Okoro"),
    practitioner("S2", "Dan Whitlow"),
    practitioner("S3", "Bilal Aziz"),
)


def service_of(*stints: Allocation, families: tuple[str, ...] = ("F1", "F2", "F3")) -> Service:
    """Return Sam, Dan and Bilal, some families, and these stints and no other."""
    homes = [household(family) for family in families]
    return replace(service(STAFF, homes), allocations=stints)


def line(
    family_id: str, staff_id: str | None, outcome: Outcome, was: str | None, why: str = ""
) -> FamilyLine:
    """Return what a plan does with a family of two children."""
    return FamilyLine(family_id, 2, staff_id, outcome, was, None, (why,) if why else ())


def plan_of(*lines: FamilyLine, week: Week = WEEK) -> Plan:
    """Return a plan of these families, with the caseloads they make."""
    people = dict.fromkeys(one.staff_id for one in lines if one.staff_id)
    workers = tuple(
        WorkerLine(
            person,
            sum(one.children for one in lines if one.staff_id == person),
            12,
            sum(one.staff_id == person for one in lines),
            0,
        )
        for person in people
    )
    part = AllocationPart(PlanStatus.OPTIMAL, 0.1, (), lines, workers)
    return Plan(week, "Crewe", PlanStatus.OPTIMAL, part)


def approved(store: Store, plan: Plan, *overrides: Override, at: datetime = AT) -> StoredPlan:
    """Keep a plan and approve it with these overrides."""
    kept = save_draft(store, plan, problem_json="{}", who="Ada", at=at)
    return approve(store, kept.number, who="Bo", at=at, plan=plan, overrides=overrides)
