"""A plan as plain, frozen data: what ``plan.json`` says, in memory.

Planning makes it, the store keeps it, the window and the sheets show it, so that a number on a
sheet is the number on the screen. `planner.exchange.plan_json` writes and reads it as JSON.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from planner.service import Week


class PlanStatus(StrEnum):
    """How far the search got. `optimal`: every goal is proven."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """What the plan does with a family."""

    KEPT = "kept"
    NEW = "new"
    MOVED = "moved"
    RETURNED = "returned"
    WAITING = "waiting"
    NOT_ELIGIBLE = "not_eligible"


@dataclass(frozen=True, slots=True)
class Remark:
    """A warning or a fault: the rule's name, the ids it is about, and the sentence."""

    rule: str
    ids: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal's number. Lower is better; `bound` is what no plan can go below.

    `before` is the same number for the week as it stands today (every available practitioner
    keeps their families, nobody new is placed); it is shown in the window, not written to JSON.
    """

    name: str
    value: int
    bound: int
    unit: str
    proven: bool
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """Somebody else a family could go to. `blocked_by` is empty where nothing stands against it."""

    staff_id: str
    blocked_by: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """What the plan does with one family, and why.

    `minutes` are one way; `staff_id` and `minutes` are `None` when unplaced. `was` is the current
    worker, for a waiting family the last one.
    """

    family_id: str
    children: int
    staff_id: str | None
    outcome: Outcome
    was: str | None
    minutes: int | None
    why: tuple[str, ...] = ()
    could_be: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkerLine:
    """One planned practitioner's load. `travel`: minutes a week, as the goal counts them."""

    staff_id: str
    children: int
    children_cap: int
    families: int
    travel: int


@dataclass(frozen=True, slots=True)
class AllocationPart:
    """The allocation: goals in order, families in file order, everyone planned."""

    status: PlanStatus
    seconds: float
    goals: tuple[GoalLine, ...]
    families: tuple[FamilyLine, ...]
    workers: tuple[WorkerLine, ...]
    warnings: tuple[Remark, ...] = ()


class MatchOutcome(StrEnum):
    """What the plan does with a match."""

    KEPT = "kept"
    PAUSED = "paused"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class MatchLine:
    """One match: running, paused because of a gate, or proposed, and why.

    `misfit` are the pair's points, for running matches too. `minutes` are one way; `None` where
    the mentor's place is not known.
    """

    family_id: str
    volunteer_id: str
    outcome: MatchOutcome
    misfit: int
    minutes: int | None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnmatchedLine:
    """A family that wants a mentor and gets none, and why."""

    family_id: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockedVolunteer:
    """A volunteer who does not pass a gate, with every gate that is shut."""

    volunteer_id: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MentoringPart:
    """The matches: goals in order, matches and families in file order.

    `warnings` tell of running matches that cannot go on, and of what is odd in the input.
    """

    status: PlanStatus
    seconds: float
    goals: tuple[GoalLine, ...]
    matches: tuple[MatchLine, ...]
    unmatched: tuple[UnmatchedLine, ...]
    blocked_volunteers: tuple[BlockedVolunteer, ...]
    warnings: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of a week. Parts that were not run are `None`."""

    week: Week
    service: str
    status: PlanStatus
    allocation: AllocationPart | None = None
    faults: tuple[Remark, ...] = ()
    mentoring: MentoringPart | None = None


PLAN_FORMAT = 1
"""The major version of ``plan.json``; raised only by a change that breaks a reader."""
