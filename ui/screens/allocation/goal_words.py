"""The goals' numbers as people say them: families, wishes not met, per cent, hours a week."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.plan import FamilyLine, Outcome, PlanStatus
from planner.service import FamilyStatus
from planner.service.naming import counted
from ui.widgets.board.model import GoalCell
from ui.widgets.plan_panel import PlanRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.plan import AllocationPart, GoalLine, Plan
    from planner.service import Family, Service, StaffMember
    from solver.result import Progress

TITLES = {
    "changes": "Changes of worker",
    "waiting": "Waiting",
    "preferences": "Needs and wishes",
    "peak_load": "Peak caseload",
    "travel": "Travel",
}

_EXPLANATIONS = {
    "changes": "A family that does not keep its practitioner counts 10 points, and 5 more for each "
    "change before this one.",
    "waiting": "A family left without a practitioner counts its children times its urgency: band, "
    "and weeks since it was referred.",
    "preferences": "A need nobody is trained for counts 3 points, no common language 5, not going "
    "back to the last practitioner 3; a pair you prefer takes 2 off.",
    "peak_load": "The fullest practitioner's children for every hundred of their cap.",
    "travel": "The minutes all practitioners spend on the way to their families and back in a "
    "week.",
}


@dataclass(frozen=True, slots=True)
class HumanGoals:
    """What people count for each goal: today's number and the plan's, by the goal's name.

    `fullest` says whose caseload the peak is: ``Moira Tennant, 13 of 12``.
    """

    before: Mapping[str, int]
    after: Mapping[str, int]
    fullest: str


def goal_cells(service: Service, part: AllocationPart) -> tuple[GoalCell, ...]:
    """Return the goal strip of a plan, once; `GoalWords` counts one plan after another."""
    return GoalWords(service).cells(part)


def plan_rows(progress: Progress) -> tuple[PlanRow, ...]:
    """Return the panel of a running plan: a row for each goal, those not begun included."""
    reached = {goal.name: goal for goal in progress.goals}
    rows = []
    for name in progress.goal_names:
        title = TITLES.get(name, name)
        goal = reached.get(name)
        if goal is None:
            rows.append(PlanRow(title, "–", "next", proven=False))
            continue
        found = proof(value=goal.value, bound=goal.bound, is_proven=goal.proven)
        if goal is progress.goals[-1] and not goal.proven:
            found = f"best possible {amount(name, goal.bound)}"
        rows.append(PlanRow(title, amount(name, goal.value), found, proven=goal.proven))
    return tuple(rows)


def ending(plan: Plan) -> str:
    """Return what to say of a search that ended early; nothing where every goal is proven."""
    if plan.allocation is None or plan.status is PlanStatus.OPTIMAL:
        return ""
    goals = plan.allocation.goals
    first = "Stopped." if plan.status is PlanStatus.CANCELLED else "The time is up."
    told = [f"{counted(sum(goal.proven for goal in goals), 'goal')} proven"]
    told += [
        f"{TITLES.get(goal.name, goal.name).lower()} "
        f"{proof(value=goal.value, bound=goal.bound, is_proven=False)}"
        for goal in goals
        if not goal.proven
    ]
    return f"{first} The best plan so far is on the board: {', '.join(told)}."


def amount(name: str, number: int) -> str:
    """Return a goal's value as the panel of a running plan shows it: points, ``%`` or hours."""
    match name:
        case "peak_load":
            return f"{number} %"
        case "travel":
            return f"{_hours(number)} h a week"
        case _:
            return f"{figure(number)} point{'' if number == 1 else 's'}"


def proof(*, value: int, bound: int, is_proven: bool) -> str:
    """Return ``proven``, or how far the value may be from the best: ``within 1 %``.

    Nothing is said where the value is its own bound without being proven: a goal before it was
    made worse by hand, and nobody has searched since for how good this one could be.
    """
    if is_proven:
        return "proven"
    if value == bound:
        return ""
    if bound <= 0:
        return f"best possible {figure(bound)}"
    return f"within {max(1, math.ceil(100 * (value - bound) / bound))} %"


def figure(number: int) -> str:
    """Return a whole number with thousands marked and a real minus: ``−1,043``."""
    return f"{number:,}".replace("-", "−")


def _cell(goal: GoalLine, human: HumanGoals) -> GoalCell:
    before, after = human.before.get(goal.name), human.after.get(goal.name)
    return GoalCell(
        name=goal.name,
        title=TITLES.get(goal.name, goal.name),
        before="" if goal.before is None else _before_words(goal, before),
        after=_after_words(goal, after),
        points=_points(goal, human.fullest),
        proof=_proof_after_hand(goal),
        proven=goal.proven,
        explanation=_EXPLANATIONS.get(goal.name, ""),
    )


def _proof_after_hand(goal: GoalLine) -> str:
    """Return what is known of a goal; nothing where that is only that it is never below 0.

    After a change by hand no search says how good the goals after it could be.
    """
    if goal.name != "changes" and not goal.proven and goal.bound <= 0:
        return ""
    return proof(value=goal.value, bound=goal.bound, is_proven=goal.proven)


