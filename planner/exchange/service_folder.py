"""A service folder, or one workbook, in and out: the door of this package."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.errors import BadInputError, Fault
from planner.exchange.cross_checks import CHECKS
from planner.exchange.csv_text import CsvRecords, csv_of, decoded
from planner.exchange.findings import Findings, did_you_mean, joined, nearest
from planner.exchange.grid import grid_of
from planner.exchange.reading import (
    ReadService,
    ReadTable,
    follow_ids,
    follow_places,
    follow_towns,
    read_table,
)
from planner.exchange.replacing import reason, replace_files
from planner.exchange.settings_file import (
    SETTINGS_FILE,
    SETTINGS_SHEET,
    SHEET_HEADINGS,
    read_settings_sheet,
    read_settings_toml,
    settings_toml,
)
from planner.exchange.tables import TABLE_NAMED, TABLES, tables_written
from planner.service import Service, Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.exchange.columns import Table
    from planner.travel.places import Gazetteer

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes. A service of 300 pods has no table above 2 million."""

WORKBOOK_SUFFIXES = (".xlsx", ".xlsm")


@dataclass(frozen=True, slots=True)
class ServiceRead:
    """What came in whole.

    Attributes
    ----------
    service
        What the tables say.
    warnings
        What was left out or looks odd.
    tables
        The names of the tables that were there.
    """

    service: Service
    warnings: tuple[Fault, ...] = ()
    tables: frozenset[str] = frozenset()


def read_service(path: Path, *, gazetteer: Gazetteer) -> ServiceRead:
    """Read a service folder or a workbook, and check all of it.

    Parameters
    ----------
    path
        A folder of CSV files, with or without ``service.toml``, or one ``.xlsx``.
    gazetteer
        What knows the places.

    Raises
    ------
    BadInputError
        With every fault of every file, at most 200 of each.
    """
    findings = Findings()
    source = _Source(path, findings)
    try:
        source.read()
    except OSError as problem:
        findings.fault(source.name, 0, "", f"could not be read: {reason(problem)}.")
    read = ReadService(source.tables, frozenset(source.unreadable))
    follow_ids(read, findings=findings)
    follow_towns(read, findings=findings)
    follow_places(read, gazetteer=gazetteer, findings=findings)
    read.finish()
    for check in CHECKS:
        check(read, gazetteer, findings)
    warnings = findings.warnings(source.files)
    if findings:
        raise BadInputError(findings.faults(source.files), warnings)
    rows = {
        table.service_field: tuple(row for _, row in read.rows(table.row))
        for table in TABLES
        if table.name in read.tables
    }
    return ServiceRead(
        Service(settings=source.settings, **rows), warnings, frozenset(source.tables)
    )


