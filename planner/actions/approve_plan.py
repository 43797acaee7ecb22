"""Approving a plan: the manager's decision, kept with who and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.actions.who import named
from planner.errors import KnownError
from planner.planning.judging import verdict_on
from planner.store.plans import PlanState, approve, plan_numbered
from planner.store.service import load_service

if TYPE_CHECKING:
    from datetime import datetime

    from planner.store import Store
    from planner.store.plans import StoredPlan
    from planner.travel.places import Gazetteer


def approve_plan(
    store: Store, number: int, *, gazetteer: Gazetteer, who: str, at: datetime
) -> StoredPlan:
    """Make a draft the week's approved plan, if it fits the service as it is stored now.

    The plan approved before it for that week is superseded. Families and stints stay as they are:
    what was decided comes in with the next service folder.

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
        Nobody is named, there is no such plan, it is not a draft, it breaks a rule or does not
        agree with the stored service any more, or it cannot be stored. Nothing was changed.
    """
    name = named(who)
    stored = plan_numbered(store, number)
    if stored is not None and stored.state is PlanState.DRAFT:
        verdict = verdict_on(load_service(store), stored.plan, gazetteer=gazetteer)
        if not verdict.fits:
            raise KnownError(
                f"Plan {number} is out of date: {verdict.in_short}. Nothing was approved. "
                "Plan the week again, then approve that plan."
            )
    return approve(store, number, who=name, at=at)
