"""What the window has done off its thread: one function a task, without Qt.

Imports stand inside the functions, because they then happen on the job's thread: the window is
there before the database, the solver and the printer's tools are loaded.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from ui.shown import (
    PlannedWeek,
    Preview,
    ShownPlan,
    WeekShown,
    as_version,
    decisions_shown,
)
from ui.widgets.board.model import NOT_CHECKED, BoardModel

if TYPE_CHECKING:
    from pathlib import Path

    from planner.drafting.edits import Edit
    from planner.drafting.in_hand import InHand
    from planner.drafting.kept import Kept
    from planner.drafting.options import MoveOptions
    from planner.drafting.replanning import How
    from planner.planning.solving import Solve
    from planner.planning.verdict import Verdict
    from planner.service import Service, Week
    from planner.store import Store
    from planner.store.plans import StoredPlan
    from solver.result import Cancel, Listener
    from ui.finding.search import Index
    from ui.shown import Author

PLAN_SECONDS = 30.0
"""The search time of a plan, as the command line's default."""


def read_week(store: Store, week: Week, service: Service | None = None) -> WeekShown:
    """Return the week as it is stored.

    Parameters
    ----------
    service
        The stored service where it is known already.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    from planner.drafting.kept import Kept, kept_edits
    from planner.store.plans import (
        PlanState,
        last_approved_before,
        latest,
        next_number_and_version,
    )
    from planner.store.service import load_service
    from planner.travel.places import load_gazetteer
    from ui.screens.allocation.board_model import BoardMaker
    from ui.shown import Next

    service = service or load_service(store)
    stored = latest(store, week)
    kept = Kept() if stored is None else kept_edits(store, stored.number)
    before = last_approved_before(store, week)
    in_hand, verdict = _taken_in_hand(service, week, stored, kept)
    shown = (
        None
        if stored is None
        else ShownPlan(
            number=stored.number,
            version=stored.version,
            plan=stored.plan,
            is_approved=stored.state is PlanState.APPROVED,
            approved_at=stored.approved_at,
            approved_by=stored.approved_by,
            verdict=verdict,
        )
    )
    week_shown = WeekShown(
        week=week,
        service=service,
        stored=shown,
        previous=before.plan if before is not None else None,
        board=BoardModel(),
        maker=BoardMaker(service, week, district=load_gazetteer().district),
        in_hand=in_hand,
        next=Next(*next_number_and_version(store, week)),
        kept=kept,
        edits=len(kept.done),
    )
    return with_board(week_shown)


def with_board(shown: WeekShown) -> WeekShown:
    """Return the week with its plan and board as the week in hand has them now.

    Quick enough for the window's thread: what a change does not touch is not made again.
    """
    from ui.screens.allocation.check_words import check_of

    week, stored = shown.in_hand, shown.stored
    if week is not None and stored is not None:
        stored = replace(
            stored,
            plan=week.plan,
            overruled=tuple(breach.sentence for breach in week.overruled),
        )
    board = shown.maker.board(
        None if stored is None else stored.plan,
        check=NOT_CHECKED if stored is None else check_of(stored),
        decisions=decisions_shown(week),
    )
    return replace(shown, stored=stored, board=board)


def index_week(shown: WeekShown) -> Index:
    """Return what can be found in a week."""
    from ui.finding.index import index_of

    return index_of(shown.service, shown.board)


def _taken_in_hand(
    service: Service, week: Week, stored: StoredPlan | None, kept: Kept
) -> tuple[InHand | None, Verdict]:
    """Take a week in hand, and judge its plan by the service as it is now: it may have changed."""
    from planner.drafting.in_hand import ground_of, in_hand_of
    from planner.drafting.kept import week_in_hand
    from planner.errors import KnownError
    from planner.planning.judging import judge_told, verdict_of, verdict_on
    from planner.planning.verdict import Verdict
    from planner.travel.places import load_gazetteer

    if not (service.families or service.staff):
        return None, Verdict()
    gazetteer = load_gazetteer()
    try:
        ground = ground_of(service, week, gazetteer=gazetteer)
        if stored is None:
            return in_hand_of(ground, None), Verdict()
        in_hand = week_in_hand(ground, stored, kept)
        if in_hand is None:
            return None, verdict_on(service, stored.plan, gazetteer=gazetteer)
        return in_hand, verdict_of(judge_told(in_hand.told, in_hand.part))
    except KnownError as unknown_place:
        return None, Verdict((str(unknown_place),))


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
    from planner.drafting.in_hand import ground_of, in_hand_of
    from planner.drafting.replanning import replan
    from planner.travel.places import load_gazetteer
    from solver.cp_sat import Effort

    week = shown.in_hand
    if week is None:
        ground = ground_of(shown.service, shown.week, gazetteer=load_gazetteer())
        week = in_hand_of(ground, None)
    effort = Effort(seconds=seconds, workers=os.cpu_count() or 1, seed=0)
    found = replan(week, how, effort=effort, solve=solve, cancel=cancel, listener=listener)
    return PlannedWeek(found, with_board(as_version(shown, found.week)))


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

    if shown.in_hand is not None:
        actions.keep_version(
            store,
            shown.in_hand,
            problem_json=problem_json or problem_to_json(shown.in_hand.problem),
            who=author.who,
            at=author.at,
        )
    return shown.week


def keep_edit(store: Store, number: int, edit: Edit, *, author: Author) -> None:
    """Keep a change to a draft.

    Raises
    ------
    KnownError
        The database cannot be written. Nothing was changed.
    """
    from planner import actions

    actions.keep_edit(store, number, edit, who=author.who, at=author.at)


def mark_undone(
    store: Store, number: int, position: int, *, is_undone: bool, author: Author
) -> None:
    """Keep that a change was taken back, or made again.

    Raises
    ------
    KnownError
        The database cannot be written. Nothing was changed.
    """
    from planner.store import edits

    edits.mark_undone(store, number, position, is_undone=is_undone, who=author.who, at=author.at)


def switch_draft(store: Store, gone: int | None, there: int | None, *, author: Author) -> None:
    """Make another version the draft of its week, or leave the week without one.

    Raises
    ------
    KnownError
        The database cannot be written. Nothing was changed.
    """
    from planner.store import plans

    if there is not None:
        plans.reinstate(store, there, who=author.who, at=author.at)
    elif gone is not None:
        plans.withdraw(store, gone, who=author.who, at=author.at)


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


def preview(store: Store, source: Path, *, author: Author) -> Preview:
    """Read a service folder or workbook and say what bringing it in would change.

    Raises
    ------
    BadInputError
        With every fault.
    """
    from planner import actions
    from planner.travel.places import load_gazetteer
    from ui.screens.bring_in.words import change_lines

    read = actions.bring_in(
        store,
        source,
        gazetteer=load_gazetteer(),
        who=author.who,
        at=author.at,
        confirm=_not_yet,
    )
    return Preview(
        source=source.name,
        service=read.service,
        warnings=read.warnings,
        changes=change_lines(read.differences),
    )


def bring_in(store: Store, previewed: Preview, week: Week, *, author: Author) -> WeekShown:
    """Store what was previewed, neither more nor less, and return the week with it.

    Raises
    ------
    KnownError
        The database cannot be written. Nothing was changed.
    """
    from planner.store.service import save_service

    save_service(store, previewed.service, who=author.who, at=author.at)
    return read_week(store, week)


def _not_yet(found: object) -> bool:
    """Answer an import's question: people see first what would change."""
    return False


