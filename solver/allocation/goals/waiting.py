"""Families do not wait, the most urgent least.

Points: for each planned family left without a practitioner, its children (at least one) × its
urgency: band points, the weeks it has waited, and 100 more for an open or closing family.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.linear import Objective

if TYPE_CHECKING:
    from solver.allocation.pairs import Pairs
    from solver.allocation.problem import Problem
    from solver.allocation.solution import Solution

NAME = "waiting"
UNIT = "points"


def objective(problem: Problem, pairs: Pairs) -> Objective:
    """Return the goal as the model sees it."""
    points = np.array(
        [max(family.children, 1) * family.urgency for family in problem.families], dtype=np.int64
    )
    columns = np.arange(len(pairs), dtype=np.int64)
    return Objective(columns, -points[pairs.family], int(points.sum()))


def family_value(problem: Problem, family: int, workers: tuple[int, ...]) -> int:
    """Return what one family adds if it is with these workers."""
    if workers:
        return 0
    row = problem.families[family]
    return (row.children or 1) * row.urgency


def value(problem: Problem, solution: Solution) -> int:
    """Return the goal's number for a solution."""
    return sum(
        family_value(problem, family, workers)
        for family, workers in enumerate(solution.workers)
        if not workers
    )
