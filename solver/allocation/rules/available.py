"""Only practitioners planned for the week have families."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.allocation.verdict import Violation

if TYPE_CHECKING:
    from solver.allocation.problem import Problem
    from solver.allocation.solution import Caseloads, Solution
    from solver.linear import Booleans

NAME = "available"


def allowed(problem: Problem) -> Booleans:
    """Return the pairs the rule allows, families × workers."""
    available = np.array([worker.available for worker in problem.workers], dtype=np.bool_)
    return np.tile(available, (len(problem.families), 1))


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every family given to somebody who is not planned for the week."""
    away = {position for position, worker in enumerate(problem.workers) if not worker.available}
    return tuple(
        Violation(
            NAME,
            f"{problem.families[family].id} is with {problem.workers[worker].name}, "
            "who is not planned this week.",
            families=(family,),
            workers=(worker,),
        )
        for family, workers in enumerate(solution.workers)
        for worker in workers
        if worker in away
    )


def objection(problem: Problem, caseloads: Caseloads, family: int, worker: int) -> str | None:
    """Return that the worker is not planned this week; `None` if they are."""
    return None if problem.workers[worker].available else "Not planned this week."
