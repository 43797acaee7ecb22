"""From text to values: columns matched to headings, cells read, ids and places followed.

Works column by column, and each different text of a column is read once: most cells of a service
repeat. A cell that cannot be read is noted and left out; the rest of its row is still looked at.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, TypeVar

from planner.exchange.findings import did_you_mean, joined, nearest, quoted
from planner.exchange.kinds import PLACE, UnreadableError
from planner.exchange.tables import TABLE_NAMED, TABLE_OF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from planner.exchange.columns import Column, Table
    from planner.exchange.findings import Findings
    from planner.exchange.grid import Grid
    from planner.travel.places import Gazetteer

RowT = TypeVar("RowT")

UNREADABLE: Final = object()
"""Stands for a value whose fault is already noted."""


class ReadTable:
    """One table's values, column by column, with the line each row comes from.

    Attributes
    ----------
    table
        What was read.
    file
        What faults call it.
    lines
        The line where each row starts.
    columns
        The values of each column by heading, as many as there are lines; `UNREADABLE` for those
        whose fault is noted.
    """

    def __init__(
        self, table: Table, file: str, lines: list[int], columns: dict[str, list[Any]]
    ) -> None:
        self.table = table
        self.file = file
        self.lines = lines
        self.columns = columns

    def replace_values(self, heading: str, new: Callable[[int, Any], Any]) -> None:
        """Put ``new(line, value)`` in the place of every readable value of a column."""
        self.columns[heading] = [
            value if value is UNREADABLE else new(line, value)
            for line, value in zip(self.lines, self.columns[heading], strict=True)
        ]

    def rows(self) -> Iterator[tuple[int, Any]]:
        """Yield the line and the row for every row that could be read whole."""
        in_order = [self.columns[heading] for heading in self.table.headings]
        for line, *values in zip(self.lines, *in_order, strict=True):
            if not any(value is UNREADABLE for value in values):
                yield line, self.table.row(*values)


class ReadService:
    """Every table that could be read, as rows with their lines.

    Parameters
    ----------
    tables
        By name; a table that is not there is not in it.
    unreadable
        Names of tables that could not be read in full: an id that is not known may stand there.
    """

    def __init__(self, tables: Mapping[str, ReadTable], unreadable: frozenset[str]) -> None:
        self.tables = tables
        self.unreadable = unreadable
        self._rows: dict[str, list[tuple[int, Any]]] = {}

    def finish(self) -> None:
        """Make the rows, after the values have been followed and rewritten."""
        self._rows = {name: list(read.rows()) for name, read in self.tables.items()}

    def rows(self, row: type[RowT]) -> list[tuple[int, RowT]]:
        """Return the rows of a class that could be read whole, each with its line."""
        return self._rows.get(TABLE_OF[row].name, [])

    def file(self, row: type[object]) -> str:
        """Return what faults call the table of this class."""
        return self.tables[TABLE_OF[row].name].file


def read_table(table: Table, grid: Grid, *, findings: Findings) -> ReadTable:
    """Read a grid's cells as a table's values.

    Parameters
    ----------
    table
        What the grid should hold.
    grid
        The text.
    findings
        Where faults and warnings are noted.
    """
    places = _columns_by_heading(table, grid, findings)
    columns: dict[str, list[Any]] = {}
    for column in table.columns:
        place = places.get(column.heading)
        if place is not None:
            texts = [row[place] for row in grid.rows]
            columns[column.heading] = _read_column(table, column, grid, texts, findings)
        elif column.heading in table.defaults:
            columns[column.heading] = [table.defaults[column.heading]] * len(grid.lines)
        else:
            columns[column.heading] = [UNREADABLE] * len(grid.lines)
    return ReadTable(table, grid.file, grid.lines, columns)


def _columns_by_heading(table: Table, grid: Grid, findings: Findings) -> dict[str, int]:
    """Return where each of the table's columns stands in the grid."""
    known = {heading.casefold(): heading for heading in table.headings}
    places: dict[str, int] = {}
    unknown: list[str] = []
    for place, written in enumerate(grid.headings):
        heading = known.get(written.casefold())
        if heading is None:
            unknown.append(written)
        elif heading in places:
            findings.fault(
                grid.file, grid.header_line, heading, "stands twice in the header; keep one."
            )
        else:
            places[heading] = place
    missing = [heading for heading in table.headings if heading not in places]
    for heading in missing:
        if heading not in table.defaults:
            findings.fault(
                grid.file,
                grid.header_line,
                heading,
                f"this column is missing from the header.{_looks_like(heading, unknown)}",
            )
    for written in unknown:
        if written:
            sentence = f"is no column of {table.name} and was kept out."
            sentence += did_you_mean(nearest(written, missing))
            findings.warn(grid.file, grid.header_line, written[:40], sentence)
        else:
            findings.warn(
                grid.file, grid.header_line, "", "a column without a heading was kept out."
            )
    return places


