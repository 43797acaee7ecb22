"""Plans of weeks: drafts, the approved one, and those it superseded. None is ever deleted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from planner.errors import KnownError
from planner.exchange.plan_json import plan_from_json, plan_to_json
from planner.plan import Plan
from planner.service import Week
from planner.store.audit import Recorder
from planner.store.tables import (
    PlanGoalRow,
    PlanOverrideRow,
    PlanReasonRow,
    PlanRow,
    PlanState,
    table_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement, Connection, RowMapping

    from planner.store.session import Store

__all__ = [
    "Override",
    "PlanState",
    "Reason",
    "StoredPlan",
    "approve",
    "last_approved_before",
    "latest",
    "plan_numbered",
    "plans_of",
    "save_draft",
]


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence of why a family is where the plan has it; unplaced if `staff_id` is `None`."""

    family_id: str
    staff_id: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Override:
    """A person's decision against what was proposed: for whom, its code and reason, who, when."""

    family_id: str
    staff_id: str | None
    code: str
    reason: str
    who: str
    at: datetime


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


def save_draft(
    store: Store, plan: Plan, *, problem_json: str, who: str, at: datetime
) -> StoredPlan:
    """Keep a plan as its week's newest version; an earlier draft of the week is superseded.

    Raises
    ------
    KnownError
        The database cannot be written. Nothing was changed.
    """
    plans = table_of(PlanRow)
    with store.writing() as connection:
        week = plans.c.week == plan.week.monday
        number = 1 + _highest(connection, plans.c.number)
        version = 1 + _highest(connection, plans.c.version, week)
        recorder = Recorder(who=who, at=at)
        _supersede(connection, PlanState.DRAFT, plan.week, recorder)
        connection.execute(
            insert(plans).values(
                number=number,
                week=plan.week.monday,
                version=version,
                state=PlanState.DRAFT,
                status=plan.status,
                made_at=at,
                made_by=who,
                plan_json=plan_to_json(plan),
                problem_json=problem_json,
            )
        )
        _insert_parts(connection, plan, number)
        facts = {"week": plan.week.monday, "version": version, "state": PlanState.DRAFT}
        recorder.added("plans", str(number), facts)
        recorder.write(connection)
    return _read_one(store, number)


def approve(store: Store, number: int, *, who: str, at: datetime) -> StoredPlan:
    """Make a draft the week's approved plan; the one approved before it is superseded.

    The service itself is not changed: see ``docs/decisions/0002-store.md``.

    Raises
    ------
    KnownError
        There is no such plan, or it is not a draft; or the database cannot be written.
        Nothing was changed.
    """
    plans = table_of(PlanRow)
    with store.writing() as connection:
        found = connection.execute(
            select(plans.c.week, plans.c.state).where(plans.c.number == number)
        ).first()
        if found is None:
            raise KnownError(f"There is no plan {number}. Choose one of the plans of the week.")
        if found.state is PlanState.APPROVED:
            raise KnownError(f"Plan {number} is approved already. Nothing was changed.")
        if found.state is PlanState.SUPERSEDED:
            raise KnownError(
                f"Plan {number} has been replaced by a newer one. Nothing was changed. "
                "Approve the newest plan of the week, or plan the week again."
            )
        recorder = Recorder(who=who, at=at)
        _supersede(connection, PlanState.APPROVED, Week(found.week), recorder)
        before = {"state": PlanState.DRAFT, "approved_by": None}
        after = {"state": PlanState.APPROVED, "approved_by": who}
        connection.execute(
            update(plans)
            .where(plans.c.number == number)
            .values(state=PlanState.APPROVED, approved_by=who, approved_at=at)
        )
        recorder.changed("plans", str(number), before, after)
        recorder.write(connection)
    return _read_one(store, number)


