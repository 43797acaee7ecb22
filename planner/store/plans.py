"""Plans of weeks: drafts, the approved one, and those it superseded. None is ever deleted.

At most one plan of a week is a draft, the one people work on, and at most one is approved.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, insert, select, update

from planner.errors import BugError, KnownError
from planner.exchange.plan_json import plan_to_json
from planner.service import Week
from planner.store._plan_rows import (
    Override,
    Reason,
    StoredPlan,
    delete_parts,
    insert_overrides,
    insert_parts,
    stored_plan,
)
from planner.store.audit import Recorder
from planner.store.edits import StoredEdit, insert_edit
from planner.store.tables import PlanRow, PlanState, table_of

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection

    from planner.plan import Plan
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
    "reinstate",
    "save_draft",
    "withdraw",
]


def save_draft(
    store: Store,
    plan: Plan,
    *,
    problem_json: str,
    who: str,
    at: datetime,
    first_edit: tuple[str, str] | None = None,
) -> StoredPlan:
    """Keep a plan as its week's newest version; an earlier draft of the week is superseded.

    Parameters
    ----------
    first_edit
        The name and the payload of an edit that is part of the version from the start, such as
        what was decided in the version before (see `planner.store.edits`).

    Raises
    ------
    KnownError
        The database cannot be written. Nothing was changed.
    """
    with store.writing() as connection:
        recorder = Recorder(who=who, at=at)
        values = {
            "status": plan.status,
            "plan_json": plan_to_json(plan),
            "problem_json": problem_json,
        }
        number = _insert_draft(connection, plan.week, values, who=who, at=at, recorder=recorder)
        insert_parts(connection, plan, number)
        if first_edit is not None:
            name, payload = first_edit
            edit = StoredEdit(1, name, who, at, payload, is_undone=False)
            insert_edit(connection, recorder, number, edit)
        recorder.write(connection)
    return _read_one(store, number)


def next_number_and_version(store: Store, week: Week) -> tuple[int, int]:
    """Return what the next plan that is kept for a week will be called.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    plans = table_of(PlanRow)
    with store.reading() as connection:
        return (
            1 + _highest(connection, plans.c.number),
            1 + _highest(connection, plans.c.version, plans.c.week == week.monday),
        )


def reinstate(store: Store, number: int, *, who: str, at: datetime) -> StoredPlan:
    """Make a superseded draft the week's draft again; the draft of now is superseded.

    Undoes "plan this week", and redoes it. The draft comes back as it was left, with its edits.

    Raises
    ------
    KnownError
        There is no such plan, it is not superseded, or it was approved once; or the database
        cannot be written. Nothing was changed.
    """
    with store.writing() as connection:
        found = _standing_of(connection, number)
        if found.state is not PlanState.SUPERSEDED:
            raise KnownError(f"Plan {number} is {found.words} already. Nothing was changed.")
        if found.approved_by is not None:
            raise KnownError(
                f"Plan {number} was approved once, so it stays as it is. Nothing was changed. "
                "Start a new version from it."
            )
        recorder = Recorder(who=who, at=at)
        _supersede(connection, PlanState.DRAFT, found.week, recorder)
        _set_state(connection, number, found.state, PlanState.DRAFT, recorder)
        recorder.write(connection)
    return _read_one(store, number)


def withdraw(store: Store, number: int, *, who: str, at: datetime) -> None:
    """Take a draft off the desk, with no other in its place: undoes a week's first planning.

    It is superseded, and can be reinstated.

    Raises
    ------
    KnownError
        There is no such plan, or it is not a draft; or the database cannot be written.
        Nothing was changed.
    """
    with store.writing() as connection:
        found = _standing_of(connection, number)
        if found.state is not PlanState.DRAFT:
            raise KnownError(f"Plan {number} is {found.words}. Nothing was changed.")
        recorder = Recorder(who=who, at=at)
        _set_state(connection, number, found.state, PlanState.SUPERSEDED, recorder)
        recorder.write(connection)


def approve(
    store: Store,
    number: int,
    *,
    who: str,
    at: datetime,
    plan: Plan | None = None,
    overrides: tuple[Override, ...] = (),
) -> StoredPlan:
    """Make a draft the week's approved plan; the one approved before it is superseded.

    The service itself is not changed: see ``docs/decisions/0002-store.md``.

    Parameters
    ----------
    store
        The open store.
    number
        The draft's.
    who, at
        Who approves, and when.
    plan
        What is approved where people edited the draft: it takes the place of what the draft said.
        `None`: the draft as it is, with the overrides it has.
    overrides
        With `plan`: every override that holds in it, those of the version before among them.

    Raises
    ------
    KnownError
        There is no such plan, or it is not a draft; or the database cannot be written.
        Nothing was changed.
    BugError
        `plan` is of another week, or there are overrides without a plan.
    """
    plans = table_of(PlanRow)
    with store.writing() as connection:
        found = _standing_of(connection, number)
        if found.state is PlanState.APPROVED:
            raise KnownError(f"Plan {number} is approved already. Nothing was changed.")
        if found.state is PlanState.SUPERSEDED:
            raise KnownError(
                f"Plan {number} has been replaced by a newer one. Nothing was changed. "
                "Approve the newest plan of the week, or plan the week again."
            )
        recorder = Recorder(who=who, at=at)
        _supersede(connection, PlanState.APPROVED, found.week, recorder)
        before: dict[str, object] = {"state": PlanState.DRAFT, "approved_by": None}
        after: dict[str, object] = {"state": PlanState.APPROVED, "approved_by": who}
        values: dict[str, Any] = {**after, "approved_at": at}
        if plan is not None:
            if plan.week != found.week:
                raise BugError("A draft was to be approved with the plan of another week.")
            values |= {"status": plan.status, "plan_json": plan_to_json(plan)}
            before["edited"], after["edited"] = False, True
            _replace_parts(connection, plan, overrides, number, recorder)
        elif overrides:
            raise BugError("A plan was to be approved with overrides of a plan that is not given.")
        connection.execute(update(plans).where(plans.c.number == number).values(values))
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
        return tuple(stored_plan(connection, row) for row in rows)


