"""Families stay where the plan on the board has them.

Families: those that `Problem.reference` has with a practitioner and that are now with another one
or with none. To place a family that the reference leaves without is no move. It takes part only
where `Problem.goals` names it: first it gives the plan of least change, last it settles ties.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.allocation.problem import MOVES_GOAL
from solver.linear import Objective

if TYPE_CHECKING:
    from solver.allocation.pairs import Pairs
    from solver.allocation.problem import Problem
    from solver.allocation.solution import Solution

NAME = MOVES_GOAL
UNIT = "families"


def objective(problem: Problem, pairs: Pairs) -> Objective:
    """Return the goal as the model sees it."""
    there = np.array(
        [-1 if worker is None else worker for worker in problem.reference or ()], dtype=np.int64
    )
    if len(there) == 0:
        return Objective(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
    stays = np.flatnonzero(pairs.worker == there[pairs.family])
    return Objective(stays, np.full(len(stays), -1, dtype=np.int64), int((there >= 0).sum()))


def family_value(problem: Problem, family: int, workers: tuple[int, ...]) -> int:
    """Return what one family adds if it is with these workers."""
    if problem.reference is None:
        return 0
    there = problem.reference[family]
    return int(there is not None and there not in workers)


def value(problem: Problem, solution: Solution) -> int:
    """Return the goal's number for a solution."""
    return sum(
        family_value(problem, family, workers) for family, workers in enumerate(solution.workers)
    )
