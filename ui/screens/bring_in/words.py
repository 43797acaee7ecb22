"""What bringing in a service would change, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.exchange.differences import DifferenceKind, summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.exchange.differences import Difference

MOST_LINES = 500
"""Rows told one by one; nobody reads more, and the counts stand above them."""


def change_lines(found: Sequence[Difference]) -> tuple[str, ...]:
    """Return a count for each table, then the rows: ``families F012: band: medium → high``.

    Where everything is new, as at the first time, the counts say all there is to say.
    """
    counts = summary(found)
    if all(difference.kind is DifferenceKind.ADDED for difference in found):
        return counts
    # What goes or changes comes first: that is what people look for.
    by_weight = sorted(found, key=lambda difference: difference.kind is DifferenceKind.ADDED)
    rows = [_line(difference) for difference in by_weight if difference.row]
    more = len(rows) - MOST_LINES
    return (
        *counts,
        *rows[:MOST_LINES],
        *((f"and {more:,} more rows",) if more > 0 else ()),
    )


def _line(difference: Difference) -> str:
    what = ", ".join(
        f"{value.column}: {value.before or 'nothing'} → {value.after or 'nothing'}"
        for value in difference.values
    )
    return f"{difference.table} {difference.row}: {what or difference.kind}"
