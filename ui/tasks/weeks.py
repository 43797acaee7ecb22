"""Reading a week, and what is shown of it: its board, what can be found in it, map, figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ui.shown import KeptAs, ShownPlan, WeekShown, decisions_shown
from ui.widgets.board.model import NOT_CHECKED, BoardModel

if TYPE_CHECKING:
    from planner.drafting.in_hand import InHand
    from planner.drafting.kept import Kept
    from planner.planning.verdict import Verdict
    from planner.service import Service, Week
    from planner.store import Store
    from planner.store.plans import StoredPlan
    from planner.whereabouts import MapModel
    from ui.finding.search import Index
    from ui.screens.figures.figures import Figures
    from ui.tasks.questions import Hints


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
            kept_as=KeptAs(stored.number, stored.version),
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


def with_board(shown: WeekShown, hints: Hints | None = None) -> WeekShown:
    """Return the week with its plan and board as the week in hand has them now.

    Quick enough for the window's thread: what a change does not touch is not made again.

    Parameters
    ----------
    hints
        What would help those who wait, where it is known.
    """
    from planner.planning.judging import verdict_of
    from ui.screens.allocation.check_words import check_of

    week, stored = shown.in_hand, shown.stored
    if week is not None and stored is not None:
        broken = tuple(f"{one.rule}: {one.sentence}" for one in week.broken)
        stored = replace(
            stored,
            plan=week.plan,
            verdict=verdict_of(broken) if broken else stored.verdict,
            overruled=tuple(breach.sentence for breach in week.overruled),
        )
    board = shown.maker.board(
        None if stored is None else stored.plan,
        check=NOT_CHECKED if stored is None else check_of(stored),
        decisions=decisions_shown(week),
        hints=None if hints is None else hints.by_family,
        remark="" if hints is None else hints.remark,
    )
    return replace(shown, stored=stored, board=board)


def index_week(shown: WeekShown) -> Index:
    """Return what can be found in a week."""
    from ui.finding.index import index_of

    return index_of(shown.service, shown.board)


def map_of_week(shown: WeekShown) -> MapModel:
    """Return the map of a week, with the plan that is on the board."""
    from planner.travel.places import load_gazetteer
    from planner.whereabouts import map_model

    plan = None if shown.stored is None else shown.stored.plan
    return map_model(shown.service, shown.week, plan, gazetteer=load_gazetteer())


def figures_of_week(shown: WeekShown) -> Figures:
    """Return the figures of a week, as the board has them."""
    from ui.screens.figures.figures import figures_of

    return figures_of(shown.service, shown.week, shown.board)


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
