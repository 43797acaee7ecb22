"""The referral meeting off the window's thread: its agenda, the rest of the board, its minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.tasks.plans import plan_week

if TYPE_CHECKING:
    from pathlib import Path

    from planner.drafting.in_hand import InHand
    from planner.meeting.agenda import Item
    from planner.meeting.minutes import Minutes
    from planner.planning.solving import Solve
    from solver.result import Cancel, Listener
    from ui.shown import Author, PlannedWeek, WeekShown

REFILL_SECONDS = 5.0
"""The board is filled again while people talk about the next family."""


def agenda_of(week: InHand) -> tuple[Item, ...]:
    """Return everybody to decide about, the most urgent first."""
    from planner.meeting.agenda import agenda
    from planner.travel.places import load_gazetteer

    return agenda(week, district=load_gazetteer().district)


def plan_rest(shown: WeekShown, *, cancel: Cancel, listener: Listener, solve: Solve) -> PlannedWeek:
    """Fill the rest of the board around what is decided, with the fewest other moves."""
    from planner.drafting.replanning import How

    return plan_week(
        shown, How.REST, cancel=cancel, listener=listener, solve=solve, seconds=REFILL_SECONDS
    )


def save_minutes(minutes: Minutes, shown: WeekShown, path: Path, *, author: Author) -> str:
    """Save the minutes of a meeting as PDF; return what to say of it.

    Raises
    ------
    KnownError
        The file cannot be written; an older one is as it was.
    """
    from planner.errors import BugError
    from planner.sheets import Printing
    from planner.sheets.meeting_minutes import draw
    from planner.travel.places import load_gazetteer
    from ui.screens.sheets import work

    stored, week = shown.stored, shown.in_hand
    if stored is not None:
        plan = stored.plan
    elif week is not None:
        plan = week.plan
    else:
        raise BugError("there is no week to have met about")
    printing = Printing(
        service=shown.service,
        plan=plan,
        previous=shown.previous,
        label=stored.label if stored is not None else "Not planned yet",
        printed_at=author.at,
        printed_by=author.who,
        district=load_gazetteer().district,
        approved_at=None if stored is None else stored.approved_at,
    )
    work.save(draw(minutes, printing), path)
    return f"The minutes are saved as {path.name}."
