"""Whoever works by keyboard sees where it is, on every button and field."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import current_tokens
from ui.theme.focus_ring import FocusFollower, FocusRing
from ui.widgets.buttons import make_button


class Form(QWidget):
    """A button, a field and words that can have the focus."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        self.save = make_button("Save")
        self.name = QLineEdit()
        self.words = QLabel("words")
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for widget in (self.save, self.name, self.words):
            row.addWidget(widget)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.words.setFocus()
    return made


def ring(qapp: QApplication) -> FocusRing | None:
    follower = qapp.findChild(FocusFollower)
    assert isinstance(follower, FocusFollower)
    return follower.ring()


def test_the_ring_lies_three_pixels_round_what_has_the_focus(
    qapp: QApplication, form: Form
) -> None:
    form.save.setFocus(Qt.FocusReason.TabFocusReason)
    shown = ring(qapp)
    assert shown is not None
    assert shown.isVisible()
    assert shown.geometry() == form.save.geometry().adjusted(-3, -3, 3, 3)
    image = form.grab().toImage()
    left, middle = form.save.x(), form.save.y() + form.save.height() // 2
    ring_colour = image.pixelColor(left - 3, middle).name().upper()
    gap_colour = image.pixelColor(left - 1, middle).name().upper()
    assert ring_colour == current_tokens().accent
    assert gap_colour == current_tokens().window


def test_the_ring_moves_on_and_follows_its_widget(qapp: QApplication, form: Form) -> None:
    form.save.setFocus(Qt.FocusReason.TabFocusReason)
    form.name.setFocus(Qt.FocusReason.TabFocusReason)
    form.resize(500, 80)
    shown = ring(qapp)
    assert shown is not None
    assert shown.geometry() == form.name.geometry().adjusted(-3, -3, 3, 3)
    form.name.hide()
    assert ring(qapp) is None or not shown.isVisible()


def test_what_needs_no_ring_has_none(qapp: QApplication, qtbot: QtBot, form: Form) -> None:
    assert ring(qapp) is None
    qtbot.mousePress(form.save, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(form.save, Qt.MouseButton.LeftButton)
    form.words.setFocus()
    assert ring(qapp) is None


def test_a_ring_goes_with_its_window(qapp: QApplication, qtbot: QtBot) -> None:
    gone = Form()
    with qtbot.waitActive(gone):
        gone.show()
        gone.activateWindow()
    gone.save.setFocus(Qt.FocusReason.TabFocusReason)
    gone.close()
    gone.deleteLater()
    QApplication.processEvents()
    other = Form()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    other.name.setFocus(Qt.FocusReason.TabFocusReason)
    shown = ring(qapp)
    assert shown is not None
    assert shown.parentWidget() is other


def test_a_box_that_is_deleted_with_its_button_focused_does_no_harm(
    qapp: QApplication, qtbot: QtBot, form: Form
) -> None:
    for _ in range(5):
        box = QMessageBox(QMessageBox.Icon.Warning, "Pod Planner", "Full.", parent=form)
        button = box.addButton(QMessageBox.StandardButton.Close)
        with qtbot.waitActive(box):
            box.open()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(lambda: ring(qapp) is not None)
        box.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    form.activateWindow()
    form.name.setFocus(Qt.FocusReason.TabFocusReason)
