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
    from collections.abc import Callable, Mapping

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
    children = children_by_worker(problem, solution)
    return max(
        (_percent(problem, worker, count) for worker, count in enumerate(children)), default=0
    )


def of_family(problem: Problem, solution: Solution) -> Callable[[int, tuple[int, ...]], int]:
    """Return what tells the goal's number if one family were with these workers."""
    return Loads(problem, solution).value_with


class Loads:
    """Everyone's load, counted once to tell the goal's number for many moves."""

    def __init__(self, problem: Problem, solution: Solution) -> None:
        self._problem = problem
        self._solution = solution
        self._children = children_by_worker(problem, solution)
        loads = ((_percent(problem, at, count), at) for at, count in enumerate(self._children))
        self._highest_first = sorted(loads, reverse=True)

    def value_with(self, family: int, workers: tuple[int, ...]) -> int:
        """Return the goal's number if one family were with these workers."""
        children = self._problem.families[family].children
        more: dict[int, int] = {}
        for worker in self._solution.workers[family]:
            more[worker] = more.get(worker, 0) - children
        for worker in workers:
            more[worker] = more.get(worker, 0) + children
        return self.value_with_more(more)

    def value_with_more(self, more: Mapping[int, int]) -> int:
        """Return the goal's number if workers had so many more children, below 0 for fewer."""
        others = next((load for load, worker in self._highest_first if worker not in more), 0)
        changed = (
            _percent(self._problem, worker, self._children[worker] + count)
            for worker, count in more.items()
        )
        return max(others, *changed, 0)


def _percent(problem: Problem, worker: int, children: int) -> int:
    """Return somebody's load; 0 for those whom the goal does not look at."""
    row = problem.workers[worker]
    if not row.available or row.children_cap <= 0:
        return 0
    return -(-100 * children // row.children_cap)
