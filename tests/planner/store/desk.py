"""A plan of a small week, and its draft in a store."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from planner.plan import (
    AllocationPart,
    FamilyLine,
    GoalLine,
    Option,
    Outcome,
    Plan,
    PlanStatus,
    Remark,
    WorkerLine,
)
from planner.service import Week
from planner.store.plans import StoredPlan, save_draft

if TYPE_CHECKING:
    from planner.store import Store

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
WEEK = Week(date(2026, 11, 23))


def plan_of(week: Week = WEEK) -> Plan:
    """Return a plan of two families: one keeps its practitioner, one waits."""
    return Plan(
        week=week,
        service="Zażółć",
        status=PlanStatus.FEASIBLE,
        allocation=AllocationPart(
            status=PlanStatus.FEASIBLE,
            seconds=0.5,
            goals=(
                GoalLine("changes", 0, 0, "points", proven=True, before=15),
                GoalLine("preferences", -2, -4, "points", proven=False),
            ),
            families=(
                FamilyLine(
                    "F1", 1, "S2", Outcome.KEPT, "S2", 0, ("Kept with Łucja.", "Same town.")
                ),
                FamilyLine(
                    "F2",
                    1,
                    None,
                    Outcome.WAITING,
                    None,
                    None,
                    ("Nobody has room.",),
                    (Option("S2", ("children_cap",), "would make 8 of 7 children"),),
                ),
            ),
            workers=(WorkerLine("S2", 1, 7, 1, 0),),
            warnings=(Remark("travel_limit", ("F1", "S2"), "It is far."),),
        ),
        faults=(Remark("pinned", ("F2", "S2"), "The pin was set aside."),),
    )


def draft(store: Store, week: Week = WEEK) -> StoredPlan:
    """Keep that plan as Ada's draft."""
    return save_draft(store, plan_of(week), problem_json='{"format": 1}', who="Ada", at=AT)
