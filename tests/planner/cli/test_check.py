from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def edited(plan: Path, place: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    found = json.loads(plan.read_text(encoding="utf-8"))
    change(found)
    place.write_text(json.dumps(found), encoding="utf-8")
    return place


def test_an_untouched_plan_is_good(run: Callable, sample_folder: Path, sample_plan: Path) -> None:
    ran = run("check", sample_folder, sample_plan)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[-1] == "Checked: no rule broken."


def test_a_plan_saved_by_another_editor_is_good(
    run: Callable, sample_folder: Path, sample_plan: Path, tmp_path: Path
) -> None:
    place = tmp_path / "plan of mine.json"
    place.write_bytes(b"\xef\xbb\xbf" + sample_plan.read_bytes().replace(b"\n", b"\r\n"))
    assert run("check", sample_folder, place).code == 0


def test_a_broken_rule_is_a_line_on_standard_output(
    run: Callable, sample_folder: Path, sample_plan: Path, tmp_path: Path
) -> None:
    def give_all_to_one(found: dict[str, Any]) -> None:
        families = found["allocation"]["families"]
        somebody = next(line["staff_id"] for line in families if line["staff_id"])
        for line in families:
            if line["outcome"] != "not_eligible":
                line["staff_id"] = somebody

    place = edited(sample_plan, tmp_path / "plan.json", give_all_to_one)
    ran = run("check", sample_folder, place)
    assert ran.code == 1
    assert any(line.startswith("children_cap: ") for line in ran.out.splitlines())
    assert all(": " in line and line.endswith(".") for line in ran.out.splitlines())
    assert "no rule broken" not in ran.err


def test_a_family_twice_is_one_worker_broken(
    run: Callable, sample_folder: Path, sample_plan: Path, tmp_path: Path
) -> None:
    def twice(found: dict[str, Any]) -> None:
        families = found["allocation"]["families"]
        first, second = [line for line in families if line["outcome"] == "kept"][:2]
        other = next(
            line["staff_id"]
            for line in families
            if line["staff_id"] not in (None, first["staff_id"])
        )
        families.append({**first, "staff_id": other})
        assert second

    place = edited(sample_plan, tmp_path / "plan.json", twice)
    ran = run("check", sample_folder, place)
    assert ran.code == 1
    assert ran.out.startswith("one_worker: ")


def test_a_wrong_number_is_a_line(
    run: Callable, sample_folder: Path, sample_plan: Path, tmp_path: Path
) -> None:
    def change(found: dict[str, Any]) -> None:
        found["allocation"]["goals"][-1]["value"] += 1
        found["allocation"]["goals"][0]["name"] = "chnages"

    place = edited(sample_plan, tmp_path / "plan.json", change)
    ran = run("check", sample_folder, place)
    assert ran.code == 1
    assert "numbers: the plan gives travel as " in ran.out
    assert 'numbers: the plan has a goal "chnages"' in ran.out


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "This is not a plan that this program can read."),
        (b"PK\x03\x04 something else \xff", "plan.json is not a plan: it is not text in UTF-8."),
        (b'{"format": 2}', "This plan is of format 2; this program reads format 1."),
        (b'{"format": 1e400}', "This is not a plan that this program can read."),
    ],
)
def test_what_is_no_plan_is_a_sentence(
    run: Callable, sample_folder: Path, tmp_path: Path, content: bytes, says: str
) -> None:
    place = tmp_path / "plan.json"
    place.write_bytes(content)
    ran = run("check", sample_folder, place)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


def test_a_plan_that_is_not_there_or_is_a_folder_is_a_sentence(
    run: Callable, sample_folder: Path, tmp_path: Path
) -> None:
    for place in (tmp_path / "plan.json", tmp_path):
        ran = run("check", sample_folder, place)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.splitlines()[-1].startswith(f"{place} could not be read: ")


def test_a_plan_is_not_judged_by_a_service_with_faults(
    run: Callable, folder: Path, sample_plan: Path
) -> None:
    (folder / "children.csv").unlink()
    ran = run("check", folder, sample_plan)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("children.csv: this file is missing")
