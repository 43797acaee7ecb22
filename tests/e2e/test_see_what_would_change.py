"""A service manager looks at what another plan would change, and takes some of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.e2e.monday import PLANNED
from ui.screens.allocation.differences.dialog import DifferencesDialog

if TYPE_CHECKING:
    from conftest import Person


def differences(person: Person) -> DifferencesDialog:
    dialog = person.dialog(DifferencesDialog)
    assert isinstance(dialog, DifferencesDialog)
    return dialog


def rows(dialog: DifferencesDialog) -> list[str]:
    """Return the families that would still move."""
    model = dialog.table.rows
    return sorted(row.family_id for row in model.rows if model.can_be_done(row))


def choose(dialog: DifferencesDialog, family_id: str) -> None:
    place = dialog.table.rows.place_of(family_id)
    assert place is not None
    dialog.table.setCurrentIndex(dialog.table.rows.index(place, 0))


@pytest.fixture
def proposed(desk: Person) -> DifferencesDialog:
    """Return what planning the rest would change, with F07 and F10 waiting on the board."""
    for family_id in ("F07", "F10"):
        desk.drag(family_id, "")
        desk.point_at(family_id)
        desk.keys("l")
    desk.window.menus.plan_rest.trigger()
    desk.wait_for_quiet()
    return differences(desk)


def test_who_would_move_is_shown_and_nothing_is_done_yet(
    desk: Person, proposed: DifferencesDialog
) -> None:
    assert proposed.windowTitle() == "Plan the rest: what would change"
    assert rows(proposed) == ["F07", "F10"]
    assert desk.with_whom() == {**PLANNED, "F07": "", "F10": ""}
    assert proposed.sentence.text()
    assert "Lil Parr" not in " ".join(cell for row in proposed.table.texts() for cell in row)


def test_one_family_is_accepted_and_the_others_are_left(
    desk: Person, proposed: DifferencesDialog
) -> None:
    choose(proposed, "F07")
    desk.click(proposed.accept_selected)
    desk.wait_for_quiet()
    assert desk.with_whom()["F07"] != ""
    assert desk.with_whom()["F10"] == ""
    assert rows(proposed) == ["F10"]
    assert desk.sees_what_is_kept()
    desk.undo()
    desk.wait_for_quiet()
    assert desk.with_whom()["F07"] == ""
    assert rows(proposed) == ["F07", "F10"]
    desk.click(proposed.whole)
    desk.wait_for_quiet()
    assert desk.with_whom() == PLANNED
    assert desk.sees_what_is_kept()


def test_the_board_is_kept(desk: Person, proposed: DifferencesDialog) -> None:
    desk.click(proposed.keep)
    desk.wait_until(lambda: not desk.has_dialog())
    assert desk.with_whom() == {**PLANNED, "F07": "", "F10": ""}
    assert desk.sees_what_is_kept()


def test_what_the_board_changes_is_looked_at_and_put_back(desk: Person) -> None:
    desk.drag("F01", "S3")
    desk.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    dialog = differences(desk)
    assert dialog.windowTitle() == "What the board changes"
    assert rows(dialog) == ["F01", "F07", "F10"]
    choose(dialog, "F01")
    desk.click(dialog.accept_selected)
    desk.wait_for_quiet()
    assert desk.with_whom() == PLANNED
    assert desk.sees_what_is_kept()
    desk.click(dialog.whole)
    desk.wait_for_quiet()
    assert desk.with_whom() == {**PLANNED, "F07": "", "F10": ""}
    assert desk.sees_what_is_kept()
    desk.undo()
    assert desk.with_whom() == PLANNED


def test_another_week_closes_it(desk: Person, proposed: DifferencesDialog) -> None:
    desk.press(Qt.Key.Key_BracketRight)
    desk.wait_for_quiet()
    desk.wait_until(lambda: not desk.has_dialog())
    assert desk.chip() == "Not planned yet"
