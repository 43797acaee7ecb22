"""What would change if one service took the place of another; shown before it does."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from planner.exchange.settings_file import SETTINGS_SHEET, settings_records
from planner.exchange.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.exchange.columns import Table
    from planner.service import Service, Settings


class DifferenceKind(StrEnum):
    """What happens to a row. The value is the word for it in a count: ``3 new``."""

    ADDED = "new"
    REMOVED = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """One column of a changed row, before and after as a person writes them."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One row that is added, removed or changed.

    Attributes
    ----------
    table
        The table's name: ``families``; ``service`` for a setting.
    row
        What tells the row from the others: ``F012``, ``F012 S04 2026-01-05``, or a setting's name
        such as ``caps.children_per_pod``. Empty for the table as a whole: cover that is given
        without a row, or no longer given.
    kind
        Added, removed or changed.
    values
        The columns that changed, in their order; empty for a row that is added or removed.
    """

    table: str
    row: str
    kind: DifferenceKind
    values: tuple[ChangedValue, ...] = ()


def differences(before: Service, after: Service) -> tuple[Difference, ...]:
    """Return what would change: settings first, then tables and rows in the order of the files.

    Rows of a table come in the order of `after`, then those that go. A row that only stands in
    another place of its table is no difference.

    Parameters
    ----------
    before
        The service as it is.
    after
        The service that would take its place.
    """
    found = _changed_settings(before.settings, after.settings)
    for table in TABLES:
        old, new = table.rows_of(before), table.rows_of(after)
        if (old is None) != (new is None):
            kind = DifferenceKind.ADDED if old is None else DifferenceKind.REMOVED
            found.append(Difference(table.name, "", kind))
        found += _table_differences(table, old or (), new or ())
    return tuple(found)


def _changed_settings(before: Settings, after: Settings) -> list[Difference]:
    pairs = zip(settings_records(before), settings_records(after), strict=True)
    return [
        Difference(
            SETTINGS_SHEET,
            f"{section}.{key}",
            DifferenceKind.CHANGED,
            (ChangedValue("value", old, new),),
        )
        for (section, key, old), (_, _, new) in pairs
        if old != new
    ]


def _table_differences(
    table: Table, before: tuple[Any, ...], after: tuple[Any, ...]
) -> list[Difference]:
    if before == after:
        return []
    old, new = _by_key(table, before), _by_key(table, after)
    found: list[Difference] = []
    for key, row in new.items():
        if key not in old:
            found.append(Difference(table.name, _label(table, row), DifferenceKind.ADDED))
        elif old[key] != row:
            values = _changed_values(table, old[key], row)
            label = _label(table, row)
            found.append(Difference(table.name, label, DifferenceKind.CHANGED, values))
    found += [
        Difference(table.name, _label(table, row), DifferenceKind.REMOVED)
        for key, row in old.items()
        if key not in new
    ]
    return found


def _changed_values(table: Table, before: object, after: object) -> tuple[ChangedValue, ...]:
    texts = zip(table.headings, table.texts_of(before), table.texts_of(after), strict=True)
    return tuple(ChangedValue(*each) for each in texts if each[1] != each[2])


def _by_key(table: Table, rows: Iterable[object]) -> dict[tuple[object, ...], object]:
    """Return rows by what tells them apart; ids compare ignoring case."""
    seen: Counter[tuple[str, ...]] = Counter()
    by_key: dict[tuple[object, ...], object] = {}
    for row in rows:
        key = tuple(text.casefold() for text in table.key_of(row))
        seen[key] += 1
        by_key[key, seen[key]] = row
    return by_key


def _label(table: Table, row: object) -> str:
    return " ".join(filter(None, table.key_of(row)))


def summary(found: Iterable[Difference]) -> tuple[str, ...]:
    """Return a line for each table that changes, such as ``families: 3 new, 1 gone, 2 changed``.

    Parameters
    ----------
    found
        From `differences`.
    """
    counts: dict[str, Counter[DifferenceKind]] = {}
    for difference in found:
        counts.setdefault(difference.table, Counter())[difference.kind] += bool(difference.row)
    lines = []
    for table, by_kind in counts.items():
        parts = [f"{by_kind[kind]} {kind}" for kind in DifferenceKind if by_kind[kind]]
        lines.append(f"{table}: {', '.join(parts) or 'given, or no longer given, without a row'}")
    return tuple(lines)
