"""What choosing a mentor by hand costs everybody else, exactly, for all choices at once.

With one mentor a family and so many families a mentor, a plan is a flow. The best plan with one
pair forced differs from the best plan by families that move along: one gives up its mentor's place,
takes that of another, and so on, until there is a free place or a family is left without. The
cheapest such ways are shortest paths between volunteers (successive shortest paths: Ahuja, Magnanti
and Orlin, *Network Flows*, 1993, chapter 9), and found for all volunteers together.

Goals are compared in their order and never weighed against each other: each is scaled so that one
point of it is more than all points of the goals after it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from solver.mentoring.goals import GOAL_BY_NAME
from solver.mentoring.pairs import Pairs
from solver.mentoring.solution import Solution, places_taken
from solver.mentoring.solve import allowed_pairs

if TYPE_CHECKING:
    from solver.linear import Booleans, Integers
    from solver.mentoring.problem import Problem

_INFINITE = 2**61
"""Dearer than any way, and twice this still fits into a machine's whole number."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The best plan in which one family meets one volunteer, or nobody.

    Attributes
    ----------
    family, volunteer
        By position; the volunteer is `None` where the family is left without.
    solution
        The plan: no plan with this pair is better.
    moved
        The other families that do not have the mentor of the plan before, in their order.
    change
        What each goal gains (negative) or loses, in the order of `Problem.goals`.
    """

    family: int
    volunteer: int | None
    solution: Solution
    moved: tuple[int, ...]
    change: tuple[int, ...]


class Choices:
    """Answers what other choices come to, for one best plan.

    Matches that are running, and pins, stay as they are, that of the family asked about excepted.

    Parameters
    ----------
    solution
        A best plan of the problem. For one that is not the best every answer is still a plan that
        breaks no rule, but a better one may exist.

    Raises
    ------
    ValueError
        The numbers of the problem are too large to be scaled (some thousand families).
    """

    def __init__(self, problem: Problem, solution: Solution) -> None:
        self._problem = problem
        self._before = solution
        self._nobody = len(problem.volunteers)
        self._place = np.array(
            [
                self._nobody if volunteer is None else volunteer
                for volunteer in map(solution.volunteer_of, range(len(problem.families)))
            ],
            dtype=np.int64,
        )
        held = {family for family, _ in problem.pinned}
        held.update(family for family, running in enumerate(problem.live_of_family) if running)
        self._held = held
        self._allowed = _allowed(problem)
        self._costs = self._goal_costs()
        self._cost = self._scaled()
        self._free = np.array(
            [
                volunteer.capacity - taken
                for volunteer, taken in zip(
                    problem.volunteers, places_taken(problem, solution), strict=True
                )
            ],
            dtype=np.int64,
        )

    def of_family(self, family: int) -> tuple[Choice, ...]:
        """Return what each volunteer, and nobody, would come to for a family, the best first.

        Volunteers who are blocked, or whose place nobody can give up, are not among them. There is
        no choice for a family whose match is running.
        """
        if self._problem.live_of_family[family]:
            return ()
        others = self._without(family)
        wanted = [self._nobody, *np.flatnonzero(self._allowed[family]).tolist()]
        found = [choice for one in wanted if (choice := self._choice(others, family, one))]
        return tuple(sorted(found, key=lambda choice: (choice.change, len(choice.moved))))

    def of_volunteer(self, volunteer: int) -> tuple[Choice, ...]:
        """Return what each family that a volunteer may meet would come to, the best first."""
        families = [
            family
            for family in np.flatnonzero(self._allowed[:, volunteer]).tolist()
            if not self._problem.live_of_family[family]
        ]
        found = [
            choice
            for family in families
            if (choice := self._choice(self._without(family), family, volunteer))
        ]
        return tuple(sorted(found, key=lambda choice: (choice.change, len(choice.moved))))

    def of_pair(self, family: int, volunteer: int) -> Choice | None:
        """Return what a pair would come to; `None` where it is blocked or no place can be had."""
        if self._problem.live_of_family[family] or not self._allowed[family, volunteer]:
            return None
        return self._choice(self._without(family), family, volunteer)

    def _choice(self, others: _Others, family: int, volunteer: int) -> Choice | None:
        place = others.giving_way(volunteer)
        if place is None:
            return None
        place[family] = volunteer
        moved = np.flatnonzero(place != self._place)
        change = [
            int((costs[moved, place[moved]] - costs[moved, self._place[moved]]).sum())
            for costs in self._costs
        ]
        there = list(self._before.volunteers)
        for at in moved.tolist():
            there[at] = () if place[at] == self._nobody else (int(place[at]),)
        return Choice(
            family=family,
            volunteer=None if volunteer == self._nobody else volunteer,
            solution=Solution(tuple(there)),
            moved=tuple(at for at in moved.tolist() if at != family),
            change=tuple(change),
        )

    def _without(self, family: int) -> _Others:
        """Return the best plan for all others, had this family never asked."""
        movable = [at for at in range(len(self._place)) if at != family and at not in self._held]
        place, free = self._place.copy(), np.append(self._free, len(self._place))
        free[place[family]] += 1
        others = _Others(self._cost, movable, place, free)
        others.fill(int(place[family]))
        return others

    def _goal_costs(self) -> list[Integers]:
        """Return what each pair adds to each goal, families × volunteers and nobody."""
        problem = self._problem
        everyone = np.ones((len(problem.families), self._nobody), dtype=np.bool_)
        pairs = Pairs.from_mask(everyone, problem)
        tables = []
        for name in problem.goals:
            objective = GOAL_BY_NAME[name].objective(problem, pairs)
            costs = np.zeros(len(pairs), dtype=np.int64)
            costs[objective.columns] = objective.coefficients
            table = np.zeros((len(problem.families), self._nobody + 1), dtype=np.int64)
            table[:, : self._nobody] = costs.reshape(everyone.shape)
            tables.append(table)
        return tables

    def _scaled(self) -> Integers:
        """Return one number a pair for all goals; infinite where the pair is not allowed.

        The families that move come last: of plans that are equally good, the one with fewer.
        """
        scale = self._nobody + 2
        allowed = np.c_[self._allowed, np.ones(len(self._allowed), dtype=np.bool_)]
        movable = np.ones(len(self._allowed), dtype=np.bool_)
        movable[list(self._held)] = False
        cost = np.zeros(allowed.shape, dtype=np.int64)
        for costs in reversed(self._costs):
            cost += scale * costs
            inside = np.where(allowed, costs, 0)[movable]
            spread = int(np.ptp(inside, axis=1).sum()) if inside.size else 0
            scale *= 2 * spread + 1
        if scale >= _INFINITE // 4:
            raise ValueError("the costs of this problem do not fit into a whole number")
        cost[~allowed] = _INFINITE
        return cost


class _Others:
    """A plan for everybody but one family, and the ways in which they can move along."""

    def __init__(self, cost: Integers, movable: list[int], place: Integers, free: Integers) -> None:
        self._cost = cost
        self._movable = movable
        self._place = place
        self._free = free
        self._look()

    def _look(self) -> None:
        """Find the cheapest family to move from each place to each other, and the ways to room."""
        places = self._cost.shape[1]
        self._step = np.full((places, places), _INFINITE, dtype=np.int64)
        self._mover = np.full((places, places), -1, dtype=np.int64)
        for family in self._movable:
            at = self._place[family]
            price = self._cost[family] - self._cost[family, at] + 1
            better = (self._cost[family] < _INFINITE) & (price < self._step[at])
            better[at] = False
            self._step[at, better] = price[better]
            self._mover[at, better] = family
        self._to_room = _cheapest_ways(self._step, self._free > 0)

    def fill(self, place: int) -> None:
        """Let whoever gains most by it take a place that has become free, and theirs another."""
        there = np.arange(len(self._step)) == place
        lengths, following = _cheapest_ways(self._step, there)
        start = int(np.argmin(lengths))
        way = _followed(following, start) if lengths[start] < 0 else None
        if way is not None:
            self._move(self._place, way)
            self._free[way[0]] += 1
            self._free[place] -= 1
            self._look()

    def giving_way(self, place: int) -> Integers | None:
        """Return where everybody is when a place has to be free; `None` where it cannot be."""
        lengths, following = self._to_room
        way = _followed(following, place) if lengths[place] < _INFINITE else None
        if way is None:
            return None
        after = self._place.copy()
        self._move(after, way)
        return after

    def _move(self, places: Integers, way: list[int]) -> None:
        for here, there in pairwise(way):
            places[self._mover[here, there]] = there


def _cheapest_ways(step: Integers, ends: Booleans) -> tuple[Integers, Integers]:
    """Return how long the cheapest way from each place to an end is, and its next place.

    The next place of an end, and of a place without a way, is −1 (Bellman and Ford).
    """
    lengths = np.where(ends, 0, _INFINITE)
    following = np.full(len(step), -1, dtype=np.int64)
    for _ in range(len(step)):
        through = step + lengths
        nearest = np.argmin(through, axis=1)
        length = through[np.arange(len(step)), nearest]
        shorter = (length < lengths) & ~ends
        if not shorter.any():
            break
        lengths[shorter] = length[shorter]
        following[shorter] = nearest[shorter]
    return lengths, following


def _followed(following: Integers, start: int) -> list[int] | None:
    """Return the places of a way; `None` if it leads round, as it may in a plan not the best."""
    way = [start]
    while following[way[-1]] >= 0:
        way.append(int(following[way[-1]]))
        if len(way) > len(following):
            return None
    return way


def _allowed(problem: Problem) -> Booleans:
    """Return who may meet whom, whatever is pinned and whoever has no place today."""
    mask = allowed_pairs(replace(problem, pinned=()))
    for at, volunteer in enumerate(problem.volunteers):
        if problem.live_today[at] >= max(volunteer.capacity, 1) or not volunteer.capacity:
            mask[:, at] = False
    for family, volunteer_at in problem.live:
        mask[family, volunteer_at] = problem.is_live(family, volunteer_at)
    return mask
