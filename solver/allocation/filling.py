"""A first plan in a moment: the most urgent families first, each with the nearest who has room.

It is where the search starts from, and what is left if somebody stops the search at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.allocation.pairs import children_of_families
from solver.allocation.rules import RULES
from solver.allocation.solution import Caseloads, Solution

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solver.allocation.problem import Problem
    from solver.linear import Booleans


def brought_back(
    problem: Problem, solution: Solution, worker_of: Sequence[int | None], allowed: Booleans
) -> Solution:
    """Return a solution with families added to these workers, one by one, where no rule objects.

    Parameters
    ----------
    solution
        Breaks no rule.
    worker_of
        Whom each family would be with, `None` for nobody.
    allowed
        The pairs that every rule about a single pair allows, families × workers.
    """
    caseloads = Caseloads.of(problem, solution)
    for family in _most_urgent_first(problem, solution):
        worker = worker_of[family]
        if worker is None or not allowed[family, worker]:
            continue
        if not _objected(problem, caseloads, family, worker):
            caseloads = caseloads.moved(problem, family, worker)
    return caseloads.solution


def filled(problem: Problem, solution: Solution, allowed: Booleans) -> Solution:
    """Return a solution with families added wherever no rule objects.

    Parameters
    ----------
    solution
        Breaks no rule, but that families that must be placed may still be waiting.
    allowed
        The pairs that every rule about a single pair allows, families × workers.
    """
    waiting = _most_urgent_first(problem, solution)
    if not waiting or not problem.minutes:
        return solution
    children = children_of_families(problem)
    caseloads = Caseloads.of(problem, solution)
    caps = np.array([worker.children_cap for worker in problem.workers], dtype=np.int64)
    for worker, most in problem.overruled.children:
        caps[worker] = max(caps[worker], most)
    room = caps - np.array(caseloads.by_worker, dtype=np.int64)
    minutes = np.array(problem.minutes, dtype=np.int64).reshape(-1, len(problem.families))
    origins = np.array([worker.origin or 0 for worker in problem.workers], dtype=np.int64)
    for family in waiting:
        near = np.flatnonzero(allowed[family] & (room >= children[family]))
        near = near[np.argsort(minutes[origins[near], family], kind="stable")]
        for worker in near.tolist():
            if not _objected(problem, caseloads, family, worker):
                caseloads = caseloads.moved(problem, family, worker)
                room[worker] -= children[family]
                break
    return caseloads.solution


def _most_urgent_first(problem: Problem, solution: Solution) -> list[int]:
    """Return the families without a worker: first those that must be placed."""

    def place_in_line(family: int) -> tuple[bool, int]:
        row = problem.families[family]
        return family not in problem.must_place, -max(row.children, 1) * row.urgency

    waiting = [family for family, workers in enumerate(solution.workers) if not workers]
    return sorted(waiting, key=place_in_line)


def _objected(problem: Problem, caseloads: Caseloads, family: int, worker: int) -> bool:
    return any(
        rule.objection(problem, caseloads, family, worker) is not None
        for rule in RULES
        if rule.objection is not None
    )
