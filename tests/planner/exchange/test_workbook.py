from __future__ import annotations

import csv
import io
import subprocess
import sys
import time as clock
import zipfile
from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest

from planner.errors import BadInputError, Fault
from planner.exchange.service_folder import ServiceRead, read_service
from planner.service import Child, Hours, Weekday
from planner.travel.places import load_gazetteer
from tests.planner.exchange.folders import SMALL

if TYPE_CHECKING:
    from pathlib import Path


def _save(path: Path, **sheets: list[list[object]]) -> Path:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    tables = {
        name.removesuffix(".csv"): list(csv.reader(io.StringIO(text)))
        for name, text in SMALL.items()
    }
    for name, rows in {**tables, **sheets}.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(path)
    return path


def _read(path: Path) -> ServiceRead:
    return read_service(path, gazetteer=load_gazetteer())


def _faults(path: Path) -> tuple[Fault, ...]:
    with pytest.raises(BadInputError) as caught:
        _read(path)
    return caught.value.faults


def test_real_dates_times_numbers_and_booleans_are_read(tmp_path: Path) -> None:
    path = _save(
        tmp_path / "service.xlsx",
        hours=[["person_id", "weekday", "start", "end"], ["S02", "mon", time(9), time(17, 30)]],
        staff=[
            ["staff_id", "name", "role", "fte", "children_cap", "base", "starts_on"],
            ["S01", "Ann", "consultant", 1, None, None, date(2020, 1, 1)],
            ["S02", "Ben", "practitioner", 0.1 + 0.2, 3.0, "CW1", None],
        ],
        families=[
            ["family_id", "name", "place", "status", "motivated"],
            ["F01", "Dale", "CW1 3", "open", False],
        ],
        children=[["child_id", "family_id", "born_on"], [1, "F01", datetime(2019, 5, 4)]],  # noqa: DTZ001
        appointments=[
            ["appointment_id", "kind", "people", "starts_at"],
            ["A1", "court", "S02", datetime(2026, 11, 24, 10, 5)],  # noqa: DTZ001
        ],
    )
    service = _read(path).service
    assert service.hours == (Hours("S02", Weekday.MON, time(9), time(17, 30)),)
    assert service.staff[0].starts_on == date(2020, 1, 1)
    assert (service.staff[1].fte, service.staff[1].children_cap) == (Decimal("0.3"), 3)
    assert service.families[0].motivated is False
    assert service.children == (Child("1", "F01", date(2019, 5, 4)),)
    assert service.appointments[0].starts_at == datetime(2026, 11, 24, 10, 5)  # noqa: DTZ001


def test_settings_stand_in_a_sheet_of_their_own(tmp_path: Path) -> None:
    settings = [
        ["table", "key", "value"],
        ["service", "name", "Pods of Crewe"],
        ["service", "opens", time(7, 30)],
        ["Caps", "Children_per_pod", 40],
        ["mentoring", "same_postcode_allowed", True],
        ["goals", "rota", "late;unplaced;bunched;unfair;travel"],
        ["rota", "day_minutes", None],
    ]
    found = _read(_save(tmp_path / "service.xlsx", service=settings)).service.settings
    assert (found.service.name, found.service.opens) == ("Pods of Crewe", time(7, 30))
    assert (found.caps.children_per_pod, found.mentoring.same_postcode_allowed) == (40, True)
    assert found.goals.rota[0] == "late"
    assert found.rota.day_minutes == 600
    settings.append(["caps", "children_per_pod", -1])
    twice, low = _faults(_save(tmp_path / "service.xlsx", service=settings))
    assert (twice.file, twice.line, twice.column) == ("service", 8, "caps.children_per_pod")
    assert "stands twice" in twice.sentence
    assert "0 is the lowest" in low.sentence


def test_faults_name_the_sheet_and_the_row(tmp_path: Path) -> None:
    path = _save(
        tmp_path / "service.xlsx",
        pairs=[["family_id", "person_id", "rule"], [], ["F01", "S99", "#REF!"]],
        Notes=[["anything"]],
    )
    found = _faults(path)
    assert [(item.file, item.line, item.column) for item in found] == [
        ("pairs", 3, "rule"),
        ("pairs", 3, "person_id"),
    ]
    assert "formula that failed" in found[0].sentence
    with pytest.raises(BadInputError) as caught:
        _read(path)
    assert [warning.file for warning in caught.value.warnings] == ["Notes"]


