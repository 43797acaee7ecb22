"""What is supposed changes the service as it says, and is said in a few words."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from itertools import pairwise

import pytest

from planner.planning.staffing import staffed
from planner.service import (
    CapStep,
    Cover,
    CoverKind,
    Pod,
    Role,
    Service,
    StaffMember,
    Week,
    Weekday,
)
from planner.travel.places import load_gazetteer
from planner.what_if.newcomers import FIRST_WEEKS, GrowingCap
from planner.what_if.supposing import (
    nearest_pods,
    next_id,
    people_of_pod,
    people_with_families,
    supposed,
)
from planner.what_if.suppositions import (
    GoesTo,
    IsAway,
    Joins,
    Leaves,
    PodCloses,
    PodMoves,
    PodOpens,
    Supposition,
    words,
)
from tests.planner.planning.services import POD, WEEK, household, practitioner, service

MONDAY = WEEK.monday
SOUTH = Pod("P2", "Crewe South", "Crewe", "CW2 6", consultant_id="C2")
NORTH_TOWN = Pod("P3", "Macclesfield", "Macclesfield", "SK10 1")


@pytest.fixture
def three_pods() -> Service:
    return service(
        (
            practitioner("S01", "Sam Okoro"),
            practitioner("S02", "Priya Nair", base="CW1 2"),
            practitioner("S03", "Dan Whitlow", pod_id="P2"),
            StaffMember("C2", "Ruth Adeyemi", Role.CONSULTANT, "P2"),
            StaffMember("C3", "Joan Birch", Role.CONSULTANT),
        ),
        (household("F001", current="S01"),),
        pods=(POD, SOUTH, NORTH_TOWN),
    )


def member(given: Service, staff_id: str) -> StaffMember:
    return next(one for one in given.staff if one.staff_id == staff_id)


@pytest.mark.parametrize(
    ("supposition", "said"),
    [
        (Leaves("S01", date(2026, 12, 18)), "Sam leaves on Fri 18 Dec"),
        (
            IsAway("S01", date(2026, 12, 7), date(2026, 12, 18)),
            "Sam is away from Mon 7 Dec to Fri 18 Dec",
        ),
        (IsAway("S01", date(2026, 12, 7), date(2026, 12, 7)), "Sam is away on Mon 7 Dec"),
        (Joins("Nia Rees", "P2", date(2026, 12, 7)), "Nia joins Crewe South on Mon 7 Dec"),
        (PodCloses("P2", date(2026, 12, 18)), "Crewe South closes on Fri 18 Dec"),
        (PodOpens("Nantwich", "Nantwich", "CW5 5"), "Nantwich opens in Nantwich"),
        (PodMoves("P2", "CW5 5", "Nantwich"), "Crewe South moves to Nantwich"),
        (PodMoves("P2", "CW1 4", "Crewe"), "Crewe South moves to another office in Crewe"),
    ],
)
def test_each_is_said_in_a_few_words(
    three_pods: Service, supposition: Supposition, said: str
) -> None:
    assert words(supposition, three_pods) == said


def test_who_leaves_has_a_last_day_and_nothing_else_changes(three_pods: Service) -> None:
    after = supposed(three_pods, Leaves("S01", date(2026, 12, 18)))
    assert member(after, "S01").ends_on == date(2026, 12, 18)
    back = tuple(
        replace(one, ends_on=None) if one.staff_id == "S01" else one for one in after.staff
    )
    assert replace(after, staff=back) == three_pods


def test_a_newcomers_cap_grows_week_by_week(three_pods: Service) -> None:
    """Twelve is the whole cap: three, six from week three, nine from week five, then all."""
    after = supposed(three_pods, Joins("Nia Rees", "P2", MONDAY))
    caps = {
        weeks: next(
            one.children_cap
            for one in staffed(after, WEEK.shifted(weeks))
            if one.member.name == "Nia Rees"
        )
        for weeks in range(8)
    }
    assert list(caps.values()) == [3, 3, 6, 6, 9, 9, 12, 12]


def test_a_part_timers_steps_are_their_share(three_pods: Service) -> None:
    """0.6 of 3, 6, 9 and 12 is 1.8, 3.6, 5.4 and 7.2, rounded down; 7 is their whole cap too."""
    joins = Joins("Nia Rees", "P2", date(2026, 11, 25), fte=Decimal("0.6"))
    steps = supposed(three_pods, joins).cap_steps
    assert [step.children_cap for step in steps] == [1, 3, 5, 7]
    assert steps[0] == CapStep("S04", MONDAY, 1)


def test_a_newcomer_may_start_with_the_whole_cap(three_pods: Service) -> None:
    after = supposed(three_pods, Joins("Nia Rees", "P2", MONDAY, cap_steps=()))
    assert after.cap_steps == ()
    assert member(after, "S04").starts_on == MONDAY


def test_the_first_weeks_never_go_back() -> None:
    assert all(
        earlier.week < later.week and earlier.children < later.children
        for earlier, later in pairwise(FIRST_WEEKS)
    )
    assert GrowingCap(1, 3) in FIRST_WEEKS


def test_people_of_a_closing_pod_go_where_they_are_sent_or_leave(three_pods: Service) -> None:
    after = supposed(
        three_pods, PodCloses("P1", date(2026, 12, 18), (GoesTo("S01", "P2"), GoesTo("S02", None)))
    )
    assert [pod.pod_id for pod in after.pods] == ["P2", "P3"]
    assert member(after, "S01").pod_id == "P2"
    assert member(after, "S01").ends_on is None
    gone = member(after, "S02")
    assert (gone.pod_id, gone.ends_on) == (None, date(2026, 12, 18))


def test_who_leaves_a_closing_pod_starts_from_its_office_to_the_last_day(
    three_pods: Service,
) -> None:
    after = supposed(three_pods, PodCloses("P2", date(2026, 12, 18)))
    assert member(after, "S03").base == "CW2 6"
    (dan,) = [one for one in staffed(after, WEEK) if one.member.staff_id == "S03"]
    assert dan.planned


def test_whoever_left_before_a_pod_closes_keeps_their_last_day(three_pods: Service) -> None:
    earlier = supposed(three_pods, Leaves("S03", date(2026, 11, 27)))
    assert [one.staff_id for one in people_of_pod(earlier, "P2", on=date(2026, 12, 18))] == ["C2"]
    after = supposed(earlier, PodCloses("P2", date(2026, 12, 18), (GoesTo("S03", "P1"),)))
    assert member(after, "S03").ends_on == date(2026, 11, 27)


def test_cover_of_a_town_whose_last_pod_closes_is_the_whole_services(
    three_pods: Service,
) -> None:
    slots = tuple(
        Cover(f"D{at}", "Duty", CoverKind.DUTY, Weekday.MON, time(9), time(17), town=town)
        for at, town in enumerate(("Crewe", "Macclesfield", None))
    )
    covered = replace(three_pods, cover=slots)
    after = supposed(covered, PodCloses("P3", date(2026, 12, 18)))
    assert after.cover is not None
    assert [slot.town for slot in after.cover] == ["Crewe", None, None]
    assert supposed(three_pods, PodCloses("P3", date(2026, 12, 18))).cover is None


def test_people_of_a_closing_pod_go_to_the_nearest_one_unless_told(three_pods: Service) -> None:
    """Crewe South is two miles from Crewe North, Macclesfield twenty."""
    found = nearest_pods(three_pods, "P1", on=MONDAY, gazetteer=load_gazetteer())
    assert found == (GoesTo("S01", "P2"), GoesTo("S02", "P2"))


def test_a_pod_opens_with_its_people_and_a_consultant_who_led_none(three_pods: Service) -> None:
    after = supposed(three_pods, PodOpens("Nantwich", "Nantwich", "CW5 5", "C3", ("S01",)))
    assert after.pods[-1] == Pod("P4", "Nantwich", "Nantwich", "CW5 5", "C3")
    assert member(after, "S01").pod_id == "P4"
    assert member(after, "C3").pod_id == "P4"
    assert member(after, "S02").pod_id == "P1"


def test_a_consultant_may_lead_two_pods(three_pods: Service) -> None:
    after = supposed(three_pods, PodOpens("Nantwich", "Nantwich", "CW5 5", "C2"))
    assert member(after, "C2").pod_id == "P2"
    assert after.pods[-1].consultant_id == "C2"


def test_a_pod_moves_with_everybody_who_starts_from_its_office(three_pods: Service) -> None:
    after = supposed(three_pods, PodMoves("P1", "CW5 5", "Nantwich"))
    bases = {one.member.staff_id: one.base for one in staffed(after, WEEK)}
    assert (bases["S01"], bases["S02"]) == ("CW5 5", "CW1 2")


@pytest.mark.parametrize(
    "supposition",
    [
        Leaves("S99", MONDAY),
        IsAway("S99", MONDAY, MONDAY),
        Joins("Nia", "P9", MONDAY),
        PodCloses("P9", MONDAY),
        PodCloses("P1", MONDAY, (GoesTo("S01", "P9"),)),
        PodOpens("New", "Crewe", "CW1 2", "S99"),
        PodOpens("New", "Crewe", "CW1 2", None, ("S99",)),
        PodMoves("P9", "CW1 2", "Crewe"),
    ],
)
def test_whom_the_service_does_not_have_nothing_can_be_supposed_of(
    three_pods: Service, supposition: Supposition
) -> None:
    with pytest.raises(KeyError):
        supposed(three_pods, supposition)


@pytest.mark.parametrize(
    ("taken", "given"),
    [
        (["S01", "S24"], "S25"),
        (["S09"], "S10"),
        (["sam", "priya"], "S01"),
        ([], "S01"),
        (["staff-007", "S2"], "staff-008"),
    ],
)
def test_a_new_id_is_like_the_others(taken: list[str], given: str) -> None:
    assert next_id(taken, letter="S") == given


def test_a_newcomer_is_not_given_the_id_of_somebody_long_gone() -> None:
    given = service((practitioner("S01", "Sam"),), (household("F001", current="S02"),))
    after = supposed(given, Joins("Nia", "P1", MONDAY))
    assert after.staff[-1].staff_id == "S03"


def test_who_has_left_or_has_no_families_is_not_offered(three_pods: Service) -> None:
    gone = supposed(three_pods, Leaves("S01", date(2026, 11, 20)))
    offered = [one.staff_id for one in people_with_families(gone, week=WEEK)]
    assert offered == ["S02", "S03"]
    assert [one.staff_id for one in people_with_families(gone, week=Week(date(2026, 11, 16)))] == [
        "S01",
        "S02",
        "S03",
    ]
