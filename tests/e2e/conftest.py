"""The real window, put together as `ui.app` does, on a folder of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime
from shutil import copy
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt, QThread
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox
from shiboken6 import isValid

from planner.exchange.service_folder import write_service
from planner.sample import make_service
from planner.service import Week
from tests.e2e import monday
from tests.ui.widgets.dragging import Flight, flying, press_and_pull
from ui.app import build
from ui.screens.allocation.context_menus import ContextMenu
from ui.surroundings import Surroundings
from ui.widgets.board.hearing import COLUMN_KEY, LANE_KEY
from ui.widgets.waiting_layout import HINT_KEY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from PySide6.QtCore import QPoint
    from pytestqt.qtbot import QtBot

    from planner.drafting.in_hand import InHand
    from planner.service import Service
    from ui.main_window import MainWindow
    from ui.widgets.board.family_area import FamilyArea
    from ui.widgets.board.model import Card

WEEK = Week(date(2026, 11, 23))
LONG = 60_000
"""Milliseconds: what a busy machine may take. A condition that holds ends the wait at once."""


KEYS = {
    "space": Qt.Key.Key_Space,
    "esc": Qt.Key.Key_Escape,
    "enter": Qt.Key.Key_Return,
    "left": Qt.Key.Key_Left,
    "right": Qt.Key.Key_Right,
    "up": Qt.Key.Key_Up,
    "down": Qt.Key.Key_Down,
    "home": Qt.Key.Key_Home,
    "end": Qt.Key.Key_End,
    "delete": Qt.Key.Key_Delete,
    "m": Qt.Key.Key_M,
    "l": Qt.Key.Key_L,
    "w": Qt.Key.Key_W,
    "n": Qt.Key.Key_N,
}
"""Keys by the words of the tests."""


class Person:
    """Somebody at the window, with a mouse and a keyboard."""

    def __init__(self, window: MainWindow, qtbot: QtBot, home: Path) -> None:
        self.window = window
        self.qtbot = qtbot
        self.home = home
        self.breaks_down = False  # Whether the test has the program break down on purpose.

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

    # What the board shows, and what is kept of it.

    def with_whom(self) -> dict[str, str]:
        """Return the practitioner each family on the board is with; an empty text is waiting."""
        model = self.window.allocation.board.model()
        placed = {
            card.family_id: column.staff_id
            for lane in model.lanes
            for column in lane.columns
            for card in column.cards
        }
        return {**placed, **{card.family_id: "" for card in model.waiting}}

    def spoken(self, key: str) -> str:
        """Return what a card or a head on the board, or a waiting family, is called aloud."""
        child = self.area_of(key).painted_child(key)
        assert child is not None, key
        return child.name

    def card(self, family_id: str) -> Card:
        """Return a family's card on the board."""
        (card,) = (
            card
            for lane in self.window.allocation.board.model().lanes
            for column in lane.columns
            for card in column.cards
            if card.family_id == family_id
        )
        return card

    def note(self) -> str:
        """Return what the note says that was just done; empty where none is shown."""
        note = self.window.hands.note
        return note.words() if note.isVisible() else ""

    def sentence(self) -> str:
        """Return what the line at the foot says."""
        return self.window.allocation.line.sentence()

    def checked(self) -> str:
        """Return what the line at the foot says of the check."""
        return self.window.allocation.line.checked()

    def goals(self) -> dict[str, tuple[str, str]]:
        """Return what the strip says of each goal: before and after."""
        cells = [button.goal for button in self.window.allocation.goals.goal_buttons()]
        return {cell.name: (cell.before, cell.after) for cell in cells if cell is not None}

    def kept(self) -> InHand:
        """Return the week as it is stored, once all that was done is."""
        self.wait_for_quiet()
        path = self.window.desk.path
        assert path is not None
        return monday.stored_week(path, self.window.desk.week)

    def sees_what_is_kept(self) -> bool:
        """Whether the board shows what is stored: who has whom, and what is locked."""
        kept, shown = self.kept(), self.window.desk.shown
        assert shown is not None
        assert shown.in_hand is not None
        return (
            monday.with_whom(kept) == self.with_whom()
            and (kept.hand, kept.locks) == (shown.in_hand.hand, shown.in_hand.locks)
            and kept.part.goals == shown.in_hand.part.goals
        )

    # What a hand does on the board.

    def area_of(self, key: str) -> FamilyArea:
        """Return where something is painted: on the board, or with those who wait."""
        screen = self.window.allocation
        waits = key.removeprefix(HINT_KEY) in screen.waiting.list.painted_keys()
        return screen.waiting.list if waits else screen.board

    def point_of(self, key: str) -> QPoint:
        """Return the middle of something painted, in the viewport of its area."""
        child = self.area_of(key).painted_child(key)
        assert child is not None, key
        return child.rect.center()

    def point_at(self, key: str) -> None:
        """Click a card, a head or a link with the mouse."""
        port = self.area_of(key).viewport()
        self.qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=self.point_of(key))

    def drag(self, family_id: str, to: str, over: Sequence[str] = ()) -> None:
        """Drag a family with the mouse to a practitioner or a lane's head, or, by "", to waiting.

        Parameters
        ----------
        over
            The practitioners it is carried over on the way.
        """
        screen = self.window.allocation

        def fly(flight: Flight) -> None:
            for staff_id in over:
                flight.over(screen.board.viewport(), self.point_of(f"{COLUMN_KEY}{staff_id}"))
            if to:
                place = to if to.startswith(LANE_KEY) else f"{COLUMN_KEY}{to}"
                flight.drop(screen.board.viewport(), self.point_of(place))
            else:
                flight.drop(screen.waiting, screen.waiting.rect().center())

        with pytest.MonkeyPatch.context() as patch, flying(patch, screen.board.drag, fly):
            press_and_pull(self.area_of(family_id).viewport(), self.point_of(family_id))

    def keys(self, *names: str) -> None:
        """Press keys one after the other on whatever has the keyboard: ``space``, ``right``."""
        for name in names:
            focused = self.window.focusWidget()
            assert focused is not None
            self.qtbot.keyClick(focused, KEYS[name])

    def undo(self) -> None:
        """Press Ctrl+Z."""
        self.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def redo(self) -> None:
        """Press Ctrl+Shift+Z."""
        modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        self.press(Qt.Key.Key_Z, modifiers)

    def menu_of(self, key: str) -> ContextMenu:
        """Open the menu of a card or a head with the right button."""
        area, point = self.area_of(key), self.point_of(key)
        port = area.viewport()
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, port.mapToGlobal(point))
        QApplication.sendEvent(port, asked)
        self.wait_until(lambda: bool(self._menus()))
        (menu,) = self._menus()
        return menu

    def choose_in_menu(self, key: str, words: str) -> None:
        """Click what begins with these words in the menu of a card or a head."""
        menu = self.menu_of(key)
        (action,) = [one for one in menu.actions() if one.text().replace("&", "").startswith(words)]
        place = menu.actionGeometry(action).center()
        self.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)

    def _menus(self) -> list[ContextMenu]:
        return [menu for menu in self.window.findChildren(ContextMenu) if menu.isVisible()]

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
        fault = person.home / "data" / "log.txt"
        assert person.breaks_down or not fault.exists(), fault.read_text(encoding="utf-8")


