"""Changes people make: move a family, leave it waiting, lock. Each returns an edit, done by none.

A rule is never passed over in silence: a move that breaks one is refused with its sentence, or
taken with a reason where a person may overrule it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.drafting.decision import Decisions, HandMove, Locks, Reason
from planner.drafting.edits import Edit, Placed
from planner.drafting.options import Stand, Weighing
from planner.errors import KnownError
from planner.service.naming import counted
from solver.allocation.rules import children_cap, pod_cap

if TYPE_CHECKING:
    from datetime import datetime

    from planner.drafting.in_hand import InHand


UNLOCK_ALL = "Unlock everything"


class RefusedError(KnownError):
    """A move breaks a rule that nobody may overrule, or that needs a reason and has none."""


def move_family(
    week: InHand,
    family_id: str,
    staff_id: str | None,
    *,
    who: str,
    at: datetime,
    reason: Reason | None = None,
) -> Edit:
    """Put a family with a practitioner, or leave it waiting.

    The decision holds for planning from then on.

    Parameters
    ----------
    reason
        Needed where a rule stands against it.

    Raises
    ------
    KeyError
        There is no such family or practitioner in the week.
    RefusedError
        A rule stands against it that may not be overruled, or no reason is given.
    """
    worker = week.ground.worker_at(staff_id)
    option = Weighing(week, family_id).option(worker)
    if option.stand is Stand.NEVER:
        raise RefusedError(f"{family_id} stays where it is. {option.blocked}")
    if option.stand is Stand.WITH_REASON and reason is None:
        raise RefusedError(f"{option.blocked} Give a reason to move {family_id} all the same.")
    overruled = tuple(dict.fromkeys(one.rule for one in option.objections))
    pod = None if worker is None else week.problem.workers[worker].pod
    decision = HandMove(
        family_id=family_id,
        staff_id=staff_id,
        who=who,
        at=at,
        reason=reason,
        overruled=overruled,
        children_allowed=option.children_after if children_cap.NAME in overruled else None,
        pod_children_allowed=None
        if pod is None or pod_cap.NAME not in overruled
        else _children_of_pod_after(week, family_id, pod),
    )
    before = week.worker_of(family_id)
    others = tuple(move for move in week.hand if move.family_id != family_id)
    return Edit(
        name=name_of_move(week, family_id, staff_id),
        placed=() if before == staff_id else (Placed(family_id, before, staff_id),),
        before=decisions_of(week),
        after=Decisions((*others, decision), week.locks),
    )


def name_of_move(week: InHand, family_id: str, staff_id: str | None) -> str:
    """Return a move as a command: ``Move F012 to Sam``, ``Leave F012 waiting``."""
    if staff_id is None:
        return f"Leave {family_id} waiting"
    return f"Move {family_id} to {week.ground.called(staff_id)}"


def lock(
    week: InHand,
    *,
    family_id: str | None = None,
    staff_id: str | None = None,
    pod_id: str | None = None,
) -> Edit:
    """Lock one family, practitioner or pod; unlock it if it is locked.

    Unlocking a family also lets go of a decision by hand about it: planning may move it again. A
    decision that overruled a rule stays, because the breach does.
    """
    locks, hand = week.locks, week.hand
    if family_id is not None:
        decision = week.decided.get(family_id)
        held = family_id in locks.families or decision is not None
        families = locks.families - {family_id} if held else locks.families | {family_id}
        locks = replace(locks, families=families)
        if held and decision is not None and not decision.overruled:
            hand = tuple(move for move in hand if move is not decision)
        name = f"{'Unlock' if held else 'Lock'} {family_id}"
    elif staff_id is not None:
        held = staff_id in locks.practitioners
        locks = replace(locks, practitioners=locks.practitioners ^ {staff_id})
        name = f"{'Unlock' if held else 'Lock'} {week.ground.called(staff_id)}"
    elif pod_id is not None:
        held = pod_id in locks.pods
        locks = replace(locks, pods=locks.pods ^ {pod_id})
        named = {pod.id: pod.name for pod in week.problem.pods}
        name = f"{'Unlock' if held else 'Lock'} {named.get(pod_id, pod_id)}"
    else:
        raise ValueError("a family, a practitioner or a pod has to be named")
    return Edit(name=name, before=decisions_of(week), after=Decisions(hand, locks))


def unlock_everything(week: InHand) -> Edit:
    """Take every lock off. Decisions by hand stay."""
    return Edit(UNLOCK_ALL, before=decisions_of(week), after=Decisions(week.hand, Locks()))


def give_reason(week: InHand, family_id: str, reason: Reason) -> Edit:
    """Give a decision by hand another reason.

    Raises
    ------
    KeyError
        Nobody decided about this family by hand.
    """
    decision = week.decided[family_id]
    hand = tuple(replace(one, reason=reason) if one is decision else one for one in week.hand)
    return Edit(
        f"Give a reason for {family_id}",
        before=decisions_of(week),
        after=Decisions(hand, week.locks),
    )


def said_of(week: InHand, edit: Edit) -> str:
    """Return what a change does to a week, as done: ``F018 moved from Dan to Tom.``."""
    if len(edit.placed) == 1:
        (one,) = edit.placed
        called = week.ground.called
        if one.after is None:
            return f"{one.family_id} is left waiting."
        if one.before is None:
            return f"{one.family_id} goes to {called(one.after)}."
        return f"{one.family_id} moved from {called(one.before)} to {called(one.after)}."
    if edit.placed:
        return f"{counted(len(edit.placed), 'family', 'families').capitalize()} moved."
    if edit.before.hand == edit.after.hand and edit.name == UNLOCK_ALL and edit.after.hand:
        return "Every lock is off; decisions by hand stay."
    verb, _, what = edit.name.partition(" ")
    if verb in ("Lock", "Unlock"):
        return f"{what[:1].upper()}{what[1:]} is {verb.lower()}ed."
    return f"{edit.name}: done."


def decisions_of(week: InHand) -> Decisions:
    """Return what people decided so far."""
    return Decisions(week.hand, week.locks)


def _children_of_pod_after(week: InHand, family_id: str, pod: int) -> int:
    at = week.ground.family[family_id]
    here = week.solution.worker_of(at)
    there = here is not None and week.problem.workers[here].pod == pod
    return week.caseloads.by_pod[pod] + (0 if there else week.problem.families[at].children)
