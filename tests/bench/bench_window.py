"""How soon the window is there, how long its thread is ever held, and what memory it takes.

Run ``python tests/bench/bench_window.py [--where] [PODS ...]`` (3, 30 and 300 if none are named),
each size in a process of its own. A timer of 5 ms on the window's thread notes how late it is
while people open, look round, move families by hand, plan, print and save; the latest is what a
person would feel. Beside it stands the most processor time the thread itself has used between two
ticks, which other work on the machine does not change. With ``--where`` standard error says what
every thread was doing whenever it is 50 ms late.

Figures to reach: ready on the sample within 2 s when warm; 300 pods open in under 5 s, never held
longer than 50 ms, under 1 GB.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.main_window import MainWindow

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TICK_MILLISECONDS = 5
HELD_MILLISECONDS = 50
STEPS_MILLISECONDS = (10, 20, 50, 100)
"""The limits of the histogram."""
STARTS = 3
LONGEST_WAIT = 600.0
LOOK_SECONDS = 0.01
DEPTH = 8
"""Callers named for each place."""
HAND_MOVES = 5
WHEEL = 120
"""A notch of the mouse's wheel."""


def make_database(pods: int, path: Path) -> None:
    """Store an invented service of this many pods."""
    from planner.sample import make_service
    from planner.service import Week
    from planner.store import Store
    from planner.store.service import save_service

    service = make_service(pods=pods, week=Week(date(2026, 11, 23)))
    with Store.open(path) as store:
        save_service(store, service, who="bench", at=NOW)


def build_window(folder: Path) -> MainWindow:
    """Put the window together; nothing is open yet."""
    from PySide6.QtWidgets import QApplication

    from ui.app import build
    from ui.surroundings import Surroundings

    app = QApplication.instance()
    window = build(
        app if isinstance(app, QApplication) else QApplication([]),
        surroundings=Surroundings(data=folder, now=lambda: NOW, account="bench"),
        layout_file=folder / "window.json",
        log=folder / "log.txt",
    )
    window.show()
    return window


def open_database(window: MainWindow, database: Path) -> None:
    """Open a database and wait until its board is painted."""
    from PySide6.QtWidgets import QApplication

    window.desk.open(database)
    run_until(lambda: window.desk.shown is not None)
    QApplication.processEvents()


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


def run_for(seconds: float) -> None:
    """Let the window live for a while."""
    end = time.monotonic() + seconds
    run_until(lambda: time.monotonic() > end)


class Watch:
    """A timer on the window's thread that notes how late it is, step by step."""

    def __init__(self, window: MainWindow, *, says_where: bool) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._window = window
        self._places = Places() if says_where else None
        self._late: list[float] = []
        self._used: list[float] = []
        self._last, self._last_used = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MILLISECONDS)
        steps = "".join(f"{f'>{limit}':>6}" for limit in STEPS_MILLISECONDS)
        _say(f"  {'':<22}{'seconds':>8}{'worst ms':>10}{'own ms':>8}{steps}   ticks   MB now, most")

    def _tick(self) -> None:
        now, used = time.perf_counter(), time.thread_time()
        self._late.append((now - self._last) * 1000 - TICK_MILLISECONDS)
        self._used.append((used - self._last_used) * 1000)
        self._last, self._last_used = now, used
        if self._places is not None:
            self._places.told(late=self._late[-1])

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Watch what is done in the block, and what it starts, until the window is quiet."""
        if self._places is not None:
            _warn(f"=== {name}")
        self._late, self._last = [], time.perf_counter()
        self._used, self._last_used = [], time.thread_time()
        began = time.perf_counter()
        yield
        run_until(lambda: not self._window.background.is_busy)
        seconds = time.perf_counter() - began
        run_for(0.2)
        counts = "".join(
            f"{sum(late > limit for late in self._late):>6}" for limit in STEPS_MILLISECONDS
        )
        now, most = _memory()
        _say(
            f"  {name:<22}{seconds:>8.2f}{max(self._late):>10.0f}{max(self._used):>8.0f}"
            f"{counts}{len(self._late):>8}"
            f"{now:>9}{most:>6}"
        )
        close_dialogs(self._window)

    def stop(self) -> None:
        """Stop the timer, and looking."""
        self._timer.stop()
        if self._places is not None:
            self._places.stop()


class Places:
    """Looks every few milliseconds where each thread is, and says so when the window was held.

    It looks from the window's thread, between two steps of Python: where it saw nothing, one call
    held the window, or all of Python, and has ended just before the places that are now.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()
        signal.signal(signal.SIGALRM, self._look)
        signal.setitimer(signal.ITIMER_REAL, LOOK_SECONDS, LOOK_SECONDS)

    def told(self, *, late: float) -> None:
        """Hear how late the window was; say where everyone was, and begin anew."""
        if late > HELD_MILLISECONDS:
            _warn(f"--- late by {late:.0f} ms")
            for place, times in self._seen.most_common():
                _warn(f"  {times} × {place}")
            for place in _places():
                _warn(f"  now {place}")
        self._seen.clear()

    def stop(self) -> None:
        """Look no more."""
        signal.setitimer(signal.ITIMER_REAL, 0)

    def _look(self, _signal: int, _frame: object) -> None:
        self._seen.update(_places())


