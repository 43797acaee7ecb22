"""A manager moves families by hand: what is taken, what needs a reason, what is refused."""

from __future__ import annotations

import pytest

from planner.drafting.edits import applied
from planner.drafting.moving import RefusedError, lock, move_family
from planner.plan import Outcome
from planner.service import GenderWish, PairRule
from tests.planner.drafting.answers.boards import FAR, board
from tests.planner.drafting.hands import AT, BECAUSE, moved
from tests.planner.planning.services import (
    household,
    journey,
    pair,
    practitioner,
    service,
    with_caps,
)


def two_people(**more: object) -> object:
    """Sam has a family of two; Dan has nobody."""
    staff = [practitioner("S1", "Sam Okoro"), practitioner("S2", "Dan Whitlow")]
    return service(staff, [household("F1", 2, current="S1")], **more)


def line(week: object, family_id: str) -> object:
    (found,) = [one for one in week.part.families if one.family_id == family_id]
    return found


def test_a_move_that_fits_is_shown_at_once_with_its_numbers() -> None:
    week = moved(board(two_people()), "F1", "S2")
    assert line(week, "F1").staff_id == "S2"
    assert line(week, "F1").outcome is Outcome.MOVED
    assert line(week, "F1").why[0] == "Moved from Sam to Dan by hand."
    assert {one.staff_id: one.children for one in week.part.workers} == {"S1": 0, "S2": 2}
    (changes,) = [goal.value for goal in week.part.goals if goal.name == "changes"]
    assert changes == 10


def test_the_reason_is_told_by_its_code_and_the_note_stays_off_the_plan() -> None:
    week = moved(board(two_people()), "F1", "S2", BECAUSE)
    assert line(week, "F1").why[0] == "Moved from Sam to Dan by hand: relationship."
    assert "they know each other" not in str(week.plan)
    assert week.decided["F1"].reason == BECAUSE


def test_a_full_caseload_needs_a_reason_and_the_breach_stays_to_be_seen() -> None:
    given = two_people(settings=with_caps(children_per_practitioner=1))
    week = board(given, as_it_is=True)
    with pytest.raises(RefusedError, match="Would make 2 of 1 children"):
        move_family(week, "F1", "S2", who="Mary", at=AT)
    after = moved(week, "F1", "S2", BECAUSE)
    assert not after.broken
    assert [breach.sentence for breach in after.overruled] == ["Dan: 2 of 1 children, overruled."]
    assert "Dan: 2 of 1 children, overruled." in [one.sentence for one in after.part.warnings]
    assert after.decided["F1"].overruled == ("children_cap",)


def test_the_breach_is_mended_by_moving_the_family_on() -> None:
    given = two_people(settings=with_caps(children_per_practitioner=1))
    over = moved(board(given, as_it_is=True), "F1", "S2", BECAUSE)
    mended = moved(over, "F1", None)
    assert not mended.overruled
    assert not mended.problem.overruled.children


def test_travel_may_be_overruled() -> None:
    given = two_people(travel=(journey(FAR, 54),))
    far = service(
        [practitioner("S1", "Sam"), practitioner("S2", "Dan", base=FAR)],
        [household("F1", 2, current="S1")],
        travel=given.travel,
    )
    week = moved(board(far), "F1", "S2", BECAUSE)
    assert not week.broken
    assert week.overruled[0].sentence == "F1 and Dan: 54 minutes by car, limit 40, overruled."


def test_an_excluded_practitioner_is_refused_whatever_the_reason() -> None:
    given = two_people(pairs=(pair("F1", "S2", PairRule.EXCLUDE),))
    with pytest.raises(RefusedError, match="F1 stays where it is"):
        move_family(board(given), "F1", "S2", who="Mary", at=AT, reason=BECAUSE)


def test_a_family_that_asks_for_a_man_is_never_given_a_woman() -> None:
    staff = [practitioner("S1", "Sam"), practitioner("S2", "Ann")]
    given = service(staff, [household("F1", 1, worker_gender=GenderWish.MALE)])
    with pytest.raises(RefusedError):
        move_family(board(given), "F1", "S2", who="Mary", at=AT, reason=BECAUSE)


def test_a_referral_criterion_may_be_overruled_with_a_reason() -> None:
    staff = [practitioner("S1", "Sam")]
    given = service(staff, [household("F1", 1, consents=False)])
    week = board(given)
    assert line(week, "F1").outcome is Outcome.NOT_ELIGIBLE
    with pytest.raises(RefusedError, match="The family has not agreed"):
        move_family(week, "F1", "S1", who="Mary", at=AT)
    after = moved(week, "F1", "S1", BECAUSE)
    assert line(after, "F1").outcome is Outcome.NEW
    assert not after.broken
    back = moved(after, "F1", None)
    assert line(back, "F1").outcome is Outcome.NOT_ELIGIBLE
    assert line(back, "F1").why == ("The family has not agreed.",)


def test_unlocking_a_family_lets_go_of_the_decision_about_it() -> None:
    week = moved(board(two_people()), "F1", "S2")
    edit = lock(week, family_id="F1")
    assert edit.name == "Unlock F1"
    assert not applied(week, edit).decided


def test_unlocking_does_not_forget_a_rule_that_was_overruled() -> None:
    given = two_people(settings=with_caps(children_per_practitioner=1))
    week = moved(board(given, as_it_is=True), "F1", "S2", BECAUSE)
    after = applied(week, lock(week, family_id="F1"))
    assert not after.broken
    assert after.overruled


def test_locks_are_told_by_family_practitioner_and_pod() -> None:
    week = board(two_people())
    for edit in (
        lock(week, family_id="F1"),
        lock(week, staff_id="S1"),
        lock(week, pod_id="P1"),
    ):
        assert applied(week, edit).is_locked("F1")
    assert not week.is_locked("F1")


def test_a_cap_that_was_overruled_for_one_family_is_no_room_for_another() -> None:
    # Sam has three places and five children by decision. When two of them go, nobody else may come
    # in their place without a reason of their own.
    staff = [practitioner("S1", "Sam"), practitioner("S2", "Dan")]
    families = [
        household("F1", 3, current="S1"),
        household("F2", 2, current="S2"),
        household("F3", 1),
    ]
    given = service(staff, families, settings=with_caps(children_per_practitioner=3))
    week = moved(board(given, as_it_is=True), "F2", "S1", BECAUSE)
    assert week.overruled[0].sentence == "Sam: 5 of 3 children, overruled."
    with pytest.raises(RefusedError, match="Would make 6 of 3 children"):
        move_family(week, "F3", "S1", who="Mary", at=AT)
    week = moved(week, "F1", "S2")
    assert not week.overruled
    week = moved(week, "F3", "S1")
    assert {one.staff_id: one.children for one in week.part.workers} == {"S1": 3, "S2": 3}
    with pytest.raises(RefusedError, match="Would make 6 of 3 children"):
        move_family(week, "F1", "S1", who="Mary", at=AT)
