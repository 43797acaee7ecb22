from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from planner.actions import approve_plan, bring_in, export_service
from planner.errors import BadInputError, KnownError
from planner.exchange.service_folder import write_service
from planner.plan import Plan, PlanStatus
from planner.planning.allocation import plan_allocation
from planner.sample import make_service
from planner.service import (
    Family,
    FamilyStatus,
    MatchStep,
    MatchStepKind,
    Pair,
    PairRule,
    Service,
    VolunteerNote,
    VolunteerNoteKind,
    Week,
)
from planner.store import Store
from planner.store.audit import changes_of
from planner.store.plans import PlanState, StoredPlan, plans_of, save_draft
from planner.store.service import load_service, save_service
from planner.travel.places import Gazetteer, load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from planner.exchange.differences import Difference

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
DAY = date(2026, 11, 2)
WEEK = Week(date(2026, 11, 23))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="module")
def service() -> Service:
    return make_service(pods=1, seed=1, week=WEEK)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "s.podplan") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path, service: Service) -> Path:
    write_service(service, tmp_path / "folder")
    return tmp_path / "folder"


def test_a_folder_becomes_the_stored_service(
    store: Store, folder: Path, gazetteer: Gazetteer, service: Service
) -> None:
    came = bring_in(store, folder, gazetteer=gazetteer, who="Ada", at=AT)
    assert came.saved
    assert came.differences
    assert load_service(store) == came.service == service


def test_the_same_folder_again_changes_nothing_and_asks_nobody(
    store: Store, folder: Path, gazetteer: Gazetteer
) -> None:
    bring_in(store, folder, gazetteer=gazetteer, who="Ada", at=AT)
    records = changes_of(store)

    def never(_found: tuple[Difference, ...]) -> bool:
        raise AssertionError

    came = bring_in(store, folder, gazetteer=gazetteer, who="Bo", at=AT, confirm=never)
    assert came.differences == ()
    assert changes_of(store) == records


@pytest.mark.parametrize("answer", [True, False])
def test_what_would_change_is_shown_first_and_done_only_if_wanted(
    store: Store, folder: Path, gazetteer: Gazetteer, service: Service, answer: bool
) -> None:
    bring_in(store, folder, gazetteer=gazetteer, who="Ada", at=AT)
    changed = replace(
        service, families=(replace(service.families[0], visits_per_week=7), *service.families[1:])
    )
    write_service(changed, folder)
    stored: list[Service] = []
    shown: list[tuple[Difference, ...]] = []

    def confirm(found: tuple[Difference, ...]) -> bool:
        stored.append(load_service(store))
        shown.append(found)
        return answer

    came = bring_in(store, folder, gazetteer=gazetteer, who="Bo", at=AT, confirm=confirm)
    assert stored == [service]
    assert shown == [came.differences]
    assert len(came.differences) == 1
    assert came.saved is answer
    assert load_service(store) == (changed if answer else service)


def test_a_folder_without_the_coordinators_register_leaves_it_but_for_what_goes(
    store: Store, folder: Path, gazetteer: Gazetteer, service: Service
) -> None:
    first, *others = service.matches
    steps = tuple(
        MatchStep(each.family_id, each.volunteer_id, each.from_, MatchStepKind.PROPOSED, DAY)
        for each in service.matches
    )
    notes = (VolunteerNote(first.volunteer_id, DAY, VolunteerNoteKind.SUPERVISION, note="Calm"),)
    register = replace(service, match_steps=steps, volunteer_notes=notes)
    save_service(store, register, who="Ada", at=AT)
    for name in ("match_steps.csv", "volunteer_notes.csv"):
        (folder / name).unlink(missing_ok=True)
    came = bring_in(store, folder, gazetteer=gazetteer, who="Bo", at=AT)
    assert came.differences == ()
    assert load_service(store) == came.service == register

    write_service(replace(service, matches=tuple(others), match_steps=steps[1:]), folder)
    (folder / "match_steps.csv").unlink()
    (folder / "volunteer_notes.csv").unlink(missing_ok=True)
    came = bring_in(store, folder, gazetteer=gazetteer, who="Bo", at=AT)
    assert [each.table for each in came.differences] == ["matches", "match_steps"]
    assert load_service(store).match_steps == steps[1:]
    assert load_service(store).volunteer_notes == notes


