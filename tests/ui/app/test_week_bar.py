"""The bar above every screen: finding as somebody types, undo, and the ways to plan."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from ui.finding.found import Findable, Found, Kind
from ui.finding.search import Index
from ui.week_bar import WeekBar

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from pytestqt.qtbot import QtBot

    from planner.service import Week
    from ui.finding.found_list import FoundList

SAM = Found(Kind.STAFF, "S1", "Sam Okoro", "Practitioner · Crewe North")
FAMILIES = tuple(
    Found(Kind.FAMILY, f"F00{number}", f"F00{number}", f"K{number} · CW1 · with Sam Okoro")
    for number in range(1, 6)
)
CREWE = Found(Kind.PLACE, "Crewe", "Crewe", "5 families", frozenset({"F001"}))
INDEX = Index(Findable(found, (found.title, "Fenn")) for found in (*FAMILIES, SAM, CREWE))


class Around(QWidget):
    """A window with the bar in it and room beneath for the list."""

    def __init__(self, week: Week) -> None:
        super().__init__()
        self.plan, self.approve = QAction("&Plan this week", self), QAction("&Approve…", self)
        self.undo, self.redo = QAction("&Undo: move F012 to Sam", self), QAction("&Redo", self)
        self.undo.setShortcut("Ctrl+Z")
        self.redo.setEnabled(False)
        self.ways = QMenu(self)
        self.ways.addAction("Plan the rest")
        self.bar = WeekBar(
            week,
            this_week=week,
            plan_action=self.plan,
            approve_action=self.approve,
            undo_action=self.undo,
            redo_action=self.redo,
            plan_menu=self.ways,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addStretch(1)
        self.resize(1300, 600)


def middle(shown: FoundList, nth: int) -> QPoint:
    """Return the middle of a row, in the viewport."""
    row = shown.painted_child(str(nth))
    assert row is not None
    return row.rect.center()


@pytest.fixture
def around(qtbot: QtBot, week: Week) -> Around:
    made = Around(week)
    qtbot.addWidget(made)
    made.bar.set_index(INDEX)
    with qtbot.waitActive(made):
        made.show()
    made.bar.focus_find()
    qtbot.waitUntil(made.bar.find_field.hasFocus)
    return made


def test_what_is_typed_is_listed_beneath_at_once(qtbot: QtBot, around: Around) -> None:
    field = around.bar.find_field
    assert field.list_shown is None
    qtbot.keyClicks(field, "fenn")
    shown = field.list_shown
    assert shown is not None
    assert shown.titles == ("F001", "F002", "F003", "F004", "F005", "Sam Okoro", "Crewe")
    beneath = field.mapTo(around, field.rect().bottomRight())
    assert shown.geometry().top() > beneath.y()
    assert shown.geometry().right() == beneath.x()
    assert field.hasFocus()


def test_what_has_no_room_in_a_low_window_is_left_out(qtbot: QtBot, around: Around) -> None:
    around.resize(1300, 260)
    qtbot.waitUntil(lambda: around.height() == 260)
    field = around.bar.find_field
    qtbot.keyClicks(field, "fenn")
    shown = field.list_shown
    assert shown is not None
    assert shown.titles == ("F001", "F002", "F003", "F004", "F005")
    assert shown.geometry().bottom() < around.height()


def test_arrows_walk_the_list_and_enter_takes_the_row(qtbot: QtBot, around: Around) -> None:
    field, told = around.bar.find_field, []
    around.bar.found_chosen.connect(told.append)
    qtbot.keyClicks(field, "fenn")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told == [FAMILIES[1]]
    assert (field.text(), field.list_shown) == ("", None)
    qtbot.keyClicks(field, "fenn")
    for _ in range(2):
        qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told == [FAMILIES[1], SAM]


def test_a_click_takes_a_row(qtbot: QtBot, around: Around) -> None:
    field = around.bar.find_field
    qtbot.keyClicks(field, "sam")
    shown = field.list_shown
    assert shown is not None
    with qtbot.waitSignal(around.bar.found_chosen) as told:
        qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=middle(shown, 0))
    assert told.args == [SAM]


def test_the_pointer_moves_the_row_that_enter_takes(qtbot: QtBot, around: Around) -> None:
    field = around.bar.find_field
    qtbot.keyClicks(field, "fenn")
    shown = field.list_shown
    assert shown is not None
    qtbot.mouseMove(shown.viewport(), middle(shown, 6))
    qtbot.waitUntil(lambda: shown.current == CREWE)


def test_nothing_found_says_so_and_enter_does_nothing(qtbot: QtBot, around: Around) -> None:
    field = around.bar.find_field
    qtbot.keyClicks(field, "xyzzy")
    shown = field.list_shown
    assert shown is not None
    assert shown.titles == ()
    assert shown.spoken.startswith("Nothing fits xyzzy. Type a reference or a name")
    with qtbot.assertNotEmitted(around.bar.found_chosen):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_esc_clears_first_and_is_left_to_others_when_nothing_is_typed(
    qtbot: QtBot, around: Around
) -> None:
    field = around.bar.find_field

    def wants_esc() -> bool:
        event = QKeyEvent(
            QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier
        )
        event.ignore()
        field.event(event)
        return event.isAccepted()

    qtbot.keyClicks(field, "fenn")
    assert wants_esc()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), field.list_shown) == ("", None)
    assert not wants_esc()


def test_the_list_goes_with_the_keyboard(qtbot: QtBot, around: Around) -> None:
    field = around.bar.find_field
    qtbot.keyClicks(field, "fenn")
    around.bar.name.setFocus()
    assert field.list_shown is None
    assert field.text() == "fenn"
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.list_shown is not None


def test_another_week_is_looked_through_while_somebody_types(qtbot: QtBot, around: Around) -> None:
    field = around.bar.find_field
    qtbot.keyClicks(field, "sam")
    around.bar.set_index(Index())
    shown = field.list_shown
    assert shown is not None
    assert shown.current is None


def test_a_screen_reader_hears_the_rows_and_the_one_taken(qtbot: QtBot, around: Around) -> None:
    field = around.bar.find_field
    qtbot.keyClicks(field, "fenn")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.accessibleDescription() == "F002, K2, CW1, with Sam Okoro, 2 of 7"
    known = QAccessible.queryAccessibleInterface(field.list_shown)
    assert known.childCount() == 7
    child = known.child(5)
    assert child is not None
    assert child.text(QAccessible.Text.Name) == "Sam Okoro, Practitioner, Crewe North"
    second = known.child(1)
    assert second is not None
    assert second.state().selected


def test_undo_and_redo_are_the_menus_actions(qtbot: QtBot, around: Around) -> None:
    undo, redo = around.bar.undo, around.bar.redo
    assert undo is not None
    assert redo is not None
    assert undo.toolTip() == "Undo: move F012 to Sam (Ctrl+Z)"
    assert undo.accessibleName() == "Undo: move F012 to Sam"
    assert not redo.isEnabled()
    around.redo.setEnabled(True)
    around.redo.setText("Redo: lock F012")
    assert redo.isEnabled()
    assert redo.toolTip() == "Redo: lock F012"
    with qtbot.waitSignal(around.undo.triggered):
        qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)


def test_the_caret_opens_the_other_ways_to_plan(around: Around, week: Week) -> None:
    assert around.bar.plan_ways is not None
    assert around.bar.plan_ways.menu() is around.ways
    assert around.bar.plan_ways.popupMode() is QToolButton.ToolButtonPopupMode.InstantPopup
    plain = WeekBar(
        week, this_week=week, plan_action=around.plan, approve_action=around.approve, parent=around
    )
    assert (plain.plan_ways, plain.undo, plain.redo) == (None, None, None)


@pytest.mark.parametrize("width", [888, 1300, 1900])
def test_nothing_overlaps_however_wide_the_window_is(
    qtbot: QtBot, around: Around, width: int
) -> None:
    around.bar.show_state("Draft · 4 changes", "warn")
    around.resize(width, 600)
    qtbot.waitUntil(lambda: around.bar.width() == width)
    shown = [
        child
        for child in around.bar.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
        if child.isVisible() and child.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]
    edges = sorted((child.x(), child.geometry().right()) for child in shown)
    assert all(right < left for (_, right), (left, _) in itertools.pairwise(edges))
    assert edges[-1][1] <= width
    assert all(child.height() >= 24 and child.width() >= 24 for child in shown)
