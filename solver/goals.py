"""Ordered goals: solve the first, hold it, solve the next, within one time budget.

The problem is a set of *candidates* (pairs that may be joined) of which some are chosen. For each
goal in turn:

1. The linear relaxation gives a bound and, for each candidate, what using it costs at least.
2. If the plan in hand does not reach the bound, CP-SAT searches among the candidates that could be
   part of a better plan: those whose reduced cost is below the gap. The others are provably
   useless, so a search that ends among these few proves the goal.
3. The goal is held at the value reached. Candidates that would break the hold by their reduced cost
   alone are dropped for good; those whose absence would break it are decided.

Before the first goal that decides where most go, one relaxation of all goals in a weighted sum
prices the candidates. What it leaves whole is kept, the rest is searched among the cheapest, and
then the plan is polished neighbourhood by neighbourhood, to have a good one to start from: single
goals leave thousands of equal plans, which slows a search, and what comes later settles which of
them it will be.
What was measured on the way is in docs/decisions/0005-solving.md.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from solver.cp_sat import search
from solver.formulation import Ordered
from solver.linear import Booleans, Floats, Integers, Objective
from solver.relaxation import relax
from solver.result import GoalValue, Progress, Status

if TYPE_CHECKING:
    from solver.formulation import Budget, Formulation
    from solver.linear import LinearModel
    from solver.relaxation import Relaxation

_GUIDE_SHARE = 0.6
"""The share of the time left that the search for a good start may take."""

_PRICES_NEAR = 2e-6
"""How exact the relaxation of all goals at once has to be: it guides and proves nothing."""

_GUIDE_NEAR = 0.0005
"""The start is good enough within this share of what there is to gain."""

_CHEAP = 4.0
"""A candidate is cheap if the relaxation prices it within this many points of the goal after the
one being settled."""

_REST_SHARE = 0.3
"""The share of the guide's time for the families that the relaxation leaves in pieces."""

_TAKEN_APART = 60
"""How many on the right side a round of polishing takes apart: a second's search, and no more."""

_ROUND_SECONDS = 2.0
"""The longest a round of polishing may search."""

_IDLE_ROUNDS = 6
"""Polishing ends after this many rounds in a row that found nothing."""

_MANY = 20_000
"""Candidates above which the cheap ones are searched first; fewer are searched all at once."""

_TOO_MANY = 80_000
"""Candidates above which a search for a single goal gets nowhere in a minute (measured)."""

