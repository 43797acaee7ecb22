"""The week that is planned: Monday to Sunday."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

WEEKS_LOOKED_AHEAD = 4
"""A worker away for the whole of the week and the three after it is not planned."""


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """A week, named by its Monday.

    Raises
    ------
    ValueError
        The day is not a Monday.
    """

    monday: date

    def __post_init__(self) -> None:
        if self.monday.weekday() != 0:
            raise ValueError(f"{self.monday.isoformat()} is not a Monday")

    @classmethod
    def of(cls, day: date) -> Week:
        """Return the week that holds this day."""
        return cls(day - timedelta(days=day.weekday()))

    @property
    def sunday(self) -> date:
        """The last day of the week."""
        return self.monday + timedelta(days=6)

    @property
    def days(self) -> tuple[date, ...]:
        """The seven days, Monday first."""
        return tuple(self.monday + timedelta(days=offset) for offset in range(7))

    def shifted(self, weeks: int) -> Week:
        """Return the week this many weeks later (earlier if negative)."""
        return Week(self.monday + timedelta(weeks=weeks))

    def __str__(self) -> str:
        """Return the Monday as ``2026-11-23``."""
        return self.monday.isoformat()
