"""How the cap of somebody new grows week by week."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from planner.service import CapStep, Week

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@dataclass(frozen=True, slots=True)
class GrowingCap:
    """A step of a newcomer's cap.

    Attributes
    ----------
    week
        From which week on, 1 being the week they start in.
    children
        The cap of somebody full-time from then on, until the next step.
    """

    week: int
    children: int


FIRST_WEEKS = (GrowingCap(1, 3), GrowingCap(3, 6), GrowingCap(5, 9), GrowingCap(7, 12))
"""Three children at first, about one family more a fortnight, twelve from the seventh week on.

Ours: no published rule says how fast a caseload grows. A step at or above the ordinary cap is the
ordinary cap.
"""


def cap_rows(
    staff_id: str, steps: Iterable[GrowingCap], *, starts_on: date, fte: Decimal, full: int
) -> tuple[CapStep, ...]:
    """Return the steps as rows of the service, each from a Monday on.

    Parameters
    ----------
    fte
        The share of full time; each step is this share of the full-time step, rounded down.
    full
        The children of an ordinary full-time cap.
    """
    first = Week.of(starts_on)
    return tuple(
        CapStep(
            staff_id,
            first.shifted(step.week - 1).monday,
            int((min(step.children, full) * fte).to_integral_value(ROUND_FLOOR)),
        )
        for step in steps
    )