class _Source:
    """What stands in a folder or a workbook, table by table.

    Attributes
    ----------
    tables, unreadable, files
        The tables that could be read, the names of those that could not be read in full (one that
        lost rows is in both), and what faults call each of them, in the order of the format.
    """

    def __init__(self, path: Path, findings: Findings) -> None:
        self.path = path
        self.name = path.name or str(path)
        self.findings = findings
        self.settings = Settings()
        self.tables: dict[str, ReadTable] = {}
        self.unreadable: set[str] = set()
        self.files: list[str] = []

    def read(self) -> None:
        if self.path.is_dir():
            self._read_folder()
        elif self.path.suffix.lower() in WORKBOOK_SUFFIXES and self.path.exists():
            self._read_workbook()
        else:
            sentence = (
                "is neither a folder nor an .xlsx workbook; give the folder that holds pods.csv."
                if self.path.exists()
                else "is not there; look at the spelling of the folder's name."
            )
            self.findings.fault(self.name, 0, "", sentence)

    def _read_folder(self) -> None:
        found = self._files_by_name()
        if not found:
            self._note_nothing()
            return
        if (file := found.get(SETTINGS_FILE)) is not None:
            self.files.append(file.name)
            content = self._content(file)
            if content is not None:
                text = decoded(file.name, content, findings=self.findings)
                self.settings = read_settings_toml(file.name, text, findings=self.findings)
        for table in TABLES:
            file = found.get(f"{table.name}.csv")
            if file is None:
                self._note_absence(table.name, f"{table.name}.csv", "file")
                continue
            self.files.append(file.name)
            content = self._content(file)
            if content is None:
                self.unreadable.add(table.name)
                continue
            text = decoded(file.name, content, findings=self.findings)
            records = CsvRecords(file.name, text, table.keys, findings=self.findings)
            self._take(table, file.name, records)
            if records.lost_rows:
                self.unreadable.add(table.name)

    def _files_by_name(self) -> dict[str, Path]:
        """Return the folder's tables by their names in lower case; warn of what is none."""
        by_stem = {Path(name).stem: name for name in _FILES}
        found: dict[str, Path] = {}
        for file in sorted(self.path.iterdir()):
            name = file.name.casefold()
            # Hidden files are the system's, and Excel's own mark of a workbook that is open.
            if name.startswith((".", "~$")):
                continue
            if name not in _FILES:
                likely = [by_stem[stem] for stem in nearest(file.stem, by_stem)]
                self.findings.warn(
                    file.name, 0, "", f"is no table and was kept out.{did_you_mean(likely)}"
                )
            elif name in found:
                self.findings.fault(
                    file.name, 0, "", f"is there twice, also as {found[name].name}; keep one."
                )
            else:
                found[name] = file
        return found

    def _content(self, file: Path) -> bytes | None:
        try:
            return None if self._is_too_large(file) else file.read_bytes()
        except OSError as problem:
            self.findings.fault(file.name, 0, "", f"could not be read: {reason(problem)}.")
            return None

    def _is_too_large(self, file: Path) -> bool:
        size = file.stat().st_size
        if size <= LARGEST_FILE:
            return False
        self.findings.fault(
            file.name,
            0,
            "",
            f"is {size / 1e6:,.0f} MB; {LARGEST_FILE / 1e6:,.0f} MB are the most it can be.",
        )
        return True

    def _read_workbook(self) -> None:
        from planner.exchange.workbook import read_workbook

        if self._is_too_large(self.path):
            return
        wanted = frozenset({SETTINGS_SHEET, *TABLE_NAMED})
        sheets = read_workbook(self.path, wanted, findings=self.findings)
        if not sheets:
            if not self.findings:
                self._note_nothing()
            return
        by_name = {name.strip().casefold(): (name, records) for name, records in sheets}
        if SETTINGS_SHEET in by_name:
            name, records = by_name[SETTINGS_SHEET]
            self.files.append(name)
            grid = grid_of(name, records, wanted=frozenset(SHEET_HEADINGS), findings=self.findings)
            if grid is not None:
                self.settings = read_settings_sheet(grid, findings=self.findings)
        for table in TABLES:
            if table.name not in by_name:
                self._note_absence(table.name, table.name, "sheet")
                continue
            name, records = by_name[table.name]
            self.files.append(name)
            self._take(table, name, records)

    def _take(self, table: Table, file: str, records: Iterable[tuple[int, list[str]]]) -> None:
        grid = grid_of(file, records, wanted=table.keys, findings=self.findings)
        if grid is None:
            self.unreadable.add(table.name)
        else:
            self.tables[table.name] = read_table(table, grid, findings=self.findings)

    def _note_absence(self, name: str, written: str, what: str) -> None:
        if TABLE_NAMED[name].required:
            self.findings.fault(
                written,
                0,
                "",
                f"this {what} is missing; {_REQUIRED} are needed, others if you use them.",
            )
            self.files.append(written)
            self.unreadable.add(name)

    def _note_nothing(self) -> None:
        workbooks = sorted(self.path.glob("*.xlsx"))
        hint = f"; give the workbook {workbooks[0].name} itself" if workbooks else ""
        self.findings.fault(
            self.name, 0, "", f"holds none of the tables; {_REQUIRED} are needed{hint}."
        )


_FILES = (SETTINGS_FILE, *(f"{table.name}.csv" for table in TABLES))
_REQUIRED = joined([table.name for table in TABLES if table.required], "and")


def write_service(service: Service, folder: Path) -> None:
    """Write a service as a folder that reads back to the same service.

    UTF-8, commas, line feeds; ``service.toml`` with every setting; the tables that have rows, the
    four that are needed in any case, and cover where there is such a table. Tables of the folder
    that the service no longer has go away; files that are no tables stay.

    Parameters
    ----------
    service
        What is written.
    folder
        Where; made if it is not there.

    Raises
    ------
    KnownError
        It could not be written; the folder is as it was.
    """
    contents = {SETTINGS_FILE: settings_toml(service.settings)}
    for table in tables_written(service):
        contents[f"{table.name}.csv"] = csv_of(table.records_of(table.rows_of(service) or ()))
    replace_files(folder, contents, owned=_FILES)


def write_workbook(service: Service, path: Path) -> None:
    """Write a service as one workbook that reads back to the same service.

    Parameters
    ----------
    service
        What is written.
    path
        The workbook; its folder is made if it is not there.

    Raises
    ------
    KnownError
        It could not be written; an older workbook is as it was.
    """
    from planner.exchange.workbook import workbook_of

    replace_files(path.parent, {path.name: workbook_of(service)})
