"""A family that somebody decided to leave waiting is with nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.allocation.verdict import Violation

if TYPE_CHECKING:
    from solver.allocation.problem import Problem
    from solver.allocation.solution import Caseloads, Solution
    from solver.linear import Booleans

NAME = "left"


def allowed(problem: Problem) -> Booleans:
    """Return the pairs the rule allows, families × workers."""
    mask = np.ones((len(problem.families), len(problem.workers)), dtype=np.bool_)
    mask[sorted(problem.left)] = False
    return mask


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every practitioner of a family that is to wait."""
    return tuple(
        Violation(
            NAME,
            f"{problem.families[family].id} is with {problem.workers[worker].name}; "
            "it was decided to leave the family waiting.",
            families=(family,),
            workers=(worker,),
        )
        for family in sorted(problem.left)
        for worker in solution.workers[family]
    )


def objection(problem: Problem, caseloads: Caseloads, family: int, worker: int) -> str | None:
    """Return that the family is to wait; `None` if it is not."""
    return "Left waiting by decision." if family in problem.left else None


def remedy(problem: Problem, caseloads: Caseloads, family: int, worker: int) -> str | None:
    """Return what would unblock."""
    return "take back the decision to wait"
