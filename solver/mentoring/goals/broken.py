"""Matches that are running go on: 10 points for each that is neither kept nor paused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.linear import Objective

if TYPE_CHECKING:
    from solver.mentoring.pairs import Pairs
    from solver.mentoring.problem import Problem
    from solver.mentoring.solution import Solution

NAME = "broken"
UNIT = "points"

_POINTS = 10


def objective(problem: Problem, pairs: Pairs) -> Objective:
    """Return the goal as the model sees it."""
    live = np.flatnonzero(pairs.live)
    points = np.full(len(live), -_POINTS, dtype=np.int64)
    return Objective(live, points, _POINTS * len(problem.live))


def value(problem: Problem, solution: Solution) -> int:
    """Return the goal's number for a solution."""
    return sum(
        _POINTS
        for family, volunteer in problem.live
        if volunteer not in solution.volunteers[family]
    )
