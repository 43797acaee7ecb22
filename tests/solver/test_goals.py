"""The ordered search, on allocation problems: stopped, hurried, listened to, repeated."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solver.allocation import check
from solver.allocation.solve import AllocationFormulation, Result, solve
from solver.cp_sat import Effort
from solver.result import Cancel, Progress, Status
from tests.solver.allocation.building import optimum
from tests.solver.allocation.random_service import service_problem

if TYPE_CHECKING:
    from solver.allocation.problem import Problem

WAITING_FIRST = ("waiting", "changes", "preferences", "peak_load", "travel")
PATIENT = Effort(seconds=30.0, workers=1, seed=0)


@pytest.fixture(scope="module")
def service() -> Problem:
    return service_problem(np.random.default_rng(1), pods=3)


@pytest.fixture(scope="module")
def large() -> Problem:
    return service_problem(np.random.default_rng(1), pods=30)


def as_it_stands(problem: Problem) -> tuple[int, ...]:
    formulation = AllocationFormulation(problem)
    return check.goal_values(problem, formulation.solution(formulation.start()))


def assert_is_a_plan(problem: Problem, result: Result) -> None:
    assert check.violations(problem, result.solution) == ()
    values = tuple(goal.value for goal in result.goals)
    assert values == check.goal_values(problem, result.solution)
    assert values <= as_it_stands(problem)
    assert tuple(goal.name for goal in result.goals) == problem.goals
    assert all(goal.bound <= goal.value for goal in result.goals)


def test_stopped_before_it_began_everybody_who_may_stay_stays(large: Problem) -> None:
    cancel = Cancel()
    cancel.request()
    began = perf_counter()
    result = solve(large, effort=PATIENT, cancel=cancel)
    assert perf_counter() - began < 10
    assert result.status is Status.CANCELLED
    assert_is_a_plan(large, result)
    assert result.goals[0].value == as_it_stands(large)[0]


def test_stopped_before_it_began_no_bound_claims_what_the_best_plan_refutes(
    service: Problem,
) -> None:
    cancel = Cancel()
    cancel.request()
    stopped, best = solve(service, effort=PATIENT, cancel=cancel), solve(service, effort=PATIENT)
    assert best.status is Status.OPTIMAL
    for told, reached in zip(stopped.goals, best.goals, strict=True):
        assert told.bound <= min(told.value, reached.value)


@pytest.mark.parametrize("heard", [1, 2, 3, 5])
def test_stopped_while_it_searches_the_best_plan_so_far_is_kept(large: Problem, heard: int) -> None:
    cancel = Cancel()
    told: list[Progress] = []

    def listen(progress: Progress) -> None:
        told.append(progress)
        if len(told) == heard:
            cancel.request()

    result = solve(large, effort=PATIENT, cancel=cancel, listener=listen)
    assert result.status is Status.CANCELLED
    assert result.seconds < PATIENT.seconds / 2
    assert_is_a_plan(large, result)
    assert not all(goal.proven for goal in result.goals)


def test_what_is_proven_when_stopped_stays_proven(large: Problem) -> None:
    cancel = Cancel()

    def stop_after_the_first_goal(progress: Progress) -> None:
        if len(progress.goals) > 1:
            cancel.request()

    result = solve(large, effort=PATIENT, cancel=cancel, listener=stop_after_the_first_goal)
    assert result.goals[0].proven
    assert result.goals[0] == solve(large, effort=PATIENT).goals[0]


@pytest.mark.parametrize("seconds", [0.0, 0.2])
@pytest.mark.parametrize("first", ["changes", "waiting"])
def test_without_time_to_search_there_is_a_plan(large: Problem, seconds: float, first: str) -> None:
    problem = large if first == "changes" else replace(large, goals=WAITING_FIRST)
    result = solve(problem, effort=replace(PATIENT, seconds=seconds))
    assert result.status is Status.FEASIBLE
    assert result.seconds < 15
    assert_is_a_plan(problem, result)


def test_a_bound_of_a_hurried_search_is_true() -> None:
    for seed in range(6):
        problem = service_problem(np.random.default_rng(seed), pods=2)
        best = optimum(problem)
        for seconds in (0.0, 0.02, 0.05):
            hurried = solve(problem, effort=replace(PATIENT, seconds=seconds))
            assert_is_a_plan(problem, hurried)
            for found, known in zip(hurried.goals, best.goals, strict=True):
                assert found.bound <= known.value
                if found.value != known.value:
                    # What comes after is about other plans.
                    assert not found.proven
                    break


def test_the_listener_hears_of_every_goal_in_order(service: Problem) -> None:
    told: list[Progress] = []
    result = solve(service, effort=PATIENT, listener=told.append)
    assert told[-1].goals == result.goals
    for progress in told:
        assert progress.goal_names == service.goals
        assert progress.budget_seconds == PATIENT.seconds
        assert 0 <= progress.seconds <= result.seconds
        names = tuple(goal.name for goal in progress.goals)
        assert names == service.goals[: len(names)]
    lengths = [len(progress.goals) for progress in told]
    assert lengths == sorted(lengths)
    assert [progress.seconds for progress in told] == sorted(progress.seconds for progress in told)


def test_one_worker_and_one_seed_find_one_plan(service: Problem) -> None:
    first, second = (solve(service, effort=PATIENT) for _ in range(2))
    assert first.status is second.status is Status.OPTIMAL
    assert first.solution == second.solution
    assert first.goals == second.goals


def test_other_seeds_and_workers_find_plans_as_good(service: Problem) -> None:
    known = [goal.value for goal in optimum(service).goals]
    for workers, seed in ((1, 7), (2, 0), (3, 1)):
        result = solve(service, effort=Effort(30.0, workers=workers, seed=seed))
        assert [goal.value for goal in result.goals] == known


def test_a_later_goal_never_worsens_an_earlier_one(service: Problem) -> None:
    told: list[Progress] = []
    solve(service, effort=PATIENT, listener=told.append)
    for earlier, later in pairwise(told):
        settled = min(len(earlier.goals), len(later.goals)) - 1
        for goal in range(settled):
            assert later.goals[goal].value <= earlier.goals[goal].value
