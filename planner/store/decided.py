"""What was decided, plan by plan, read as rows: for histories over many weeks.

No plan's JSON is read: what it does with each family is kept as rows beside it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.plan import Outcome
from planner.service import Week
from planner.store.edits import StoredEdit
from planner.store.plans import Override, PlanState
from planner.store.tables import (
    PlanEditRow,
    PlanFamilyRow,
    PlanOverrideRow,
    PlanRow,
    PlanWorkerRow,
    table_of,
)

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from planner.store.session import Store


@dataclass(frozen=True, slots=True)
class Decided:
    """What the approved plan of a week decided about a family.

    Attributes
    ----------
    children
        Of the family, as they counted then.
    staff_id
        With whom; `None` for nobody.
    was
        With whom it was, for a waiting family the last one; `None` for nobody.
    why
        The first sentence of the plan's reason; empty where it gave none.
    override
        What a person decided for the family by hand; `None` where nobody did.
    """

    week: Week
    plan_number: int
    family_id: str
    children: int
    staff_id: str | None
    outcome: Outcome
    was: str | None
    why: str = ""
    override: Override | None = None


@dataclass(frozen=True, slots=True)
class CaseloadWeek:
    """Somebody's caseload as the approved plan of a week had it."""

    week: Week
    children: int
    children_cap: int
    families: int


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """One version of a week's plan, without the plan itself.

    Attributes
    ----------
    made_at, approved_at
        Aware.
    edits
        What was done to it by hand, in order, what was undone last.
    overrides
        What people decided against the proposal, as it was approved.
    """

    number: int
    version: int
    week: Week
    state: PlanState
    made_at: datetime
    made_by: str
    approved_at: datetime | None
    approved_by: str | None
    edits: tuple[StoredEdit, ...] = ()
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True)
class OverrideEntry:
    """What a person decided, and the approved plan of the week in which it held first."""

    week: Week
    plan_number: int
    override: Override


def decided_for_family(store: Store, family_id: str) -> tuple[Decided, ...]:
    """Return what every approved plan decided about a family, oldest first.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    return _decided(store, table_of(PlanFamilyRow).c.family_id == family_id)


def decided_for_practitioner(store: Store, staff_id: str) -> tuple[Decided, ...]:
    """Return what approved plans decided about families of a practitioner, before or after.

    Families they only keep are left out. Oldest week first.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    families = table_of(PlanFamilyRow).c
    theirs = (families.staff_id == staff_id) | (families.was == staff_id)
    elsewhere = families.staff_id.is_distinct_from(families.was)
    return _decided(store, theirs & elsewhere)


def decided_in_week(store: Store, week: Week) -> tuple[Decided, ...]:
    """Return what a week's approved plan decided, in its order; empty without one.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    return _decided(store, table_of(PlanRow).c.week == week.monday)


def caseloads_of(store: Store, staff_id: str) -> tuple[CaseloadWeek, ...]:
    """Return a practitioner's caseload in every approved plan, oldest first.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    plans, workers = table_of(PlanRow).c, table_of(PlanWorkerRow).c
    with store.reading() as connection:
        found = connection.execute(
            select(plans.week, workers.children, workers.children_cap, workers.families)
            .join_from(table_of(PlanWorkerRow), table_of(PlanRow))
            .where(workers.staff_id == staff_id, plans.state == PlanState.APPROVED)
            .order_by(plans.week)
        )
        return tuple(CaseloadWeek(Week(monday), *rest) for monday, *rest in found)


def versions_of(store: Store, week: Week) -> tuple[PlanVersion, ...]:
    """Return every version of a week's plan with its edits and overrides, the first one first.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    plans, edits = table_of(PlanRow).c, table_of(PlanEditRow).c
    of_week = plans.week == week.monday
    with store.reading() as connection:
        edits_of: dict[int, list[StoredEdit]] = defaultdict(list)
        for number, *rest in connection.execute(
            select(
                edits.plan_number,
                edits.position,
                edits.name,
                edits.who,
                edits.at,
                edits.payload,
                edits.is_undone,
            )
            .join_from(table_of(PlanEditRow), table_of(PlanRow))
            .where(of_week)
            .order_by(edits.plan_number, edits.position)
        ):
            edits_of[number].append(StoredEdit(*rest))
        overrides_of: dict[int, list[Override]] = defaultdict(list)
        for entry in _overrides(connection, of_week):
            overrides_of[entry.plan_number].append(entry.override)
        found = connection.execute(
            select(
                plans.number,
                plans.version,
                plans.state,
                plans.made_at,
                plans.made_by,
                plans.approved_at,
                plans.approved_by,
            )
            .where(of_week)
            .order_by(plans.version)
        )
        return tuple(
            PlanVersion(
                number=row.number,
                version=row.version,
                week=week,
                state=row.state,
                made_at=row.made_at,
                made_by=row.made_by,
                approved_at=row.approved_at,
                approved_by=row.approved_by,
                edits=tuple(edits_of[row.number]),
                overrides=tuple(overrides_of[row.number]),
            )
            for row in found
        )


def all_overrides(store: Store) -> tuple[OverrideEntry, ...]:
    """Return what people decided against the proposal in every plan that was ever approved.

    Oldest plan first. A decision that a later version took over comes with each of them.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    with store.reading() as connection:
        return _overrides(connection, table_of(PlanRow).c.approved_at.is_not(None))


def _overrides(connection: Connection, where: ColumnElement[bool]) -> tuple[OverrideEntry, ...]:
    plans, overrides = table_of(PlanRow).c, table_of(PlanOverrideRow).c
    found = connection.execute(
        select(
            plans.week,
            plans.number,
            overrides.family_id,
            overrides.staff_id,
            overrides.code,
            overrides.reason,
            overrides.who,
            overrides.at,
            overrides.rules,
        )
        .join_from(table_of(PlanOverrideRow), table_of(PlanRow))
        .where(where)
        .order_by(plans.number, overrides.position)
    )
    return tuple(
        OverrideEntry(Week(monday), number, Override(*rest)) for monday, number, *rest in found
    )


def _decided(store: Store, where: ColumnElement[bool]) -> tuple[Decided, ...]:
    """Return what approved plans decided where this holds, the oldest week first."""
    plans, families = table_of(PlanRow).c, table_of(PlanFamilyRow).c
    with store.reading() as connection:
        rows = connection.execute(
            select(
                plans.week,
                plans.number,
                families.family_id,
                families.children,
                families.staff_id,
                families.outcome,
                families.was,
                families.why,
            )
            .join_from(table_of(PlanFamilyRow), table_of(PlanRow))
            .where(plans.state == PlanState.APPROVED, where)
            .order_by(plans.week, families.position)
        ).all()
        by_hand = {
            (entry.plan_number, entry.override.family_id): entry.override
            for entry in _overrides(connection, plans.state == PlanState.APPROVED)
        }
    return tuple(
        Decided(
            week=Week(row.week),
            plan_number=row.number,
            family_id=row.family_id,
            children=row.children,
            staff_id=row.staff_id,
            outcome=row.outcome,
            was=row.was,
            why=row.why,
            override=by_hand.get((row.number, row.family_id)),
        )
        for row in rows
    )
