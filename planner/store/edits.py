"""What people did to a draft by hand, edit by edit, so that all of it can be undone and redone.

What an edit says stands in its payload, which only its maker reads; see `planner.drafting`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select, update

from planner.errors import KnownError
from planner.store.audit import Recorder
from planner.store.tables import PlanEditRow, PlanRow, PlanState, table_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from planner.store.session import Store


@dataclass(frozen=True, slots=True)
class StoredEdit:
    """One edit of a draft.

    Attributes
    ----------
    position
        Counts up over the edits of the plan, from 1.
    name
        What undo calls it: ``Move F012 to Sam``. References and first names, no more.
    at
        When it was made, aware.
    payload
        JSON text of its maker.
    is_undone
        Whether it was taken back; it can be redone until another edit is made.
    """

    position: int
    name: str
    who: str
    at: datetime
    payload: str
    is_undone: bool


def edits_of(store: Store, plan_number: int) -> tuple[StoredEdit, ...]:
    """Return a plan's edits in their order, those that were undone last.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    edits = table_of(PlanEditRow).c
    with store.reading() as connection:
        found = connection.execute(
            select(edits.position, edits.name, edits.who, edits.at, edits.payload, edits.is_undone)
            .where(edits.plan_number == plan_number)
            .order_by(edits.position)
        )
        return tuple(StoredEdit(*row) for row in found)


def add_edit(
    store: Store, plan_number: int, *, name: str, payload: str, who: str, at: datetime
) -> StoredEdit:
    """Keep a new edit after those that hold. Those that were undone can not be redone after it.

    Parameters
    ----------
    store
        The open store.
    plan_number
        The draft's.
    name
        What undo will call it, without anything that may not be in an audit record.
    payload
        JSON text.
    who, at
        Who made it, and when.

    Raises
    ------
    KnownError
        There is no such plan, or it is not a draft; or the database cannot be written.
        Nothing was changed.
    """
    table = table_of(PlanEditRow)
    with store.writing() as connection:
        _expect_draft(connection, plan_number)
        recorder = Recorder(who=who, at=at)
        of_plan = table.c.plan_number == plan_number
        last = connection.execute(
            select(func.max(table.c.position)).where(of_plan, table.c.is_undone.is_(False))
        ).scalar()
        undone = of_plan & (table.c.position > (last or 0))
        for position, gone in connection.execute(
            select(table.c.position, table.c.name).where(undone).order_by(table.c.position)
        ).all():
            recorder.removed("plan_edits", _label(plan_number, position), {"name": gone})
        connection.execute(delete(table).where(undone))
        edit = StoredEdit((last or 0) + 1, name, who, at, payload, is_undone=False)
        insert_edit(connection, recorder, plan_number, edit)
        recorder.write(connection)
    return edit


def insert_edit(
    connection: Connection, recorder: Recorder, plan_number: int, edit: StoredEdit
) -> None:
    """Write the row of an edit, within somebody else's transaction."""
    connection.execute(
        insert(table_of(PlanEditRow)).values(
            plan_number=plan_number,
            position=edit.position,
            name=edit.name,
            who=edit.who,
            at=edit.at,
            payload=edit.payload,
            is_undone=edit.is_undone,
        )
    )
    recorder.added("plan_edits", _label(plan_number, edit.position), {"name": edit.name})


def mark_undone(
    store: Store,
    plan_number: int,
    position: int,
    *,
    is_undone: bool,
    who: str,
    at: datetime,
) -> None:
    """Take one edit of a draft back, or make it hold again.

    Edits are undone from the last that holds, and redone from the first that does not: what keeps
    their order sees to that.

    Raises
    ------
    KnownError
        There is no such edit, or its plan is not a draft; or the database cannot be written.
        Nothing was changed.
    """
    table = table_of(PlanEditRow)
    this = (table.c.plan_number == plan_number) & (table.c.position == position)
    with store.writing() as connection:
        _expect_draft(connection, plan_number)
        was_undone = connection.execute(select(table.c.is_undone).where(this)).scalar()
        if was_undone is None:
            raise KnownError(
                f"Plan {plan_number} has no edit {position} any more. Nothing was changed. "
                "Open the week again."
            )
        if was_undone is is_undone:
            return
        recorder = Recorder(who=who, at=at)
        connection.execute(update(table).where(this).values(is_undone=is_undone))
        recorder.changed(
            "plan_edits",
            _label(plan_number, position),
            {"is_undone": not is_undone},
            {"is_undone": is_undone},
        )
        recorder.write(connection)


def _expect_draft(connection: Connection, plan_number: int) -> None:
    plans = table_of(PlanRow).c
    state = connection.execute(
        select(plans.state).where(plans.number == plan_number)
    ).scalar_one_or_none()
    if state is None:
        raise KnownError(f"There is no plan {plan_number}. Choose one of the plans of the week.")
    if state is not PlanState.DRAFT:
        raise KnownError(
            f"Plan {plan_number} is {state}, so it stays as it is. Nothing was changed. "
            "Start a new version to change it."
        )


def _label(plan_number: int, position: int) -> str:
    return f"{plan_number} {position}"
