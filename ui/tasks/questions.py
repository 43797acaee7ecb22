"""Answering what people ask of the week in hand: why, why not, and what it would take."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.drafting.answers.way_in import WayIn
from planner.drafting.answers.why import WhyHere
from planner.drafting.in_hand import InHand
from planner.drafting.options import MoveOptions

if TYPE_CHECKING:
    from planner.drafting.answers.board_sentence import Opening
    from planner.drafting.answers.why_not import WhyNot
    from planner.planning.solving import Solve
    from solver.cp_sat import Effort
    from solver.result import Cancel, Listener

ANSWER_SECONDS = 9.0
"""An answer is waited for, so that it has to come within ten seconds."""

MOST_HINTS = 40
"""Waiting families, the most urgent first, that are told at once what would help them."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why a family is where it is, and everybody it could be with."""

    here: WhyHere
    options: MoveOptions


@dataclass(frozen=True, slots=True)
class SimpleWays:
    """Why a family waits, and the ways in that need no search."""

    here: WhyHere
    ways: tuple[WayIn, ...]


@dataclass(frozen=True, slots=True)
class Hints:
    """What would help, by waiting family, and what is to be said of the whole board.

    Attributes
    ----------
    week
        The week they were found for.
    """

    week: InHand
    by_family: Mapping[str, str]
    remark: str


def why(week: InHand, family_id: str) -> Why:
    """Say why a family is where it is."""
    from planner.drafting.answers.why import why as why_here
    from planner.drafting.options import options_for

    return Why(why_here(week, family_id), options_for(week, family_id))


def why_not(
    week: InHand,
    family_id: str,
    staff_id: str | None,
    *,
    solve: Solve,
    cancel: Cancel,
    listener: Listener,
) -> WhyNot:
    """Find the best plan in which a family is with somebody else, and what it would cost."""
    from planner.drafting.answers.why_not import why_not as answer

    return answer(
        week,
        family_id,
        staff_id,
        solve=solve,
        effort=_effort(),
        cancel=cancel,
        listener=listener,
    )


def simple_ways(week: InHand, family_id: str) -> SimpleWays:
    """Return the ways in that need no search."""
    from planner.drafting.answers.simple_ways import simple_ways as found
    from planner.drafting.answers.why import why as why_here

    return SimpleWays(why_here(week, family_id), found(week, family_id))


def ways_in(
    week: InHand, family_id: str, *, solve: Solve, cancel: Cancel, listener: Listener
) -> tuple[WayIn, ...]:
    """Find the cheapest ways in for a waiting family."""
    from planner.drafting.answers.ways_in import ways_in as found

    return found(week, family_id, solve=solve, effort=_effort(), cancel=cancel, listener=listener)


def what_opens(week: InHand, *, solve: Solve, cancel: Cancel, listener: Listener) -> Opening | None:
    """Find the cheapest way to place somebody who waits; `None` where no rule allows one."""
    from planner.drafting.answers.board_sentence import what_opens as found

    return found(week, solve=solve, effort=_effort(), cancel=cancel, listener=listener)


def hints(week: InHand, families: tuple[str, ...], cancel: Cancel) -> Hints:
    """Return what would help waiting families, most urgent first, and the whole board."""
    from planner.drafting.answers.board_sentence import board_sentence
    from planner.drafting.answers.simple_ways import hint_for

    found = {}
    for family_id in families[:MOST_HINTS]:
        if cancel.requested:
            break
        if family_id in week.ground.family:
            found[family_id] = hint_for(week, family_id)
    return Hints(week, found, board_sentence(week))


def _effort() -> Effort:
    from solver.cp_sat import Effort

    return Effort(seconds=ANSWER_SECONDS, workers=os.cpu_count() or 1, seed=0)
