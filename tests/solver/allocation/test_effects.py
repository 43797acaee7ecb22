"""What a move costs, told from the one family, is what counting the whole plan again tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solver.allocation import check
from solver.allocation.effects import Effects
from solver.allocation.goals import GOAL_BY_NAME
from solver.allocation.problem import MOVES_GOAL
from solver.allocation.solution import Caseloads, Solution
from tests.solver.allocation.building import leaver, plan, problem, waiting, with_worker, worker
from tests.solver.allocation.random_problems import random_order, random_problem

if TYPE_CHECKING:
    from solver.allocation.problem import Problem

SEEDS = range(40)


def random_plan(seed: int) -> tuple[Problem, Solution]:
    """Return a small random problem and any plan for it, good or bad."""
    random = np.random.default_rng(seed)
    workers = int(random.integers(0, 6))
    told = random_problem(random, families=7, workers=workers, pods=int(random.integers(0, 3)))
    if told.reference is not None:
        told = replace(told, goals=random_order(random, moves=True))
    choices = [(), *((one,) for one in range(workers))]
    if workers > 1:
        choices.append((0, 1))
    drawn = random.integers(len(choices), size=len(told.families)).tolist()
    return told, Solution(tuple(choices[at] for at in drawn))


def every_move(told: Problem) -> list[tuple[int, int | None]]:
    everybody = [None, *range(len(told.workers))]
    return [(family, who) for family in range(len(told.families)) for who in everybody]


@pytest.mark.parametrize("seed", SEEDS)
def test_an_effect_is_the_difference_of_the_goals_counted_again(seed: int) -> None:
    told, solution = random_plan(seed)
    now = check.goal_values(told, solution)
    effects = Effects(told, solution)
    for family, who in every_move(told):
        after = check.goal_values(told, solution.with_family_at(family, who))
        expected = tuple(one - other for one, other in zip(after, now, strict=True))
        assert effects.of(family, who) == expected


def test_every_goal_is_moved_by_some_move() -> None:
    moved: set[str] = set()
    for seed in SEEDS:
        told, solution = random_plan(seed)
        effects = Effects(told, solution)
        for family, who in every_move(told):
            found = zip(told.goals, effects.of(family, who), strict=True)
            moved |= {name for name, effect in found if effect}
    assert moved == set(GOAL_BY_NAME)


def test_the_effects_of_one_move_in_points() -> None:
    # F1 (3 children, two earlier changes) goes from Sam, 20 minutes away, to Priya, ten: it
    # changes (10 + 5 × 2), the fullest caseload is Sam's 5 of 6 before and Priya's 3 of 12 or
    # Sam's 2 of 6 after (84 % to 34 %), and 2 × 10 minutes are saved. On the board it was
    # with Sam: one move.
    told = problem(
        [worker("Sam", 6), worker("Priya", 12)],
        [with_worker("F1", 3, 0, worker_changes=2), waiting("F2", 2)],
        [[20, 10], [10, 10]],
    )
    told = replace(told, reference=(0, 0), goals=(*told.goals, MOVES_GOAL))
    effects = Effects(told, plan(0, 0))
    assert effects.of(0, 1) == (20, 0, 0, -50, -20, 1)
    # Left waiting: changed as well, 3 × 110 points, 34 % and 40 minutes fewer.
    assert effects.of(0, None) == (20, 330, 0, -50, -40, 1)
    assert effects.of(0, 0) == (0, 0, 0, 0, 0, 0)


@pytest.mark.parametrize("seed", SEEDS)
def test_caseloads_of_a_move_are_those_counted_again(seed: int) -> None:
    told, solution = random_plan(seed)
    caseloads = Caseloads.of(told, solution)
    for family, who in every_move(told):
        after = solution.with_family_at(family, who)
        assert caseloads.moved(told, family, who) == Caseloads.of(told, after)


def test_a_move_from_a_leaver_counts_in_their_pod() -> None:
    told = problem(
        [leaver("Kim", pod=0), worker("Sam", pod=1)],
        [with_worker("F1", 3, 0)],
        pod_caps=[48, 48],
    )
    moved = Caseloads.of(told, plan(0)).moved(told, 0, 1)
    assert (moved.by_worker, moved.by_pod, moved.newcomers) == ((0, 3), (0, 3), (0, 1))
