from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from planner.errors import BugError, KnownError
from planner.plan import FamilyLine, GoalLine, Outcome, Plan, PlanStatus
from planner.store.audit import ChangeKind, changes_of
from planner.store.edits import edits_of
from planner.store.plans import (
    Override,
    PlanState,
    Reason,
    approve,
    last_approved_before,
    latest,
    next_number_and_version,
    plan_numbered,
    plans_of,
    reinstate,
    save_draft,
    withdraw,
)
from planner.store.service import load_service, save_service
from tests.planner.store.desk import AT, LATER, WEEK, draft, plan_of

if TYPE_CHECKING:
    from planner.service import Service
    from planner.store import Store


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


FAR = Override("F1", None, "location", "Too far for Łucja.", "Ada", AT, ("travel_limit",))
OFF = Override("F2", "S2", "risk", "Known to them.", "Ada", LATER)


def edited(plan: Plan) -> Plan:
    """Return the plan as people changed it: F2 is not left waiting."""
    part = plan.allocation
    assert part is not None
    goals = (GoalLine("changes", 5, 0, "points", proven=False, before=15),)
    families = (
        replace(part.families[0], staff_id=None, outcome=Outcome.WAITING, why=("Waiting.",)),
        FamilyLine("F2", 1, "S2", Outcome.NEW, None, 4, ("New with Łucja: a person decided.",)),
    )
    return replace(plan, allocation=replace(part, goals=goals, families=families))


def test_an_edited_draft_is_approved_as_it_was_edited_with_its_overrides(store: Store) -> None:
    kept = draft(store)
    plan = edited(kept.plan)
    approved = approve(store, kept.number, who="Bo", at=LATER, plan=plan, overrides=(FAR, OFF))
    assert approved.plan == plan
    assert approved.overrides == (FAR, OFF)
    assert approved.reasons == (
        Reason("F1", None, "Waiting."),
        Reason("F2", "S2", "New with Łucja: a person decided."),
    )
    assert (approved.problem_json, approved.made_by) == (kept.problem_json, "Ada")
    assert (approved.state, approved.approved_by) == (PlanState.APPROVED, "Bo")


def test_the_audit_names_an_override_but_never_repeats_what_was_written_beside_it(
    store: Store,
) -> None:
    kept = draft(store)
    approve(store, kept.number, who="Bo", at=AT, plan=edited(kept.plan), overrides=(FAR, OFF))
    records = changes_of(store, table="plan_overrides")
    assert [(each.row, each.who) for each in records] == [("1 F1", "Bo"), ("1 F2", "Bo")]
    assert json.loads(records[0].after or "") == {
        "staff_id": None,
        "code": "location",
        "rules": ["travel_limit"],
    }
    (approval,) = [each for each in changes_of(store, table="plans") if each.who == "Bo"]
    assert json.loads(approval.after or "")["edited"] is True
    assert not [each for each in changes_of(store) if "Too far" in (each.after or "")]


def test_an_edited_plan_that_cannot_be_approved_leaves_the_draft_as_it_was(store: Store) -> None:
    kept = draft(store)
    other = replace(edited(kept.plan), week=WEEK.shifted(1))
    with pytest.raises(BugError):
        approve(store, kept.number, who="Bo", at=AT, plan=other)
    with pytest.raises(BugError):
        approve(store, kept.number, who="Bo", at=AT, overrides=(FAR,))
    assert plans_of(store, WEEK) == (kept,)


def test_a_new_version_leaves_the_approved_plan_and_supersedes_the_weeks_draft(
    store: Store,
) -> None:
    approved = approve(store, draft(store).number, who="Bo", at=AT)
    draft(store)
    version = draft(store)
    assert latest(store, WEEK) == version
    assert plan_numbered(store, approved.number) == approved
    states = [kept.state for kept in plans_of(store, WEEK)]
    assert states == [PlanState.APPROVED, PlanState.SUPERSEDED, PlanState.DRAFT]


def test_a_version_may_begin_with_what_was_decided_before_it(store: Store) -> None:
    kept = save_draft(
        store, plan_of(), problem_json="{}", who="Ada", at=AT, first_edit=("Carry over", "{}")
    )
    (edit,) = edits_of(store, kept.number)
    assert (edit.position, edit.name, edit.payload, edit.is_undone) == (
        1,
        "Carry over",
        "{}",
        False,
    )


def test_the_next_plan_is_called_what_it_is_kept_as(store: Store) -> None:
    draft(store)
    draft(store, WEEK.shifted(1))
    number, version = next_number_and_version(store, WEEK)
    kept = draft(store)
    assert (kept.number, kept.version) == (number, version) == (3, 2)


def test_planning_the_week_can_be_undone_and_redone(store: Store) -> None:
    first, other_week, second = draft(store), draft(store, WEEK.shifted(1)), draft(store)
    assert reinstate(store, first.number, who="Bo", at=LATER) == first
    assert latest(store, WEEK) == first
    assert plan_numbered(store, second.number) == replace(second, state=PlanState.SUPERSEDED)
    assert reinstate(store, second.number, who="Bo", at=LATER) == second
    assert latest(store, WEEK) == second
    assert latest(store, WEEK.shifted(1)) == other_week


def test_a_weeks_first_planning_can_be_undone_and_redone(store: Store) -> None:
    kept = draft(store)
    withdraw(store, kept.number, who="Bo", at=LATER)
    assert latest(store, WEEK) is None
    assert [each.state for each in plans_of(store, WEEK)] == [PlanState.SUPERSEDED]
    assert reinstate(store, kept.number, who="Bo", at=LATER) == kept


def test_undoing_a_new_version_shows_the_approved_plan_again(store: Store) -> None:
    approved = approve(store, draft(store).number, who="Bo", at=AT)
    version = draft(store)
    withdraw(store, version.number, who="Bo", at=LATER)
    assert latest(store, WEEK) == approved


def test_only_a_draft_that_was_superseded_can_be_reinstated(store: Store) -> None:
    first = approve(store, draft(store).number, who="Bo", at=AT)
    approve(store, draft(store).number, who="Bo", at=AT)
    kept = draft(store)
    with pytest.raises(KnownError, match="Plan 1 was approved once"):
        reinstate(store, first.number, who="Bo", at=AT)
    with pytest.raises(KnownError, match="Plan 2 is approved already"):
        reinstate(store, 2, who="Bo", at=AT)
    with pytest.raises(KnownError, match="Plan 3 is the draft of its week already"):
        reinstate(store, kept.number, who="Bo", at=AT)
    with pytest.raises(KnownError, match="Plan 2 is approved"):
        withdraw(store, 2, who="Bo", at=AT)
    states = [each.state for each in plans_of(store, WEEK)]
    assert states == [PlanState.SUPERSEDED, PlanState.APPROVED, PlanState.DRAFT]
