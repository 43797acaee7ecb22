"""Keeping the work at the desk: a new version of a week's plan, and every change made to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.actions.who import named
from planner.drafting.edits import Edit, edit_to_json
from planner.drafting.kept import CARRIED_OVER
from planner.drafting.moving import decisions_of
from planner.store import edits, plans

if TYPE_CHECKING:
    from datetime import datetime

    from planner.drafting.in_hand import InHand
    from planner.store import Store


def keep_version(store: Store, week: InHand, *, problem_json: str, who: str, at: datetime) -> None:
    """Keep the plan in hand as its week's newest draft, with what people decided so far.

    Raises
    ------
    KnownError
        Nobody is named, or the database cannot be written. Nothing was changed.
    """
    decisions = decisions_of(week)
    carried = None
    if decisions.hand or decisions.locks:
        carried = (CARRIED_OVER, edit_to_json(Edit(CARRIED_OVER, after=decisions)))
    plans.save_draft(
        store,
        week.plan,
        problem_json=problem_json,
        who=named(who),
        at=at,
        first_edit=carried,
    )


def keep_edit(store: Store, number: int, edit: Edit, *, who: str, at: datetime) -> None:
    """Keep one change to a draft.

    Raises
    ------
    KnownError
        Nobody is named, the plan is no draft any more, or the database cannot be written.
        Nothing was changed.
    """
    edits.add_edit(store, number, name=edit.name, payload=edit_to_json(edit), who=named(who), at=at)
