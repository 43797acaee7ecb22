"""Whatever becomes of a service, the plan made of it is good and adds up."""

from __future__ import annotations

from collections import Counter

import pytest

from planner.exchange.plan_json import plan_from_json, plan_to_json
from planner.plan import Outcome
from planner.planning.allocation import plan_allocation
from planner.planning.judging import judge
from planner.planning.staffing import staffed
from planner.service import FamilyStatus
from planner.travel.places import load_gazetteer
from tests.planner.planning.services import WEEK
from tests.planner.planning.shaken import shaken

GAZETTEER = load_gazetteer()


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