def make_sample(path: Path, week: Week, *, author: Author) -> None:
    """Make a database with the invented service; what is in it already is kept.

    Raises
    ------
    KnownError
        The file cannot be written.
    """
    from planner.sample import make_service
    from planner.store import Store
    from planner.store.service import load_service, save_service

    path.parent.mkdir(parents=True, exist_ok=True)
    with Store.open(path) as store:
        if not load_service(store).families:
            save_service(store, make_service(week=week), who=author.who, at=author.at)


def fill_from_folder(path: Path, folder: Path, *, author: Author) -> None:
    """Make a database with what a service folder says; what is in it already is kept.

    Raises
    ------
    BadInputError
        The folder has faults.
    KnownError
        The file cannot be written.
    """
    from planner.exchange.service_folder import read_service
    from planner.store import Store
    from planner.store.service import load_service, save_service
    from planner.travel.places import load_gazetteer

    path.parent.mkdir(parents=True, exist_ok=True)
    with Store.open(path) as store:
        if not load_service(store).families:
            read = read_service(folder, gazetteer=load_gazetteer())
            save_service(store, read.service, who=author.who, at=author.at)


def export_service(store: Store, folder: Path) -> None:
    """Write the stored service as a service folder.

    Raises
    ------
    KnownError
        The folder cannot be written; it is as it was.
    """
    from planner import actions

    actions.export_service(store, folder)
