"""A first plan in a moment: the most urgent families first, each with the nearest who has room.

It is where the search starts from, and what is left if somebody stops the search at once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from solver.allocation.pairs import children_of_families
from solver.allocation.rules import RULES
from solver.allocation.solution import Caseloads, Solution

if TYPE_CHECKING:
    from solver.allocation.problem import Problem
    from solver.linear import Booleans


def filled(problem: Problem, solution: Solution, allowed: Booleans) -> Solution:
    """Return a solution with families added wherever no rule objects.

    Parameters
    ----------
    solution
        Breaks no rule.
    allowed
        The pairs that every rule about a single pair allows, families × workers.
    """
    waiting = [family for family, workers in enumerate(solution.workers) if not workers]
    if not waiting or not problem.minutes:
        return solution
    children = children_of_families(problem)
    caseloads = Caseloads.of(problem, solution)
    caps = np.array([worker.children_cap for worker in problem.workers], dtype=np.int64)
    room = caps - np.array(caseloads.by_worker, dtype=np.int64)
    minutes = np.array(problem.minutes, dtype=np.int64).reshape(-1, len(problem.families))
    origins = np.array([worker.origin or 0 for worker in problem.workers], dtype=np.int64)
    for family in sorted(waiting, key=lambda one: _urgency(problem, one)):
        near = np.flatnonzero(allowed[family] & (room >= children[family]))
        near = near[np.argsort(minutes[origins[near], family], kind="stable")]
        for worker in near.tolist():
            if not _objected(problem, caseloads, family, worker):
                caseloads = _joined(problem, caseloads, family, worker)
                room[worker] -= children[family]
                break
    return caseloads.solution


def _urgency(problem: Problem, family: int) -> int:
    row = problem.families[family]
    return -max(row.children, 1) * row.urgency


def _objected(problem: Problem, caseloads: Caseloads, family: int, worker: int) -> bool:
    return any(
        rule.objection(problem, caseloads, family, worker) is not None
        for rule in RULES
        if rule.objection is not None
    )


def _joined(problem: Problem, caseloads: Caseloads, family: int, worker: int) -> Caseloads:
    """Return the caseloads with one more family on one of them."""
    row, pod = problem.families[family], problem.workers[worker].pod
    return replace(
        caseloads,
        solution=caseloads.solution.with_family_at(family, worker),
        by_worker=_more(caseloads.by_worker, worker, row.children),
        by_pod=caseloads.by_pod if pod is None else _more(caseloads.by_pod, pod, row.children),
        newcomers=_more(caseloads.newcomers, worker, int(row.current != worker)),
    )


def _more(counts: tuple[int, ...], at: int, more: int) -> tuple[int, ...]:
    return (*counts[:at], counts[at] + more, *counts[at + 1 :])
