"""The plan is the best there is: against trying everything, and against another solver.

Random problems hold leavers, caps of zero and below today's caseload, pods above their cap,
pins, exclusions, families without children, and ties everywhere.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import permutations, product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solver.allocation import check
from solver.allocation.goals import GOAL_BY_NAME
from solver.allocation.problem import GOAL_NAMES
from solver.allocation.solution import Solution
from tests.solver.allocation.building import (
    leaver,
    optimum,
    plan,
    problem,
    waiting,
    with_worker,
    worker,
    workers_of,
)
from tests.solver.allocation.plain_formulation import solve_by_highs
from tests.solver.allocation.random_problems import random_order, random_problem
from tests.solver.allocation.random_service import service_problem

if TYPE_CHECKING:
    from solver.allocation.problem import Problem

ORDERS = [
    (*first, *rest)
    for first in permutations(GOAL_NAMES[:2])
    for rest in permutations(GOAL_NAMES[2:])
]


def every_good_plan(told: Problem) -> list[dict[str, int]]:
    """Try every assignment; return the goals of those that break no rule."""
    names = [name for name in GOAL_BY_NAME if name != "moves" or told.reference is not None]
    told = replace(told, goals=tuple(names))
    choices = [None, *range(len(told.workers))]
    found = []
    for worker_of in product(choices, repeat=len(told.families)):
        tried = Solution.of(worker_of)
        if not check.violations(told, tried):
            found.append(dict(zip(told.goals, check.goal_values(told, tried), strict=True)))
    return found


def random_small(seed: int) -> Problem:
    random = np.random.default_rng(seed)
    workers = int(random.integers(1, 4))
    return random_problem(
        random,
        families=int(random.integers(1, 6 if workers < 3 else 5)),
        workers=workers,
        pods=int(random.integers(0, 3)),
    )


def test_the_random_problems_hold_what_is_hard() -> None:
    found: Counter[str] = Counter()
    for seed in range(60):
        told = random_small(seed)
        today = zip(told.today_children, told.workers, strict=True)
        pods = zip(told.today_pod_children, told.pods, strict=True)
        found["caseload above its cap"] += any(n > one.children_cap for n, one in today)
        found["pod above its cap"] += any(n > pod.children_cap for n, pod in pods)
        found["pin"] += bool(told.pinned)
        found["exclusion"] += bool(told.excluded)
        found["preference"] += bool(told.preferred)
        found["cap of zero"] += any(one.children_cap == 0 for one in told.workers)
        found["leaver"] += any(one.origin is None for one in told.workers)
        found["no children"] += any(one.children == 0 for one in told.families)
        found["gender asked for"] += any(one.worker_gender is not None for one in told.families)
        found["last practitioner"] += any(one.last is not None for one in told.families)
        found["waiting first"] += told.goals[0] == "waiting"
        found["travel overruled"] += bool(told.overruled.pairs)
        found["cap overruled"] += any(
            most > told.workers[at].children_cap for at, most in told.overruled.children
        )
        found["pod overruled"] += any(
            most > told.pods[at].children_cap for at, most in told.overruled.pod_children
        )
        found["left"] += bool(told.left)
        found["must be placed"] += bool(told.must_place)
        found["reference"] += told.reference is not None
    assert len(found) == 17
    assert min(found.values()) >= 10, found


@pytest.mark.parametrize("seed", range(60))
def test_no_plan_is_better(seed: int) -> None:
    random = np.random.default_rng(1000 + seed)
    told = random_small(seed)
    plans = every_good_plan(told)
    moves = told.reference is not None
    orders = [told.goals, random_order(random), random_order(random, moves=moves)]
    if moves:
        orders += [("moves", *told.goals), (*told.goals, "moves")]
    for goals in orders:
        best = min(tuple(one[name] for name in goals) for one in plans)
        result = optimum(replace(told, goals=goals))
        assert tuple(goal.value for goal in result.goals) == best


@pytest.mark.parametrize("goals", ORDERS, ids=" ".join)
def test_no_plan_is_better_in_any_order_of_the_goals(goals: tuple[str, ...]) -> None:
    for seed in (101, 102, 103):
        told = random_problem(np.random.default_rng(seed), families=5, workers=3)
        best = min(tuple(one[name] for name in goals) for one in every_good_plan(told))
        result = optimum(replace(told, goals=goals))
        assert tuple(goal.value for goal in result.goals) == best


@pytest.mark.parametrize("seed", range(8))
def test_another_solver_finds_the_same_for_a_service(seed: int) -> None:
    told = service_problem(np.random.default_rng(seed), pods=3)
    found = solve_by_highs(told)
    assert all(one.proven for one in found)
    assert {one.name: one.value for one in found} == {
        goal.name: goal.value for goal in optimum(told).goals
    }


@pytest.mark.parametrize("seed", range(100, 110))
def test_another_solver_finds_the_same_where_everything_bites(seed: int) -> None:
    told = random_problem(np.random.default_rng(seed), families=24, workers=8, pods=3)
    orders = [told.goals]
    if told.reference is not None:
        orders += [("moves", *told.goals), (*told.goals, "moves")]
    for goals in orders:
        ordered = replace(told, goals=goals)
        found = solve_by_highs(ordered)
        assert all(one.proven for one in found)
        assert {one.name: one.value for one in found} == {
            goal.name: goal.value for goal in optimum(ordered).goals
        }


def test_nobody_and_nothing_is_a_plan() -> None:
    result = optimum(problem([], [], pod_caps=[]))
    assert result.solution == plan()
    assert [goal.value for goal in result.goals] == [0, 0, 0, 0, 0]


def test_without_families_everybody_has_none() -> None:
    assert [goal.value for goal in optimum(problem([worker(), leaver()], [])).goals] == [0] * 5


def test_without_workers_everybody_waits() -> None:
    result = optimum(problem([], [waiting("F1", 2), with_worker("F2", 1, None)]))
    assert workers_of(result) == (None, None)
    # 2 × 10, and 110 for one child of an open family.
    assert [goal.value for goal in result.goals] == [0, 130, 0, 0, 0]


def test_with_nobody_available_everybody_waits_and_nobody_changed() -> None:
    told = problem(
        [leaver("Kim"), worker("Sam", available=False)],
        [with_worker("F1", 2, 0), with_worker("F2", 1, 1), waiting("F3", 0)],
    )
    result = optimum(told)
    assert workers_of(result) == (None, None, None)
    assert [goal.value for goal in result.goals] == [0, 340, 0, 0, 0]


def test_with_everybody_out_of_reach_only_who_is_open_stays() -> None:
    told = problem(
        [worker("Sam"), worker("Priya")],
        [with_worker("F1", 2, 0), waiting("F2", 1), waiting("F3", 3)],
        [[90, 90, 90], [90, 90, 90]],
    )
    assert workers_of(optimum(told)) == (0, None, None)


def test_with_every_cap_at_zero_open_families_stay_and_the_others_wait() -> None:
    told = problem(
        [worker("Sam", 0), worker("Priya", 0)],
        [with_worker("F1", 2, 0), with_worker("F2", 1, 0), waiting("F3", 1)],
        pod_caps=[0],
    )
    result = optimum(told)
    assert workers_of(result) == (0, 0, None)


def test_where_everything_is_equal_everybody_is_placed_evenly() -> None:
    # Twelve alike families of two for four alike workers: three each, 6 of 12, is 50 %.
    told = problem([worker(f"W{at}") for at in range(4)], [waiting(f"F{at}") for at in range(12)])
    assert [goal.value for goal in optimum(told).goals] == [0, 0, 0, 50, 240]