def latest(store: Store, week: Week) -> StoredPlan | None:
    """Return the plan of a week that people work on: its draft, or else its approved plan.

    Without either, `None`: superseded plans are the week's past.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    plans = table_of(PlanRow)
    of_week = (plans.c.week == week.monday) & (plans.c.state != PlanState.SUPERSEDED)
    draft_last = case((plans.c.state == PlanState.DRAFT, 1), else_=0)
    return _read_last(store, draft_last, of_week)


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


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where a plan stands."""

    week: Week
    state: PlanState
    approved_by: str | None

    @property
    def words(self) -> str:
        return "the draft of its week" if self.state is PlanState.DRAFT else str(self.state)


def _standing_of(connection: Connection, number: int) -> _Standing:
    """Return where a plan stands.

    Raises
    ------
    KnownError
        There is none of this number.
    """
    plans = table_of(PlanRow).c
    found = connection.execute(
        select(plans.week, plans.state, plans.approved_by).where(plans.number == number)
    ).first()
    if found is None:
        raise KnownError(f"There is no plan {number}. Choose one of the plans of the week.")
    return _Standing(Week(found.week), found.state, found.approved_by)


def _insert_draft(
    connection: Connection,
    week: Week,
    values: dict[str, Any],
    *,
    who: str,
    at: datetime,
    recorder: Recorder,
) -> int:
    """Write the row of a new version of a week's plan; return its number."""
    plans = table_of(PlanRow)
    number = 1 + _highest(connection, plans.c.number)
    version = 1 + _highest(connection, plans.c.version, plans.c.week == week.monday)
    _supersede(connection, PlanState.DRAFT, week, recorder)
    connection.execute(
        insert(plans).values(
            number=number,
            week=week.monday,
            version=version,
            state=PlanState.DRAFT,
            made_at=at,
            made_by=who,
            **values,
        )
    )
    facts: dict[str, object] = {"week": week.monday, "version": version, "state": PlanState.DRAFT}
    recorder.added("plans", str(number), facts)
    return number


def _replace_parts(
    connection: Connection,
    plan: Plan,
    overrides: tuple[Override, ...],
    number: int,
    recorder: Recorder,
) -> None:
    """Write an edited plan's goals, reasons and overrides over those of the draft."""
    delete_parts(connection, number)
    insert_parts(connection, plan, number)
    insert_overrides(connection, overrides, number)
    for override in overrides:
        # What a person wrote as their reason stands in the plan alone.
        facts = {"staff_id": override.staff_id, "code": override.code, "rules": override.rules}
        recorder.added("plan_overrides", f"{number} {override.family_id}", facts)


def _set_state(
    connection: Connection, number: int, before: PlanState, after: PlanState, recorder: Recorder
) -> None:
    plans = table_of(PlanRow)
    connection.execute(update(plans).where(plans.c.number == number).values(state=after))
    recorder.changed("plans", str(number), {"state": before}, {"state": after})


def _supersede(connection: Connection, state: PlanState, week: Week, recorder: Recorder) -> None:
    plans = table_of(PlanRow)
    those = (plans.c.week == week.monday) & (plans.c.state == state)
    for number in connection.execute(select(plans.c.number).where(those)).scalars().all():
        _set_state(connection, number, state, PlanState.SUPERSEDED, recorder)


def _highest(
    connection: Connection, column: ColumnElement[int], *where: ColumnElement[bool]
) -> int:
    return int(connection.execute(select(func.max(column)).where(*where)).scalar() or 0)


def _read_one(store: Store, number: int) -> StoredPlan:
    plans = table_of(PlanRow)
    with store.reading() as connection:
        row = connection.execute(select(plans).where(plans.c.number == number)).mappings().one()
        return stored_plan(connection, row)


def _read_last(
    store: Store, order: ColumnElement[Any], where: ColumnElement[bool]
) -> StoredPlan | None:
    """Return the last plan in this order of those that fulfil a condition."""
    wanted = select(table_of(PlanRow)).where(where).order_by(order.desc()).limit(1)
    with store.reading() as connection:
        row = connection.execute(wanted).mappings().first()
        return None if row is None else stored_plan(connection, row)
