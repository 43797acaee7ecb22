"""Little travel.

Minutes a week over placed families: visits × 2 × one way. Breaks between visits, and journeys from
one family to the next, are the rota's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.linear import Objective

if TYPE_CHECKING:
    from solver.allocation.pairs import Pairs
    from solver.allocation.problem import Problem
    from solver.allocation.solution import Solution

NAME = "travel"
UNIT = "minutes"


def objective(problem: Problem, pairs: Pairs) -> Objective:
    """Return the goal as the model sees it."""
    visits = np.array([family.visits_per_week for family in problem.families], dtype=np.int64)
    origins = np.array(
        [-1 if worker.origin is None else worker.origin for worker in problem.workers],
        dtype=np.int64,
    )
    minutes = np.array(problem.minutes, dtype=np.int64).reshape(
        len(problem.minutes), len(problem.families)
    )
    one_way = minutes[origins[pairs.worker], pairs.family]
    columns = np.arange(len(pairs), dtype=np.int64)
    return Objective(columns, 2 * visits[pairs.family] * one_way)


def family_value(problem: Problem, family: int, workers: tuple[int, ...]) -> int:
    """Return what one family adds if it is with these workers."""
    minutes = 0
    for worker in workers:
        origin = problem.workers[worker].origin
        if origin is not None:
            minutes += (
                2 * problem.families[family].visits_per_week * problem.minutes[origin][family]
            )
    return minutes


def value(problem: Problem, solution: Solution) -> int:
    """Return the goal's number for a solution."""
    return sum(
        family_value(problem, family, workers) for family, workers in enumerate(solution.workers)
    )