def _looks_like(heading: str, unknown: Iterable[str]) -> str:
    alike = nearest(heading, [written for written in unknown if written])
    return f" Is it the one headed {quoted(alike[0])}?" if alike else ""


def _read_column(
    table: Table, column: Column, grid: Grid, texts: list[str | None], findings: Findings
) -> list[Any]:
    seen: dict[str | None, Any] = {None: UNREADABLE}
    sentences: dict[str | None, str] = {}
    if column.heading in table.defaults:
        seen[""] = table.defaults[column.heading]
    else:
        sentences[""] = "nothing is written here; every row needs it."
    read = column.kind.read
    values: list[Any] = []
    for line, text in zip(grid.lines, texts, strict=True):
        if text in seen:
            values.append(seen[text])
            continue
        if text and text not in sentences:
            try:
                seen[text] = read(text)
            except UnreadableError as problem:
                sentences[text] = str(problem)
        if text in sentences:
            findings.fault(grid.file, line, column.heading, sentences[text])
            values.append(UNREADABLE)
        else:
            values.append(seen[text])
    return values


def follow_ids(service: ReadService, *, findings: Findings) -> None:
    """Look for ids that stand twice or nowhere, and spell references as their own table does."""
    spelled = {
        table.name: _own_ids(service.tables[table.name], column, findings)
        for table in TABLE_NAMED.values()
        for column in table.columns
        if column.identifies and table.name in service.tables
    }
    unreadable = service.unreadable.union(
        name for name, ids in spelled.items() if not ids and service.tables[name].lines
    )
    for read in service.tables.values():
        for column in read.table.columns:
            if column.refers_to:
                may_be_unread = not unreadable.isdisjoint(column.refers_to)
                _References(read, column, spelled, findings, may_be_unread=may_be_unread).follow()


def _own_ids(read: ReadTable, column: Column, findings: Findings) -> dict[str, str]:
    """Return the spelling of each id of a table by its key."""
    spelled: dict[str, str] = {}
    first: dict[str, int] = {}
    for line, value in zip(read.lines, read.columns[column.heading], strict=True):
        if value is UNREADABLE:
            continue
        key = value.casefold()
        if key in first:
            findings.fault(
                read.file,
                line,
                column.heading,
                f"{quoted(value)} stands in line {first[key]} already; every row has its own id.",
            )
        else:
            first[key] = line
            spelled[key] = value
    return spelled


