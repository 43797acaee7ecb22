"""The linear relaxation: what no whole-number solution can beat, and what each column would cost.

GLOP finds the duals; the bound and the reduced costs are then worked out here from the duals
alone. Any duals of the right sign give a true bound (weak duality), so the bound does not hang on
the tolerances of the linear solver.

Large relaxations are *sifted*: GLOP gets the cheapest columns of each row, its duals price all the
others, those that pay come in, and so on until none does. At 300 pods 400,000 columns become some
30,000 (see docs/decisions/0005-solving.md).
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solver.cancelling import watched
from solver.linear import Floats, Integers

if TYPE_CHECKING:
    from solver.linear import Booleans, LinearModel, Objective
    from solver.result import Cancel

_SIFT_ABOVE = 40_000
"""Columns above which sifting is quicker than the whole relaxation at once."""

_FIRST_OF_EACH_ROW = 4
"""How many of its cheapest columns each row brings into the first round."""

_NEW_EACH_ROUND = 8_000
"""How many of the best paying columns come in at most in a later round."""

NEAR_ENOUGH = 1e-7
"""Rounds end when the bound is within this share of the relaxation's value."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """What the relaxation says.

    Attributes
    ----------
    bound
        No solution has an objective below this (a real number; the constant is included).
    reduced_costs
        A solution that has column j at 1 instead of 0 costs at least ``bound + reduced_costs[j]``.
    values
        The relaxation's own value of each column, those of the last round.
    """

    bound: float
    reduced_costs: Floats
    values: Floats

    @property
    def whole_bound(self) -> int:
        """The bound as a whole number: every objective is one."""
        return math.ceil(self.bound - 1e-6)


def relax(
    model: LinearModel,
    objective: Objective,
    *,
    seconds: float,
    cancel: Cancel,
    near_enough: float = NEAR_ENOUGH,
) -> Relaxation | None:
    """Solve the relaxation; `None` if time ran out, or somebody asked to stop, before any bound.

    A large one ends as soon as its bound is within the share `near_enough` of its value.
    """
    if cancel.requested:
        return None
    program = _Program.of(model, objective)
    until = time.perf_counter() + seconds
    chosen = program.cheapest_of_each_row()
    best: Relaxation | None = None
    while True:
        left = until - time.perf_counter()
        solved = None if left <= 0 else program.solve(chosen, seconds=left, cancel=cancel)
        if solved is None:
            if best is not None or chosen.all():
                return best
            # A row that asks for much, such as a goal held, needs more than the cheapest columns.
            chosen[:] = True
            continue
        value, duals, values = solved
        found = program.bounded_by(duals, values)
        if best is None or found.bound > best.bound:
            best = found
        paying = np.flatnonzero(~chosen & (found.reduced_costs < -1e-7))
        if len(paying) == 0 or value - best.bound <= near_enough * max(1.0, abs(value)):
            return best
        if len(paying) > _NEW_EACH_ROUND:
            costs = found.reduced_costs[paying]
            paying = paying[np.argpartition(costs, _NEW_EACH_ROUND)[:_NEW_EACH_ROUND]]
        chosen[paying] = True


@dataclass(frozen=True, slots=True, eq=False)
class _Program:
    """A linear program in whole arrays; entry k stands in row ``row_of[k]``, rows in order."""

    costs: Floats
    constant: int
    lower: Integers
    upper: Integers
    columns: Integers
    coefficients: Floats
    row_of: Integers
    limits: Floats

    @classmethod
    def of(cls, model: LinearModel, objective: Objective) -> _Program:
        lower, upper = model.bounds()
        costs = np.zeros(model.column_count, dtype=np.float64)
        np.add.at(costs, objective.columns, objective.coefficients)
        nothing = np.zeros(0, dtype=np.int64)
        lengths = [len(row.columns) for row in model.rows]
        return cls(
            costs=costs,
            constant=objective.constant,
            lower=lower,
            upper=upper,
            columns=np.concatenate([nothing, *(row.columns for row in model.rows)]),
            coefficients=np.concatenate(
                [nothing, *(row.coefficients for row in model.rows)]
            ).astype(np.float64),
            row_of=np.repeat(np.arange(len(model.rows), dtype=np.int64), lengths),
            limits=np.array([row.limit for row in model.rows], dtype=np.float64),
        )

    def cheapest_of_each_row(self) -> Booleans:
        """Return the columns of the first round: all of them where they are few."""
        count = len(self.costs)
        if count <= _SIFT_ABOVE:
            return np.ones(count, dtype=np.bool_)
        # Columns that cost nothing are the model's own, and there are few; those of long rows
        # would be the same for every row if ties were not broken by chance.
        chosen: Booleans = (self.costs == 0) | (self.lower > 0)
        jitter = np.random.default_rng(0).random(count)
        order = np.lexsort((jitter[self.columns], self.costs[self.columns], self.row_of))
        rows = self.row_of[order]
        starts = np.searchsorted(rows, rows, side="left")
        first = np.arange(len(order)) - starts < _FIRST_OF_EACH_ROW
        chosen[self.columns[order[first]]] = True
        return chosen

    def solve(
        self, chosen: Booleans, *, seconds: float, cancel: Cancel
    ) -> tuple[float, Floats, Floats] | None:
        """Solve over the chosen columns; return the value, the duals and all columns' values."""
        from ortools.linear_solver.python import model_builder

        if cancel.requested:
            return None
        builder = model_builder.Model()  # type: ignore[no-untyped-call]  # OR-Tools' own
        members = np.flatnonzero(chosen)
        variables = np.array(
            [
                builder.new_num_var(low, high, "")
                for low, high in zip(
                    self.lower[members].tolist(), self.upper[members].tolist(), strict=True
                )
            ],
            dtype=object,
        )
        weighted_sum = model_builder.LinearExpr.weighted_sum
        position = np.cumsum(chosen) - 1
        entries = np.flatnonzero(chosen[self.columns])
        cuts = np.searchsorted(self.row_of[entries], np.arange(1, len(self.limits)))
        terms = np.split(variables[position[self.columns[entries]]], cuts)
        factors = np.split(self.coefficients[entries], cuts)
        rows = []
        for row, limit in enumerate(self.limits.tolist()):
            if len(terms[row]):
                builder.add(weighted_sum(terms[row].tolist(), factors[row].tolist()) <= limit)
                rows.append(row)
        builder.minimize(weighted_sum(variables.tolist(), self.costs[members].tolist()))
        solver = model_builder.Solver("glop")
        solver.set_time_limit_in_seconds(max(seconds, 0.01))
        with watched(solver.stop_search, cancel):
            status = solver.solve(builder)
        if status != model_builder.SolveStatus.OPTIMAL:
            return None
        duals = np.zeros(len(self.limits), dtype=np.float64)
        found = solver.dual_values(builder.get_linear_constraints())
        duals[rows] = np.minimum(found.to_numpy(dtype=np.float64), 0.0)
        values = np.zeros(len(self.costs), dtype=np.float64)
        values[members] = solver.values(builder.get_variables()).to_numpy(dtype=np.float64)
        return solver.objective_value + self.constant, duals, values

    def bounded_by(self, duals: Floats, values: Floats) -> Relaxation:
        """Return what duals of the right sign prove over all columns, with the values given."""
        used = np.bincount(
            self.columns,
            weights=self.coefficients * duals[self.row_of],
            minlength=len(self.costs),
        )
        reduced = self.costs - used
        least = np.where(reduced < 0, reduced * self.upper, reduced * self.lower)
        bound = self.constant + float(duals @ self.limits) + float(least.sum())
        return Relaxation(bound, reduced, values)
