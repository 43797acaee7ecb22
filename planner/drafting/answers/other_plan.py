"""Another plan beside the board: who moves, what the goals come to, and the edit that does it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.drafting.decision import Decisions
from planner.drafting.difference import FamilyMove
from planner.drafting.edits import Edit, Placed
from planner.drafting.moving import decisions_of
from planner.planning.reasons import Reasons
from solver.allocation import check
from solver.allocation.effects import Effects
from solver.allocation.objections import objections

if TYPE_CHECKING:
    from planner.drafting.decision import HandMove
    from planner.drafting.in_hand import InHand
    from solver.allocation.solution import Solution


def moves_between(week: InHand, solution: Solution, *, first: str) -> tuple[FamilyMove, ...]:
    """Return every family that is with somebody else in another plan, one family first."""
    problem, ground = week.problem, week.ground
    effects = Effects(problem, week.solution)
    told = replace(ground.told, problem=problem)
    reasons = Reasons(ground.week, told, solution, nearest=ground.nearest)
    moved = []
    for at, row in enumerate(problem.families):
        worker = solution.worker_of(at)
        before = week.solution.worker_of(at)
        if worker == before:
            continue
        moved.append(
            FamilyMove(
                family_id=row.id,
                children=row.children,
                before=None if before is None else problem.workers[before].id,
                after=None if worker is None else problem.workers[worker].id,
                why=next(iter(reasons.why(at)), ""),
                effects=effects.of(at, worker),
                fits_alone=worker is None or not objections(problem, week.caseloads, at, worker),
            )
        )
    return tuple(sorted(moved, key=lambda move: move.family_id != first))


def effects_of(week: InHand, solution: Solution) -> tuple[int, ...]:
    """Return what each goal would gain or lose with another plan: after − now."""
    now = check.goal_values(week.problem, week.solution)
    after = check.goal_values(week.problem, solution)
    return tuple(there - here for there, here in zip(after, now, strict=True))


def edit_by_hand(
    week: InHand, decision: HandMove, *, name: str, moves: tuple[FamilyMove, ...]
) -> Edit:
    """Return an edit that moves several families of which one is a decision by hand.

    Planning keeps that one from then on; the others moved to make room, and may move again.
    """
    hand = tuple(move for move in week.hand if move.family_id != decision.family_id)
    return Edit(
        name=name,
        placed=tuple(
            Placed(move.family_id, week.worker_of(move.family_id), move.after) for move in moves
        ),
        before=decisions_of(week),
        after=Decisions((*hand, decision), week.locks),
    )
