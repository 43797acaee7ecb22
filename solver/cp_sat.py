"""The search by CP-SAT over a linear model."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solver.cancelling import watched
from solver.linear import Integers, LinearModel, Objective

if TYPE_CHECKING:
    from collections.abc import Callable

    from solver.result import Cancel

_TWO_WORKERS = ("max_lp", "default_lp")
"""Which subsolvers run decides everything on two cores: with these two the thirty-pod sample is
proven in under a second, with the default pair in fourteen (see docs/decisions/0005-solving.md)."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to search: wall seconds, threads, and the seed of everything random."""

    seconds: float
    workers: int
    seed: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Attributes
    ----------
    solution
        A value for every column; `None` if none was found.
    bound
        No solution of the model has an objective below this.
    proven
        The solution is as good as any of the model; or there is none at all.
    """

    solution: Integers | None
    bound: int | None
    proven: bool


def search(
    model: LinearModel,
    objective: Objective,
    *,
    effort: Effort,
    cancel: Cancel,
    hint: Integers | None = None,
    at_least: int | None = None,
    near_enough: int = 0,
    on_better: Callable[[int, float], None] | None = None,
) -> Found:
    """Search for the best solution of a model.

    Parameters
    ----------
    hint
        A value for every column, as good as known.
    at_least
        A bound known from elsewhere; told to the search, so that it ends when it is reached.
    near_enough
        End as soon as the value is at most this far above the bound.
    on_better
        Called from a search thread with each better value and the bound at that moment.
    """
    from ortools.sat.python import cp_model

    if cancel.requested or effort.seconds <= 0:
        return Found(None, None, proven=False)
    lower, upper = model.bounds()
    program = cp_model.CpModel()
    columns = np.array(
        [
            program.new_int_var(low, high, "")
            for low, high in zip(lower.tolist(), upper.tolist(), strict=True)
        ],
        dtype=object,
    )
    weighted_sum = cp_model.LinearExpr.weighted_sum
    for row in model.rows:
        terms = columns[row.columns].tolist()
        if row.limit == 1 and (row.coefficients == 1).all():
            program.add_at_most_one(terms)
        else:
            program.add(weighted_sum(terms, row.coefficients.tolist()) <= row.limit)
    total = (
        weighted_sum(columns[objective.columns].tolist(), objective.coefficients.tolist())
        + objective.constant
    )
    if at_least is not None:
        program.add(total >= at_least)
    program.minimize(total)
    if hint is not None:
        program.proto.solution_hint.vars.extend(range(len(hint)))
        program.proto.solution_hint.values.extend(hint.tolist())

    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = effort.seconds
    solver.parameters.num_workers = effort.workers
    solver.parameters.random_seed = effort.seed
    solver.parameters.absolute_gap_limit = near_enough
    # Ctrl-C is the caller's: it asks through `cancel`.
    solver.parameters.catch_sigint_signal = False
    if effort.workers <= len(_TWO_WORKERS):
        solver.parameters.subsolvers.extend(_TWO_WORKERS[: effort.workers])
    else:
        solver.parameters.extra_subsolvers.extend(_TWO_WORKERS)

    class Better(cp_model.CpSolverSolutionCallback):
        """Passes each better value on."""

        def on_solution_callback(self) -> None:
            """Report the solution CP-SAT has just found."""
            if on_better is not None:
                on_better(round(self.objective_value), self.best_objective_bound)

    with watched(solver.stop_search, cancel):
        status = solver.solve(program, Better())
    if status == cp_model.INFEASIBLE:
        return Found(None, None, proven=True)
    bound = math.ceil(solver.best_objective_bound - 1e-6)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Found(None, bound if math.isfinite(bound) else None, proven=False)
    solution = np.array([solver.value(column) for column in columns.tolist()], dtype=np.int64)
    proven = status == cp_model.OPTIMAL and near_enough == 0
    return Found(solution, bound, proven=proven)
