"""A week's history in words: its versions, and what was planned against what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.drafting.kept import CARRIED_OVER
from ui.dates import day_words
from ui.screens.history.moments import moment_and_time
from ui.widgets.plain_table import Cell, Column, Row

if TYPE_CHECKING:
    from planner.history.weeks import FamilyDifference, WeekHistory
    from planner.store.decided import PlanVersion
    from ui.screens.history.index import HistoryIndex

VERSION_COLUMNS = (
    Column("Version", 70, is_figures=True),
    Column("State", 116),
    Column("Made", 206),
    Column("Approved", 206),
    Column("Changes by hand", 120, is_figures=True),
    Column("Rules overruled", 120, is_figures=True),
)
DIFFERENCE_COLUMNS = (
    Column("Family", 76),
    Column("Planned with", 180),
    Column("Was with", 180),
    Column("So the family", 300),
)
_STATE_ICONS = {
    "approved": ("check-circle", "ok"),
    "draft": ("pencil-simple", "medium"),
    "superseded": ("clock-counter-clockwise", "muted"),
}


def version_rows(history: WeekHistory, index: HistoryIndex) -> tuple[Row, ...]:
    """Return a row for each version, the newest first."""
    return tuple(_version(one, index) for one in reversed(history.versions))


def _version(one: PlanVersion, index: HistoryIndex) -> Row:
    made = f"{moment_and_time(one.made_at, index.week)} by {one.made_by}"
    approved = ""
    if one.approved_at is not None:
        approved = f"{moment_and_time(one.approved_at, index.week)} by {one.approved_by}"
    by_hand = sum(not edit.is_undone and edit.name != CARRIED_OVER for edit in one.edits)
    overruled = sum(bool(override.rules) for override in one.overrides)
    return Row(
        str(one.number),
        (
            Cell(str(one.version), sorted_by=one.version, strong=True),
            Cell(one.state.value, icon=_STATE_ICONS[one.state.value]),
            Cell(made, sorted_by=one.made_at.timestamp()),
            Cell(
                approved or "never",
                sorted_by=one.approved_at.timestamp() if one.approved_at is not None else 0.0,
                quiet=not approved,
            ),
            Cell(str(by_hand), sorted_by=by_hand, quiet=not by_hand),
            Cell(str(overruled), sorted_by=overruled, quiet=not overruled),
        ),
    )


def state_words(history: WeekHistory, index: HistoryIndex) -> str:
    """Return who approved the week, and when; that it is a draft, where nobody did."""
    # Here, because a window opens sooner without it.
    from planner.store.plans import PlanState

    approved = next((one for one in history.versions if one.state is PlanState.APPROVED), None)
    if approved is None or approved.approved_at is None:
        return "Draft: nobody approved it yet"
    return (
        f"Version {approved.version} approved by {approved.approved_by} "
        f"on {moment_and_time(approved.approved_at, index.week)}"
    )


def difference_rows(history: WeekHistory, index: HistoryIndex) -> tuple[Row, ...]:
    """Return a row for each family that was not where the plan had it."""
    differences = () if history.against is None else history.against.differences
    return tuple(_difference(one, index) for one in differences)


def _difference(one: FamilyDifference, index: HistoryIndex) -> Row:
    ending = {
        "STAYED": "stayed where it was",
        "ELSEWHERE": "went to somebody else",
        "NOBODY": "was with nobody",
        "TAKEN_ON": "was taken on all the same",
        "TO_COME": "has this still to come",
    }[one.kind.name]
    return Row(
        one.family_id,
        (
            Cell(one.family_id, strong=True),
            Cell(index.name(one.planned), quiet=one.planned is None),
            Cell(index.name(one.happened), quiet=one.happened is None),
            Cell(ending),
        ),
    )


def against_words(history: WeekHistory) -> str:
    """Return how what happened compares with the plan, or why that cannot be said."""
    if history.against is not None:
        return f"On {day_words(history.against.day)}: {history.against.sentence}"
    if not any(one.approved_at is not None for one in history.versions):
        return "No version is approved, so there is nothing to hold against what happened."
    return f"Nothing has happened yet: the week begins on {day_words(history.week.monday)}."
