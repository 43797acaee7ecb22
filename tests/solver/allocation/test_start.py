"""The search starts from a plan that breaks no rule, as near to the board as can be."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from solver.allocation import check
from solver.allocation.problem import MOVES_GOAL, Overruled, Problem
from solver.allocation.solution import Solution
from solver.allocation.solve import AllocationFormulation, NoPlanError, solve
from solver.cp_sat import Effort
from solver.result import Cancel, Status
from tests.solver.allocation.building import plan, problem, waiting, with_worker, worker
from tests.solver.allocation.random_problems import random_problem
from tests.solver.allocation.random_service import service_problem

PATIENT = Effort(seconds=20.0, workers=1, seed=0)


def start(told: Problem) -> Solution:
    formulation = AllocationFormulation(told)
    return formulation.solution(formulation.start())


@pytest.mark.parametrize("seed", range(40))
def test_the_start_breaks_no_rule(seed: int) -> None:
    random = np.random.default_rng(seed)
    told = random_problem(random, families=12, workers=5, pods=2)
    assert check.violations(told, start(told)) == ()


def test_there_is_no_plan_exactly_where_trying_everything_finds_none() -> None:
    random = np.random.default_rng(3)
    said: Counter[bool] = Counter()
    for _ in range(80):
        workers = int(random.integers(1, 4))
        told = random_problem(random, families=4, workers=workers)
        wanted = frozenset(np.flatnonzero(random.random(4) < 0.4).tolist())
        told = replace(told, must_place=wanted)
        choices = [None, *range(workers)]
        possible = any(
            not check.violations(told, Solution.of(worker_of))
            for worker_of in product(choices, repeat=4)
        )
        said[possible] += 1
        if possible:
            assert check.violations(told, start(told)) == ()
        else:
            with pytest.raises(NoPlanError) as raised:
                start(told)
            assert raised.value.proven
    assert min(said[True], said[False]) > 20


def test_a_board_that_breaks_no_rule_is_where_the_search_starts() -> None:
    told = service_problem(np.random.default_rng(2), pods=3)
    board = tuple(
        start(replace(told, left=frozenset({3, 4, 5}))).worker_of(family)
        for family in range(len(told.families))
    )
    begun = start(replace(told, reference=board))
    assert all(there in (None, begun.worker_of(family)) for family, there in enumerate(board))


def test_stopped_at_once_the_board_stays_as_it_is() -> None:
    told = service_problem(np.random.default_rng(2), pods=3)
    board = tuple(solve(told, effort=PATIENT).solution.worker_of(at) for at in range(63))
    cancel = Cancel()
    cancel.request()
    asked = replace(told, reference=board, goals=(MOVES_GOAL, *told.goals))
    result = solve(asked, effort=PATIENT, cancel=cancel)
    assert result.status is Status.CANCELLED
    assert result.solution == Solution.of(board)


def test_where_the_board_does_not_fit_any_more_the_most_urgent_stay() -> None:
    # Sam's cap came down to four. F3 is the most urgent (60 a child), then F2; F1 (10 a child)
    # goes to Priya.
    told = problem(
        [worker("Sam", 4), worker("Priya")],
        [waiting("F1"), waiting("F2", urgency=30), waiting("F3", urgency=60)],
    )
    assert start(replace(told, reference=(0, 0, 0))) == plan(1, 0, 0)


def test_where_a_pin_and_todays_caseload_do_not_go_together_as_many_stay_as_can() -> None:
    # Sam has F1 (3) and F2 (2) in five places; the pin brings F3 (2). F1 stays, the more urgent
    # (3 × 110 against 2 × 110), and F2 goes to Priya.
    told = problem(
        [worker("Sam", 5), worker("Priya")],
        [with_worker("F1", 3, 0), with_worker("F2", 2, 0), waiting("F3", 2)],
        pinned=[(2, 0)],
    )
    assert start(told) == plan(0, 1, 0)


def test_a_family_to_be_placed_that_fits_nowhere_is_made_room_for() -> None:
    told = replace(
        problem([worker("Sam", 2)], [with_worker("F1", 2, 0), waiting("F2")]),
        must_place=frozenset({1}),
    )
    assert start(told) == plan(None, 0)


def test_a_family_to_be_placed_comes_before_a_more_urgent_one() -> None:
    told = replace(
        problem([worker("Sam", 2)], [waiting("F1", urgency=60), waiting("F2")]),
        must_place=frozenset({1}),
    )
    assert solve(told, effort=replace(PATIENT, seconds=0.0)).solution == plan(None, 0)


def test_places_allowed_by_hand_are_filled() -> None:
    told = problem([worker("Sam", 5)], [waiting("F1", 3), waiting("F2", 3)])
    assert start(told) == plan(0, None)
    assert start(replace(told, overruled=Overruled(children=((0, 6),)))) == plan(0, 0)


def test_without_time_to_look_for_room_there_is_no_plan_and_no_proof() -> None:
    told = replace(
        problem([worker("Sam", 2)], [with_worker("F1", 2, 0), waiting("F2")]),
        must_place=frozenset({1}),
    )
    with pytest.raises(NoPlanError, match="no plan was found in time") as raised:
        solve(told, effort=replace(PATIENT, seconds=0.0))
    assert not raised.value.proven
