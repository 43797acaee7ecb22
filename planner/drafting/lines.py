"""The plan as it reads after a change: only the lines the change touches are written anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.plan import FamilyLine, Outcome, Plan, PlanStatus, Remark
from planner.planning.allocation import family_line, remark_of
from planner.planning.caseloads import worker_line, worker_lines
from solver.allocation import check

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.drafting.decision import HandMove
    from planner.drafting.in_hand import InHand
    from planner.plan import GoalLine, WorkerLine

AT_ONCE = 20_000
"""Pairs of a waiting family and a practitioner whose reasons are found again at once; beyond, only
those of the families that were changed: the others follow off the window's thread."""


def plan_after(
    after: InHand, *, families: Iterable[int], workers: Iterable[int], goals: tuple[GoalLine, ...]
) -> Plan:
    """Return the plan on the board with some lines written anew.

    Parameters
    ----------
    after
        The week after the change; its `plan` is still the one before.
    families, workers
        Whose lines are to be written anew, by position.
    """
    problem, part = after.problem, after.part
    wanted = set(families)
    waiting = [at for at, there in enumerate(after.solution.workers) if not there]
    if len(waiting) * len(problem.workers) <= AT_ONCE:
        wanted.update(waiting)
    anew = {problem.families[at].id: line_of(after, at) for at in wanted}
    if len(wanted) == len(problem.families):
        lines = tuple(anew[row.id] for row in problem.families)
        loads = worker_lines(problem, after.solution)
    else:
        lines = tuple(anew.get(line.family_id, line) for line in part.families)
        those = (worker_line(problem, after.solution, at) for at in set(workers))
        loads = _with(part.workers, {line.staff_id: line for line in those})
    status = PlanStatus.OPTIMAL if all(goal.proven for goal in goals) else PlanStatus.FEASIBLE
    return replace(
        after.plan,
        status=status,
        allocation=replace(
            part,
            status=status,
            goals=goals,
            families=lines,
            workers=loads,
            warnings=warnings_of(after),
        ),
    )


def line_of(after: InHand, at: int) -> FamilyLine:
    """Return the line of the family at a position, saying so where a person put it there."""
    ground, row = after.ground, after.problem.families[at]
    worker = after.solution.worker_of(at)
    missed = ground.missed.get(row.id)
    if missed is not None and worker is None:
        return FamilyLine(
            family_id=row.id,
            children=row.children,
            staff_id=None,
            outcome=Outcome.NOT_ELIGIBLE,
            was=None if row.last is None else after.problem.workers[row.last].id,
            minutes=None,
            why=missed,
        )
    line = family_line(after.problem, after.solution, after.reasons, at)
    decision = after.decided.get(row.id)
    if decision is None or decision.staff_id != line.staff_id:
        return line
    return replace(line, why=(_by_hand(after, line, decision), *line.why[1:]))


def warnings_of(after: InHand) -> tuple[Remark, ...]:
    """Return what the plan keeps of old breaches, what was overruled, and what is odd."""
    problem = after.problem
    return (
        *(remark_of(problem, kept) for kept in check.standing(problem, after.solution)),
        *(remark_of(problem, breach) for breach in after.overruled),
        *after.ground.told.warnings,
    )


def _by_hand(after: InHand, line: FamilyLine, decision: HandMove) -> str:
    """Say who has the family by a person's decision: ``Moved from Dan to Tom by hand: …``."""
    called = after.ground.called
    words = decision.reason.code.words_on_paper if decision.reason is not None else ""
    because = f": {words}." if words else "."
    match line.outcome:
        case Outcome.WAITING:
            return f"Left waiting by hand{because}"
        case Outcome.KEPT:
            return f"Kept with {called(line.staff_id)} by hand{because}"
        case Outcome.MOVED:
            was = f"from {called(line.was)} " if line.was is not None else ""
            return f"Moved {was}to {called(line.staff_id)} by hand{because}"
        case Outcome.RETURNED:
            return f"Returned to {called(line.staff_id)} by hand{because}"
        case _:
            return f"New with {called(line.staff_id)} by hand{because}"


def _with(lines: tuple[WorkerLine, ...], anew: dict[str, WorkerLine]) -> tuple[WorkerLine, ...]:
    return tuple(anew.get(line.staff_id, line) for line in lines)
