"""Solve a mentoring problem: every goal in order, checked before anyone sees it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from solver.formulation import Budget
from solver.goals import solve_in_order
from solver.linear import LinearModel, Objective
from solver.mentoring import check
from solver.mentoring.goals import GOAL_BY_NAME
from solver.mentoring.pairs import Pairs
from solver.mentoring.rules import RULES
from solver.mentoring.solution import Solution
from solver.result import Cancel, GoalValue, Status

if TYPE_CHECKING:
    from solver.cp_sat import Effort
    from solver.linear import Booleans, Integers
    from solver.mentoring.problem import Problem
    from solver.result import Listener


@dataclass(frozen=True, slots=True)
class Result:
    """A checked plan, its goals in the order of the problem, and how long it took."""

    solution: Solution
    goals: tuple[GoalValue, ...]
    status: Status
    seconds: float


class RuleBrokenError(Exception):
    """The checker found a plan of the solver broken, or worse than it said: a fault of ours."""


def solve(
    problem: Problem,
    *,
    effort: Effort,
    cancel: Cancel | None = None,
    listener: Listener | None = None,
) -> Result:
    """Find the best matches within the time given.

    Whatever happens there is a plan: in the end the one with the live matches and the pins alone.

    Raises
    ------
    RuleBrokenError
        The result broke a rule; it must not be shown.
    """
    formulation = MentoringFormulation(problem)
    budget = Budget(effort, cancel or Cancel(), listener)
    ordered = solve_in_order(formulation, formulation.start(), budget)
    solution = formulation.solution(ordered.chosen)
    if check.violations(problem, solution):
        raise RuleBrokenError("the plan found breaks a rule")
    goals = _recounted(ordered.goals, check.goal_values(problem, solution))
    status = ordered.status
    if status is Status.FEASIBLE and all(goal.proven for goal in goals):
        status = Status.OPTIMAL
    return Result(solution, goals, status, ordered.seconds)


def _recounted(found: tuple[GoalValue, ...], values: tuple[int, ...]) -> tuple[GoalValue, ...]:
    """Return the goals with the numbers of the plan itself."""
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
    """Return the pairs that every rule about a single pair allows, families × volunteers."""
    new = np.ones((len(problem.families), len(problem.volunteers)), dtype=np.bool_)
    running = new.copy()
    for rule in RULES:
        if rule.allowed is not None:
            mask = rule.allowed(problem)
            new &= mask
            if rule.binds_live:
                running &= mask
    for family, volunteer in problem.live:
        new[family, volunteer] = running[family, volunteer]
    for family, volunteer in problem.pinned:
        new[family, np.arange(len(problem.volunteers)) != volunteer] = False
    return new


class MentoringFormulation:
    """The mentoring problem as candidates for the ordered search (see `solver.formulation`)."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._pairs = Pairs.from_mask(allowed_pairs(problem), problem)
        self._objectives = [
            GOAL_BY_NAME[name].objective(problem, self._pairs) for name in problem.goals
        ]
        self._costs = [self._spread(objective) for objective in self._objectives]

    @property
    def goal_names(self) -> tuple[str, ...]:
        """The goals, most important first."""
        return self._problem.goals

    @property
    def candidate_count(self) -> int:
        """How many pairs may be joined."""
        return len(self._pairs)

    def costs(self, goal: int) -> Integers | None:
        """Return what each pair adds to a goal: every goal is a plain sum."""
        return self._costs[goal]

    def model(
        self, candidates: Integers, decided: Booleans, held: tuple[int, ...], goal: int
    ) -> tuple[LinearModel, Objective]:
        """State the rules, the goals held, and one goal to make small."""
        pairs = self._pairs.subset(candidates, decided)
        model = LinearModel()
        columns = model.add_columns(len(pairs))
        model.fix(columns[decided], 1)
        for rule in RULES:
            if rule.add_to is not None:
                rule.add_to(model, self._problem, pairs)
        for earlier, value in enumerate(held):
            objective = self._plain(earlier, candidates)
            model.add_at_most(objective.columns, objective.coefficients, value - objective.constant)
        return model, self._plain(goal, candidates)

    def wanted(self) -> Booleans:
        """Return the pairs that a rule asks for."""
        wanted = np.zeros(len(self._pairs), dtype=np.bool_)
        wanted[self._pairs.positions(self._problem.pinned)] = True
        return wanted

    def standing(self, goal: int, chosen: Booleans, decided: Booleans) -> tuple[int, int]:
        """Return a goal's value where these are chosen, and what no choice goes below."""
        costs, constant = self._costs[goal], self._objectives[goal].constant
        best = np.zeros(len(self._problem.families), dtype=np.int64)
        np.minimum.at(best, self._pairs.family, costs)
        best[self._pairs.family[decided]] = costs[decided]
        return constant + int(costs[chosen].sum()), constant + int(best.sum())

    def sides(self) -> tuple[Integers, Integers]:
        """Return the family and the volunteer of each pair."""
        return self._pairs.family, self._pairs.volunteer

    def implied(self, goal: int, value: int) -> Booleans:
        """Return which pairs every plan with this value must join.

        Those without which their family alone loses more than is lost beyond what had to be lost.
        So a match that is running goes on.
        """
        costs, families = self._costs[goal], self._pairs.family
        best = np.zeros(len(self._problem.families), dtype=np.int64)
        np.minimum.at(best, families, costs)
        avoidable = value - (self._objectives[goal].constant + int(best.sum()))
        is_best = costs == best[families]
        # What the family has left without its best pair: another as good, or the second best.
        without = np.zeros(len(best), dtype=np.int64)
        np.minimum.at(without, families[~is_best], costs[~is_best])
        several = np.bincount(families[is_best], minlength=len(best)) > 1
        without[several] = best[several]
        implied: Booleans = is_best & (without[families] - costs > avoidable)
        return implied

    def start(self) -> Booleans:
        """Choose a plan that breaks no rule: pins, live matches, and who finds a place."""
        problem, pairs = self._problem, self._pairs
        chosen = np.zeros(len(pairs), dtype=np.bool_)
        free = np.array(
            [one.capacity - one.held_elsewhere for one in problem.volunteers], dtype=np.int64
        )
        is_matched = np.zeros(len(problem.families), dtype=np.bool_)
        takes_new = np.array(
            [
                today <= one.capacity
                for today, one in zip(problem.live_today, problem.volunteers, strict=True)
            ],
            dtype=np.bool_,
        )
        first = np.zeros(len(pairs), dtype=np.bool_)
        first[pairs.positions(problem.pinned)] = True
        urgency = np.array([family.points for family in problem.families], dtype=np.int64)
        order = np.lexsort((-urgency[pairs.family], ~pairs.live, ~first))
        for at in order.tolist():
            family, volunteer = int(pairs.family[at]), int(pairs.volunteer[at])
            has_place = free[volunteer] > 0 and takes_new[volunteer]
            if is_matched[family] or not (pairs.live[at] or has_place):
                continue
            chosen[at] = is_matched[family] = True
            free[volunteer] -= 1
        return chosen

    def solution(self, chosen: Booleans) -> Solution:
        """Return the plan that joins the chosen pairs."""
        volunteers: list[tuple[int, ...]] = [()] * len(self._problem.families)
        for position in np.flatnonzero(chosen).tolist():
            family = int(self._pairs.family[position])
            volunteers[family] = (*volunteers[family], int(self._pairs.volunteer[position]))
        return Solution(tuple(volunteers))

    def _plain(self, goal: int, candidates: Integers) -> Objective:
        costs = self._costs[goal][candidates]
        columns = np.flatnonzero(costs)
        return Objective(columns, costs[columns], self._objectives[goal].constant)

    def _spread(self, objective: Objective) -> Integers:
        costs = np.zeros(len(self._pairs), dtype=np.int64)
        costs[objective.columns] = objective.coefficients
        return costs
