"""A pair marked `pin` is joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solver.allocation.verdict import Violation

if TYPE_CHECKING:
    from solver.allocation.pairs import Pairs
    from solver.allocation.problem import Problem
    from solver.allocation.solution import Caseloads, Solution
    from solver.linear import LinearModel

NAME = "pinned"


def add_to(model: LinearModel, problem: Problem, pairs: Pairs) -> None:
    """Say the rule to the model: hold the column of every pinned pair at 1."""
    model.fix(pairs.positions(problem.pinned), 1)


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every pinned pair that is not joined."""
    return tuple(
        Violation(
            NAME,
            f"{problem.families[family].id} is pinned to {problem.workers[worker].name}.",
            families=(family,),
            workers=(worker,),
        )
        for family, worker in problem.pinned
        if worker not in solution.workers[family]
    )


def objection(problem: Problem, caseloads: Caseloads, family: int, worker: int) -> str | None:
    """Return that the family is pinned to somebody else; `None` if it is not."""
    pinned = problem.pinned_worker.get(family, worker)
    return None if pinned == worker else f"Pinned to {problem.workers[pinned].name}."


def remedy(problem: Problem, caseloads: Caseloads, family: int, worker: int) -> str | None:
    """Return what would unblock."""
    return "take the pin out"
