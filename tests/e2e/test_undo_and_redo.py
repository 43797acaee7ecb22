"""Everything is undone and redone, by name, without limit, and after the program was closed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from planner.store import Store
from planner.store.edits import edits_of
from planner.store.plans import PlanState, plans_of
from tests.e2e.monday import PLANNED, WEEK, stored_plan, stored_week, with_whom

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Person

    from planner.store.edits import StoredEdit

ROOT = Path(__file__).parents[2]

KEEPS_AND_DIES = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.none_guard import keep_none_alive
keep_none_alive()
from ui.app import build
from ui.surroundings import Surroundings

home = Path(sys.argv[2])
app = QApplication([])
window = build(
    app,
    surroundings=Surroundings(
        data=home, now=lambda: datetime(2026, 11, 24, 9, 30, tzinfo=UTC), account="mary"
    ),
    layout_file=home / "window.json",
    log=home / "log.txt",
)
window.show_as_kept()
window.desk.open(Path(sys.argv[1]))
while window.desk.shown is None or window.background.is_busy:
    app.processEvents()
for family, staff in (("F01", "S3"), ("F02", "S4"), ("F07", None)):
    window.hands.place(family, staff)
while window.desk.sitting.keeper.is_busy:
    app.processEvents()
window.hands.place("F03", "S3")
os.kill(os.getpid(), signal.SIGKILL)
"""
"""Three moves that were kept, and one that was not yet, when the power went."""


def stored_edits(person: Person) -> tuple[StoredEdit, ...]:
    person.wait_for_quiet()
    path = person.window.desk.path
    assert path is not None
    with Store.open(path) as store:
        plans = plans_of(store, WEEK)
        return edits_of(store, plans[-1].number)


def words(person: Person) -> tuple[str, str]:
    """Return what the menu says of undo and of redo."""
    menus = person.window.menus
    return menus.undo.text().replace("&", ""), menus.redo.text().replace("&", "")


def test_several_moves_and_locks_are_undone_and_redone_by_keys(desk: Person) -> None:
    desk.drag("F01", "S3")
    desk.point_at("F05")
    desk.keys("l")
    desk.drag("F07", "")
    desk.choose_in_menu("staff:S2", "Lock")
    after = desk.with_whom()
    assert words(desk) == ("Undo: lock Priya", "Redo")
    names = []
    while desk.window.menus.undo.isEnabled():
        names.append(words(desk)[0])
        desk.undo()
    assert names == [
        "Undo: lock Priya",
        "Undo: leave F07 waiting",
        "Undo: lock F05",
        "Undo: move F01 to Dan",
    ]
    assert words(desk) == ("Undo", "Redo: move F01 to Dan")
    assert desk.with_whom() == PLANNED
    assert desk.chip() == "Draft · 2 changes"
    assert desk.sees_what_is_kept()
    assert [edit.is_undone for edit in stored_edits(desk)] == [True] * 4
    while desk.window.menus.redo.isEnabled():
        desk.redo()
    assert words(desk) == ("Undo: lock Priya", "Redo")
    assert desk.with_whom() == after
    assert desk.sees_what_is_kept()
    kept = desk.kept()
    assert kept.locks.families == {"F05"}
    assert kept.locks.practitioners == {"S2"}
    assert [edit.is_undone for edit in stored_edits(desk)] == [False] * 4


def test_what_is_undone_is_said(desk: Person) -> None:
    desk.drag("F01", "S3")
    desk.undo()
    assert desk.sentence() == "Undone: move F01 to Dan."
    assert desk.note() == ""
    desk.redo()
    assert desk.sentence() == "Done again: move F01 to Dan."


def test_the_link_of_the_note_and_the_buttons_undo_and_redo_too(desk: Person) -> None:
    desk.drag("F01", "S3")
    desk.click(desk.window.hands.note.link())
    assert desk.with_whom() == PLANNED
    assert desk.note() == ""
    bar = desk.window.week_bar
    assert not bar.undo.isEnabled()
    assert bar.redo.toolTip().startswith("Redo: move F01 to Dan")
    desk.click(bar.redo)
    assert desk.with_whom()["F01"] == "S3"
    desk.click(bar.undo)
    assert desk.with_whom() == PLANNED
    assert desk.sees_what_is_kept()


def test_a_new_change_drops_what_could_be_redone(desk: Person) -> None:
    desk.drag("F01", "S3")
    desk.drag("F02", "S4")
    desk.undo()
    desk.drag("F07", "S3")
    assert words(desk) == ("Undo: move F07 to Dan", "Redo")
    assert not desk.window.menus.redo.isEnabled()
    assert desk.sees_what_is_kept()
    assert [edit.name for edit in stored_edits(desk)] == ["Move F01 to Dan", "Move F07 to Dan"]


