from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from planner.planning.staffing import Staffed, month_words, pod_children_cap, short_date, staffed
from planner.service import CapStep, Pod, Role, Settings, TravelMode
from planner.service.settings import TravelSettings
from tests.planner.planning.services import POD, WEEK, away, practitioner, service, with_caps

if TYPE_CHECKING:
    from planner.service import Absence, Service, StaffMember

FOUR_WEEKS_LATER = WEEK.monday + timedelta(weeks=4)


def only(given: Service) -> Staffed:
    (found,) = staffed(given, WEEK)
    return found


def one(member: StaffMember, **more: object) -> Staffed:
    return only(service([member], [], **more))


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "why_not"),
    [
        (None, None, ""),
        (WEEK.sunday, None, ""),
        (WEEK.sunday + timedelta(days=1), None, "starts on 30 Nov"),
        (None, WEEK.sunday, ""),
        (None, WEEK.sunday - timedelta(days=1), "leaves on 28 Nov"),
        (None, WEEK.monday, "leaves on 23 Nov"),
        (None, WEEK.monday - timedelta(days=1), "left on 22 Nov"),
    ],
)
def test_who_starts_by_sunday_and_does_not_leave_before_it_is_planned(
    starts_on: date | None, ends_on: date | None, why_not: str
) -> None:
    found = one(practitioner("S1", starts_on=starts_on, ends_on=ends_on))
    assert (found.planned, found.away) == (not why_not, why_not)


MONDAY, LAST_SUNDAY = WEEK.monday, FOUR_WEEKS_LATER - timedelta(days=1)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("absences", "is_planned"),
    [
        ([(MONDAY, LAST_SUNDAY)], False),
        ([(MONDAY - DAY, LAST_SUNDAY + DAY)], False),
        ([(MONDAY + DAY, LAST_SUNDAY)], True),
        ([(MONDAY, LAST_SUNDAY - DAY)], True),
        ([(MONDAY, MONDAY + 9 * DAY), (MONDAY + 10 * DAY, LAST_SUNDAY)], False),
        ([(MONDAY + 5 * DAY, LAST_SUNDAY), (MONDAY, MONDAY + 7 * DAY)], False),
        ([(MONDAY, MONDAY + 9 * DAY), (MONDAY + 11 * DAY, LAST_SUNDAY)], True),
        ([(MONDAY, MONDAY + 20 * DAY), (MONDAY + DAY, MONDAY + 2 * DAY)], True),
        ([(MONDAY - 30 * DAY, MONDAY - DAY)], True),
        ([(FOUR_WEEKS_LATER, FOUR_WEEKS_LATER + 60 * DAY)], True),
    ],
)
def test_only_who_is_absent_all_four_weeks_is_not_planned(
    absences: list[tuple[date, date]], is_planned: bool
) -> None:
    rows: tuple[Absence, ...] = tuple(away("S1", first, last) for first, last in absences)
    found = one(practitioner("S1"), absences=rows)
    assert found.planned is is_planned
    assert bool(found.away) is not is_planned


def test_the_absence_of_another_person_keeps_nobody_away() -> None:
    rows = (away("S2", MONDAY, LAST_SUNDAY),)
    assert one(practitioner("S1"), absences=rows).planned


def test_who_is_away_is_told_until_when() -> None:
    rows = (away("S1", MONDAY - DAY, date(2027, 1, 3)),)
    assert one(practitioner("S1"), absences=rows).away == "is away until 3 Jan 2027"


@pytest.mark.parametrize(
    ("full_time", "fte", "cap"),
    [
        (12, "1", 12),
        (12, "0.5", 6),
        (12, "0.35", 4),  # 4.2
        (10, "0.7", 7),  # 6.999… in binary
        (100, "0.29", 29),  # 28.999… in binary
        (12, "0.99", 11),
        (12, "0.01", 0),
        (12, "0", 0),
    ],
)
def test_a_part_timers_cap_is_their_exact_share_rounded_down(
    full_time: int, fte: str, cap: int
) -> None:
    settings = with_caps(children_per_practitioner=full_time)
    found = one(practitioner("S1", fte=Decimal(fte)), settings=settings)
    assert found.children_cap == cap
    assert found.planned, "a practitioner is planned whatever their cap"


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PRACTITIONER])
def test_other_roles_take_families_only_with_a_cap_of_their_own(role: Role) -> None:
    without = one(practitioner("S1", role=role))
    assert (without.children_cap, without.planned, without.away) == (0, False, "")
    capped = one(practitioner("S1", role=role, children_cap=3))
    assert (capped.children_cap, capped.planned) == (3, True)
    nought = one(practitioner("S1", role=role, children_cap=0))
    assert not nought.planned


