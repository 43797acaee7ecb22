"""Planning around what people decided: their moves and locks hold, the rest is made best."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from planner.drafting.edits import Edit, Placed, applied
from planner.drafting.in_hand import InHand
from planner.drafting.moving import decisions_of
from planner.errors import BugError, KnownError
from planner.plan import PlanStatus
from solver.allocation.goals import moves
from solver.allocation.problem_json import problem_to_json
from solver.allocation.solve import NoPlanError, RuleBrokenError
from solver.allocation.solve import solve as solve_here

if TYPE_CHECKING:
    from planner.plan import GoalLine
    from planner.planning.solving import Solve
    from solver.allocation.problem import Problem
    from solver.allocation.solve import Result
    from solver.cp_sat import Effort
    from solver.result import Cancel, Listener


class How(Enum):
    """What a new plan should be like. The values name the edit that comes of it."""

    REST = "Plan the rest"
    LEAST_CHANGE = "Plan with least change"
    WEEK = "Plan this week"


@dataclass(frozen=True, slots=True)
class Replanned:
    """A new plan of a week in hand.

    Attributes
    ----------
    edit
        What leads from the week to the new plan.
    week
        The week after it.
    problem_json
        The problem that was solved.
    """

    edit: Edit
    week: InHand
    problem_json: str


def replan(
    week: InHand,
    how: How,
    *,
    effort: Effort,
    solve: Solve = solve_here,
    cancel: Cancel | None = None,
    listener: Listener | None = None,
) -> Replanned:
    """Plan the week again; what people decided by hand and what is locked stays.

    Raises
    ------
    KnownError
        What is locked and decided cannot stand together under the rules.
    BugError
        The plan found breaks a rule; it is thrown away.
    """
    problem = problem_around(week, how)
    try:
        result = solve(problem, effort=effort, cancel=cancel, listener=listener)
    except NoPlanError:
        raise KnownError(
            "What is locked and decided by hand cannot stand together under the rules. Nothing "
            "was changed. Unlock a family, or take a decision back."
        ) from None
    except RuleBrokenError:
        raise BugError("A plan that breaks a rule was found, and thrown away.") from None
    edit = edit_of(week, problem, result, name=how.value, with_bounds=how is not How.LEAST_CHANGE)
    after = applied(week, edit, in_full=True)
    status = PlanStatus(result.status.value)
    plan = replace(
        after.plan,
        status=status,
        allocation=replace(after.part, status=status, seconds=round(result.seconds, 2)),
    )
    return Replanned(edit, replace(after, plan=plan), problem_to_json(problem))


def problem_around(week: InHand, how: How) -> Problem:
    """Return the problem in which everything that is decided or locked stays where it is."""
    problem, solution = week.problem, week.solution
    held = {at for at, row in enumerate(problem.families) if _is_held(week, row.id)}
    pinned = dict(problem.pinned)
    left = set(problem.left)
    for at in held:
        worker = solution.worker_of(at)
        if worker is None:
            left.add(at)
        else:
            pinned[at] = worker
    closed = _closed(week)
    excluded = {
        (at, worker)
        for worker in closed
        for at in range(len(problem.families))
        if at not in pinned and at not in left
    }
    goals = {
        How.WEEK: problem.goals,
        How.REST: (*problem.goals, moves.NAME),
        How.LEAST_CHANGE: (moves.NAME, *problem.goals),
    }[how]
    reference = (
        None if how is How.WEEK else tuple(map(solution.worker_of, range(len(problem.families))))
    )
    return replace(
        problem,
        pinned=tuple(sorted(pinned.items())),
        left=frozenset(left),
        excluded=problem.excluded | excluded,
        goals=goals,
        reference=reference,
    )


def edit_of(
    week: InHand, problem: Problem, result: Result, *, name: str, with_bounds: bool = True
) -> Edit:
    """Return what leads from the week in hand to a plan that was found for it.

    Parameters
    ----------
    problem
        What was solved; its families and workers stand where the week's do.
    with_bounds
        Whether the search says how good the goals could be; not where another goal came first.
    """
    placed = tuple(
        Placed(
            row.id,
            None if before is None else problem.workers[before].id,
            None if after is None else problem.workers[after].id,
        )
        for at, row in enumerate(problem.families)
        for before, after in ((week.solution.worker_of(at), result.solution.worker_of(at)),)
        if before != after
    )
    decisions = decisions_of(week)
    bounds = None
    if with_bounds:
        bounds = (week.searched.goals, _bounds(week.searched.goals, result))
    return Edit(name, placed, decisions, decisions, bounds)


def _is_held(week: InHand, family_id: str) -> bool:
    return family_id in week.decided or week.is_locked(family_id)


def _closed(week: InHand) -> list[int]:
    """Return the workers who are given no other family: they, or their pod, are locked."""
    locks, problem = week.locks, week.problem
    return [
        at
        for at, row in enumerate(problem.workers)
        if row.id in locks.practitioners
        or (row.pod is not None and problem.pods[row.pod].id in locks.pods)
    ]


def _bounds(lines: tuple[GoalLine, ...], result: Result) -> tuple[GoalLine, ...]:
    found = {goal.name: goal for goal in result.goals}
    return tuple(
        replace(
            line,
            value=found[line.name].value,
            bound=found[line.name].bound,
            proven=found[line.name].proven,
        )
        for line in lines
    )
