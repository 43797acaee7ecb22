"""Every plan without what it says: which week, which version, by whom; and what it moved by hand.

For histories over many weeks: no plan's JSON is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.service import Week
from planner.store.tables import PlanFamilyRow, PlanOverrideRow, PlanRow, PlanState, table_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.store.session import Store


@dataclass(frozen=True, slots=True)
class PlanHead:
    """One plan, whatever its state.

    Attributes
    ----------
    made_at, approved_at
        Aware; `approved_at` and `approved_by` are `None` where it never was approved.
    """

    number: int
    week: Week
    version: int
    state: PlanState
    made_at: datetime
    made_by: str
    approved_at: datetime | None
    approved_by: str | None


def plan_heads(store: Store) -> tuple[PlanHead, ...]:
    """Return every plan, the newest week first, in a week the newest version first.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    plans = table_of(PlanRow).c
    with store.reading() as connection:
        found = connection.execute(
            select(
                plans.number,
                plans.week,
                plans.version,
                plans.state,
                plans.made_at,
                plans.made_by,
                plans.approved_at,
                plans.approved_by,
            ).order_by(plans.week.desc(), plans.version.desc())
        )
        return tuple(PlanHead(number, Week(monday), *rest) for number, monday, *rest in found)


def were_with(store: Store) -> Mapping[tuple[int, str], str | None]:
    """Return with whom a family was before somebody decided about it by hand.

    Returns
    -------
    Mapping
        By plan number and family id; `None` for nobody.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    families, overrides = table_of(PlanFamilyRow).c, table_of(PlanOverrideRow).c
    with store.reading() as connection:
        found = connection.execute(
            select(overrides.plan_number, overrides.family_id, families.was).where(
                families.plan_number == overrides.plan_number,
                families.family_id == overrides.family_id,
            )
        )
        return {(number, family_id): was for number, family_id, was in found}
