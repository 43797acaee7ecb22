"""Families of the week to picture something with, found by what the week is like."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from planner.drafting.options import Stand, stands_for
from planner.plan import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.drafting.in_hand import InHand


def waiting(week: InHand) -> str:
    """Return a family that waits and could be placed."""
    return next(row.family_id for row in week.part.families if row.outcome is Outcome.WAITING)


def with_everybody(week: InHand) -> Iterator[tuple[str, dict[Stand, list[str]]]]:
    """Return each family that has a practitioner, and who else would stand how towards it."""
    for row in week.part.families:
        if row.staff_id is None or row.family_id in week.decided:
            continue
        stands: dict[Stand, list[str]] = {stand: [] for stand in Stand}
        for staff_id, option in stands_for(week, row.family_id).by_staff.items():
            stands[option.stand].append(staff_id)
        yield row.family_id, stands


def that_stands(week: InHand, *wanted: Stand) -> tuple[str, tuple[str, ...]]:
    """Return a family with a practitioner, and somebody else who stands so for each wish."""
    for family_id, stands in with_everybody(week):
        if all(stands[stand] for stand in wanted):
            return family_id, tuple(stands[stand][0] for stand in wanted)
    sys.exit("The sample has no family of that kind.")
