"""A supposition is judged for the week in which it shows."""

from datetime import date, time

import pytest

from planner.service import Hours, Service, Week, Weekday
from planner.what_if.supposing import supposed
from planner.what_if.suppositions import IsAway, Joins, Leaves, PodCloses, PodMoves, Supposition
from planner.what_if.taking_hold import Span, TakesHold, takes_hold
from tests.planner.planning.services import POD, WEEK, away, practitioner, service


def hold(supposition: Supposition, given: Service | None = None) -> TakesHold:
    before = given or service((practitioner("S01", "Sam"),), (), pods=(POD,))
    return takes_hold(supposition, desk=WEEK, before=before, after=supposed(before, supposition))


@pytest.mark.parametrize(
    ("on", "monday", "why"),
    [
        (date(2026, 11, 13), WEEK.monday, "gone before the week on the desk"),
        (date(2026, 12, 17), date(2026, 12, 14), "a Thursday: not planned in that week"),
        (date(2026, 12, 19), date(2026, 12, 14), "a Saturday: still before the Sunday"),
        (date(2026, 12, 20), date(2026, 12, 21), "a Sunday: planned to the end of the week"),
    ],
)
def test_a_leaver_is_judged_for_the_first_week_without_them(
    on: date, monday: date, why: str
) -> None:
    assert hold(Leaves("S01", on)).week == Week(monday), why
    assert hold(PodCloses("P1", on)).week == Week(monday), why


def test_a_newcomer_is_judged_for_the_week_they_start_in() -> None:
    assert hold(Joins("Nia", "P1", date(2026, 12, 9))).week == Week(date(2026, 12, 7))


def test_what_has_no_date_is_judged_for_the_week_on_the_desk() -> None:
    assert hold(PodMoves("P1", "CW2 6", "Crewe")).week == WEEK


@pytest.mark.parametrize(
    ("first", "last", "is_cover"),
    [
        (date(2026, 12, 7), date(2027, 1, 2), True),  # the Saturday of the fourth week
        (date(2026, 12, 7), date(2027, 1, 3), False),  # its Sunday: the whole four weeks
        (date(2026, 12, 8), date(2027, 1, 9), True),
        (date(2026, 12, 8), date(2027, 1, 10), False),
    ],
)
def test_only_four_whole_weeks_away_share_a_caseload_out(
    first: date, last: date, is_cover: bool
) -> None:
    found = hold(IsAway("S01", first, last))
    assert found.is_cover is is_cover
    assert (found.back_on is None) is is_cover


def test_a_long_absence_is_judged_for_its_first_whole_week_and_says_when_they_are_back() -> None:
    found = hold(IsAway("S01", date(2026, 12, 10), date(2027, 1, 31)))
    assert found.week == Week(date(2026, 12, 14))
    assert found.back_on == date(2027, 2, 1)
    assert found.cover is None


def test_days_next_to_an_absence_make_it_a_long_one() -> None:
    """Two weeks are known of; two more after them make four."""
    given = service(
        (practitioner("S01", "Sam"),),
        (),
        absences=(away("S01", date(2026, 12, 7), date(2026, 12, 20)),),
    )
    found = hold(IsAway("S01", date(2026, 12, 21), date(2027, 1, 3)), given)
    assert found.is_cover is False
    assert found.week == Week(date(2026, 12, 7))
    assert found.on == date(2026, 12, 21)


def test_cover_is_for_weeks_with_no_working_day_left() -> None:
    """Thursday and Friday of the first week are visited on its other days."""
    found = hold(IsAway("S01", date(2026, 12, 3), date(2026, 12, 18)))
    assert found.cover == Span(date(2026, 12, 7), date(2026, 12, 18))
    assert found.week == Week(date(2026, 12, 7))


def test_two_days_need_no_cover() -> None:
    found = hold(IsAway("S01", date(2026, 12, 3), date(2026, 12, 4)))
    assert found.is_cover
    assert found.cover is None


def test_who_works_two_days_a_week_needs_cover_for_these_two() -> None:
    given = service(
        (practitioner("S01", "Sam"),),
        (),
        hours=tuple(Hours("S01", day, time(9), time(17)) for day in (Weekday.THU, Weekday.FRI)),
    )
    found = hold(IsAway("S01", date(2026, 12, 3), date(2026, 12, 4)), given)
    assert found.cover == Span(date(2026, 12, 3), date(2026, 12, 4))
