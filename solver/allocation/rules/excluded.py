"""A pair marked `exclude` or `declined` is never joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.allocation.verdict import Violation

if TYPE_CHECKING:
    from solver.allocation.problem import Problem
    from solver.allocation.solution import Caseloads, Solution
    from solver.linear import Booleans

NAME = "excluded"


def allowed(problem: Problem) -> Booleans:
    """Return the pairs the rule allows, families × workers."""
    mask = np.ones((len(problem.families), len(problem.workers)), dtype=np.bool_)
    for family, worker in problem.excluded:
        mask[family, worker] = False
    return mask


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every excluded pair that is joined."""
    return tuple(
        Violation(
            NAME,
            f"{problem.families[family].id} is excluded from {problem.workers[worker].name}.",
            families=(family,),
            workers=(worker,),
        )
        for family, workers in enumerate(solution.workers)
        for worker in sorted(set(workers))
        if (family, worker) in problem.excluded
    )


def objection(problem: Problem, caseloads: Caseloads, family: int, worker: int) -> str | None:
    """Return that the pair is excluded; `None` if it is not."""
    return "Excluded." if (family, worker) in problem.excluded else None
