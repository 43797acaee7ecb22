from __future__ import annotations

import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from planner.errors import BadInputError, KnownError
from planner.exchange.service_folder import read_service, write_service
from planner.sample import make_service
from planner.service import Band, GenderWish, Service, TravelMode, Week
from planner.travel.places import load_gazetteer
from tests.planner.exchange.folders import SMALL, fault, faults, read, write_files

WEEK = Week(date(2026, 11, 23))


def test_an_empty_cell_takes_its_default(tmp_path: Path) -> None:
    service = read(tmp_path).service
    family, member = service.families[0], service.staff[1]
    assert (family.band, family.languages, family.visits_per_week) == (
        Band.MEDIUM,
        ("English",),
        2,
    )
    assert (family.motivated, family.worker_gender) == (True, GenderWish.ANY)
    assert (member.fte, member.travel_mode, member.children_cap) == (
        Decimal(1),
        TravelMode.CAR,
        None,
    )
    assert service.cover is None
    assert read(tmp_path, cover="cover_id,name,kind,weekday,start,end\n").service.cover == ()


def test_ids_and_words_compare_ignoring_case_and_are_spelled_as_their_own_table_does(
    tmp_path: Path,
) -> None:
    service = read(
        tmp_path,
        children="CHILD_ID , Family_Id\nC1, f01 \n",
        allocations="family_id,staff_id,from,to\nf01,s02,2026-01-05,\n",
        pairs="family_id,person_id,rule\nf02,v1,Exclude\n",
        volunteers="volunteer_id,name,place,role\nV1,Dot,CW1,PEER_MENTOR\n",
        appointments="appointment_id,kind,family_id,people\nA1,other,f01,s03; V1\n",
        cover="cover_id,name,kind,weekday,start,end,town\nK1,Duty,duty,Mon,09:00,17:00,CREWE\n",
    ).service
    assert service.children[0].family_id == "F01"
    assert (service.allocations[0].family_id, service.allocations[0].staff_id) == ("F01", "S02")
    assert (service.pairs[0].family_id, service.pairs[0].person_id) == ("F02", "V1")
    assert service.appointments[0].people == ("S03", "V1")
    assert service.cover is not None
    assert service.cover[0].town == "Crewe"


def test_every_fault_of_every_file_is_found_in_one_pass_in_the_order_of_the_files(
    tmp_path: Path,
) -> None:
    found = faults(
        tmp_path,
        pods="pod_id,name,town,office,children_cap\nP1,North,Crewe,CW1 33,-1\n",
        families=(
            "family_id,name,place,status\n"
            "F01,A,CW1 3,opne\n"
            "F02,B,Nantwitch,waiting\n"
            "f01,C,CW1 3,open\n"
        ),
        children="child_id,family_id,born_on\nC01,F10,2019-02-31\nC02,F02,x\n",
        service="[caps]\nchildren_per_pod = 'many'\n",
    )
    assert [(item.file, item.line, item.column) for item in found] == [
        ("service.toml", 2, "caps.children_per_pod"),
        ("pods.csv", 2, "children_cap"),
        ("pods.csv", 2, "office"),
        ("families.csv", 2, "status"),
        ("families.csv", 3, "place"),
        ("families.csv", 4, "family_id"),
        ("children.csv", 2, "born_on"),
        ("children.csv", 2, "family_id"),
        ("children.csv", 3, "born_on"),
    ]
    assert '"Nantwich"' in found[4].sentence
    assert "line 2 already" in found[5].sentence
    assert '"F01"' in found[7].sentence


def test_a_row_with_one_bad_cell_is_still_known_to_the_other_tables(tmp_path: Path) -> None:
    families = SMALL["families.csv"].replace("open", "opne")
    assert fault(tmp_path, families=families).column == "status"


@pytest.mark.parametrize("table", ["pods", "staff", "families", "children"])
def test_a_table_that_is_needed_is_missed_without_a_flood_of_further_faults(
    tmp_path: Path, table: str
) -> None:
    write_files(tmp_path, SMALL)
    (tmp_path / f"{table}.csv").unlink()
    with pytest.raises(BadInputError) as caught:
        read_service(tmp_path, gazetteer=load_gazetteer())
    (found,) = caught.value.faults
    assert found.file == f"{table}.csv"
    assert "missing" in found.sentence


def test_a_missing_column_is_one_fault_that_names_a_likely_one(tmp_path: Path) -> None:
    found = fault(tmp_path, families=SMALL["families.csv"].replace("family_id", "familyid"))
    assert (found.line, found.column) == (1, "family_id")
    assert '"familyid"' in found.sentence


def test_a_column_that_stands_twice_is_a_fault(tmp_path: Path) -> None:
    found = fault(tmp_path, children="child_id,family_id,FAMILY_ID\nC1,F01,F02\n")
    assert (found.line, found.column) == (1, "family_id")


