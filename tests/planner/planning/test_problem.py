from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.planning.problem import children_counted, missed_criteria
from planner.service import (
    Allocation,
    Band,
    Child,
    ChildPlan,
    Family,
    FamilyStatus,
    Gender,
    GenderWish,
    PairRule,
    Pod,
    Settings,
    TravelMode,
)
from planner.service.settings import Goals, Referral
from tests.planner.planning.services import (
    HOME,
    POD,
    WEEK,
    household,
    journey,
    pair,
    practitioner,
    service,
    told,
    with_caps,
)

SAM = practitioner("S1", "Sam Ode")


def family(**more: object) -> Family:
    facts = {"name": "", "place": HOME, "status": FamilyStatus.WAITING, **more}
    return Family("F1", **facts)


@pytest.mark.parametrize(
    ("missing", "says"),
    [
        ({}, ()),
        ({"consents": False}, ("The family has not agreed.",)),
        ({"motivated": False}, ("Not ready for change yet.",)),
        ({"would_benefit": False}, ("Would not benefit now.",)),
        ({"previous_referrals": 2}, ()),
        ({"previous_referrals": 3}, ("Three earlier referrals; limit two.",)),
        (
            {
                "consents": False,
                "motivated": False,
                "would_benefit": False,
                "previous_referrals": 11,
            },
            (
                "The family has not agreed.",
                "Not ready for change yet.",
                "Would not benefit now.",
                "11 earlier referrals; limit two.",
            ),
        ),
    ],
)
def test_each_criterion_that_is_missed_is_a_sentence(
    missing: dict[str, object], says: tuple[str, ...]
) -> None:
    assert missed_criteria(family(**missing), Settings()) == says


def test_how_many_referrals_are_too_many_is_a_setting() -> None:
    strict = replace(Settings(), referral=Referral(max_previous_referrals=0))
    assert missed_criteria(family(previous_referrals=1), strict) == (
        "One earlier referral; limit none.",
    )
    assert missed_criteria(family(), strict) == ()


def test_only_waiting_families_answer_to_the_criteria_and_closed_ones_are_absent() -> None:
    homes = [
        household("F1", consents=False),
        household("F2", current="S1", consents=False),
        household("F3", status=FamilyStatus.CLOSING, consents=False),
        household("F4", status=FamilyStatus.CLOSED),
        household("F5"),
    ]
    found = told(service([SAM], homes))
    assert [row.family_id for row in found.families] == ["F2", "F3", "F5"]
    assert [(row.family_id, why) for row, why in found.not_eligible] == [
        ("F1", ("The family has not agreed.",))
    ]


@pytest.mark.parametrize(
    ("referred_on", "weeks"),
    [
        (None, 0),
        (WEEK.monday, 0),
        (WEEK.monday - timedelta(days=6), 0),
        (WEEK.monday - timedelta(days=7), 1),
        (WEEK.monday - timedelta(days=13), 1),
        (WEEK.monday - timedelta(weeks=26), 26),
        (WEEK.monday - timedelta(weeks=27), 26),
        (WEEK.monday - timedelta(weeks=500), 26),
        (WEEK.monday + timedelta(days=1), 0),
        (WEEK.monday + timedelta(weeks=9), 0),
    ],
)
def test_a_week_waited_is_a_point_up_to_half_a_year(referred_on: date | None, weeks: int) -> None:
    found = told(service([SAM], [household("F1", referred_on=referred_on)]))
    assert found.problem.families[0].urgency == 30 + weeks


@pytest.mark.parametrize(("band", "points"), [(Band.HIGH, 60), (Band.MEDIUM, 30), (Band.LOW, 10)])
@pytest.mark.parametrize(
    ("status", "more"),
    [(FamilyStatus.WAITING, 0), (FamilyStatus.OPEN, 100), (FamilyStatus.CLOSING, 100)],
)
def test_the_band_gives_points_and_an_open_family_a_hundred_more(
    band: Band, points: int, status: FamilyStatus, more: int
) -> None:
    week_ago = WEEK.monday - timedelta(weeks=3)
    home = household("F1", band=band, status=status, referred_on=week_ago)
    found = told(service([SAM], [home]))
    assert found.problem.families[0].urgency == points + more + 3


