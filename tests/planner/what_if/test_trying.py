"""A what-if beside today's plan: who changes, is covered or waits, and nobody without need."""

from dataclasses import replace
from datetime import date

import pytest

from planner.drafting.decision import HandMove, Locks
from planner.drafting.in_hand import in_hand_of
from planner.errors import KnownError
from planner.service import (
    FamilyStatus,
    Gender,
    GenderWish,
    PairRule,
    Pod,
    Service,
    Settings,
    TravelMode,
    Week,
)
from planner.service.settings import Goals
from planner.what_if.carrying_out import carried_out
from planner.what_if.families import ChangeKind, FamilyChange, in_short
from planner.what_if.suppositions import (
    IsAway,
    Joins,
    Leaves,
    PodMoves,
    PodOpens,
)
from planner.what_if.trying import WhatIf
from solver.result import Status
from tests.planner.planning.services import (
    POD,
    WEEK,
    away,
    household,
    journey,
    pair,
    practitioner,
    service,
)
from tests.planner.what_if.desks import NOW, desk, tried


def told(what_if: WhatIf) -> dict[str, tuple[ChangeKind, str | None, str | None]]:
    return {one.family_id: (one.kind, one.before, one.after) for one in what_if.families}


LEAVES = Leaves("S01", date(2026, 11, 25))


def test_a_leavers_families_go_to_whoever_has_room_and_nobody_else_moves() -> None:
    """Three children go to Priya, who has three places; two to Dan, who has two. Five are placed
    only in this way, and nobody of Priya's or Dan's has to move for it."""
    given = service(
        (
            practitioner("S01", "Sam"),
            practitioner("S02", "Priya", children_cap=5),
            practitioner("S03", "Dan", children_cap=4),
        ),
        (
            household("F001", 3, current="S01"),
            household("F002", 2, current="S01", worker_changes=2),
            household("F003", 2, current="S02"),
            household("F004", 2, current="S03"),
        ),
    )
    found = tried(desk(given), LEAVES)
    assert told(found) == {
        "F002": (ChangeKind.LASTING, "S01", "S03"),
        "F001": (ChangeKind.LASTING, "S01", "S02"),
    }
    assert [one.family_id for one in found.families] == ["F002", "F001"], "moved before: first"
    assert found.families[0].why == "Moved from Sam to Dan: Sam leaves on 25 Nov."
    assert found.in_short == "Two families change worker for good."
    assert found.status is Status.OPTIMAL


def test_whom_nobody_has_room_for_waits() -> None:
    given = service(
        (practitioner("S01", "Sam"), practitioner("S02", "Priya", children_cap=3)),
        (household("F001", 3, current="S01"), household("F002", 1, current="S01")),
    )
    found = tried(desk(given), LEAVES)
    assert told(found) == {
        "F002": (ChangeKind.WAITING, "S01", None),
        "F001": (ChangeKind.LASTING, "S01", "S02"),
    }
    assert found.in_short == "One family changes worker for good; one waits."


def crowded(*order: str) -> Service:
    """Sam has four children together; Priya and Dan have two places each, together four.

    Only if one of their families moves to the other is there room for Sam's four. F003 has been
    moved three times before, F004 never.
    """
    goals = (*order, "preferences", "peak_load", "travel")
    return service(
        (
            practitioner("S01", "Sam"),
            practitioner("S02", "Priya", children_cap=4),
            practitioner("S03", "Dan", children_cap=4),
        ),
        (
            household("F001", 4, current="S01"),
            household("F003", 2, current="S02", worker_changes=3),
            household("F004", 2, current="S03"),
        ),
        settings=replace(Settings(), goals=Goals(allocation=goals)),
    )


def test_with_changes_first_nobody_settled_moves_to_make_room() -> None:
    found = tried(desk(crowded("changes", "waiting")), LEAVES)
    assert told(found) == {"F001": (ChangeKind.WAITING, "S01", None)}


