"""Dates as the window writes them: ``Mon 23 Nov 2026``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from planner.service import Week

# Not strftime's, which speaks the computer's language.
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_words(day: date) -> str:
    """Return ``Mon 23 Nov 2026``."""
    return f"{weekday(day)} {short_day(day)} {day.year}"


def short_day(day: date) -> str:
    """Return ``23 Nov``."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def weekday(day: date) -> str:
    """Return ``Mon``."""
    return _DAYS[day.weekday()]


def month(day: date) -> str:
    """Return ``November``."""
    return _MONTHS[day.month - 1]


def week_words(week: Week) -> str:
    """Return ``Week of Mon 23 Nov 2026``."""
    return f"Week of {day_words(week.monday)}"
