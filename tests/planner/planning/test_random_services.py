"""Whatever becomes of a service, the plan made of it is good and adds up."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from planner.exchange.plan_json import plan_from_json, plan_to_json
from planner.plan import Outcome
from planner.planning.allocation import plan_allocation
from planner.planning.judging import judge
from planner.planning.staffing import staffed
from planner.sample import make_service
from planner.service import (
    Absence,
    FamilyStatus,
    GenderWish,
    Pair,
    PairRule,
    Service,
    Settings,
)
from planner.service.settings import Caps, Goals, TravelSettings
from planner.travel.places import load_gazetteer
from tests.planner.planning.services import WEEK

GAZETTEER = load_gazetteer()


def shaken(seed: int) -> Service:
    """Return an invented service to which a good deal has happened."""
    chance = random.Random(seed)  # noqa: S311 - chance for a test, not for a secret
    given = make_service(pods=chance.choice((1, 1, 2)), seed=seed, week=WEEK)
    staff = []
    for member in given.staff:
        happened = chance.random()
        if happened < 0.1:
            continue  # known by id alone from now on
        changed = member
        if happened < 0.2:
            changed = replace(member, ends_on=WEEK.monday)
        elif happened < 0.35:
            changed = replace(member, children_cap=chance.randrange(6))
        elif happened < 0.45:
            changed = replace(member, fte=Decimal("0.35"), max_travel_minutes=15)
        elif happened < 0.5:
            changed = replace(member, gender=None, languages=())
        staff.append(changed)
    ids = {member.staff_id for member in staff}
    families = tuple(
        replace(
            family,
            worker_gender=chance.choice(list(GenderWish)),
            visits_per_week=chance.randrange(8),
        )
        if chance.random() < 0.2
        else family
        for family in given.families
    )
    pairs = tuple(
        Pair(family.family_id, chance.choice(sorted(ids)), chance.choice(list(PairRule)))
        for family in families
        for _ in range(2)
        if chance.random() < 0.2
    )
    first_two = chance.sample(("changes", "waiting"), 2)
    others = chance.sample(("preferences", "peak_load", "travel"), 3)
    return replace(
        given,
        settings=replace(
            Settings(),
            caps=Caps(children_per_pod=chance.choice((48, 20, 5))),
            travel=TravelSettings(max_minutes=chance.choice((40, 20))),
            goals=Goals(allocation=(*first_two, *others)),
        ),
        pods=tuple(replace(pod, consultant_id=None) for pod in given.pods),
        staff=tuple(staff),
        families=families,
        children=tuple(child for child in given.children if chance.random() < 0.95),
        pairs=(*(pair for pair in given.pairs if pair.person_id in ids), *pairs),
        absences=tuple(
            Absence(staff_id, WEEK.monday, WEEK.shifted(4).monday)
            for staff_id in sorted(ids)
            if chance.random() < 0.1
        ),
    )


@pytest.mark.parametrize("seed", range(16))
def test_the_plan_of_a_shaken_service_is_good_and_adds_up(seed: int) -> None:
    given = shaken(seed)
    made = plan_allocation(given, WEEK, gazetteer=GAZETTEER, seconds=2.0, workers=1, seed=seed).plan
    plan = plan_from_json(plan_to_json(made))
    assert judge(given, plan, gazetteer=GAZETTEER) == ()

    part = plan.allocation
    assert part is not None
    wanted = [row.family_id for row in given.families if row.status is not FamilyStatus.CLOSED]
    assert [line.family_id for line in part.families] == wanted
    on_duty = [one.member.staff_id for one in staffed(given, WEEK) if one.planned]
    assert [line.staff_id for line in part.workers] == on_duty

    children: Counter[str] = Counter()
    families: Counter[str] = Counter()
    for line in part.families:
        assert (line.minutes is None) == (line.staff_id is None)
        assert (line.staff_id is None) == (line.outcome in (Outcome.WAITING, Outcome.NOT_ELIGIBLE))
        assert (line.staff_id == line.was) or line.outcome not in (Outcome.KEPT, Outcome.RETURNED)
        assert (line.staff_id != line.was) or line.outcome in (
            Outcome.KEPT,
            Outcome.RETURNED,
            Outcome.WAITING,
            Outcome.NOT_ELIGIBLE,
        )
        assert line.why
        assert len(line.could_be) <= 5
        assert line.staff_id not in {option.staff_id for option in line.could_be}
        if line.staff_id is not None:
            children[line.staff_id] += line.children
            families[line.staff_id] += 1
    for worker in part.workers:
        assert worker.children == children[worker.staff_id]
        assert worker.families == families[worker.staff_id]
    travel = next(goal for goal in part.goals if goal.name == "travel")
    assert sum(worker.travel for worker in part.workers) == travel.value
    for goal in part.goals:
        assert goal.bound <= goal.value
    proven = [goal.proven for goal in part.goals]
    assert proven == sorted(proven, reverse=True), "proven only if every earlier goal is"
    assert (part.status == "optimal") == all(proven)
    assert plan.status == part.status