class _References:
    """One column of ids that belong to other tables."""

    def __init__(
        self,
        read: ReadTable,
        column: Column,
        spelled: Mapping[str, Mapping[str, str]],
        findings: Findings,
        *,
        may_be_unread: bool,
    ) -> None:
        self.read = read
        self.column = column
        self.findings = findings
        self.known = [spelled.get(name, {}) for name in column.refers_to]
        # Where a table could not be read in full, an unknown id may stand in it.
        self.may_be_unread = may_be_unread
        self.leavers: dict[str, str] = {}
        self.stints_of_leavers: Counter[str] = Counter()
        self.first_line: dict[str, int] = {}

    def follow(self) -> None:
        """Replace every id by its own table's spelling, noting those that are nowhere."""
        replace = self._person_list if self.column.kind.is_list else self._spelling
        self.read.replace_values(self.column.heading, replace)
        for key, spelling in self.leavers.items():
            rows = self.stints_of_leavers[key]
            also = f" ({rows} rows)" if rows > 1 else ""
            self.findings.warn(
                self.read.file,
                self.first_line[key],
                self.column.heading,
                f"{quoted(spelling)} is not in staff{also}; taken for somebody who has left.",
            )

    def _person_list(self, line: int, ids: tuple[str, ...]) -> object:
        found = [self._spelling(line, value) for value in ids]
        return UNREADABLE if UNREADABLE in found else tuple(found)

    def _spelling(self, line: int, value: str | None) -> object:
        if value is None:
            return None
        key = value.casefold()
        found = [ids[key] for ids in self.known if key in ids]
        if len(found) == 1:
            return found[0]
        if found:
            tables = [
                name
                for name, ids in zip(self.column.refers_to, self.known, strict=True)
                if key in ids
            ]
            self._fault(
                line,
                f"{quoted(value)} stands in {joined(tables, 'and')}; give one of them another id.",
            )
        elif self.column.leavers and not self.may_be_unread:
            self.first_line.setdefault(key, line)
            self.stints_of_leavers[key] += 1
            return self.leavers.setdefault(key, value)
        elif not self.may_be_unread:
            self._fault(line, self._nowhere(value))
        return UNREADABLE

    def _nowhere(self, value: str) -> str:
        sentence = f"{quoted(value)} is not in {joined(list(self.column.refers_to), 'or')}."
        if self.findings.may_suggest(self.read.file):
            everyone = [spelling for ids in self.known for spelling in ids.values()]
            sentence += did_you_mean(nearest(value, everyone))
        return sentence

    def _fault(self, line: int, sentence: str) -> None:
        self.findings.fault(self.read.file, line, self.column.heading, sentence)


def follow_towns(service: ReadService, *, findings: Findings) -> None:
    """Spell every town as the first pod in it does; note cover in a town that has no pod."""
    pods, cover = service.tables.get("pods"), service.tables.get("cover")
    if pods is None:
        return
    towns: dict[str, str] = {}
    for town in pods.columns["town"]:
        if town is not UNREADABLE:
            towns.setdefault(town.casefold(), town)
    may_be_unread = UNREADABLE in pods.columns["town"]
    pods.replace_values("town", lambda _, town: towns[town.casefold()])

    if cover is None:
        return
    file = cover.file

    def spelling(line: int, town: str | None) -> object:
        if town is None or town.casefold() in towns:
            return towns.get((town or "").casefold())
        if not may_be_unread:
            sentence = f"{quoted(town)} is the town of no pod."
            sentence += did_you_mean(nearest(town, towns.values()))
            findings.fault(file, line, "town", sentence)
        return UNREADABLE

    cover.replace_values("town", spelling)


def follow_places(service: ReadService, *, gazetteer: Gazetteer, findings: Findings) -> None:
    """Note every place that the gazetteer does not know, with the nearest spellings."""
    sentences: dict[str, str | None] = {}
    for read in service.tables.values():
        for column in read.table.columns:
            if column.kind is not PLACE:
                continue
            values = read.columns[column.heading]
            for at, (line, text) in enumerate(zip(read.lines, values, strict=True)):
                if text is None or text is UNREADABLE:
                    continue
                if text not in sentences:
                    sentences[text] = _unknown_place(read.file, text, gazetteer, findings)
                sentence = sentences[text]
                if sentence is not None:
                    findings.fault(read.file, line, column.heading, sentence)
                    values[at] = UNREADABLE


def _unknown_place(file: str, text: str, gazetteer: Gazetteer, findings: Findings) -> str | None:
    if gazetteer.find(text) is not None:
        return None
    sentence = (
        f"{quoted(text)} is not a place the planner knows; write a postcode, a sector (CW1 3),"
        " a district (CW1), a settlement or latitude,longitude."
    )
    if findings.may_suggest(file):
        sentence += did_you_mean(gazetteer.suggestions(text))
    return sentence
