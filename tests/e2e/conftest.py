"""The real window, put together as `ui.app` does, on a folder of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox

from planner.exchange.service_folder import write_service
from planner.sample import make_service
from planner.service import Week
from ui.app import build
from ui.desk import Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from planner.service import Service
    from ui.main_window import MainWindow

WEEK = Week(date(2026, 11, 23))
LONG = 60_000
"""Milliseconds: what a busy machine may take. A condition that holds ends the wait at once."""


class Person:
    """Somebody at the window, with a mouse and a keyboard."""

    def __init__(self, window: MainWindow, qtbot: QtBot, home: Path) -> None:
        self.window = window
        self.qtbot = qtbot
        self.home = home

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Wait until a condition holds."""
        self.qtbot.waitUntil(holds, timeout=LONG)

    def wait_for_quiet(self) -> None:
        """Wait until nothing is being done."""
        self.wait_until(lambda: not self.window.background.is_busy)

    def click(self, button: object) -> None:
        """Click a button with the mouse."""
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        on: object = None,
    ) -> None:
        """Press a key, on the window where no widget is named."""
        target = on or self.window
        # As a window manager does when a dialog over it closes.
        target.window().activateWindow()
        self.wait_until(target.window().isActiveWindow)
        self.qtbot.keyClick(target, key, modifier)

    def open_sample(self) -> None:
        """Open the sample from the empty window."""
        self.wait_for_quiet()
        self.click(self.window.empty.secondary_button)
        self.wait_until(lambda: bool(self.window.desk.shown.board.lanes))
        self.wait_for_quiet()

    def plan(self) -> None:
        """Plan the week, to the end."""
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert self.window.desk.is_planning
        self.wait_for_quiet()

    def dialog(self, kind: type[QDialog] = QDialog) -> QDialog:
        """Return the dialog that is open."""
        self.wait_until(lambda: bool(self._dialogs(kind)))
        (found,) = self._dialogs(kind)
        return found

    def has_dialog(self) -> bool:
        """Whether any dialog is open."""
        return bool(self._dialogs(QDialog))

    def box(self) -> QMessageBox:
        """Return the message that is shown."""
        found = self.dialog(QMessageBox)
        assert isinstance(found, QMessageBox)
        return found

    def choose(self, path: Path) -> None:
        """Type a path into the dialog that asks for one."""
        dialog = self.dialog(QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        field.setText(str(path))
        self.press(Qt.Key.Key_Return, on=field)
        self.wait_until(lambda: not self._dialogs(QFileDialog))

    def chip(self) -> str:
        """Return the state of the plan, as the bar says it."""
        return self.window.week_bar.state_text

    def _dialogs(self, kind: type[QDialog]) -> list[QDialog]:
        return [dialog for dialog in self.window.findChildren(kind) if dialog.isVisible()]


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Person]]:
    """Return a function that starts the program; every window is closed at the end."""
    people: list[Person] = []

    def run(database: Path | None = None, *, home: Path | None = None) -> Person:
        place = home or tmp_path / "home"
        window = build(
            QApplication.instance(),
            surroundings=Surroundings(
                data=place / "data",
                now=lambda: datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
                account="mary",
            ),
            layout_file=place / "config" / "window.json",
            log=place / "data" / "log.txt",
        )
        window.show_as_kept()
        if database is None:
            window.desk.open_default()
        else:
            window.desk.open(database)
        people.append(Person(window, qtbot, place))
        return people[-1]

    yield run
    for person in people:
        for dialog in person.window.findChildren(QDialog):
            dialog.close()
        person.window.close()
        person.wait_until(lambda person=person: not person.window.isVisible())
        person.window.deleteLater()


@pytest.fixture
def person(start: Callable[..., Person]) -> Person:
    """Return somebody who has started the program for the first time."""
    return start()


@pytest.fixture
def sample(person: Person) -> Person:
    """Return somebody who looks at the sample, not planned yet."""
    person.open_sample()
    return person


@pytest.fixture
def small_service() -> Service:
    """Return an invented service of one pod."""
    return make_service(pods=1, seed=3, week=WEEK)


@pytest.fixture
def folder(tmp_path: Path, small_service: Service) -> Path:
    """Return a service folder of one pod."""
    place = tmp_path / "autumn"
    write_service(small_service, place)
    return place


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> None:
    """Keep Qt's own files out of the home of whoever runs the tests."""
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "qt")
    )
