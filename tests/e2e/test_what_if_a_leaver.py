"""A service manager tries what happens when somebody leaves, and keeps it or throws it away."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt

from planner.store import Store
from planner.store.service import load_service
from tests.e2e.monday import PLANNED
from ui.screens.what_if.dialog import WhatIfDialog, WhatIfKind
from ui.screens.what_if.forms import LeavesForm

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Person

    from planner.service import Service

LAST_DAY = date(2026, 11, 22)
"""The Sunday before the week: Sam has nobody in it."""


def stored(person: Person) -> Service:
    person.wait_for_quiet()
    path = person.window.desk.path
    assert path is not None
    with Store.open(path) as store:
        return load_service(store)


def last_day(service: Service, staff_id: str) -> date | None:
    return next(one.ends_on for one in service.staff if one.staff_id == staff_id)


def asked(person: Person) -> WhatIfDialog:
    dialog = person.dialog(WhatIfDialog)
    assert isinstance(dialog, WhatIfDialog)
    return dialog


def tried(person: Person, dialog: WhatIfDialog, day: date = LAST_DAY) -> None:
    """Say the last day, try it and wait for what it comes to."""
    form = dialog.form_of(WhatIfKind.LEAVES)
    assert isinstance(form, LeavesForm)
    form.on.setDate(QDate(day.year, day.month, day.day))
    person.click(dialog.try_it)
    person.wait_until(lambda: dialog.comparison.isVisible())
    person.wait_for_quiet()


@pytest.fixture
def sam_leaves(desk: Person) -> WhatIfDialog:
    """Return what it comes to when Sam leaves before the week, asked in the column's menu."""
    desk.choose_in_menu("staff:S1", "What if Sam leaves")
    dialog = asked(desk)
    tried(desk, dialog)
    return dialog


def test_the_menu_of_the_column_asks_about_that_practitioner(desk: Person) -> None:
    desk.choose_in_menu("staff:S1", "What if Sam leaves")
    dialog = asked(desk)
    assert dialog.kind is WhatIfKind.LEAVES
    assert "Sam" in dialog.try_it.accessibleName()
    desk.press(Qt.Key.Key_Escape, on=dialog)
    desk.wait_until(lambda: not desk.has_dialog())
    desk.choose_in_menu("pod:P2", "What if Crewe South closes")
    assert asked(desk).kind is WhatIfKind.POD_CLOSES
    assert "Crewe South" in asked(desk).try_it.accessibleName()


def test_it_is_compared_with_the_plan_and_the_board_stays(
    desk: Person, sam_leaves: WhatIfDialog
) -> None:
    comparison = sam_leaves.comparison
    assert "Sam" in comparison.title.text()
    assert comparison.summary.text()
    assert comparison.print.isEnabled()
    assert desk.with_whom() == PLANNED
    assert last_day(stored(desk), "S1") is None
    assert desk.kept().hand == ()


def test_kept_it_is_one_step_and_sam_has_a_last_day(desk: Person, sam_leaves: WhatIfDialog) -> None:
    desk.click(sam_leaves.comparison.keep)
    desk.wait_until(lambda: not desk.has_dialog())
    desk.wait_for_quiet()
    placed = desk.with_whom()
    assert "S1" not in placed.values()
    assert placed["F01"] == "S3"  # Tom is excluded from it and Priya is full.
    assert desk.note().startswith("Keep: Sam")
    assert desk.window.menus.undo.text().startswith("&Undo: keep: Sam")
    assert last_day(stored(desk), "S1") == LAST_DAY
    assert desk.sees_what_is_kept()
    desk.undo()
    desk.wait_for_quiet()
    assert desk.with_whom() == PLANNED
    assert last_day(stored(desk), "S1") is None
    assert desk.sees_what_is_kept()
    desk.redo()
    desk.wait_for_quiet()
    assert desk.with_whom() == placed
    assert last_day(stored(desk), "S1") == LAST_DAY
    assert desk.sees_what_is_kept()


def test_after_it_is_kept_the_week_is_worked_on_as_before(
    desk: Person, sam_leaves: WhatIfDialog
) -> None:
    desk.click(sam_leaves.comparison.keep)
    desk.wait_until(lambda: not desk.has_dialog())
    desk.wait_for_quiet()
    placed = desk.with_whom()
    desk.drag("F05", "")
    assert desk.sees_what_is_kept()
    desk.undo()
    desk.undo()
    desk.wait_for_quiet()
    assert desk.with_whom() == PLANNED
    desk.redo()
    desk.redo()
    desk.wait_for_quiet()
    assert desk.with_whom() == {**placed, "F05": ""}
    assert desk.sees_what_is_kept()


@pytest.mark.parametrize("by", ["button", "escape"])
def test_thrown_away_it_changes_nothing(desk: Person, sam_leaves: WhatIfDialog, by: str) -> None:
    before = stored(desk)
    if by == "button":
        desk.click(sam_leaves.comparison.throw_away)
    else:
        desk.press(Qt.Key.Key_Escape, on=sam_leaves)
    desk.wait_until(lambda: not desk.has_dialog())
    desk.wait_for_quiet()
    assert desk.with_whom() == PLANNED
    assert stored(desk) == before
    assert not desk.window.menus.undo.isEnabled()
    assert desk.kept().hand == ()


def test_it_can_be_said_differently_and_tried_again(desk: Person, sam_leaves: WhatIfDialog) -> None:
    desk.click(sam_leaves.comparison.change)
    tried(desk, sam_leaves, date(2027, 3, 26))
    desk.click(sam_leaves.comparison.keep)
    desk.wait_until(lambda: not desk.has_dialog())
    desk.wait_for_quiet()
    assert last_day(stored(desk), "S1") == date(2027, 3, 26)
    assert desk.sees_what_is_kept()


def test_the_change_notice_is_saved_without_names(
    desk: Person, sam_leaves: WhatIfDialog, tmp_path: Path
) -> None:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtPdf import QPdfDocument

    desk.click(sam_leaves.comparison.print)
    desk.choose(tmp_path / "notice.pdf")
    desk.wait_for_quiet()
    assert desk.box().text() == "The change notice is saved as notice.pdf."
    buffer = QBuffer()
    buffer.setData(QByteArray((tmp_path / "notice.pdf").read_bytes()))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    text = " ".join(document.getAllText(page).text() for page in range(document.pageCount()))
    assert "F01" in text
    assert "Karen" not in text
    assert "autism" not in text


def test_a_week_changed_meanwhile_is_not_mixed_with_what_was_tried(
    desk: Person, sam_leaves: WhatIfDialog
) -> None:
    desk.window.hands.leave_waiting("F07")
    desk.click(sam_leaves.comparison.keep)
    assert desk.box().text() == (
        "The week was changed since this was tried. Nothing was kept. Try it again."
    )
    assert desk.with_whom() == {**PLANNED, "F07": ""}
    assert last_day(stored(desk), "S1") is None
    assert desk.sees_what_is_kept()
