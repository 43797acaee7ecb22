"""The allocation problem once more, plainly: every possible pair a column, every rule a row.

It shares nothing with the solver but the problem. Solved by HiGHS, goal by goal, it is a judge of
the solver in tests, and what it is compared with in ``tests/bench``.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from solver.allocation.problem import Problem


@dataclass(frozen=True, slots=True)
class Reached:
    """What HiGHS reached for one goal; `value` is `None` if it found no plan in time."""

    name: str
    value: int | None
    bound: float | None
    proven: bool
    seconds: float


def solve_by_highs(problem: Problem, *, seconds: float = 60.0) -> list[Reached]:
    """Solve every goal in order; ends with the first that is not proven within the time."""
    from ortools.linear_solver.python import model_builder

    began = time.perf_counter()
    plain = PlainFormulation(problem)
    model = model_builder.Model()
    columns = [model.new_int_var(0, most, "") for most in plain.upper]

    def total(terms: dict[int, int]) -> model_builder.LinearExpr:
        return model_builder.LinearExpr.weighted_sum(
            [columns[column] for column in terms], [float(one) for one in terms.values()]
        )

    for terms, limit in plain.rows:
        model.add(total(terms) <= limit)
    found = []
    for name in problem.goals:
        started = time.perf_counter()
        constant, terms = plain.goal(name)
        # The constant stays out: OR-Tools 9.15 keeps the last one when the next goal has none.
        model.minimize(total(terms))
        solver = model_builder.Solver("highs")
        # HiGHS stops a ten-thousandth away from the bound if it is not told otherwise.
        solver.set_solver_specific_parameters("mip_rel_gap=0")
        solver.set_time_limit_in_seconds(max(seconds - (started - began), 0.1))
        status = solver.solve(model)
        spent = time.perf_counter() - started
        proven = status == model_builder.SolveStatus.OPTIMAL
        if not proven and status != model_builder.SolveStatus.FEASIBLE:
            return [*found, Reached(name, None, None, proven=False, seconds=spent)]
        value = round(solver.objective_value) + constant
        bound = solver.best_objective_bound + constant
        found.append(Reached(name, value, bound, proven, spent))
        if not proven:
            break
        model.add(total(terms) <= value - constant)
    return found


def possible_pairs(problem: Problem) -> list[tuple[int, int]]:
    """Return the pairs (family, worker) that the rules about one pair leave."""
    pinned = dict(problem.pinned)
    minutes = np.array(problem.minutes).reshape(-1, len(problem.families))
    theirs: list[list[int]] = [[] for _ in problem.workers]
    for one, family in enumerate(problem.families):
        if family.current is not None:
            theirs[family.current].append(one)
    pairs = []
    for at, worker in enumerate(problem.workers):
        if not worker.available:
            continue
        near = set(np.flatnonzero(minutes[worker.origin] <= worker.travel_limit_minutes).tolist())
        near |= set(theirs[at])
        near |= {one for one, who in problem.overruled.pairs if who == at}
        pairs += [
            (one, at)
            for one in near
            if (one, at) not in problem.excluded
            and one not in problem.left
            and problem.families[one].worker_gender in (None, worker.gender)
            and pinned.get(one, at) == at
        ]
    return sorted(pairs)


def _by_hand(allowed: tuple[tuple[int, int], ...], wanted: int) -> list[int]:
    """Return the number allowed by hand to this one, if any."""
    return [most for at, most in allowed if at == wanted]


class PlainFormulation:
    """Columns and rows as the handbook says the rules, one by one.

    Attributes
    ----------
    upper
        The most a column may be; the least is 0. The first columns are the possible pairs.
    rows
        Terms (column → coefficient) and what their sum is at most.
    """

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._pairs = possible_pairs(problem)
        self.upper = [1] * len(self._pairs)
        self.rows: list[tuple[dict[int, int], int]] = []
        by_family: list[list[int]] = [[] for _ in problem.families]
        by_worker: list[list[int]] = [[] for _ in problem.workers]
        for column, (family, worker) in enumerate(self._pairs):
            by_family[family].append(column)
            by_worker[worker].append(column)
        for columns in by_family:
            self._limit(columns, [1] * len(columns), 1)
        for family, worker in problem.pinned:
            self._limit([self._pairs.index((family, worker))], [-1], -1)
        for family in problem.must_place:
            self._limit(by_family[family], [-1] * len(by_family[family]), -1)
        self._caps(by_worker)
        self._peak(by_worker)

    def goal(self, name: str) -> tuple[int, dict[int, int]]:
        """Return a goal as a constant and its terms."""
        if name == "peak_load":
            return 0, {self._peak_column: 1}
        constant, costs = self._costs(name)
        return constant, dict(enumerate(costs))

    def _add_column(self, upper: int) -> int:
        self.upper.append(upper)
        return len(self.upper) - 1

    def _limit(self, columns: Iterable[int], coefficients: Iterable[int], limit: int) -> None:
        terms = dict(zip(columns, coefficients, strict=True))
        if terms:
            self.rows.append((terms, limit))

    def _caps(self, by_worker: list[list[int]]) -> None:
        problem, pairs = self._problem, self._pairs
        children = [family.children for family in problem.families]
        today = [0] * len(problem.workers)
        for family in problem.families:
            if family.current is not None:
                today[family.current] += family.children
        by_pod: list[list[int]] = [[] for _ in problem.pods]
        for at, (worker, columns) in enumerate(zip(problem.workers, by_worker, strict=True)):
            brought = [children[pairs[column][0]] for column in columns]
            if worker.pod is not None:
                by_pod[worker.pod] += columns
            cap = max([worker.children_cap, *_by_hand(problem.overruled.children, at)])
            if today[at] <= cap:
                self._limit(columns, brought, cap)
                continue
            # Above the cap only up to today, and only without anybody new.
            above = self._add_column(1)
            more = today[at] - cap
            self._limit([*columns, above], [*brought, -more], cap)
            for column in columns:
                if problem.families[pairs[column][0]].current != at:
                    self._limit([column, above], [1, 1], 1)
        for at, columns in enumerate(by_pod):
            stood = sum(
                count
                for count, worker in zip(today, problem.workers, strict=True)
                if worker.pod == at
            )
            brought = [children[pairs[column][0]] for column in columns]
            by_hand = _by_hand(problem.overruled.pod_children, at)
            self._limit(columns, brought, max([problem.pods[at].children_cap, stood, *by_hand]))

    def _peak(self, by_worker: list[list[int]]) -> None:
        problem, pairs = self._problem, self._pairs
        self._peak_column = self._add_column(100 * sum(one.children for one in problem.families))
        for worker, columns in zip(problem.workers, by_worker, strict=True):
            if worker.children_cap and columns:
                brought = [100 * problem.families[pairs[column][0]].children for column in columns]
                self._limit([*columns, self._peak_column], [*brought, -worker.children_cap], 0)

    def _costs(self, name: str) -> tuple[int, list[int]]:
        """Return what a goal is if nobody is placed, and what each pair adds."""
        families, workers = self._problem.families, self._problem.workers
        constant, costs = 0, []
        if name == "changes":
            lost = [
                10 + 5 * family.worker_changes
                if family.current is not None and workers[family.current].available
                else 0
                for family in families
            ]
            constant = sum(lost)
            costs = [-lost[one] if families[one].current == at else 0 for one, at in self._pairs]
        elif name == "waiting":
            points = [max(1, family.children) * family.urgency for family in families]
            constant = sum(points)
            costs = [-points[one] for one, _ in self._pairs]
        elif name == "moves":
            reference = self._problem.reference or ()
            constant = sum(there is not None for there in reference)
            costs = [-int(reference[one] == at) for one, at in self._pairs]
        elif name == "preferences":
            costs = [self._preference(one, at) for one, at in self._pairs]
        elif name == "travel":
            for one, at in self._pairs:
                one_way = self._problem.minutes_between(one, at)
                assert one_way is not None
                costs.append(families[one].visits_per_week * 2 * one_way)
        return constant, costs

    def _preference(self, at_family: int, at_worker: int) -> int:
        family, worker = self._problem.families[at_family], self._problem.workers[at_worker]
        points = 3 * sum(need not in worker.skills for need in family.needs)
        if not any(language in worker.languages for language in family.languages):
            points += 5
        last = family.last
        if last is not None and self._problem.workers[last].available and last != at_worker:
            points += 3
        if (at_family, at_worker) in self._problem.preferred:
            points -= 2
        return points
