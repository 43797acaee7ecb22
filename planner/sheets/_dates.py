"""Dates as the sheets write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.service.dates import month_name, weekday_name

if TYPE_CHECKING:
    from datetime import date, datetime


def day_name(day: date) -> str:
    """Return ``Mon``."""
    return weekday_name(day)[:3]


def short_day(day: date) -> str:
    """Return ``Mon 23 Nov``."""
    return f"{day_name(day)} {day.day} {month_name(day)[:3]}"


def long_day(day: date) -> str:
    """Return ``Monday 23 November 2026``."""
    return f"{weekday_name(day)} {day.day} {month_name(day)} {day.year}"


def moment(when: datetime) -> str:
    """Return ``Mon 23 Nov 2026 11:42``."""
    return f"{short_day(when)} {when.year} {when:%H:%M}"


def days_of_week(first: date, last: date) -> str:
    """Return ``Thu 26–Fri 27`` where the week, and so the month, stands on the sheet already."""
    names = [f"{day_name(day)} {day.day}" for day in (first, last)]
    return names[0] if first == last else "–".join(names)


def month_since(day: date, *, today: date) -> str:
    """Return ``August``, with the year where it is not this year's: ``August 2025``."""
    name = month_name(day)
    return name if day.year == today.year else f"{name} {day.year}"
