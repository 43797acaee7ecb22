from __future__ import annotations

from typing import TYPE_CHECKING

from planner.plan import Outcome
from planner.store.plan_heads import plan_heads, were_with
from planner.store.plans import Override, PlanState, approve
from tests.planner.history.past import approved, line, plan_of
from tests.planner.store.desk import AT, LATER, WEEK, draft

if TYPE_CHECKING:
    from planner.store import Store


def test_every_plan_is_told_the_newest_first_without_what_it_says(store: Store) -> None:
    first = draft(store)
    approve(store, first.number, who="Bo", at=LATER)
    draft(store)
    draft(store, WEEK.shifted(1))
    heads = plan_heads(store)
    assert [(one.week, one.version, one.state) for one in heads] == [
        (WEEK.shifted(1), 1, PlanState.DRAFT),
        (WEEK, 2, PlanState.DRAFT),
        (WEEK, 1, PlanState.APPROVED),
    ]
    oldest = heads[-1]
    assert (oldest.made_by, oldest.made_at) == ("Ada", AT)
    assert (oldest.approved_by, oldest.approved_at) == ("Bo", LATER)
    assert heads[0].approved_at is None


def test_without_plans_there_is_nothing_to_tell(store: Store) -> None:
    assert plan_heads(store) == ()
    assert were_with(store) == {}


def test_a_decision_by_hand_knows_whom_the_family_left(store: Store) -> None:
    plan = plan_of(
        line("F1", "S2", Outcome.MOVED, "S1"),
        line("F2", "S3", Outcome.NEW, None),
        line("F3", "S1", Outcome.KEPT, "S1"),
    )
    kept = approved(
        store,
        plan,
        Override("F1", "S2", "location", "", "Ada", AT),
        Override("F2", "S3", "", "", "Ada", AT),
    )
    assert were_with(store) == {(kept.number, "F1"): "S1", (kept.number, "F2"): None}
