"""CSV in the dialects that spreadsheets write: from bytes to records, and back.

UTF-8 with or without a byte order mark; comma, semicolon or tab; CRLF, LF or CR; quoted cells
may hold separators and line breaks.
"""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planner.exchange.findings import Findings

_SEPARATORS = (",", ";", "\t")
_SAVE_AS = 'in Excel choose "Save as" and the type "CSV UTF-8 (Comma delimited)".'


def decoded(file: str, content: bytes, *, findings: Findings) -> str:
    """Return a file's text. A wrong encoding is a fault; the text is then read as best it can be.

    Parameters
    ----------
    file
        What faults call the file.
    content
        Its bytes.
    findings
        Where faults are noted.
    """
    for mark, encoding in (
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            findings.fault(file, 1, "", f"is saved as UTF-16 (Unicode text), not UTF-8; {_SAVE_AS}")
            return content.decode(encoding, errors="replace")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = _lines(content[: problem.start].decode("latin-1")) + 1
        findings.fault(
            file, line, "", f"holds a letter that is not UTF-8 from this line on; {_SAVE_AS}"
        )
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        line = _lines(text[: text.index("\0")]) + 1
        findings.fault(file, line, "", f"holds a zero byte, which no table does; {_SAVE_AS}")
        text = text.replace("\0", "")
    return text


def _lines(text: str) -> int:
    """Return how many line ends a text holds."""
    return text.count("\n") + text.count("\r") - text.count("\r\n")


class CsvRecords:
    """The records of a CSV text: the line where each starts, and its cells.

    Parameters
    ----------
    file
        What faults call the file.
    text
        The file's text, line ends as they are.
    headings
        The headings that are looked for, in lower case; they tell the separator.
    findings
        Where faults are noted.

    Attributes
    ----------
    lost_rows
        Whether something could not be taken apart so far: a row may be missing.
    """

    def __init__(
        self, file: str, text: str, headings: frozenset[str], *, findings: Findings
    ) -> None:
        self.file = file
        self.text = text
        self.headings = headings
        self.findings = findings
        self.lost_rows = False

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Yield record after record."""
        # Lines end as the file has them, so that the lines of faults are the file's own.
        reader = csv.reader(
            io.StringIO(self.text, newline=""),
            delimiter=_separator(self.text, self.headings),
            skipinitialspace=True,
            strict=True,
        )
        # How long a cell may be is for the grid to say, which knows the cell's column.
        usual_limit = csv.field_size_limit(max(len(self.text), 1))
        try:
            while True:
                line = reader.line_num + 1
                try:
                    yield line, next(reader)
                except StopIteration:
                    return
                except csv.Error as problem:
                    self.lost_rows = True
                    self.findings.fault(self.file, line, "", _quoting_sentence(str(problem)))
        finally:
            csv.field_size_limit(usual_limit)


def _separator(text: str, headings: frozenset[str]) -> str:
    """Return the separator by which the header names most of the headings."""
    start = text.lstrip()[: 100 * 1000]

    def named(separator: str) -> int:
        cells = next(csv.reader(io.StringIO(start, newline=""), delimiter=separator), [])
        return sum(" ".join(cell.split()).casefold() in headings for cell in cells)

    return max(_SEPARATORS, key=named)


def _quoting_sentence(problem: str) -> str:
    if "unexpected end" in problem:
        return "opens a quotation mark that is never closed; close it, or double it inside a cell."
    return "closes a quotation mark in the middle of a cell; a quotation mark inside is doubled."


def csv_of(records: Iterable[Sequence[str]]) -> bytes:
    """Return records as CSV: UTF-8, commas, a line feed after each."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(records)
    return text.getvalue().encode()