def test_with_waiting_first_the_family_moved_least_often_makes_room() -> None:
    found = tried(desk(crowded("waiting", "changes")), LEAVES)
    assert told(found) == {
        "F001": (ChangeKind.LASTING, "S01", "S03"),
        "F004": (ChangeKind.LASTING, "S03", "S02"),
    }


def test_the_plan_on_the_desk_stays_where_another_would_be_as_good() -> None:
    """Dan lives nearer to the waiting family than Priya, whom a person's plan gave it to. Where
    Sam goes, that is no reason to give it to Dan: it places nobody more."""
    near = "CW2 6"
    given = service(
        (
            practitioner("S01", "Sam"),
            practitioner("S02", "Priya", base=near, travel_mode=TravelMode.CAR),
            practitioner("S03", "Dan"),
        ),
        (household("F001", 1), household("F002", 1, current="S01")),
        travel=(journey(near, 20),),
    )
    week = desk(given, planned=True)
    line = week.part.families[0]
    plan = replace(
        week.plan,
        allocation=replace(
            week.part, families=(replace(line, staff_id="S02"), *week.part.families[1:])
        ),
    )
    week = in_hand_of(week.ground, plan)
    assert week.worker_of("F001") == "S02"
    assert tried(week, LEAVES).after.worker_of("F001") == "S02"


def test_a_lock_and_a_decision_by_hand_hold() -> None:
    """Without them, the open family would take the only place from the waiting one."""
    given = service(
        (practitioner("S01", "Sam"), practitioner("S02", "Priya", children_cap=2)),
        (household("F001", 2, current="S01"), household("F002", 2), household("F003", 1)),
    )
    by_hand = (HandMove("F002", "S02", "manager", NOW),)
    week = desk(given, planned=True)
    lines = {line.family_id: line for line in week.part.families}
    plan = replace(
        week.plan,
        allocation=replace(
            week.part,
            families=(lines["F001"], replace(lines["F002"], staff_id="S02"), lines["F003"]),
        ),
    )
    free = tried(in_hand_of(week.ground, plan), LEAVES)
    assert told(free)["F001"] == (ChangeKind.LASTING, "S01", "S02")
    held = tried(in_hand_of(week.ground, plan, hand=by_hand), LEAVES)
    assert told(held)["F001"] == (ChangeKind.WAITING, "S01", None)
    locked = tried(in_hand_of(week.ground, plan, locks=Locks(families=frozenset({"F002"}))), LEAVES)
    assert told(locked)["F001"] == (ChangeKind.WAITING, "S01", None)
    assert held.let_go == locked.let_go == ()


def test_what_was_decided_about_who_goes_is_let_go_and_said() -> None:
    given = service(
        (practitioner("S01", "Sam"), practitioner("S02", "Priya")),
        (household("F001", 2, current="S01"), household("F002", 2, current="S01")),
    )
    week = desk(
        given,
        hand=(HandMove("F001", "S01", "manager", NOW),),
        locks=Locks(families=frozenset({"F002"}), practitioners=frozenset({"S01"})),
    )
    found = tried(week, LEAVES)
    assert found.let_go == ("F001", "F002")
    assert {one.after for one in found.families} == {"S02"}
    assert not found.after.locks
    assert week.locks, "the week on the desk is as it was"


def test_what_is_locked_and_cannot_stand_then_is_said() -> None:
    """A whole caseload is locked, with a family that would be too far for its new worker."""
    given = service(
        (practitioner("S01", "Sam"),),
        (household("F001", 1, place="CW1 4"),),
        pods=(POD,),
    )
    week = desk(given, planned=True, locks=Locks(practitioners=frozenset({"S01"})))
    with pytest.raises(KnownError, match="cannot stand together"):
        tried(week, PodMoves("P1", "M1 1", "Manchester"))


