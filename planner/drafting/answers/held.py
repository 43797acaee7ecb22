"""What decisions by hand, locks and rules leave of a question, told without a search.

Rules let a family go: whoever is taken out of a plan never breaks one. So a family can be given to
somebody exactly if it can be while only those who are held are with anybody: the rest could wait.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.drafting.in_hand import overruling
from planner.drafting.options import Weighing
from solver.allocation.objections import objections
from solver.allocation.rules import children_cap, pod_cap
from solver.allocation.solution import Caseloads, Solution

if TYPE_CHECKING:
    from planner.drafting.in_hand import InHand

ROOM = (children_cap.NAME, pod_cap.NAME)
"""The rules that others can make room for; every other is about the pair alone."""


@dataclass(frozen=True, slots=True)
class InTheWay:
    """What makes an answer impossible before any search.

    Attributes
    ----------
    sentences
        One for each thing, the number before the rule.
    remedy
        What would open it: ``14 more minutes``; empty where nothing would.
    may_be_overruled
        Whether a person may allow it all the same, with a reason.
    """

    sentences: tuple[str, ...]
    remedy: str = ""
    may_be_overruled: bool = False


def let_go(week: InHand, family_id: str) -> InHand:
    """Return the week without the decision by hand about a family: it is asked about anew."""
    if family_id not in week.decided:
        return week
    hand = tuple(move for move in week.hand if move.family_id != family_id)
    problem = overruling(week.ground, hand, week.caseloads, like=week.problem)
    return replace(week, hand=hand, problem=problem)


def is_held(week: InHand, at: int) -> bool:
    """Whether planning leaves the family at a position where it is."""
    family_id = week.problem.families[at].id
    return (
        at in week.problem.pinned_worker or family_id in week.decided or week.is_locked(family_id)
    )


def is_closed(week: InHand, worker: int) -> bool:
    """Whether a practitioner is given no other family: they, or their pod, are locked."""
    return bool(_locked(week, worker))


def in_the_way(week: InHand, family_id: str, worker: int | None) -> InTheWay | None:
    """Return what no plan around what is decided and locked can pass; `None` if one can.

    Parameters
    ----------
    week
        Without the decision by hand about the family (`let_go`).
    worker
        Whom the family would go to; `None` for waiting.
    """
    at = week.ground.family[family_id]
    here = week.solution.worker_of(at)
    if family_id in week.locks.families:
        return InTheWay((f"{family_id} is locked. Unlock the family to move it.",))
    if here is not None and (locked := _locked(week, here)):
        return InTheWay((f"{locked} is locked. Unlock it to move {family_id}.",))
    if worker is None:
        pin = week.problem.pinned_worker.get(at)
        if pin is None:
            return None
        return InTheWay((f"Pinned to {week.problem.workers[pin].name}.",), "take the pin out")
    option = Weighing(week, family_id).option(worker)
    against = [one for one in option.objections if one.rule not in ROOM]
    if against:
        remedies = [one.remedy for one in against]
        return InTheWay(
            tuple(one.sentence for one in against),
            " and ".join(remedies) if all(remedies) else "",
            all(one.may_be_overruled for one in against),
        )
    if locked := _locked(week, worker):
        return InTheWay((f"{locked} is locked and is given no other family. Unlock it first.",))
    return _no_room(week, at, worker)


def _no_room(week: InHand, family: int, worker: int) -> InTheWay | None:
    """Return that there is no room even if everybody who may be moved makes some."""
    problem = week.problem
    held = [
        at
        for at in range(len(problem.families))
        if at != family and week.solution.workers[at] and is_held(week, at)
    ]
    alone = Solution.of(
        week.solution.worker_of(at) if at in set(held) else None
        for at in range(len(problem.families))
    )
    against = objections(problem, Caseloads.of(problem, alone), family, worker)
    if not against:
        return None
    pod = problem.workers[worker].pod
    rules = {one.rule for one in against}
    named = [
        problem.families[at].id
        for at in held
        for theirs in (week.solution.worker_of(at),)
        if theirs == worker
        or (pod_cap.NAME in rules and theirs is not None and problem.workers[theirs].pod == pod)
    ]
    why = ""
    if named:
        verb = "is" if len(named) == 1 else "are"
        why = f" {listed(named)} {verb} locked, pinned or decided by hand there."
    sentences = tuple(one.sentence for one in against)
    return InTheWay(
        (*sentences[:-1], sentences[-1] + why),
        " and ".join(one.remedy for one in against),
        may_be_overruled=True,
    )


def _locked(week: InHand, worker: int) -> str:
    """Return what of somebody is locked: ``Sam's caseload``, or their pod; empty if nothing."""
    row, problem = week.problem.workers[worker], week.problem
    if row.id in week.locks.practitioners:
        return f"{row.name}’s caseload"
    if row.pod is not None and problem.pods[row.pod].id in week.locks.pods:
        return problem.pods[row.pod].name
    return ""


def listed(names: list[str]) -> str:
    """Return names as a sentence lists them: ``F003, F006 and F009``."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
