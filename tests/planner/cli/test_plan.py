from __future__ import annotations

import json
import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from planner.exchange.plan_json import plan_from_json
from planner.plan import PlanStatus

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WEEK = "2026-11-23"


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()} if folder.exists() else {}


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_plan_and_every_sheet_are_written_and_standard_output_stays_clean(
    run: Callable, sample_folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "plans of the week" / "first"
    ran = run("plan", sample_folder, "--week", WEEK, "--out", out, "--workers", 1)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[-1].startswith("Planned in ")
    assert "5 of 5 goals proven" in ran.err
    plan = plan_from_json((out / "plan.json").read_text(encoding="utf-8"))
    assert plan.status is PlanStatus.OPTIMAL
    assert plan.allocation is not None
    names = set(contents(out))
    expected = {
        "plan.json",
        f"waiting-list-{WEEK}.pdf",
        f"change-notice-{WEEK}.pdf",
        f"pod-p1-{WEEK}.pdf",
        *(f"practitioner-{line.staff_id.lower()}-{WEEK}.pdf" for line in plan.allocation.workers),
    }
    assert names == expected
    if os.name == "posix":
        assert {(out / name).stat().st_mode & 0o077 for name in names} == {0}


@pytest.mark.parametrize("only", ["allocation", " Allocation ", "allocation,"])
def test_the_allocation_alone_may_be_asked_for(
    run: Callable, sample_folder: Path, tmp_path: Path, only: str
) -> None:
    ran = run(
        *("plan", sample_folder, "--week", WEEK, "--out", tmp_path / "out", "--only", only),
        *("--seconds", "0.5", "--workers", "1", "--seed", "7"),
    )
    assert ran.code == 0


@pytest.mark.parametrize(
    ("only", "says"),
    [
        ("mentoring", "Mentor matching is not part of this version yet."),
        ("rota", "The rota is not part of this version yet."),
        ("allocation,rota", "The rota is not part of this version yet."),
    ],
)
def test_a_part_that_is_not_there_yet_is_a_sentence(
    run: Callable, sample_folder: Path, tmp_path: Path, only: str, says: str
) -> None:
    out = tmp_path / "out"
    ran = run("plan", sample_folder, "--week", WEEK, "--out", out, "--only", only)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{says} Run with --only allocation.\n"
    assert not out.exists()


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--week", "2026-11-24", "2026-11-24 is a Tuesday. Its week begins on 2026-11-23."),
        ("--week", "2026-11-29", "2026-11-29 is a Sunday. Its week begins on 2026-11-23."),
        ("--week", "23/11/2026", '"23/11/2026" is not a date. Write it as 2026-11-23.'),
        ("--week", "2026-02-30", '"2026-02-30" is not a date. Write it as 2026-11-23.'),
        ("--week", "", '"" is not a date. Write it as 2026-11-23.'),
        ("--week", "9999-12-27", "9999-12-27 lies outside the years 1920 to 2099."),
        ("--week", "0001-01-01", "0001-01-01 lies outside the years 1920 to 2099."),
        ("--only", "allocations", "the parts are allocation, mentoring, rota."),
        ("--only", ",", "the parts are allocation, mentoring, rota."),
        ("--seconds", "-1", "give seconds from 0 to 86400, such as 30."),
        ("--seconds", "nan", "give seconds from 0 to 86400, such as 30."),
        ("--seconds", "inf", "give seconds from 0 to 86400, such as 30."),
        ("--seconds", "soon", "give seconds from 0 to 86400, such as 30."),
        ("--workers", "0", "give a whole number from 1 to 2147483647."),
        ("--workers", "two", "give a whole number from 1 to 2147483647."),
        ("--seed", "-1", "give a whole number from 0 to 2147483647."),
        ("--seed", "99999999999", "give a whole number from 0 to 2147483647."),
    ],
)
def test_an_option_that_cannot_be_is_a_sentence(
    run: Callable, sample_folder: Path, tmp_path: Path, option: str, value: str, says: str
) -> None:
    out = tmp_path / "out"
    given = {"--week": WEEK, "--out": str(out), option: value}
    ran = run("plan", sample_folder, *(f"{name}={what}" for name, what in given.items()))
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert "error" not in ran.err.casefold()
    assert not out.exists()


