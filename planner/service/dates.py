"""Names of days and months, in English whatever the computer's language.

`strftime` and `calendar` speak the computer's language as soon as a window toolkit has asked for
it; sentences, screens and sheets must not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""Monday first, as `date.weekday` counts."""

MONTHS = (
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
"""January first: month 1 stands at position 0."""


def weekday_name(day: date) -> str:
    """Return ``Monday``."""
    return WEEKDAYS[day.weekday()]


def month_name(day: date) -> str:
    """Return ``November``."""
    return MONTHS[day.month - 1]
