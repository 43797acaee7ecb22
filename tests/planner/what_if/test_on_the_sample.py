"""What must hold for whatever is tried on the sample."""

from dataclasses import replace
from datetime import date

import pytest

from planner.drafting.decision import Locks
from planner.drafting.in_hand import InHand
from planner.sample.service import SAMPLE_WEEK, make_service
from planner.travel.places import load_gazetteer
from planner.what_if.families import ChangeKind
from planner.what_if.suppositions import (
    GoesTo,
    IsAway,
    Joins,
    Leaves,
    PodCloses,
    PodMoves,
    PodOpens,
    Supposition,
)
from planner.what_if.trying import WhatIf, try_out
from solver.allocation.solve import solve
from solver.result import Cancel, Status
from tests.planner.what_if.desks import EFFORT, desk, tried


@pytest.fixture(scope="module")
def sample() -> InHand:
    return desk(make_service(week=SAMPLE_WEEK), planned=True, week=SAMPLE_WEEK)


SAMPLE_SUPPOSITIONS = [
    Leaves("S06", date(2026, 11, 25)),
    Leaves("S06", date(2026, 12, 18)),
    Leaves("S15", date(2026, 11, 25)),
    IsAway("S10", date(2026, 12, 3), date(2026, 12, 18)),
    IsAway("S10", date(2026, 12, 3), date(2027, 1, 31)),
    Joins("Nia Rees", "P2", date(2026, 11, 23)),
    PodCloses("P2", date(2026, 11, 27), (GoesTo("S13", "P1"), GoesTo("S15", "P1"))),
    PodOpens("Nantwich", "Nantwich", "CW5 5", None, ("S06", "S13")),
    PodMoves("P3", "CW12 1", "Congleton"),
]


@pytest.mark.parametrize("supposition", SAMPLE_SUPPOSITIONS)
def test_on_the_sample_numbers_add_up_and_no_rule_is_broken(
    sample: InHand, supposition: Supposition
) -> None:
    found = tried(sample, supposition)
    assert found.after.broken == ()
    changed = {one.family_id for one in found.families}
    for line in found.after.part.families:
        same = found.today.worker_of(line.family_id) == line.staff_id
        assert same or line.family_id in changed
    if not found.takes_hold.is_cover:
        assert all(one.before != one.after for one in found.families)
        assert all(
            found.after.worker_of(one.family_id) == one.after
            and found.today.worker_of(one.family_id) == one.before
            for one in found.families
        )
    assert sum(len(found.of_kind(kind)) for kind in ChangeKind) == len(found.families)
    assert [goal.name for goal, _ in found.goals] == [goal.name for _, goal in found.goals]


@pytest.mark.parametrize("staff_id", ["S06", "S08", "S09", "S10", "S13", "S15", "S16"])
def test_on_the_sample_no_settled_family_of_anybody_else_moves(
    sample: InHand, staff_id: str
) -> None:
    """Changes come before waiting there, so nobody's own family moves, whoever goes."""
    leaves = Leaves(staff_id, date(2026, 11, 25))
    found = tried(sample, leaves)
    assert {one.before for one in found.of_kind(ChangeKind.LASTING)} <= {staff_id}
    theirs = {line.family_id for line in sample.part.families if line.staff_id == staff_id}
    changed = {one.family_id for one in found.families}
    assert theirs <= changed
    if all(one.before is None for one in found.families if one.family_id not in theirs):
        return
    # Others go elsewhere who had not begun: had everybody stayed, more would be waiting.
    families = frozenset(
        line.family_id
        for line in sample.part.families
        if line.staff_id is not None and line.family_id not in theirs
    )
    stayed = tried(replace(sample, locks=Locks(families=families)), leaves)
    assert waiting_of(stayed) > waiting_of(found)


def waiting_of(what_if: WhatIf) -> int:
    return next(goal.value for _, goal in what_if.goals if goal.name == "waiting")


def test_a_stopped_search_gives_a_plan_that_holds(sample: InHand) -> None:
    cancel = Cancel()
    cancel.request()
    found = try_out(
        sample,
        Leaves("S06", date(2026, 11, 25)),
        gazetteer=load_gazetteer(),
        solve=solve,
        effort=EFFORT,
        cancel=cancel,
    )
    assert found.status is Status.CANCELLED
    assert found.after.broken == ()