def test_children_without_a_plan_take_no_place() -> None:
    home = replace(
        household("F1"),
        children=tuple(
            Child(f"C{number}", "F1", plan=plan) for number, plan in enumerate(ChildPlan)
        ),
    )
    given = service([SAM], [home, household("F2", children=0)])
    assert children_counted(given) == {"F1": 3}
    assert [one.children for one in told(given).problem.families] == [3, 0]


def test_the_stint_without_an_end_is_the_current_worker() -> None:
    home = household("F1", current="S1", last="S2")
    found = told(service([SAM, practitioner("S2")], [home]))
    (row,) = found.problem.families
    assert (row.current, row.last) == (0, None)
    assert found.stints[0] is not None
    assert found.stints[0].to is None


def test_a_stint_with_an_end_is_over_even_if_the_end_is_to_come() -> None:
    later = WEEK.monday + timedelta(days=90)
    waits = household("F1", last="S1", until=later)
    open_ = household("F2", last="S1", until=later, status=FamilyStatus.OPEN)
    rows = told(service([SAM], [waits, open_])).problem.families
    assert [(row.current, row.last) for row in rows] == [(None, 0), (None, None)]


@pytest.mark.parametrize(
    ("stints", "last"),
    [
        ([("S1", date(2026, 1, 1)), ("S2", date(2026, 2, 1))], 1),
        ([("S2", date(2026, 2, 1)), ("S1", date(2026, 1, 1))], 1),
        ([("S1", date(2026, 1, 1)), ("S2", date(2026, 1, 1))], 1),
        ([("S2", date(2026, 1, 1)), ("S1", date(2026, 1, 1))], 0),
    ],
)
def test_the_last_worker_is_that_of_the_latest_start_and_in_a_tie_of_the_later_row(
    stints: list[tuple[str, date]], last: int
) -> None:
    rows = tuple(Allocation("F1", who, day, date(2026, 6, 1)) for who, day in stints)
    home = replace(household("F1"), stints=rows)
    found = told(service([SAM, practitioner("S2")], [home]))
    assert found.problem.families[0].last == last
    assert found.stints[0] == rows[[who for who, _ in stints].index(f"S{last + 1}")]


def test_a_worker_who_is_no_longer_among_the_staff_has_left_and_is_told() -> None:
    homes = [household("F1", current="S9"), household("F2", last="S8"), household("F3")]
    found = told(service([SAM], homes))
    assert [worker.id for worker in found.problem.workers] == ["S1", "S9", "S8"]
    assert [worker.available for worker in found.problem.workers] == [True, False, False]
    assert found.workers[1:] == (None, None)
    (warning,) = found.warnings
    assert (warning.rule, warning.ids) == ("available", ("F1", "S9"))
    assert warning.sentence == (
        "F1 was with S9, who is not among the staff: taken as someone who has left."
    )


def test_pairs_are_taken_by_their_rule() -> None:
    given = service(
        [SAM, practitioner("S2"), practitioner("S3"), practitioner("S4")],
        [household("F1"), household("F2", consents=False)],
        pairs=(
            pair("F1", "S1", PairRule.EXCLUDE),
            pair("F1", "S2", PairRule.DECLINED),
            pair("F1", "S3", PairRule.PREFER),
            pair("F1", "S4", PairRule.PIN),
            pair("F2", "S1", PairRule.EXCLUDE),
            pair("F1", "V1", PairRule.EXCLUDE),
        ),
    )
    problem = told(given).problem
    assert problem.excluded == {(0, 0), (0, 1)}
    assert problem.preferred == {(0, 2)}
    assert problem.pinned == ((0, 3),)


def test_the_goals_are_in_the_managers_order() -> None:
    order = ("waiting", "changes", "travel", "peak_load", "preferences")
    settings = replace(Settings(), goals=Goals(allocation=order))
    assert told(service([SAM], [], settings=settings)).problem.goals == order


