"""The same service comes from every dialect that a spreadsheet writes, and from a workbook."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from planner.exchange.service_folder import read_service, write_service, write_workbook
from planner.exchange.tables import TABLES
from planner.sample import make_service
from planner.service import Service, Week
from planner.travel.places import load_gazetteer
from tests.planner.exchange.folders import SMALL, read

if TYPE_CHECKING:
    from pathlib import Path


@cache
def _sample() -> Service:
    return make_service(pods=2, week=Week(date(2026, 11, 23)))


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "marked"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("separator", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_the_same_service_comes_from_every_dialect(
    tmp_path: Path, separator: str, end: str, mark: bytes
) -> None:
    write_service(_sample(), tmp_path)
    for table in TABLES:
        file = tmp_path / f"{table.name}.csv"
        if file.exists():
            rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
            file.write_bytes(mark + _in_dialect(rows, separator, end).encode())
    settings = tmp_path / "service.toml"
    settings.write_bytes(mark + settings.read_bytes().replace(b"\n", end.encode()))
    found = read_service(tmp_path, gazetteer=load_gazetteer())
    assert found.service == _sample()
    assert all("kept out" not in warning.sentence for warning in found.warnings)


def _in_dialect(rows: list[list[str]], separator: str, end: str) -> str:
    """Write rows with the columns turned round, shouted headings and a blank line after each."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator=end)
    for number, row in enumerate(rows):
        cells = [f" {cell.upper()} " for cell in row] if number == 0 else row
        writer.writerow(cells[::-1])
        text.write(end + separator * (len(row) - 1) + end)
    return text.getvalue()


def test_the_same_service_comes_from_a_workbook(tmp_path: Path) -> None:
    write_workbook(_sample(), tmp_path / "service.xlsx")
    assert read_service(tmp_path / "service.xlsx", gazetteer=load_gazetteer()).service == _sample()


def test_dates_and_times_may_be_written_as_excel_shows_them(tmp_path: Path) -> None:
    rows = "C01,F01,04/05/2019\nC02,F02,29/02/2020\n"
    assert (
        read(tmp_path / "british", children=f"child_id,family_id,born_on\n{rows}").service
        == read(tmp_path / "iso").service
    )


def test_separators_and_line_breaks_may_stand_in_quoted_cells(tmp_path: Path) -> None:
    service = read(
        tmp_path,
        allocations="family_id;staff_id;from;reason\n"
        'F01; S02;2026-01-05; "said ""yes""; then,\r\nlater, no"\n',
        families="family_id;name;place;status;needs\n"
        'F01;"Dale; Elm";CW1 3;open;"debt;housing"\nF02;;CW1 3;waiting;debt\n',
    ).service
    assert service.allocations[0].reason == 'said "yes"; then,\nlater, no'
    assert [family.needs for family in service.families] == [("debt", "housing"), ("debt",)]


def test_a_short_row_and_separators_after_the_last_cell_do_no_harm(tmp_path: Path) -> None:
    children = "child_id,family_id,born_on,plan,,\nC01,F01,2019-05-04,,,,,,\nC02,F02,2020-02-29\n"
    found = read(tmp_path / "ragged", children=children)
    assert found.service == read(tmp_path / "even").service
    assert found.warnings == ()


def test_the_small_service_is_well(tmp_path: Path) -> None:
    assert len(read(tmp_path).service.families) == SMALL["families.csv"].count("\n") - 1
