"""No pair marked `exclude` or `declined` meets, and no pair of which somebody declined a match.

A live match answers to this rule too: it cannot go on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.mentoring.verdict import Objection, Violation

if TYPE_CHECKING:
    from solver.linear import Booleans
    from solver.mentoring.problem import Problem
    from solver.mentoring.solution import Solution

NAME = "excluded"


def allowed(problem: Problem) -> Booleans:
    """Return the pairs the rule allows, families × volunteers."""
    mask = np.ones((len(problem.families), len(problem.volunteers)), dtype=np.bool_)
    for family, volunteer in problem.excluded:
        mask[family, volunteer] = False
    return mask


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every excluded pair that is joined."""
    return tuple(
        Violation(
            NAME,
            f"{problem.families[family].id} is excluded from {problem.volunteers[volunteer].name}.",
            families=(family,),
            volunteers=(volunteer,),
        )
        for family, volunteers in enumerate(solution.volunteers)
        for volunteer in sorted(set(volunteers))
        if (family, volunteer) in problem.excluded
    )


def objection(problem: Problem, family: int, volunteer: int) -> Objection | None:
    """Return that the pair must not meet; `None` if it may."""
    return Objection(NAME, "Excluded.") if (family, volunteer) in problem.excluded else None