_CHEAP_SHARE = 0.3
"""The share of a goal's time that goes to the cheap candidates alone, if they are the fewer."""


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
        for _ in self._formulation.goal_names:
            settled = self._left_alone() if self._is_stopped else self._settle()
            self._goals = (*self._goals, settled)
            self._held = (*self._held, settled.value)
            self._tell(())
        if self._is_stopped:
            status = Status.CANCELLED
        elif all(goal.proven for goal in self._goals):
            status = Status.OPTIMAL
        else:
            status = Status.FEASIBLE
        return Ordered(self._chosen, self._goals, status, self._spent())

    @property
    def _goal(self) -> int:
        """The goal being worked on: the first that is not held."""
        return len(self._held)

    @property
    def _is_stopped(self) -> bool:
        return self._budget.cancel.requested

    def _left_alone(self) -> GoalValue:
        """Tell one goal as it stands: whoever stopped a large search waits for no more models."""
        value, bound = self._formulation.standing(self._goal, self._chosen, self._decided)
        return GoalValue(self._formulation.goal_names[self._goal], value, bound, proven=False)

    def _settle(self) -> GoalValue:
        """Work on one goal, and drop what its value makes impossible."""
        wanted = self._possible(self._wanted(), self._decided)
        model, objective = self._model(wanted)
        value = objective.value(model.completed(self._chosen[wanted].astype(np.int64)))
        bound = _simple_bound(model, objective)
        if value > bound:
            relaxation = relax(model, objective, seconds=self._left(), cancel=self._budget.cancel)
            if relaxation is not None:
                bound = max(bound, relaxation.whole_bound)
            if value > bound:
                value, bound = self._improve(wanted, relaxation, value, bound)
            if relaxation is not None:
                reduced, gap = relaxation.reduced_costs[: len(wanted)], value - relaxation.bound
                dear = reduced > gap + 1e-6
                self._alive[wanted[dear]] = self._chosen[wanted[dear]]
                self._decide(wanted[-reduced > gap + 1e-6])
            if value == bound:
                self._decide(wanted[_unopposed(model, objective, len(wanted))])
        self._decide(np.flatnonzero(self._formulation.implied(self._goal, value)))
        proven = value == bound and all(one.proven for one in self._goals)
        return GoalValue(self._formulation.goal_names[self._goal], value, bound, proven)

    def _decide(self, candidates: Integers) -> None:
        """Take candidates that every plan as good must choose; others of their left are out."""
        left, _ = self._formulation.sides()
        self._decided[candidates] = True
        settled = np.zeros(int(left.max(initial=-1)) + 1, dtype=np.bool_)
        settled[left[self._decided]] = True
        self._alive &= ~settled[left] | self._decided

    def _improve(
        self, wanted: Integers, relaxation: Relaxation | None, value: int, bound: int
    ) -> tuple[int, int]:
        """Search for a better plan; return its value and what no plan can go below."""
        most = 2 * len(wanted) > self._alive.sum()
        if self._is_stopped:
            return value, bound
        if self._prices is None and most and self._formulation.costs(self._goal) is not None:
            self._prices = self._guide()
            value = self._value(wanted)
        if relaxation is not None and self._prices is not None and value > bound:
            useful = relaxation.reduced_costs[: len(wanted)] < value - relaxation.bound
            cheap = useful & (self._prices[wanted] <= _CHEAP)
            if useful.sum() > _MANY and 2 * cheap.sum() < useful.sum():
                value, _ = self._search(wanted[cheap], bound, share=_CHEAP_SHARE)
        if value > bound and not self._is_stopped:
            few = wanted
            if relaxation is not None:
                few = wanted[relaxation.reduced_costs[: len(wanted)] < value - relaxation.bound]
            if len(few) <= _TOO_MANY:
                value, found_bound = self._search(few, bound, share=1.0)
                bound = max(bound, min(found_bound, value))
        return value, bound

    def _guide(self) -> Floats:
        """Price all candidates by all goals at once, and look for a good plan to start from.

        Returns each candidate's reduced cost, in points of the goal after the current one.
        """
        everything = self._possible(np.flatnonzero(self._alive | self._chosen), self._decided)
        prices = np.zeros(len(self._alive))
        weights, point, next_point = self._weights()
        model, _ = self._model(everything)
        relaxation = relax(
            model,
            _weighted(weights[everything]),
            seconds=self._left(),
            cancel=self._budget.cancel,
            near_enough=_PRICES_NEAR,
        )
        if relaxation is None:
            return prices
        prices[everything] = relaxation.reduced_costs[: len(everything)] / next_point
        until = self._spent() + _GUIDE_SHARE * self._left()
        near = int(_GUIDE_NEAR * (int(weights[self._decided].sum()) - relaxation.bound))
        guide = _Guide(weights, max(near, point), next_point, until)
        cheap = everything[prices[everything] <= _CHEAP]
        # What the relaxation leaves whole fits together: only the rest needs a search.
        decided = self._decided.copy()
        decided[everything[relaxation.values[: len(everything)] > 1 - 1e-6]] = True
        self._guided(self._possible(cheap, decided, decided), guide, decided)
        self._polish(cheap, guide, relaxation.bound)
        return prices

    def _polish(self, cheap: Integers, guide: _Guide, bound: float) -> None:
        """Take the plan apart around a few on the right side and put it together better.

        Again and again, for others each time: the neighbourhoods are small enough to be searched
        to their end, and together they cover the whole (fix and optimise).
        """
        left, right = self._formulation.sides()
        movable = np.unique(right[cheap[~self._decided[cheap]]])
        chance = np.random.default_rng(self._budget.effort.seed)
        idle = 0
        while idle < _IDLE_ROUNDS and len(movable) and not self._is_stopped:
            before = int(guide.weights[self._chosen].sum())
            if before <= bound + guide.near or self._spent() >= guide.until:
                return
            apart = np.zeros(int(right.max()) + 1, dtype=np.bool_)
            apart[chance.choice(movable, min(_TAKEN_APART, len(movable)), replace=False)] = True
            here = apart[right] & ~self._decided
            loose = np.ones(int(left.max()) + 1, dtype=np.bool_)
            loose[left[self._chosen & ~here]] = False
            free = cheap[here[cheap] & loose[left[cheap]]]
            after = self._guided(free, guide, self._chosen & ~here)
            idle = 0 if after < before else idle + 1
            if len(movable) <= _TAKEN_APART:
                return

    def _guided(self, candidates: Integers, guide: _Guide, decided: Booleans) -> int:
        """Search by the weighted sum; keep what is better, return that of the plan in hand."""
        few = np.union1d(candidates, np.flatnonzero(decided))
        hint = None
        near_enough = guide.near
        seconds = _REST_SHARE * (guide.until - self._spent())
        if not (decided & ~self._chosen).any():
            few = np.union1d(few, np.flatnonzero(self._chosen))
            hint = self._chosen[few].astype(np.int64)
            near_enough = guide.step
            seconds = min(guide.until - self._spent(), _ROUND_SECONDS)
        model, _ = self._model(few, decided)
        found = search(
            model,
            _weighted(guide.weights[few]),
            effort=replace(self._budget.effort, seconds=seconds),
            cancel=self._budget.cancel,
            hint=None if hint is None else model.completed(hint),
            near_enough=near_enough,
            on_better=lambda _value, _bound: self._tell(()),
        )
        value = int(guide.weights[self._chosen].sum())
        if found.solution is not None:
            after = int(guide.weights[few] @ found.solution[: len(few)])
            if after < value:
                self._choose(few, found.solution)
                value = after
        return value

    def _weights(self) -> tuple[Integers, int, int]:
        """Return one cost a candidate for all goals from the current one on.

        A goal's point weighs as much as the biggest single step of the next goal. Returned too:
        what a point of the current goal weighs, and one of the goal after it.
        """
        weights = np.zeros(len(self._alive), dtype=np.int64)
        points = [1]
        for later in reversed(range(self._goal, len(self._formulation.goal_names))):
            costs = self._formulation.costs(later)
            if costs is not None:
                weights += points[-1] * costs
                biggest = int(np.ptp(costs[self._alive])) if self._alive.any() else 0
                points.append(points[-1] * max(biggest, 1))
        return weights, points[-2], points[max(len(points) - 3, 0)]

    def _search(self, candidates: Integers, bound: int, *, share: float) -> tuple[int, int]:
        """Search among these candidates and those chosen; keep what is better.

        Returns the value in hand and what no plan among these candidates can go below.
        """
        few = np.union1d(candidates, np.flatnonzero(self._chosen))
        model, objective = self._model(few)
        hint = model.completed(self._chosen[few].astype(np.int64))
        name = self._formulation.goal_names[self._goal]

        def tell(value: int, at_least: float) -> None:
            self._tell((GoalValue(name, value, max(bound, int(at_least)), proven=False),))

        value = objective.value(hint)
        tell(value, bound)
        share /= self._sums_left()
        found = search(
            model,
            objective,
            effort=replace(self._budget.effort, seconds=self._left() * share),
            cancel=self._budget.cancel,
            hint=hint,
            at_least=bound,
            on_better=tell,
        )
        if found.solution is not None:
            after = objective.value(model.completed(found.solution[: len(few)]))
            if after <= value:
                self._choose(few, found.solution)
                value = after
            if found.proven:
                return value, value
        return value, bound if found.bound is None else found.bound

    def _model(
        self, candidates: Integers, decided: Booleans | None = None
    ) -> tuple[LinearModel, Objective]:
        decided = self._decided if decided is None else decided
        return self._formulation.model(candidates, decided[candidates], self._held, self._goal)

    def _value(self, wanted: Integers) -> int:
        few = np.union1d(wanted, np.flatnonzero(self._chosen))
        model, objective = self._model(few)
        return objective.value(model.completed(self._chosen[few].astype(np.int64)))

    def _wanted(self) -> Integers:
        """Return the candidates that this goal or one before gains by, and those chosen.

        Leaving out a candidate that no rule asks for never breaks one, so if nobody gains by it
        either it is useless yet.
        """
        wanted = self._chosen | self._decided | (self._alive & self._formulation.wanted())
        for until in range(self._goal + 1):
            costs = self._formulation.costs(until)
            if costs is not None:
                wanted |= self._alive & (costs < 0)
        return np.flatnonzero(wanted)

    def _possible(
        self, candidates: Integers, decided: Booleans, besides: Booleans | None = None
    ) -> Integers:
        """Return the candidates that the rules, and what is decided, do not hold at 0.

        What is impossible for certain is dropped for good. `besides` adds candidates to look at.
        """
        if besides is not None:
            candidates = np.union1d(candidates, np.flatnonzero(besides))
        model, _ = self._model(candidates, decided)
        possible = model.bounds()[1][: len(candidates)] > 0
        if decided is self._decided:
            self._alive[candidates[~possible]] = False
        return candidates[possible]

    def _sums_left(self) -> int:
        """Count the goals from this one on that take time: plain sums. Others are soon settled."""
        later = range(self._goal, len(self._formulation.goal_names))
        return max(sum(self._formulation.costs(goal) is not None for goal in later), 1)

    def _choose(self, candidates: Integers, solution: Integers) -> None:
        self._chosen[:] = False
        self._chosen[candidates[solution[: len(candidates)] > 0]] = True

    def _spent(self) -> float:
        return time.perf_counter() - self._began

    def _left(self) -> float:
        return max(self._budget.effort.seconds - self._spent(), 0.0)

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


@dataclass(frozen=True, slots=True, eq=False)
class _Guide:
    """What the search for a start goes by.

    Attributes
    ----------
    weights
        What each candidate costs, all goals together.
    near
        How far above the bound is near enough.
    step
        The same for one round's own bound.
    until
        Seconds since the beginning.
    """

    weights: Integers
    near: int
    step: int
    until: float


def _simple_bound(model: LinearModel, objective: Objective) -> int:
    """Return what the columns' bounds alone say."""
    lower, upper = model.bounds()
    low = objective.coefficients * lower[objective.columns]
    high = objective.coefficients * upper[objective.columns]
    return int(np.minimum(low, high).sum()) + objective.constant


def _unopposed(model: LinearModel, objective: Objective, count: int) -> Booleans:
    """Return which of the first columns gain and stand in no row: every best solution has them."""
    unopposed = np.zeros(model.column_count, dtype=np.bool_)
    unopposed[objective.columns[objective.coefficients < 0]] = True
    for row in model.rows:
        unopposed[row.columns] = False
    return unopposed[:count]


def _weighted(weights: Integers) -> Objective:
    return Objective(np.arange(len(weights), dtype=np.int64), weights)