@pytest.mark.parametrize("arguments", [(), ("plan",), ("plann",), ("plan", "x", "--out", "y")])
def test_a_command_that_is_not_whole_shows_how_it_goes(
    run: Callable, arguments: tuple[str, ...]
) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("usage: podplan")
    assert "error" not in ran.err.casefold()


@pytest.mark.parametrize("arguments", [("--help",), ("plan", "--help"), ("check", "-h")])
def test_help_is_a_result(run: Callable, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("usage: podplan")


def test_every_fault_is_a_line_and_nothing_is_written(
    run: Callable, folder: Path, tmp_path: Path
) -> None:
    spoil(folder / "families.csv", ",open,", ",opened,")
    spoil(folder / "children.csv", ",cin", ",cim")
    spoil(folder / "staff.csv", ",practitioner,", ",practicioner,")
    spoil(folder / "service.toml", "max_minutes = 40", "max_minutes = -1")
    out = tmp_path / "out"
    ran = run("plan", folder, "--week", WEEK, "--out", out)
    assert (ran.code, ran.out) == (2, "")
    *faults, last = ran.err.splitlines()
    assert last == "Nothing was written. 4 to put right."
    assert len(faults) == 4
    for fault in faults:
        assert re.fullmatch(r"(service\.toml|\w+\.csv):\d+: [\w.]+: .+[.?]", fault), fault
    assert [fault.partition(":")[0] for fault in faults] == [
        "service.toml",
        "staff.csv",
        "families.csv",
        "children.csv",
    ]
    assert not out.exists()


@pytest.mark.parametrize(
    "goals",
    [
        '["waiting", "changes", "travel", "peak_load"]',
        '["travel", "changes", "waiting", "preferences", "peak_load"]',
        '["changes", "changes", "waiting", "preferences", "peak_load"]',
    ],
)
def test_goals_in_an_order_that_may_not_be_are_bad_input(
    run: Callable, folder: Path, tmp_path: Path, goals: str
) -> None:
    settings = folder / "service.toml"
    text = settings.read_text(encoding="utf-8")
    changed = re.sub(r"allocation = \[[^]]*\]", f"allocation = {goals}", text)
    assert changed != text
    settings.write_text(changed, encoding="utf-8")
    ran = run("plan", folder, "--week", WEEK, "--out", tmp_path / "out")
    assert ran.code == 2
    assert ran.err.startswith("service.toml:")


def test_a_folder_that_is_not_there_or_is_empty_is_a_sentence(
    run: Callable, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    ran = run("plan", tmp_path / "nowhere", "--week", WEEK, "--out", out)
    assert ran.code == 2
    assert ran.err.startswith("nowhere: is not there; look at the spelling")
    (tmp_path / "empty").mkdir()
    ran = run("plan", tmp_path / "empty", "--week", WEEK, "--out", out)
    assert ran.code == 2
    assert ran.err.startswith("empty: holds none of the tables")
    assert not out.exists()


def test_a_folder_with_headings_only_is_planned(
    run: Callable, folder: Path, tmp_path: Path
) -> None:
    for table in folder.glob("*.csv"):
        heading = table.read_text(encoding="utf-8").splitlines()[0]
        table.write_text(heading + "\n", encoding="utf-8")
    out = tmp_path / "out"
    ran = run("plan", folder, "--week", WEEK, "--out", out)
    assert ran.code == 0
    found = json.loads((out / "plan.json").read_text(encoding="utf-8"))
    assert found["status"] == "optimal"
    assert found["allocation"]["families"] == found["allocation"]["workers"] == []
    assert run("check", folder, out / "plan.json").code == 0


def test_a_pin_set_aside_is_told_and_the_plan_is_made(
    run: Callable, folder: Path, tmp_path: Path
) -> None:
    families = (folder / "families.csv").read_text(encoding="utf-8").splitlines()
    family = next(line.partition(",")[0] for line in families if ",waiting," in line)
    staff = (folder / "staff.csv").read_text(encoding="utf-8").splitlines()
    manager = next(line.partition(",")[0] for line in staff if ",manager," in line)
    with (folder / "pairs.csv").open("a", encoding="utf-8") as pairs:
        pairs.write(f"{family},{manager},pin,\n")
    ran = run("plan", folder, "--week", WEEK, "--out", tmp_path / "out")
    assert ran.code == 0
    assert f"{family} pinned to" in ran.err
    assert "is set aside: breaks available" in ran.err
    found = json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))
    assert (family in fault["ids"] for fault in found["faults"])


