"""What a search says while it runs and when it ends; and how it is stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How far the search got."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class GoalValue:
    """One goal's number, lower is better.

    `bound` is what no solution as good in every earlier goal can go below; `proven` only if every
    earlier goal is proven too.
    """

    name: str
    value: int
    bound: int
    proven: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """A moment of the search.

    Attributes
    ----------
    goals
        The goals so far, in order: finished ones, then the one being worked on.
    goal_names
        The names of all goals in order.
    seconds, budget_seconds
        Time spent and time allowed.
    """

    goals: tuple[GoalValue, ...]
    goal_names: tuple[str, ...]
    seconds: float
    budget_seconds: float


Listener = Callable[[Progress], None]
"""Hears of the search from the searching thread; must return quickly."""


class Cancel:
    """A request to stop that is never lost: a flag, and stops to call for what is running.

    A search tests `requested` before and during building, and registers its own stop with
    `on_request`; a stop registered after the request is called at once.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requested = False
        self._stops: list[Callable[[], None]] = []

    @property
    def requested(self) -> bool:
        """Whether somebody asked to stop."""
        return self._requested

    def request(self) -> None:
        """Ask to stop; safe from any thread, and more than once."""
        with self._lock:
            self._requested = True
            stops, self._stops = self._stops, []
        for stop in stops:
            stop()

    def on_request(self, stop: Callable[[], None]) -> None:
        """Call `stop` when somebody asks to stop, or now if somebody has."""
        with self._lock:
            if not self._requested:
                self._stops.append(stop)
                return
        stop()
