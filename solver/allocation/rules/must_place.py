"""A family that somebody decided to place gets a practitioner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.allocation.verdict import Violation
from solver.linear import LinearModel, grouped

if TYPE_CHECKING:
    from solver.allocation.pairs import Pairs
    from solver.allocation.problem import Problem
    from solver.allocation.solution import Solution

NAME = "must_place"


def add_to(model: LinearModel, problem: Problem, pairs: Pairs) -> None:
    """Say the rule to the model; a family for whom no pair is left makes it impossible."""
    if not problem.must_place:
        return
    theirs = np.flatnonzero(np.isin(pairs.family, list(problem.must_place)))
    columns_of = dict(grouped(pairs.family[theirs]))
    nobody = np.zeros(0, dtype=np.int64)
    for family in sorted(problem.must_place):
        columns = theirs[columns_of.get(family, nobody)]
        model.add_at_most(columns, np.full(len(columns), -1, dtype=np.int64), -1)


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every family that was to be placed and is with nobody."""
    return tuple(
        Violation(
            NAME,
            f"{problem.families[family].id} has no practitioner; "
            "it was decided to place the family.",
            families=(family,),
        )
        for family in sorted(problem.must_place)
        if not solution.workers[family]
    )