def test_a_cap_that_is_written_counts_whatever_the_hours() -> None:
    found = one(practitioner("S1", fte=Decimal("0.2"), children_cap=9))
    assert found.children_cap == 9


GROWING = (
    CapStep("S1", MONDAY - 14 * DAY, 3),
    CapStep("S1", MONDAY + DAY, 9),
    CapStep("S1", MONDAY, 6),
    CapStep("S1", MONDAY + 28 * DAY, 12),
)
"""A newcomer whose cap grows from 3 children to 12; written in no order."""


@pytest.mark.parametrize(
    ("weeks_later", "cap"),
    [
        (-9, 3),  # before the first step, the first step's
        (-2, 3),
        (-1, 3),
        (0, 6),  # from this very Monday
        (1, 9),  # the step of Tuesday counts from the next Monday
        (3, 9),
        (4, 12),
        (40, 12),
    ],
)
def test_a_newcomers_cap_grows_week_by_week(weeks_later: int, cap: int) -> None:
    given = service([practitioner("S1")], [], cap_steps=GROWING)
    (found,) = staffed(given, WEEK.shifted(weeks_later))
    assert found.children_cap == cap
    assert found.planned


def test_a_step_never_raises_the_ordinary_cap() -> None:
    assert one(practitioner("S1", fte=Decimal("0.4")), cap_steps=GROWING).children_cap == 4
    steps = (CapStep("S1", MONDAY, 40),)
    assert one(practitioner("S1"), cap_steps=steps).children_cap == 12
    assert one(practitioner("S1", children_cap=7), cap_steps=steps).children_cap == 7


def test_who_comes_back_step_by_step_has_a_smaller_cap_again() -> None:
    steps = (*GROWING, CapStep("S1", MONDAY + 70 * DAY, 4), CapStep("S1", MONDAY + 84 * DAY, 12))
    given = service([practitioner("S1")], [], cap_steps=steps)
    caps = [staffed(given, WEEK.shifted(later))[0].children_cap for later in (9, 10, 11, 12)]
    assert caps == [12, 4, 4, 12]


def test_the_steps_of_another_person_change_nobodys_cap() -> None:
    assert one(practitioner("S1"), cap_steps=(CapStep("S2", MONDAY, 3),)).children_cap == 12


def test_a_newcomer_whose_first_step_is_no_children_is_planned_without_families() -> None:
    found = one(practitioner("S1"), cap_steps=(CapStep("S1", MONDAY, 0),))
    assert (found.children_cap, found.planned) == (0, True)


@pytest.mark.parametrize(("own", "limit"), [(None, 40), (39, 39), (40, 40), (41, 40), (0, 0)])
def test_the_smaller_travel_limit_holds(own: int | None, limit: int) -> None:
    assert one(practitioner("S1", max_travel_minutes=own)).travel_limit_minutes == limit


def test_the_services_travel_limit_is_a_setting() -> None:
    settings = replace(Settings(), travel=TravelSettings(max_minutes=25))
    assert one(practitioner("S1"), settings=settings).travel_limit_minutes == 25


def test_journeys_start_at_the_own_base_or_the_pods_office() -> None:
    assert one(practitioner("S1")).base == POD.office
    assert one(practitioner("S1", base="Nantwich")).base == "Nantwich"
    nowhere = one(practitioner("S1", pod_id=None))
    assert (nowhere.base, nowhere.planned) == (None, False)
    assert one(practitioner("S1", pod_id=None, base="CW2")).planned


def test_how_somebody_travels_is_taken_over() -> None:
    found = one(practitioner("S1", travel_mode=TravelMode.BUS))
    assert found.travel_mode is TravelMode.BUS


def test_everybody_comes_in_the_order_of_the_file() -> None:
    given = service([practitioner("S2"), practitioner("S1")], [])
    assert [found.member.staff_id for found in staffed(given, WEEK)] == ["S2", "S1"]


def test_a_pods_cap_is_its_own_or_the_services() -> None:
    given = service([], [], settings=with_caps(children_per_pod=36))
    assert pod_children_cap(given, POD) == 36
    assert pod_children_cap(given, Pod("P2", "", "", "CW1", children_cap=0)) == 0


class DayAbroad(date):
    """A day on a computer of another language."""

    def __format__(self, words: str) -> str:
        return super().__format__(words).replace("Nov", "lis")


def test_a_date_is_in_english_on_every_computer() -> None:
    assert short_date(DayAbroad(2026, 11, 3), week=WEEK) == "3 Nov"
    assert month_words(DayAbroad(2026, 11, 3), week=WEEK) == "November"