def test_a_short_absence_is_covered_by_the_pod_and_moves_nobody() -> None:
    """F001 asks for a woman and Dan is a man, F002 is not to be with Priya: one family each."""
    given = service(
        (
            practitioner("S01", "Sam"),
            practitioner("S02", "Priya", children_cap=0),
            practitioner("S03", "Dan", gender=Gender.MALE),
            practitioner("S04", "Tom", pod_id="P2"),
        ),
        (
            household("F001", 3, current="S01", worker_gender=GenderWish.FEMALE),
            household("F002", 2, current="S01", worker_changes=1),
            household("F003", 2, current="S04"),
        ),
        pods=(POD, Pod("P2", "Crewe South", "Crewe", "CW1 3")),
        pairs=(pair("F002", "S02", PairRule.EXCLUDE),),
    )
    found = tried(desk(given), IsAway("S01", date(2026, 11, 23), date(2026, 12, 4)))
    assert told(found) == {
        "F002": (ChangeKind.COVER, "S01", "S03"),
        "F001": (ChangeKind.COVER, "S01", "S02"),
    }
    assert found.after.solution == found.today.solution
    assert found.status is None, "nothing was searched for"
    assert found.in_short == "Nobody changes worker; two families are covered for a while."
    assert found.families[0].why == (
        "Dan stands in until Fri 4 Dec: two visits a week, in the same place."
    )


def test_who_is_away_as_well_does_not_stand_in() -> None:
    given = service(
        (practitioner("S01", "Sam"), practitioner("S02", "Priya")),
        (household("F001", 3, current="S01"),),
        absences=(away("S02", date(2026, 12, 4), date(2026, 12, 4)),),
    )
    found = tried(desk(given), IsAway("S01", date(2026, 11, 23), date(2026, 12, 4)))
    assert told(found) == {"F001": (ChangeKind.WAITING, "S01", None)}
    assert found.families[0].why == "Nobody else of the pod who is there may visit the family."


def test_two_days_away_change_nothing() -> None:
    given = service((practitioner("S01", "Sam"),), (household("F001", 3, current="S01"),))
    found = tried(desk(given), IsAway("S01", date(2026, 11, 26), date(2026, 11, 27)))
    assert found.families == ()
    assert found.in_short == "No family changes worker."


def test_a_long_absence_shares_the_caseload_out_and_says_who_comes_back_when() -> None:
    given = service(
        (practitioner("S01", "Sam"), practitioner("S02", "Priya")),
        (household("F001", 3, current="S01"),),
    )
    found = tried(desk(given), IsAway("S01", date(2026, 11, 23), date(2026, 12, 31)))
    assert told(found) == {"F001": (ChangeKind.LASTING, "S01", "S02")}
    assert found.takes_hold.back_on == date(2027, 1, 1)


def test_a_later_week_is_judged_as_if_the_plan_of_today_was_carried_out() -> None:
    """F001 waits today and the plan gives it Sam, who knows it by 18 December: a lasting change."""
    given = service(
        (practitioner("S01", "Sam"), practitioner("S02", "Priya")),
        (household("F001", 2),),
        pairs=(pair("F001", "S01", PairRule.PREFER),),
    )
    week = desk(given, planned=True)
    assert week.worker_of("F001") == "S01"
    found = tried(week, Leaves("S01", date(2026, 12, 18)))
    assert found.is_later
    assert found.week == Week(date(2026, 12, 14))
    assert told(found) == {"F001": (ChangeKind.LASTING, "S01", "S02")}
    now = tried(week, LEAVES)
    assert told(now) == {"F001": (ChangeKind.NEW, "S01", "S02")}
    assert not now.is_later


def test_what_time_alone_brings_is_not_put_down_to_the_supposition() -> None:
    """Priya starts on 7 December and takes F002 whether Sam leaves or not."""
    given = service(
        (
            practitioner("S01", "Sam", children_cap=2),
            practitioner("S02", "Priya", children_cap=4, starts_on=date(2026, 12, 7)),
        ),
        (household("F001", 2, current="S01"), household("F002", 2)),
    )
    week = desk(given, planned=True)
    assert week.worker_of("F002") is None
    found = tried(week, Leaves("S01", date(2026, 12, 18)))
    assert found.today.worker_of("F002") == "S02"
    assert told(found) == {"F001": (ChangeKind.LASTING, "S01", "S02")}


