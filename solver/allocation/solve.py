"""Solve an allocation problem: every goal in order, checked before anyone sees it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from solver.allocation import check
from solver.allocation.filling import brought_back, filled
from solver.allocation.goals import GOAL_BY_NAME
from solver.allocation.pairs import Pairs
from solver.allocation.rules import RULES, must_place
from solver.allocation.solution import Solution
from solver.cp_sat import Effort, search
from solver.formulation import Budget
from solver.goals import solve_in_order
from solver.linear import LinearModel, Objective
from solver.result import Cancel, GoalValue, Status

if TYPE_CHECKING:
    from solver.allocation.problem import Problem
    from solver.linear import Booleans, Integers
    from solver.result import Listener


_TO_START = Effort(seconds=10.0, workers=1, seed=0)
"""What the search for any plan at all may use where nobody says so."""


@dataclass(frozen=True, slots=True)
class Result:
    """A checked plan, its goals in the order of the problem, and how long it took."""

    solution: Solution
    goals: tuple[GoalValue, ...]
    status: Status
    seconds: float


class RuleBrokenError(Exception):
    """The checker found a plan of the solver broken, or worse than it said: a fault of ours."""


class NoPlanError(Exception):
    """No plan keeps every rule: pins and families that must be placed do not go together.

    Attributes
    ----------
    proven
        There is none. Otherwise none was found before the time was up or somebody asked to stop.
    """

    def __init__(self, *, proven: bool) -> None:
        found = "there is no plan" if proven else "no plan was found in time"
        super().__init__(f"{found} with all pins and all families that must be placed")
        self.proven = proven


def solve(
    problem: Problem,
    *,
    effort: Effort,
    cancel: Cancel | None = None,
    listener: Listener | None = None,
) -> Result:
    """Find the best allocation within the time given.

    Whatever happens there is a plan: in the end the one that keeps everybody who may be kept. Only
    pins and families that must be placed may ask for what cannot be.

    Raises
    ------
    NoPlanError
        No plan keeps every rule, or none was found in time.
    RuleBrokenError
        The result broke a rule; it must not be shown.
    """
    formulation = AllocationFormulation(problem)
    budget = Budget(effort, cancel or Cancel(), listener)
    start = formulation.start(effort=effort, cancel=budget.cancel)
    ordered = solve_in_order(formulation, start, budget)
    solution = formulation.solution(ordered.chosen)
    if check.violations(problem, solution):
        raise RuleBrokenError("the plan found breaks a rule")
    goals = _recounted(ordered.goals, check.goal_values(problem, solution))
    status = ordered.status
    if status is Status.FEASIBLE and all(goal.proven for goal in goals):
        status = Status.OPTIMAL
    return Result(solution, goals, status, ordered.seconds)


def _recounted(found: tuple[GoalValue, ...], values: tuple[int, ...]) -> tuple[GoalValue, ...]:
    """Return the goals with the numbers of the plan itself.

    A goal that was held without proof may have come out lower while a later one was searched.
    """
    if any(value > goal.value for goal, value in zip(found, values, strict=True)):
        held = tuple(goal.value for goal in found)
        raise RuleBrokenError(f"the goals were held at {held}, and the plan comes to {values}")
    goals: list[GoalValue] = []
    for goal, value in zip(found, values, strict=True):
        bound = min(goal.bound, value)
        proven = value == bound and all(earlier.proven for earlier in goals)
        goals.append(replace(goal, value=value, bound=bound, proven=proven))
    return tuple(goals)


def allowed_pairs(problem: Problem) -> Booleans:
    """Return the pairs that every rule about a single pair allows, families × workers."""
    mask = np.ones((len(problem.families), len(problem.workers)), dtype=np.bool_)
    for rule in RULES:
        if rule.allowed is not None:
            mask &= rule.allowed(problem)
    for family, worker in problem.pinned:
        mask[family, np.arange(len(problem.workers)) != worker] = False
    return mask


def _may_be_filled(problem: Problem, solution: Solution) -> bool:
    """Return whether no rule is broken but that families are still to be placed."""
    broken = check.violations(problem, solution)
    return all(one.rule == must_place.NAME for one in broken)


class AllocationFormulation:
    """The allocation problem as candidates for the ordered search (see `solver.formulation`)."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._allowed = allowed_pairs(problem)
        self._pairs = Pairs.from_mask(self._allowed)
        self._objectives = {
            name: objective(problem, self._pairs)
            for name in problem.goals
            if (objective := GOAL_BY_NAME[name].objective) is not None
        }
        self._costs = {
            name: self._spread(objective) for name, objective in self._objectives.items()
        }

    @property
    def goal_names(self) -> tuple[str, ...]:
        """The goals, most important first."""
        return self._problem.goals

    @property
    def candidate_count(self) -> int:
        """How many pairs may be joined."""
        return len(self._pairs)

    def costs(self, goal: int) -> Integers | None:
        """Return what each pair adds to a goal; `None` if the goal is not a plain sum."""
        return self._costs.get(self._problem.goals[goal])

    def model(
        self, candidates: Integers, decided: Booleans, held: tuple[int, ...], goal: int
    ) -> tuple[LinearModel, Objective]:
        """State the rules, the goals held, and one goal to make small."""
        problem = self._problem
        chosen = self._pairs.subset(candidates)
        pairs = Pairs(chosen.family, chosen.worker, decided)
        model = LinearModel()
        columns = model.add_columns(len(pairs))
        model.fix(columns[decided], 1)
        for rule in RULES:
            if rule.add_to is not None:
                rule.add_to(model, problem, pairs)
        for name, value in zip(problem.goals, held, strict=False):
            earlier = GOAL_BY_NAME[name]
            if earlier.hold is not None:
                earlier.hold(model, problem, pairs, value)
            else:
                objective = self._plain(name, candidates)
                model.add_at_most(
                    objective.columns, objective.coefficients, value - objective.constant
                )
        own = GOAL_BY_NAME[problem.goals[goal]]
        if own.add_to is not None:
            return model, own.add_to(model, problem, pairs)
        return model, self._plain(own.name, candidates)

    def wanted(self) -> Booleans:
        """Return the pairs of families that must be placed."""
        return np.isin(self._pairs.family, list(self._problem.must_place))

    def standing(self, goal: int, chosen: Booleans, decided: Booleans) -> tuple[int, int]:
        """Return a goal's value where these are chosen, and what no choice goes below."""
        name = self._problem.goals[goal]
        count = GOAL_BY_NAME[name].value
        value = count(self._problem, self.solution(chosen))
        if name not in self._objectives:
            # The peak: it only grows with what is chosen besides.
            return value, count(self._problem, self.solution(decided))
        best, costs = np.zeros(len(self._problem.families), dtype=np.int64), self._costs[name]
        np.minimum.at(best, self._pairs.family, costs)
        best[self._pairs.family[decided]] = costs[decided]
        return value, self._objectives[name].constant + int(best.sum())

    def sides(self) -> tuple[Integers, Integers]:
        """Return the family and the worker of each pair."""
        return self._pairs.family, self._pairs.worker

    def implied(self, goal: int, value: int) -> Booleans:
        """Return which pairs every plan with this value must join.

        Those that alone gain more than all that is lost beyond what had to be lost. So a family
        keeps its practitioner for `changes`, and stays where it is for `moves`.
        """
        name = self._problem.goals[goal]
        chosen = np.zeros(len(self._pairs), dtype=np.bool_)
        if name in self._costs:
            costs = self._costs[name]
            avoidable = value - (self._objectives[name].constant + int(costs[costs < 0].sum()))
            chosen = -costs > avoidable
        return chosen

    def start(self, *, effort: Effort = _TO_START, cancel: Cancel | None = None) -> Booleans:
        """Choose a plan that breaks no rule: pins, everyone where they are, and who fits.

        Where they are says the plan on the board, and without one their practitioner of today.
        Where not all of that goes together, as many as do, the most urgent first. `effort` and
        `cancel` are for the search where families that must be placed fit in nowhere.

        Raises
        ------
        NoPlanError
            No plan keeps every rule, or none was found in time.
        """
        problem, pairs = self._problem, self._pairs
        there = problem.reference or tuple(family.current for family in problem.families)
        worker_of = np.array([-1 if one is None else one for one in there], dtype=np.int64)
        pinned = np.zeros(len(pairs), dtype=np.bool_)
        pinned[pairs.positions(problem.pinned)] = True
        if pinned.sum() < len(problem.pinned):
            raise NoPlanError(proven=True)
        begun = self.solution(pinned | (pairs.worker == worker_of[pairs.family]))
        if not _may_be_filled(problem, begun):
            begun = self.solution(pinned)
            if _may_be_filled(problem, begun):
                begun = brought_back(problem, begun, there, self._allowed)
        if _may_be_filled(problem, begun):
            begun = filled(problem, begun, self._allowed)
        chosen = self._chosen_by(begun)
        if not check.violations(problem, begun):
            return chosen
        return self._repaired(chosen, effort, cancel or Cancel())

    def _repaired(self, chosen: Booleans, effort: Effort, cancel: Cancel) -> Booleans:
        """Search for any plan that breaks no rule."""
        everything = np.arange(len(self._pairs), dtype=np.int64)
        nothing = np.zeros(len(self._pairs), dtype=np.bool_)
        model, _ = self.model(everything, nothing, (), 0)
        unmoved = np.flatnonzero(chosen)
        stay = Objective(unmoved, np.full(len(unmoved), -1, dtype=np.int64))
        found = search(model, stay, effort=effort, cancel=cancel, near_enough=len(unmoved))
        if found.solution is None:
            raise NoPlanError(proven=found.proven)
        return found.solution[: len(everything)] > 0

    def _chosen_by(self, solution: Solution) -> Booleans:
        worker_of = np.array(
            [-1 if not workers else workers[0] for workers in solution.workers], dtype=np.int64
        )
        chosen: Booleans = self._pairs.worker == worker_of[self._pairs.family]
        return chosen

    def solution(self, chosen: Booleans) -> Solution:
        """Return the plan that joins the chosen pairs."""
        workers: list[tuple[int, ...]] = [()] * len(self._problem.families)
        for position in np.flatnonzero(chosen).tolist():
            family = int(self._pairs.family[position])
            workers[family] = (*workers[family], int(self._pairs.worker[position]))
        return Solution(tuple(workers))

    def _plain(self, name: str, candidates: Integers) -> Objective:
        costs = self._costs[name][candidates]
        columns = np.flatnonzero(costs)
        return Objective(columns, costs[columns], self._objectives[name].constant)

    def _spread(self, objective: Objective) -> Integers:
        costs = np.zeros(len(self._pairs), dtype=np.int64)
        costs[objective.columns] = objective.coefficients
        return costs
