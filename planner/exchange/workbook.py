"""One ``.xlsx`` instead of a folder: a sheet per table, and the sheet ``service`` for settings.

A workbook is a zip archive from who knows where. It is looked at before it is opened, and read
no further than the limits of a table.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from contextlib import closing
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planner.exchange.grid import MOST_COLUMNS, MOST_ROWS
from planner.exchange.kinds import YES_NO
from planner.exchange.settings_file import SETTINGS_SHEET, settings_records
from planner.exchange.tables import tables_written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from planner.exchange.findings import Findings
    from planner.service import Service

MOST_PARTS = 500
"""Files inside a workbook; one of 15 sheets has about 25."""

LARGEST_CONTENT = 256 * 1024 * 1024
"""Bytes of all parts unpacked; a service of 300 pods needs 12 million."""

LARGEST_RATIO = 200
"""Unpacked to packed size of a part. Tables reach about 30, a zip bomb a thousand."""

SMALL_PART = 1024 * 1024
"""Bytes; a part no larger may be packed as tightly as it likes."""

_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"

_DAMAGED = "is damaged or not a workbook; open it in Excel and save it anew as .xlsx."

_FORMULA_ALONE = re.compile(rb"(?:</f>|<f [^>]*/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")

_DAMAGE = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the library raises at a damaged workbook; each was met."""

Records = list[tuple[int, list[str]]]


def read_workbook(
    path: Path, wanted: frozenset[str], *, findings: Findings
) -> list[tuple[str, Records]]:
    """Return the wanted sheets of a workbook: their names as written, their lines and cells.

    The cells are text as a CSV file would have it.

    Parameters
    ----------
    path
        The workbook.
    wanted
        Names of sheets in lower case; others are kept out with a warning.
    findings
        Where faults and warnings are noted.

    Raises
    ------
    OSError
        The file may not be read.
    """
    sentence = _danger(path)
    if sentence:
        findings.fault(path.name, 0, "", sentence)
        return []
    # Half a second that a folder of CSV files need not wait for.
    import openpyxl

    read: list[tuple[str, Records]] = []
    try:
        with warnings.catch_warnings():
            # The library warns of drawings and rules that it leaves out; none of them is data.
            warnings.simplefilter("ignore")
            workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
            with closing(workbook):
                for sheet in workbook.worksheets:
                    if sheet.title.strip().casefold() in wanted:
                        read.append((sheet.title, list(_records(sheet, findings))))
                    else:
                        findings.warn(sheet.title, 0, "", "is no table's sheet and was kept out.")
    except _DAMAGE:
        findings.fault(path.name, 0, "", _DAMAGED)
        return []
    return read


def _danger(path: Path) -> str:
    """Return what speaks against opening a workbook; empty for nothing."""
    with path.open("rb") as file:
        if file.read(len(_OLD_OR_LOCKED)) == _OLD_OR_LOCKED:
            return (
                "is locked with a password, or an old .xls; in Excel take the password off and save"
                " it as .xlsx."
            )
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            return _too_much(parts) or _not_calculated(archive, parts)
    except _DAMAGE:
        return _DAMAGED


def _too_much(parts: list[zipfile.ZipInfo]) -> str:
    unpacked = sum(part.file_size for part in parts)
    bomb = any(
        part.file_size > SMALL_PART and part.file_size > LARGEST_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if bomb or len(parts) > MOST_PARTS or unpacked > LARGEST_CONTENT:
        return (
            f"holds {unpacked / 1e6:,.0f} MB in {len(parts):,} parts once unpacked, far more than a"
            " service, and was not opened; copy the tables into a new workbook."
        )
    return ""


def _not_calculated(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> str:
    """Look for formulas without a value: they would be taken for empty cells."""
    for part in parts:
        is_sheet = part.filename.startswith("xl/worksheets/")
        if is_sheet and _FORMULA_ALONE.search(archive.read(part)):
            return "holds formulas that were never worked out; open it in Excel and save it."
    return ""


def _records(sheet: Any, findings: Findings) -> Iterator[tuple[int, list[str]]]:  # noqa: ANN401 (openpyxl has no types)
    # What a sheet says of its own size may be a lie that costs hours.
    sheet.reset_dimensions()
    for line, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        if any(value is not None for value in values[MOST_COLUMNS:]):
            findings.fault(
                sheet.title, line, "", f"has cells beyond column {MOST_COLUMNS}; delete them."
            )
            return
        if line > 2 * MOST_ROWS:
            findings.fault(sheet.title, line, "", "goes on without end; delete the empty rows.")
            return
        yield line, [_text(value) for value in values[:MOST_COLUMNS]]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return YES_NO.write(value)
    if isinstance(value, float):
        # Fifteen figures is what Excel itself keeps and shows.
        return f"{value:.15g}"
    if isinstance(value, datetime):
        return _to_the_second(value).isoformat(" ")
    if isinstance(value, time):
        return _to_the_second(datetime.combine(date.min, value)).time().isoformat()
    return str(value)


def _to_the_second(value: datetime) -> datetime:
    """Return the nearest second: a time of day in a workbook is a fraction, a little off."""
    return (value + timedelta(milliseconds=500)).replace(microsecond=0)


def workbook_of(service: Service) -> bytes:
    """Return a service as a workbook: every table that `write_service` would write, a sheet each.

    Dates, times and numbers are real ones, so that Excel sorts and filters them.
    """
    import openpyxl

    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for table in tables_written(service):
        sheet = workbook.create_sheet(table.name)
        sheet.freeze_panes = "A2"
        sheet.append(table.headings)
        for row in table.rows_of(service) or ():
            pairs = zip(table.values_of(row), table.cells_of(row), strict=True)
            sheet.append([_cell(value, text) for value, text in pairs])
    sheet = workbook.create_sheet(SETTINGS_SHEET)
    sheet.freeze_panes = "A2"
    for record in settings_records(service.settings):
        sheet.append(record)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _cell(value: object, text: str) -> object:
    is_real = isinstance(value, (date, time, int, Decimal)) and not isinstance(value, bool)
    return value if is_real else text