def _places() -> list[str]:
    """Return where each thread is and who called it, leaving this bench out."""
    found = []
    for innermost in sys._current_frames().values():
        frames = (
            f"{frame.f_code.co_filename.rpartition('/')[2]}:{line} {frame.f_code.co_name}"
            for frame, line in traceback.walk_stack(innermost)
            if frame.f_code.co_filename != __file__
        )
        found.append(" < ".join(islice(frames, DEPTH)) or "nothing of the program")
    return found


def measure(pods: int, *, says_where: bool) -> None:
    """Do what people do on a service of this size, and print how late the window's thread was."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = folder / "bench.podplan"
        # In a process of its own, so that what it takes is not counted here.
        in_a_process(f"make_database({pods}, Path({str(database)!r}))")
        starts = ", ".join(f"{seconds:.2f}" for seconds in time_starts(database))
        _say(f"{pods} pods: ready after {starts} s")
        window = build_window(folder)
        watch = Watch(window, says_where=says_where)
        look_round(window, watch, database)
        work(window, watch, folder)
        for solver in multiprocessing.active_children():
            _say("  the solving process has {} MB, and had {} at most".format(*_memory(solver.pid)))
        with watch.step("close"):
            window.close()
            run_until(lambda: not window.isVisible())
        watch.stop()


def look_round(window: MainWindow, watch: Watch, database: Path) -> None:
    """Open the service, and look at it."""
    with watch.step("load"):
        open_database(window, database)
    with watch.step("next week"):
        window.week_bar.choose_later()
    with watch.step("back"):
        window.week_bar.choose_earlier()
    with watch.step("scroll the board"):
        scroll(window.allocation.board.viewport())
    with watch.step("scroll the waiting"):
        scroll(window.allocation.waiting)
    with watch.step("filter"):
        use_filters(window)


def move_by_hand(window: MainWindow, watch: Watch) -> None:
    """Carry a family to somebody else by keyboard, put others elsewhere, and take it all back."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    board = window.allocation.board
    families = families_to_move(window)
    window.allocation.show_family(families[0])
    run_for(0.1)
    with watch.step("take up"):
        QTest.keyClick(board, Qt.Key.Key_Space)
        run_until(lambda: board.drag.answers is not None)
    with watch.step("carry about"):
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down) * 8:
            QTest.keyClick(board, key)
            run_for(0.016)
    with watch.step("drop"):
        board.drag.aim_at(next(iter(places_allowed(window))))
        run_for(0.05)
        QTest.keyClick(board, Qt.Key.Key_Return)
    moves = families[1 : 1 + HAND_MOVES]
    with watch.step("move by hand"):
        for family_id in moves:
            window.hands.leave_waiting(family_id)
            run_for(0.3)
    with watch.step("undo"):
        for _ in moves:
            window.desk.sitting.undo()
            run_for(0.3)


def families_to_move(window: MainWindow) -> tuple[str, ...]:
    """Return families of different lanes that may be moved: the first of each."""
    week = window.hands.week
    if week is None:
        sys.exit("The week cannot be changed by hand.")
    first = [
        next((card.family_id for column in lane.columns for card in column.cards), "")
        for lane in window.allocation.board.model().lanes
    ]
    pinned = {week.problem.families[at].id for at in week.problem.pinned_worker}
    return tuple(family_id for family_id in first if family_id and family_id not in pinned)


