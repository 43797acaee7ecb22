"""A family, all its children together, has at most one practitioner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.allocation.verdict import Violation
from solver.linear import LinearModel, grouped

if TYPE_CHECKING:
    from solver.allocation.pairs import Pairs
    from solver.allocation.problem import Problem
    from solver.allocation.solution import Solution

NAME = "one_worker"


def add_to(model: LinearModel, problem: Problem, pairs: Pairs) -> None:
    """Say the rule to the model."""
    for _, columns in grouped(pairs.family):
        decided = pairs.fixed[columns]
        if decided.any():
            model.fix(columns[~decided], 0)
        elif len(columns) > 1:
            model.add_at_most(columns, np.ones(len(columns), dtype=np.int64), 1)


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every family that has more than one practitioner."""
    return tuple(
        Violation(
            NAME,
            f"{problem.families[family].id} is with "
            f"{' and '.join(problem.workers[worker].name for worker in workers)}; "
            "a family has one practitioner.",
            families=(family,),
            workers=workers,
        )
        for family, workers in enumerate(solution.workers)
        if len(workers) > 1
    )
