"""Approving a plan: the manager's decision, kept with who and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.actions.who import named
from planner.drafting.edits import told_in_full
from planner.drafting.in_hand import ground_of
from planner.drafting.kept import kept_edits, overrides_of, week_in_hand
from planner.errors import KnownError
from planner.planning.judging import judge_told, verdict_of, verdict_on
from planner.store.plans import PlanState, approve, plan_numbered
from planner.store.service import load_service

if TYPE_CHECKING:
    from datetime import datetime

    from planner.drafting.in_hand import InHand
    from planner.store import Store
    from planner.store.plans import StoredPlan
    from planner.travel.places import Gazetteer


def approve_plan(
    store: Store, number: int, *, gazetteer: Gazetteer, who: str, at: datetime
) -> StoredPlan:
    """Make a draft the week's approved plan, if it fits the service as it is stored now.

    What is approved is the draft with every change people made to it; a rule that somebody
    overruled with a reason is no hindrance, and is kept with that reason. The plan approved before
    it for that week is superseded. Families and stints stay as they are: what was decided comes in
    with the next service folder.

    Parameters
    ----------
    store
        The open store.
    number
        The plan's number.
    gazetteer
        What knows the places.
    who, at
        Who approves, and when.

    Raises
    ------
    KnownError
        Nobody is named, there is no such plan, it is not a draft, it breaks a rule that nobody
        overruled or does not agree with the stored service any more, or it cannot be stored.
        Nothing was changed.
    """
    name = named(who)
    stored = plan_numbered(store, number)
    if stored is None or stored.state is not PlanState.DRAFT:
        return approve(store, number, who=name, at=at)
    week = _in_hand(store, stored, gazetteer)
    verdict = (
        verdict_on(load_service(store), stored.plan, gazetteer=gazetteer)
        if week is None
        else verdict_of(judge_told(week.told, week.part))
    )
    if not verdict.fits:
        raise KnownError(
            f"Plan {number} is out of date: {verdict.in_short}. Nothing was approved. "
            "Plan the week again, then approve that plan."
        )
    if week is None:
        return approve(store, number, who=name, at=at)
    plan = told_in_full(week).plan
    return approve(store, number, who=name, at=at, plan=plan, overrides=overrides_of(week))


def _in_hand(store: Store, stored: StoredPlan, gazetteer: Gazetteer) -> InHand | None:
    if stored.plan.allocation is None:
        return None
    ground = ground_of(load_service(store), stored.week, gazetteer=gazetteer)
    return week_in_hand(ground, stored, kept_edits(store, stored.number))
