"""A draft is kept edit by edit, read back whole, and carried over when the service has changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from planner.actions import approve_plan, keep_edit, keep_version
from planner.drafting.carrying import carried_over
from planner.drafting.edits import applied
from planner.drafting.in_hand import ground_of
from planner.drafting.kept import kept_edits, week_in_hand
from planner.drafting.moving import decisions_of, give_reason, lock, move_family
from planner.errors import KnownError
from planner.service import FamilyStatus
from planner.store import Store
from planner.store.edits import add_edit, mark_undone
from planner.store.plans import latest
from planner.store.service import save_service
from planner.travel.places import load_gazetteer
from tests.planner.drafting.answers.boards import board
from tests.planner.drafting.hands import AT, BECAUSE, with_whom
from tests.planner.planning.services import WEEK, household, practitioner, service, with_caps

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from planner.drafting.in_hand import InHand
    from planner.service import Service


@pytest.fixture
def given() -> Service:
    """Sam and Dan with three places each, a family of two and one of three."""
    staff = [practitioner("S1", "Sam"), practitioner("S2", "Dan")]
    families = [household("F2", 2, current="S1"), household("F3", 3)]
    return service(staff, families, settings=with_caps(children_per_practitioner=3))


@pytest.fixture
def store(tmp_path: Path, given: Service) -> Iterator[Store]:
    with Store.open(tmp_path / "service.podplan") as opened:
        save_service(opened, given, who="Mary", at=AT)
        yield opened


def read(store: Store, given: Service) -> InHand | None:
    """Read the week as the next start of the program does."""
    stored = latest(store, WEEK)
    assert stored is not None
    ground = ground_of(given, WEEK, gazetteer=load_gazetteer())
    return week_in_hand(ground, stored, kept_edits(store, stored.number))


def worked_on(store: Store, given: Service) -> InHand:
    """Keep a plan of the week and two changes to it."""
    week = board(given, as_it_is=True)
    keep_version(store, week, problem_json="{}", who="Mary", at=AT)
    for family_id, staff_id, reason in (("F2", "S2", None), ("F3", "S2", BECAUSE)):
        edit = move_family(week, family_id, staff_id, who="Mary", at=AT, reason=reason)
        keep_edit(store, 1, edit, who="Mary", at=AT)
        week = applied(week, edit)
    return week


def test_a_draft_is_read_back_as_it_was_left(store: Store, given: Service) -> None:
    week = worked_on(store, given)
    again = read(store, given)
    assert again is not None
    assert again.plan == week.plan
    assert decisions_of(again) == decisions_of(week)
    assert again.overruled == week.overruled


def test_what_was_taken_back_stays_taken_back(store: Store, given: Service) -> None:
    worked_on(store, given)
    mark_undone(store, 1, 2, is_undone=True, who="Mary", at=AT)
    again = read(store, given)
    assert again is not None
    assert with_whom(again)["F2"] == "S2"
    assert [edit.name for edit in kept_edits(store, 1).undone] == ["Move F3 to Dan"]
    assert not again.overruled


def test_a_new_version_knows_what_was_decided_before_it(store: Store, given: Service) -> None:
    week = worked_on(store, given)
    keep_version(store, week, problem_json="{}", who="Mary", at=AT)
    again = read(store, given)
    assert again is not None
    assert decisions_of(again) == decisions_of(week)
    assert again.plan.allocation == week.plan.allocation


def test_an_approved_plan_holds_its_edits_and_every_override(store: Store, given: Service) -> None:
    week = worked_on(store, given)
    approved = approve_plan(store, 1, gazetteer=load_gazetteer(), who="Ruth", at=AT)
    assert {line.family_id: line.staff_id for line in approved.plan.allocation.families} == {
        "F2": "S2",
        "F3": "S2",
    }
    (over,) = [one for one in approved.overrides if one.rules]
    assert (over.family_id, over.code, over.rules) == ("F3", "relationship", ("children_cap",))
    again = read(store, given)
    assert again is not None
    assert again.solution == week.solution
    assert not again.broken
    assert decisions_of(again) == decisions_of(week)


def test_a_change_of_a_later_version_of_the_program_is_told(store: Store, given: Service) -> None:
    worked_on(store, given)
    add_edit(store, 1, name="Do more", payload='{"novel": 1}', who="Mary", at=AT)
    with pytest.raises(KnownError, match="later version of the program"):
        kept_edits(store, 1)


def test_decisions_are_carried_over_as_far_as_they_hold(given: Service) -> None:
    week = board(given, as_it_is=True)
    week = applied(week, move_family(week, "F2", "S2", who="Mary", at=AT))
    for each in ({"family_id": "F3"}, {"staff_id": "S1"}, {"staff_id": "S2"}):
        week = applied(week, lock(week, **each))
    # F2 has closed since, and Sam is no longer among the staff.
    changed = replace(
        given,
        staff=given.staff[1:],
        families=(replace(given.families[0], status=FamilyStatus.CLOSED), given.families[1]),
    )
    ground = ground_of(changed, WEEK, gazetteer=load_gazetteer())
    carried, let_go = carried_over(ground, with_whom(week), decisions_of(week))
    assert let_go == ("F2",)
    assert not carried.hand
    assert carried.locks.families == {"F3"}
    assert carried.locks.practitioners == {"S2"}


def test_a_locked_family_is_carried_over_where_the_board_has_it(given: Service) -> None:
    # The plan gives F3 to Dan; it is locked there; then only a cap changes.
    week = board(given)
    week = applied(week, lock(week, family_id="F3"))
    bigger = replace(given, settings=with_caps(children_per_practitioner=4))
    ground = ground_of(bigger, WEEK, gazetteer=load_gazetteer())
    carried, let_go = carried_over(ground, with_whom(week), decisions_of(week))
    assert let_go == ()
    assert with_whom(carried)["F3"] == "S2"
    assert carried.is_locked("F3")


def test_a_reason_can_be_given_afterwards(given: Service) -> None:
    week = board(given, as_it_is=True)
    week = applied(week, move_family(week, "F2", "S2", who="Mary", at=AT))
    week = applied(week, give_reason(week, "F2", BECAUSE))
    assert week.decided["F2"].reason == BECAUSE
    (line,) = [one for one in week.part.families if one.family_id == "F2"]
    assert line.why[0] == "Moved from Sam to Dan by hand: relationship."