def test_needs_skills_and_languages_meet_whatever_their_capitals() -> None:
    worker = practitioner("S1", skills=("Debt", " autism "), languages=("POLISH",))
    home = household("F1", needs=("DEBT", "Autism"), languages=("polish",))
    problem = told(service([worker], [home])).problem
    assert problem.families[0].needs == problem.workers[0].skills == {"debt", "autism"}
    assert problem.families[0].languages == problem.workers[0].languages == {"polish"}


@pytest.mark.parametrize(
    ("wish", "asked"),
    [(GenderWish.ANY, None), (GenderWish.FEMALE, "female"), (GenderWish.MALE, "male")],
)
def test_a_wish_for_a_gender_is_taken_over(wish: GenderWish, asked: str | None) -> None:
    problem = told(service([SAM], [household("F1", worker_gender=wish)])).problem
    assert problem.families[0].worker_gender == asked
    assert problem.workers[0].gender == Gender.FEMALE


def test_journeys_are_by_everybodys_own_way_from_their_own_base() -> None:
    staff = [
        practitioner("S1", base="Nantwich"),
        practitioner("S2", base="Nantwich", travel_mode=TravelMode.BUS),
        practitioner("S3"),
        practitioner("S4", base="Nantwich"),
    ]
    travel = (journey("Nantwich", 14), journey("Nantwich", 51, TravelMode.BUS))
    problem = told(service(staff, [household("F1")], travel=travel)).problem
    assert [problem.minutes_between(0, worker) for worker in range(4)] == [14, 51, 0, 14]
    assert problem.workers[0].origin == problem.workers[3].origin


def test_a_pod_above_what_a_consultant_supervises_is_told() -> None:
    staff = [practitioner(f"S{number}") for number in range(5)]
    away_one = [*staff[:4], replace(staff[4], ends_on=date(2026, 1, 1))]
    assert told(service(away_one, [])).warnings == ()
    (warning,) = told(service(staff, [])).warnings
    assert (warning.rule, warning.ids) == ("practitioners_per_consultant", ("P1",))
    assert warning.sentence == (
        "Crewe North has five practitioners; a consultant supervises at most four."
    )
    assert (
        told(service(staff, [], settings=with_caps(practitioners_per_consultant=5))).warnings == ()
    )


def test_a_pod_without_a_name_is_told_by_its_id() -> None:
    staff = [practitioner(f"S{number}") for number in range(5)]
    found = told(service(staff, [], pods=(replace(POD, name=""),)))
    assert found.warnings[0].sentence.startswith("P1 has five practitioners;")
    assert found.problem.pods[0].name == "P1"


def test_people_are_called_by_their_first_name_where_it_is_theirs_alone() -> None:
    staff = [
        practitioner("S1", "Sam Ode"),
        practitioner("S2", "Priya Rao"),
        practitioner("S3", "Sam Iles"),
        practitioner("S4"),
    ]
    names = [worker.name for worker in told(service(staff, [])).problem.workers]
    assert names == ["Sam O.", "Priya", "Sam I.", "S4"]


def test_todays_children_count_leavers_among_their_pod() -> None:
    staff = [SAM, practitioner("S2", ends_on=date(2026, 11, 1))]
    homes = [
        household("F1", 3, current="S1"),
        household("F2", 4, current="S2"),
        household("F3", 2, last="S2"),
        household("F4", 5, current="S9"),
    ]
    problem = told(service(staff, homes)).problem
    assert problem.today_children == (3, 4, 5)
    assert problem.today_pod_children == (7,)


def test_a_person_without_a_pod_counts_in_none() -> None:
    pods = (POD, Pod("P2", "South", "Crewe", HOME))
    staff = [practitioner("S1", pod_id="P2"), practitioner("S2", pod_id=None, base=HOME)]
    problem = told(service(staff, [], pods=pods)).problem
    assert [worker.pod for worker in problem.workers] == [1, None]
