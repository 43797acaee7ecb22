"""The week on the desk after a what-if is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.drafting.in_hand import ground_of
from planner.what_if.trying import carried

if TYPE_CHECKING:
    from planner.drafting.in_hand import InHand
    from planner.travel.places import Gazetteer
    from planner.what_if.trying import WhatIf


def kept(week: InHand, what_if: WhatIf, *, gazetteer: Gazetteer) -> InHand:
    """Return the week on the desk once a what-if tried on it is kept.

    The service is that of the what-if. So is the plan, where it was judged for this week; where
    it shows only later, or somebody is only covered for, it stays today's, as far as that goes.

    Raises
    ------
    KnownError
        A place is not known.
    """
    if not what_if.is_later and not what_if.takes_hold.is_cover:
        return what_if.after
    ground = ground_of(what_if.service, week.ground.week, gazetteer=gazetteer)
    return carried(week, ground)[0]
