"""What is different in a service's rows: there and back, and written down.

Keeping a what-if changes rows of the service; told as changes it is one step that can be undone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from planner.service import (
    Absence,
    Allocation,
    Appointment,
    CapStep,
    Child,
    Cover,
    Family,
    Hours,
    Match,
    Pair,
    Pod,
    Service,
    StaffMember,
    Travel,
    Volunteer,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import TypeAdapter

Row = (
    Pod
    | StaffMember
    | Family
    | Child
    | Allocation
    | Pair
    | Hours
    | Absence
    | Volunteer
    | Match
    | Appointment
    | Cover
    | Travel
    | CapStep
)
"""A row of any table."""


class Table(StrEnum):
    """A table of the service; the value is its field of `Service`."""

    PODS = "pods"
    STAFF = "staff"
    FAMILIES = "families"
    CHILDREN = "children"
    ALLOCATIONS = "allocations"
    PAIRS = "pairs"
    HOURS = "hours"
    ABSENCES = "absences"
    VOLUNTEERS = "volunteers"
    MATCHES = "matches"
    APPOINTMENTS = "appointments"
    COVER = "cover"
    TRAVEL = "travel"
    CAP_STEPS = "cap_steps"


_ROW_OF: dict[Table, type[Row]] = {
    Table.PODS: Pod,
    Table.STAFF: StaffMember,
    Table.FAMILIES: Family,
    Table.CHILDREN: Child,
    Table.ALLOCATIONS: Allocation,
    Table.PAIRS: Pair,
    Table.HOURS: Hours,
    Table.ABSENCES: Absence,
    Table.VOLUNTEERS: Volunteer,
    Table.MATCHES: Match,
    Table.APPOINTMENTS: Appointment,
    Table.COVER: Cover,
    Table.TRAVEL: Travel,
    Table.CAP_STEPS: CapStep,
}


@dataclass(frozen=True, slots=True)
class RowChange:
    """Neighbouring rows of a table that other rows take the place of.

    Attributes
    ----------
    at
        The position of the first of them, in the table as the changes before this one leave it.
    before, after
        The rows that go and those that come; none where rows are only added or only taken out.
    """

    table: Table
    at: int
    before: tuple[Row, ...]
    after: tuple[Row, ...]

    @property
    def reversed(self) -> RowChange:
        """The way back. Of several changes the last is taken back first: see `way_back`."""
        return RowChange(self.table, self.at, self.after, self.before)


def row_changes(before: Service, after: Service) -> tuple[RowChange, ...]:
    """Return what leads from one service's rows to another's, the order of rows included.

    Raises
    ------
    ValueError
        The settings differ, or one has a table of cover and the other has none: no row says that.
    """
    if before.settings != after.settings:
        raise ValueError("the settings differ, which rows do not say")
    if (before.cover is None) != (after.cover is None):
        raise ValueError("only one of the two has a table of cover")
    return tuple(
        change
        for table in Table
        for change in _of_table(table, _rows(before, table), _rows(after, table))
    )


def way_back(changes: Iterable[RowChange]) -> tuple[RowChange, ...]:
    """Return the changes that undo these, in the order in which to make them."""
    return tuple(change.reversed for change in reversed(tuple(changes)))


def with_changes(service: Service, changes: Iterable[RowChange]) -> Service:
    """Return a service with its rows changed.

    Raises
    ------
    ValueError
        The rows that are to go are not where a change says: the service is another one.
    """
    tables: dict[Table, tuple[Row, ...]] = {}
    for change in changes:
        rows = tables.get(change.table)
        if rows is None:
            rows = _rows(service, change.table)
        end = change.at + len(change.before)
        if rows[change.at : end] != change.before or change.at > len(rows):
            raise ValueError(f"the rows of {change.table} are not those to be changed")
        tables[change.table] = (*rows[: change.at], *change.after, *rows[end:])
    changed: dict[str, Any] = {table.value: rows for table, rows in tables.items()}
    return replace(service, **changed)


def changes_to_json(changes: Iterable[RowChange]) -> str:
    """Write changes down. What stands in them is personal data."""
    return json.dumps(
        [
            {
                "table": change.table.value,
                "at": change.at,
                "before": _adapter(change.table).dump_python(change.before, mode="json"),
                "after": _adapter(change.table).dump_python(change.after, mode="json"),
            }
            for change in changes
        ],
        ensure_ascii=False,
    )


def changes_from_json(text: str) -> tuple[RowChange, ...]:
    """Read changes that were written down.

    Raises
    ------
    ValueError
        They are none.
    """
    try:
        return tuple(
            RowChange(
                (table := Table(written["table"])),
                int(written["at"]),
                _adapter(table).validate_python(written["before"]),
                _adapter(table).validate_python(written["after"]),
            )
            for written in json.loads(text)
        )
    except (KeyError, TypeError):
        raise ValueError("these are no changes of rows") from None


def _of_table(table: Table, before: tuple[Row, ...], after: tuple[Row, ...]) -> Iterable[RowChange]:
    """Yield the changes of one table from its first row to its last."""
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    # Rows that are alike at both ends need no comparing, and a service has many of them.
    tail = 0
    while tail < min(len(before), len(after)) - same and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    old, new = before[same : len(before) - tail], after[same : len(after) - tail]
    if not old and not new:
        return
    for tag, first, last, there, there_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag != "equal":
            yield RowChange(table, same + there, old[first:last], new[there:there_end])


def _rows(service: Service, table: Table) -> tuple[Row, ...]:
    rows: tuple[Row, ...] | None = getattr(service, table.value)
    return rows or ()


@lru_cache(maxsize=len(Table))
def _adapter(table: Table) -> TypeAdapter[tuple[Row, ...]]:
    # It costs a fifth of a second to load, which the window's start does not pay.
    from pydantic import TypeAdapter

    row = _ROW_OF[table]
    return TypeAdapter(tuple[row, ...])  # type: ignore[valid-type]  # the type is looked up
