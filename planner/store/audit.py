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
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from planner.store.session import Store

__all__ = ["Change", "ChangeKind", "Recorder", "changes_of"]


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one row.

    Attributes
    ----------
    at
        When, aware.
    who
        The name of the person, as they gave it.
    kind
        Added, changed or removed.
    table
        The table's name, that of its file: ``families``.
    row
        What tells the row from the others of its table: ``F012``, or ``F012 S04 2026-01-05``.
    before, after
        JSON objects of column and value. Of a changed row only the columns that changed; `None`
        where there was, or is, no row.
    """

    at: datetime
    who: str
    kind: ChangeKind
    table: str
    row: str
    before: str | None
    after: str | None


class Recorder:
    """Notes what one person changes in one transaction, and writes it down at its end."""

    def __init__(self, *, who: str, at: datetime) -> None:
        self._who = who
        self._at = at
        self._changes: list[Change] = []

    def added(self, table: str, row: str, values: Mapping[str, object]) -> None:
        """Note a new row."""
        self._note(ChangeKind.ADDED, table, row, None, values)

    def removed(self, table: str, row: str, values: Mapping[str, object]) -> None:
        """Note a row that is gone."""
        self._note(ChangeKind.REMOVED, table, row, values, None)

    def changed(
        self, table: str, row: str, before: Mapping[str, object], after: Mapping[str, object]
    ) -> None:
        """Note a row that says something else now; both have the same columns."""
        columns = [column for column in after if before[column] != after[column]]
        self._note(
            ChangeKind.CHANGED,
            table,
            row,
            {column: before[column] for column in columns},
            {column: after[column] for column in columns},
        )

    def write(self, connection: Connection) -> None:
        """Write down what was noted; where nothing was, write nothing."""
        if self._changes:
            records = [
                {
                    "at": change.at,
                    "who": change.who,
                    "kind": change.kind,
                    "table_name": change.table,
                    "row": change.row,
                    "before": change.before,
                    "after": change.after,
                }
                for change in self._changes
            ]
            connection.execute(insert(table_of(ChangeRow)), records)
            self._changes.clear()

    def _note(
        self,
        kind: ChangeKind,
        table: str,
        row: str,
        before: Mapping[str, object] | None,
        after: Mapping[str, object] | None,
    ) -> None:
        values = (None if each is None else _as_json(each) for each in (before, after))
        self._changes.append(Change(self._at, self._who, kind, table, row, *values))


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
        columns.at,
        columns.who,
        columns.kind,
        columns.table_name,
        columns.row,
        columns.before,
        columns.after,
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
