"""What people do is written down in its order; after a failure nothing more is."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Slot

from planner.errors import KnownError
from ui.background import Background
from ui.keeper import Keeper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot


class Desk(QObject):
    """A keeper, what it wrote, and everything it told."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.keeper = Keeper(background, self)
        self.keeper.failed.connect(self.hear_failure)
        self.written: list[str] = []
        self.told: list[object] = []
        self.failures: list[str] = []
        self.threads: set[int] = set()

    def write(self, what: str) -> Callable[[], str]:
        """Return what writes something, and tells how long it is."""

        def work() -> str:
            self.threads.add(threading.get_ident())
            self.written.append(what)
            return what.upper()

        return work

    @Slot(object)
    def hear(self, result: object) -> None:
        self.told.append(result)

    @Slot(object)
    def keep_more(self, result: object) -> None:
        self.told.append(result)
        self.keeper.keep(self.write("more"))

    @Slot(object)
    def hear_failure(self, error: Exception) -> None:
        self.failures.append(str(error))


def fail() -> None:
    raise KnownError("The disk is full.")


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.wait()


@pytest.fixture
def desk(background: Background) -> Desk:
    return Desk(background)


def until_quiet(qtbot: QtBot, background: Background) -> None:
    qtbot.waitUntil(lambda: not background.is_busy)


def test_all_of_it_is_written_in_its_order(
    qtbot: QtBot, background: Background, desk: Desk
) -> None:
    words = [f"edit {nth}" for nth in range(30)]
    for word in words:
        desk.keeper.keep(desk.write(word), then=desk.hear)
    assert desk.keeper.is_busy
    until_quiet(qtbot, background)
    assert desk.written == words
    assert desk.told == [word.upper() for word in words]
    assert not desk.keeper.is_busy


def test_nothing_is_written_on_the_windows_thread(
    qtbot: QtBot, background: Background, desk: Desk
) -> None:
    desk.keeper.keep(desk.write("edit"))
    until_quiet(qtbot, background)
    assert desk.threads
    assert threading.get_ident() not in desk.threads


def test_after_a_failure_nothing_that_waited_is_written(
    qtbot: QtBot, background: Background, desk: Desk
) -> None:
    desk.keeper.keep(desk.write("first"), then=desk.hear)
    desk.keeper.keep(fail, then=desk.hear)
    desk.keeper.keep(desk.write("lost"), then=desk.hear)
    desk.keeper.keep(desk.write("lost too"))
    until_quiet(qtbot, background)
    assert desk.written == ["first"]
    assert desk.told == ["FIRST"]
    assert desk.failures == ["The disk is full."]


def test_after_a_failure_it_goes_on_with_what_comes_later(
    qtbot: QtBot, background: Background, desk: Desk
) -> None:
    desk.keeper.keep(fail)
    until_quiet(qtbot, background)
    desk.keeper.keep(desk.write("later"), then=desk.hear)
    until_quiet(qtbot, background)
    assert desk.written == ["later"]
    assert desk.told == ["LATER"]


def test_what_is_kept_once_something_is_told_comes_after_what_waits_already(
    qtbot: QtBot, background: Background, desk: Desk
) -> None:
    desk.keeper.keep(desk.write("first"), then=desk.keep_more)
    desk.keeper.keep(desk.write("second"))
    until_quiet(qtbot, background)
    assert desk.written == ["first", "second", "more"]
