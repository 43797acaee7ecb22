"""Somebody who works on a week by hand in a test."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from planner.drafting.decision import Reason, ReasonCode
from planner.drafting.edits import applied
from planner.drafting.moving import move_family
from planner.drafting.replanning import How, replan
from solver.cp_sat import Effort

if TYPE_CHECKING:
    from planner.drafting.in_hand import InHand

AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
EFFORT = Effort(seconds=20.0, workers=1, seed=0)
BECAUSE = Reason(ReasonCode.RELATIONSHIP, "they know each other")


def moved(
    week: InHand, family_id: str, staff_id: str | None, reason: Reason | None = None
) -> InHand:
    """Return the week with a family moved by hand."""
    edit = move_family(week, family_id, staff_id, who="Mary", at=AT, reason=reason)
    return applied(week, edit)


def replanned(week: InHand, how: How) -> InHand:
    """Return the week planned again around what was decided."""
    return replan(week, how, effort=EFFORT).week


def with_whom(week: InHand) -> dict[str, str | None]:
    """Return whom each family is with, as the board shows it."""
    return {line.family_id: line.staff_id for line in week.part.families}