def test_what_is_not_known_is_kept_out_with_a_warning(tmp_path: Path) -> None:
    write_files(tmp_path, {"Thumbs.db": b"\0", ".hidden": "", "~$pods.xlsx": "", "familys.csv": ""})
    found = read(
        tmp_path,
        children='child_id,family_id,notes,,bornon\nC1,F01,"a\x02note",9,2020\nC2,F02,,,\n',
        service="[cap]\nx = 1\n[caps]\nchildren_per_pot = 3\n",
    )
    assert [str(warning) for warning in found.warnings] == [
        "Thumbs.db: is no table and was kept out.",
        'familys.csv: is no table and was kept out. Did you mean "families.csv"?',
        'service.toml:1: cap: is no setting and was kept out. Did you mean "caps"?',
        "service.toml:4: caps.children_per_pot: is no setting and was kept out."
        ' Did you mean "children_per_pod" or "children_per_practitioner"?',
        "children.csv:1: notes: is no column of children and was kept out.",
        "children.csv:1: a column without a heading was kept out.",
        "children.csv:1: bornon: is no column of children and was kept out."
        ' Did you mean "born_on"?',
    ]


def test_somebody_who_has_left_is_one_warning_and_one_spelling(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        allocations="family_id,staff_id,from,to\nF01,S9,2025-01-06,2025-02-03\nF02,s9,2025-03-03,2025-04-07\n",
    )
    assert [stint.staff_id for stint in found.service.allocations] == ["S9", "S9"]
    (warning,) = found.warnings
    assert (warning.line, warning.column) == (2, "staff_id")
    assert "(2 rows); taken for somebody who has left" in warning.sentence


def test_an_id_that_two_tables_know_is_a_fault_where_it_is_used(tmp_path: Path) -> None:
    volunteers = "volunteer_id,name,place,role\ns02,Dot,CW1,peer_mentor\n"
    read(tmp_path, volunteers=volunteers)
    found = fault(
        tmp_path,
        volunteers=volunteers,
        hours="person_id,weekday,start,end\nS02,mon,09:00,17:00\n",
    )
    assert "stands in staff and volunteers" in found.sentence


def test_a_name_is_never_quoted(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        staff="staff_id,name,role,pod_id\nS01,Ann Ash,consultant,P1\n"
        f"S02,Ben\x01Birch,practitioner,P1\nS03,{'Cat ' * 4000},practitioner,P1\n"
        "S04,Dee Dunn,practitioner,P1,x\n",
    )
    assert len(found) == 3
    text = " ".join(str(item) for item in found)
    assert not any(name in text for name in ("Ann", "Ben", "Cat", "Dee"))


def test_no_more_than_two_hundred_faults_of_a_file_are_listed(tmp_path: Path) -> None:
    rows = "".join(f"C{number},F99,2020-02-31\n" for number in range(300))
    found = faults(tmp_path, children=f"child_id,family_id,born_on\n{rows}")
    assert len(found) == 201
    assert found[-1].sentence == "and 400 more from here on."


@pytest.mark.parametrize(
    ("name", "content", "line", "says"),
    [
        ("children", b"", 0, "is empty"),
        ("children", b"\xef\xbb\xbf \r\n,,\r\n", 0, "is empty"),
        ("children", SMALL["children.csv"].encode("utf-16"), 1, "UTF-16"),
        ("families", SMALL["families.csv"].replace("Elm", "Élm").encode("cp1252"), 3, "CSV UTF-8"),
        ("children", SMALL["children.csv"].replace("C02", "C\0002").encode(), 3, "zero byte"),
        ("children", 'child_id,family_id\nC1,"F01\nC2,F02\n', 2, "never closed"),
        ("children", 'child_id,family_id\nC1,"F01"x\nC2,F02\n', 2, "in the middle"),
        ("children", "child_id,family_id\nC1,F01,2,3\n", 2, "4 cells under 2 headings"),
        ("children", "child_id,family_id," + "x," * 300 + "x\n", 1, "200 are the most"),
        ("service", "[caps\n", 1, "is not TOML"),
        ("service", "[caps]\nx = " + "[" * 5_000, 0, "brackets too deep"),
        ("service", "[caps]\nchildren_per_pod = " + "9" * 5_000, 0, "too long"),
        ("service", "caps = 3", 1, "is a section"),
    ],
)
def test_a_hostile_file_is_one_fault_with_a_sentence(
    tmp_path: Path, name: str, content: str | bytes, line: int, says: str
) -> None:
    found = fault(tmp_path, **{name: content})
    assert found.file.startswith(name)
    assert found.line == line
    assert says in found.sentence


