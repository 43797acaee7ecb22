"""A decision of the meeting as a change to the week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.drafting.moving import give_reason, move_family

if TYPE_CHECKING:
    from datetime import datetime

    from planner.drafting.decision import Reason
    from planner.drafting.edits import Edit
    from planner.drafting.in_hand import InHand


def decide(
    week: InHand,
    family_id: str,
    staff_id: str | None,
    *,
    who: str,
    at: datetime,
    reason: Reason | None = None,
) -> Edit | None:
    """Return the change that a decision makes; `None` where it stands decided like that already.

    To agree with the plan is a decision too: from then on planning leaves the family there. A
    decision that stands keeps what it overruled, and takes a new reason.

    Raises
    ------
    KeyError
        There is no such family or practitioner in the week.
    RefusedError
        A rule stands against it that may not be overruled, or no reason is given.
    """
    decided = week.decided.get(family_id)
    if decided is None or week.worker_of(family_id) != staff_id or decided.staff_id != staff_id:
        return move_family(week, family_id, staff_id, who=who, at=at, reason=reason)
    if reason is None or reason == decided.reason:
        return None
    return give_reason(week, family_id, reason)
