"""Judge a plan that came from elsewhere, by the rules alone, without the solver."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.plan import Outcome
from planner.planning.problem import WeekProblem, problem_of
from solver.allocation import check
from solver.allocation.solution import Solution

if TYPE_CHECKING:
    from planner.plan import AllocationPart, Plan
    from planner.service import Service
    from planner.travel.places import Gazetteer


def judge(service: Service, plan: Plan, *, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return one line for each thing that makes a plan wrong for this service; empty if good.

    Rules that are broken come first, as ``rule: sentence``; then families and people the plan and
    the service do not agree on; then numbers that are not what the plan itself comes to.

    Raises
    ------
    KnownError
        A place of the service is not known.
    """
    if plan.allocation is None:
        return ()
    told = problem_of(service, plan.week, gazetteer=gazetteer)
    solution, strangers = _read(told, plan.allocation)
    broken = [f"{one.rule}: {one.sentence}" for one in check.violations(told.problem, solution)]
    if broken or strangers:
        return (*broken, *strangers)
    return tuple(_wrong_numbers(told, plan.allocation, solution))


def _read(told: WeekProblem, part: AllocationPart) -> tuple[Solution, list[str]]:
    """Return who has which family by the plan, and what it names that is not there."""
    problem = told.problem
    families = {family.id.casefold(): at for at, family in enumerate(problem.families)}
    workers = {worker.id.casefold(): at for at, worker in enumerate(problem.workers)}
    not_planned = {family.family_id.casefold() for family, _ in told.not_eligible}
    placed: list[tuple[int, ...]] = [()] * len(problem.families)
    seen: set[int] = set()
    strangers = []
    for line in part.families:
        family = families.get(line.family_id.casefold())
        if family is None:
            if line.staff_id is not None:
                why = (
                    "does not meet the referral criteria"
                    if line.family_id.casefold() in not_planned
                    else "is not planned this week"
                )
                strangers.append(f"family: {line.family_id} has a practitioner but {why}.")
            elif line.outcome is not Outcome.NOT_ELIGIBLE:
                strangers.append(f"family: {line.family_id} is not planned this week.")
            continue
        seen.add(family)
        if line.staff_id is None:
            continue
        worker = workers.get(line.staff_id.casefold())
        if worker is None:
            strangers.append(
                f"available: {line.family_id} is with {line.staff_id}, who is not among the staff."
            )
        else:
            placed[family] = (*placed[family], worker)
    strangers += [
        f"family: {family.id} is planned this week, but the plan does not name it."
        for at, family in enumerate(problem.families)
        if at not in seen
    ]
    return Solution(tuple(placed)), strangers


def _wrong_numbers(told: WeekProblem, part: AllocationPart, solution: Solution) -> list[str]:
    problem = told.problem
    counted = dict(zip(problem.goals, check.goal_values(problem, solution), strict=True))
    wrong = [
        f"numbers: the plan gives {goal.name} as {goal.value}; it comes to {counted[goal.name]}."
        for goal in part.goals
        if counted.get(goal.name) != goal.value
    ]
    families = {family.id.casefold(): at for at, family in enumerate(problem.families)}
    for line in part.families:
        at = families.get(line.family_id.casefold())
        if at is None:
            continue
        worker = solution.worker_of(at)
        minutes = None if worker is None else problem.minutes_between(at, worker)
        if (line.minutes, line.children) != (minutes, problem.families[at].children):
            wrong.append(
                f"numbers: the plan gives {line.family_id} {line.children} children and "
                f"{line.minutes} minutes; they are {problem.families[at].children} and {minutes}."
            )
    return wrong