def test_sheets_of_an_earlier_plan_of_the_week_go_and_what_is_not_ours_stays(
    run: Callable, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert run("plan", folder, "--week", WEEK, "--out", out).code == 0
    (out / "notes.txt").write_text("mine")
    (out / "practitioner-s01-2026-11-16.pdf").write_text("last week")
    (out / f"pods-{WEEK}.pdf").write_text("mine")
    found = json.loads((out / "plan.json").read_text(encoding="utf-8"))
    leaver = found["allocation"]["workers"][0]["staff_id"]
    sheet = out / f"practitioner-{leaver.lower()}-{WEEK}.pdf"
    assert sheet.exists()
    with (folder / "absences.csv").open("a", encoding="utf-8") as absences:
        absences.write(f"{leaver},2026-01-01,2027-12-31,\n")
    assert run("plan", folder, "--week", WEEK, "--out", out).code == 0
    assert not sheet.exists()
    assert (out / "notes.txt").read_text() == "mine"
    assert (out / f"pods-{WEEK}.pdf").read_text() == "mine"
    assert (out / "practitioner-s01-2026-11-16.pdf").read_text() == "last week"


@pytest.mark.parametrize("where", ["a file", "a file/out", "n" * 300, "a/" + "n" * 300])
def test_an_output_folder_that_cannot_be_is_a_sentence(
    run: Callable, sample_folder: Path, tmp_path: Path, where: str
) -> None:
    (tmp_path / "a file").write_text("mine")
    ran = run("plan", sample_folder, "--week", WEEK, "--out", tmp_path / where, "--seconds", 0)
    assert ran.code == 2
    assert "could not be written" in ran.err
    assert ran.err.endswith("Nothing was changed.\n")
    assert contents(tmp_path) == {"a file": b"mine"}


@pytest.mark.skipif(os.name == "nt", reason="folders have no such modes there")
def test_an_output_folder_that_may_not_be_written_keeps_the_earlier_plan(
    run: Callable, sample_folder: Path, folder_others_own: tuple
) -> None:
    place, visiting = folder_others_own
    service, out = shutil.copytree(sample_folder, place / "service"), place / "out"
    for path in (service, *service.iterdir()):
        path.chmod(0o755)
    out.mkdir()
    (out / "plan.json").write_text("earlier")
    with visiting():
        ran = run("plan", service, "--week", WEEK, "--out", out, "--seconds", 0)
    assert ran.code == 2
    assert "you may not do this here" in ran.err
    assert ran.err.endswith("Nothing was changed.\n")
    assert contents(out) == {"plan.json": b"earlier"}


def test_a_fault_of_ours_is_an_apology_without_a_word_of_the_data(
    run: Callable, sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_given: object, **_more: object) -> None:
        raise ValueError("Karen Featherstone")

    monkeypatch.setattr("planner.planning.allocation.plan_allocation", stumble)
    ran = run("plan", sample_folder, "--week", WEEK, "--out", tmp_path / "out")
    assert ran.code == 1
    assert "our fault, not yours" in ran.err
    assert re.search(r"ValueError at \w+\.py:\d+\.$", ran.err.strip())
    assert "Featherstone" not in ran.err
    assert not (tmp_path / "out").exists()


def test_a_workbook_is_planned_as_a_folder_is(
    run: Callable, sample_folder: Path, tmp_path: Path
) -> None:
    from planner.exchange.service_folder import read_service, write_workbook
    from planner.travel.places import load_gazetteer

    book = tmp_path / "autumn.xlsx"
    write_workbook(read_service(sample_folder, gazetteer=load_gazetteer()).service, book)
    out = tmp_path / "out"
    assert run("plan", book, "--week", WEEK, "--out", out, "--workers", 1).code == 0
    assert run("check", sample_folder, out / "plan.json").code == 0


def test_the_service_folder_itself_may_hold_the_plan(run: Callable, folder: Path) -> None:
    before = contents(folder)
    assert run("plan", folder, "--week", WEEK, "--out", folder).code == 0
    assert before.items() <= contents(folder).items()
    assert run("check", folder, folder / "plan.json").code == 0
    shutil.rmtree(folder)
