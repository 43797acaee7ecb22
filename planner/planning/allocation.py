"""Plan a week's allocation: the problem, the search, the check, and the plan with its reasons."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.errors import BugError
from planner.plan import (
    AllocationPart,
    FamilyLine,
    GoalLine,
    Outcome,
    Plan,
    PlanStatus,
    Remark,
)
from planner.planning.caseloads import worker_lines
from planner.planning.problem import WeekProblem, children_counted, problem_of
from planner.planning.reasons import Reasons
from solver.allocation import check
from solver.allocation.goals import GOAL_BY_NAME
from solver.allocation.problem_json import problem_to_json
from solver.allocation.solution import Solution
from solver.allocation.solve import RuleBrokenError, solve
from solver.cp_sat import Effort

if TYPE_CHECKING:
    from planner.planning.solving import Solve
    from planner.service import Service, Week
    from planner.travel.places import Gazetteer
    from solver.allocation.problem import Problem
    from solver.allocation.verdict import Violation
    from solver.result import Cancel, GoalValue, Listener


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan, and the problem it solved as JSON."""

    plan: Plan
    problem_json: str


def plan_allocation(
    service: Service,
    week: Week,
    *,
    gazetteer: Gazetteer,
    seconds: float = 30.0,
    workers: int | None = None,
    seed: int = 0,
    cancel: Cancel | None = None,
    listener: Listener | None = None,
    solve: Solve = solve,
) -> Planned:
    """Allocate a week's families.

    Parameters
    ----------
    seconds
        Search time; the best plan found by then is kept.
    workers
        Search threads; all cores if not given.
    cancel, listener
        Stops the search; hears of it from the searching thread.
    solve
        What solves: in this process, or that of a `SolverProcess`.

    Raises
    ------
    KnownError
        A place is not known, or the process that solves has ended.
    BugError
        The plan found breaks a rule; it is not shown.
    """
    told = problem_of(service, week, gazetteer=gazetteer)
    effort = Effort(seconds=seconds, workers=workers or os.cpu_count() or 1, seed=seed)
    try:
        result = solve(told.problem, effort=effort, cancel=cancel, listener=listener)
    except RuleBrokenError:
        raise BugError("A plan that breaks a rule was found, and thrown away.") from None
    status = PlanStatus(result.status.value)
    part = AllocationPart(
        status=status,
        seconds=round(result.seconds, 2),
        goals=_goal_lines(told.problem, result.goals),
        families=family_lines(service, week, told, result.solution),
        workers=worker_lines(told.problem, result.solution),
        warnings=(
            *(
                remark_of(told.problem, kept)
                for kept in check.standing(told.problem, result.solution)
            ),
            *told.warnings,
        ),
    )
    plan = Plan(
        week=week,
        service=service.settings.service.name,
        status=status,
        allocation=part,
        faults=told.faults,
    )
    return Planned(plan, problem_to_json(told.problem))


def as_it_stands(problem: Problem) -> Solution:
    """Return the week as it stands: everyone with their practitioner, if that one is planned."""
    return Solution.of(
        family.current
        if family.current is not None and problem.workers[family.current].available
        else None
        for family in problem.families
    )


def family_lines(
    service: Service, week: Week, told: WeekProblem, solution: Solution
) -> tuple[FamilyLine, ...]:
    """Return a line for every family that is not closed, in file order."""
    problem = told.problem
    reasons = Reasons(week, told, solution)
    lines = {}
    for at, family in enumerate(problem.families):
        if at not in problem.left:
            lines[family.id] = family_line(problem, solution, reasons, at)
    children = children_counted(service)
    last = _last_workers(service)
    for row, missed in told.not_eligible:
        if row.family_id in lines:
            continue  # Somebody overruled the criteria.
        lines[row.family_id] = FamilyLine(
            family_id=row.family_id,
            children=children.get(row.family_id, 0),
            staff_id=None,
            outcome=Outcome.NOT_ELIGIBLE,
            was=last.get(row.family_id),
            minutes=None,
            why=missed,
        )
    return tuple(
        lines[family.family_id] for family in service.families if family.family_id in lines
    )


def family_line(problem: Problem, solution: Solution, reasons: Reasons, at: int) -> FamilyLine:
    """Return the line of the family at a position of the problem."""
    family = problem.families[at]
    worker = solution.worker_of(at)
    was = family.current if family.standing.is_open else family.last
    return FamilyLine(
        family_id=family.id,
        children=family.children,
        staff_id=None if worker is None else problem.workers[worker].id,
        outcome=reasons.outcome(at),
        was=None if was is None else problem.workers[was].id,
        minutes=None if worker is None else problem.minutes_between(at, worker),
        why=reasons.why(at),
        could_be=reasons.could_be(at),
    )


def _last_workers(service: Service) -> dict[str, str]:
    last = {}
    for stint in sorted(service.allocations, key=lambda one: one.from_):
        last[stint.family_id] = stint.staff_id
    return last


def _goal_lines(problem: Problem, goals: tuple[GoalValue, ...]) -> tuple[GoalLine, ...]:
    before = check.goal_values(problem, as_it_stands(problem))
    return tuple(
        GoalLine(
            name=goal.name,
            value=goal.value,
            bound=goal.bound,
            unit=GOAL_BY_NAME[goal.name].unit,
            proven=goal.proven,
            before=value,
        )
        for goal, value in zip(goals, before, strict=True)
    )


def remark_of(problem: Problem, kept: Violation) -> Remark:
    """Return a breach as a plan tells it."""
    ids = (
        *(problem.families[at].id for at in kept.families),
        *(problem.workers[at].id for at in kept.workers),
        *(problem.pods[at].id for at in kept.pods),
    )
    return Remark(rule=kept.rule, ids=ids, sentence=kept.sentence)
