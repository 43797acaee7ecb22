"""Nobody is loaded far above the others.

Points: the largest of ⌈100 × children ÷ cap⌉ over planned practitioners with a cap above 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.allocation.caseloads import add_caseload
from solver.allocation.solution import children_by_worker
from solver.linear import Integers, LinearModel, Objective, grouped

if TYPE_CHECKING:
    from solver.allocation.pairs import Pairs
    from solver.allocation.problem import Problem
    from solver.allocation.solution import Solution

NAME = "peak_load"
UNIT = "percent"


def add_to(model: LinearModel, problem: Problem, pairs: Pairs) -> Objective:
    """Add a column for the peak and return the goal as the model sees it."""
    children = pairs.children(problem)
    least = most = 0
    rows = []
    for worker, columns in grouped(pairs.worker):
        cap = problem.workers[worker].children_cap
        if cap > 0:
            rows.append((columns, cap))
            decided = columns[pairs.fixed[columns]]
            least = max(least, -(-100 * int(children[decided].sum()) // cap))
            most = max(most, -(-100 * int(children[columns].sum()) // cap))
    peak = model.add_columns(1, lower=least, upper=most)
    for columns, cap in rows:
        model.add_at_most(np.r_[columns, peak], np.r_[100 * children[columns], -cap], 0)

    def find_peak(values: Integers) -> None:
        values[peak] = max(
            -(-100 * int(children[columns] @ values[columns]) // cap) for columns, cap in rows
        )

    if rows:
        model.add_completion(find_peak)
    return Objective(peak, np.ones(1, dtype=np.int64))


def hold(model: LinearModel, problem: Problem, pairs: Pairs, value: int) -> None:
    """Say that the peak stays at or below a value: everyone's cap comes down to it."""
    children = pairs.children(problem)
    for worker, columns in grouped(pairs.worker):
        cap = problem.workers[worker].children_cap
        if cap > 0:
            decided = pairs.fixed[columns]
            free = value * cap // 100 - int(children[columns[decided]].sum())
            add_caseload(model, columns[~decided], children[columns[~decided]], free)


def value(problem: Problem, solution: Solution) -> int:
    """Return the goal's number for a solution."""
    return max(
        (
            -(-100 * children // worker.children_cap)
            for worker, children in zip(
                problem.workers, children_by_worker(problem, solution), strict=True
            )
            if worker.available and worker.children_cap > 0
        ),
        default=0,
    )
