"""One call for each history: reads what it needs from the store, and works it out.

For a thread of its own, not the window's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.history.family import family_history
from planner.history.on_paper import OnPaper, newest_of, sheets_out_of_date, sheets_today
from planner.history.overrides import override_history
from planner.history.practitioner import practitioner_history
from planner.history.weeks import week_history
from planner.store import decided
from planner.store.plan_heads import were_with
from planner.store.plans import plan_numbered
from planner.store.prints import prints_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from planner.history.family import FamilyHistory
    from planner.history.overrides import OverrideHistory
    from planner.history.practitioner import PractitionerHistory
    from planner.history.weeks import WeekHistory
    from planner.plan import Plan
    from planner.service import Service, Week
    from planner.sheets import Printing
    from planner.store import Store
    from planner.store.prints import StoredPrint


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
    return override_history(
        service, decided.all_overrides(store), week=week, were_with=were_with(store)
    )


def read_on_paper(store: Store, printing: Printing) -> OnPaper:
    """Return which sheets of a week are on paper, and which of them no longer hold.

    Parameters
    ----------
    printing
        What would be printed now.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    prints = newest_of(prints_of(store, printing.plan.week))
    if not prints:
        return OnPaper()
    found = sheets_out_of_date(
        printing.service,
        prints,
        sheets_today(printing, only={(one.sheet, one.subject) for one in prints}),
        plan=printing.plan,
        plans=_plans_as_printed(store, prints),
    )
    return OnPaper(prints, found)


def _plans_as_printed(store: Store, prints: tuple[StoredPrint, ...]) -> dict[int, Plan]:
    """Return the printed plans that were approved by then; a draft is not as it was."""
    first: dict[int, datetime] = {}
    for one in prints:
        first[one.plan_number] = min(one.at, first.get(one.plan_number, one.at))
    plans = {number: plan_numbered(store, number) for number in first}
    return {
        number: plan.plan
        for number, plan in plans.items()
        if plan is not None and plan.approved_at is not None and plan.approved_at <= first[number]
    }
