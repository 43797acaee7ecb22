"""Short words to make an allocation problem by hand.

Workers and families are known by position, as in the problem. Everybody is ten minutes from
everybody unless a table of minutes is given, with a row for each worker.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solver.allocation import check
from solver.allocation.problem import GOAL_NAMES, Family, Pod, Problem, Standing, Worker
from solver.allocation.solution import Solution
from solver.allocation.solve import Result, solve
from solver.cp_sat import Effort
from solver.result import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from solver.allocation.verdict import Violation

EFFORT = Effort(seconds=20.0, workers=1, seed=0)
"""Far more than any of these tiny problems needs: they end when they are proven."""

_NEAR = 10


_WORKER = Worker(
    id="",
    name="",
    pod=0,
    children_cap=12,
    travel_limit_minutes=40,
    travel_phrase="by car",
    origin=0,
    gender="female",
    skills=frozenset(),
    languages=frozenset({"english"}),
    available=True,
)
_FAMILY = Family(
    id="",
    children=2,
    standing=Standing.WAITING,
    urgency=10,
    worker_gender=None,
    needs=frozenset(),
    languages=frozenset({"english"}),
    visits_per_week=1,
    worker_changes=0,
)


def worker(name: str = "Sam", cap: int = 12, **more: object) -> Worker:
    """Return a planned woman of the first pod, by car, at most 40 minutes."""
    return replace(_WORKER, id=name, name=name, children_cap=cap, **more)


def leaver(name: str = "Kim", **more: object) -> Worker:
    """Return somebody who has left: known by id, in no place, with no room."""
    facts = {"available": False, "pod": None, "origin": None}
    return worker(name, 0, **{**facts, **more})


def waiting(name: str = "F1", children: int = 2, **more: object) -> Family:
    """Return a family that waits; 10 points a child, as one of the low band."""
    return replace(_FAMILY, id=name, children=children, **more)


def with_worker(name: str, children: int, current: int | None, **more: object) -> Family:
    """Return an open family and the position of its practitioner; 110 points a child."""
    facts = {"standing": Standing.OPEN, "urgency": 110, "current": current}
    return waiting(name, children, **{**facts, **more})


def problem(
    workers: Sequence[Worker],
    families: Sequence[Family],
    minutes: Sequence[Sequence[int]] | None = None,
    *,
    pod_caps: Sequence[int] = (48,),
    excluded: Iterable[tuple[int, int]] = (),
    pinned: Iterable[tuple[int, int]] = (),
    preferred: Iterable[tuple[int, int]] = (),
    goals: tuple[str, ...] = GOAL_NAMES,
) -> Problem:
    """Return a problem; everyone who has not left starts from the row of `minutes` of their own."""
    table = [[_NEAR] * len(families) for _ in workers] if minutes is None else minutes
    return Problem(
        pods=tuple(Pod(f"P{at}", f"Pod {'ABCDEFGH'[at]}", cap) for at, cap in enumerate(pod_caps)),
        workers=tuple(
            one if one.origin is None else replace(one, origin=at) for at, one in enumerate(workers)
        ),
        families=tuple(families),
        minutes=tuple(tuple(row) for row in table),
        excluded=frozenset(excluded),
        pinned=tuple(pinned),
        preferred=frozenset(preferred),
        goals=goals,
    )


def plan(*worker_of: int | None) -> Solution:
    """Return the plan that gives each family, in turn, this worker."""
    return Solution.of(worker_of)


def broken(told: Problem, *worker_of: int | None) -> tuple[str, ...]:
    """Return the names of the rules that a plan breaks, in order."""
    return tuple(one.rule for one in check.violations(told, plan(*worker_of)))


def sentences(found: Iterable[Violation]) -> tuple[str, ...]:
    """Return what the checker says to people."""
    return tuple(one.sentence for one in found)


def optimum(told: Problem) -> Result:
    """Solve a problem to the end, and insist that the end was reached."""
    result = solve(told, effort=EFFORT)
    assert result.status is Status.OPTIMAL
    assert all(goal.proven and goal.value == goal.bound for goal in result.goals)
    return result


def workers_of(result: Result) -> tuple[int | None, ...]:
    """Return each family's worker."""
    return tuple(
        result.solution.worker_of(family) for family in range(len(result.solution.workers))
    )


def values(result: Result) -> dict[str, int]:
    """Return the goals' numbers by name."""
    return {goal.name: goal.value for goal in result.goals}
