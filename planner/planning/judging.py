"""Judge a plan that came from elsewhere, by the rules alone, without the solver."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.plan import Outcome
from planner.planning.caseloads import worker_lines
from planner.planning.problem import WeekProblem, problem_of
from planner.planning.verdict import Verdict
from solver.allocation import check
from solver.allocation.rules import RULES
from solver.allocation.solution import Solution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.plan import AllocationPart, Plan, WorkerLine
    from planner.service import Service
    from planner.travel.places import Gazetteer
    from solver.allocation.problem import Problem


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
    return judge_told(problem_of(service, plan.week, gazetteer=gazetteer), plan.allocation)


def judge_told(told: WeekProblem, part: AllocationPart) -> tuple[str, ...]:
    """Return the same lines as `judge`, for a week that is told as a problem already."""
    solution, strangers = _read(told, part)
    broken = [f"{one.rule}: {one.sentence}" for one in check.violations(told.problem, solution)]
    if broken or strangers:
        return (*broken, *strangers)
    return tuple(_wrong_numbers(told, part, solution))


def verdict_on(service: Service, plan: Plan, *, gazetteer: Gazetteer) -> Verdict:
    """Return what `judge` says, and how many of its lines are rules that are broken.

    Raises
    ------
    KnownError
        A place of the service is not known.
    """
    return verdict_of(judge(service, plan, gazetteer=gazetteer))


def verdict_of(lines: tuple[str, ...]) -> Verdict:
    """Return what `judge` said, and how many of its lines are rules that are broken."""
    rules = {rule.name for rule in RULES}
    return Verdict(lines, rules_broken=sum(line.partition(":")[0] in rules for line in lines))


def _read(told: WeekProblem, part: AllocationPart) -> tuple[Solution, list[str]]:
    """Return who has which family by the plan, and what it names that is not there."""
    problem = told.problem
    families = {family.id.casefold(): at for at, family in enumerate(problem.families)}
    workers = {worker.id.casefold(): at for at, worker in enumerate(problem.workers)}
    not_planned = {family.family_id.casefold() for family, _ in told.not_eligible}
    placed: list[tuple[int, ...]] = [()] * len(problem.families)
    seen: set[str] = set()
    strangers = []
    for line in part.families:
        family_id = line.family_id.casefold()
        if family_id in seen:
            strangers.append(f"family: {line.family_id} is in the plan twice.")
        seen.add(family_id)
        family = families.get(family_id)
        if family is None:
            not_eligible = family_id in not_planned
            if line.staff_id is not None:
                why = (
                    "does not meet the referral criteria"
                    if not_eligible
                    else "is not planned this week"
                )
                strangers.append(f"family: {line.family_id} has a practitioner but {why}.")
            elif not (not_eligible and line.outcome is Outcome.NOT_ELIGIBLE):
                strangers.append(f"family: {line.family_id} is not planned this week.")
            continue
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
        for family_id, family in zip(families, problem.families, strict=True)
        if family_id not in seen
    ]
    return Solution(tuple(placed)), strangers


def _wrong_numbers(told: WeekProblem, part: AllocationPart, solution: Solution) -> list[str]:
    return [
        *_wrong_goals(told.problem, part, solution),
        *_wrong_families(told.problem, part, solution),
        *_wrong_caseloads(told.problem, part, solution),
    ]


def _wrong_goals(problem: Problem, part: AllocationPart, solution: Solution) -> Iterator[str]:
    counted = dict(zip(problem.goals, check.goal_values(problem, solution), strict=True))
    for goal in part.goals:
        if goal.name not in counted:
            yield f'numbers: the plan has a goal "{goal.name}", which is none of this service.'
        elif goal.value != counted[goal.name]:
            yield (
                f"numbers: the plan gives {goal.name} as {goal.value}; "
                f"it comes to {counted[goal.name]}."
            )
    named = {goal.name for goal in part.goals}
    for name, value in counted.items():
        if name not in named:
            yield f"numbers: the plan does not give {name}; it comes to {value}."


def _wrong_families(problem: Problem, part: AllocationPart, solution: Solution) -> Iterator[str]:
    families = {family.id.casefold(): at for at, family in enumerate(problem.families)}
    for line in part.families:
        at = families.get(line.family_id.casefold())
        if at is None:
            continue
        worker = solution.worker_of(at)
        minutes = None if worker is None else problem.minutes_between(at, worker)
        if (line.minutes, line.children) != (minutes, problem.families[at].children):
            yield (
                f"numbers: the plan gives {line.family_id} {line.children} children and "
                f"{line.minutes} minutes; they are {problem.families[at].children} and {minutes}."
            )


def _wrong_caseloads(problem: Problem, part: AllocationPart, solution: Solution) -> Iterator[str]:
    counted = {line.staff_id.casefold(): line for line in worker_lines(problem, solution)}
    for line in part.workers:
        right = counted.pop(line.staff_id.casefold(), None)
        if right is None:
            yield (
                f"numbers: the plan gives a caseload of {line.staff_id}, "
                "who is not planned this week."
            )
        elif replace(line, staff_id=right.staff_id) != right:
            yield (
                f"numbers: the plan gives {line.staff_id} {_caseload(line)}; "
                f"it comes to {_caseload(right)}."
            )
    for right in counted.values():
        yield f"numbers: the plan does not give the caseload of {right.staff_id}."


def _caseload(line: WorkerLine) -> str:
    return (
        f"{line.children} of {line.children_cap} children, {line.families} families and "
        f"{line.travel} minutes of travel"
    )
