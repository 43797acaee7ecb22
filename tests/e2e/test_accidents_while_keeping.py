"""What people do cannot be kept: they are told, and see what is stored, and go on from there."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from sqlalchemy import event

from tests.e2e.monday import PLANNED

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest
    from conftest import Person


@contextmanager
def full_disk(person: Person) -> Iterator[None]:
    """Leave the database no page to grow by: the driver then says that the disk is full."""

    def leave_no_room(connection: sqlite3.Connection, _entry: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # taken as: no more than there are

    store = person.window.desk.store
    store._engine.dispose()
    event.listen(store._engine, "connect", leave_no_room)
    yield
    event.remove(store._engine, "connect", leave_no_room)
    store._engine.dispose()


@contextmanager
def another_program(person: Person) -> Iterator[None]:
    """Have another program write to the database meanwhile."""
    other = sqlite3.connect(person.window.desk.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


def told(person: Person) -> str:
    """Wait for the sentence, close it, and return it."""
    text = person.box().text()
    person.press(Qt.Key.Key_Escape, on=person.box())
    person.wait_until(lambda: not person.has_dialog())
    person.wait_for_quiet()
    return text


def test_while_another_program_writes_what_is_stored_is_shown(
    desk: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.store.engine.BUSY_SECONDS", 0.05)
    desk.drag("F02", "S4")
    desk.wait_for_quiet()
    store = desk.window.desk.store
    store._engine.dispose()
    with another_program(desk):
        desk.drag("F01", "S3")
        assert desk.with_whom()["F01"] == "S3"  # Shown at once…
        assert "open in another program" in told(desk)
        assert desk.with_whom() == {**PLANNED, "F02": "S4"}  # …and taken back, because it is not.
    assert desk.window.menus.undo.text() == "&Undo: move F02 to Tom"
    assert desk.sees_what_is_kept()
    desk.drag("F01", "S3")
    assert desk.sees_what_is_kept()
    assert desk.with_whom() == {**PLANNED, "F01": "S3", "F02": "S4"}


def test_nothing_after_what_could_not_be_kept_is_kept(
    desk: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.store.engine.BUSY_SECONDS", 0.05)
    desk.window.desk.store._engine.dispose()
    with another_program(desk):
        desk.drag("F01", "S3")
        desk.drag("F02", "S4")
        desk.window.menus.undo.trigger()
        assert "open in another program" in told(desk)
    assert desk.with_whom() == PLANNED
    assert desk.kept().hand == ()
    assert not desk.window.menus.undo.isEnabled()
    assert not desk.window.menus.redo.isEnabled()
    assert desk.sees_what_is_kept()


def test_on_a_full_disk_what_is_stored_is_shown(desk: Person) -> None:
    with full_disk(desk):
        desk.window.hands.lock_family("F03")
        for _ in range(40):
            desk.window.hands.place("F01", "S3")
            desk.window.hands.place("F01", "S1")
        assert "is full" in told(desk)
        assert desk.sees_what_is_kept()
    desk.drag("F02", "S4")
    assert desk.with_whom()["F02"] == "S4"
    assert desk.sees_what_is_kept()


def test_a_plan_that_cannot_be_kept_is_a_sentence_and_the_draft_stays(
    desk: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.store.engine.BUSY_SECONDS", 0.05)
    desk.drag("F07", "")
    desk.wait_for_quiet()
    desk.window.desk.store._engine.dispose()
    with another_program(desk):
        desk.plan()
        assert "open in another program" in told(desk)
    assert desk.with_whom() == {**PLANNED, "F07": ""}
    assert desk.window.menus.undo.text() == "&Undo: leave F07 waiting"
    assert desk.sees_what_is_kept()


def test_an_approval_that_cannot_be_kept_leaves_the_draft(
    desk: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.store.engine.BUSY_SECONDS", 0.05)
    desk.window.desk.store._engine.dispose()
    with another_program(desk):
        desk.window.desk.approve("Mary")
        assert "open in another program" in told(desk)
    assert desk.chip().startswith("Draft")
    assert desk.sees_what_is_kept()
