from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def tables(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_sample_is_the_one_that_ships(run: Callable, tmp_path: Path) -> None:
    out = tmp_path / "my sample"
    ran = run("sample", out)
    assert (ran.code, ran.out) == (0, "")
    assert "Its week begins on 2026-11-23." in ran.err
    shipped = files("resources") / "sample"
    assert tables(out) == {
        file.name: file.read_bytes() for file in shipped.iterdir() if file.is_file()
    }


def test_a_service_that_is_there_is_left_as_it_was(run: Callable, tmp_path: Path) -> None:
    assert run("sample", tmp_path, "--pods", 1).code == 0
    before = tables(tmp_path)
    ran = run("sample", tmp_path, "--pods", 2)
    assert ran.code == 2
    assert "it was left as it is" in ran.err
    assert tables(tmp_path) == before
    assert run("sample", tmp_path, "--pods", 2, "--replace").code == 0
    assert tables(tmp_path) != before


@pytest.mark.parametrize("name", ["FAMILIES.CSV", "volunteers.csv", "Travel.csv"])
def test_a_single_table_is_a_service_too(run: Callable, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    assert run("sample", tmp_path).code == 2
    assert tables(tmp_path) == {name: b"mine"}


def test_other_files_in_the_folder_stay(run: Callable, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert run("sample", tmp_path, "--pods", 1).code == 0
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_another_seed_is_another_service(run: Callable, tmp_path: Path) -> None:
    for seed in (1, 2):
        assert run("sample", tmp_path / str(seed), "--pods", 1, "--seed", seed).code == 0
    assert run("sample", tmp_path / "1 again", "--pods", 1, "--seed", 1).code == 0
    assert tables(tmp_path / "1") == tables(tmp_path / "1 again") != tables(tmp_path / "2")


@pytest.mark.parametrize("option", ["--pods=0", "--pods=-3", "--pods=many", "--seed=-1"])
def test_a_size_that_cannot_be_is_a_sentence(run: Callable, tmp_path: Path, option: str) -> None:
    ran = run("sample", tmp_path / "out", option)
    assert ran.code == 2
    assert "give a whole number from" in ran.err
    assert not (tmp_path / "out").exists()
