"""Keeping the work at the desk: a new version of a week's plan, and every change made to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.actions.who import named
from planner.drafting.edits import Edit, edit_to_json
from planner.drafting.kept import CARRIED_OVER
from planner.drafting.moving import decisions_of
from planner.store import edits, plans
from planner.store.service import save_service

if TYPE_CHECKING:
    from datetime import datetime

    from planner.drafting.in_hand import InHand
    from planner.service import Service
    from planner.store import Store
    from planner.store.plans import StoredPlan


def keep_version(
    store: Store, week: InHand, *, problem_json: str, who: str, at: datetime
) -> StoredPlan:
    """Keep the plan in hand as its week's newest draft, with what people decided so far.

    Raises
    ------
    KnownError
        Nobody is named, or the database cannot be written. Nothing was changed.
    """
    decisions = decisions_of(week)
    carried = None
    if decisions.hand or decisions.locks:
        # With what the search says, because that holds under these decisions only.
        bounds = (week.searched.goals, week.searched.goals)
        edit = Edit(CARRIED_OVER, after=decisions, bounds=bounds)
        carried = (CARRIED_OVER, edit_to_json(edit))
    return plans.save_draft(
        store,
        week.plan,
        problem_json=problem_json,
        who=named(who),
        at=at,
        first_edit=carried,
    )


def keep_other_service(
    store: Store, service: Service, week: InHand, *, problem_json: str, who: str, at: datetime
) -> StoredPlan:
    """Keep a what-if: the service with it and the plan that goes with it, both or neither.

    Raises
    ------
    KnownError
        Nobody is named, or the database cannot be written. Nothing was changed.
    """
    name = named(who)
    with store.together():
        save_service(store, service, who=name, at=at)
        return keep_version(store, week, problem_json=problem_json, who=name, at=at)


def switch_draft(
    store: Store,
    *,
    gone: int | None,
    there: int | None,
    service: Service | None,
    who: str,
    at: datetime,
) -> None:
    """Make another version the draft of its week, to undo or redo what made a new one.

    Parameters
    ----------
    gone, there
        The drafts' numbers; without a `there` the week is left without a draft.
    service
        What the service was with that version, where it was another one.

    Raises
    ------
    KnownError
        Nobody is named, the plans are not what they were, or the database cannot be written.
        Nothing was changed.
    """
    name = named(who)
    with store.together():
        if service is not None:
            save_service(store, service, who=name, at=at)
        if there is not None:
            plans.reinstate(store, there, who=name, at=at)
        elif gone is not None:
            plans.withdraw(store, gone, who=name, at=at)


def keep_edit(store: Store, number: int, edit: Edit, *, who: str, at: datetime) -> None:
    """Keep one change to a draft.

    Raises
    ------
    KnownError
        Nobody is named, the plan is no draft any more, or the database cannot be written.
        Nothing was changed.
    """
    edits.add_edit(store, number, name=edit.name, payload=edit_to_json(edit), who=named(who), at=at)
