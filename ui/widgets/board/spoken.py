"""What the board says aloud and in tooltips of what is not a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.widgets.board.model import Column, Lane


def counted(number: int, one: str, many: str) -> str:
    """Return a number and its noun: ``1 place``, ``5 places``."""
    return f"{number:,} {one if number == 1 else many}"


def lane_counts(lane: Lane) -> tuple[str, str]:
    """Return ``43 of 48 children`` and ``5 places free``."""
    filled = f"{lane.children} of {counted(lane.children_cap, 'child', 'children')}"
    return filled, counted(lane.places_free, "place free", "places free")


def lane_spoken(lane: Lane, *, folded: bool) -> str:
    """Return a lane's accessible name: ``Crewe North, 43 of 48 children, 5 places free, open``."""
    return ", ".join((lane.name, *lane_counts(lane), "folded" if folded else "open"))


def column_spoken(column: Column) -> str:
    """Return a column's accessible name: ``Sam Okoro, 11 of 12 children, 2.9 hours of travel``."""
    minutes = column.travel_minutes_a_week
    parts = (
        column.name,
        *column.notes,
        f"{column.children} of {counted(column.children_cap, 'child', 'children')}",
        "" if minutes is None else f"{minutes / 60:.1f} hours of travel a week",
        column.travel_phrase,
    )
    return ", ".join(part for part in parts if part)


def column_tip(column: Column) -> str:
    """Return the tooltip of a column's head."""
    return f"{column_spoken(column)}."
