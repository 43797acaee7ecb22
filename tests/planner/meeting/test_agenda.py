"""The agenda: who is talked about, in which order, and what is known of each."""

from dataclasses import replace

import pytest

from planner.meeting.agenda import Criterion, Item, criteria_of
from planner.meeting.choices import choices_for
from planner.meeting.place import Place, PlaceKind
from planner.service import Band, Settings
from planner.service.settings import Referral
from tests.planner.meeting.mondays import items_of, monday, planned_monday, weeks_ago
from tests.planner.planning.services import household, practitioner, service
from tests.planner.what_if.desks import desk


def by_id(items: tuple[Item, ...]) -> dict[str, Item]:
    return {item.family_id: item for item in items}


def test_the_most_urgent_comes_first_and_who_is_not_eligible_last() -> None:
    # Children × (band + weeks): 2 × 65, 3 × 33, 8 × 11, 1 × 69; then 2 × 60, 2 × 60, 2 × 10.
    ids = [item.family_id for item in items_of(planned_monday())]
    assert ids == ["F01", "F02", "F04", "F03", "F06", "F07", "F05"]


def test_a_family_without_counted_children_weighs_as_one_and_a_tie_goes_to_the_longer_wait() -> (
    None
):
    given = service(
        (practitioner("S01", "Sam Okoro"),),
        (
            household("F01", 1, band=Band.MEDIUM, referred_on=weeks_ago(10)),
            household("F02", 0, band=Band.MEDIUM, referred_on=weeks_ago(20)),
            household("F03", 4, band=Band.LOW, referred_on=weeks_ago(0)),
            household("F04", 2, band=Band.LOW, referred_on=weeks_ago(10)),
        ),
    )
    # 1 × 40, 1 × 50, 4 × 10, 2 × 20.
    ids = [item.family_id for item in items_of(desk(given))]
    assert ids == ["F02", "F01", "F04", "F03"]


def test_families_with_their_own_practitioner_are_not_talked_about() -> None:
    assert "F00" not in by_id(items_of(planned_monday()))


def test_an_open_family_that_lost_its_practitioner_comes_before_those_referred() -> None:
    given = service(
        (practitioner("S01", "Sam Okoro"),),
        (
            household("F01", 1, band=Band.HIGH, referred_on=weeks_ago(26)),
            household("F02", 1, current="S09", band=Band.LOW, motivated=False),
        ),
    )
    first, second = items_of(desk(given))
    assert (first.family_id, first.is_open, first.is_eligible) == ("F02", True, True)
    assert second.family_id == "F01"


def test_a_family_says_who_it_is_and_what_the_plan_proposes() -> None:
    items = by_id(items_of(planned_monday()))
    first = items["F01"]
    assert (first.initials, first.band, first.children) == ("BN", Band.HIGH, 2)
    assert (first.district, first.weeks) == ("CW1", 5)
    assert first.proposed == Place(PlaceKind.WITH, "S03")
    assert items["F04"].proposed == Place(PlaceKind.WAITING)
    assert items["F06"].proposed == Place(PlaceKind.NOT_ELIGIBLE)
    assert items["F07"].weeks is None


def test_the_criteria_come_with_their_answers() -> None:
    items = by_id(items_of(planned_monday()))
    assert items["F05"].criteria == (
        Criterion("The family agrees", "yes", is_met=True),
        Criterion("Motivated to change", "no", is_met=False),
        Criterion("Would benefit", "yes", is_met=True),
        Criterion("Earlier referrals", "none, limit two", is_met=True),
    )
    assert items["F06"].criteria[3] == Criterion(
        "Earlier referrals", "three, limit two", is_met=False
    )
    assert not items["F07"].criteria[0].is_met
    assert [items[each].is_eligible for each in ("F01", "F05")] == [True, False]


@pytest.mark.parametrize(
    ("earlier", "limit", "answer", "is_met"),
    [
        (0, 0, "none, limit none", True),
        (1, 0, "one, limit none", False),
        (2, 2, "two, limit two", True),
        (11, 10, "11, limit ten", False),
    ],
)
def test_the_limit_of_earlier_referrals_is_the_service_s(
    earlier: int, limit: int, answer: str, *, is_met: bool
) -> None:
    family = household("F01", previous_referrals=earlier).family
    settings = replace(Settings(), referral=Referral(max_previous_referrals=limit))
    assert criteria_of(family, settings)[3] == Criterion("Earlier referrals", answer, is_met)


def test_the_choices_are_the_best_that_fit_and_the_one_nearest_to_being_open() -> None:
    choices = choices_for(planned_monday(), "F01")
    assert [one.name for one in choices.top] == ["Dan", "Sam"]
    assert choices.here.name == "Dan"
    assert choices.blocked is not None
    assert (choices.blocked.name, choices.blocked.remedy) == ("Priya", "one more place")
    assert choices.waiting.staff_id is None


def test_nobody_blocked_is_shown_where_three_fit() -> None:
    given = replace(monday(), pairs=())
    choices = choices_for(desk(given), "F03")
    assert len(choices.top) == 3
    assert choices.blocked is None
    assert choices.here is choices.waiting


def test_where_the_plan_puts_the_family_is_always_among_the_choices() -> None:
    staff = [practitioner(f"S0{at}", name) for at, name in enumerate("ABCDE")]
    # E has families already: for a new one every other is better for the peak.
    homes = [household("F09", 9, current="S04"), household("F01", 1, current="S04")]
    choices = choices_for(desk(service(staff, homes)), "F01")
    assert len(choices.top) == 3
    assert choices.here.name == "E"


def test_a_missed_criterion_alone_leaves_choices_that_need_a_reason() -> None:
    choices = choices_for(planned_monday(), "F05")
    assert [(one.name, one.blocked) for one in choices.top] == [
        ("Sam", "Not ready for change yet.")
    ]
    assert choices.blocked is not None
    assert choices.blocked.name == "Dan"
    assert choices.here is choices.waiting


def test_with_nobody_to_talk_about_the_agenda_is_empty() -> None:
    given = service((practitioner("S01"),), (household("F01", current="S01"),))
    assert items_of(desk(given)) == ()
