"""A family has at most one mentor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.linear import LinearModel, grouped
from solver.mentoring.verdict import Objection, Violation

if TYPE_CHECKING:
    from solver.mentoring.pairs import Pairs
    from solver.mentoring.problem import Problem
    from solver.mentoring.solution import Solution

NAME = "one_mentor"


def add_to(model: LinearModel, problem: Problem, pairs: Pairs) -> None:
    """Say the rule to the model."""
    for _, columns in grouped(pairs.family):
        decided = pairs.fixed[columns]
        if decided.any():
            model.fix(columns[~decided], 0)
        elif len(columns) > 1:
            model.add_at_most(columns, np.ones(len(columns), dtype=np.int64), 1)


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every family that has more than one mentor."""
    return tuple(
        Violation(
            NAME,
            f"{problem.families[family].id} meets "
            f"{' and '.join(problem.volunteers[one].name for one in volunteers)}; "
            "a family has one mentor.",
            families=(family,),
            volunteers=volunteers,
        )
        for family, volunteers in enumerate(solution.volunteers)
        if len(volunteers) > 1
    )


def objection(problem: Problem, family: int, volunteer: int) -> Objection | None:
    """Return that the family has another mentor already; `None` if it has not."""
    others = [one for one in problem.live_of_family[family] if one != volunteer]
    if not others or volunteer in problem.live_of_family[family]:
        return None
    name = problem.volunteers[others[0]].name
    return Objection(NAME, f"The family has a mentor: {name}.", f"end the match with {name}")
