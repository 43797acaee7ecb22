"""Short words to make a small service by hand: one pod in Crewe, everybody in one place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from planner.planning.allocation import plan_allocation
from planner.planning.problem import WeekProblem, problem_of
from planner.planning.reasons import Reasons
from planner.service import (
    Absence,
    Allocation,
    Child,
    Family,
    FamilyStatus,
    Gender,
    Pair,
    PairRule,
    Pod,
    Role,
    Service,
    Settings,
    StaffMember,
    Travel,
    TravelMode,
    Week,
)
from planner.service.settings import Caps
from planner.travel.places import load_gazetteer
from solver.allocation.solution import Solution

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.plan import FamilyLine, Plan

WEEK = Week(date(2026, 11, 23))
HOME = "CW1 3"
"""Where everybody lives and works unless a test says otherwise: 0 minutes from each other."""

POD = Pod("P1", "Crewe North", "Crewe", HOME)

LONG_AGO = date(2026, 8, 24)
"""Three months before the week."""


@dataclass(frozen=True, slots=True)
class Household:
    """A family, its children and its stints."""

    family: Family
    children: tuple[Child, ...] = ()
    stints: tuple[Allocation, ...] = ()


def practitioner(staff_id: str, name: str = "", **more: object) -> StaffMember:
    """Return a full-time woman of the pod."""
    facts = {"role": Role.PRACTITIONER, "pod_id": "P1", "gender": Gender.FEMALE, **more}
    return StaffMember(staff_id, name, **facts)


def household(
    family_id: str,
    children: int = 1,
    *,
    current: str | None = None,
    since: date = LONG_AGO,
    last: str | None = None,
    until: date = date(2026, 3, 20),
    **more: object,
) -> Household:
    """Return a family that is open if it has a practitioner, and waits otherwise."""
    status = FamilyStatus.WAITING if current is None else FamilyStatus.OPEN
    facts = {"name": "", "place": HOME, "status": status, **more}
    stints = ()
    if last is not None:
        stints = (Allocation(family_id, last, date(2026, 1, 5), until),)
    if current is not None:
        stints = (*stints, Allocation(family_id, current, since))
    return Household(
        Family(family_id, **facts),
        tuple(Child(f"{family_id}-{number}", family_id) for number in range(children)),
        stints,
    )


def service(
    staff: Iterable[StaffMember], households: Iterable[Household], **more: object
) -> Service:
    """Return a service of one pod unless `pods` are given."""
    homes = tuple(households)
    facts = {"pods": (POD,), **more}
    return Service(
        staff=tuple(staff),
        families=tuple(one.family for one in homes),
        children=tuple(child for one in homes for child in one.children),
        allocations=tuple(stint for one in homes for stint in one.stints),
        **facts,
    )


def journey(place: str, minutes: int, mode: TravelMode = TravelMode.CAR) -> Travel:
    """Return measured minutes between a place and everybody's home."""
    return Travel(place, HOME, mode, minutes)


def pair(family_id: str, person_id: str, rule: PairRule) -> Pair:
    """Return a pair whose reason nobody but the service should read."""
    return Pair(family_id, person_id, rule, "because of what was said in confidence")


def away(staff_id: str, first: date, last: date) -> Absence:
    """Return an absence whose reason nobody but the service should read."""
    return Absence(staff_id, first, last, "treatment")


def with_caps(**caps: int) -> Settings:
    """Return the usual settings with other caps."""
    return replace(Settings(), caps=replace(Caps(), **caps))


def told(given: Service, week: Week = WEEK) -> WeekProblem:
    """Return a service as the week's problem."""
    return problem_of(given, week, gazetteer=load_gazetteer())


def reasons(given: Service, *worker_of: str | None, week: Week = WEEK) -> Reasons:
    """Return the reasons of the plan that gives each family, in turn, this practitioner."""
    found = told(given, week)
    at = {worker.id: place for place, worker in enumerate(found.problem.workers)}
    return Reasons(week, found, Solution.of(None if one is None else at[one] for one in worker_of))


def planned(given: Service, week: Week = WEEK) -> Plan:
    """Plan the week to the end."""
    return plan_allocation(given, week, gazetteer=load_gazetteer(), seconds=20.0, workers=1).plan


def lines(plan: Plan) -> dict[str, FamilyLine]:
    """Return what a plan says of each family."""
    assert plan.allocation is not None
    return {line.family_id: line for line in plan.allocation.families}
