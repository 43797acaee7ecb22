from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.history.waiting import WaitingAge, waiting_age, waiting_by_band_and_age
from planner.sample import make_service
from planner.service import Band, Family, FamilyStatus
from tests.planner.history.past import WEEK, service_of

FAMILY = Family("F1", "", "CW1 3", FamilyStatus.WAITING)


@pytest.mark.parametrize(
    ("days", "age"),
    [
        (-3, WaitingAge.TO_THREE),  # referred in the week itself
        (0, WaitingAge.TO_THREE),
        (27, WaitingAge.TO_THREE),
        (28, WaitingAge.FOUR_OR_FIVE),
        (41, WaitingAge.FOUR_OR_FIVE),
        (42, WaitingAge.SIX_OR_MORE),
        (400, WaitingAge.SIX_OR_MORE),
    ],
)
def test_weeks_are_whole_weeks_from_the_referral_to_the_monday(days: int, age: WaitingAge) -> None:
    family = replace(FAMILY, referred_on=WEEK.monday - timedelta(days=days))
    assert waiting_age(family, week=WEEK) is age


def test_a_family_whose_referral_has_no_date_is_counted_as_such() -> None:
    assert waiting_age(FAMILY, week=WEEK) is WaitingAge.NOT_KNOWN


def test_families_that_wait_are_counted_by_band_and_age_noughts_too() -> None:
    families = (
        replace(FAMILY, band=Band.HIGH, referred_on=date(2026, 11, 16)),
        replace(FAMILY, band=Band.HIGH, referred_on=date(2026, 11, 2)),
        replace(FAMILY, band=Band.LOW, referred_on=date(2026, 9, 7)),
        replace(FAMILY, band=Band.LOW, referred_on=date(2026, 9, 7), status=FamilyStatus.OPEN),
    )
    counts = waiting_by_band_and_age(replace(service_of(), families=families), week=WEEK)
    assert [(one.band, one.age) for one in counts] == [
        (band, age) for band in (Band.HIGH, Band.MEDIUM, Band.LOW) for age in WaitingAge
    ]
    assert {(one.band, one.age): one.families for one in counts if one.families} == {
        (Band.HIGH, WaitingAge.TO_THREE): 2,
        (Band.LOW, WaitingAge.SIX_OR_MORE): 1,
    }


def test_every_waiting_family_of_a_service_is_counted_once() -> None:
    given = make_service(pods=3, week=WEEK)
    counts = waiting_by_band_and_age(given, week=WEEK)
    waiting = [one for one in given.families if one.status is FamilyStatus.WAITING]
    assert sum(one.families for one in counts) == len(waiting) > 0
