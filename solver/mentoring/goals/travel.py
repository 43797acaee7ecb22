"""Mentors travel little: twice the one-way minutes of every match, paused ones included.

A match with somebody whose place is not known counts 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.linear import Objective

if TYPE_CHECKING:
    from solver.mentoring.pairs import Pairs
    from solver.mentoring.problem import Problem
    from solver.mentoring.solution import Solution

NAME = "travel"
UNIT = "minutes"


def objective(problem: Problem, pairs: Pairs) -> Objective:
    """Return the goal as the model sees it."""
    nowhere = np.zeros((1, len(problem.families)), dtype=np.int64)
    rows = np.array(problem.minutes, dtype=np.int64).reshape(-1, len(problem.families))
    rows = np.concatenate([rows, nowhere])
    origins = np.array(
        [-1 if one.origin is None else one.origin for one in problem.volunteers], dtype=np.int64
    )
    minutes = 2 * rows[origins[pairs.volunteer], pairs.family]
    costly = np.flatnonzero(minutes)
    return Objective(costly, minutes[costly])


def value(problem: Problem, solution: Solution) -> int:
    """Return the goal's number for a solution."""
    return sum(
        2 * (problem.minutes_between(family, volunteer) or 0)
        for family, volunteers in enumerate(solution.volunteers)
        for volunteer in volunteers
    )
