"""Where a family stands after a meeting: with somebody, waiting, or not eligible."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.drafting.in_hand import InHand


class PlaceKind(StrEnum):
    """Where a family can stand after the meeting."""

    WITH = "with"
    WAITING = "waiting"
    NOT_ELIGIBLE = "not eligible"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a family stands: with somebody, waiting, or not eligible.

    Attributes
    ----------
    staff_id
        With whom; `None` unless the kind is `PlaceKind.WITH`.
    """

    kind: PlaceKind
    staff_id: str | None = None


def place_of(week: InHand, family_id: str) -> Place:
    """Return where a family stands in the plan on the board.

    Raises
    ------
    KeyError
        There is no such family in the week.
    """
    staff_id = week.worker_of(family_id)
    if staff_id is not None:
        return Place(PlaceKind.WITH, staff_id)
    is_missed = family_id in week.ground.missed
    return Place(PlaceKind.NOT_ELIGIBLE if is_missed else PlaceKind.WAITING)
