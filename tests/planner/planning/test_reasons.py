"""What the plan says to people: each outcome in a sentence a manager would say."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.plan import Option, Outcome
from planner.service import FamilyStatus, Gender, GenderWish, PairRule, Pod, TravelMode
from tests.planner.planning.services import (
    HOME,
    POD,
    WEEK,
    away,
    household,
    journey,
    lines,
    pair,
    planned,
    practitioner,
    reasons,
    service,
)

SAM = practitioner("S1", "Sam Ode")
PRIYA = practitioner("S2", "Priya Rao")
KIM = practitioner("S3", "Kim Ash", base="Nantwich")
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("since", "together"),
    [
        (WEEK.monday + 10 * DAY, "together from 3 Dec"),
        (WEEK.monday, "together since 23 Nov"),
        (WEEK.monday - 13 * DAY, "together since 10 Nov"),
        (WEEK.monday - 14 * DAY, "two weeks together"),
        (WEEK.monday - 59 * DAY, "eight weeks together"),
        (WEEK.monday - 60 * DAY, "two months together"),
        (date(2026, 8, 24), "three months together"),
        (date(2025, 11, 23), "12 months together"),
        (date(2024, 12, 23), "23 months together"),
        (date(2024, 11, 23), "two years together"),
        (date(2020, 1, 1), "six years together"),
    ],
)
def test_a_family_that_is_kept_says_how_long(since: date, together: str) -> None:
    given = service([SAM], [household("F1", current="S1", since=since)])
    found = reasons(given, "S1")
    assert found.outcome(0) is Outcome.KEPT
    assert found.why(0) == (f"Kept with Sam: {together}.", "In the same place.")


@pytest.mark.parametrize(
    ("mode", "minutes", "journey_there"),
    [
        (TravelMode.CAR, 1, "One minute by car."),
        (TravelMode.BUS, 14, "14 minutes by bus."),
        (TravelMode.WALK, 9, "Nine minutes on foot."),
        (TravelMode.CYCLE, 40, "40 minutes by bicycle."),
    ],
)
def test_the_journey_is_told_as_it_is_made(
    mode: TravelMode, minutes: int, journey_there: str
) -> None:
    given = service(
        [replace(KIM, travel_mode=mode)],
        [household("F1", current="S3")],
        travel=(journey("Nantwich", minutes, mode),),
    )
    assert reasons(given, "S3").why(0)[-1] == journey_there


@pytest.mark.parametrize(
    ("referred_on", "says"),
    [
        (None, "New with Sam: in the same place."),
        (WEEK.monday, "New with Sam: in the same place."),
        (WEEK.monday + 9 * DAY, "New with Sam: in the same place."),
        (WEEK.monday - 7 * DAY, "New with Sam: waited one week; in the same place."),
        (WEEK.monday - 21 * DAY, "New with Sam: waited three weeks; in the same place."),
        (WEEK.monday - 700 * DAY, "New with Sam: waited 100 weeks; in the same place."),
    ],
)
def test_a_new_family_says_how_long_it_waited(referred_on: date | None, says: str) -> None:
    given = service([SAM], [household("F1", referred_on=referred_on)])
    found = reasons(given, "S1")
    assert (found.outcome(0), found.why(0)) == (Outcome.NEW, (says,))


def test_an_open_family_that_had_nobody_is_new() -> None:
    given = service([SAM], [household("F1", status=FamilyStatus.OPEN)])
    found = reasons(given, "S1")
    assert found.outcome(0) is Outcome.NEW
    assert found.why(0) == ("New with Sam: in the same place.",)


def test_a_family_that_comes_back_says_to_whom() -> None:
    home = household("F1", last="S1", until=date(2026, 3, 20), referred_on=WEEK.monday - 14 * DAY)
    found = reasons(service([SAM, PRIYA], [home]), "S1")
    assert found.outcome(0) is Outcome.RETURNED
    assert found.why(0) == (
        "Returned to Sam, who knew the family until March.",
        "Waited two weeks; in the same place.",
    )
    assert reasons(service([SAM, PRIYA], [home]), "S2").outcome(0) is Outcome.NEW


def test_a_family_that_comes_back_after_years_says_the_year() -> None:
    home = household("F1", last="S1", until=date(2024, 3, 20))
    (first, _) = reasons(service([SAM], [home]), "S1").why(0)
    assert first == "Returned to Sam, who knew the family until March 2024."


@pytest.mark.parametrize(
    ("sam", "says"),
    [
        (replace(SAM, ends_on=date(2026, 11, 13)), "Sam left on 13 Nov"),
        (replace(SAM, ends_on=date(2026, 11, 25)), "Sam leaves on 25 Nov"),
        (replace(SAM, ends_on=date(2025, 11, 13)), "Sam left on 13 Nov 2025"),
        (replace(SAM, starts_on=date(2027, 1, 4)), "Sam starts on 4 Jan 2027"),
    ],
)
def test_a_family_that_moves_says_what_became_of_its_practitioner(sam: object, says: str) -> None:
    given = service([sam, PRIYA], [household("F1", current="S1")])
    found = reasons(given, "S2")
    assert found.outcome(0) is Outcome.MOVED
    assert found.why(0) == (f"Moved from Sam to Priya: {says}.", "In the same place.")


def test_a_family_moved_from_somebody_away_says_until_when() -> None:
    absences = (away("S1", date(2026, 11, 1), date(2027, 1, 3)),)
    given = service([SAM, PRIYA], [household("F1", current="S1")], absences=absences)
    assert reasons(given, "S2").why(0)[0] == (
        "Moved from Sam to Priya: Sam is away until 3 Jan 2027."
    )


def test_a_family_moved_from_somebody_unknown_says_that_they_left() -> None:
    given = service([SAM], [household("F1", current="S9")])
    assert reasons(given, "S1").why(0)[0] == "Moved from S9 to Sam: S9 has left."


def test_a_family_moved_from_somebody_whose_role_takes_no_families_says_so() -> None:
    from planner.service import Role

    given = service([replace(SAM, role=Role.MANAGER), PRIYA], [household("F1", current="S1")])
    assert reasons(given, "S2").why(0)[0] == (
        "Moved from Sam to Priya: Sam is not planned this week."
    )


def test_a_family_moved_by_a_rule_says_the_rule_but_never_why_it_was_made() -> None:
    excluded = service(
        [SAM, PRIYA],
        [household("F1", current="S1")],
        pairs=(pair("F1", "S1", PairRule.EXCLUDE),),
    )
    assert reasons(excluded, "S2").why(0)[0] == "Moved from Sam to Priya: not to be with Sam."
    pinned = service(
        [SAM, PRIYA], [household("F1", current="S1")], pairs=(pair("F1", "S2", PairRule.PIN),)
    )
    assert reasons(pinned, "S2").why(0)[0] == "Moved from Sam to Priya: pinned there."
    man = replace(PRIYA, name="Raj Rao", gender=Gender.MALE)
    asks = service([SAM, man], [household("F1", current="S1", worker_gender=GenderWish.MALE)])
    assert reasons(asks, "S2").why(0)[0] == "Moved from Sam to Raj: asks for a man."
    woman = service([SAM, man], [household("F1", current="S2", worker_gender=GenderWish.FEMALE)])
    assert reasons(woman, "S1").why(0)[0] == "Moved from Raj to Sam: asks for a woman."


def test_a_family_moved_by_choice_says_for_whom() -> None:
    given = service([SAM, PRIYA], [household("F1", current="S1")])
    assert reasons(given, "S2").why(0)[0] == "Moved from Sam to Priya: to make room for others."


def test_waiting_because_nobody_is_planned() -> None:
    found = reasons(service([], [household("F1", 5)]), None)
    assert found.outcome(0) is Outcome.WAITING
    assert found.why(0) == ("Waiting: five children; nobody is planned this week.",)
    assert found.could_be(0) == ()


def test_waiting_because_nobody_is_near() -> None:
    given = service([KIM], [household("F1")], travel=(journey("Nantwich", 44),))
    assert reasons(given, None).why(0) == (
        "Waiting: one child; nobody is near enough. "
        "The nearest is Kim: 44 minutes by car, limit 40.",
    )


@pytest.mark.parametrize(
    ("wish", "says"), [(GenderWish.MALE, "a man; no man"), (GenderWish.FEMALE, "a woman; no woman")]
)
def test_waiting_because_nobody_is_of_the_gender_asked_for(wish: GenderWish, says: str) -> None:
    staff = [replace(one, gender=Gender.OTHER) for one in (SAM, PRIYA)]
    given = service(staff, [household("F1", 2, worker_gender=wish)])
    assert reasons(given, None).why(0) == (
        f"Waiting: two children; asks for {says} is within reach.",
    )


@pytest.mark.parametrize(
    ("staff", "says"),
    [
        ([SAM], "only Sam could be reached, and that is excluded."),
        ([SAM, PRIYA], "only Sam and Priya could be reached, and that is excluded."),
        (
            [SAM, PRIYA, replace(KIM, base=None)],
            "only Sam, Priya and Kim could be reached, and that is excluded.",
        ),
    ],
)
def test_waiting_because_all_within_reach_are_excluded(staff: list[object], says: str) -> None:
    pairs = tuple(pair("F1", f"S{number}", PairRule.EXCLUDE) for number in (1, 2, 3))
    given = service(staff, [household("F1")], pairs=pairs[: len(staff)])
    assert reasons(given, None).why(0) == (f"Waiting: one child; {says}",)


def test_waiting_because_there_is_no_place() -> None:
    full = service(
        [replace(SAM, children_cap=3)], [household("F1", 3, current="S1"), household("F2", 2)]
    )
    assert reasons(full, "S1", None).why(1) == (
        "Waiting: two children; nobody within reach has a place free.",
    )


def test_waiting_because_there_are_too_few_places() -> None:
    given = service(
        [replace(SAM, children_cap=3), replace(PRIYA, children_cap=2)], [household("F1", 5)]
    )
    assert reasons(given, None).why(0) == (
        "Waiting: five children; nobody within 40 minutes has more than three places.",
        "Most places free with one person: three, with Sam.",
    )


def test_waiting_for_a_woman_speaks_of_women() -> None:
    given = service(
        [replace(SAM, children_cap=1), replace(PRIYA, gender=Gender.MALE)],
        [household("F1", 2, worker_gender=GenderWish.FEMALE)],
    )
    assert reasons(given, None).why(0) == (
        "Waiting: two children; no woman within reach has more than one place.",
        "Most places free with one person: one, with Sam.",
    )


def test_where_limits_differ_no_number_of_minutes_is_told() -> None:
    given = service(
        [replace(SAM, children_cap=1), replace(PRIYA, children_cap=1, max_travel_minutes=20)],
        [household("F1", 2)],
    )
    assert "nobody within reach has more than one place" in reasons(given, None).why(0)[0]


@pytest.mark.parametrize(
    ("pod_cap", "says"),
    [
        (
            4,
            (
                "Waiting: two children; nobody within 40 minutes has more than one place.",
                "Most places free with one person: one, with Sam.",
                "Priya has 12 places, but Crewe North has one left.",
            ),
        ),
        (
            3,
            (
                "Waiting: two children; nobody within reach has a place free.",
                "Priya has 12 places, but Crewe North has none left.",
            ),
        ),
    ],
)
def test_waiting_because_the_pod_is_full_names_the_pod(pod_cap: int, says: str) -> None:
    given = service(
        [SAM, PRIYA],
        [household("F1", 3, current="S1"), household("F2", 2)],
        pods=(replace(POD, children_cap=pod_cap),),
    )
    assert reasons(given, "S1", None).why(1) == says


def test_a_family_all_may_not_have_names_nobody_where_they_are_many() -> None:
    staff = [practitioner(f"S{number}") for number in range(4)]
    pairs = tuple(pair("F1", one.staff_id, PairRule.EXCLUDE) for one in staff)
    given = service(staff, [household("F1")], pairs=pairs)
    assert reasons(given, None).why(0) == (
        "Waiting: one child; everybody within reach is excluded.",
    )


def test_a_search_that_ended_early_says_so() -> None:
    given = service([SAM], [household("F1", 2)])
    assert reasons(given, None).why(0) == (
        "Waiting: two children; Sam has room. Plan the week, or move the family there.",
    )


def test_an_open_family_left_without_anybody_is_waiting() -> None:
    gone = replace(SAM, ends_on=date(2026, 11, 13))
    found = reasons(service([gone], [household("F1", current="S1")]), None)
    assert found.outcome(0) is Outcome.WAITING


def test_a_family_not_eligible_says_every_criterion_it_misses() -> None:
    given = service([SAM], [household("F1", 2, consents=False, previous_referrals=4, last="S1")])
    line = lines(planned(given))["F1"]
    assert (line.outcome, line.staff_id, line.minutes) == (Outcome.NOT_ELIGIBLE, None, None)
    assert line.why == ("The family has not agreed.", "Four earlier referrals; limit two.")
    assert (line.was, line.children, line.could_be) == ("S1", 2, ())


def test_the_five_nearest_other_people_are_told_ties_by_id() -> None:
    staff = [
        practitioner("S7"),
        practitioner("s6"),
        practitioner("S5", base="Nantwich"),
        practitioner("S4"),
        practitioner("S3", ends_on=date(2026, 1, 1)),
        practitioner("S2"),
        practitioner("S1", base="Nantwich"),
        practitioner("S0", base="Sandbach"),
    ]
    travel = (journey("Nantwich", 14), journey("Sandbach", 60))
    given = service(staff, [household("F1", current="S4")], travel=travel)
    kept = reasons(given, "S4").could_be(0)
    assert [option.staff_id for option in kept] == ["S2", "s6", "S7", "S1", "S5"]
    waits = reasons(given, None).could_be(0)
    assert [option.staff_id for option in waits] == ["S2", "S4", "s6", "S7", "S1"]


def test_somebody_who_could_have_the_family_says_how_it_would_be() -> None:
    given = service(
        [SAM, PRIYA, KIM],
        [household("F1", 3, current="S1"), household("F2", 4, current="S2")],
        travel=(journey("Nantwich", 14),),
    )
    assert reasons(given, "S1", "S2").could_be(0) == (
        Option("S2", (), "Fits: would make 7 of 12 children; in the same place."),
        Option("S3", (), "Fits: would make 3 of 12 children; 14 minutes by car."),
    )


def test_somebody_who_could_not_says_every_rule_in_the_way() -> None:
    raj = replace(KIM, name="Raj Rao", gender=Gender.MALE, children_cap=2, pod_id="P2")
    given = service(
        [SAM, raj],
        [household("F1", 3, current="S1", worker_gender=GenderWish.FEMALE)],
        pods=(POD, Pod("P2", "South", "Nantwich", HOME, children_cap=1)),
        pairs=(pair("F1", "S3", PairRule.EXCLUDE), pair("F1", "S1", PairRule.PIN)),
        travel=(journey("Nantwich", 41),),
    )
    assert reasons(given, "S1").could_be(0) == (
        Option(
            "S3",
            ("children_cap", "pod_cap", "travel_limit", "excluded", "pinned", "worker_gender"),
            "Would make 3 of 2 children. Would make 3 of 1 children in South. "
            "41 minutes by car, limit 40. Excluded. Pinned to Sam. "
            "The family asks for a woman.",
        ),
    )


def test_the_own_practitioner_fits_as_today_even_above_cap_and_limit() -> None:
    sam = replace(SAM, base="Nantwich", children_cap=2)
    given = service(
        [sam, PRIYA],
        [household("F1", 3, current="S1")],
        travel=(journey("Nantwich", 41),),
    )
    (option,) = reasons(given, "S2").could_be(0)
    assert (option.staff_id, option.blocked_by) == ("S1", ())


NEED, REASON = "schizophrenia", "treatment"


def test_no_need_and_no_reason_is_ever_told() -> None:
    far = practitioner("S4", "Lee Orme", base="Nantwich", skills=(NEED,))
    small = practitioner("S5", "Ann Moss", children_cap=1)
    given = service(
        [SAM, PRIYA, far, small],
        [
            household(f"F{number}", number, current=current, last=last, needs=(NEED,), **more)
            for number, (current, last, more) in enumerate(
                [
                    ("S1", None, {}),
                    ("S2", None, {}),
                    (None, "S1", {}),
                    (None, None, {"worker_gender": GenderWish.MALE}),
                    (None, None, {"consents": False}),
                    ("S9", None, {}),
                    (None, None, {}),
                    (None, None, {}),
                ],
                start=1,
            )
        ],
        pairs=(
            pair("F1", "S1", PairRule.EXCLUDE),
            pair("F3", "S2", PairRule.PIN),
            pair("F6", "S4", PairRule.PIN),
        ),
        absences=(away("S2", date(2026, 11, 1), date(2027, 1, 31)),),
        travel=(journey("Nantwich", 44),),
    )
    plan = planned(given)
    said = repr(plan).casefold()
    assert NEED not in said
    assert REASON not in said
    assert "confidence" not in said


def test_every_sentence_is_short_begins_with_a_capital_and_ends_with_a_stop() -> None:
    from planner.sample import make_service

    plan = planned(make_service(pods=3, seed=1, week=WEEK))
    assert plan.allocation is not None
    said = [
        *(sentence for line in plan.allocation.families for sentence in line.why),
        *(option.sentence for line in plan.allocation.families for option in line.could_be),
        *(remark.sentence for remark in (*plan.faults, *plan.allocation.warnings)),
    ]
    assert said
    for sentence in said:
        assert re.fullmatch(r"[A-Z0-9].*\.", sentence), sentence
        assert "!" not in sentence
        assert ".." not in sentence
        assert len(sentence) <= 160, sentence
