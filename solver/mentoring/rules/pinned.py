"""A pair marked `pin`, or matched by hand, is joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solver.mentoring.verdict import Objection, Violation

if TYPE_CHECKING:
    from solver.linear import LinearModel
    from solver.mentoring.pairs import Pairs
    from solver.mentoring.problem import Problem
    from solver.mentoring.solution import Solution

NAME = "pinned"


def add_to(model: LinearModel, problem: Problem, pairs: Pairs) -> None:
    """Say the rule to the model: hold the column of every pinned pair at 1."""
    model.fix(pairs.positions(problem.pinned), 1)


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every pinned pair that is not joined."""
    return tuple(
        Violation(
            NAME,
            f"{problem.families[family].id} is pinned to {problem.volunteers[volunteer].name}.",
            families=(family,),
            volunteers=(volunteer,),
        )
        for family, volunteer in problem.pinned
        if volunteer not in solution.volunteers[family]
    )


def objection(problem: Problem, family: int, volunteer: int) -> Objection | None:
    """Return that the family is pinned to somebody else; `None` if it is not."""
    pinned = dict(problem.pinned).get(family, volunteer)
    if pinned == volunteer:
        return None
    return Objection(NAME, f"Pinned to {problem.volunteers[pinned].name}.", "take the pin out")
