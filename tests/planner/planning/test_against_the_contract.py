"""The rules and the goals counted from the tables and plan.json alone, as any reader could.

Nothing of the planner's own counting is used: a slip between the tables and the problem would be
seen by nobody who starts from the problem.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import timedelta
from decimal import Decimal
from math import ceil, floor
from typing import TYPE_CHECKING, Any

import pytest

from planner.exchange.plan_json import plan_to_json
from planner.planning.allocation import plan_allocation
from planner.sample import make_service
from planner.travel.matrix import minutes_between
from planner.travel.places import load_gazetteer
from tests.planner.planning.services import WEEK
from tests.planner.planning.shaken import shaken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.service import Family, Service, StaffMember

GAZETTEER = load_gazetteer()


class Tables:
    """A service looked at as formats.md words it."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.staff = {one.staff_id: one for one in service.staff}
        self.pods = {one.pod_id: one for one in service.pods}
        self.families = {one.family_id: one for one in service.families}
        self.current = {one.family_id: one.staff_id for one in service.allocations if not one.to}
        self.last: dict[str, str] = {}
        for one in sorted(
            (row for row in service.allocations if row.to), key=lambda row: row.from_
        ):
            self.last[one.family_id] = one.staff_id
        self.children = Counter(
            child.family_id for child in service.children if child.plan.value != "none"
        )

    def cap(self, member: StaffMember) -> int:
        if member.children_cap is not None:
            return member.children_cap
        if member.role.value != "practitioner":
            return 0
        return floor(Decimal(self.service.settings.caps.children_per_practitioner) * member.fte)

    def is_planned(self, staff_id: str) -> bool:
        member = self.staff.get(staff_id)
        if member is None or not (member.role.value == "practitioner" or self.cap(member) > 0):
            return False
        days = {WEEK.monday + timedelta(days=number) for number in range(28)}
        for one in self.service.absences:
            if one.person_id == staff_id:
                days -= {day for day in days if one.from_ <= day <= one.to}
        starts = member.starts_on is None or member.starts_on <= WEEK.sunday
        stays = member.ends_on is None or member.ends_on >= WEEK.sunday
        return starts and stays and bool(days)

    def minutes(self, family: Family, member: StaffMember) -> int:
        base = member.base or self.pods[member.pod_id or ""].office
        there = minutes_between(
            [(base, member.travel_mode)],
            [family.place],
            overrides=self.service.travel,
            gazetteer=GAZETTEER,
        )
        return int(there[0][0])

    def pairs(self, *rules: str) -> set[tuple[str, str]]:
        return {
            (one.family_id, one.person_id) for one in self.service.pairs if one.rule.value in rules
        }

    def is_open(self, family: Family) -> bool:
        return family.status.value in ("open", "closing")

    def had_choice(self, family: Family) -> bool:
        return self.is_open(family) and self.is_planned(self.current.get(family.family_id, ""))

    def today(self, staff_ids: Iterable[str]) -> int:
        of = set(staff_ids)
        return sum(
            self.children[family.family_id]
            for family in self.service.families
            if self.is_open(family) and self.current.get(family.family_id) in of
        )


def small(words: Iterable[str]) -> set[str]:
    return {word.casefold() for word in words}


def goals(tables: Tables, lines: list[dict[str, Any]]) -> dict[str, int]:
    """Count the five goals as formats.md words them."""
    found = dict.fromkeys(("changes", "waiting", "preferences", "peak_load", "travel"), 0)
    points = {"high": 60, "medium": 30, "low": 10}
    loads: Counter[str] = Counter()
    for line in lines:
        family = tables.families[line["family_id"]]
        children = tables.children[family.family_id]
        current = tables.current.get(family.family_id)
        if tables.had_choice(family) and line["staff_id"] != current:
            found["changes"] += 10 + 5 * family.worker_changes
        if line["staff_id"] is None:
            since = family.referred_on
            weeks = 0 if since is None else (WEEK.monday - since) // timedelta(weeks=1)
            urgency = points[family.band.value] + min(max(weeks, 0), 26)
            found["waiting"] += max(children, 1) * (urgency + 100 * tables.is_open(family))
            continue
        member = tables.staff[line["staff_id"]]
        loads[member.staff_id] += children
        found["preferences"] += 3 * len(small(family.needs) - small(member.skills))
        found["preferences"] += 5 * (not small(family.languages) & small(member.languages))
        last = tables.last.get(family.family_id, "")
        if not tables.is_open(family) and tables.is_planned(last) and last != member.staff_id:
            found["preferences"] += 3
        if (family.family_id, member.staff_id) in tables.pairs("prefer"):
            found["preferences"] -= 2
        found["travel"] += family.visits_per_week * 2 * tables.minutes(family, member)
    for staff_id, children in loads.items():
        if cap := tables.cap(tables.staff[staff_id]):
            found["peak_load"] = max(found["peak_load"], ceil(Decimal(100 * children) / cap))
    return found