def test_a_cell_of_ten_megabytes_is_one_fault_that_does_not_repeat_it(tmp_path: Path) -> None:
    cell = "line\n" * 2_000_000
    found = fault(
        tmp_path,
        allocations=f'family_id,staff_id,from,reason\nF01,S02,2026-01-05,"{cell}"\n',
    )
    assert (found.line, found.column) == (2, "reason")
    assert len(found.sentence) < 100


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    found = fault(
        tmp_path,
        allocations='family_id,staff_id,from,to,reason\r\n\r\nF01,S02,2026-01-05,2026-02-02,"one\r\ntwo'
        '\r\nthree"\r\n\r\nF01,S02,nonsense,,\r\n',
    )
    assert found.line == 7


def test_a_folder_that_is_not_there_or_holds_nothing_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "letter.docx").write_bytes(b"PK")
    for name, says in (
        ("gone", "is not there"),
        ("empty", "none of the tables"),
        ("letter.docx", "neither"),
    ):
        with pytest.raises(BadInputError) as caught:
            read_service(tmp_path / name, gazetteer=load_gazetteer())
        (found,) = caught.value.faults
        assert (found.file, says in found.sentence) == (name, True)


def test_a_folder_that_holds_only_a_workbook_says_to_give_that(tmp_path: Path) -> None:
    (tmp_path / "service.xlsx").write_bytes(b"")
    with pytest.raises(BadInputError, match=r"give the workbook service\.xlsx itself"):
        read_service(tmp_path, gazetteer=load_gazetteer())


def test_a_folder_in_the_place_of_a_file_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").mkdir()
    assert "could not be read" in fault(tmp_path).sentence


def test_two_files_for_one_table_are_a_fault(tmp_path: Path) -> None:
    (tmp_path / "PODS.CSV").write_text(SMALL["pods.csv"])
    found = faults(tmp_path)
    assert any("is there twice" in item.sentence for item in found)


def test_the_sample_comes_out_as_it_went_in(tmp_path: Path) -> None:
    service = make_service(pods=3, week=WEEK)
    write_service(service, tmp_path)
    assert read_service(tmp_path, gazetteer=load_gazetteer()).service == service


def test_writing_again_writes_the_same_bytes_and_leaves_other_files_alone(tmp_path: Path) -> None:
    write_files(tmp_path, {"notes.txt": "mine"})
    service = make_service(pods=1, week=WEEK)
    write_service(service, tmp_path)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    write_service(service, tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_table_that_the_service_no_longer_has_goes_away(tmp_path: Path) -> None:
    write_service(make_service(pods=1, week=WEEK), tmp_path)
    write_files(tmp_path, {"COVER.csv": "old"})
    write_service(Service(), tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "children.csv",
        "families.csv",
        "pods.csv",
        "service.toml",
        "staff.csv",
    ]
    assert read_service(tmp_path, gazetteer=load_gazetteer()).service == Service()


def test_a_cell_that_looks_like_a_formula_is_written_as_text_and_reads_back(tmp_path: Path) -> None:
    families = (
        "family_id,name,place,status,needs\n"
        "=1+1,@SUM(A1),CW1,open,-1;+2\n"
        "F2,'=quoted,CW1,open,\n"
        "F3,''=twice,CW1,open,\n"
        "F4,'tis,CW1,open,\n"
    )
    children = "child_id,family_id\nC1,=1+1\nC2,F2\nC3,F3\nC4,F4\n"
    service = read(tmp_path / "in", families=families, children=children).service
    assert [family.name for family in service.families] == [
        "@SUM(A1)",
        "=quoted",
        "'=twice",
        "'tis",
    ]
    write_service(service, tmp_path / "out")
    written = (tmp_path / "out" / "families.csv").read_text().splitlines()
    assert written[1].startswith("'=1+1,'@SUM(A1),CW1,open")
    assert not any(cell[:1] in "=+-@" for line in written[1:] for cell in line.split(",") if cell)
    assert read_service(tmp_path / "out", gazetteer=load_gazetteer()).service == service


def test_when_one_file_cannot_take_its_name_every_old_file_is_there_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, SMALL)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    replace = Path.replace

    def refuse_staff(self: Path, target: Path) -> Path:
        if target.name == "staff.csv" and self.suffix == ".part":
            raise PermissionError(13, "open in another program", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse_staff)
    with pytest.raises(KnownError, match=r"staff\.csv could not be written.*Nothing was changed"):
        write_service(make_service(pods=1, week=WEEK), tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_full_disk_leaves_the_old_files_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, SMALL)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    synced: list[int] = []

    def full(handle: int) -> None:
        synced.append(handle)
        if len(synced) == 3:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KnownError, match="the disk is full"):
        write_service(make_service(pods=1, week=WEEK), tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(KnownError, match="Nothing was changed"):
        write_service(Service(), tmp_path / "out")
    with pytest.raises(KnownError, match="Nothing was changed"):
        write_service(Service(), tmp_path / "out" / "deeper")
    assert (tmp_path / "out").read_text() == "a file"
