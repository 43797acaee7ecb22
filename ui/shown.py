"""What the window shows and is told, as plain frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.errors import Fault
from planner.plan import Outcome, Plan
from planner.planning.verdict import Verdict
from planner.service import Service, Week
from ui.screens.allocation.filters import all_families
from ui.widgets.board.model import BoardModel


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """A stored plan, without what only the store needs to know of it.

    Attributes
    ----------
    label
        What it is called: ``Plan 47, version 2, approved``.
    approved_at, approved_by
        `None` where it is not approved.
    verdict
        Whether it is right for the service as it is now, which may have changed since.
    """

    number: int
    label: str
    plan: Plan
    is_approved: bool
    approved_at: datetime | None
    approved_by: str | None
    verdict: Verdict

    def count(self, *outcomes: Outcome) -> int:
        """Return how many families have one of these outcomes."""
        part = self.plan.allocation
        return 0 if part is None else sum(line.outcome in outcomes for line in part.families)

    @property
    def changes(self) -> int:
        """How many families go to somebody who does not have them today."""
        return self.count(Outcome.NEW, Outcome.MOVED, Outcome.RETURNED)


@dataclass(frozen=True, slots=True)
class WeekShown:
    """A week as the window shows it.

    Attributes
    ----------
    stored
        The week's latest plan; `None` where it is not planned yet.
    previous
        The plan approved last before this week; `None` where there is none.
    """

    week: Week
    service: Service
    stored: ShownPlan | None
    previous: Plan | None
    board: BoardModel

    @property
    def findable(self) -> tuple[str, ...]:
        """Every family on the board or waiting, as ``F031 BN CW1``."""
        return tuple(
            f"{card.family_id} {card.initials} {card.district}" for card in all_families(self.board)
        )

    @property
    def is_approved(self) -> bool:
        """Whether the week's latest plan is approved."""
        return self.stored is not None and self.stored.is_approved

    @property
    def is_empty(self) -> bool:
        """Whether the service holds nobody at all."""
        return not (self.service.pods or self.service.staff or self.service.families)


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