def test_a_sheet_that_is_needed_is_missed(tmp_path: Path) -> None:
    path = _save(tmp_path / "service.xlsx")
    workbook = openpyxl.load_workbook(path)
    del workbook["families"]
    workbook.save(path)
    (found,) = _faults(path)
    assert (found.file, found.line) == ("families", 0)


def test_a_formula_that_was_never_worked_out_is_not_taken_for_an_empty_cell(tmp_path: Path) -> None:
    path = _save(
        tmp_path / "service.xlsx",
        pods=[
            ["pod_id", "name", "town", "office", "children_cap"],
            ["P1", "North", "Crewe", "CW1", "=40+8"],
        ],
    )
    (found,) = _faults(path)
    assert "never worked out" in found.sentence


def _zip(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    "parts",
    [
        {"xl/worksheets/sheet1.xml": bytes(300_000_000)},
        {f"part{number}": b"" for number in range(2_000)},
    ],
    ids=["huge", "many"],
)
def test_a_zip_bomb_is_told_before_it_is_opened(tmp_path: Path, parts: dict[str, bytes]) -> None:
    path = _zip(tmp_path / "bomb.xlsx", parts)
    started = clock.perf_counter()
    (found,) = _faults(path)
    assert clock.perf_counter() - started < 1
    assert "was not opened" in found.sentence


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "damaged or not a workbook"),
        (b"staff_id,name\n", "damaged or not a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "locked with a password"),
    ],
)
def test_what_is_no_workbook_is_one_fault(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "service.xlsx"
    path.write_bytes(content)
    (found,) = _faults(path)
    assert (found.file, says in found.sentence) == ("service.xlsx", True)


def test_a_damaged_workbook_is_refused_or_read_whole_wherever_the_damage_is(tmp_path: Path) -> None:
    whole = _save(tmp_path / "whole.xlsx")
    service = _read(whole).service
    with zipfile.ZipFile(whole) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    refused = 0
    for spoilt in parts:
        for content in (b"", b"<a", b"<a/>", parts[spoilt][: len(parts[spoilt]) // 2]):
            path = _zip(tmp_path / "spoilt.xlsx", {**parts, spoilt: content})
            with suppress(BadInputError):
                refused += 1
                assert _read(path).service == service
                refused -= 1
    assert refused > len(parts)


def test_a_workbook_cut_short_is_refused(tmp_path: Path) -> None:
    data = _save(tmp_path / "whole.xlsx").read_bytes()
    for length in range(0, len(data), 500):
        (tmp_path / "cut.xlsx").write_bytes(data[:length])
        assert _faults(tmp_path / "cut.xlsx")


def test_entities_that_grow_without_end_are_refused(tmp_path: Path) -> None:
    whole = _save(tmp_path / "whole.xlsx")
    with zipfile.ZipFile(whole) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    laughs = '<!DOCTYPE lolz [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">'
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    sheet = f"{laughs}]><worksheet><sheetData><row><c><v>&i;</v></c></row></sheetData></worksheet>"
    path = _zip(tmp_path / "laughs.xlsx", {**parts, "xl/worksheets/sheet1.xml": sheet.encode()})
    (found,) = _faults(path)
    assert "damaged" in found.sentence


def test_a_cell_far_out_does_not_cost_hours(tmp_path: Path) -> None:
    path = _save(tmp_path / "service.xlsx")
    workbook = openpyxl.load_workbook(path)
    workbook["children"].cell(2, 16_384, "here")
    workbook["families"].cell(1_048_576, 1, "F99")
    workbook.save(path)
    started = clock.perf_counter()
    found = _faults(path)
    assert clock.perf_counter() - started < 10
    assert [(item.file, "delete" in item.sentence) for item in found] == [
        ("families", True),
        ("children", True),
    ]


def test_a_folder_is_read_without_the_library_for_workbooks() -> None:
    code = "import sys, planner.exchange.service_folder; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
