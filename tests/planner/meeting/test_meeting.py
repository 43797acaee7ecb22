"""The meeting as it goes: what is decided holds, what comes next, and what the minutes say."""

import pytest

from planner.drafting.decision import Reason, ReasonCode
from planner.drafting.moving import RefusedError
from planner.drafting.replanning import How, replan
from planner.meeting.meeting import ItemState, Left, Meeting
from planner.meeting.minutes import Minute, names_in
from planner.meeting.place import Place, PlaceKind
from solver.allocation.solve import solve
from tests.planner.meeting.mondays import (
    HELD_AT,
    HELD_BY,
    decided,
    items_of,
    planned_monday,
    undone,
)
from tests.planner.what_if.desks import EFFORT

REASON = Reason(ReasonCode.RELATIONSHIP, "she knows the mother")


@pytest.fixture
def meeting() -> Meeting:
    week = planned_monday()
    return Meeting.begun(week, items_of(week))


def after(meeting: Meeting, family_id: str, staff_id: str | None, reason: Reason | None) -> Meeting:
    return meeting.with_week(decided(meeting.week, family_id, staff_id, reason))


def test_to_agree_with_the_plan_is_a_decision_that_holds(meeting: Meeting) -> None:
    meeting = after(meeting, "F01", "S03", None)
    assert meeting.state_of("F01") is ItemState.DECIDED
    assert meeting.week.worker_of("F01") == "S03"
    assert meeting.week.broken == ()


def test_the_rest_is_filled_around_what_was_decided(meeting: Meeting) -> None:
    meeting = after(meeting, "F01", "S01", None)
    filled = replan(meeting.week, How.REST, effort=EFFORT, solve=solve).week
    meeting = meeting.with_week(filled)
    assert meeting.week.worker_of("F01") == "S01"
    assert meeting.state_of("F01") is ItemState.DECIDED
    assert meeting.state_of("F02") is ItemState.TO_DECIDE


def test_the_next_family_is_the_next_to_decide_and_skipped_ones_wait_for_the_end(
    meeting: Meeting,
) -> None:
    assert meeting.next_after(None) == "F01"
    meeting = after(meeting.with_skipped("F01"), "F02", "S03", None)
    assert meeting.next_after("F01") == "F04"
    assert meeting.next_after("F05") == "F04", "from the top again"
    for family_id in ("F04", "F03", "F06", "F07", "F05"):
        meeting = meeting.with_skipped(family_id)
    assert meeting.next_after("F05") is None
    assert meeting.state_of("F01") is ItemState.SKIPPED
    assert meeting.before("F02") == "F01"
    assert meeting.before("F01") is None


def test_a_skipped_family_that_is_decided_after_all_is_decided(meeting: Meeting) -> None:
    meeting = after(meeting.with_skipped("F01"), "F01", "S03", None)
    assert meeting.state_of("F01") is ItemState.DECIDED


def test_what_is_taken_back_is_to_be_decided_again(meeting: Meeting) -> None:
    meeting = after(meeting, "F01", "S01", None)
    meeting = meeting.with_week(undone(meeting.week, "F01"))
    assert meeting.state_of("F01") is ItemState.TO_DECIDE
    assert meeting.minutes(held_at=HELD_AT, held_by=HELD_BY).minutes == ()


def test_what_is_left_counts_families_children_and_places(meeting: Meeting) -> None:
    # Seven families with 20 children; Sam has three places, Dan one, Priya one.
    assert meeting.left == Left(7, 20, 5, 3, waiting=1)
    meeting = after(meeting, "F01", None, None).with_skipped("F02")
    assert meeting.left == Left(6, 18, 7, 3, waiting=2)


def test_the_minutes_say_what_was_decided_and_what_had_been_proposed(meeting: Meeting) -> None:
    meeting = after(meeting, "F02", None, REASON)
    meeting = after(meeting, "F01", "S03", None)
    meeting = after(meeting, "F05", "S01", Reason(ReasonCode.RISK))
    meeting = after(meeting, "F06", None, None)
    minutes = meeting.minutes(held_at=HELD_AT, held_by=HELD_BY, present=("Joan Birch",))
    with_dan, with_sam = Place(PlaceKind.WITH, "S03"), Place(PlaceKind.WITH, "S01")
    not_eligible = Place(PlaceKind.NOT_ELIGIBLE)
    assert minutes.minutes == (
        Minute("F01", with_dan, with_dan),
        Minute(
            "F02",
            Place(PlaceKind.WAITING),
            with_dan,
            ReasonCode.RELATIONSHIP,
            "she knows the mother",
        ),
        Minute("F06", not_eligible, not_eligible),
        Minute("F05", with_sam, not_eligible, ReasonCode.RISK, overruled=("referral",)),
    )
    assert minutes.undecided == ("F04", "F03", "F07")
    assert minutes.waiting_after == 2
    assert (minutes.held_at, minutes.held_by, minutes.present) == (
        HELD_AT,
        HELD_BY,
        ("Joan Birch",),
    )


def test_what_was_proposed_is_what_the_plan_said_just_before(meeting: Meeting) -> None:
    meeting = after(meeting, "F02", "S01", None)
    filled = replan(meeting.week, How.REST, effort=EFFORT, solve=solve).week
    meeting = meeting.with_week(filled)
    proposed = filled.worker_of("F04")
    meeting = after(meeting, "F04", None, None)
    minutes = {one.family_id: one for one in meeting.minutes(held_at=HELD_AT, held_by="").minutes}
    assert minutes["F04"].proposed == Place(PlaceKind.WAITING, proposed)
    assert minutes["F02"].proposed == Place(PlaceKind.WITH, "S03")


def test_a_criterion_is_overruled_only_with_a_reason_and_an_exclusion_never(
    meeting: Meeting,
) -> None:
    with pytest.raises(RefusedError, match="Give a reason"):
        decided(meeting.week, "F05", "S01")
    with pytest.raises(RefusedError, match="stays where it is"):
        decided(meeting.week, "F03", "S03", REASON)


def test_deciding_the_same_again_keeps_what_was_overruled_and_takes_a_new_reason(
    meeting: Meeting,
) -> None:
    week = decided(meeting.week, "F05", "S01", REASON)
    assert decided(week, "F05", "S01") is week
    assert decided(week, "F05", "S01", REASON) is week
    again = decided(week, "F05", "S01", Reason(ReasonCode.LOCATION))
    assert again.decided["F05"].overruled == ("referral",)
    assert again.decided["F05"].reason == Reason(ReasonCode.LOCATION)
    assert again.broken == ()


def test_a_decision_may_be_changed(meeting: Meeting) -> None:
    week = decided(decided(meeting.week, "F01", "S01"), "F01", None)
    assert week.worker_of("F01") is None
    assert len(week.hand) == 1


def test_names_are_read_as_they_are_typed() -> None:
    assert names_in(" Joan  Birch; Ruth Adeyemi, ,Joan Birch") == ("Joan Birch", "Ruth Adeyemi")
    assert names_in("  ") == ()
