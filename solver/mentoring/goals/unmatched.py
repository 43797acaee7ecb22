"""Families that want a mentor have one, the most urgent first.

Points over families left without: those of the band, 20 more if the family is closing or closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.linear import Objective

if TYPE_CHECKING:
    from solver.mentoring.pairs import Pairs
    from solver.mentoring.problem import Problem
    from solver.mentoring.solution import Solution

NAME = "unmatched"
UNIT = "points"


def objective(problem: Problem, pairs: Pairs) -> Objective:
    """Return the goal as the model sees it."""
    points = np.array([family.points for family in problem.families], dtype=np.int64)
    columns = np.arange(len(pairs), dtype=np.int64)
    return Objective(columns, -points[pairs.family], int(points.sum()))


def value(problem: Problem, solution: Solution) -> int:
    """Return the goal's number for a solution."""
    return sum(
        family.points
        for family, volunteers in zip(problem.families, solution.volunteers, strict=True)
        if not volunteers
    )
