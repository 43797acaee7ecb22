"""Boards to compare in tests, and the marks of their families."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.drafting.edits import Edit, Placed, applied
from planner.drafting.moving import decisions_of
from ui.widgets.board.model import Urgency

if TYPE_CHECKING:
    from planner.drafting.in_hand import InHand
    from planner.service import Service


def urgencies(service: Service) -> dict[str, Urgency]:
    """Return the band of every family that has one, as its mark."""
    return {
        family.family_id: Urgency(family.band.value)
        for family in service.families
        if family.band is not None
    }


def changed(week: InHand, **to: str | None) -> InHand:
    """Return the week with families elsewhere, as a plan might have them."""
    here = decisions_of(week)
    placed = tuple(
        Placed(family_id, week.worker_of(family_id), staff_id) for family_id, staff_id in to.items()
    )
    return applied(week, Edit("", placed, here, here), in_full=True)
