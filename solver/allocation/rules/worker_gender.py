"""A family that asks for a gender gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.allocation.verdict import Violation

if TYPE_CHECKING:
    from solver.allocation.problem import Problem
    from solver.allocation.solution import Caseloads, Solution
    from solver.linear import Booleans

NAME = "worker_gender"


def allowed(problem: Problem) -> Booleans:
    """Return the pairs the rule allows, families × workers."""
    mask = np.ones((len(problem.families), len(problem.workers)), dtype=np.bool_)
    for gender in ("female", "male"):
        asking = [family.worker_gender == gender for family in problem.families]
        other = [worker.gender != gender for worker in problem.workers]
        mask[np.ix_(asking, other)] = False
    return mask


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every family whose wish for a gender is not met."""
    found = []
    for position, family in enumerate(problem.families):
        if family.worker_gender is None:
            continue
        for worker in solution.workers[position]:
            if problem.workers[worker].gender != family.worker_gender:
                sentence = f"{family.id} asks for {_wish(family.worker_gender)}."
                found.append(Violation(NAME, sentence, families=(position,), workers=(worker,)))
    return tuple(found)


def objection(problem: Problem, caseloads: Caseloads, family: int, worker: int) -> str | None:
    """Return that the family asks for somebody else; `None` if it does not."""
    wish = problem.families[family].worker_gender
    if wish is None or problem.workers[worker].gender == wish:
        return None
    return f"The family asks for {_wish(wish)}."


def _wish(gender: str) -> str:
    return {"female": "a woman", "male": "a man"}[gender]
