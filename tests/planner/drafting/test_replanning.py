"""Planning around people: what they decided and locked stays, the rest is made best."""

from __future__ import annotations

import pytest

from planner.drafting.decision import Locks
from planner.drafting.edits import applied
from planner.drafting.moving import lock
from planner.drafting.replanning import How
from planner.errors import KnownError
from tests.planner.drafting.answers.boards import board
from tests.planner.drafting.hands import BECAUSE, moved, replanned, with_whom
from tests.planner.planning.services import household, practitioner, service, with_caps

ALL = tuple(How)


def three_places() -> object:
    """Sam and Dan have three places each; three families of three, two and one child wait."""
    staff = [practitioner("S1", "Sam"), practitioner("S2", "Dan")]
    families = [household("F3", 3), household("F2", 2), household("F1", 1)]
    return service(staff, families, settings=with_caps(children_per_practitioner=3))


@pytest.mark.parametrize("how", ALL)
def test_a_family_put_somewhere_by_hand_stays_there(how: How) -> None:
    # Left alone, F3 fills one caseload and F2 with F1 the other. With F1 at Sam's there is room
    # for F2 beside it, and F3 goes to Dan.
    week = moved(board(three_places(), as_it_is=True), "F1", "S1")
    after = replanned(week, how)
    assert with_whom(after) == {"F3": "S2", "F2": "S1", "F1": "S1"}
    assert not after.broken


@pytest.mark.parametrize("how", ALL)
def test_a_family_left_waiting_by_hand_goes_on_waiting(how: How) -> None:
    week = moved(board(three_places()), "F3", None)
    assert with_whom(replanned(week, how))["F3"] is None


@pytest.mark.parametrize("how", ALL)
def test_a_locked_practitioner_keeps_their_families_and_gets_no_other(how: How) -> None:
    week = moved(board(three_places(), as_it_is=True), "F1", "S1")
    week = applied(week, lock(week, staff_id="S1"))
    after = with_whom(replanned(week, how))
    # Dan alone is left: three places, so F3 gets them and F2 waits.
    assert after == {"F3": "S2", "F2": None, "F1": "S1"}


@pytest.mark.parametrize("how", ALL)
def test_a_locked_pod_is_left_as_it_is(how: How) -> None:
    week = board(three_places(), as_it_is=True)
    week = applied(week, lock(week, pod_id="P1"))
    assert set(with_whom(replanned(week, how)).values()) == {None}


def test_the_rest_moves_nobody_without_need() -> None:
    # Both plans are equally good: the families stay where the board has them.
    staff = [practitioner("S1", "Sam"), practitioner("S2", "Dan")]
    given = service(staff, [household("F1", 2), household("F2", 2)])
    week = moved(moved(board(given, as_it_is=True), "F1", "S2"), "F2", "S1")
    week = applied(week, lock(week, family_id="F1"))
    week = applied(week, lock(week, family_id="F2"))
    assert not week.hand
    assert with_whom(replanned(week, How.REST)) == {"F1": "S2", "F2": "S1"}


def test_least_change_keeps_a_board_that_is_not_the_best() -> None:
    # F1 lives with Sam's base at the door; somebody put it with Dan, without locking it. The best
    # plan would take it back; with least change it stays, and the family that waits is placed.
    staff = [practitioner("S1", "Sam", skills=("debt",)), practitioner("S2", "Dan")]
    given = service(staff, [household("F1", 2, needs=("debt",)), household("F2", 1)])
    week = moved(board(given, as_it_is=True), "F1", "S2")
    week = applied(week, lock(week, family_id="F1"))
    assert not week.hand
    assert with_whom(replanned(week, How.WEEK))["F1"] == "S1"
    after = with_whom(replanned(week, How.LEAST_CHANGE))
    assert after["F1"] == "S2"
    assert after["F2"] is not None


@pytest.mark.parametrize("how", ALL)
def test_what_was_overruled_stays_overruled_and_is_no_broken_rule(how: How) -> None:
    given = three_places()
    week = moved(board(given, as_it_is=True), "F3", "S1")
    week = moved(week, "F1", "S1", BECAUSE)
    after = replanned(week, how)
    assert not after.broken
    assert [one.sentence for one in after.overruled] == ["Sam: 4 of 3 children, overruled."]
    assert with_whom(after) == {"F3": "S1", "F1": "S1", "F2": "S2"}


def test_locks_that_cannot_stand_together_are_told() -> None:
    # Two children more than the cap came in with the service since the families were locked.
    staff = [practitioner("S1", "Sam")]
    week = board(
        service(
            staff,
            [household("F1", 2), household("F2", 2)],
            settings=with_caps(children_per_practitioner=4),
        )
    )
    smaller = service(
        staff,
        [household("F1", 2), household("F2", 2)],
        settings=with_caps(children_per_practitioner=3),
    )
    from planner.drafting.in_hand import ground_of, in_hand_of
    from planner.travel.places import load_gazetteer

    ground = ground_of(smaller, week.ground.week, gazetteer=load_gazetteer())
    now = in_hand_of(ground, week.plan, locks=Locks(families=frozenset({"F1", "F2"})))
    assert now.broken
    with pytest.raises(KnownError, match="cannot stand together"):
        replanned(now, How.REST)


def test_what_was_proven_around_a_decision_is_not_proven_without_it() -> None:
    week = replanned(moved(board(three_places()), "F3", None), How.WEEK)
    assert all(goal.proven for goal in week.part.goals)
    held = {goal.name: goal for goal in week.part.goals}
    free = applied(week, lock(week, family_id="F3"))
    assert not free.hand
    waiting = {goal.name: goal for goal in free.part.goals}["waiting"]
    assert (waiting.value, waiting.proven) == (held["waiting"].value, False)
    best = {goal.name: goal.value for goal in replanned(free, How.WEEK).part.goals}
    assert waiting.bound <= best["waiting"] < waiting.value
    # The decision taken again, it is proven again.
    again = applied(free, lock(week, family_id="F3").reversed)
    assert again.part.goals == week.part.goals
