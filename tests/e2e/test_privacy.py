"""No name, address or note is ever written anywhere but into the database and onto paper."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from planner.exchange.service_folder import write_service
from tests.e2e import monday
from ui.background import Lane
from ui.screens.allocation.move_to.dialog import MoveToDialog
from ui.screens.allocation.reason_form import ReasonDialog
from ui.screens.bring_in.dialogs import ChangesDialog, FaultsDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from conftest import Person

    from planner.service import Service
    from solver.result import Cancel
    from ui.background import Tell

CANARY = "Zebedee Quixwood"


def break_down(cancel: Cancel, tell: Tell) -> None:
    """Fail as a fault of ours would, with a name in the error."""
    raise RuntimeError(f"no column for {CANARY}")


def test_whatever_goes_wrong_no_name_is_left_behind(
    person: Person,
    small_service: Service,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    families = tuple(replace(one, name=CANARY) for one in small_service.families)
    folder = tmp_path / "given"
    write_service(replace(small_service, families=families), folder)
    window = person.window
    person.breaks_down = True
    person.wait_for_quiet()

    window.desk.preview(folder)
    dialog = person.dialog(ChangesDialog)
    person.click(dialog.bring_in)
    person.wait_for_quiet()
    person.plan()

    families_file = folder / "families.csv"
    text = families_file.read_text(encoding="utf-8")
    families_file.write_text(text.replace(CANARY, f"{CANARY},,,,,,,,,,", 3), encoding="utf-8")
    window.desk.preview(folder)
    person.press(Qt.Key.Key_Escape, on=person.dialog(FaultsDialog))

    window.desk.export(families_file)
    person.press(Qt.Key.Key_Escape, on=person.box())
    window.pages.go_to("sheets")
    person.wait_for_quiet()
    window.sheets.save_to(families_file / "sheet.pdf")
    person.press(Qt.Key.Key_Escape, on=person.box())

    window.background.start(Lane.CHANGE, break_down, done=window.messages.tell)
    box = person.box()
    assert "we are sorry" in box.text()
    person.press(Qt.Key.Key_Escape, on=box)
    window.close()
    person.wait_until(lambda: not window.isVisible())

    log = (person.home / "data" / "log.txt").read_text(encoding="utf-8")
    assert "RuntimeError" in log
    expect_no_trace(capfd, CANARY, person.home, temporary, tmp_path / "qt")


def expect_no_trace(capfd: pytest.CaptureFixture[str], canary: str, *places: Path) -> None:
    """Expect no word of the canary on the streams, in any file but databases, or in a file's name.

    Parameters
    ----------
    places
        The folders to look through.
    """
    words = canary.split()
    streams = "".join(capfd.readouterr())
    left = [file for place in places for file in place.rglob("*") if file.is_file()]
    assert left
    for word in words:
        assert word not in streams
        for file in left:
            assert word not in file.name
            if file.suffix != ".podplan":
                assert word.encode() not in file.read_bytes(), file.name


NOTED = "Hush Whisperdown"
"""A note of a reason, written nowhere but into the database."""

TYPED = "Tattersall"
"""Looked for in every field there is."""


def test_whatever_is_done_at_the_desk_no_name_and_no_note_is_left_behind(
    start: Callable[..., Person],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("planner.store.engine.BUSY_SECONDS", 0.05)
    given = monday.monday()
    named = replace(given, families=tuple(replace(one, name=CANARY) for one in given.families))
    path = tmp_path / "monday.podplan"
    monday.fill(path, named, planned=True)
    person = start(path)
    person.breaks_down = True
    person.wait_for_quiet()
    window = person.window

    person.drag("F10", "S2")
    asked = person.dialog(ReasonDialog)
    assert isinstance(asked, ReasonDialog)
    person.click(asked.form.buttons()[0])
    person.qtbot.keyClicks(asked.form.note, NOTED)
    person.press(Qt.Key.Key_Return, on=asked.form.note)
    person.wait_for_quiet()
    person.undo()
    person.redo()
    person.point_at("F02")
    person.keys("m")
    chooser = person.dialog(MoveToDialog)
    assert isinstance(chooser, MoveToDialog)
    person.qtbot.keyClicks(chooser.find_field, TYPED)
    person.qtbot.keyClicks(chooser.form.note, NOTED)
    person.press(Qt.Key.Key_Escape, on=chooser)
    person.wait_until(lambda: not person.has_dialog())
    person.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    person.qtbot.keyClicks(window.week_bar.find_field, f"{TYPED} {CANARY}")
    for page in ("map", "figures", "sheets", "allocation"):
        window.pages.go_to(page)
        person.wait_for_quiet()
    person.plan()

    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        person.drag("F02", "S4")
        person.press(Qt.Key.Key_Escape, on=person.box())
        other.execute("ROLLBACK")
    other.close()
    person.wait_for_quiet()
    monkeypatch.setattr("ui.tasks.keep_edit", fail_on_a_note)
    person.drag("F02", "S4")
    assert "we are sorry" in person.box().text()
    person.press(Qt.Key.Key_Escape, on=person.box())
    person.wait_for_quiet()
    window.close()
    person.wait_until(lambda: not window.isVisible())

    assert "ZeroDivisionError" in (person.home / "data" / "log.txt").read_text(encoding="utf-8")
    assert NOTED.encode() in path.read_bytes()
    for canary in (CANARY, NOTED, TYPED):
        expect_no_trace(capfd, canary, tmp_path)


def fail_on_a_note(*given: object, **more: object) -> None:
    """Fail as a fault of ours would while a reason is kept, with the note in the error."""
    raise ZeroDivisionError(f"{NOTED}, of {CANARY}: {given} {more}")
