"""One way from the practitioner's base to the family is within the travel limit.

An open or closing family may stay with its own practitioner beyond it; so may a pair
that somebody allowed (`Problem.overruled`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.allocation.verdict import Violation
from solver.allocation.wording import more_minutes

if TYPE_CHECKING:
    from solver.allocation.problem import Problem
    from solver.allocation.solution import Caseloads, Solution
    from solver.linear import Booleans

NAME = "travel_limit"


def allowed(problem: Problem) -> Booleans:
    """Return the pairs the rule allows, families × workers."""
    mask = np.zeros((len(problem.families), len(problem.workers)), dtype=np.bool_)
    minutes = np.array(problem.minutes, dtype=np.int64).reshape(
        len(problem.minutes), len(problem.families)
    )
    for position, worker in enumerate(problem.workers):
        if worker.origin is not None:
            mask[:, position] = minutes[worker.origin] <= worker.travel_limit_minutes
    for position, family in enumerate(problem.families):
        if family.current is not None:
            mask[position, family.current] = True
    for position, allowed_to in problem.overruled.pairs:
        mask[position, allowed_to] = True
    return mask


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every family that is too far from a practitioner who is new to it."""
    return tuple(
        Violation(
            NAME,
            f"{problem.families[family].id} with {problem.workers[worker].name}: "
            f"{_words(problem, family, worker)}",
            families=(family,),
            workers=(worker,),
        )
        for family, worker in _beyond(problem, solution)
        if problem.families[family].current != worker
        and (family, worker) not in problem.overruled.pairs
    )


def standing(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every family beyond the limit that stays with its own practitioner."""
    return tuple(
        Violation(
            NAME,
            f"{problem.families[family].id} with {problem.workers[worker].name}: "
            f"{_words(problem, family, worker)} As it was.",
            families=(family,),
            workers=(worker,),
        )
        for family, worker in _beyond(problem, solution)
        if problem.families[family].current == worker
    )


def overruled(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every family too far from a practitioner because somebody allowed it."""
    return tuple(
        Violation(
            NAME,
            f"{problem.families[family].id} and {problem.workers[worker].name}: "
            f"{_words(problem, family, worker).removesuffix('.')}, overruled.",
            families=(family,),
            workers=(worker,),
        )
        for family, worker in _beyond(problem, solution)
        if problem.families[family].current != worker
        and (family, worker) in problem.overruled.pairs
    )


def objection(problem: Problem, caseloads: Caseloads, family: int, worker: int) -> str | None:
    """Return why this worker is too far away for this family; `None` if not."""
    if problem.families[family].current == worker or not _is_beyond(problem, family, worker):
        return None
    if (family, worker) in problem.overruled.pairs:
        return None
    return _words(problem, family, worker)


def remedy(problem: Problem, caseloads: Caseloads, family: int, worker: int) -> str | None:
    """Return what would unblock: minutes; `None` where nobody knows how far it is."""
    minutes = problem.minutes_between(family, worker)
    if minutes is None:
        return None
    return more_minutes(minutes - problem.workers[worker].travel_limit_minutes)


def _beyond(problem: Problem, solution: Solution) -> list[tuple[int, int]]:
    minutes, members = problem.minutes, problem.workers
    found = []
    for family, workers in enumerate(solution.workers):
        for worker in workers:
            member = members[worker]
            if (
                member.origin is None
                or minutes[member.origin][family] > member.travel_limit_minutes
            ):
                found.append((family, worker))
    return found


def _is_beyond(problem: Problem, family: int, worker: int) -> bool:
    minutes = problem.minutes_between(family, worker)
    return minutes is None or minutes > problem.workers[worker].travel_limit_minutes


def _words(problem: Problem, family: int, worker: int) -> str:
    member = problem.workers[worker]
    minutes = problem.minutes_between(family, worker)
    if minutes is None:
        return "How far it is is not known."
    return f"{minutes} minutes {member.travel_phrase}, limit {member.travel_limit_minutes}."
