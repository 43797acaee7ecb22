"""Invented services to look at, and what is read off them again and again."""

from collections import Counter, defaultdict
from datetime import date
from functools import cache

import pytest

from planner.sample import make_service
from planner.service import (
    ChildPlan,
    FamilyStatus,
    Role,
    Service,
    StaffMember,
    Week,
)
from planner.travel.matrix import minutes_between
from planner.travel.places import load_gazetteer

WEEK = Week(date(2026, 11, 23))
SEEDS = (1, 2, 3, 4, 5)
SIZES = (1, 3, 30)

every_service = pytest.mark.parametrize(
    ("pods", "seed"), [(pods, seed) for pods in SIZES for seed in SEEDS]
)


@cache
def made(pods: int, seed: int) -> Service:
    return make_service(pods=pods, seed=seed, week=WEEK)


def current_workers(service: Service) -> dict[str, str]:
    return {stint.family_id: stint.staff_id for stint in service.allocations if stint.to is None}


def counted_children(service: Service) -> Counter[str]:
    return Counter(
        child.family_id for child in service.children if child.plan is not ChildPlan.NONE
    )


def caseloads(service: Service) -> Counter[str]:
    children = counted_children(service)
    loads: Counter[str] = Counter()
    for family, worker in current_workers(service).items():
        loads[worker] += children[family]
    return loads


def practitioners(service: Service) -> dict[str, StaffMember]:
    return {member.staff_id: member for member in service.staff if member.role is Role.PRACTITIONER}


def cap(member: StaffMember) -> int:
    return int(12 * member.fte)


def eligible(service: Service) -> list[str]:
    return [
        family.family_id
        for family in service.families
        if family.status is FamilyStatus.WAITING
        and family.motivated
        and family.would_benefit
        and family.consents
        and family.previous_referrals <= 2
    ]


def minutes_to_worker(service: Service) -> dict[str, tuple[int, int]]:
    """Return each family's minutes from its worker, and the worker's limit."""
    office = {pod.pod_id: pod.office for pod in service.pods}
    place = {family.family_id: family.place for family in service.families}
    staff = practitioners(service)
    families_of: dict[str, list[str]] = defaultdict(list)
    for family, worker in current_workers(service).items():
        families_of[worker].append(family)
    found = {}
    for worker, families in families_of.items():
        member = staff[worker]
        start = member.base or office[member.pod_id or ""]
        row = minutes_between(
            [(start, member.travel_mode)],
            [place[family] for family in families],
            overrides=service.travel,
            gazetteer=load_gazetteer(),
        )[0].tolist()
        limit = min(40, member.max_travel_minutes or 40)
        found |= {family: (each, limit) for family, each in zip(families, row, strict=True)}
    return found
