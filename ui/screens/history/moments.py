"""When something was done, as it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dates import short_day, weekday

if TYPE_CHECKING:
    from datetime import datetime

    from planner.service import Week


def moment_words(at: datetime, week: Week) -> str:
    """Return ``Mon 23 Nov``, where this computer is; with the year where it is not the week's."""
    day = at.astimezone().date()
    year = "" if day.year == week.monday.year else f" {day.year}"
    return f"{weekday(day)} {short_day(day)}{year}"


def moment_and_time(at: datetime, week: Week) -> str:
    """Return ``Mon 23 Nov 11:40``."""
    return f"{moment_words(at, week)} {at.astimezone():%H:%M}"
