"""One call for each history: reads what it needs from the store, and works it out.

For a thread of its own, not the window's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.history.family import family_history
from planner.history.overrides import override_history
from planner.history.practitioner import practitioner_history
from planner.history.weeks import week_history
from planner.store import decided

if TYPE_CHECKING:
    from datetime import date

    from planner.history.family import FamilyHistory
    from planner.history.overrides import OverrideHistory
    from planner.history.practitioner import PractitionerHistory
    from planner.history.weeks import WeekHistory
    from planner.service import Service, Week
    from planner.store import Store


def read_family(store: Store, service: Service, family_id: str, *, week: Week) -> FamilyHistory:
    """Return a family's history; see `planner.history.family.family_history`.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    return family_history(
        service, family_id, decided.decided_for_family(store, family_id), week=week
    )


def read_practitioner(
    store: Store, service: Service, staff_id: str, *, week: Week
) -> PractitionerHistory:
    """Return somebody's history; see `planner.history.practitioner.practitioner_history`.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    return practitioner_history(
        service,
        staff_id,
        decided.caseloads_of(store, staff_id),
        decided.decided_for_practitioner(store, staff_id),
        week=week,
    )


def read_week(store: Store, service: Service, week: Week, *, today: date) -> WeekHistory:
    """Return a week's history; see `planner.history.weeks.week_history`.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    return week_history(
        service,
        week,
        decided.versions_of(store, week),
        decided.decided_in_week(store, week),
        today=today,
    )


def read_overrides(store: Store, service: Service, *, week: Week) -> OverrideHistory:
    """Return every decision against the plan; see `planner.history.overrides.override_history`.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    return override_history(service, decided.all_overrides(store), week=week)
