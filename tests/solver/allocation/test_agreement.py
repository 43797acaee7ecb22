"""Every rule and goal is written twice, apart; here the two are played against each other.

Random plans, good and bad, for small random problems: what the model accepts must be what the
checker is silent about, for each rule alone, and both must happen. A rule or goal that is new in
the tables of contents is covered by itself.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from ortools.sat.python import cp_model

from solver.allocation.goals import GOALS, Goal
from solver.allocation.pairs import Pairs
from solver.allocation.rules import RULES, Rule
from solver.allocation.solution import Solution, children_by_worker
from solver.linear import LinearModel
from tests.solver.allocation.random_problems import random_problem

if TYPE_CHECKING:
    from solver.allocation.problem import Problem
    from solver.linear import Booleans, Integers

PROBLEMS = 60
PLANS = 12

RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
GOAL = pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal.name)


def verdicts(rule: Rule) -> Counter[tuple[bool, bool]]:
    """Count what the model and the checker say of random plans: (accepts, is silent)."""
    random = np.random.default_rng(seed=2026)
    said: Counter[tuple[bool, bool]] = Counter()
    for _ in range(PROBLEMS):
        problem = small(random)
        for _ in range(PLANS):
            joined = some_plan(random, problem)
            silent = not rule.violations(problem, solution(problem, joined))
            said[accepts(random, rule, problem, joined), silent] += 1
    return said


@RULE
def test_the_model_accepts_what_the_checker_is_silent_about(rule: Rule) -> None:
    said = verdicts(rule)
    assert said[True, False] == 0, "the model accepts a plan that breaks the rule"
    assert said[False, True] == 0, "the model forbids a plan that keeps the rule"
    assert min(said[True, True], said[False, False]) > 20, "one of the two hardly happens"


@pytest.mark.parametrize("slip", [-1, 1])
def test_a_slip_by_one_child_is_caught(slip: int) -> None:
    rule = next(rule for rule in RULES if rule.name == "children_cap")

    def violations(problem: Problem, told: Solution) -> tuple[object, ...]:
        workers = tuple(
            replace(worker, children_cap=max(worker.children_cap + slip, 0))
            for worker in problem.workers
        )
        return rule.violations(replace(problem, workers=workers), told)

    said = verdicts(replace(rule, violations=violations))
    assert said[True, False] + said[False, True] > 0


def test_a_rule_that_never_bites_in_the_checker_is_caught() -> None:
    rule = next(rule for rule in RULES if rule.name == "travel_limit")
    assert verdicts(replace(rule, violations=lambda problem, told: ()))[False, True] > 0


@GOAL
def test_the_goal_in_the_model_is_the_goal_counted(goal: Goal) -> None:
    for problem, joined, pairs in good_enough_plans():
        model, objective = stated(goal, problem, pairs)
        columns = model.completed(joined[pairs.family, pairs.worker].astype(np.int64))
        assert fits(model, columns)
        assert objective.value(columns) == goal.value(problem, solution(problem, joined))


@pytest.mark.parametrize(
    "goal", [goal for goal in GOALS if goal.hold is not None], ids=lambda goal: goal.name
)
def test_a_goal_held_is_not_exceeded_and_not_cut_short(goal: Goal) -> None:
    random = np.random.default_rng(seed=7)
    assert goal.hold is not None
    bitten = 0
    for problem, joined, pairs in good_enough_plans():
        value = goal.value(problem, solution(problem, joined))
        chosen = joined[pairs.family, pairs.worker]
        for limit in (value, value + 1, value - 1):
            # What is decided is part of a plan within the limit.
            fixed = chosen & (random.random(len(chosen)) < 0.5) & (limit >= value)
            model = LinearModel()
            model.add_columns(len(pairs))
            goal.hold(model, problem, Pairs(pairs.family, pairs.worker, fixed), max(limit, 0))
            assert is_possible(model, chosen) == (value <= max(limit, 0))
            bitten += value > max(limit, 0)
    assert bitten > 20


def test_a_goal_that_miscounts_by_one_point_is_caught() -> None:
    goal = next(goal for goal in GOALS if goal.name == "travel")
    slipped = replace(
        goal, value=lambda problem, told: goal.value(problem, told) + any(told.workers)
    )
    with pytest.raises(AssertionError):
        test_the_goal_in_the_model_is_the_goal_counted(slipped)


def small(random: np.random.Generator) -> Problem:
    return random_problem(
        random,
        families=int(random.integers(1, 7)),
        workers=int(random.integers(1, 4)),
        pods=int(random.integers(0, 3)),
    )


def some_plan(random: np.random.Generator, problem: Problem) -> Booleans:
    """Join any pairs, families × workers; families with today's practitioner are common."""
    shape = (len(problem.families), len(problem.workers))
    joined = random.random(shape) < random.choice([0.1, 0.3, 0.5])
    if random.random() < 0.5:
        joined &= np.cumsum(joined, axis=1) == 1
    for family, told in enumerate(problem.families):
        if told.current is not None and random.random() < 0.6:
            joined[family] = np.arange(shape[1]) == told.current
    for family, worker in problem.pinned:
        if random.random() < 0.7:
            joined[family, worker] = True
    return joined


