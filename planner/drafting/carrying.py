"""A plan carried over to another ground: the service has changed, or is supposed to change.

Families stay with whoever is still planned there, and what people decided holds as far as it can.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.drafting.decision import Decisions, HandMove, Locks
from planner.drafting.edits import Edit, Placed, applied
from planner.drafting.in_hand import Ground, InHand, in_hand_of
from solver.allocation.objections import objections
from solver.allocation.solution import Caseloads, Solution

if TYPE_CHECKING:
    from collections.abc import Mapping


def carried_over(
    ground: Ground, with_whom: Mapping[str, str | None], decisions: Decisions
) -> tuple[InHand, tuple[str, ...]]:
    """Return a plan on a ground it was not made for, and the families whose decision is let go.

    Families stay with whoever is still planned there; the others have nobody. A lock or a
    decision by hand goes where its practitioner does, or where it would now break a rule.

    Parameters
    ----------
    with_whom
        Whom the plan gives each family, by id; `None` is waiting.
    decisions
        What people decided, by hand and by lock.
    """
    staff = {row.id for row in ground.told.problem.workers if row.available}
    hand = tuple(
        move
        for move in decisions.hand
        if move.family_id in ground.family and (move.staff_id is None or move.staff_id in staff)
    )
    there = {
        family_id: worker
        for family_id, worker in with_whom.items()
        if family_id in ground.family and worker is not None and worker in staff
    }
    locks = Locks(
        families=frozenset(
            one
            for one in decisions.locks.families & ground.family.keys()
            if one in there or with_whom.get(one) is None
        ),
        practitioners=frozenset(decisions.locks.practitioners & staff),
        pods=frozenset(decisions.locks.pods & {pod.pod_id for pod in ground.service.pods}),
    )
    week = _placed(ground, there, hand, locks)
    hand, locks = _that_stand(week)
    if (hand, locks) != (week.hand, week.locks):
        week = _placed(ground, there, hand, locks)
    held = {move.family_id for move in hand} | locks.families
    decided = dict.fromkeys(
        (*(move.family_id for move in decisions.hand), *sorted(decisions.locks.families))
    )
    return week, tuple(one for one in decided if one not in held)


def _placed(
    ground: Ground, with_whom: dict[str, str], hand: tuple[HandMove, ...], locks: Locks
) -> InHand:
    """Return the week on a ground with these families at these practitioners, judged."""
    bare = in_hand_of(ground, None)
    placed = tuple(
        Placed(family_id, here, there)
        for family_id in ground.family
        for here, there in ((bare.worker_of(family_id), with_whom.get(family_id)),)
        if here != there
    )
    return applied(bare, Edit("", placed, Decisions(), Decisions(hand, locks)))


def _that_stand(week: InHand) -> tuple[tuple[HandMove, ...], Locks]:
    """Return the decisions and locks that break no rule together, taken in their order."""
    problem = week.problem
    caseloads = Caseloads.of(problem, Solution(((),) * len(problem.families)))
    stands = set()
    for family_id in dict.fromkeys((*week.decided, *sorted(week.locks.families))):
        family = week.ground.family[family_id]
        worker = week.solution.worker_of(family)
        if worker is None:
            stands.add(family_id)
        elif not objections(problem, caseloads, family, worker):
            caseloads = caseloads.moved(problem, family, worker)
            stands.add(family_id)
    hand = tuple(move for move in week.hand if move.family_id in stands)
    return hand, replace(week.locks, families=week.locks.families & stands)