def test_a_folder_with_a_fault_changes_nothing(
    store: Store, folder: Path, gazetteer: Gazetteer, service: Service
) -> None:
    bring_in(store, folder, gazetteer=gazetteer, who="Ada", at=AT)
    (folder / "children.csv").unlink()
    with pytest.raises(BadInputError):
        bring_in(store, folder, gazetteer=gazetteer, who="Bo", at=AT)
    assert load_service(store) == service


def test_import_export_import_is_the_identity(
    tmp_path: Path, store: Store, folder: Path, gazetteer: Gazetteer
) -> None:
    first = bring_in(store, folder, gazetteer=gazetteer, who="Ada", at=AT)
    exported = tmp_path / "exported"
    assert export_service(store, exported) == first.service
    again = bring_in(store, exported, gazetteer=gazetteer, who="Ada", at=AT)
    assert again.service == first.service
    assert again.differences == ()


def test_nothing_is_done_by_nobody(store: Store, folder: Path, gazetteer: Gazetteer) -> None:
    plan = Plan(WEEK, "Service", PlanStatus.OPTIMAL)
    kept = save_draft(store, plan, problem_json="{}", who="Ada", at=AT)
    with pytest.raises(KnownError, match="Give your name"):
        bring_in(store, folder, gazetteer=gazetteer, who="  ", at=AT)
    with pytest.raises(KnownError, match="Give your name"):
        approve_plan(store, kept.number, gazetteer=gazetteer, who="", at=AT)
    assert load_service(store) == Service()
    assert plans_of(store, WEEK) == (kept,)


LATE = Family("F999", "Late Comers", "CW1", FamilyStatus.OPEN)
"""A family that was not there when the plan was made."""


@pytest.fixture
def draft(store: Store, service: Service, gazetteer: Gazetteer) -> StoredPlan:
    """Return a plan of the stored service."""
    save_service(store, service, who="Ada", at=AT)
    planned = plan_allocation(service, WEEK, gazetteer=gazetteer, seconds=5, workers=1)
    return save_draft(store, planned.plan, problem_json=planned.problem_json, who="Ada", at=AT)


def test_a_draft_that_fits_is_approved_by_somebody(
    store: Store, draft: StoredPlan, gazetteer: Gazetteer
) -> None:
    approved = approve_plan(store, draft.number, gazetteer=gazetteer, who=" Bo  Hall ", at=AT)
    assert (approved.state, approved.approved_by) == (PlanState.APPROVED, "Bo Hall")


def test_a_draft_that_breaks_a_rule_by_now_is_not_approved(
    store: Store, draft: StoredPlan, service: Service, gazetteer: Gazetteer
) -> None:
    assert draft.plan.allocation is not None
    placed = next(line for line in draft.plan.allocation.families if line.staff_id)
    excluded = Pair(placed.family_id, str(placed.staff_id), PairRule.EXCLUDE)
    rest = tuple(pair for pair in service.pairs if pair.family_id != placed.family_id)
    save_service(store, replace(service, pairs=(*rest, excluded)), who="Ada", at=AT)
    with pytest.raises(KnownError, match=r"out of date: 1 rule broken\. Nothing was approved"):
        approve_plan(store, draft.number, gazetteer=gazetteer, who="Bo", at=AT)
    assert plans_of(store, WEEK) == (draft,)


def test_a_draft_that_does_not_know_a_family_is_not_approved(
    store: Store, draft: StoredPlan, service: Service, gazetteer: Gazetteer
) -> None:
    save_service(store, replace(service, families=(*service.families, LATE)), who="Ada", at=AT)
    with pytest.raises(KnownError, match="the service has changed"):
        approve_plan(store, draft.number, gazetteer=gazetteer, who="Bo", at=AT)
    assert plans_of(store, WEEK) == (draft,)


def test_only_a_draft_is_approved(
    store: Store, draft: StoredPlan, service: Service, gazetteer: Gazetteer
) -> None:
    approve_plan(store, draft.number, gazetteer=gazetteer, who="Bo", at=AT)
    save_service(store, replace(service, pairs=()), who="Ada", at=AT)
    with pytest.raises(KnownError, match="approved already"):
        approve_plan(store, draft.number, gazetteer=gazetteer, who="Bo", at=AT)
    with pytest.raises(KnownError, match="There is no plan 99"):
        approve_plan(store, 99, gazetteer=gazetteer, who="Bo", at=AT)
