"""One-way minutes from a mentor to a family are within the mentor's limit.

Somebody whose place is not known meets nobody new. A person may overrule it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.mentoring.verdict import Objection, Violation
from solver.mentoring.wording import counted

if TYPE_CHECKING:
    from solver.linear import Booleans
    from solver.mentoring.problem import Problem
    from solver.mentoring.solution import Solution

NAME = "travel_limit"


def allowed(problem: Problem) -> Booleans:
    """Return the pairs the rule allows, families × volunteers."""
    mask = np.zeros((len(problem.families), len(problem.volunteers)), dtype=np.bool_)
    rows = np.array(problem.minutes, dtype=np.int64).reshape(-1, len(problem.families))
    for at, member in enumerate(problem.volunteers):
        if member.origin is not None:
            mask[:, at] = rows[member.origin] <= member.travel_limit_minutes
    for family, volunteer in problem.overruled:
        mask[family, volunteer] = True
    return mask


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every new match beyond the limit."""
    return tuple(
        Violation(
            NAME,
            f"{problem.families[family].id} and {problem.volunteers[volunteer].name}: "
            f"{_sentence(problem, family, volunteer)}",
            families=(family,),
            volunteers=(volunteer,),
        )
        for family, volunteers in enumerate(solution.volunteers)
        for volunteer in sorted(set(volunteers))
        if not problem.is_live(family, volunteer)
        and (family, volunteer) not in problem.overruled
        and _is_beyond(problem, family, volunteer)
    )


def objection(problem: Problem, family: int, volunteer: int) -> Objection | None:
    """Return how far it is; `None` if it is near enough."""
    if problem.is_live(family, volunteer) or not _is_beyond(problem, family, volunteer):
        return None
    minutes = problem.minutes_between(family, volunteer)
    limit = problem.volunteers[volunteer].travel_limit_minutes
    remedy = (
        "record where they live"
        if minutes is None
        else f"{counted(minutes - limit, 'more minute', 'more minutes')}"
    )
    return Objection(NAME, _sentence(problem, family, volunteer), remedy, may_be_overruled=True)


def _is_beyond(problem: Problem, family: int, volunteer: int) -> bool:
    minutes = problem.minutes_between(family, volunteer)
    return minutes is None or minutes > problem.volunteers[volunteer].travel_limit_minutes


def _sentence(problem: Problem, family: int, volunteer: int) -> str:
    minutes, member = problem.minutes_between(family, volunteer), problem.volunteers[volunteer]
    if minutes is None:
        return "Where they live is not known."
    return f"{minutes} minutes {member.travel_phrase}, limit {member.travel_limit_minutes}."
