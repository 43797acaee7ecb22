"""Why a family is where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.drafting.answers.why import why
from planner.drafting.decision import Locks, Reason, ReasonCode
from planner.drafting.edits import applied
from planner.drafting.moving import lock, move_family
from tests.planner.drafting.answers.boards import AT, board
from tests.planner.planning.services import household, practitioner, service

if TYPE_CHECKING:
    from planner.drafting.in_hand import InHand


def three() -> InHand:
    return board(
        service(
            [practitioner("S1", "Sam"), practitioner("S2", "Priya"), practitioner("S3", "Dan")],
            [household("F1", 2, current="S1")],
        )
    )


def test_it_says_the_plans_sentences_and_what_the_next_best_would_cost() -> None:
    here = why(three(), "F1")

    assert (here.staff_id, here.name) == ("S1", "Sam")
    assert here.sentences[0] == "Kept with Sam: three months together."
    assert here.decided == ()
    assert [one.option.name for one in here.next_best] == ["Priya", "Dan"] or [
        one.option.name for one in here.next_best
    ] == ["Dan", "Priya"]
    assert here.next_best[0].option.effects[0] == 10
    assert "changes of worker +10 points" in here.next_best[0].in_words


def test_decisions_and_locks_about_it_are_told() -> None:
    week = three()
    reason = Reason(ReasonCode.STAFF_REQUEST, "a course in December")
    week = applied(week, move_family(week, "F1", "S2", who="Ruth", at=AT, reason=reason))
    week = applied(week, lock(week, staff_id="S2"))

    here = why(week, "F1")

    assert here.name == "Priya"
    assert here.decided == (
        "Decided by Ruth: staff request: a course in December.",
        "Priya’s caseload is locked.",
    )


def test_what_was_overruled_for_it_is_told() -> None:
    week = board(
        service(
            [practitioner("S1", "Sam", children_cap=1), practitioner("S2", "Priya")],
            [household("F1", 2, current="S2")],
        ),
        locks=Locks(),
    )
    reason = Reason(ReasonCode.RELATIONSHIP)
    week = applied(week, move_family(week, "F1", "S1", who="Ruth", at=AT, reason=reason))

    assert why(week, "F1").decided == (
        "Decided by Ruth: relationship.",
        "Sam: 2 of 1 children, overruled.",
    )


def test_a_waiting_family_is_told_too() -> None:
    week = board(
        service([practitioner("S1", "Sam", children_cap=1)], [household("F9", 2)]),
    )

    here = why(week, "F9")

    assert here.staff_id is None
    assert here.name == "waiting"
    assert here.sentences[0].startswith("Waiting: two children;")
    assert here.next_best == ()
