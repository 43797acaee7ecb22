"""The best plan of a problem that differs a little from the board: of everything, or near by.

A small service is searched whole and the answer is proven. In a large one a full search takes
longer than anybody waits for an answer, and what changes is near: only the practitioners nearest
to the question, and the families with them, are planned anew, and everybody else stays as on the
board. While there is time the circle grows.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from solver.allocation.solution import Solution
from solver.allocation.solve import NoPlanError, allowed_pairs
from solver.result import Cancel, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.planning.solving import Solve
    from solver.allocation.problem import Problem
    from solver.cp_sat import Effort
    from solver.linear import Booleans
    from solver.result import Listener

ALL_AT_ONCE = 30
"""Practitioners up to whom everybody is searched at once: seven pods in about two seconds."""

CIRCLES = (12, 24, 40)
"""Practitioners planned anew around a question in a larger service, one circle after the other.

Measured on 30 pods: 12 take about one second, 24 two to three, 40 up to eight.
"""

GROWTH = 4.0
"""A wider circle is begun only if this many times the seconds of the last one are left."""

SEARCH_SHARE = 0.8
"""The share of the time that goes to searches; the rest is for telling and judging the plan."""


@dataclass(frozen=True, slots=True)
class NearestPlan:
    """The best plan found for a question.

    Attributes
    ----------
    values
        The goals' numbers, in the order of the problem's goals.
    practitioners
        How many were planned anew; everybody else stayed as on the board.
    proven
        No plan at all is better. In a circle: where no plan could be better than what is known.
    stopped
        Somebody asked to stop, or the time was up before this circle was searched to its end.
    """

    solution: Solution
    values: tuple[int, ...]
    practitioners: int
    proven: bool
    stopped: bool


def nearest_plan(
    problem: Problem,
    *,
    around: Sequence[int],
    least: tuple[int, ...] | None = None,
    solve: Solve,
    effort: Effort,
    cancel: Cancel | None = None,
    listener: Listener | None = None,
) -> NearestPlan | None:
    """Search for the best plan of a problem whose `reference` is the board.

    Parameters
    ----------
    around
        The practitioners the question is about, by position, the nearest first.
    least
        The goals' numbers that no plan can go below, if they are known; those of the first goals.
    effort
        For the whole answer, all circles together.

    Returns
    -------
    NearestPlan | None
        `None` where no plan keeps every rule, or none was found in time.
    """
    until = time.perf_counter() + SEARCH_SHARE * effort.seconds
    cancel = cancel or Cancel()
    planned = sum(worker.available for worker in problem.workers)
    circles = [count for count in CIRCLES if count < planned] if planned > ALL_AT_ONCE else []
    allowed = allowed_pairs(problem) if circles else None
    best: NearestPlan | None = None
    for count in (*circles, planned):
        started = time.perf_counter()
        told = problem
        if allowed is not None and count < planned:
            told = _only_near(problem, allowed, _nearest(problem, allowed, around, count))
        try:
            result = solve(
                told,
                effort=replace(effort, seconds=max(until - time.perf_counter(), 0.0)),
                cancel=cancel,
                listener=listener,
            )
        except NoPlanError:
            if cancel.requested or time.perf_counter() >= until:
                return best
            continue
        is_whole = told is problem
        values = tuple(goal.value for goal in result.goals)
        floor = least is not None and values[: len(least)] == least
        found = NearestPlan(
            solution=result.solution,
            values=values,
            practitioners=count,
            proven=floor or (is_whole and result.status is Status.OPTIMAL),
            stopped=result.status is not Status.OPTIMAL,
        )
        if (
            best is None
            or found.values < best.values
            or (found.values == best.values and not found.stopped)
        ):
            best = found
        now = time.perf_counter()
        if best.proven or cancel.requested or until - now < GROWTH * (now - started):
            return best
    return best


def _nearest(
    problem: Problem, allowed: Booleans, around: Sequence[int], count: int
) -> frozenset[int]:
    """Return so many practitioners around some: they, their pods, and who could take over most."""
    seeds = list(around)[:count]
    reference = problem.reference or ()
    theirs = [family for family, worker in enumerate(reference) if worker in set(seeds)]
    score = allowed[theirs].sum(axis=0).astype(np.float64)
    pods = {problem.workers[at].pod for at in seeds} - {None}
    rank = {at: place for place, at in enumerate(seeds)}

    def order(at: int) -> tuple[int, int, float, int]:
        row = problem.workers[at]
        return rank.get(at, len(seeds)), row.pod not in pods, -score[at], at

    planned = [at for at, row in enumerate(problem.workers) if row.available or at in rank]
    return frozenset(sorted(planned, key=order)[:count])


def _only_near(problem: Problem, allowed: Booleans, near: frozenset[int]) -> Problem:
    """Return the problem in which only these practitioners and their families are planned anew."""
    pinned = dict(problem.pinned)
    left, free = set(problem.left), []
    inside = np.zeros(len(problem.workers), dtype=np.bool_)
    inside[sorted(near)] = True
    for family, worker in enumerate(problem.reference or ()):
        if family in pinned or family in left:
            continue
        if worker is not None and worker not in near:
            pinned[family] = worker
        elif family in problem.must_place or (allowed[family] & inside).any():
            free.append(family)
        else:
            left.add(family)
    far = np.argwhere(allowed[free] & ~inside)
    return replace(
        problem,
        pinned=tuple(sorted(pinned.items())),
        left=frozenset(left),
        excluded=problem.excluded | {(free[at], worker) for at, worker in far.tolist()},
    )
