from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from planner.errors import KnownError
from planner.plan import (
    AllocationPart,
    FamilyLine,
    GoalLine,
    Option,
    Outcome,
    Plan,
    PlanStatus,
    Remark,
    WorkerLine,
)
from planner.service import Service, Week
from planner.store.audit import ChangeKind, changes_of
from planner.store.plans import (
    PlanState,
    Reason,
    StoredPlan,
    approve,
    last_approved_before,
    latest,
    plans_of,
    save_draft,
)
from planner.store.service import load_service, save_service

if TYPE_CHECKING:
    from planner.store import Store

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
WEEK = Week(date(2026, 11, 23))


def plan_of(week: Week = WEEK) -> Plan:
    return Plan(
        week=week,
        service="Zażółć",
        status=PlanStatus.FEASIBLE,
        allocation=AllocationPart(
            status=PlanStatus.FEASIBLE,
            seconds=0.5,
            goals=(
                GoalLine("changes", 0, 0, "points", proven=True, before=15),
                GoalLine("preferences", -2, -4, "points", proven=False),
            ),
            families=(
                FamilyLine(
                    "F1", 1, "S2", Outcome.KEPT, "S2", 0, ("Kept with Łucja.", "Same town.")
                ),
                FamilyLine(
                    "F2",
                    1,
                    None,
                    Outcome.WAITING,
                    None,
                    None,
                    ("Nobody has room.",),
                    (Option("S2", ("children_cap",), "would make 8 of 7 children"),),
                ),
            ),
            workers=(WorkerLine("S2", 1, 7, 1, 0),),
            warnings=(Remark("travel_limit", ("F1", "S2"), "It is far."),),
        ),
        faults=(Remark("pinned", ("F2", "S2"), "The pin was set aside."),),
    )


def draft(store: Store, week: Week = WEEK) -> StoredPlan:
    return save_draft(store, plan_of(week), problem_json='{"format": 1}', who="Ada", at=AT)


def test_a_draft_comes_out_as_it_was_kept_with_its_problem_goals_and_reasons(
    store: Store,
) -> None:
    kept = draft(store)
    assert kept == latest(store, WEEK)
    assert (kept.number, kept.version, kept.state) == (1, 1, PlanState.DRAFT)
    assert (kept.made_by, kept.made_at) == ("Ada", AT)
    assert (kept.approved_by, kept.approved_at) == (None, None)
    assert kept.plan == plan_of()
    assert kept.problem_json == '{"format": 1}'
    assert kept.reasons == (
        Reason("F1", "S2", "Kept with Łucja."),
        Reason("F1", "S2", "Same town."),
        Reason("F2", None, "Nobody has room."),
    )
    assert kept.overrides == ()
    assert kept.label == "Plan 1, version 1, draft"


def test_a_plan_of_no_part_can_be_kept(store: Store) -> None:
    empty = replace(plan_of(), allocation=None, status=PlanStatus.CANCELLED)
    kept = save_draft(store, empty, problem_json="", who="Ada", at=AT)
    assert kept.plan == empty
    assert kept.reasons == ()


def test_numbers_count_over_all_weeks_and_versions_within_one(store: Store) -> None:
    weeks = [WEEK, WEEK.shifted(1), WEEK, WEEK.shifted(-1), WEEK]
    assert [(kept.number, kept.version) for kept in (draft(store, week) for week in weeks)] == [
        (1, 1),
        (2, 1),
        (3, 2),
        (4, 1),
        (5, 3),
    ]
    assert [kept.number for kept in plans_of(store, WEEK)] == [1, 3, 5]


def test_a_new_draft_supersedes_only_the_drafts_of_its_week(store: Store) -> None:
    approved = approve(store, draft(store).number, who="Bo", at=AT)
    draft(store)
    other_week = draft(store, WEEK.shifted(1))
    newest = draft(store)
    states = [kept.state for kept in plans_of(store, WEEK)]
    assert states == [PlanState.APPROVED, PlanState.SUPERSEDED, PlanState.DRAFT]
    assert plans_of(store, WEEK)[0] == approved
    assert latest(store, WEEK) == newest
    assert latest(store, WEEK.shifted(1)) == other_week


def test_an_approved_plan_says_who_and_when_and_supersedes_the_one_before(store: Store) -> None:
    first = approve(store, draft(store).number, who="Bo", at=AT)
    assert (first.state, first.approved_by, first.approved_at) == (PlanState.APPROVED, "Bo", AT)
    second = approve(store, draft(store).number, who="Cy", at=LATER)
    assert second.label == "Plan 2, version 2, approved"
    before, after = plans_of(store, WEEK)
    assert before == replace(first, state=PlanState.SUPERSEDED)
    assert after == second


def test_only_a_draft_can_be_approved(store: Store) -> None:
    old, new = draft(store), draft(store)
    with pytest.raises(KnownError, match="Plan 1 has been replaced"):
        approve(store, old.number, who="Bo", at=AT)
    approve(store, new.number, who="Bo", at=AT)
    records = changes_of(store)
    with pytest.raises(KnownError, match="Plan 2 is approved already"):
        approve(store, new.number, who="Cy", at=LATER)
    with pytest.raises(KnownError, match="There is no plan 47"):
        approve(store, 47, who="Bo", at=AT)
    assert changes_of(store) == records
    assert [kept.approved_by for kept in plans_of(store, WEEK)] == [None, "Bo"]


def test_approving_changes_nothing_in_the_service(store: Store, service: Service) -> None:
    save_service(store, service, who="Ada", at=AT)
    approve(store, draft(store).number, who="Bo", at=AT)
    assert load_service(store) == service


def test_the_last_approved_plan_is_that_of_the_nearest_earlier_week(store: Store) -> None:
    assert last_approved_before(store, WEEK) is None
    oldest = approve(store, draft(store, WEEK.shifted(-5)).number, who="Bo", at=AT)
    older = approve(store, draft(store, WEEK.shifted(-2)).number, who="Bo", at=AT)
    draft(store, WEEK.shifted(-1))
    approve(store, draft(store).number, who="Bo", at=AT)
    assert last_approved_before(store, WEEK) == older
    assert last_approved_before(store, WEEK.shifted(-2)) == oldest


def test_a_week_without_a_plan_has_none(store: Store) -> None:
    assert plans_of(store, WEEK) == ()
    assert latest(store, WEEK) is None


def test_what_becomes_of_plans_is_recorded(store: Store) -> None:
    draft(store)
    save_draft(store, plan_of(), problem_json="{}", who="Bo", at=LATER)
    approve(store, 2, who="Cy", at=LATER)
    records = changes_of(store, table="plans")
    assert [(each.row, each.kind, each.who) for each in records] == [
        ("1", ChangeKind.ADDED, "Ada"),
        ("1", ChangeKind.CHANGED, "Bo"),
        ("2", ChangeKind.ADDED, "Bo"),
        ("2", ChangeKind.CHANGED, "Cy"),
    ]
    assert json.loads(records[1].after or "") == {"state": "superseded"}
    assert json.loads(records[3].before or "") == {"state": "draft", "approved_by": None}
    assert json.loads(records[3].after or "") == {"state": "approved", "approved_by": "Cy"}
