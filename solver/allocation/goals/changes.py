"""Families do not change worker.

Points: 10 + 5 × earlier changes of worker for each open or closing family that does not keep its
practitioner, whether given another or none. A family whose practitioner is not available this
week has no choice and counts nothing. First, because a settled family is not moved to make room
unless the manager says so by reordering.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.linear import Objective

if TYPE_CHECKING:
    from solver.allocation.pairs import Pairs
    from solver.allocation.problem import Problem
    from solver.allocation.solution import Solution

NAME = "changes"
UNIT = "points"


def objective(problem: Problem, pairs: Pairs) -> Objective:
    """Return the goal as the model sees it."""
    current = np.full(len(problem.families), -1, dtype=np.int64)
    points = np.zeros(len(problem.families), dtype=np.int64)
    for position, family in enumerate(problem.families):
        if family.current is not None and problem.workers[family.current].available:
            current[position] = family.current
            points[position] = 10 + 5 * family.worker_changes
    keeps = np.flatnonzero(pairs.worker == current[pairs.family])
    return Objective(keeps, -points[pairs.family[keeps]], int(points.sum()))


def family_value(problem: Problem, family: int, workers: tuple[int, ...]) -> int:
    """Return what one family adds if it is with these workers."""
    row = problem.families[family]
    current = row.current
    if current is None or current in workers or not problem.workers[current].available:
        return 0
    return 10 + 5 * row.worker_changes


def value(problem: Problem, solution: Solution) -> int:
    """Return the goal's number for a solution."""
    return sum(
        family_value(problem, at, workers)
        for at, (family, workers) in enumerate(zip(problem.families, solution.workers, strict=True))
        if family.current not in workers
    )
