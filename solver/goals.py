"""Ordered goals: solve the first, hold it, solve the next, within one time budget.

The problem is a set of *candidates* (pairs that may be joined) of which some are chosen. For each
goal in turn:

1. The linear relaxation gives a bound and, for each candidate, what using it costs at least.
2. If the plan in hand does not reach the bound, CP-SAT searches among the candidates that could be
   part of a better plan: those whose reduced cost is below the gap. The others are provably
   useless, so a search that ends among these few proves the goal.
3. The goal is held at the value reached. Candidates that would break the hold by their reduced cost
   alone are dropped for good.

Before the first goal that decides where most go, one relaxation of all goals in a weighted sum
prices the candidates, and a search among the cheapest gives a good plan to start from: single
goals leave thousands of equal plans, which slows a search, and what comes later settles which of
them it will be.
What was measured on the way is in docs/decisions/0005-solving.md.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from solver.cp_sat import Effort, search
from solver.linear import Booleans, Floats, Objective
from solver.relaxation import relax
from solver.result import Cancel, GoalValue, Listener, Progress, Status

if TYPE_CHECKING:
    from solver.linear import Integers, LinearModel
    from solver.relaxation import Relaxation

_GUIDE_SHARE = 0.6
"""The share of the time left that the search for a good start may take."""

_GUIDE_SLACK = 1.0
"""A candidate is cheap if the relaxation prices it within this many points of the goal after the
one being settled. Ten points find a worse plan in the same time (measured at 300 pods)."""

_GUIDE_WIDENS = 4.0
"""How much wider the next round looks, while the plan is not near its bound and there is time."""


class Formulation(Protocol):
    """How a part of the planner states its model. Candidates are known by position."""

    @property
    def goal_names(self) -> tuple[str, ...]:
        """The goals, most important first."""
        ...

    @property
    def candidate_count(self) -> int:
        """How many candidates there are."""
        ...

    def model(
        self, candidates: Integers, decided: Booleans, held: tuple[int, ...], goal: int
    ) -> tuple[LinearModel, Objective]:
        """State the rules, the goals held, and one goal to make small.

        Column j of the model is candidate ``candidates[j]``; other columns follow. `decided`
        (one for each of `candidates`) are chosen for certain; `held` are the values of the
        goals before `goal`.
        """
        ...

    def costs(self, goal: int) -> Integers | None:
        """Return what each candidate adds to a goal; `None` if the goal is not a plain sum."""
        ...

    def implied(self, goal: int, value: int) -> Integers:
        """Return the candidates that every plan with this value of the goal must choose."""
        ...


@dataclass(frozen=True, slots=True)
class Ordered:
    """The end of a search.

    Attributes
    ----------
    chosen
        Which candidates are chosen.
    goals
        One for each goal, in order.
    """

    chosen: Booleans
    goals: tuple[GoalValue, ...]
    status: Status
    seconds: float


@dataclass(frozen=True, slots=True)
class Budget:
    """What a search may use, and whom it tells."""

    effort: Effort
    cancel: Cancel
    listener: Listener | None = None


def solve_in_order(formulation: Formulation, start: Booleans, budget: Budget) -> Ordered:
    """Make every goal as small as it goes, in order.

    Parameters
    ----------
    start
        Candidates chosen by a plan that breaks no rule.
    """
    return _Search(formulation, start, budget).run()


class _Search:
    """The state of one search: what is still possible, what is decided, the best plan so far."""

    def __init__(self, formulation: Formulation, start: Booleans, budget: Budget) -> None:
        self._formulation = formulation
        self._budget = budget
        self._began = time.perf_counter()
        self._alive = np.ones(formulation.candidate_count, dtype=np.bool_)
        self._decided = np.zeros(formulation.candidate_count, dtype=np.bool_)
        self._chosen = start.copy()
        self._held: tuple[int, ...] = ()
        self._goals: tuple[GoalValue, ...] = ()
        self._prices: Floats | None = None

    def run(self) -> Ordered:
        for goal in range(len(self._formulation.goal_names)):
            settled = self._settle(goal)
            self._goals = (*self._goals, settled)
            self._held = (*self._held, settled.value)
            self._tell(())
        if self._budget.cancel.requested:
            status = Status.CANCELLED
        elif all(goal.proven for goal in self._goals):
            status = Status.OPTIMAL
        else:
            status = Status.FEASIBLE
        return Ordered(self._chosen, self._goals, status, self._spent())

    def _settle(self, goal: int) -> GoalValue:
        """Work on one goal, hold it, and drop what the hold makes impossible."""
        wanted = self._possible(self._wanted(goal), goal)
        model, objective = self._model(wanted, goal)
        value = objective.value(model.completed(self._chosen[wanted].astype(np.int64)))
        bound = self._simple_bound(goal, model, objective)
        if value > bound:
            relaxation = relax(model, objective, seconds=self._left(), cancel=self._budget.cancel)
            if relaxation is not None:
                bound = max(bound, relaxation.whole_bound)
            if value > bound:
                value, bound = self._improve(goal, wanted, relaxation, value, bound)
            if relaxation is not None:
                useless = wanted[
                    relaxation.reduced_costs[: len(wanted)] > value - relaxation.bound + 1e-6
                ]
                self._alive[useless] = self._chosen[useless]
        self._decide(goal, value)
        proven = value == bound and all(one.proven for one in self._goals)
        return GoalValue(self._formulation.goal_names[goal], value, bound, proven)

    def _improve(
        self,
        goal: int,
        wanted: Integers,
        relaxation: Relaxation | None,
        value: int,
        bound: int,
    ) -> tuple[int, int]:
        """Search for a better plan; return its value and what no plan can go below."""
        if self._prices is None and 2 * len(wanted) > self._alive.sum():
            self._prices = self._guide(goal)
            value = self._value(goal, wanted)
        if self._prices is not None and relaxation is not None and value > bound:
            cheap = self._prices[wanted] <= _GUIDE_SLACK
            useful = relaxation.reduced_costs[: len(wanted)] < value - relaxation.bound
            if (cheap & useful).sum() < 0.5 * useful.sum():
                value, _ = self._search(goal, wanted[cheap & useful], bound, share=0.3)
        if value > bound and not self._budget.cancel.requested:
            few = wanted
            if relaxation is not None:
                few = wanted[relaxation.reduced_costs[: len(wanted)] < value - relaxation.bound]
            value, found_bound = self._search(goal, few, bound, share=1.0)
            bound = max(bound, min(found_bound, value))
        return value, bound

    def _guide(self, goal: int) -> Floats:
        """Price all candidates by all goals at once, and look for a good plan among the cheapest.

        Returns each candidate's reduced cost, in points of the goal after `goal`.
        """
        everything = self._possible(np.flatnonzero(self._alive | self._chosen), goal)
        prices = np.zeros(len(self._alive))
        weights, point, next_point = self._weights(goal)
        model, _ = self._model(everything, goal)
        guide = _weighted(weights[everything])
        relaxation = relax(model, guide, seconds=self._left(), cancel=self._budget.cancel)
        if relaxation is None:
            return prices
        prices[everything] = relaxation.reduced_costs[: len(everything)] / next_point
        until = self._spent() + _GUIDE_SHARE * self._left()
        slack, reached = _GUIDE_SLACK, False
        while not reached and self._spent() < until:
            cheap = everything[(prices[everything] <= slack) | self._chosen[everything]]
            model, _ = self._model(cheap, goal)
            objective = _weighted(weights[cheap])
            hint = model.completed(self._chosen[cheap].astype(np.int64))
            found = search(
                model,
                objective,
                effort=replace(self._budget.effort, seconds=until - self._spent()),
                cancel=self._budget.cancel,
                hint=hint if slack > _GUIDE_SLACK else None,
                near_enough=point,
                on_better=lambda _value, _bound: self._tell(()),
            )
            if found.solution is None:
                break
            self._choose(cheap, found.solution)
            value = objective.value(found.solution)
            reached = value <= relaxation.bound + point or len(cheap) == len(everything)
            slack *= _GUIDE_WIDENS
        return prices

    def _weights(self, goal: int) -> tuple[Integers, int, int]:
        """Return one cost a candidate for all goals from `goal` on.

        A goal's point weighs as much as the biggest single step of the next goal. Returned too:
        what a point of `goal` weighs, and one of the goal after it.
        """
        weights = np.zeros(len(self._alive), dtype=np.int64)
        points = [1]
        for later in reversed(range(goal, len(self._formulation.goal_names))):
            costs = self._formulation.costs(later)
            if costs is not None:
                weights += points[-1] * costs
                biggest = int(np.ptp(costs[self._alive])) if self._alive.any() else 0
                points.append(points[-1] * max(biggest, 1))
        return weights, points[-2], points[max(len(points) - 3, 0)]

    def _search(
        self, goal: int, candidates: Integers, bound: int, *, share: float
    ) -> tuple[int, int]:
        """Search among these candidates and those chosen; keep what is better.

        Returns the value in hand and what no plan among these candidates can go below.
        """
        few = np.union1d(candidates, np.flatnonzero(self._chosen))
        model, objective = self._model(few, goal)
        hint = model.completed(self._chosen[few].astype(np.int64))
        name = self._formulation.goal_names[goal]

        def tell(value: int, at_least: float) -> None:
            self._tell((GoalValue(name, value, max(bound, int(at_least)), proven=False),))

        tell(objective.value(hint), bound)
        found = search(
            model,
            objective,
            effort=self._effort(share / (len(self._formulation.goal_names) - goal)),
            cancel=self._budget.cancel,
            hint=hint,
            at_least=bound,
            on_better=tell,
        )
        value = objective.value(hint)
        if found.solution is not None:
            after = objective.value(model.completed(found.solution[: len(few)]))
            if after <= value:
                self._choose(few, found.solution)
                value = after
        if found.solution is not None and found.proven:
            return value, value
        return value, bound if found.bound is None else found.bound

    def _model(self, candidates: Integers, goal: int) -> tuple[LinearModel, Objective]:
        return self._formulation.model(candidates, self._decided[candidates], self._held, goal)

    def _value(self, goal: int, wanted: Integers) -> int:
        few = np.union1d(wanted, np.flatnonzero(self._chosen))
        model, objective = self._model(few, goal)
        return objective.value(model.completed(self._chosen[few].astype(np.int64)))

    def _wanted(self, goal: int) -> Integers:
        """Return the candidates that this goal or one before gains by, and those chosen.

        Leaving out a candidate never breaks a rule, so a candidate nobody gains by is useless yet.
        """
        wanted = self._chosen | self._decided
        for until in range(goal + 1):
            costs = self._formulation.costs(until)
            if costs is not None:
                wanted |= self._alive & (costs < 0)
        return np.flatnonzero(wanted)

    def _possible(self, candidates: Integers, goal: int) -> Integers:
        """Drop for good the candidates that the rules and what is decided hold at 0."""
        model, _ = self._model(candidates, goal)
        _, upper = model.bounds()
        possible = upper[: len(candidates)] > 0
        self._alive[candidates[~possible]] = False
        return candidates[possible]

    @staticmethod
    def _simple_bound(goal: int, model: LinearModel, objective: Objective) -> int:
        """Return what the columns' bounds alone say."""
        lower, upper = model.bounds()
        low = objective.coefficients * lower[objective.columns]
        high = objective.coefficients * upper[objective.columns]
        return int(np.minimum(low, high).sum()) + objective.constant

    def _decide(self, goal: int, value: int) -> None:
        implied = self._formulation.implied(goal, value)
        self._decided[implied] = True

    def _choose(self, candidates: Integers, solution: Integers) -> None:
        self._chosen[:] = False
        self._chosen[candidates[solution[: len(candidates)] > 0]] = True

    def _spent(self) -> float:
        return time.perf_counter() - self._began

    def _left(self) -> float:
        return max(self._budget.effort.seconds - self._spent(), 0.0)

    def _effort(self, share: float) -> Effort:
        return replace(self._budget.effort, seconds=self._left() * min(share, 1.0))

    def _tell(self, current: tuple[GoalValue, ...]) -> None:
        if self._budget.listener is not None:
            self._budget.listener(
                Progress(
                    (*self._goals, *current),
                    self._formulation.goal_names,
                    self._spent(),
                    self._budget.effort.seconds,
                )
            )


def _weighted(weights: Integers) -> Objective:
    return Objective(np.arange(len(weights), dtype=np.int64), weights)
