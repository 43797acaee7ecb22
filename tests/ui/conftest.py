"""What every test of the window may rely on: a fresh theme, and no timer or thread left behind."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QThread, QTimer
from shiboken6 import isValid

from ui.theme import Scheme, apply_theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> None:
    """Put the light theme on at its usual size, whatever the test before did."""
    apply_theme(qapp, Scheme.LIGHT)


@pytest.fixture(autouse=True)
def nothing_left_running(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail the test that leaves a timer going or a thread of Qt's alive."""
    timers: list[QTimer] = []
    threads: list[QThread] = []
    start_timer, start_thread = QTimer.start, QThread.start

    def start_known_timer(timer: QTimer, *given: object) -> None:
        timers.append(timer)
        start_timer(timer, *given)

    def start_known_thread(thread: QThread, *given: object) -> None:
        threads.append(thread)
        start_thread(thread, *given)

    monkeypatch.setattr(QTimer, "start", start_known_timer)
    monkeypatch.setattr(QThread, "start", start_known_thread)
    yield
    going = [timer for timer in timers if isValid(timer) and timer.isActive()]
    alive = [thread for thread in threads if isValid(thread) and thread.isRunning()]
    assert not going, f"{len(going)} timers left going"
    assert not alive, f"{len(alive)} threads left running"
