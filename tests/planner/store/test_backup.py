from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from planner.errors import KnownError
from planner.service import Service
from planner.store import Store
from planner.store.service import load_service, save_service

if TYPE_CHECKING:
    from pathlib import Path

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def test_a_backup_is_a_service_of_its_own(tmp_path: Path, store: Store, service: Service) -> None:
    save_service(store, service, who="Ada", at=AT)
    copy = tmp_path / "copies" / "a copy.podplan"
    copy.parent.mkdir()
    store.back_up(copy)
    save_service(store, Service(), who="Ada", at=AT)
    with Store.open(copy) as opened:
        assert load_service(opened) == service
    assert list(copy.parent.iterdir()) == [copy]


def test_a_damaged_service_never_replaces_a_good_backup(
    tmp_path: Path, store: Store, service: Service
) -> None:
    save_service(store, service, who="Ada", at=AT)
    copy = tmp_path / "copies" / "copy.podplan"
    copy.parent.mkdir()
    store.back_up(copy)
    good = copy.read_bytes()
    assert store.path is not None
    with store.path.open("rb+") as file:
        file.seek(4096)
        file.write(b"\xff" * (store.path.stat().st_size - 4096))
    with pytest.raises(KnownError, match=r"service\.podplan is damaged"):
        store.back_up(copy)
    assert copy.read_bytes() == good
    assert list(copy.parent.iterdir()) == [copy]


def test_of_a_service_whose_rows_contradict_one_another_no_copy_is_made(
    tmp_path: Path, store: Store, service: Service
) -> None:
    save_service(store, service, who="Ada", at=AT)

    @event.listens_for(store._engine, "connect")
    def allow_orphans(connection: object, _entry: object) -> None:
        connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[attr-defined]

    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE children SET family_id = 'Nobody'")
    with pytest.raises(KnownError, match="is damaged"):
        store.back_up(tmp_path / "copy.podplan")
    assert not (tmp_path / "copy.podplan").exists()


def test_a_backup_that_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, store: Store
) -> None:
    with pytest.raises(KnownError, match=r"copy\.podplan"):
        store.back_up(tmp_path / "nowhere" / "copy.podplan")
    assert store.path is not None
    assert list(tmp_path.iterdir()) == [store.path]
