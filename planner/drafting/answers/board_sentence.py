"""The places free on the whole board, said so that a manager knows why somebody waits."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.drafting.answers.simple_ways import simple_ways
from planner.drafting.answers.way_in import WayIn
from planner.drafting.answers.ways_in import ways_in
from planner.free_places import free_places
from planner.service.naming import counted, number_word
from solver.result import Cancel

if TYPE_CHECKING:
    from planner.drafting.in_hand import InHand
    from planner.planning.solving import Solve
    from solver.cp_sat import Effort
    from solver.result import Listener

LOOKED_AT = 20
"""Waiting families for whom a way in is looked for, the most urgent first."""

EACH_SHARE = 0.4
"""The share of the time left that goes to the search for one family."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a place for a family that waits.

    Attributes
    ----------
    sentence
        ``Moving F031 to Dan opens one for F046.``
    """

    sentence: str
    way: WayIn


def board_sentence(week: InHand) -> str:
    """Return what is free, and why it helps nobody: ``Seven places are free, but nobody has …``."""
    free = free_places(week.ground.service, week.part.workers)
    sizes = [week.problem.families[at].children for at in _waiting(week)]
    if free.total == 0:
        if not sizes:
            return "Every place is taken, and nobody is waiting."
        waits = "waits" if len(sizes) == 1 else "wait"
        return f"Every place is taken; {counted(len(sizes), 'family', 'families')} {waits}."
    verb = "is" if free.total == 1 else "are"
    places = f"{counted(free.total, 'place').capitalize()} {verb} free"
    if not sizes:
        return f"{places}, and nobody is waiting."
    most, least = free.most_with_one_person, min(sizes)
    if least > most:
        return f"{places}, but nobody has {number_word(least)} together."
    larger = sorted(size for size in sizes if size > most)
    if larger:
        return (
            f"{places}, at most {number_word(most)} with one person; "
            f"{counted(len(larger), 'waiting family needs', 'waiting families need')} more."
        )
    return f"{places}, at most {number_word(most)} with one person."


def what_opens(
    week: InHand,
    *,
    solve: Solve,
    effort: Effort,
    cancel: Cancel | None = None,
    listener: Listener | None = None,
) -> Opening | None:
    """Return the first thing that opens a place without overruling a rule; `None` if none does.

    For the most urgent family for whom there is one. What needs no search is looked for first.

    Parameters
    ----------
    effort
        For the whole answer.
    """
    cancel = cancel or Cancel()
    until = time.perf_counter() + effort.seconds
    waiting = [week.problem.families[at].id for at in _waiting(week)][:LOOKED_AT]
    for family_id in waiting:
        if cancel.requested:
            return None
        opening = _opening(simple_ways(week, family_id))
        if opening is not None:
            return opening
    for family_id in waiting:
        left = until - time.perf_counter()
        if cancel.requested or left <= 0:
            return None
        share = replace(effort, seconds=EACH_SHARE * left)
        found = ways_in(
            week, family_id, solve=solve, effort=share, cancel=cancel, listener=listener
        )
        opening = _opening(found)
        if opening is not None:
            return opening
    return None


def _opening(ways: tuple[WayIn, ...]) -> Opening | None:
    for way in ways:
        if not way.needs_reason:
            return Opening(f"{way.text} for {way.family_id}.", way)
    return None


def _waiting(week: InHand) -> list[int]:
    """Return the families that wait and may be placed, the most urgent first."""
    problem = week.problem
    waiting = [
        at
        for at, there in enumerate(week.solution.workers)
        if not there and at not in problem.left and problem.families[at].id not in week.decided
    ]

    def urgency(at: int) -> int:
        return max(problem.families[at].children, 1) * problem.families[at].urgency

    return sorted(waiting, key=urgency, reverse=True)
