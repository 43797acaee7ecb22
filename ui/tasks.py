"""What the window has done off its thread: one function a task, without Qt.

Imports stand inside the functions, because they then happen on the job's thread: the window is
there before the database, the solver and the printer's tools are loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.shown import Preview, ShownPlan, WeekShown

if TYPE_CHECKING:
    from pathlib import Path

    from planner.planning.solving import Solve
    from planner.service import Service, Week
    from planner.store import Store
    from planner.store.plans import StoredPlan
    from solver.result import Cancel, Listener
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
    from planner.store.plans import last_approved_before, latest
    from planner.store.service import load_service
    from planner.travel.places import load_gazetteer
    from ui.screens.allocation.board_model import board_model
    from ui.screens.allocation.check_words import check_of
    from ui.widgets.board.model import NOT_CHECKED

    service = service or load_service(store)
    stored = latest(store, week)
    before = last_approved_before(store, week)
    shown = None if stored is None else _shown_plan(service, stored)
    return WeekShown(
        week=week,
        service=service,
        stored=shown,
        previous=before.plan if before is not None else None,
        board=board_model(
            service,
            week,
            None if shown is None else shown.plan,
            district=load_gazetteer().district,
            check=check_of(shown) if shown is not None else NOT_CHECKED,
        ),
    )


def _shown_plan(service: Service, stored: StoredPlan) -> ShownPlan:
    """Judge a stored plan by the service as it is now: it may have changed since."""
    from planner.errors import KnownError
    from planner.planning.judging import verdict_on
    from planner.planning.verdict import Verdict
    from planner.store.plans import PlanState
    from planner.travel.places import load_gazetteer

    try:
        verdict = verdict_on(service, stored.plan, gazetteer=load_gazetteer())
    except KnownError as unknown_place:
        verdict = Verdict((str(unknown_place),))
    return ShownPlan(
        number=stored.number,
        label=stored.label,
        plan=stored.plan,
        is_approved=stored.state is PlanState.APPROVED,
        approved_at=stored.approved_at,
        approved_by=stored.approved_by,
        verdict=verdict,
    )


def plan_week(
    store: Store,
    shown: WeekShown,
    *,
    author: Author,
    cancel: Cancel,
    listener: Listener,
    solve: Solve,
    seconds: float = PLAN_SECONDS,
) -> WeekShown:
    """Plan the week, keep the plan as a draft and return the week with it.

    Parameters
    ----------
    solve
        What solves: that of the window's `SolverProcess`.

    Raises
    ------
    CancelledError
        Stopped before there was a plan.
    KnownError
        The database cannot be written.
    """
    from planner.planning.allocation import plan_allocation
    from planner.store.plans import save_draft
    from planner.travel.places import load_gazetteer

    planned = plan_allocation(
        shown.service,
        shown.week,
        gazetteer=load_gazetteer(),
        seconds=seconds,
        cancel=cancel,
        listener=listener,
        solve=solve,
    )
    save_draft(
        store,
        planned.plan,
        problem_json=planned.problem_json,
        who=author.who,
        at=author.at,
    )
    return read_week(store, shown.week, shown.service)


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
