"""Dates as the window writes them: ``Mon 23 Nov 2026``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.service.dates import month_name, weekday_name

if TYPE_CHECKING:
    from datetime import date

    from planner.service import Week


def day_words(day: date) -> str:
    """Return ``Mon 23 Nov 2026``."""
    return f"{weekday(day)} {short_day(day)} {day.year}"


def short_day(day: date) -> str:
    """Return ``23 Nov``."""
    return f"{day.day} {month_name(day)[:3]}"


def weekday(day: date) -> str:
    """Return ``Mon``."""
    return weekday_name(day)[:3]


def week_words(week: Week) -> str:
    """Return ``Week of Mon 23 Nov 2026``."""
    return f"Week of {day_words(week.monday)}"
