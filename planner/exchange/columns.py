"""What a table is made of: columns, each with its kind, and the class of its rows."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any

from planner.exchange.grid import as_text
from planner.exchange.kinds import TEXT, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.service import Service


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes
    ----------
    heading
        As the format writes it; compared without regard to case.
    kind
        How its cells are read and written.
    identifies
        Whether each row has its own value: the table's id.
    refers_to
        The tables that know the ids in this column; more than one: exactly one of them does.
    leavers
        Whether an id that is in none of them is somebody who has left, not a slip.
    may_be_empty
        Whether a cell may be empty although the row's class names no default; it is then `None`,
        or no text.
    """

    heading: str
    kind: Kind
    identifies: bool = False
    refers_to: tuple[str, ...] = ()
    leavers: bool = False
    may_be_empty: bool = False


@dataclass(frozen=True)
class Table:
    """One table.

    Attributes
    ----------
    name
        Of the file.
    row
        The class of its rows.
    columns
        In the order of the row's fields.
    required
        Whether a service cannot be without it.
    told_by
        The headings that tell a row from the others where no column identifies it. Rows alike in
        them are told apart by which of them comes first.
    kept_in
        The field of `Service` that holds its rows; empty where it has the table's name.
    """

    name: str
    row: type[Any]
    columns: tuple[Column, ...]
    required: bool = False
    told_by: tuple[str, ...] = ()
    kept_in: str = ""

    @property
    def service_field(self) -> str:
        """The field of `Service` that holds its rows."""
        return self.kept_in or self.name

    @cached_property
    def defaults(self) -> dict[str, Any]:
        """What an empty cell means, by heading; headings without one need their cells filled."""
        found: dict[str, Any] = {}
        for column, row_field in zip(self.columns, fields(self.row), strict=True):
            if row_field.default is not MISSING:
                found[column.heading] = row_field.default
            elif column.may_be_empty:
                found[column.heading] = "" if column.kind is TEXT else None
        return found

    @cached_property
    def _key(self) -> tuple[tuple[str, Column], ...]:
        """The fields and columns that tell a row from the others."""
        pairs = zip(self.fields, self.columns, strict=True)
        return tuple(
            (name, column)
            for name, column in pairs
            if column.identifies or column.heading in self.told_by
        )

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The columns' headings, in order."""
        return tuple(column.heading for column in self.columns)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The headings as they are compared: in lower case."""
        return frozenset(heading.casefold() for heading in self.headings)

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The names of the row's fields, in the order of the columns."""
        return tuple(row_field.name for row_field in fields(self.row))

    def rows_of(self, service: Service) -> tuple[Any, ...] | None:
        """Return a service's rows of this table; `None` where it has no such table."""
        rows: tuple[Any, ...] | None = getattr(service, self.service_field)
        return rows

    def values_of(self, row: object) -> tuple[Any, ...]:
        """Return a row's values in the order of the columns."""
        return tuple(getattr(row, name) for name in self.fields)

    def key_of(self, row: object) -> tuple[str, ...]:
        """Return what tells a row from the others, as a person writes it."""
        return tuple(_text(column, getattr(row, name), None) for name, column in self._key)

    def texts_of(self, row: object) -> list[str]:
        """Return a row as a person writes it, column by column."""
        return [
            _text(column, value, self.defaults.get(column.heading))
            for column, value in zip(self.columns, self.values_of(row), strict=True)
        ]

    def cells_of(self, row: object) -> list[str]:
        """Return a row as cells for a file: no spreadsheet takes one of them for a formula."""
        return [as_text(text) for text in self.texts_of(row)]

    def records_of(self, rows: Iterable[object]) -> Iterator[list[str]]:
        """Yield the header and the rows as cells of text."""
        yield list(self.headings)
        for row in rows:
            yield self.cells_of(row)


def _text(column: Column, value: Any, default: Any) -> str:  # noqa: ANN401 (any kind of cell)
    if value is None or (column.kind.is_list and value == default == ()):
        return ""
    return column.kind.write(value)
