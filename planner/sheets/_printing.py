"""What is printed: the plan, the service it belongs to, and what every page says of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from planner.plan import AllocationPart, Plan, PlanStatus
from planner.service import Service
from planner.sheets._changes import Changes
from planner.sheets._dates import moment
from planner.sheets._facts import Facts

_NOTHING_PLANNED = AllocationPart(PlanStatus.FEASIBLE, 0.0, (), (), ())


@dataclass(frozen=True)
class Printing:
    """Everything the sheets of one week are made from. They ask nothing else of anybody.

    Attributes
    ----------
    service, plan
        The rows, and the plan made from them. Every number on a sheet is the plan's.
    previous
        The plan approved last before this one; `None` where there is none.
    label
        How the plan is called: ``Plan 47, version 2, approved`` or ``Draft``. What stands after
        the last comma is its state; anything but ``approved`` is stamped on every page.
    printed_at, printed_by
        When, and by whom: a role such as ``Service Manager``.
    district
        Gives the part of a place that may be printed (``CW1``), empty where it is not known.
    with_names
        Print families' names too. Chosen each time; every page then says to shred it.
    approved_at
        When the plan was approved, where the caller knows it.
    """

    service: Service
    plan: Plan
    previous: Plan | None
    label: str
    printed_at: datetime
    printed_by: str
    district: Callable[[str], str] = field(repr=False)
    with_names: bool = False
    approved_at: datetime | None = None

    @cached_property
    def facts(self) -> Facts:
        """What the sheets look up: put in order once, for all of them."""
        return Facts(self)

    @cached_property
    def changes(self) -> Changes:
        """Who is not with whom they were: found once, for all sheets."""
        return Changes(self)

    @property
    def stamp(self) -> str:
        """The word that keeps a plan from looking approved; empty for an approved one."""
        state = self.label.rpartition(",")[2].strip().casefold()
        return {"approved": "", "superseded": "SUPERSEDED"}.get(state, "DRAFT")

    @property
    def state(self) -> str:
        """What stands under a title: ``approved Mon 23 Nov 2026 11:40``, ``not approved``."""
        if self.stamp:
            return "superseded by a later plan" if self.stamp == "SUPERSEDED" else "not approved"
        return f"approved {moment(self.approved_at)}" if self.approved_at else "approved"

    @property
    def allocation(self) -> AllocationPart:
        """The plan's allocation; an empty one where it was not planned."""
        return self.plan.allocation or _NOTHING_PLANNED
