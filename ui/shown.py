"""What the window shows and is told, as plain frozen data."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from planner.drafting.decision import Decisions
from planner.drafting.in_hand import InHand
from planner.drafting.kept import Kept
from planner.drafting.replanning import How, Replanned
from planner.errors import Fault
from planner.plan import Outcome, Plan
from planner.planning.verdict import Verdict
from planner.service import Service, Week
from solver.allocation.solution import Solution
from ui.screens.allocation.board_model import BoardMaker
from ui.screens.allocation.filters import all_families
from ui.widgets.board.model import BoardModel

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(slots=True, eq=False)
class KeptAs:
    """What the store calls a plan: expected while the plan is being kept, certain from then on.

    What is kept after the plan, in its turn, asks here for the plan's number.
    """

    number: int
    version: int


@dataclass(frozen=True)
class ShownPlan:
    """A stored plan with every change made to it, without what only the store needs to know.

    Attributes
    ----------
    kept_as
        Its number and version in the store.
    approved_at, approved_by
        `None` where it is not approved.
    verdict
        Whether it is right for the service as it is now, which may have changed since.
    overruled
        The sentences of the breaches that somebody allowed with a reason.
    """

    kept_as: KeptAs
    plan: Plan
    is_approved: bool
    approved_at: datetime | None
    approved_by: str | None
    verdict: Verdict
    overruled: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """Which plan it is, over all plans of the service."""
        return self.kept_as.number

    @property
    def version(self) -> int:
        """Which plan it is, over those of the week."""
        return self.kept_as.version

    @property
    def label(self) -> str:
        """What it is called: ``Plan 47, version 2, approved``."""
        state = "approved" if self.is_approved else "draft"
        return f"Plan {self.number}, version {self.version}, {state}"

    def count(self, *outcomes: Outcome) -> int:
        """Return how many families have one of these outcomes."""
        part = self.plan.allocation
        return 0 if part is None else sum(line.outcome in outcomes for line in part.families)

    @cached_property
    def changes(self) -> int:
        """How many families go to somebody who does not have them today."""
        return self.count(Outcome.NEW, Outcome.MOVED, Outcome.RETURNED)


@dataclass(frozen=True, slots=True)
class Next:
    """What the store is expected to call the next plan of a week."""

    number: int
    version: int


@dataclass(frozen=True, slots=True)
class WeekShown:
    """A week as the window shows it.

    Attributes
    ----------
    stored
        The week's plan that people work on, or that was approved; `None` where it is not planned.
    previous
        The plan approved last before this week; `None` where there is none.
    maker
        What makes the board; it remembers what a change does not touch.
    in_hand
        The week as people work on it; `None` where that cannot be: there is nobody, a place is
        not known, or the plan names people the service does not have any more.
    next
        What the next plan that is kept will be called.
    kept
        The edits the plan came with, when it was read.
    edits
        How many edits hold in this version of the plan.
    """

    week: Week
    service: Service
    stored: ShownPlan | None
    previous: Plan | None
    board: BoardModel
    maker: BoardMaker
    in_hand: InHand | None
    next: Next
    kept: Kept = field(default_factory=Kept)
    edits: int = 0

    @property
    def is_approved(self) -> bool:
        """Whether the week's latest plan is approved."""
        return self.stored is not None and self.stored.is_approved

    @property
    def is_empty(self) -> bool:
        """Whether the service holds nobody at all."""
        return not (self.service.pods or self.service.staff or self.service.families)

    @property
    def families(self) -> Mapping[str, object]:
        """Every card of the board and of those who wait, by the family's reference."""
        return {one.family_id: one for one in all_families(self.board)}


@dataclass(frozen=True, slots=True)
class Head:
    """What tells a state of a week's plan from others.

    Attributes
    ----------
    number
        0 where the week is not planned.
    edits
        How many hold.
    decisions, solution
        What people decided, and who has whom: one edit in place of another is another state.
    """

    week: Week
    number: int
    edits: int
    is_approved: bool
    decisions: Decisions | None
    solution: Solution | None


def head_of(shown: WeekShown) -> Head:
    """Return what tells the state of the plan that is shown from others."""
    return Head(
        shown.week,
        0 if shown.stored is None else shown.stored.number,
        shown.edits,
        shown.is_approved,
        decisions_shown(shown.in_hand),
        None if shown.in_hand is None else shown.in_hand.solution,
    )


def decisions_shown(week: InHand | None) -> Decisions | None:
    """Return what people decided, as the board shows it."""
    return None if week is None else Decisions(week.hand, week.locks)


def as_version(shown: WeekShown, week: InHand) -> WeekShown:
    """Return the week with a new version of its plan, as a draft; the board is still the old one.

    What makes it is kept by `planner.actions.keep_version`.
    """
    return replace(
        shown,
        stored=ShownPlan(
            kept_as=KeptAs(shown.next.number, shown.next.version),
            plan=week.plan,
            is_approved=False,
            approved_at=None,
            approved_by=None,
            verdict=Verdict(),
        ),
        in_hand=week,
        next=Next(shown.next.number + 1, shown.next.version + 1),
        kept=Kept(),
        edits=1 if week.hand or week.locks else 0,
    )


def as_next_version(shown: WeekShown, coming: Next) -> WeekShown:
    """Return a week whose draft is called what the store will call it when it is kept now."""
    if shown.stored is None:
        return shown
    return replace(
        shown,
        stored=replace(shown.stored, kept_as=KeptAs(coming.number, coming.version)),
        next=Next(coming.number + 1, coming.version + 1),
    )


@dataclass(frozen=True, slots=True)
class PlannedWeek:
    """A plan that was found: what leads to it, and the week with it as its newest version.

    Attributes
    ----------
    let_go
        Families about whom somebody decided by hand what does not hold in the service any more.
    """

    found: Replanned
    shown: WeekShown
    how: How
    let_go: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What bringing in a folder or workbook would do.

    Attributes
    ----------
    source
        The folder's or workbook's name, without where it is.
    changes
        A sentence each; none where the stored service says the same already.
    """

    source: str
    service: Service
    warnings: tuple[Fault, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Author:
    """Who does something, and when: what the audit record keeps."""

    who: str
    at: datetime
