"""A plan's rows: how a plan and its parts are written to them and read from them again."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from planner.exchange.plan_json import plan_from_json
from planner.plan import Plan
from planner.service import Week
from planner.store.tables import (
    PlanFamilyRow,
    PlanGoalRow,
    PlanOverrideRow,
    PlanReasonRow,
    PlanState,
    PlanWorkerRow,
    table_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, RowMapping
    from sqlmodel import SQLModel


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence of why a family is where the plan has it; unplaced if `staff_id` is `None`."""

    family_id: str
    staff_id: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Override:
    """A person's decision against what was proposed, and why.

    Attributes
    ----------
    staff_id
        With whom the person put the family; `None` for nobody.
    code
        Which of the reasons it was, such as ``continuity``.
    reason
        What the person wrote beside it. Never for paper, never for a log.
    at
        Aware.
    rules
        The rules that were overruled, by their names; empty where none stood against it.
    """

    family_id: str
    staff_id: str | None
    code: str
    reason: str
    who: str
    at: datetime
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan as it is kept.

    Attributes
    ----------
    number
        Counts up over all plans of the service, from 1.
    version
        Counts up over the plans of the week, from 1.
    state
        Draft, approved or superseded.
    made_at, approved_at
        Aware.
    plan
        What was decided.
    problem_json
        The problem that was solved.
    reasons
        Families in the plan's order.
    overrides
        In the order in which they were made.
    """

    number: int
    version: int
    week: Week
    state: PlanState
    made_at: datetime
    made_by: str
    approved_at: datetime | None
    approved_by: str | None
    plan: Plan
    problem_json: str
    reasons: tuple[Reason, ...] = ()
    overrides: tuple[Override, ...] = ()

    @property
    def label(self) -> str:
        """What the plan is called on screen and on paper: ``Plan 47, version 2, approved``."""
        return f"Plan {self.number}, version {self.version}, {self.state}"


PARTS = (PlanGoalRow, PlanFamilyRow, PlanWorkerRow, PlanReasonRow)
"""The tables that say the same as the plan's JSON, to be asked for over many weeks."""


def insert_parts(connection: Connection, plan: Plan, number: int) -> None:
    """Write the goals, families, caseloads and reasons of the plan's parts."""
    part = plan.allocation
    if part is None:
        return
    _insert(
        connection,
        PlanGoalRow,
        number,
        [{"part": "allocation", **asdict(goal)} for goal in part.goals],
    )
    _insert(
        connection,
        PlanFamilyRow,
        number,
        [
            {
                "family_id": line.family_id,
                "children": line.children,
                "staff_id": line.staff_id,
                "outcome": line.outcome,
                "was": line.was,
                "why": next(iter(line.why), ""),
            }
            for line in part.families
        ],
    )
    _insert(
        connection,
        PlanWorkerRow,
        number,
        [
            {
                "staff_id": line.staff_id,
                "children": line.children,
                "children_cap": line.children_cap,
                "families": line.families,
            }
            for line in part.workers
        ],
    )
    _insert(
        connection,
        PlanReasonRow,
        number,
        [
            {"family_id": line.family_id, "staff_id": line.staff_id, "sentence": sentence}
            for line in part.families
            for sentence in line.why
        ],
    )


def insert_overrides(connection: Connection, overrides: Iterable[Override], number: int) -> None:
    """Write what people decided against the proposal, in this order."""
    _insert(connection, PlanOverrideRow, number, [asdict(override) for override in overrides])


def _insert(
    connection: Connection, model: type[SQLModel], number: int, rows: Iterable[dict[str, object]]
) -> None:
    """Write the rows of a plan to a table, in this order."""
    numbered = [
        {"plan_number": number, "position": position, **row} for position, row in enumerate(rows)
    ]
    if numbered:
        connection.execute(insert(table_of(model)), numbered)


def delete_parts(connection: Connection, number: int) -> None:
    """Remove a plan's goals, families, caseloads, reasons and overrides, to be written anew."""
    for model in (*PARTS, PlanOverrideRow):
        table = table_of(model)
        connection.execute(delete(table).where(table.c.plan_number == number))


def overrides_of(connection: Connection, number: int) -> tuple[Override, ...]:
    """Return a plan's overrides in the order in which they were made."""
    columns = table_of(PlanOverrideRow).c
    found = connection.execute(
        select(
            columns.family_id,
            columns.staff_id,
            columns.code,
            columns.reason,
            columns.who,
            columns.at,
            columns.rules,
        )
        .where(columns.plan_number == number)
        .order_by(columns.position)
    )
    return tuple(Override(*row) for row in found)


def stored_plan(connection: Connection, row: RowMapping) -> StoredPlan:
    """Return the plan of one row of ``plans``, its parts read with it."""
    reasons = table_of(PlanReasonRow).c
    number = row["number"]
    return StoredPlan(
        number=number,
        version=row["version"],
        week=Week(row["week"]),
        state=row["state"],
        made_at=row["made_at"],
        made_by=row["made_by"],
        approved_at=row["approved_at"],
        approved_by=row["approved_by"],
        plan=_with_numbers_before(plan_from_json(row["plan_json"]), _before(connection, number)),
        problem_json=row["problem_json"],
        reasons=tuple(
            Reason(*found)
            for found in connection.execute(
                select(reasons.family_id, reasons.staff_id, reasons.sentence)
                .where(reasons.plan_number == number)
                .order_by(reasons.position)
            )
        ),
        overrides=overrides_of(connection, number),
    )


def _before(connection: Connection, number: int) -> Mapping[str, int | None]:
    goals = table_of(PlanGoalRow).c
    found = select(goals.name, goals.before).where(goals.plan_number == number)
    return {name: before for name, before in connection.execute(found)}


def _with_numbers_before(plan: Plan, before: Mapping[str, int | None]) -> Plan:
    """Return the plan with what each goal was before, which ``plan.json`` does not say."""
    if plan.allocation is None:
        return plan
    goals = tuple(replace(goal, before=before.get(goal.name)) for goal in plan.allocation.goals)
    return replace(plan, allocation=replace(plan.allocation, goals=goals))