def test_planning_is_one_step_that_brings_the_version_before_back(desk: Person) -> None:
    desk.drag("F07", "")
    before = desk.with_whom()
    desk.plan()
    assert desk.with_whom() == {**PLANNED, "F07": ""}  # A decision by hand holds.
    assert words(desk)[0] == "Undo: plan this week"
    desk.undo()
    desk.wait_for_quiet()
    assert desk.with_whom() == before
    assert words(desk) == ("Undo: leave F07 waiting", "Redo: plan this week")
    assert desk.sees_what_is_kept()
    desk.undo()
    assert desk.with_whom() == PLANNED
    desk.redo()
    desk.redo()
    desk.wait_for_quiet()
    assert words(desk) == ("Undo: plan this week", "Redo")
    path = desk.window.desk.path
    assert path is not None
    with Store.open(path) as store:
        states = [plan.state for plan in plans_of(store, WEEK)]
    assert states == [PlanState.SUPERSEDED, PlanState.DRAFT]
    assert desk.sees_what_is_kept()


def test_the_first_plan_of_a_week_is_undone_to_no_plan(not_planned: Person) -> None:
    not_planned.plan()
    assert not_planned.chip() == "Draft · 2 changes"
    not_planned.undo()
    not_planned.wait_for_quiet()
    assert not_planned.chip() == "Not planned yet"
    path = not_planned.window.desk.path
    assert path is not None
    assert stored_plan(path) is None
    not_planned.redo()
    assert not_planned.chip() == "Draft · 2 changes"
    assert not_planned.sees_what_is_kept()


def test_many_changes_in_a_hurry_are_shown_and_kept_the_same(desk: Person) -> None:
    for nth in range(20):
        desk.window.hands.place("F01", "S3" if nth % 2 == 0 else "S1")
        desk.window.hands.lock_family("F03")
        if nth % 3 == 0:
            desk.window.menus.undo.trigger()
        if nth % 5 == 0:
            desk.window.menus.redo.trigger()
    assert desk.sees_what_is_kept()
    while desk.window.menus.undo.isEnabled():
        desk.window.menus.undo.trigger()
    assert desk.with_whom() == PLANNED
    assert desk.sees_what_is_kept()


def test_after_closing_and_starting_again_all_of_it_can_be_undone(
    desk: Person, start: Callable[..., Person]
) -> None:
    desk.drag("F01", "S3")
    desk.drag("F07", "")
    desk.drag("F02", "S4")
    desk.undo()
    shown, path = desk.with_whom(), desk.window.desk.path
    desk.window.close()
    desk.wait_until(lambda: not desk.window.isVisible())
    again = start(path)
    again.wait_for_quiet()
    assert again.with_whom() == shown
    assert words(again) == ("Undo: leave F07 waiting", "Redo: move F02 to Tom")
    again.redo()
    assert again.with_whom()["F02"] == "S4"
    for _ in range(3):
        again.undo()
    assert again.with_whom() == PLANNED
    assert not again.window.menus.undo.isEnabled()
    assert again.sees_what_is_kept()


def test_closing_at_once_keeps_what_was_done_a_moment_ago(
    desk: Person, start: Callable[..., Person]
) -> None:
    desk.drag("F01", "S3")
    desk.drag("F02", "S4")
    path = desk.window.desk.path
    desk.window.close()
    desk.wait_until(lambda: not desk.window.isVisible())
    again = start(path)
    again.wait_for_quiet()
    assert again.with_whom() == {**PLANNED, "F01": "S3", "F02": "S4"}
    assert again.sees_what_is_kept()


def test_another_week_is_looked_at_and_the_steps_are_there_again(desk: Person) -> None:
    desk.drag("F01", "S3")
    desk.undo()
    desk.press(Qt.Key.Key_BracketRight)
    desk.wait_for_quiet()
    assert words(desk) == ("Undo", "Redo")
    desk.press(Qt.Key.Key_BracketLeft)
    desk.wait_for_quiet()
    assert words(desk) == ("Undo", "Redo: move F01 to Dan")
    desk.redo()
    assert desk.with_whom()["F01"] == "S3"
    assert desk.sees_what_is_kept()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_power_cut_loses_nothing_that_was_kept(
    mondays: Path, tmp_path: Path, start: Callable[..., Person]
) -> None:
    path = tmp_path / "monday.podplan"
    path.write_bytes((mondays / "planned.podplan").read_bytes())
    ended = subprocess.run(
        [sys.executable, "-c", KEEPS_AND_DIES, str(path), str(tmp_path / "dead")],
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == -9, ended.stderr.decode()
    expected = {**PLANNED, "F01": "S3", "F02": "S4", "F07": ""}
    last = with_whom(stored_week(path))
    assert last in (expected, {**expected, "F03": "S3"})
    person = start(path)
    person.wait_for_quiet()
    assert person.with_whom() == last
    while person.window.menus.undo.isEnabled():
        person.undo()
    assert person.with_whom() == PLANNED
    assert person.sees_what_is_kept()
