"""Who changed what, when: one record for each row that was added, changed or removed.

Records are written in the transaction of the change itself, and never changed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from planner.store.tables import ChangeKind, ChangeRow, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from planner.store.session import Store

__all__ = ["Change", "ChangeKind", "changes_of", "record"]


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one row.

    Attributes
    ----------
    kind
        Added, changed or removed.
    table
        The table's name, that of its file: ``families``.
    row
        What tells the row from the others of its table: ``F012``, or ``F012 S04 2026-01-05``.
    before, after
        JSON objects of column and value. Of a changed row only the columns that changed; `None`
        where there was, or is, no row.
    who
        The name of the person, as they gave it.
    at
        When, aware; `None` only on its way to `record`.
    """

    kind: ChangeKind
    table: str
    row: str
    before: str | None
    after: str | None
    who: str = ""
    at: datetime | None = None


def added(table: str, row: str, values: Mapping[str, object]) -> Change:
    """Return the record of a new row."""
    return Change(ChangeKind.ADDED, table, row, None, _as_json(values))


def removed(table: str, row: str, values: Mapping[str, object]) -> Change:
    """Return the record of a row that is gone."""
    return Change(ChangeKind.REMOVED, table, row, _as_json(values), None)


def changed(
    table: str, row: str, before: Mapping[str, object], after: Mapping[str, object]
) -> Change:
    """Return the record of a row that says something else now; both have the same columns."""
    columns = [column for column in after if before[column] != after[column]]
    return Change(
        ChangeKind.CHANGED,
        table,
        row,
        _as_json({column: before[column] for column in columns}),
        _as_json({column: after[column] for column in columns}),
    )


def record(connection: Connection, changes: Sequence[Change], *, who: str, at: datetime) -> None:
    """Write down what is changed in this transaction.

    Parameters
    ----------
    connection
        Of the transaction that makes the changes.
    changes
        What was changed; none, and nothing is written.
    who
        Who did it.
    at
        When.
    """
    if changes:
        connection.execute(
            insert(table_of(ChangeRow)),
            [
                {
                    "at": at,
                    "who": who,
                    "kind": change.kind,
                    "table_name": change.table,
                    "row": change.row,
                    "before": change.before,
                    "after": change.after,
                }
                for change in changes
            ],
        )


def changes_of(
    store: Store, *, table: str | None = None, row: str | None = None
) -> tuple[Change, ...]:
    """Return what was changed, oldest first.

    Parameters
    ----------
    store
        The open store.
    table, row
        Only of this table, of this row; `None` for all.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    with store.reading() as connection:
        return tuple(_read(connection, table=table, row=row))


def _read(connection: Connection, *, table: str | None, row: str | None) -> Iterator[Change]:
    columns = table_of(ChangeRow).c
    query = select(
        columns.kind,
        columns.table_name,
        columns.row,
        columns.before,
        columns.after,
        columns.who,
        columns.at,
    ).order_by(columns.change_id)
    if table is not None:
        query = query.where(columns.table_name == table)
    if row is not None:
        query = query.where(columns.row == row)
    for found in connection.execute(query):
        yield Change(*found)


def _as_json(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, (date, time, datetime)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(type(value).__name__)
