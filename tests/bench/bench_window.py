"""How soon the window is there, and how long its thread is ever held.

Run ``python tests/bench/bench_window.py [PODS ...]`` (3 and 300 if none are named). A timer of
5 ms on the window's thread notes how late it is while people open, plan, look at and save things;
the latest is what a person would feel. Figures to reach: ready on the sample within 2 s when warm;
never held longer than 50 ms.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.main_window import MainWindow

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TICK_MILLISECONDS = 5
STARTS = 3
LONGEST_WAIT = 600.0


def make_database(pods: int, path: Path) -> None:
    """Store an invented service of this many pods."""
    from planner.sample import make_service
    from planner.service import Week
    from planner.store import Store
    from planner.store.service import save_service

    service = make_service(pods=pods, week=Week(date(2026, 11, 23)))
    with Store.open(path) as store:
        save_service(store, service, who="bench", at=NOW)


def start(database: Path) -> MainWindow:
    """Put the window together on a database and wait until its board is painted."""
    from PySide6.QtWidgets import QApplication

    from ui.app import build
    from ui.desk import Surroundings

    app = QApplication.instance() or QApplication([])
    window = build(
        app,
        surroundings=Surroundings(data=database.parent, now=lambda: NOW, account="bench"),
        layout_file=database.parent / "window.json",
        log=database.parent / "log.txt",
    )
    window.show()
    window.desk.open(database)
    run_until(lambda: window.desk.shown is not None)
    app.processEvents()
    return window


def run_until(holds: Callable[[], bool]) -> None:
    """Let the window live until a condition holds."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    pulse = QTimer()
    pulse.start(TICK_MILLISECONDS)
    end = time.monotonic() + LONGEST_WAIT
    while not holds():
        if time.monotonic() > end:
            sys.exit("The window did not get there.")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def time_starts(database: Path) -> list[float]:
    """Return the seconds from the start of a new process to the painted board."""
    code = f"import bench_window as b, pathlib; b.start(pathlib.Path({str(database)!r}))"
    here = str(Path(__file__).parent)
    paths = os.pathsep.join((here, str(Path(__file__).parents[2])))
    taken = []
    for _ in range(STARTS):
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", f"{code}; import os; os._exit(0)"],
            check=True,
            env=os.environ | {"PYTHONPATH": paths},
        )
        taken.append(time.perf_counter() - began)
    return taken


def measure(window: MainWindow, folder: Path) -> None:
    """Do what people do, and print how late the window's thread was at worst."""
    from PySide6.QtCore import QTimer

    worst = 0.0
    last = time.perf_counter()

    def tick() -> None:
        nonlocal worst, last
        now = time.perf_counter()
        worst = max(worst, now - last - TICK_MILLISECONDS / 1000)
        last = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(TICK_MILLISECONDS)

    def step(name: str, act: Callable[[], None]) -> None:
        nonlocal worst, last
        worst, last = 0.0, time.perf_counter()
        began = time.perf_counter()
        act()
        run_until(lambda: not window.background.is_busy)
        run_for(0.2)
        seconds = time.perf_counter() - began - 0.2
        print(f"  {name:<28}{seconds:8.2f} s   held at worst {worst * 1000:6.0f} ms")  # noqa: T201

    desk, allocation = window.desk, window.allocation
    step("next week", lambda: window.week_bar.choose_later())
    step("back", lambda: window.week_bar.choose_earlier())
    step("plan", desk.plan)
    step("plan again", desk.plan)
    step("only what changed", lambda: allocation.bar.toggle_changed())
    step("everything again", lambda: allocation.bar.show_all())
    step("find a family", lambda: allocation.show_family("F050"))
    step("approve", lambda: desk.approve("Bench"))
    step("sheets", lambda: window.go_to("sheets"))
    step("next sheet", lambda: window.sheets.list.setCurrentRow(2))
    step("sheets again", lambda: window.go_to("sheets"))
    step("export", lambda: desk.export(folder / "out"))
    close_dialogs(window)
    step("read the folder again", lambda: desk.preview(folder / "out"))
    close_dialogs(window)
    step("dark", lambda: window.menus.looks[2].trigger())


def close_dialogs(window: MainWindow) -> None:
    """Close what the steps have opened."""
    from PySide6.QtWidgets import QDialog

    for dialog in window.findChildren(QDialog):
        dialog.close()


def run_for(seconds: float) -> None:
    """Let the window live for a while."""
    end = time.monotonic() + seconds
    run_until(lambda: time.monotonic() > end)


def main(arguments: list[str]) -> None:
    """Measure services of these sizes, each in a folder of its own."""
    for pods in [int(argument) for argument in arguments] or [3, 300]:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            database = folder / "bench.podplan"
            make_database(pods, database)
            starts = ", ".join(f"{seconds:.2f}" for seconds in time_starts(database))
            print(f"{pods} pods: ready after {starts} s")  # noqa: T201
            window = start(database)
            measure(window, folder)
            window.close()
            run_until(lambda window=window: not window.isVisible())
            window.deleteLater()


if __name__ == "__main__":
    main(sys.argv[1:])