@pytest.fixture(scope="module", params=range(20, 28))
def made(request: pytest.FixtureRequest) -> tuple[Tables, dict[str, Any]]:
    service = shaken(request.param)
    plan = plan_allocation(service, WEEK, gazetteer=GAZETTEER, seconds=2.0, workers=1).plan
    return Tables(service), json.loads(plan_to_json(plan))


def placed(tables: Tables, plan: dict[str, Any]) -> list[tuple[Family, StaffMember]]:
    return [
        (tables.families[line["family_id"]], tables.staff[line["staff_id"]])
        for line in plan["allocation"]["families"]
        if line["staff_id"] is not None
    ]


def test_the_goals_are_what_the_tables_come_to(made: tuple[Tables, dict[str, Any]]) -> None:
    tables, plan = made
    part = plan["allocation"]
    lines = [line for line in part["families"] if line["outcome"] != "not_eligible"]
    assert {goal["name"]: goal["value"] for goal in part["goals"]} == goals(tables, lines)
    order = tables.service.settings.goals.allocation
    assert tuple(goal["name"] for goal in part["goals"]) == order


def test_no_pair_that_may_not_be_is_joined(made: tuple[Tables, dict[str, Any]]) -> None:
    tables, plan = made
    forbidden = tables.pairs("exclude", "declined")
    for family, member in placed(tables, plan):
        assert tables.is_planned(member.staff_id)
        assert (family.family_id, member.staff_id) not in forbidden
        wish = family.worker_gender.value
        assert wish == "any" or (member.gender is not None and member.gender.value == wish)
        own = tables.is_open(family) and tables.current.get(family.family_id) == member.staff_id
        most = tables.service.settings.travel.max_minutes
        limit = most if member.max_travel_minutes is None else min(most, member.max_travel_minutes)
        assert own or tables.minutes(family, member) <= limit


def test_no_caseload_is_too_large_or_made_worse(made: tuple[Tables, dict[str, Any]]) -> None:
    tables, plan = made
    for member in tables.staff.values():
        theirs = [family for family, one in placed(tables, plan) if one is member]
        children = sum(tables.children[family.family_id] for family in theirs)
        if children > tables.cap(member):
            assert children <= tables.today([member.staff_id])
            assert all(tables.current.get(family.family_id) == member.staff_id for family in theirs)
    for pod in tables.pods.values():
        members = [one.staff_id for one in tables.staff.values() if one.pod_id == pod.pod_id]
        children = sum(
            tables.children[family.family_id]
            for family, member in placed(tables, plan)
            if member.pod_id == pod.pod_id
        )
        cap = pod.children_cap
        if cap is None:
            cap = tables.service.settings.caps.children_per_pod
        assert children <= max(cap, tables.today(members))


def test_every_pin_is_joined_or_told(made: tuple[Tables, dict[str, Any]]) -> None:
    tables, plan = made
    joined = {(family.family_id, member.staff_id) for family, member in placed(tables, plan)}
    told = {tuple(fault["ids"]) for fault in plan["faults"]}
    pins = {pin for pin in tables.pairs("pin") if pin[1] in tables.staff}
    assert pins <= joined | told


def test_the_families_and_the_people_are_those_of_the_tables(
    made: tuple[Tables, dict[str, Any]],
) -> None:
    tables, plan = made
    part = plan["allocation"]
    limit = tables.service.settings.referral.max_previous_referrals
    for line in part["families"]:
        family = tables.families[line["family_id"]]
        meets = family.motivated and family.would_benefit and family.consents
        waits = family.status.value == "waiting"
        misses = waits and not (meets and family.previous_referrals <= limit)
        assert (line["outcome"] == "not_eligible") == misses
        assert line["children"] == tables.children[family.family_id]
        known = tables.last if waits else tables.current
        assert line["was"] == known.get(family.family_id)
        others = [
            one
            for one in tables.staff.values()
            if tables.is_planned(one.staff_id) and one.staff_id != line["staff_id"]
        ]
        others.sort(key=lambda one: (tables.minutes(family, one), one.staff_id.casefold()))
        expected = [] if misses else [one.staff_id for one in others[:5]]
        assert [option["staff_id"] for option in line["could_be"]] == expected
    planned = [one.staff_id for one in tables.staff.values() if tables.is_planned(one.staff_id)]
    assert [line["staff_id"] for line in part["workers"]] == planned
    for line in part["workers"]:
        assert line["children_cap"] == tables.cap(tables.staff[line["staff_id"]])


def test_the_sample_that_ships_is_counted_right() -> None:
    service = make_service(pods=3, seed=1, week=WEEK)
    plan = plan_allocation(service, WEEK, gazetteer=GAZETTEER, workers=1).plan
    assert plan.allocation is not None
    found = json.loads(plan_to_json(plan))["allocation"]
    lines = [line for line in found["families"] if line["outcome"] != "not_eligible"]
    assert {goal.name: goal.value for goal in plan.allocation.goals} == goals(
        Tables(service), lines
    )
