"""Work off the window's thread: what arrives, what never does, and how it is stopped."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QThread, QTimer, Slot

from planner.errors import BugError, KnownError
from ui.background import Background, Lane, Tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from solver.result import Cancel


class _Desk(QObject):
    """Hears of jobs, and notes on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.progress: list[object] = []
        self.errors: list[object] = []
        self.threads: set[QThread] = set()

    @Slot(object)
    def on_done(self, result: object) -> None:
        self.heard.append(result)
        self.threads.add(QThread.currentThread())

    @Slot(object)
    def hear_progress(self, news: object) -> None:
        self.progress.append(news)
        self.threads.add(QThread.currentThread())

    @Slot(object)
    def hear_error(self, error: object) -> None:
        self.errors.append(error)


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.wait()


def wait_until_stopped(cancel: Cancel) -> None:
    stopped = threading.Event()
    cancel.on_request(stopped.set)
    assert stopped.wait(10)


def test_results_and_progress_arrive_on_the_windows_thread(
    qtbot: QtBot, background: Background
) -> None:
    desk = _Desk()
    worked_on: list[QThread] = []

    def work(cancel: Cancel, tell: Tell) -> str:
        worked_on.append(QThread.currentThread())
        tell("half way")
        return "done"

    with qtbot.waitSignal(background.idle):
        background.start(Lane.WEEK, work, done=desk.on_done, progressed=desk.hear_progress)
    assert desk.heard == ["done"]
    assert desk.progress == ["half way"]
    assert desk.threads == {QThread.currentThread()}
    assert worked_on != [QThread.currentThread()]


def test_only_the_latest_progress_waits_for_the_window(
    qtbot: QtBot, background: Background
) -> None:
    desk = _Desk()

    def work(cancel: Cancel, tell: Tell) -> None:
        for number in range(10_000):
            tell(number)

    job = background.start(Lane.PLAN, work, done=desk.on_done, progressed=desk.hear_progress)
    job.wait()
    qtbot.waitUntil(lambda: not background.is_busy)
    assert desk.progress == [9_999]


def test_stopping_keeps_what_the_job_has(qtbot: QtBot, background: Background) -> None:
    desk = _Desk()

    def work(cancel: Cancel, tell: Tell) -> str:
        wait_until_stopped(cancel)
        return "the best so far"

    background.start(Lane.PLAN, work, done=desk.on_done)
    with qtbot.waitSignal(background.idle):
        background.stop(Lane.PLAN)
    assert desk.heard == ["the best so far"]


def test_a_stale_result_never_arrives(qtbot: QtBot, background: Background) -> None:
    desk = _Desk()

    def stale(cancel: Cancel, tell: Tell) -> str:
        wait_until_stopped(cancel)
        tell("stale")
        return "stale"

    with qtbot.waitSignal(background.idle):
        background.start(Lane.WEEK, stale, done=desk.on_done, progressed=desk.hear_progress)
        background.start(Lane.WEEK, lambda cancel, tell: "fresh", done=desk.on_done)
    assert desk.heard == ["fresh"]
    assert desk.progress == []


def test_a_result_that_is_ready_but_unread_is_stale_too(
    qtbot: QtBot, background: Background
) -> None:
    desk = _Desk()
    job = background.start(Lane.WEEK, lambda cancel, tell: "stale", done=desk.on_done)
    job.wait()
    with qtbot.waitSignal(background.idle):
        background.start(Lane.WEEK, lambda cancel, tell: "fresh", done=desk.on_done)
    assert desk.heard == ["fresh"]


def test_what_goes_wrong_arrives(qtbot: QtBot, background: Background) -> None:
    desk = _Desk()
    background.failed.connect(desk.hear_error)

    def fail(cancel: Cancel, tell: Tell) -> None:
        raise KnownError("The folder is empty.")

    with qtbot.waitSignal(background.idle):
        background.start(Lane.CHANGE, fail, done=desk.on_done)
    assert [str(error) for error in desk.errors] == ["The folder is empty."]
    assert desk.heard == []


def test_waiting_ends_every_thread_and_nothing_arrives_after(
    qtbot: QtBot, background: Background
) -> None:
    desk = _Desk()

    def work(cancel: Cancel, tell: Tell) -> str:
        wait_until_stopped(cancel)
        return "too late"

    background.start(Lane.PLAN, work, done=desk.on_done)
    background.start(Lane.SHEETS, work, done=desk.on_done)
    background.wait()
    qtbot.waitUntil(lambda: not background.is_busy)
    assert desk.heard == []


def test_a_function_that_is_no_method_of_an_object_may_not_hear(background: Background) -> None:
    with pytest.raises(BugError):
        background.start(Lane.WEEK, lambda cancel, tell: None, done=lambda result: None)
    assert not background.is_busy


@pytest.mark.parametrize("lane", [Lane.FIND, Lane.HINT])
def test_what_nobody_waits_for_begins_after_what_is_to_be_painted(
    qtbot: QtBot, background: Background, lane: Lane
) -> None:
    desk = _Desk()
    begun: list[bool] = []
    with qtbot.waitSignal(background.idle):
        background.start(lane, lambda cancel, tell: begun.append(True), done=desk.on_done)
        assert background.is_busy
        assert not begun
    assert begun
    assert desk.heard == [None]


def test_what_is_abandoned_before_it_begins_is_never_done(
    qtbot: QtBot, background: Background
) -> None:
    desk = _Desk()
    begun: list[bool] = []
    with qtbot.waitSignal(background.idle):
        background.start(Lane.FIND, lambda cancel, tell: begun.append(True), done=desk.on_done)
        background.abandon(Lane.FIND)
    assert not begun
    assert not desk.heard


def test_what_nobody_waits_for_lets_others_go_first_but_not_a_search(
    qtbot: QtBot, background: Background
) -> None:
    desk = _Desk()
    told: list[str] = []
    may_end = threading.Event()

    def keep(cancel: Cancel, tell: Tell) -> None:
        assert may_end.wait(10)
        told.append("kept")

    with qtbot.waitSignal(background.idle):
        search = background.start(
            Lane.PLAN, lambda cancel, tell: wait_until_stopped(cancel), done=desk.on_done
        )
        background.start(Lane.HINT, lambda cancel, tell: told.append("hint"), done=desk.on_done)
        background.start(Lane.FIND, lambda cancel, tell: told.append("found"), done=desk.on_done)
        background.start(Lane.KEEP, keep, done=desk.on_done)
        QTimer.singleShot(0, may_end.set)
        qtbot.waitUntil(lambda: len(told) == 3)
        search.stop()
    assert told == ["kept", "hint", "found"]
