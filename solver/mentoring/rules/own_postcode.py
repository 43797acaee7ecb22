"""A mentor does not live in the family's own full postcode or at its very point on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.mentoring.verdict import Objection, Violation

if TYPE_CHECKING:
    from solver.linear import Booleans
    from solver.mentoring.problem import Problem
    from solver.mentoring.solution import Solution

NAME = "own_postcode"


def allowed(problem: Problem) -> Booleans:
    """Return the pairs the rule allows, families × volunteers."""
    mask = np.ones((len(problem.families), len(problem.volunteers)), dtype=np.bool_)
    if problem.same_postcode_allowed:
        return mask
    living: dict[str, list[int]] = {}
    for at, member in enumerate(problem.volunteers):
        if member.exact_place is not None:
            living.setdefault(member.exact_place, []).append(at)
    for at, family in enumerate(problem.families):
        if family.exact_place is not None:
            mask[at, living.get(family.exact_place, [])] = False
    return mask


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every new match within one postcode."""
    return tuple(
        Violation(
            NAME,
            f"{problem.volunteers[volunteer].name} lives in the postcode of "
            f"{problem.families[family].id}.",
            families=(family,),
            volunteers=(volunteer,),
        )
        for family, volunteers in enumerate(solution.volunteers)
        for volunteer in sorted(set(volunteers))
        if not problem.is_live(family, volunteer) and _is_own(problem, family, volunteer)
    )


def objection(problem: Problem, family: int, volunteer: int) -> Objection | None:
    """Return that both live in one postcode; `None` if they do not, or may."""
    if problem.is_live(family, volunteer) or not _is_own(problem, family, volunteer):
        return None
    return Objection(NAME, "Lives in the family’s own postcode.", "allow it in the settings")


def _is_own(problem: Problem, family: int, volunteer: int) -> bool:
    there = problem.volunteers[volunteer].exact_place
    same = there is not None and there == problem.families[family].exact_place
    return same and not problem.same_postcode_allowed
