"""How fast and how well a week is allocated. Run it: ``python -m tests.bench.bench_allocation``.

Three ways, each in a process of its own, on the same problem:

- *ordered*: ours, the goals in order;
- *plain*: one CP-SAT model of every possible pair with all goals in one weighted sum;
- *HiGHS*: the same ordered problem by HiGHS on the plain formulation.

``--parts`` measures instead what each part of ours is worth: the relaxation with and without
caseload patterns, and the search without them, or with the subsolvers CP-SAT would choose itself.

``--pods 3 30`` chooses the sizes, ``--seconds`` what each way may take (300 pods: twice that),
``--workers`` the threads of CP-SAT.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import statistics
import sys
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from planner.planning.problem import problem_of
from planner.sample import SAMPLE_WEEK, make_service
from planner.travel.places import load_gazetteer
from solver import cp_sat
from solver.allocation import caseloads, check
from solver.allocation.problem_json import problem_from_json, problem_to_json
from solver.allocation.solve import AllocationFormulation, solve
from solver.cp_sat import Effort
from solver.relaxation import relax
from solver.result import Cancel
from tests.solver.allocation.plain_formulation import PlainFormulation, solve_by_highs

if TYPE_CHECKING:
    from collections.abc import Callable

    from solver.allocation.problem import Problem

WEIGHTS = {
    "changes": 1_000_000,
    "waiting": 10_000,
    "preferences": 1_000,
    "peak_load": 100,
    "travel": 1,
}
"""What a point of each goal weighs in the one sum: far more than one of the next."""

MOST_HAND_EDIT_MS = 20.0
"""What judging a hand edit may take on 300 pods."""

EDITS = 41


@dataclass(frozen=True, slots=True)
class Run:
    """What one way did: lines to print, search seconds, and the most memory its process held."""

    lines: tuple[str, ...]
    seconds: float
    megabytes: float


def main() -> None:
    """Measure and print, size by size."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pods", type=int, nargs="+", default=[3, 30, 300])
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--parts", action="store_true")
    chosen = parser.parse_args()
    for pods in chosen.pods:
        problem = told(pods)
        text = problem_to_json(problem)
        judge_edits(problem)
        seconds = chosen.seconds * (2 if pods >= 300 else 1)
        search = partial(ordered, seconds=seconds, workers=chosen.workers)
        ways: dict[str, Callable[[str], Run]] = {"ordered": search}
        if chosen.parts:
            ways |= {
                "no patterns": partial(search, patterns=False),
                "own subsolvers": partial(search, subsolvers=False),
                "relaxed": relaxed,
                "relaxed, no patterns": partial(relaxed, patterns=False),
            }
        else:
            ways |= {
                "plain": partial(plain, seconds=seconds, workers=chosen.workers),
                "HiGHS": partial(highs, seconds=seconds),
            }
        ours = 0.0
        for name, way in ways.items():
            run = _apart(way, text)
            ours = ours or run.seconds
            _say(
                f"{name:22}{run.seconds:7.2f} s, {run.seconds / ours:6.1f} × ordered, "
                f"{run.megabytes:,.0f} MB at most"
            )
            for line in run.lines:
                _say(f"        {line}")


def told(pods: int) -> Problem:
    """Return the sample's week with so many pods, and say how large it is."""
    started = time.perf_counter()
    service = make_service(pods=pods, week=SAMPLE_WEEK)
    made = time.perf_counter()
    problem = problem_of(service, SAMPLE_WEEK, gazetteer=load_gazetteer()).problem
    read = time.perf_counter()
    formulation = AllocationFormulation(problem)
    pairs = formulation.candidate_count
    nothing = np.zeros(pairs, dtype=np.bool_)
    formulation.model(np.arange(pairs), nothing, (), 0)
    built = time.perf_counter()
    _say(
        f"\n{pods} pods: {len(problem.families):,} families, {len(problem.workers):,} workers, "
        f"{pairs:,} possible pairs"
    )
    _say(f"        service made in {made - started:.2f} s, problem told in {read - made:.2f} s")
    _say(f"        one model of all possible pairs built in {built - read:.2f} s")
    return problem


def ordered(
    text: str, *, seconds: float, workers: int, patterns: bool = True, subsolvers: bool = True
) -> Run:
    """Run our search, or ours without one of its parts."""
    if not patterns:
        caseloads._MOST_PATTERNS = 0
    if not subsolvers:
        cp_sat._TWO_WORKERS = ()
    problem = problem_from_json(text)
    started = time.perf_counter()
    result = solve(problem, effort=Effort(seconds=seconds, workers=workers, seed=0))
    spent = time.perf_counter() - started
    lines = tuple(
        f"{goal.name:12}{goal.value:>10,}{_gap(goal.value, goal.bound, proven=goal.proven)}"
        for goal in result.goals
    )
    return Run((f"status {result.status}", *lines), spent, _megabytes())


