"""The menus: words, keys, and keys that leave somebody alone who types."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget

from ui.menus import Menus, allow
from ui.settings import Layout, Palette
from ui.widgets.board.metrics import Density

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Window(QMainWindow):
    """A window with the menus, a field and a button; it keeps what was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.menus = Menus(self.menuBar(), Layout(density=Density.COMFORTABLE))
        self.told: list[str] = []
        self.looks: list[object] = []
        for action in self.menus.everything:
            allow(action, "")
            action.triggered.connect(self._tell)
        for signal in (
            self.menus.palette_chosen,
            self.menus.text_chosen,
            self.menus.density_chosen,
        ):
            signal.connect(self.looks.append)
        page = QWidget()
        column = QVBoxLayout(page)
        self.field, self.button = QLineEdit(), QPushButton("Beside")
        column.addWidget(self.field)
        column.addWidget(self.button)
        self.setCentralWidget(page)

    def _tell(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.told.append(action.text().replace("&", ""))


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


SINGLE = (
    (Qt.Key.Key_M, "Move to…"),
    (Qt.Key.Key_L, "Lock"),
    (Qt.Key.Key_W, "Why this practitioner"),
    (Qt.Key.Key_N, "Why not another…"),
    (Qt.Key.Key_F, "Filter the board…"),
    (Qt.Key.Key_Delete, "Leave waiting"),
    (Qt.Key.Key_BracketLeft, "Week before"),
)


@pytest.mark.parametrize(("key", "words"), SINGLE)
def test_a_single_key_does_something_but_not_to_somebody_who_types(
    qtbot: QtBot, window: Window, key: Qt.Key, words: str
) -> None:
    window.button.setFocus()
    qtbot.waitUntil(window.button.hasFocus)
    qtbot.keyClick(window.button, key)
    assert window.told == [words]
    window.field.setFocus()
    qtbot.waitUntil(window.field.hasFocus)
    window.field.setText("a")
    window.field.home(False)
    qtbot.keyClick(window.field, key)
    assert window.told == [words]
    assert window.field.text() != "a"


def test_undo_in_a_field_undoes_what_was_typed(qtbot: QtBot, window: Window) -> None:
    window.field.setFocus()
    qtbot.waitUntil(window.field.hasFocus)
    qtbot.keyClicks(window.field, "Sam")
    qtbot.keyClick(window.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.field.text() == ""
    assert window.told == []


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Question])
def test_two_keys_show_the_keys(qtbot: QtBot, window: Window, key: Qt.Key) -> None:
    window.button.setFocus()
    qtbot.keyClick(window.button, key)
    assert window.told == ["Keys"]


def test_no_key_stands_for_two_things(window: Window) -> None:
    keys = Counter(
        key.toString() for action in window.menus.everything for key in action.shortcuts()
    )
    assert [key for key, times in keys.items() if times > 1] == []


def test_what_needs_a_week_waits_for_one_and_says_so(qtbot: QtBot) -> None:
    fresh = QMainWindow()
    qtbot.addWidget(fresh)
    menus = Menus(fresh.menuBar(), Layout())
    waiting = {action for action in menus.everything if not action.isEnabled()}
    assert {menus.undo, menus.move_to, menus.plan_rest, menus.map, menus.history} < waiting
    assert menus.undo.toolTip() == "There is no week to do this with. Open a service first."
    assert {menus.open, menus.find, menus.keys, menus.filter}.isdisjoint(waiting)
    allow(menus.undo, "")
    assert menus.undo.toolTip() == "Undo (Ctrl+Z)"


def test_a_look_is_chosen_and_the_one_in_force_is_marked(window: Window) -> None:
    menus = window.menus
    on = {
        action.text()
        for action in (*menus.looks, *menus._densities.actions())
        if action.isChecked()
    }
    assert on == {"As on this computer", "100 %", "Comfortable cards"}
    for action in (menus._densities.actions()[0], *menus.looks[2:4]):
        action.trigger()
    assert window.looks == [Density.COMPACT, Palette.DARK, 90]
    menus.follow(Layout(palette=Palette.LIGHT, text_percent=120, density=Density.COMFORTABLE))
    assert len(window.looks) == 3
    on = {
        action.text()
        for action in (*menus.looks, *menus._densities.actions())
        if action.isChecked()
    }
    assert on == {"Light", "120 %", "Comfortable cards"}


def test_the_other_ways_to_plan_have_a_menu_of_their_own(window: Window) -> None:
    assert window.menus.plan_ways.actions() == [
        window.menus.plan_rest,
        window.menus.least_change,
    ]
