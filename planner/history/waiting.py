"""Waiting families by band and by how long they have waited, for a chart and its table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from planner.service import Band, FamilyStatus

if TYPE_CHECKING:
    from planner.service import Family, Service, Week


class WaitingAge(Enum):
    """How long a family has waited, in whole weeks from its referral to the Monday."""

    TO_THREE = "0–3 weeks"
    FOUR_OR_FIVE = "4–5 weeks"
    SIX_OR_MORE = "6 weeks or more"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class WaitingCount:
    """How many families of a band have waited so long."""

    band: Band
    age: WaitingAge
    families: int


def waiting_by_band_and_age(service: Service, *, week: Week) -> tuple[WaitingCount, ...]:
    """Return a count for every band and every age, noughts too, high and short waits first.

    Counts every family that waits, whether it meets the referral criteria or not.
    """
    counts = Counter(
        (family.band, waiting_age(family, week=week))
        for family in service.families
        if family.status is FamilyStatus.WAITING
    )
    return tuple(WaitingCount(band, age, counts[band, age]) for band in Band for age in WaitingAge)


def waiting_age(family: Family, *, week: Week) -> WaitingAge:
    """Return how long a family has waited by the Monday of a week."""
    if family.referred_on is None:
        return WaitingAge.NOT_KNOWN
    weeks = (week.monday - family.referred_on).days // 7
    if weeks < 4:
        return WaitingAge.TO_THREE
    return WaitingAge.FOUR_OR_FIVE if weeks < 6 else WaitingAge.SIX_OR_MORE
