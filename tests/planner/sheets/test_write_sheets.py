"""All sheets of a week in a folder, or none of them."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from planner.errors import KnownError
from planner.sheets import SHEETS, SheetKind, render_sheet, write_sheets
from tests.planner.sheets import examples

try:
    import resource
except ImportError:
    resource = None


def test_every_sheet_of_the_table_of_contents_is_written(tmp_path: Path) -> None:
    printing = examples.printing()
    files = write_sheets(printing, tmp_path / "sheets")
    assert [file.name for file in files] == [
        "pod-p1-2026-11-23.pdf",
        "pod-p2-2026-11-23.pdf",
        *(f"practitioner-s0{number}-2026-11-23.pdf" for number in range(1, 6)),
        "waiting-list-2026-11-23.pdf",
        "change-notice-2026-11-23.pdf",
    ]
    assert sorted(files) == sorted((tmp_path / "sheets").iterdir())
    assert files[0].read_bytes() == render_sheet(SheetKind.POD, printing, "P1")
    assert {sheet.kind for sheet in SHEETS} == set(SheetKind)


@pytest.mark.parametrize(
    ("staff_id", "name"),
    [
        ("S/01", "practitioner-s-01-"),
        ("../../etc", "practitioner-etc-"),
        ("sam.okoro", "practitioner-1-"),
        ("Okoro_7", "practitioner-1-"),
        ("Łódź", "practitioner-d-"),
        ("…", "practitioner-1-"),
        ("x" * 300, f"practitioner-{'x' * 40}-"),
    ],
)
def test_a_file_is_called_by_an_id_and_never_by_a_name(
    tmp_path: Path, staff_id: str, name: str
) -> None:
    printing = examples.printing()
    staff = tuple(
        replace(one, staff_id=staff_id) if one.staff_id == "S01" else one
        for one in printing.service.staff
    )
    workers = tuple(
        replace(one, staff_id=staff_id) if one.staff_id == "S01" else one
        for one in printing.allocation.workers
    )
    printing = replace(
        printing,
        service=replace(printing.service, staff=staff),
        plan=replace(printing.plan, allocation=replace(printing.allocation, workers=workers)),
    )
    assert write_sheets(printing, tmp_path)[2].name == f"{name}2026-11-23.pdf"


def test_ids_that_read_alike_give_files_of_their_own(tmp_path: Path) -> None:
    printing = examples.printing()
    pods = tuple(replace(printing.service.pods[0], pod_id=one) for one in ("p-3", "p", "P", "p/3"))
    printing = replace(printing, service=replace(printing.service, pods=pods))
    files = write_sheets(printing, tmp_path)
    assert len(set(files)) == len(files) == 4 + 5 + 2


def test_a_second_printing_takes_the_place_of_the_first(tmp_path: Path) -> None:
    first = write_sheets(examples.printing(label="Draft"), tmp_path)
    before = first[0].read_bytes()
    second = write_sheets(examples.printing(), tmp_path)
    assert second == first
    assert second[0].read_bytes() != before
    assert len(list(tmp_path.iterdir())) == len(second)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps these rights elsewhere")
def test_others_may_not_read_the_sheets(tmp_path: Path) -> None:
    for file in write_sheets(examples.printing(), tmp_path):
        assert file.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_written_is_told_and_left_as_it_was(tmp_path: Path) -> None:
    in_the_way = tmp_path / "sheets"
    in_the_way.write_text("mine")
    with pytest.raises(KnownError, match="Nothing was changed"):
        write_sheets(examples.printing(), in_the_way)
    assert in_the_way.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [in_the_way]


@pytest.mark.skipif(resource is None, reason="this system has no limit to set")
def test_a_disk_without_room_leaves_the_old_sheets_whole(tmp_path: Path) -> None:
    assert resource
    write_sheets(examples.printing(label="Draft"), tmp_path)
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, hard))
    try:
        with pytest.raises(KnownError, match="Nothing was changed"):
            write_sheets(examples.printing(), tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before
