"""The linear relaxation: what no whole-number solution can beat, and what each column would cost.

GLOP finds the duals; the bound and the reduced costs are then worked out here from the duals
alone. Any duals of the right sign give a true bound (weak duality), so the bound does not hang on
the tolerances of the linear solver.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solver.cancelling import watched
from solver.linear import Floats, Integers, LinearModel, Objective

if TYPE_CHECKING:
    from solver.result import Cancel


@dataclass(frozen=True, slots=True)
class Relaxation:
    """What the relaxation says.

    Attributes
    ----------
    bound
        No solution has an objective below this (a real number; the constant is included).
    reduced_costs
        A solution that has column j at 1 instead of 0 costs at least ``bound + reduced_costs[j]``.
    """

    bound: float
    reduced_costs: Floats

    @property
    def whole_bound(self) -> int:
        """The bound as a whole number: every objective is one."""
        return math.ceil(self.bound - 1e-6)


def relax(
    model: LinearModel, objective: Objective, *, seconds: float, cancel: Cancel
) -> Relaxation | None:
    """Solve the relaxation; `None` if time ran out or somebody asked to stop."""
    from ortools.linear_solver.python import model_builder

    lower, upper = model.bounds()
    builder = model_builder.Model()  # type: ignore[no-untyped-call]  # OR-Tools' own
    columns = np.array(
        [
            builder.new_num_var(low, high, "")
            for low, high in zip(lower.tolist(), upper.tolist(), strict=True)
        ],
        dtype=object,
    )
    weighted_sum = model_builder.LinearExpr.weighted_sum
    for row in model.rows:
        terms = columns[row.columns].tolist()
        builder.add(weighted_sum(terms, row.coefficients.astype(float).tolist()) <= row.limit)
    builder.minimize(
        weighted_sum(
            columns[objective.columns].tolist(), objective.coefficients.astype(float).tolist()
        )
    )
    solver = model_builder.Solver("glop")
    solver.set_time_limit_in_seconds(max(seconds, 0.01))
    with watched(solver.stop_search, cancel):
        status = solver.solve(builder)
    if status != model_builder.SolveStatus.OPTIMAL:
        return None
    duals = solver.dual_values(builder.get_linear_constraints()).to_numpy(dtype=np.float64)
    return _from_duals(model, objective, lower, upper, np.minimum(duals, 0.0))


def _from_duals(
    model: LinearModel,
    objective: Objective,
    lower: Integers,
    upper: Integers,
    duals: Floats,
) -> Relaxation:
    reduced = np.zeros(model.column_count, dtype=np.float64)
    np.add.at(reduced, objective.columns, objective.coefficients)
    bound = float(objective.constant)
    if model.rows:
        lengths = [len(row.columns) for row in model.rows]
        columns = np.concatenate([row.columns for row in model.rows])
        coefficients = np.concatenate([row.coefficients for row in model.rows])
        reduced -= np.bincount(
            columns, weights=coefficients * np.repeat(duals, lengths), minlength=len(reduced)
        )
        bound += float(duals @ np.array([row.limit for row in model.rows], dtype=np.float64))
    bound += float(np.where(reduced < 0, reduced * upper, reduced * lower).sum())
    return Relaxation(bound, reduced)
