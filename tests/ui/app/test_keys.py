"""The sheet of all keys, which cannot lie: what it says is pressed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.ui import mockup
from tests.ui.map.example import example
from ui.menus import Menus
from ui.screens.keys import LARGEST, OWN_KEYS, KeyGroup, KeysDialog, keys_of, mark, shared
from ui.screens.map import MapScreen
from ui.settings import Layout
from ui.theme import Scheme, apply_theme
from ui.widgets.board.view import BoardView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def menus(qtbot: QtBot) -> Menus:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = Menus(window.menuBar(), Layout())
    made.window = window  # type: ignore[attr-defined]  # keeps it alive as long as its menus
    return made


def test_every_key_of_every_action_is_on_the_sheet(qtbot: QtBot, menus: Menus) -> None:
    dialog = KeysDialog(menus.everything)
    qtbot.addWidget(dialog)
    said = " ".join(dialog.sheet.rows)
    with_keys = [action for action in menus.everything if action.shortcuts()]
    assert len(with_keys) > 25
    for action in with_keys:
        words = action.text().replace("&", "").rstrip("…")
        assert f"{words}: {action.shortcut().toString()}" in said
    assert len(dialog.sheet.rows) == len(with_keys) + sum(map(len, OWN_KEYS.values()))


def test_a_changed_key_and_an_undo_by_name_change_the_sheet() -> None:
    action = QAction("&Undo: move F012 to Sam")
    action.setShortcuts([QKeySequence("Ctrl+Z"), QKeySequence("Alt+Backspace")])
    mark(action, KeyGroup.PLAN)
    unmarked = QAction("Open…")
    unmarked.setShortcut(QKeySequence("Ctrl+O"))
    assert keys_of((action, unmarked, QAction("No key")), {}) == {
        KeyGroup.ANYWHERE: (("Ctrl+O", "Open"),),
        KeyGroup.PLAN: (("Ctrl+Z or Alt+Backspace", "Undo"),),
    }


def test_groups_are_shared_so_that_no_column_is_longer_than_need_be() -> None:
    groups = {
        KeyGroup.ANYWHERE: range(4),
        KeyGroup.GO: range(8),
        KeyGroup.FILES: range(6),
        KeyGroup.PLAN: range(12),
    }
    assert shared(groups, 3) == [
        [KeyGroup.ANYWHERE, KeyGroup.GO],
        [KeyGroup.FILES],
        [KeyGroup.PLAN],
    ]
    assert shared(groups, 1) == [list(groups)]


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("scheme", Scheme)
def test_the_sheet_fits_a_small_window_and_never_scrolls_sideways(
    qapp: QApplication, qtbot: QtBot, menus: Menus, scheme: Scheme, factor: float
) -> None:
    apply_theme(qapp, scheme, text_factor=factor)
    dialog = KeysDialog(menus.everything)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.width() <= LARGEST[0]
    assert dialog.height() <= LARGEST[1]
    assert dialog._scroll.horizontalScrollBar().maximum() == 0
    if factor == 1.0:
        assert dialog._scroll.verticalScrollBar().maximum() == 0


def test_esc_closes_the_sheet(qtbot: QtBot, menus: Menus) -> None:
    dialog = KeysDialog(menus.everything)
    dialog.show()
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_board_answers_to_the_keys_the_sheet_names(qtbot: QtBot) -> None:
    board = BoardView()
    qtbot.addWidget(board)
    board.resize(1100, 700)
    board.set_model(mockup.board())
    board.show()
    board.select("F012")
    pressed = dict(OWN_KEYS[KeyGroup.BOARD])
    assert set(pressed) == {"Arrows", "Ctrl+Arrows", "Return", "Space", "Shift+F10"}
    qtbot.keyClick(board, Qt.Key.Key_Down)
    assert board.selected() == "F005"
    qtbot.keyClick(board, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert board.selected() in {"F003", "F021"}
    with qtbot.waitSignal(board.card_activated):
        qtbot.keyClick(board, Qt.Key.Key_Return)
    family = board.selected()
    qtbot.keyClick(board, Qt.Key.Key_Space)
    assert board.drag.family_id == family
    carried = dict(OWN_KEYS[KeyGroup.CARRYING])
    assert set(carried) == {"Arrows", "Space", "Esc"}
    qtbot.keyClick(board, Qt.Key.Key_Right)
    assert board.drag.aim
    qtbot.keyClick(board, Qt.Key.Key_Escape)
    assert not board.drag.family_id


def test_the_map_answers_to_the_keys_the_sheet_names(qtbot: QtBot) -> None:
    screen = MapScreen()
    qtbot.addWidget(screen)
    screen.resize(1240, 760)
    screen.show_map(example())
    with qtbot.waitExposed(screen):
        screen.show()
    canvas, shift = screen.canvas, Qt.KeyboardModifier.ShiftModifier
    named = dict(OWN_KEYS[KeyGroup.MAP])
    assert set(named) == {"Arrows", "Shift+Arrows", "+ −", "0", "Return"}
    whole = canvas.sight.projection
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    nearer = canvas.sight.projection
    assert nearer.metres_per_pixel < whole.metres_per_pixel
    qtbot.keyClick(canvas, Qt.Key.Key_Left, shift)
    assert canvas.sight.projection != nearer
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.sight.projection == whole
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.attention.selected
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert canvas.bubble.isVisible()
