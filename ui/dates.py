"""Dates as the window writes them: ``Mon 23 Nov 2026``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from planner.service import Week

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(day: date) -> str:
    """Return ``Mon 23 Nov 2026``, in English whatever the computer's language."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def week_words(week: Week) -> str:
    """Return ``Week of Mon 23 Nov 2026``."""
    return f"Week of {day_words(week.monday)}"