@pytest.fixture
def person(start: Callable[..., Person]) -> Person:
    """Return somebody who has started the program for the first time."""
    return start()


@pytest.fixture
def sample(person: Person) -> Person:
    """Return somebody who looks at the sample, not planned yet."""
    person.open_sample()
    return person


@pytest.fixture(scope="session")
def mondays(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the Monday that is known by heart, planned and not."""
    place = tmp_path_factory.mktemp("mondays")
    for name, planned in (("planned", True), ("not-planned", False)):
        monday.fill(place / f"{name}.podplan", monday.monday(), planned=planned)
    return place


@pytest.fixture
def desk(start: Callable[..., Person], mondays: Path, tmp_path: Path) -> Person:
    """Return somebody at the desk on that Monday, its best plan on the board as a draft."""
    return _at(start, mondays / "planned.podplan", tmp_path / "monday.podplan")


@pytest.fixture
def not_planned(start: Callable[..., Person], mondays: Path, tmp_path: Path) -> Person:
    """Return somebody at the desk on that Monday, before it is planned."""
    return _at(start, mondays / "not-planned.podplan", tmp_path / "monday.podplan")


def _at(start: Callable[..., Person], made: Path, path: Path) -> Person:
    copy(made, path)
    person = start(path)
    person.wait_for_quiet()
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
def no_job_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail the test that leaves a thread of Qt's alive, which Python does not know of."""
    threads: list[QThread] = []
    start_thread = QThread.start

    def start_known(thread: QThread, *given: object) -> None:
        threads.append(thread)
        start_thread(thread, *given)

    monkeypatch.setattr(QThread, "start", start_known)
    yield
    alive = [thread for thread in threads if isValid(thread) and thread.isRunning()]
    assert not alive, f"{len(alive)} threads left running"


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> None:
    """Keep Qt's own files out of the home of whoever runs the tests."""
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "qt")
    )
