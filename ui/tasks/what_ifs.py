"""Trying a what-if, keeping it, and its notice on paper."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from ui.shown import WeekShown, as_version
from ui.tasks.plans import PLAN_SECONDS, name_for_certain
from ui.tasks.weeks import with_board

if TYPE_CHECKING:
    from pathlib import Path

    from planner.planning.solving import Solve
    from planner.store import Store
    from planner.what_if.suppositions import Supposition
    from planner.what_if.trying import WhatIf
    from solver.result import Cancel, Listener
    from ui.shown import Author


def try_out(
    shown: WeekShown,
    supposition: Supposition,
    *,
    cancel: Cancel,
    listener: Listener,
    solve: Solve,
    seconds: float = PLAN_SECONDS,
) -> WhatIf:
    """Try a what-if on a copy of the week; nothing is kept.

    Raises
    ------
    KnownError
        The week cannot be worked on, or a place is not known.
    """
    from planner.errors import KnownError
    from planner.travel.places import load_gazetteer
    from planner.what_if.trying import try_out as tried
    from solver.cp_sat import Effort

    if shown.in_hand is None:
        raise KnownError("This week cannot be worked on. Plan it again first.")
    return tried(
        shown.in_hand,
        supposition,
        gazetteer=load_gazetteer(),
        solve=solve,
        effort=Effort(seconds=seconds, workers=os.cpu_count() or 1, seed=0),
        cancel=cancel,
        listener=listener,
    )


def with_what_if(shown: WeekShown, what_if: WhatIf) -> WeekShown:
    """Return the week as it is once a what-if is kept: another service, another version."""
    from planner.travel.places import load_gazetteer
    from planner.what_if.keeping import kept
    from ui.screens.allocation.board_model import BoardMaker

    gazetteer = load_gazetteer()
    if shown.in_hand is None:
        return shown
    week = kept(shown.in_hand, what_if, gazetteer=gazetteer)
    maker = BoardMaker(what_if.service, shown.week, district=gazetteer.district)
    return with_board(replace(as_version(shown, week), service=what_if.service, maker=maker))


def keep_other_service(store: Store, shown: WeekShown, *, author: Author) -> None:
    """Keep a week whose service is another one, and that service.

    Raises
    ------
    KnownError
        The database cannot be written. Nothing was changed.
    """
    from planner import actions
    from solver.allocation.problem_json import problem_to_json

    if shown.in_hand is not None and shown.stored is not None:
        kept = actions.keep_other_service(
            store,
            shown.service,
            shown.in_hand,
            problem_json=problem_to_json(shown.in_hand.problem),
            who=author.who,
            at=author.at,
        )
        name_for_certain(shown.stored.kept_as, kept)


def save_notice(what_if: WhatIf, path: Path, *, author: Author) -> str:
    """Save the change notice of a what-if as PDF; return what to say of it.

    Raises
    ------
    KnownError
        The file cannot be written; an older one is as it was.
    """
    from planner.sheets.what_if_notice import draw
    from planner.travel.places import load_gazetteer
    from ui.screens.sheets import work

    pdf = draw(
        what_if,
        printed_at=author.at,
        printed_by=author.who,
        district=load_gazetteer().district,
    )
    work.save(pdf, path)
    return f"The change notice is saved as {path.name}."
