"""What was just done is said for a while, with the way back."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.undo_note import STAYS_MILLISECONDS, UndoNote


@pytest.fixture
def note(qtbot: QtBot) -> UndoNote:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 400)
    made = UndoNote(window)
    with qtbot.waitExposed(window):
        window.show()
    made.show_note("F018 moved from Dan to Tom.")
    yield made
    made.hide()


def enter(note: UndoNote) -> None:
    here = QPointF(5, 5)
    QApplication.sendEvent(note, QEnterEvent(here, here, QPointF(note.mapToGlobal(QPoint(5, 5)))))


def test_it_stands_at_the_foot_of_its_parent_and_stays_there(note: UndoNote) -> None:
    window = note.parentWidget()
    assert window is not None
    for width, height in ((800, 400), (1200, 700), (260, 300)):
        window.resize(width, height)
        QApplication.processEvents()
        assert abs(note.geometry().center().x() - width // 2) <= 1
        assert note.geometry().bottom() < height
        assert note.geometry().top() > height - 80
        assert window.rect().contains(note.geometry())


def test_it_says_what_was_done_and_is_heard(note: UndoNote) -> None:
    assert note.words() == "F018 moved from Dan to Tom."
    assert note.accessibleName() == "F018 moved from Dan to Tom."
    assert note.link().accessibleName() == "Undo: F018 moved from Dan to Tom."


def test_undo_is_asked_for_once_by_mouse_or_by_keyboard(qtbot: QtBot, note: UndoNote) -> None:
    with qtbot.waitSignal(note.undo_requested):
        qtbot.mouseClick(note.link(), Qt.MouseButton.LeftButton)
    assert not note.isVisible()
    note.show_note("F019 moved from Sam to Dan.")
    note.link().setFocus()
    with qtbot.waitSignal(note.undo_requested):
        qtbot.keyClick(note.link(), Qt.Key.Key_Space)
    assert not note.isVisible()


def test_it_goes_by_itself_but_not_while_somebody_is_on_it(qtbot: QtBot, note: UndoNote) -> None:
    timer = note._timer
    assert timer.isActive()
    assert timer.interval() == STAYS_MILLISECONDS == 8000
    enter(note)
    assert not timer.isActive()
    QApplication.sendEvent(note, QEvent(QEvent.Type.Leave))
    assert timer.isActive()
    note.link().setFocus()
    assert not timer.isActive()
    note.link().clearFocus()
    assert timer.isActive()
    timer.setInterval(1)
    qtbot.waitUntil(lambda: not note.isVisible(), timeout=2000)
    timer.setInterval(STAYS_MILLISECONDS)


def test_esc_on_the_link_puts_it_away(qtbot: QtBot, note: UndoNote) -> None:
    note.link().setFocus()
    qtbot.keyClick(note.link(), Qt.Key.Key_Escape)
    assert not note.isVisible()
