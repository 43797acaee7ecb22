from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.history.weeks import DifferenceKind, planned_against_happened, week_history
from planner.plan import Outcome
from planner.sample import make_service
from planner.service import Allocation, FamilyStatus
from planner.store.decided import Decided, decided_in_week, versions_of
from planner.store.edits import add_edit, edits_of
from planner.store.plans import Override, PlanState, save_draft
from tests.planner.history.past import AT, WEEK, approved, line, plan_of, service_of

if TYPE_CHECKING:
    from planner.store import Store

SUNDAY = WEEK.sunday
LONG_AGO = date(2026, 1, 5)

FAMILIES = ("F1", "F2", "F3", "F4", "F5", "F6")
DECIDED = (
    Decided(WEEK, 1, "F1", 2, "S1", Outcome.MOVED, "S2"),
    Decided(WEEK, 1, "F2", 2, "S1", Outcome.MOVED, "S2"),
    Decided(WEEK, 1, "F3", 2, "S1", Outcome.NEW, None),
    Decided(WEEK, 1, "F4", 2, None, Outcome.WAITING, None),
    Decided(WEEK, 1, "F5", 2, "S2", Outcome.KEPT, "S2"),
    Decided(WEEK, 1, "F6", 2, "S2", Outcome.KEPT, "S2"),
    Decided(WEEK, 1, "F7", 2, "S2", Outcome.KEPT, "S2"),  # purged since
)
HAPPENED = service_of(
    Allocation("F1", "S2", LONG_AGO, SUNDAY - timedelta(days=1)),
    Allocation("F1", "S1", SUNDAY),  # from the very last day
    Allocation("F2", "S2", LONG_AGO),
    Allocation("F4", "S3", WEEK.monday),
    Allocation("F5", "S2", LONG_AGO, SUNDAY),
    Allocation("F6", "S2", LONG_AGO, SUNDAY - timedelta(days=1)),
    Allocation("F6", "S3", SUNDAY),
    families=FAMILIES,
)


def test_each_family_that_was_not_where_it_was_planned_is_told_and_counted() -> None:
    found = planned_against_happened(HAPPENED, DECIDED, day=SUNDAY)
    assert [one.sentence for one in found.differences] == [
        "F2: planned to move to Sam, stayed with Dan.",
        "F3: planned with Sam, was with nobody.",
        "F4: planned to wait, was with Bilal.",
        "F6: planned with Dan, was with Bilal.",
    ]
    happened = set(DifferenceKind) - {DifferenceKind.TO_COME}
    assert dict(found.counts) == dict.fromkeys(happened, 1)
    assert found.as_planned == 2
    assert found.sentence == (
        "Two families as planned; one stayed where it was, one was with nobody, "
        "one was taken on all the same, one went to somebody else."
    )


def test_what_may_still_be_handed_over_is_to_come_and_no_failure_of_the_plan() -> None:
    """A handover takes a joint visit or two: two weeks from the Monday."""
    for today, kind in (
        (WEEK.monday, DifferenceKind.TO_COME),
        (WEEK.monday + timedelta(days=13), DifferenceKind.TO_COME),
        (WEEK.monday + timedelta(days=14), DifferenceKind.STAYED),
    ):
        found = planned_against_happened(
            HAPPENED, DECIDED[1:2], day=min(SUNDAY, today), today=today
        )
        assert [one.kind for one in found.differences] == [kind]
    early = planned_against_happened(HAPPENED, DECIDED[1:3], day=WEEK.monday, today=WEEK.monday)
    assert early.sentence == "No families as planned; two are not carried out yet."


def test_several_of_a_kind_are_told_together_most_first() -> None:
    given = service_of(
        Allocation("F1", "S2", LONG_AGO), Allocation("F2", "S2", LONG_AGO), families=FAMILIES
    )
    found = planned_against_happened(given, DECIDED[:3], day=SUNDAY)
    assert found.counts == ((DifferenceKind.STAYED, 2), (DifferenceKind.NOBODY, 1))
    assert found.sentence == (
        "No families as planned; two stayed where they were, one was with nobody."
    )


def test_a_week_that_went_as_planned_says_no_more() -> None:
    found = planned_against_happened(HAPPENED, DECIDED[:1], day=SUNDAY)
    assert (found.sentence, found.differences) == ("One family as planned.", ())


def test_what_has_not_happened_yet_is_not_held_against_the_plan() -> None:
    wednesday = WEEK.monday + timedelta(days=2)
    running = week_history(HAPPENED, WEEK, (), DECIDED, today=wednesday)
    assert running.against is not None
    assert running.against.day == wednesday
    over = week_history(HAPPENED, WEEK, (), DECIDED, today=SUNDAY + timedelta(days=90))
    assert over.against is not None
    assert over.against.day == SUNDAY
    before = WEEK.monday - timedelta(days=1)
    assert week_history(HAPPENED, WEEK, (), DECIDED, today=before).against is None
    assert week_history(HAPPENED, WEEK, (), (), today=SUNDAY).against is None


def test_a_plan_that_keeps_everybody_is_what_happened_in_any_service() -> None:
    given = make_service(pods=2, week=WEEK)
    current = {one.family_id: one.staff_id for one in given.allocations if one.to is None}
    decided = [
        Decided(WEEK, 1, family.family_id, 1, current.get(family.family_id), outcome, None)
        for family in given.families
        for outcome in (Outcome.WAITING if family.status is FamilyStatus.WAITING else Outcome.KEPT,)
    ]
    found = planned_against_happened(given, decided, day=WEEK.sunday)
    assert found.as_planned == len(given.families)
    assert found.differences == ()


def test_the_store_gives_every_version_with_its_edits_and_overrides(store: Store) -> None:
    hand = Override("F1", "S1", "continuity", "", "Ada", AT, ("travel_limit",))
    plan = plan_of(*(line("F1", "S1", Outcome.MOVED, "S2", "Moved."),))
    save_draft(store, plan, problem_json="{}", who="Cy", at=AT)
    add_edit(store, 1, name="Lock Sam", payload="{}", who="Ada", at=AT)
    approved(store, plan, hand)
    save_draft(store, plan, problem_json="{}", who="Cy", at=AT)
    save_draft(store, plan_of(*(), week=WEEK.shifted(1)), problem_json="{}", who="Cy", at=AT)
    versions = versions_of(store, WEEK)
    assert [(one.number, one.version, one.state) for one in versions] == [
        (1, 1, PlanState.SUPERSEDED),
        (2, 2, PlanState.APPROVED),
        (3, 3, PlanState.DRAFT),
    ]
    assert [one.made_by for one in versions] == ["Cy", "Ada", "Cy"]
    assert [one.approved_by for one in versions] == [None, "Bo", None]
    assert versions[0].edits == edits_of(store, 1)
    assert [one.overrides for one in versions] == [(), (hand,), ()]
    decided = decided_in_week(store, WEEK)
    assert [(one.plan_number, one.family_id, one.why) for one in decided] == [(2, "F1", "Moved.")]
    history = week_history(HAPPENED, WEEK, versions[::-1], decided, today=SUNDAY)
    assert history.versions == versions
    assert decided_in_week(store, WEEK.shifted(1)) == ()