def places_allowed(window: MainWindow) -> Iterator[str]:
    """Return whom the family that is carried may go to without a reason."""
    from ui.widgets.board.model import DropKind

    answers = window.allocation.board.drag.answers
    if answers is not None:
        for place, answer in answers.by_staff.items():
            if answer.kind is DropKind.ALLOWED:
                yield place
    yield ""


def use_filters(window: MainWindow) -> None:
    """Open the panel of the filters, tick some and let go of them again."""
    bar = window.allocation.bar
    bar.open_filters()
    run_for(0.1)
    for row in (*bar.panel.rows[:1], *bar.panel.rows[3:5], *bar.panel.rows[-1:]):
        row.click()
        run_for(0.05)
    bar.clear_families()
    bar.panel.close()
    run_for(0.05)


def work(window: MainWindow, watch: Watch, folder: Path) -> None:
    """Plan, look at the plan, approve it, print it and export the service."""
    desk, allocation = window.desk, window.allocation
    with watch.step("plan"):
        desk.plan()
    with watch.step("plan, and stop"):
        desk.plan()
        run_for(3.0)
        desk.stop_planning()
    with watch.step("scroll the plan"):
        scroll(allocation.board.viewport())
    with watch.step("only what changed"):
        allocation.bar.toggle_changed()
    with watch.step("everything again"):
        allocation.bar.show_all()
    with watch.step("find a family"):
        allocation.show_family("F050")
    move_by_hand(window, watch)
    with watch.step("approve"):
        desk.approve("Bench")
    with watch.step("sheets"):
        window.pages.go_to("sheets")
    with watch.step("next sheet"):
        window.sheets.list.setCurrentRow(2)
    with watch.step("save every sheet"):
        window.sheets.save_all_to(folder / "sheets")
    with watch.step("export"):
        desk.export(folder / "out")
    with watch.step("read the folder again"):
        desk.preview(folder / "out")
    with watch.step("dark"):
        window.menus.looks[2].trigger()


def scroll(widget: object) -> None:
    """Turn the wheel over a widget: down to its end, one notch a frame, and to the right."""
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication, QWidget

    if not isinstance(widget, QWidget):
        raise TypeError("only widgets scroll")
    middle = QPointF(widget.rect().center())
    for turn in [QPoint(0, -WHEEL)] * 100 + [QPoint(-WHEEL, 0)] * 20 + [QPoint(0, WHEEL)] * 40:
        event = QWheelEvent(
            middle,
            widget.mapToGlobal(middle),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)
        run_for(0.016)


def close_dialogs(window: MainWindow) -> None:
    """Close what the steps have opened."""
    from PySide6.QtWidgets import QDialog

    for dialog in window.findChildren(QDialog):
        dialog.close()


def time_starts(database: Path) -> list[float]:
    """Return the seconds from the start of a new process to the painted board."""
    taken = []
    for _ in range(STARTS):
        began = time.perf_counter()
        in_a_process(
            f"place = Path({str(database)!r}); w = build_window(place.parent); "
            "open_database(w, place); w.background.close()"
        )
        taken.append(time.perf_counter() - began)
    return taken


def in_a_process(code: str) -> None:
    """Run some code of this module in a new process, which ends without looking back."""
    subprocess.run(
        [sys.executable, "-c", f"from bench_window import *; {code}; os._exit(0)"],
        check=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(Path(__file__).parent)))},
    )


def _memory(process: int | None = None) -> tuple[int, int]:
    """Return what a process takes now and has taken at most, in MB; 0 where nobody says.

    This process, if none is named.
    """
    try:
        lines = Path(f"/proc/{process or 'self'}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0, 0
    found = dict(line.split(":", 1) for line in lines)
    return int(found["VmRSS"].split()[0]) // 1024, int(found["VmHWM"].split()[0]) // 1024


def _warn(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


def main(arguments: list[str]) -> None:
    """Measure services of these sizes, each in a process of its own."""
    says_where = "--where" in arguments
    sizes = [int(argument) for argument in arguments if argument != "--where"] or [3, 30, 300]
    if len(sizes) == 1:
        measure(sizes[0], says_where=says_where)
        return
    for pods in sizes:
        more = ["--where"] if says_where else []
        subprocess.run([sys.executable, __file__, *more, str(pods)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
