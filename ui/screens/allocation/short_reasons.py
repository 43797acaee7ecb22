"""A plan's reason for a family as a table says it, beside the names of whom it moves between."""

from __future__ import annotations


def without_opening(why: str) -> str:
    """Return a reason without what is said before its colon: ``Moved from Sam to Dan:``."""
    opening, _, rest = why.partition(": ")
    rest = rest or opening
    return f"{rest[:1].upper()}{rest[1:]}"