def plan_numbered(store: Store, number: int) -> StoredPlan | None:
    """Return one plan, whatever its state; `None` where no plan has this number.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    plans = table_of(PlanRow)
    return _read_last(store, plans.c.number, plans.c.number == number)


def plans_of(store: Store, week: Week) -> tuple[StoredPlan, ...]:
    """Return every plan of a week, the first version first.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    plans = table_of(PlanRow)
    with store.reading() as connection:
        found = select(plans).where(plans.c.week == week.monday).order_by(plans.c.version)
        rows = connection.execute(found).mappings().all()
        return tuple(_stored_plan(connection, row) for row in rows)


def latest(store: Store, week: Week) -> StoredPlan | None:
    """Return the newest version of a week's plan, whatever its state; `None` without one.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    plans = table_of(PlanRow)
    return _read_last(store, plans.c.version, plans.c.week == week.monday)


def last_approved_before(store: Store, week: Week) -> StoredPlan | None:
    """Return the approved plan of the nearest earlier week that has one; `None` without one.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    plans = table_of(PlanRow)
    approved = plans.c.state == PlanState.APPROVED
    return _read_last(store, plans.c.week, approved & (plans.c.week < week.monday))


def _highest(
    connection: Connection, column: ColumnElement[int], *where: ColumnElement[bool]
) -> int:
    return int(connection.execute(select(func.max(column)).where(*where)).scalar() or 0)


def _supersede(connection: Connection, state: PlanState, week: Week, recorder: Recorder) -> None:
    plans = table_of(PlanRow)
    those = (plans.c.week == week.monday) & (plans.c.state == state)
    numbers = connection.execute(select(plans.c.number).where(those)).scalars().all()
    connection.execute(update(plans).where(those).values(state=PlanState.SUPERSEDED))
    for number in numbers:
        recorder.changed("plans", str(number), {"state": state}, {"state": PlanState.SUPERSEDED})


def _insert_parts(connection: Connection, plan: Plan, number: int) -> None:
    """Write the goals and the reasons of the plan's parts."""
    part = plan.allocation
    if part is None:
        return
    goals = [
        {
            "plan_number": number,
            "part": "allocation",
            "position": position,
            "name": goal.name,
            "value": goal.value,
            "bound": goal.bound,
            "unit": goal.unit,
            "proven": goal.proven,
            "before": goal.before,
        }
        for position, goal in enumerate(part.goals)
    ]
    sentences = [
        (family.family_id, family.staff_id, sentence)
        for family in part.families
        for sentence in family.why
    ]
    reasons = [
        {
            "plan_number": number,
            "position": position,
            "family_id": family_id,
            "staff_id": staff_id,
            "sentence": sentence,
        }
        for position, (family_id, staff_id, sentence) in enumerate(sentences)
    ]
    if goals:
        connection.execute(insert(table_of(PlanGoalRow)), goals)
    if reasons:
        connection.execute(insert(table_of(PlanReasonRow)), reasons)


def _read_one(store: Store, number: int) -> StoredPlan:
    plans = table_of(PlanRow)
    with store.reading() as connection:
        row = connection.execute(select(plans).where(plans.c.number == number)).mappings().one()
        return _stored_plan(connection, row)


def _read_last(
    store: Store, order: ColumnElement[Any], where: ColumnElement[bool]
) -> StoredPlan | None:
    """Return the last plan in this order of those that fulfil a condition."""
    wanted = select(table_of(PlanRow)).where(where).order_by(order.desc()).limit(1)
    with store.reading() as connection:
        row = connection.execute(wanted).mappings().first()
        return None if row is None else _stored_plan(connection, row)


def _stored_plan(connection: Connection, row: RowMapping) -> StoredPlan:
    reasons = table_of(PlanReasonRow).c
    overrides = table_of(PlanOverrideRow).c
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
        overrides=tuple(
            Override(*found)
            for found in connection.execute(
                select(
                    overrides.family_id,
                    overrides.staff_id,
                    overrides.code,
                    overrides.reason,
                    overrides.who,
                    overrides.at,
                )
                .where(overrides.plan_number == number)
                .order_by(overrides.position)
            )
        ),
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
