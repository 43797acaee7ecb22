"""A table as text, before anyone asks what it means: the same for a CSV file and a sheet.

This is where what comes in is kept within limits, and where a cell that a spreadsheet might take
for a formula is marked as text and unmarked again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planner.exchange.findings import Findings

MOST_ROWS = 500_000
MOST_COLUMNS = 200
LONGEST_CELL = 10_000
"""In characters. A reason is a paragraph, not a book."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_MAY_BE_A_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_MARKED_AS_TEXT = re.compile(r"'+[=+\-@\t\r]")

_FAILED_FORMULAS = frozenset(
    {"#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#DIV/0!", "#SPILL!", "#CALC!"}
)


def as_text(cell: str) -> str:
    """Mark a cell that a spreadsheet might run as a formula, by an apostrophe before it.

    A cell that already reads like a marked one gets one apostrophe more, so that `as_written`
    gives back every text exactly.
    """
    return f"'{cell}" if _MAY_BE_A_FORMULA.match(cell) else cell


def as_written(cell: str) -> str:
    """Take the mark of `as_text` off again; other cells stay as they are."""
    return cell[1:] if _MARKED_AS_TEXT.match(cell) else cell


@dataclass(frozen=True, slots=True)
class Grid:
    """A header and rows of text without outer spaces; blank rows are left out.

    Attributes
    ----------
    file
        What faults call the table: a file's or a sheet's name.
    header_line
        The line of the header, counted from 1.
    headings
        As they are written, without outer spaces.
    lines
        The line where each row starts.
    rows
        Each as long as `headings`. `None` stands for a cell whose fault is already noted.
    """

    file: str
    header_line: int
    headings: tuple[str, ...]
    lines: list[int]
    rows: list[list[str | None]]


def grid_of(
    file: str,
    records: Iterable[tuple[int, Sequence[str]]],
    *,
    wanted: frozenset[str],
    findings: Findings,
) -> Grid | None:
    """Take the header and the rows from records of cells; `None` if there is no usable header.

    Parameters
    ----------
    file
        What faults call the table.
    records
        The line where each record starts, and its cells. Taken no further than the limits.
    wanted
        The headings that are looked for, in lower case; what stands under others is not judged.
    findings
        Where faults are noted.
    """
    remaining = iter(records)
    header = next(((line, cells) for line, cells in remaining if any(map(str.strip, cells))), None)
    if header is None:
        findings.fault(file, 0, "", "is empty; its first row names the columns.")
        return None
    header_line, cells = header
    headings = tuple(" ".join(cell.split()) for cell in cells)
    while not headings[-1]:
        headings = headings[:-1]
    if len(headings) > MOST_COLUMNS:
        findings.fault(
            file, header_line, "", f"has {len(headings)} columns; {MOST_COLUMNS} are the most."
        )
        return None
    grid = Grid(file, header_line, headings, [], [])
    for line, row in _rows(grid, remaining, wanted, findings):
        if len(grid.lines) == MOST_ROWS:
            findings.fault(
                file, line, "", f"goes on beyond {MOST_ROWS:,} rows, the most a table has."
            )
            break
        grid.lines.append(line)
        grid.rows.append(row)
    return grid


def _rows(
    grid: Grid,
    records: Iterator[tuple[int, Sequence[str]]],
    wanted: frozenset[str],
    findings: Findings,
) -> Iterator[tuple[int, list[str | None]]]:
    width = len(grid.headings)
    is_wanted = [heading.casefold() in wanted for heading in grid.headings]
    for line, cells in records:
        texts = [cell.strip() for cell in cells]
        if not any(texts):
            continue
        if any(texts[width:]):
            findings.fault(
                grid.file,
                line,
                "",
                f"has {len(texts)} cells under {width} headings; a cell that contains the separator"
                " stands in quotation marks.",
            )
        texts = texts[:width] + [""] * (width - len(texts))
        row: list[str | None] = [*texts]
        whole = "".join(texts)
        if len(whole) > LONGEST_CELL or not whole.isprintable() or "'" in whole or "#" in whole:
            row = [
                _cell(grid, line, at, text, findings) if is_wanted[at] else ""
                for at, text in enumerate(texts)
            ]
        yield line, row


def _cell(grid: Grid, line: int, at: int, cell: str, findings: Findings) -> str | None:
    """Return a cell as it was meant, or `None` where it cannot be taken."""
    if len(cell) > LONGEST_CELL:
        sentence = f"is {len(cell):,} characters long; {LONGEST_CELL:,} are the most."
    elif _UNPRINTABLE.search(cell):
        sentence = "holds a character that cannot be printed; delete it and type the cell anew."
    elif cell in _FAILED_FORMULAS:
        sentence = f"is {cell}, a formula that failed in the spreadsheet; write the value itself."
    else:
        return as_written(cell.replace("\r\n", "\n").replace("\r", "\n"))
    findings.fault(grid.file, line, grid.headings[at], sentence)
    return None
