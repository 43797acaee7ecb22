"""A family that asks for a mentor's gender gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.mentoring.verdict import Objection, Violation

if TYPE_CHECKING:
    from solver.linear import Booleans
    from solver.mentoring.problem import Problem
    from solver.mentoring.solution import Solution

NAME = "mentor_gender"

_ASKED = {"female": "a woman", "male": "a man"}


def allowed(problem: Problem) -> Booleans:
    """Return the pairs the rule allows, families × volunteers."""
    of = np.array([member.gender or "" for member in problem.volunteers], dtype=object)
    mask = np.ones((len(problem.families), len(of)), dtype=np.bool_)
    for at, family in enumerate(problem.families):
        if family.mentor_gender is not None:
            mask[at] = of == family.mentor_gender
    return mask


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every new match with a mentor of another gender than the family asked for."""
    return tuple(
        Violation(
            NAME,
            f"{problem.families[family].id} and {problem.volunteers[volunteer].name}: "
            f"{_sentence(problem, family)}",
            families=(family,),
            volunteers=(volunteer,),
        )
        for family, volunteers in enumerate(solution.volunteers)
        for volunteer in sorted(set(volunteers))
        if not problem.is_live(family, volunteer) and _is_other(problem, family, volunteer)
    )


def objection(problem: Problem, family: int, volunteer: int) -> Objection | None:
    """Return what the family asked for; `None` if it is met."""
    if problem.is_live(family, volunteer) or not _is_other(problem, family, volunteer):
        return None
    return Objection(NAME, _sentence(problem, family))


def _is_other(problem: Problem, family: int, volunteer: int) -> bool:
    wish = problem.families[family].mentor_gender
    return wish is not None and problem.volunteers[volunteer].gender != wish


def _sentence(problem: Problem, family: int) -> str:
    wish = problem.families[family].mentor_gender or ""
    return f"The family asks for {_ASKED.get(wish, wish)}."
