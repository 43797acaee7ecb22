"""The stint that carried out what a plan decided, and the decision behind a stint."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.plan import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.service import Allocation
    from planner.store.decided import Decided

CARRIED_OUT_WITHIN = timedelta(weeks=2)
"""A stint that begins from the Monday of a plan's week to so long after it, half-open, is what the
plan decided: a handover takes a joint visit or two."""

PLACED = frozenset({Outcome.NEW, Outcome.MOVED, Outcome.RETURNED})
"""The outcomes that give a family another practitioner."""


def all_that_led_to(decided: Iterable[Decided], stint: Allocation) -> tuple[Decided, ...]:
    """Return the decisions that this stint carries out, oldest first.

    More than one where a week decided again what the week before had, until it was carried out.
    """
    found = [
        one
        for one in decided
        if one.family_id == stint.family_id
        and one.staff_id == stint.staff_id
        and one.outcome in PLACED
        and _soon_after(one.week.monday, stint.from_)
    ]
    return tuple(sorted(found, key=lambda one: one.week))


def led_to(decided: Iterable[Decided], stint: Allocation) -> Decided | None:
    """Return the latest decision that this stint carries out; `None` where none is known."""
    found = all_that_led_to(decided, stint)
    return found[-1] if found else None


def _soon_after(monday: date, day: date) -> bool:
    return monday <= day < monday + CARRIED_OUT_WITHIN
