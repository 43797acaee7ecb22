from __future__ import annotations

import io
import os
import shutil
import sqlite3
import sys
from typing import TYPE_CHECKING

import pytest

from planner.store import Store
from planner.store.audit import changes_of
from planner.store.service import load_service

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def database(run: Callable, sample_folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "my service.podplan"
    assert run("import", sample_folder, "--db", path).code == 0
    return path


def tables(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def changed_folder(folder: Path) -> Path:
    text = (folder / "families.csv").read_text(encoding="utf-8")
    (folder / "families.csv").write_text(text.replace(",waiting,", ",closed,", 1), encoding="utf-8")
    return folder


def test_an_import_says_what_it_brings_and_where_it_is(
    run: Callable, sample_folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "my service.podplan"
    ran = run("import", sample_folder, "--db", path)
    assert (ran.code, ran.out) == (0, "")
    assert "pods: 1 new" in ran.err
    assert ran.err.splitlines()[-1] == f"Stored in {path}."


def test_the_same_folder_again_changes_nothing(
    run: Callable, sample_folder: Path, database: Path
) -> None:
    before = database.read_bytes()
    ran = run("import", sample_folder, "--db", database)
    assert ran.code == 0
    assert ran.err.splitlines()[-1] == f"Nothing to change: {database} holds the same."
    assert database.read_bytes() == before


def test_a_changed_folder_shows_what_changes_and_each_change_is_kept(
    run: Callable, folder: Path, database: Path
) -> None:
    with Store.open(database) as store:
        before = len(changes_of(store))
    ran = run("import", changed_folder(folder), "--db", database, "--yes")
    assert ran.code == 0
    assert "families: 1 changed" in ran.err
    with Store.open(database) as store:
        assert len(changes_of(store)) == before + 1


def test_import_export_import_is_the_identity(
    run: Callable, sample_folder: Path, database: Path, tmp_path: Path
) -> None:
    out = tmp_path / "written out"
    ran = run("export", out, "--db", database)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"Written to {out}.\n"
    assert tables(out) == tables(sample_folder)
    again = tmp_path / "again.podplan"
    assert run("import", out, "--db", again).code == 0
    with Store.open(database) as one, Store.open(again) as other:
        assert load_service(one) == load_service(other)


def test_a_folder_with_faults_changes_nothing_and_makes_nothing(
    run: Callable, folder: Path, database: Path, tmp_path: Path
) -> None:
    (folder / "staff.csv").unlink()
    before = database.read_bytes()
    assert run("import", folder, "--db", database).code == 2
    assert database.read_bytes() == before
    ran = run("import", folder, "--db", tmp_path / "new.podplan")
    assert ran.code == 2
    assert "staff.csv: this file is missing" in ran.err
    assert not (tmp_path / "new.podplan").exists()


class Terminal(io.StringIO):
    """A keyboard at which somebody has typed something."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("answer", ["n\n", "\n", "", "no\n", "yess\n"])
def test_who_does_not_say_yes_changes_nothing(
    run: Callable,
    folder: Path,
    database: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
) -> None:
    before = database.read_bytes()
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    ran = run("import", changed_folder(folder), "--db", database)
    assert ran.code == 0
    assert "families: 1 changed" in ran.err
    assert ran.err.endswith("Store this? [y/N] Nothing was changed.\n")
    assert database.read_bytes() == before
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    assert run("import", folder, "--db", tmp_path / "new.podplan").code == 0
    assert not (tmp_path / "new.podplan").exists()


@pytest.mark.parametrize("answer", ["y\n", " YES \n"])
def test_who_says_yes_is_believed(
    run: Callable,
    folder: Path,
    database: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    ran = run("import", changed_folder(folder), "--db", database)
    assert ran.code == 0
    assert ran.err.endswith(f"Stored in {database}.\n")


def test_without_a_keyboard_nobody_is_asked(
    run: Callable, sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert run("import", sample_folder, "--db", tmp_path / "new.podplan").code == 0


class Interrupted(Terminal):
    """A keyboard at which somebody presses Ctrl-C."""

    def readline(self, _size: int | None = -1, /) -> str:
        raise KeyboardInterrupt


def test_who_stops_at_the_question_changes_nothing(
    run: Callable, sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Interrupted())
    ran = run("import", sample_folder, "--db", tmp_path / "new.podplan")
    assert ran.code == 3
    assert ran.err.endswith("Stopped. Nothing was changed.\n")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def spoilt(database: Path, tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Give what makes a database that cannot be used."""
    open_ones: list[sqlite3.Connection] = []

    def spoil(how: str) -> Path:
        path = tmp_path / "spoilt.podplan"
        if how == "folder":
            path.mkdir()
        elif how == "empty":
            path.touch()
        elif how == "other":
            path.write_text("a letter")
        elif how == "damaged":
            whole = database.read_bytes()
            path.write_bytes(whole[:4096] + b"\x00" * (len(whole) - 4096))
        elif how == "nowhere":
            return tmp_path / "nowhere" / "spoilt.podplan"
        else:
            shutil.copy(database, path)
            connection = sqlite3.connect(path, isolation_level=None)
            open_ones.append(connection)
            if how == "newer":
                connection.execute("UPDATE alembic_version SET version_num = '9999'")
            else:
                connection.execute("BEGIN EXCLUSIVE")
        return path

    yield spoil
    for connection in open_ones:
        connection.close()


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ("folder", "spoilt.podplan is a folder, not a stored service."),
        ("empty", "spoilt.podplan is empty, so it is not a stored service."),
        ("other", "spoilt.podplan is not a Pod Planner service."),
        ("damaged", "spoilt.podplan is damaged."),
        ("newer", "spoilt.podplan was last opened with a newer Pod Planner"),
        ("locked", "spoilt.podplan is open in another program"),
        ("nowhere", "There is no folder nowhere to keep spoilt.podplan in."),
    ],
)
def test_a_database_that_cannot_be_used_is_a_sentence_and_stays_as_it_is(
    run: Callable,
    folder: Path,
    spoilt: Callable[[str], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    how: str,
    says: str,
) -> None:
    monkeypatch.setattr("planner.store.engine.BUSY_SECONDS", 0.01)
    path = spoilt(how)
    before = path.read_bytes() if path.is_file() else None
    for ran in (
        run("import", changed_folder(folder), "--db", path),
        run("export", tmp_path / "out", "--db", path),
    ):
        assert (ran.code, ran.out) == (2, "")
        assert says in ran.err
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not (tmp_path / "out").exists()


def test_a_database_that_is_not_there_is_not_made_by_an_export(
    run: Callable, tmp_path: Path
) -> None:
    ran = run("export", tmp_path / "out", "--db", tmp_path / "none.podplan")
    assert ran.code == 2
    assert ran.err.startswith("There is no file none.podplan.")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="folders have no such modes there")
def test_a_folder_that_may_not_be_written_is_a_sentence(
    run: Callable, database: Path, folder_others_own: tuple
) -> None:
    place, visiting = folder_others_own
    mine = shutil.copy(database, place / "mine.podplan")
    mine.chmod(0o644)
    with visiting():
        ran = run("export", place / "out", "--db", mine)
    assert ran.code == 2
    assert "could not be written" in ran.err or "cannot be" in ran.err
    assert not (place / "out").exists()


def test_a_file_in_the_way_of_an_export_stays(
    run: Callable, database: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("mine")
    ran = run("export", tmp_path / "out", "--db", database)
    assert ran.code == 2
    assert "a file stands where a folder is needed" in ran.err
    assert (tmp_path / "out").read_text() == "mine"