def solution(problem: Problem, joined: Booleans) -> Solution:
    return Solution(tuple(tuple(np.flatnonzero(row).tolist()) for row in joined))


def accepts(random: np.random.Generator, rule: Rule, problem: Problem, joined: Booleans) -> bool:
    """Return whether the model, with this rule alone, has room for exactly these pairs."""
    if rule.allowed is not None:
        return not (joined & ~rule.allowed(problem)).any()
    assert rule.add_to is not None
    pairs = Pairs.from_mask(np.ones_like(joined))
    pairs = Pairs(pairs.family, pairs.worker, decided(random, problem, joined).ravel())
    model = LinearModel()
    columns = model.add_columns(len(pairs))
    model.fix(columns[pairs.fixed], 1)
    rule.add_to(model, problem, pairs)
    return is_possible(model, joined.ravel())


def decided(random: np.random.Generator, problem: Problem, joined: Booleans) -> Booleans:
    """Take some of the pairs joined as decided before, as the ordered search does.

    Only of families with one practitioner, and only where a caseload has room for all of it:
    what is decided is always part of a good plan.
    """
    some = joined & (joined.sum(axis=1, keepdims=True) == 1)
    if random.random() < 0.5:
        some[:] = False
    load = children_by_worker(problem, solution(problem, some))
    for worker, children in enumerate(load):
        if children > problem.workers[worker].children_cap:
            some[:, worker] = False
    return some


def is_possible(model: LinearModel, first: Booleans) -> bool:
    """Return whether some value of the other columns goes with these of the first ones.

    If so, the model's own completion must be such a value.
    """
    lower, upper = model.bounds()
    count = len(first)
    possible = bool((lower[:count] <= first).all() and (first <= upper[:count]).all())
    if possible and model.rows:
        program = cp_model.CpModel()
        columns = [
            program.new_int_var(low, high, "")
            for low, high in zip(
                np.r_[first, lower[count:]].tolist(),
                np.r_[first, upper[count:]].tolist(),
                strict=True,
            )
        ]
        for row in model.rows:
            terms = [columns[at] for at in row.columns.tolist()]
            total = cp_model.LinearExpr.weighted_sum(terms, row.coefficients.tolist())
            program.add(total <= row.limit)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        possible = solver.solve(program) == cp_model.OPTIMAL
    assert possible == fits(model, model.completed(first.astype(np.int64)))
    return possible


def fits(model: LinearModel, columns: Integers) -> bool:
    lower, upper = model.bounds()
    return bool((lower <= columns).all() and (columns <= upper).all()) and all(
        int(row.coefficients @ columns[row.columns]) <= row.limit for row in model.rows
    )


def stated(goal: Goal, problem: Problem, pairs: Pairs) -> tuple[LinearModel, object]:
    model = LinearModel()
    model.add_columns(len(pairs))
    if goal.add_to is not None:
        return model, goal.add_to(model, problem, pairs)
    assert goal.objective is not None
    return model, goal.objective(problem, pairs)


def good_enough_plans() -> list[tuple[Problem, Booleans, Pairs]]:
    """Return plans in which goals have a meaning: planned workers, one a family."""
    random = np.random.default_rng(seed=12)
    found = []
    for _ in range(PROBLEMS):
        problem = small(random)
        planned = np.array([worker.available for worker in problem.workers])
        for _ in range(PLANS // 3):
            joined = some_plan(random, problem) & planned
            joined &= np.cumsum(joined, axis=1) == 1
            found.append((problem, joined, Pairs.from_mask(np.ones_like(joined) & planned)))
    return found