def test_a_plan_carried_out_opens_families_and_counts_changes() -> None:
    given = service(
        (practitioner("S01", "Sam"), practitioner("S02", "Priya")),
        (
            household("F001", 1),
            household("F002", 1, current="S01"),
            household("F003", 1, current="S02", worker_changes=1),
        ),
    )
    week = desk(given, planned=True)
    lines = [
        replace(line, staff_id="S02" if line.family_id == "F002" else line.staff_id)
        for line in week.part.families
    ]
    plan = replace(week.plan, allocation=replace(week.part, families=tuple(lines)))
    after = carried_out(in_hand_of(week.ground, plan))
    families = {family.family_id: family for family in after.families}
    assert families["F001"].status is FamilyStatus.OPEN
    assert [families[one].worker_changes for one in ("F001", "F002", "F003")] == [0, 1, 1]
    again = desk(after, week=WEEK.shifted(1))
    assert again.worker_of("F002") == "S02"
    assert again.worker_of("F001") is not None


def test_a_newcomer_takes_who_waits_up_to_the_first_step() -> None:
    """Three children at first: the family of three, not the one of four."""
    given = service(
        (practitioner("S01", "Sam", children_cap=2),),
        (household("F001", 2, current="S01"), household("F002", 4), household("F003", 3)),
    )
    found = tried(desk(given), Joins("Nia Rees", "P1", WEEK.monday))
    assert told(found) == {"F003": (ChangeKind.NEW, None, "S02")}
    assert found.in_short == "One family starts with a practitioner."


def test_people_bring_their_families_when_a_pod_opens() -> None:
    given = service(
        (practitioner("S01", "Sam"), practitioner("S02", "Priya")),
        (household("F001", 2, current="S01"), household("F002", 2, current="S02")),
    )
    found = tried(desk(given), PodOpens("New", "Crewe", "CW2 6", None, ("S01",)))
    assert found.families == ()
    pods = {pod.name: pod.children_cap for pod in found.after.problem.pods}
    assert pods == {"Crewe North": 48, "New": 48}


def test_families_stay_with_a_practitioner_whose_pod_moves_far_away() -> None:
    given = service(
        (practitioner("S01", "Sam"), practitioner("S02", "Priya", base="CW1 3")),
        (household("F001", 2, current="S01"), household("F002", 2)),
    )
    found = tried(desk(given, planned=True), PodMoves("P1", "M1 1", "Manchester"))
    assert found.after.worker_of("F001") == "S01"
    assert found.after.worker_of("F002") == "S02"
    assert not found.after.broken


def test_a_leaver_with_no_families_changes_nothing() -> None:
    given = service(
        (practitioner("S01", "Sam"), practitioner("S02", "Priya")),
        (household("F001", 2, current="S02"),),
    )
    assert tried(desk(given), LEAVES).families == ()


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0, 0, 0), "No family changes worker."),
        ((1, 0, 0, 0), "One family waits."),
        ((2, 3, 0, 0), "Three families change worker for good; two wait."),
        ((0, 0, 1, 0), "Nobody changes worker; one family is covered for a while."),
        (
            (0, 1, 0, 2),
            "One family changes worker for good; two families start with a practitioner.",
        ),
        ((12, 0, 0, 0), "12 families wait."),
    ],
)
def test_a_sentence_counts_every_family(counts: tuple[int, int, int, int], said: str) -> None:
    changes = [
        FamilyChange(f"F{kind}{number}", 1, 0, None, None, kind, "")
        for kind, count in zip(ChangeKind, counts, strict=True)
        for number in range(count)
    ]
    assert in_short(changes) == said