def relaxed(text: str, *, patterns: bool = True) -> Run:
    """Relax `waiting` over all possible pairs, everybody kept who may be."""
    if not patterns:
        caseloads._MOST_PATTERNS = 0
    problem = problem_from_json(text)
    formulation = AllocationFormulation(problem)
    start = formulation.solution(formulation.start())
    pairs = np.arange(formulation.candidate_count)
    goal = problem.goals.index("waiting")
    held = check.goal_values(problem, start)[:goal]
    started = time.perf_counter()
    model, objective = formulation.model(pairs, np.zeros(len(pairs), dtype=np.bool_), held, goal)
    found = relax(model, objective, seconds=600.0, cancel=Cancel())
    spent = time.perf_counter() - started
    bound = "none" if found is None else f"{found.bound:,.1f}"
    columns = f"{model.column_count:,} columns, {len(model.rows):,} rows"
    return Run((f"bound of waiting {bound}, {columns}",), spent, _megabytes())


def highs(text: str, *, seconds: float) -> Run:
    """Run HiGHS on the goals in order."""
    problem = problem_from_json(text)
    started = time.perf_counter()
    found = solve_by_highs(problem, seconds=seconds)
    spent = time.perf_counter() - started
    lines = []
    for one in found:
        if one.value is None or one.bound is None:
            reached = f"{'no plan':>10}"
        else:
            reached = f"{one.value:>10,}{_gap(one.value, one.bound, proven=one.proven)}"
        lines.append(f"{one.name:12}{reached}  {one.seconds:.2f} s")
    left = [f"{name:12}{'not begun':>10}" for name in problem.goals[len(found) :]]
    return Run((*lines, *left), spent, _megabytes())


def plain(text: str, *, seconds: float, workers: int) -> Run:
    """Run CP-SAT on one model with all goals in one weighted sum."""
    from ortools.sat.python import cp_model

    problem = problem_from_json(text)
    started = time.perf_counter()
    formulation = PlainFormulation(problem)
    program = cp_model.CpModel()
    columns = [program.new_int_var(0, most, "") for most in formulation.upper]

    def total(terms: dict[int, int]) -> cp_model.LinearExprT:
        return cp_model.LinearExpr.weighted_sum(
            [columns[column] for column in terms], list(terms.values())
        )

    for terms, limit in formulation.rows:
        program.add(total(terms) <= limit)
    goals = {name: formulation.goal(name) for name in problem.goals}
    program.minimize(
        sum(WEIGHTS[name] * (constant + total(terms)) for name, (constant, terms) in goals.items())
    )
    built = time.perf_counter() - started
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = workers
    status = solver.solve(program)
    spent = time.perf_counter() - started
    lines = [f"status {solver.status_name(status).lower()}, built in {built:.2f} s"]
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        lines += [
            f"{name:12}{constant + solver.value(total(terms)):>10,}"
            for name, (constant, terms) in goals.items()
        ]
        gap = solver.objective_value - solver.best_objective_bound
        lines.append(
            f"weighted sum {100 * gap / max(solver.objective_value, 1):.2f} % off its bound"
        )
    return Run(tuple(lines), spent, _megabytes())


def judge_edits(problem: Problem) -> None:
    """Say how long the checker takes over one family moved by hand."""
    formulation = AllocationFormulation(problem)
    before = formulation.solution(formulation.start())
    milliseconds = []
    for family in range(min(EDITS, len(problem.families))):
        started = time.perf_counter()
        after = before.with_family_at(family, (family * 7) % len(problem.workers))
        check.violations(problem, after)
        check.goal_values(problem, after)
        milliseconds.append((time.perf_counter() - started) * 1000)
    median, worst = statistics.median(milliseconds), max(milliseconds)
    _say(f"        a hand edit judged in {median:.1f} ms (worst {worst:.1f})")
    if median > MOST_HAND_EDIT_MS:
        _say(f"        That is more than the {MOST_HAND_EDIT_MS:.0f} ms it may take.")


def _apart(way: Callable[[str], Run], text: str) -> Run:
    """Run in a fresh process, so that its memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1, _get_ready) as pool:
        return pool.apply(way, (text,))


def _get_ready() -> None:
    # What is measured is search, not the loading of OR-Tools (some 0.4 s).
    import ortools.linear_solver.python.model_builder
    import ortools.sat.python.cp_model  # noqa: F401

    # HiGHS prints its version at every start, past Python.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _megabytes() -> float:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1_000_000 if sys.platform == "darwin" else 1_000)


def _gap(value: int, bound: float, *, proven: bool) -> str:
    if proven:
        return "  proven"
    return f"  bound {bound:,.0f}, {100 * (value - bound) / max(abs(bound), 1):.2f} % off"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
