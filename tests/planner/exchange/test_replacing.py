"""Files are replaced together or not at all, and an interrupted write leaves nothing behind."""

from pathlib import Path

import pytest

from planner.errors import KnownError
from planner.exchange.replacing import replace_files

OLD = {"a.csv": b"old a", "b.csv": b"old b", "c.csv": b"old c"}
NEW = {"a.csv": b"new a", "b.csv": b"new b", "c.csv": b"new c"}


class Killed(BaseException):
    """The machine stops in the middle of a write."""


def files_in(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def killed_at(rename: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write NEW over OLD, and let nothing happen any more from this rename on, counted from 0."""
    replace_files(folder, OLD)
    done = 0
    renames, removals = Path.replace, Path.unlink

    def is_dead() -> bool:
        return done >= rename

    def replaced(path: Path, target: Path) -> Path:
        nonlocal done
        if is_dead():
            raise Killed
        done += 1
        return renames(path, target)

    def removed(path: Path, missing_ok: bool = False) -> None:
        if is_dead():
            raise Killed
        removals(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replaced)
        patch.setattr(Path, "unlink", removed)
        with pytest.raises(Killed):
            replace_files(folder, NEW)


def test_all_files_take_their_names(tmp_path: Path) -> None:
    replace_files(tmp_path / "new" / "folder", OLD)
    replace_files(tmp_path / "new" / "folder", NEW)
    assert files_in(tmp_path / "new" / "folder") == NEW


def test_owned_files_without_content_go_away_and_others_stay(tmp_path: Path) -> None:
    replace_files(tmp_path, OLD)
    replace_files(tmp_path, {"a.csv": b"new a"}, owned={"a.csv", "b.csv"})
    assert files_in(tmp_path) == {"a.csv": b"new a", "c.csv": b"old c"}


@pytest.mark.parametrize("blocked", ["a.csv", "b.csv", "c.csv"])
def test_where_a_folder_stands_in_place_of_a_file_nothing_is_changed(
    tmp_path: Path, blocked: str
) -> None:
    before = {name: content for name, content in OLD.items() if name != blocked}
    replace_files(tmp_path, before)
    (tmp_path / blocked).mkdir()
    (tmp_path / blocked / "mine.txt").write_bytes(b"mine")
    with pytest.raises(KnownError) as caught:
        replace_files(tmp_path, NEW)
    assert str(caught.value) == (
        f"{blocked} could not be written: a file stands where a folder is needed, or a folder "
        "where a file is. Nothing was changed."
    )
    assert files_in(tmp_path) == before
    assert files_in(tmp_path / blocked) == {"mine.txt": b"mine"}


def test_a_folder_with_the_name_of_a_file_to_go_away_is_refused_and_kept(tmp_path: Path) -> None:
    replace_files(tmp_path, {"a.csv": b"old a"})
    (tmp_path / "b.csv").mkdir()
    with pytest.raises(KnownError, match=r"^b\.csv could not be .* Nothing was changed\.$"):
        replace_files(tmp_path, {"a.csv": b"new a"}, owned={"b.csv"})
    assert files_in(tmp_path) == {"a.csv": b"old a"}
    assert (tmp_path / "b.csv").is_dir()


@pytest.mark.parametrize("rename", range(7))
def test_the_next_write_clears_up_after_one_that_was_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rename: int
) -> None:
    killed_at(rename, tmp_path, monkeypatch)
    assert any(name.startswith(".") for name in files_in(tmp_path))
    replace_files(tmp_path, {"plan.json": b"{}"})
    after = files_in(tmp_path)
    assert after.pop("plan.json") == b"{}"
    assert sorted(after) == sorted(OLD)
    assert all(after[name] in (OLD[name], NEW[name]) for name in OLD)


def test_a_file_lost_between_two_renames_is_there_again_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed_at(3, tmp_path, monkeypatch)
    assert "b.csv" not in files_in(tmp_path)
    replace_files(tmp_path, {"a.csv": b"newest a"})
    assert files_in(tmp_path) == {"a.csv": b"newest a", "b.csv": b"old b", "c.csv": b"old c"}


def test_hidden_files_of_others_are_left_alone(tmp_path: Path) -> None:
    others = {".bashrc.before": b"mine", ".notes.part": b"mine", "a.csv.before": b"mine"}
    for name, content in others.items():
        (tmp_path / name).write_bytes(content)
    replace_files(tmp_path, {"a.csv": b"new a"})
    assert files_in(tmp_path) == {**others, "a.csv": b"new a"}


def test_a_write_that_is_done_is_not_called_a_failure_for_what_it_leaves_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_files(tmp_path, OLD)
    removals = Path.unlink

    def removed(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".before":
            raise PermissionError(13, "open elsewhere", str(path))
        removals(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", removed)
        replace_files(tmp_path, NEW)
    assert NEW.items() <= files_in(tmp_path).items()
    replace_files(tmp_path, NEW)
    assert files_in(tmp_path) == NEW
