"""Planning a week, keeping every change to its plan, and approving it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ui.shown import PlannedWeek, WeekShown, as_version
from ui.tasks.weeks import read_week, with_board

if TYPE_CHECKING:
    from planner.drafting.edits import Edit
    from planner.drafting.in_hand import InHand
    from planner.drafting.options import MoveOptions
    from planner.drafting.replanning import How
    from planner.planning.solving import Solve
    from planner.service import Service, Week
    from planner.store import Store
    from planner.store.plans import StoredPlan
    from solver.result import Cancel, Listener
    from ui.shown import Author, KeptAs

PLAN_SECONDS = 30.0
"""The search time of a plan, as the command line's default."""


def plan_week(
    shown: WeekShown,
    how: How,
    *,
    cancel: Cancel,
    listener: Listener,
    solve: Solve,
    seconds: float = PLAN_SECONDS,
) -> PlannedWeek:
    """Plan the week around what people decided; nothing is kept yet.

    Parameters
    ----------
    solve
        What solves: that of the window's `SolverProcess`.

    Raises
    ------
    KnownError
        A place is not known, or what is decided cannot stand together.
    """
    from planner.drafting.carrying import carried_over
    from planner.drafting.in_hand import ground_of
    from planner.drafting.moving import decisions_of
    from planner.drafting.replanning import replan
    from planner.travel.places import load_gazetteer
    from solver.cp_sat import Effort

    week, let_go = shown.in_hand, tuple[str, ...]()
    stored = shown.stored
    if week is None or (stored is not None and not stored.verdict.fits):
        ground = ground_of(shown.service, shown.week, gazetteer=load_gazetteer())
        decisions = shown.kept.decisions if week is None else decisions_of(week)
        part = None if stored is None else stored.plan.allocation
        with_whom = {line.family_id: line.staff_id for line in (part.families if part else ())}
        week, let_go = carried_over(ground, with_whom, decisions)
    effort = Effort(seconds=seconds, workers=os.cpu_count() or 1, seed=0)
    found = replan(week, how, effort=effort, solve=solve, cancel=cancel, listener=listener)
    return PlannedWeek(found, with_board(as_version(shown, found.week)), how, let_go)


def keep_version(store: Store, shown: WeekShown, problem_json: str, *, author: Author) -> Week:
    """Keep a plan as its week's newest draft, with what people decided so far.

    Parameters
    ----------
    problem_json
        The problem that was solved; empty where nobody planned the week.

    Raises
    ------
    KnownError
        The database cannot be written. Nothing was changed.
    """
    from planner import actions
    from solver.allocation.problem_json import problem_to_json

    if shown.in_hand is not None and shown.stored is not None:
        kept = actions.keep_version(
            store,
            shown.in_hand,
            problem_json=problem_json or problem_to_json(shown.in_hand.problem),
            who=author.who,
            at=author.at,
        )
        name_for_certain(shown.stored.kept_as, kept)
    return shown.week


def name_for_certain(kept_as: KeptAs, kept: StoredPlan) -> None:
    """Note what the store calls a plan, for what is kept after it."""
    kept_as.number, kept_as.version = kept.number, kept.version


def keep_edit(store: Store, kept_as: KeptAs, edit: Edit, *, author: Author) -> None:
    """Keep a change to a draft.

    Raises
    ------
    KnownError
        The database cannot be written. Nothing was changed.
    """
    from planner import actions

    actions.keep_edit(store, kept_as.number, edit, who=author.who, at=author.at)


def mark_undone(
    store: Store, kept_as: KeptAs, position: int, *, is_undone: bool, author: Author
) -> None:
    """Keep that a change was taken back, or made again.

    Raises
    ------
    KnownError
        The database cannot be written. Nothing was changed.
    """
    from planner.store import edits

    edits.mark_undone(
        store, kept_as.number, position, is_undone=is_undone, who=author.who, at=author.at
    )


def switch_draft(
    store: Store,
    gone: KeptAs | None,
    there: KeptAs | None,
    *,
    service: Service | None,
    author: Author,
) -> None:
    """Make another version the draft of its week, or leave the week without one.

    Parameters
    ----------
    service
        What the service was with that version, where it was another one.

    Raises
    ------
    KnownError
        The database cannot be written. Nothing was changed.
    """
    from planner import actions

    actions.switch_draft(
        store,
        gone=None if gone is None else gone.number,
        there=None if there is None else there.number,
        service=service,
        who=author.who,
        at=author.at,
    )


def move_options(week: InHand, family_id: str) -> MoveOptions:
    """Return everybody a family could go to, ranked."""
    from planner.drafting.options import options_for

    return options_for(week, family_id)


def approve_plan(store: Store, shown: WeekShown, *, author: Author) -> WeekShown:
    """Approve the week's latest plan and return the week with it.

    Raises
    ------
    KnownError
        There is no plan, it does not fit the service any more, or the database cannot be written.
    """
    from planner import actions
    from planner.errors import KnownError
    from planner.travel.places import load_gazetteer

    if shown.stored is None:
        raise KnownError("This week is not planned yet. Plan it first.")
    actions.approve_plan(
        store,
        shown.stored.number,
        gazetteer=load_gazetteer(),
        who=author.who,
        at=author.at,
    )
    return read_week(store, shown.week, shown.service)
