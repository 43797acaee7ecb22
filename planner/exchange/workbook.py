"""One ``.xlsx`` instead of a folder: a sheet per table, and the sheet ``service`` for settings.

A workbook is a zip archive from who knows where. It is looked at before it is opened, and read
no further than the limits of a table.
"""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from contextlib import closing
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planner.exchange.grid import MOST_COLUMNS, MOST_ROWS
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

Records = list[tuple[int, list[str | None]]]


def read_workbook(
    path: Path, wanted: frozenset[str], *, findings: Findings
) -> list[tuple[str, Records]]:
    """Return the wanted sheets of a workbook: their names as written, their lines and cells.

    The cells are text as a CSV file would have it; `None` stands for one whose fault is noted.

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
        findings.fault(
            path.name,
            0,
            "",
            "is damaged or not a workbook; open it in Excel and save it anew as .xlsx.",
        )
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
    except (zipfile.BadZipFile, ValueError, LookupError, NotImplementedError):
        return "is not a workbook; in Excel choose Save as and the type .xlsx."
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


def _records(sheet: Any, findings: Findings) -> Iterator[tuple[int, list[str | None]]]:  # noqa: ANN401 (openpyxl has no types)
    # What a sheet says of its own size may be a lie that costs hours.
    sheet.reset_dimensions()
    for line, cells in enumerate(sheet.iter_rows(), start=1):
        if any(cell.value is not None for cell in cells[MOST_COLUMNS:]):
            findings.fault(
                sheet.title, line, "", f"has cells beyond column {MOST_COLUMNS}; delete them."
            )
            return
        yield line, [_text(sheet.title, line, cell, findings) for cell in cells[:MOST_COLUMNS]]
        if line > 2 * MOST_ROWS:
            findings.fault(sheet.title, line, "", "goes on without end; delete the empty rows.")
            return


def _text(file: str, line: int, cell: Any, findings: Findings) -> str | None:  # noqa: ANN401 (openpyxl has no types)
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        findings.fault(
            file,
            line,
            f"column {cell.column_letter}",
            "holds a formula that failed, or a date that cannot be; write the value itself.",
        )
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
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

    workbook = openpyxl.Workbook(write_only=True)
    for table in tables_written(service):
        sheet = workbook.create_sheet(table.name)
        sheet.freeze_panes = "A2"
        sheet.append(table.headings)
        for row in table.rows_of(service) or ():
            sheet.append(
                [
                    _cell(sheet, value, text)
                    for value, text in zip(table.values_of(row), table.cells_of(row), strict=True)
                ]
            )
    sheet = workbook.create_sheet(SETTINGS_SHEET)
    sheet.freeze_panes = "A2"
    for record in settings_records(service.settings):
        sheet.append(record)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _cell(sheet: Any, value: object, text: str) -> Any:  # noqa: ANN401 (openpyxl has no types)
    if isinstance(value, (date, time, int, Decimal)) and not isinstance(value, bool):
        return value
    if not text.startswith("#"):
        return text
    from openpyxl.cell import WriteOnlyCell

    # The library would take "#N/A" for a formula that failed.
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell
