"""A family is picked up with Space, carried with arrows, put down with Space or back with Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui import mockup
from tests.ui.widgets.test_board_drag import Desk
from ui.widgets.board.drop_walk import TO_WAITING, first_in_view, step_target
from ui.widgets.board.geometry import arrange
from ui.widgets.board.metrics import Metrics
from ui.widgets.board.model import BoardModel
from ui.widgets.board.navigation import Cursor, Move

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.widgets.board.geometry import BoardGeometry

KEYS = {
    "space": Qt.Key.Key_Space,
    "esc": Qt.Key.Key_Escape,
    "left": Qt.Key.Key_Left,
    "right": Qt.Key.Key_Right,
    "up": Qt.Key.Key_Up,
    "down": Qt.Key.Key_Down,
    "enter": Qt.Key.Key_Return,
    "delete": Qt.Key.Key_Delete,
    "m": Qt.Key.Key_M,
}


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk(qtbot)
    made.board.setFocus()
    made.board.select("F019")
    return made


def press(qtbot: QtBot, desk: Desk, keys: str) -> None:
    for name in keys.split():
        control = name.startswith("ctrl+")
        modifier = (
            Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        )
        widget = QApplication.focusWidget()
        assert widget is not None
        qtbot.keyClick(widget, KEYS[name.removeprefix("ctrl+")], modifier)


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ("space right right space", ("dropped", "F019", "dan")),
        ("space right enter", ("dropped", "F019", "priya")),
        ("space right down space", ("refused", "F019", "tom")),
        ("space down down up space", ("dropped", "F019", "leanne")),
        ("space ctrl+down ctrl+down space", ("dropped", "F019", "aled")),
        ("space ctrl+down right ctrl+up space", ("dropped", "F019", "sam")),
        ("space left space", ("dropped", "F019", "")),
        ("space left right right space", ("dropped", "F019", "priya")),
        ("space right right right right space", ("dropped", "F019", "kasia")),
    ],
)
def test_arrows_choose_who_gets_the_family(
    qtbot: QtBot, desk: Desk, keys: str, wanted: tuple[str, ...]
) -> None:
    press(qtbot, desk, keys)
    told = [("began", "F019"), wanted, ("ended",)]
    if wanted[2] == "sam":
        told.remove(wanted)
    assert desk.told == told


def test_esc_puts_it_back_and_other_keys_do_nothing_meanwhile(qtbot: QtBot, desk: Desk) -> None:
    asked: list[str] = []
    desk.board.move_requested.connect(asked.append)
    desk.board.leave_requested.connect(asked.append)
    press(qtbot, desk, "space right m delete esc")
    assert desk.told == [("began", "F019"), ("ended",)]
    assert asked == []
    assert desk.board.selected() == "F019"
    press(qtbot, desk, "m delete")
    assert asked == ["F019", "F019"]


def test_esc_is_not_taken_by_the_window_while_a_family_is_carried(desk: Desk) -> None:
    def is_taken() -> bool:
        event = QKeyEvent(
            QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier
        )
        event.ignore()
        QApplication.sendEvent(desk.board, event)
        return event.isAccepted()

    assert not is_taken()
    desk.board.drag.take_up("F019", home="sam", source=desk.board)
    assert is_taken()
    desk.board.drag.put_back()


def test_leaving_the_board_or_a_click_puts_it_back(qtbot: QtBot, desk: Desk) -> None:
    press(qtbot, desk, "space right")
    elsewhere = QLineEdit(desk.window)
    elsewhere.show()
    elsewhere.setFocus()
    assert desk.told == [("began", "F019"), ("ended",)]
    desk.told.clear()
    desk.board.setFocus()
    press(qtbot, desk, "space right")
    qtbot.mouseClick(desk.board.viewport(), Qt.MouseButton.LeftButton, pos=desk.card("F012"))
    assert desk.told == [("began", "F019"), ("ended",)]
    assert desk.board.selected() == "F012"


def test_a_family_that_waits_is_carried_over_the_board_and_the_keyboard_comes_back(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.panel.select("F051")
    desk.panel.list.setFocus()
    press(qtbot, desk, "space")
    assert desk.board.hasFocus()
    press(qtbot, desk, "right right space")
    assert desk.told == [("began", "F051"), ("dropped", "F051", "dan"), ("ended",)]
    assert desk.panel.list.hasFocus()
    desk.told.clear()
    press(qtbot, desk, "space left space")
    assert desk.told == [("began", "F051"), ("ended",)]


def test_the_column_aimed_at_is_what_a_screen_reader_hears(qtbot: QtBot, desk: Desk) -> None:
    press(qtbot, desk, "space right")
    child = QAccessible.queryAccessibleInterface(desk.board).focusChild()
    assert child is not None
    assert child.text(QAccessible.Text.Name) == (
        "Priya Nair, with a reason: Would make 13 of 12 children."
    )
    press(qtbot, desk, "right")
    child = QAccessible.queryAccessibleInterface(desk.board).focusChild()
    assert child is not None
    assert child.text(QAccessible.Text.Name) == "Dan Whitlow, allowed: Fits. 4 minutes less travel."
    press(qtbot, desk, "esc")
    child = QAccessible.queryAccessibleInterface(desk.board).focusChild()
    assert child is not None
    assert child.text(QAccessible.Text.Name).startswith("F019")


def test_a_folded_lane_on_the_way_opens_and_folds_again(qtbot: QtBot, desk: Desk) -> None:
    desk.board.set_folded("crewe-south", folded=True)
    press(qtbot, desk, "space down")
    assert desk.board.drag.aim == "leanne"
    press(qtbot, desk, "down space")
    assert desk.told[1] == ("dropped", "F019", "aled")
    lane = desk.board.geometry_shown().lane("crewe-south")
    assert lane is not None
    assert lane.folded


def test_the_column_aimed_at_is_in_view(qtbot: QtBot, desk: Desk) -> None:
    desk.window.resize(1240, 300)
    QApplication.processEvents()
    press(qtbot, desk, "space down down")
    assert desk.board.drag.aim == "aled"
    assert desk.board.viewport().rect().contains(desk.column("aled"))
    press(qtbot, desk, "esc")


def laid_out(width: int = 1132, window: int = 1440, **folded: bool) -> BoardGeometry:
    return arrange(
        mockup.board(),
        width=width,
        window_width=window,
        folded={name.replace("_", "-"): value for name, value in folded.items()},
        metrics=Metrics.at(1.0),
    )


@pytest.mark.parametrize(("width", "window"), [(1132, 1440), (700, 900), (2200, 2560)])
def test_every_column_and_waiting_is_reached_by_plain_arrows(width: int, window: int) -> None:
    board = laid_out(width, window)
    reached: set[Cursor] = set()
    to_try = [first_in_view(board, 0)]
    while to_try:
        here = to_try.pop()
        if here in reached:
            continue
        reached.add(here)
        if here != TO_WAITING:
            for move in (Move.UP, Move.DOWN, Move.LEFT, Move.RIGHT):
                to_try.append(step_target(board, here.staff_id, move))
    everybody = {
        Cursor(staff_id=column.column.staff_id) for lane in board.lanes for column in lane.columns
    }
    assert reached == {TO_WAITING, *everybody}


def test_a_board_that_is_folded_or_empty_has_somewhere_to_begin() -> None:
    folded = laid_out(crewe_north=True, crewe_south=True, macclesfield=True)
    assert first_in_view(folded, 0) == Cursor(pod_id="crewe-north")
    assert first_in_view(laid_out(crewe_north=True), 0) == Cursor(staff_id="leanne")
    empty = arrange(BoardModel(), width=900, window_width=900, folded={}, metrics=Metrics.at(1.0))
    assert first_in_view(empty, 0) == TO_WAITING
    assert step_target(empty, "sam", Move.DOWN) == TO_WAITING
