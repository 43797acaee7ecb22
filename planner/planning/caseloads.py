"""Everyone's caseload in a plan, counted without the solver."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.plan import WorkerLine
from solver.allocation.solution import families_by_worker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solver.allocation.problem import Problem
    from solver.allocation.solution import Solution


def worker_lines(problem: Problem, solution: Solution) -> tuple[WorkerLine, ...]:
    """Return the load of everyone planned."""
    return tuple(
        _line(problem, at, families)
        for at, families in enumerate(families_by_worker(problem, solution))
        if problem.workers[at].available
    )


def worker_line(problem: Problem, solution: Solution, worker: int) -> WorkerLine:
    """Return the load of one worker, by position."""
    families = [at for at, workers in enumerate(solution.workers) if worker in workers]
    return _line(problem, worker, families)


def _line(problem: Problem, at: int, families: Sequence[int]) -> WorkerLine:
    worker = problem.workers[at]
    return WorkerLine(
        staff_id=worker.id,
        children=sum(problem.families[family].children for family in families),
        children_cap=worker.children_cap,
        families=len(families),
        travel=sum(
            2 * problem.families[family].visits_per_week * minutes
            for family in families
            for minutes in (problem.minutes_between(family, at),)
            if minutes is not None
        ),
    )