def _before_words(goal: GoalLine, number: int | None) -> str:
    match goal.name:
        case "peak_load":
            return f"{goal.before} %"
        case "travel":
            return _hours(goal.before or 0)
        case _:
            return figure(number or 0)


def _after_words(goal: GoalLine, number: int | None) -> str:
    match goal.name:
        case "changes" | "waiting":
            return f"{figure(number or 0)} {'family' if number == 1 else 'families'}"
        case "preferences":
            return f"{figure(number or 0)} not met"
        case _:
            return amount(goal.name, goal.value)


def _points(goal: GoalLine, fullest: str) -> str:
    if goal.name == "peak_load":
        return fullest
    unit = "min" if goal.name == "travel" else "points"
    before = "" if goal.before is None else f"{figure(goal.before)} → "
    return f"{before}{figure(goal.value)} {unit}"


def _hours(minutes: int) -> str:
    return f"{minutes / 60:,.1f}"


class GoalWords:
    """Counts the goals of one plan after another as people say them.

    Made once a service. A plan that differs from the one before in a few lines is counted from
    those alone, so that the strip of 6,300 families follows a move at once.
    """

    def __init__(self, service: Service) -> None:
        self._families = {family.family_id: family for family in service.families}
        self._staff = {member.staff_id: member for member in service.staff}
        self._wishes = {
            family.family_id: (_words(family.needs), _words(family.languages))
            for family in service.families
        }
        self._skills = {
            member.staff_id: (_words(member.skills), _words(member.languages))
            for member in service.staff
        }
        self._last = _Counted(frozenset(), (), _Counts())

    def cells(self, part: AllocationPart) -> tuple[GoalCell, ...]:
        """Return the goal strip of a plan, in the plan's order of goals."""
        human = self._human_goals(part)
        return tuple(_cell(goal, human) for goal in part.goals)

    def _human_goals(self, part: AllocationPart) -> HumanGoals:
        last, available = self._last, frozenset(worker.staff_id for worker in part.workers)
        if available == last.available and len(part.families) == len(last.lines):
            counted = replace(last.counts)
            differ = [
                (before, after)
                for before, after in zip(last.lines, part.families, strict=True)
                if before is not after
            ]
            self._count(counted, (before for before, _ in differ), available, sign=-1)
            self._count(counted, (after for _, after in differ), available, sign=1)
        else:
            counted = _Counts()
            self._count(counted, part.families, available, sign=1)
        # In one step: a job may count another plan meanwhile.
        self._last = _Counted(available, part.families, counted)
        return HumanGoals(
            before={
                "changes": 0,
                "waiting": counted.waited,
                "preferences": counted.was_unmet,
            },
            after={
                "changes": counted.changes,
                "waiting": counted.waits,
                "preferences": counted.unmet,
            },
            fullest=_fullest(self._staff, part),
        )

    def _count(
        self,
        counted: _Counts,
        lines: Iterable[FamilyLine],
        available: frozenset[str],
        *,
        sign: int,
    ) -> None:
        """Add what lines come to, or take it away again."""
        for line in lines:
            family = self._families.get(line.family_id)
            if family is None or line.outcome is Outcome.NOT_ELIGIBLE:
                continue
            is_referred = family.status is FamilyStatus.WAITING
            was_there = line.was in available
            # As things stand today: families stay with their practitioner if that one is there.
            today = line.was if was_there and not is_referred else None
            # Of somebody referred again, whom the family had before and could have again.
            wished = line.was if was_there and is_referred else None
            counted.waited += sign * (today is None)
            counted.was_unmet += sign * self._unmet(family, today, wished)
            # What the goal `changes` counts: the practitioner is there, and not kept.
            counted.changes += sign * (not is_referred and was_there and line.staff_id != line.was)
            counted.waits += sign * (line.staff_id is None)
            counted.unmet += sign * self._unmet(family, line.staff_id, wished)

    def _unmet(self, family: Family, staff_id: str | None, wished: str | None) -> int:
        """Return how many needs and wishes a practitioner does not meet; 0 for nobody."""
        known = self._skills.get(staff_id or "")
        if known is None:
            return 0
        (needs, spoken), (skills, languages) = self._wishes[family.family_id], known
        goes_elsewhere = wished is not None and staff_id != wished
        return len(needs - skills) + spoken.isdisjoint(languages) + goes_elsewhere


@dataclass(slots=True)
class _Counts:
    """Families and wishes, today and by the plan."""

    waited: int = 0
    was_unmet: int = 0
    changes: int = 0
    waits: int = 0
    unmet: int = 0


@dataclass(frozen=True, slots=True)
class _Counted:
    """Who was there, the lines that were counted, and what they came to."""

    available: frozenset[str]
    lines: tuple[FamilyLine, ...]
    counts: _Counts


def _words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.strip().casefold() for word in words)


def _fullest(staff: Mapping[str, StaffMember], part: AllocationPart) -> str:
    capped = [worker for worker in part.workers if worker.children_cap > 0]
    if not capped:
        return ""
    worker = max(capped, key=lambda line: line.children / line.children_cap)
    member = staff.get(worker.staff_id)
    name = member.name if member is not None else worker.staff_id
    return f"{name}, {worker.children} of {worker.children_cap}"
