"""What happens when the world is not as it should be: a sentence, and nothing lost."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from planner.store import Store
from planner.store.service import save_service

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Person

    from planner.service import Service


def test_a_second_window_on_the_same_service_is_refused(
    sample: Person, start: Callable[..., Person]
) -> None:
    path = sample.window.desk.path
    second = start(path)
    assert second.box().text() == (
        "sample.podplan is open in another window. Close it there and try again; nothing was "
        "changed."
    )
    sample.window.close()
    second.press(Qt.Key.Key_Escape, on=second.box())
    second.window.desk.open(path)
    second.wait_for_quiet()
    assert second.window.desk.path == path


def test_a_damaged_file_is_a_sentence_and_the_open_service_stays(
    sample: Person, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.podplan"
    broken.write_bytes(b"SQLite format 3\x00" + b"rubbish" * 1000)
    before = broken.read_bytes()
    sample.window.menus.open.trigger()
    sample.choose(broken)
    assert "broken.podplan" in sample.box().text()
    assert broken.read_bytes() == before
    assert sample.window.desk.path.name == "sample.podplan"
    sample.press(Qt.Key.Key_Escape, on=sample.box())
    sample.plan()
    assert sample.chip().startswith("Draft")


def test_a_service_another_program_is_writing_to_is_a_sentence(sample: Person) -> None:
    sample.plan()
    with sqlite3.connect(sample.window.desk.path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        sample.plan()
        assert "in use" in sample.box().text() or "open in another" in sample.box().text()
        other.execute("ROLLBACK")
    other.close()
    assert sample.chip().startswith("Draft")


def test_a_new_service_begins_empty(sample: Person, tmp_path: Path) -> None:
    sample.window.menus.new.trigger()
    sample.choose(tmp_path / "winter.podplan")
    sample.wait_until(lambda: sample.window.desk.path.name == "winter.podplan")
    assert sample.window.empty.isVisible()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_can_only_be_read_is_a_sentence(
    start: Callable[..., Person], tmp_path: Path
) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(0o500)
    person = start(locked / "service.podplan")
    assert "may not be written to" in person.box().text()
    locked.chmod(0o700)


def test_a_service_without_families_waiting_or_without_anybody_free_is_planned(
    start: Callable[..., Person], tmp_path: Path, small_service: Service
) -> None:
    from dataclasses import replace
    from datetime import UTC, date, datetime

    from planner.service import Absence, FamilyStatus

    open_only = tuple(
        family for family in small_service.families if family.status is not FamilyStatus.WAITING
    )
    everyone_away = tuple(
        Absence(member.staff_id, date(2026, 11, 1), date(2027, 6, 1))
        for member in small_service.staff
    )
    kept = {family.family_id for family in open_only}
    nobody_waits = replace(
        small_service,
        families=open_only,
        children=tuple(row for row in small_service.children if row.family_id in kept),
        allocations=tuple(row for row in small_service.allocations if row.family_id in kept),
        pairs=(),
        matches=(),
        appointments=(),
        hours=(),
    )
    for name, service in (
        ("calm", nobody_waits),
        ("away", replace(small_service, absences=everyone_away)),
    ):
        path = tmp_path / f"{name}.podplan"
        with Store.open(path) as store:
            save_service(store, service, who="test", at=datetime(2026, 11, 20, tzinfo=UTC))
        person = start(path)
        person.wait_for_quiet()
        person.plan()
        assert person.chip().startswith("Draft")
        waiting = person.window.desk.shown.board.waiting
        assert bool(waiting) == (name == "away")
        assert all(card.reason for card in waiting)
