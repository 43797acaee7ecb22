"""A service manager brings in a service folder or a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication

from planner.exchange.service_folder import write_workbook
from planner.store import Store
from planner.store.service import load_service
from ui.screens.bring_in.dialogs import ChangesDialog, FaultsDialog

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Person

    from planner.service import Service


def bring_in(person: Person, path: Path) -> None:
    """Choose the folder or workbook from the menu, as people do."""
    person.wait_for_quiet()
    menus = person.window.menus
    (menus.bring_in_folder if path.is_dir() else menus.bring_in_workbook).trigger()
    person.choose(path)


def stored(person: Person) -> Service:
    with Store.open(person.window.desk.path) as store:
        return load_service(store)


def changes(person: Person) -> ChangesDialog:
    dialog = person.dialog(ChangesDialog)
    assert isinstance(dialog, ChangesDialog)
    return dialog


@pytest.mark.parametrize("kind", ["folder", "workbook"])
def test_what_would_change_is_shown_before_it_does(
    person: Person, folder: Path, tmp_path: Path, small_service: Service, kind: str
) -> None:
    place = folder
    if kind == "workbook":
        place = tmp_path / "autumn.xlsx"
        write_workbook(small_service, place)
    bring_in(person, place)
    dialog = changes(person)
    assert dialog.list.count() > 0
    assert dialog.bring_in.text() == f"Bring in {place.name}"
    assert stored(person).families == ()
    person.click(dialog.bring_in)
    person.wait_until(lambda: bool(person.window.desk.shown.board.lanes))
    assert stored(person) == small_service
    assert person.window.allocation.isVisible()


def test_the_same_folder_again_changes_nothing(person: Person, folder: Path) -> None:
    bring_in(person, folder)
    person.click(changes(person).bring_in)
    person.wait_until(lambda: bool(person.window.desk.shown.board.lanes))
    bring_in(person, folder)
    dialog = changes(person)
    assert dialog.changes == ()
    assert not dialog.bring_in.isEnabled()


def test_changing_ones_mind_changes_nothing(person: Person, folder: Path) -> None:
    bring_in(person, folder)
    person.press(Qt.Key.Key_Escape, on=changes(person))
    person.wait_for_quiet()
    assert stored(person).families == ()
    assert person.window.empty.isVisible()


def test_every_fault_is_listed_and_can_be_copied_and_nothing_is_stored(
    person: Person, folder: Path
) -> None:
    for name, right, wrong in (
        ("families.csv", "\nF001,", "\nF002,"),
        ("pods.csv", "children_cap\n", "children_cap\nP99,Lost,Nowhere,CW1 33,,-1\n"),
    ):
        text = (folder / name).read_text(encoding="utf-8")
        assert right in text
        (folder / name).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    bring_in(person, folder)
    dialog = person.dialog(FaultsDialog)
    assert isinstance(dialog, FaultsDialog)
    files = {line.split(":")[0] for line in dialog.lines}
    assert {"families.csv", "pods.csv"} <= files
    assert dialog.list.count() == len(dialog.lines)
    person.click(dialog.copy)
    assert QGuiApplication.clipboard().text().splitlines() == dialog.lines
    person.press(Qt.Key.Key_Escape, on=dialog)
    person.wait_for_quiet()
    assert stored(person).families == ()


def test_the_window_forgets_where_the_folder_was(person: Person, folder: Path) -> None:
    bring_in(person, folder)
    person.press(Qt.Key.Key_Escape, on=changes(person))
    person.wait_for_quiet()
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    assert not [key for key in kept.allKeys() if key.startswith("FileDialog")]
