"""Approving a plan: the manager's decision, kept with who and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.actions.who import named
from planner.store.plans import approve

if TYPE_CHECKING:
    from datetime import datetime

    from planner.store import Store
    from planner.store.plans import StoredPlan


def approve_plan(store: Store, number: int, *, who: str, at: datetime) -> StoredPlan:
    """Make a draft the week's approved plan.

    The plan approved before it for that week is superseded. Families and stints stay as they are:
    what was decided comes in with the next service folder.

    Parameters
    ----------
    store
        The open store.
    number
        The plan's number.
    who, at
        Who approves, and when.

    Raises
    ------
    KnownError
        Nobody is named, there is no such plan, it is not a draft, or it cannot be stored.
        Nothing was changed.
    """
    return approve(store, number, who=named(who), at=at)
