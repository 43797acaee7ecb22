from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from planner.errors import KnownError
from planner.service import Service
from planner.store import Store
from planner.store.service import load_service, save_service

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def test_a_new_service_is_one_file_that_only_its_owner_may_read(tmp_path: Path) -> None:
    path = tmp_path / "a folder" / "the service 100%?#.podplan"
    path.parent.mkdir()
    with Store.open(path) as store:
        assert store.name == path.name
        assert store.path == path
        assert store.warnings == ()
    assert list(path.parent.iterdir()) == [path]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_service_is_found_again_under_its_path_and_under_its_url(
    tmp_path: Path, service: Service
) -> None:
    path = tmp_path / "s.podplan"
    with Store.open(path) as store:
        save_service(store, service, who="Ada", at=AT)
    for place in (path, str(path), f"sqlite:///{path}"):
        with Store.open(place, create=False) as store:
            assert load_service(store) == service


def test_nothing_is_made_where_nothing_should_be(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"There is no file s\.podplan"):
        Store.open(tmp_path / "s.podplan", create=False)
    assert list(tmp_path.iterdir()) == []


def test_foreign_keys_are_enforced(store: Store) -> None:
    with store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_service_that_has_gone_away_is_missed_and_not_made_anew(
    tmp_path: Path, service: Service
) -> None:
    path = tmp_path / "s.podplan"
    with Store.open(path) as store:
        path.unlink()
        with pytest.raises(KnownError, match="Check that it is still there"):
            save_service(store, service, who="Ada", at=AT)
    assert not path.exists()


def _folder(path: Path) -> None:
    path.mkdir()


def _empty(path: Path) -> None:
    path.touch()


def _text(path: Path) -> None:
    path.write_text("family_id,name\nF1,Moss\n", encoding="utf-8")


def _only_the_first_bytes(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"no" * 4000)


def _of_another_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE songs (title TEXT)")
    connection.close()


def _without_tables(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 1")
    connection.close()


def _truncated(path: Path) -> None:
    Store.open(path).close()
    with path.open("rb+") as file:
        file.truncate(path.stat().st_size // 2)


def _with_a_torn_page(path: Path) -> None:
    Store.open(path).close()
    with path.open("rb+") as file:
        file.seek(2 * 4096)
        file.write(b"\xff" * 4096)


def _newer(path: Path) -> None:
    Store.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (_folder, "is a folder, not a stored service"),
        (_empty, "is empty, so it is not a stored service"),
        (_text, "is not a Pod Planner service"),
        (_only_the_first_bytes, "(is not a Pod Planner service|is damaged)"),
        (_of_another_program, "is not a Pod Planner service"),
        (_without_tables, "is not a Pod Planner service"),
        (_truncated, "is damaged"),
        (_with_a_torn_page, "is damaged"),
        (_newer, "was last opened with a newer Pod Planner"),
    ],
)
def test_what_is_no_sound_service_of_ours_is_refused_with_a_sentence_and_left_alone(
    tmp_path: Path, make: object, sentence: str
) -> None:
    path = tmp_path / "s.podplan"
    assert callable(make)
    make(path)
    before = None if path.is_dir() else path.read_bytes()
    with pytest.raises(KnownError, match=rf"^s\.podplan {sentence}"):
        Store.open(path)
    assert list(tmp_path.iterdir()) == [path]
    assert before is None or path.read_bytes() == before


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="There is no folder nowhere"):
        Store.open(tmp_path / "nowhere" / "s.podplan")


def test_an_address_that_is_none_is_refused_without_repeating_it() -> None:
    with pytest.raises(KnownError, match="not the address of a database") as caught:
        Store.open("sq lite://Moss")
    assert "Moss" not in str(caught.value)


def test_a_damage_found_later_is_told_too(tmp_path: Path, service: Service) -> None:
    path = tmp_path / "s.podplan"
    with Store.open(path) as store:
        save_service(store, service, who="Ada", at=AT)
        with store.writing() as connection:
            connection.exec_driver_sql("UPDATE families SET status = 'Canary'")
        with pytest.raises(KnownError, match=r"s\.podplan is damaged") as caught:
            load_service(store)
    assert "Canary" not in str(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="folders are read-only on POSIX systems only")
def test_in_a_read_only_folder_a_service_is_read_and_not_written(
    tmp_path: Path,
    service: Service,
    folder_others_own: tuple[Path, Callable[[], AbstractContextManager[None]]],
) -> None:
    original = tmp_path / "s.podplan"
    with Store.open(original) as store:
        save_service(store, service, who="Ada", at=AT)
    folder, visiting = folder_others_own
    path = folder / "s.podplan"
    shutil.copyfile(original, path)
    path.chmod(0o644)
    with visiting(), Store.open(path) as store:
        assert load_service(store) == service
        with pytest.raises(KnownError, match=r"s\.podplan cannot be (written|opened)"):
            save_service(store, Service(), who="Ada", at=AT)
        assert load_service(store) == service
        with pytest.raises(KnownError, match=r"new\.podplan cannot be written"):
            Store.open(folder / "new.podplan")
    assert list(folder.iterdir()) == [path]


def test_what_is_written_together_is_written_whole_or_not_at_all(
    store: Store, service: Service
) -> None:
    save_service(store, service, who="Ada", at=AT)
    fewer = replace(service, absences=())

    def interrupted() -> None:
        with store.together():
            save_service(store, fewer, who="Ada", at=AT)
            assert load_service(store) == fewer
            raise RuntimeError("the light goes out")

    with pytest.raises(RuntimeError):
        interrupted()
    assert load_service(store) == service
    with store.together():
        save_service(store, fewer, who="Ada", at=AT)
    assert load_service(store) == fewer


def test_another_thread_sees_nothing_of_what_is_written_together_before_it_is_whole(
    store: Store, service: Service
) -> None:
    seen: list[Service] = []
    with store.together():
        save_service(store, service, who="Ada", at=AT)
        other = threading.Thread(target=lambda: seen.append(load_service(store)))
        other.start()
        other.join()
    assert seen == [Service()]
    assert load_service(store) == service
