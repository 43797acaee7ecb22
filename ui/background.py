"""The only door to work off the window's thread: a job on a thread of its own, waited for.

A job is a plain function that knows nothing of windows. It hears of a wish to stop through a
`Cancel` and tells how far it is through a function. What it says arrives on the window's thread,
at bound methods of `QObject`s only: anything else would run on the job's own thread.
"""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, SignalInstance, Slot

from planner.errors import BugError
from planner.planning.solving import SolverProcess
from solver.result import Cancel

Tell = Callable[[object], None]
"""Says how far a job is; cheap, from the job's own thread."""

Work = Callable[[Cancel, Tell], object]
"""What a job does: called once, on the job's thread."""

Receiver = Callable[[Any], None]
"""A bound method of a `QObject`, called on the window's thread."""


SWITCH_SECONDS = 0.0005
"""How long a job goes on when the window wants to run. Python's own 5 ms are waited many times,
because Qt lets go of the interpreter in some of its calls: 300 calls that paint took 9 ms beside
a busy job, and 24 one time in ten; with this 4 and 14."""


class Lane(Enum):
    """What a job is for. A new job takes the place of the one before it in the same lane."""

    WEEK = auto()
    FIND = auto()
    PAGE = auto()
    PLAN = auto()
    CHANGE = auto()
    KEEP = auto()
    ASK = auto()
    HINT = auto()
    COMPARE = auto()
    TRY = auto()
    SHEETS = auto()
    PAPER = auto()
    PRINTED = auto()


PATIENT = frozenset((Lane.FIND, Lane.HINT))
"""Lanes nobody waits for. One at a time, when the window has painted what led to it and nothing
else goes on but a search: each thread that works in Python takes as much time as the window has."""


class _Worker(QObject):
    """Runs one function on the thread it was moved to, and keeps what came of it."""

    told = Signal()
    over = Signal()

    def __init__(self, work: Work, cancel: Cancel) -> None:
        super().__init__()
        self._work = work
        self._cancel = cancel
        self._lock = threading.Lock()
        self._latest: object = None
        self._is_unread = False
        self.result: object = None
        self.error: Exception | None = None

    @Slot()
    def run(self) -> None:
        """Do the work; `over` follows whatever happens."""
        try:
            self.result = self._work(self._cancel, self._tell)
        except Exception as error:  # noqa: BLE001 - whatever it is, the window has to hear of it
            self.error = error
        self.over.emit()

    def read(self) -> object:
        """Return the latest thing told."""
        with self._lock:
            self._is_unread = False
            return self._latest

    def _tell(self, news: object) -> None:
        # Only the latest counts: a search that talks a thousand times a second must not fill the
        # window's queue.
        with self._lock:
            self._latest = news
            if self._is_unread:
                return
            self._is_unread = True
        self.told.emit()


class Job(QObject):
    """One piece of work on a thread of its own, made by `Background.start`."""

    progressed = Signal(object)
    delivering = Signal()
    done = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._cancel = Cancel()
        self._is_abandoned = False
        self._thread = QThread(self)
        self._worker = _Worker(work, self._cancel)
        self._worker.moveToThread(self._thread)
        self._thread.started.connect(self._worker.run)
        self._worker.told.connect(self._pass_on)
        self._worker.over.connect(self._deliver)
        # Direct, so that the thread can end while the window's thread waits for it.
        self._worker.over.connect(self._thread.quit, Qt.ConnectionType.DirectConnection)
        self._thread.finished.connect(self.ended)

    @Slot()
    def begin(self) -> None:
        """Start the thread, unless the job was abandoned before."""
        if self._is_abandoned:
            self.ended.emit()
        else:
            self._thread.start()

    def stop(self) -> None:
        """Ask the work to stop; what it has so far still arrives."""
        self._cancel.request()

    def abandon(self) -> None:
        """Ask the work to stop; nothing of it arrives any more."""
        self._is_abandoned = True
        self._cancel.request()

    def wait(self) -> None:
        """Block until the thread has ended."""
        self._thread.wait()

    @Slot()
    def _pass_on(self) -> None:
        if not self._is_abandoned:
            self.progressed.emit(self._worker.read())

    @Slot()
    def _deliver(self) -> None:
        if self._is_abandoned:
            return
        self.delivering.emit()
        if self._worker.error is not None:
            self.failed.emit(self._worker.error)
        else:
            self.done.emit(self._worker.result)


class Background(QObject):
    """All jobs of the program.

    Attributes
    ----------
    solver
        What jobs solve with: a process, because a thread that solves holds the window's.

    Signals
    -------
    failed
        The exception of a job that has no receiver of its own for it.
    lanes_changed
        A lane has begun or ended its work.
    idle
        The last running job has ended.
    """

    failed = Signal(object)
    lanes_changed = Signal()
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: set[Job] = set()
        self._by_lane: dict[Lane, Job] = {}
        self._patient: list[Job] = []
        self.solver = SolverProcess()
        sys.setswitchinterval(SWITCH_SECONDS)

    @property
    def is_busy(self) -> bool:
        """Whether a job is running, abandoned ones included."""
        return bool(self._running)

    def is_working(self, lane: Lane) -> bool:
        """Whether a job of this lane is running, whose result is still wanted."""
        return lane in self._by_lane

    def start(
        self,
        lane: Lane,
        work: Work,
        *,
        done: Receiver | SignalInstance,
        failed: Receiver | SignalInstance | None = None,
        progressed: Receiver | SignalInstance | None = None,
    ) -> Job:
        """Run `work` on its own thread; the job before it in the lane is abandoned.

        Raises
        ------
        BugError
            A receiver is neither a bound method of a `QObject` nor a signal.
        """
        self.abandon(lane)
        job = Job(work, self)
        job.delivering.connect(self._leave_lane)
        job.done.connect(_bound(done))
        job.failed.connect(_bound(failed) if failed is not None else self.failed)
        if progressed is not None:
            job.progressed.connect(_bound(progressed))
        job.ended.connect(self._forget)
        self._running.add(job)
        self._by_lane[lane] = job
        # A look through every row of a large service for garbage holds all threads for a tenth
        # of a second. Rows are never garbage of that kind; what a job makes is looked at by none.
        gc.disable()
        if lane in PATIENT:
            self._patient.append(job)
            # A timer without a delay is met after everything that is to be painted.
            QTimer.singleShot(0, self._begin_patient)
        else:
            job.begin()
        self.lanes_changed.emit()
        return job

    def stop(self, lane: Lane) -> None:
        """Ask the lane's job to stop; what it has so far still arrives."""
        if lane in self._by_lane:
            self._by_lane[lane].stop()

    def abandon(self, lane: Lane) -> None:
        """Ask the lane's job to stop; nothing of it arrives any more."""
        if lane in self._by_lane:
            self._by_lane.pop(lane).abandon()
            self.lanes_changed.emit()

    def abandon_all(self) -> None:
        """Abandon every lane; `idle` follows once the threads have ended."""
        for lane in tuple(self._by_lane):
            self.abandon(lane)

    def wait(self) -> None:
        """Abandon every job and block until the threads and the solving process have ended."""
        self.abandon_all()
        for job in tuple(self._running):
            job.wait()
        gc.enable()
        self.close()

    def close(self) -> None:
        """End the solving process. No job that solves may be started any more."""
        self.solver.close()

    @Slot()
    def _begin_patient(self) -> None:
        """Begin the next job that nobody waits for, if it is its time."""
        others = self._running.difference(self._patient, {self._by_lane.get(Lane.PLAN)})
        if self._patient and not others:
            self._patient.pop(0).begin()

    @Slot()
    def _leave_lane(self) -> None:
        """Free the lane before the result is told, so that its receiver may start the next job."""
        job = self.sender()
        for lane, current in tuple(self._by_lane.items()):
            if current is job:
                del self._by_lane[lane]
        self.lanes_changed.emit()

    @Slot()
    def _forget(self) -> None:
        job = self.sender()
        if not isinstance(job, Job):
            raise BugError("only jobs end")
        self._running.discard(job)
        job.deleteLater()
        if self._patient:
            QTimer.singleShot(0, self._begin_patient)
        if not self._running:
            gc.freeze()
            gc.enable()
            self.idle.emit()


def _bound(receiver: Receiver | SignalInstance) -> Receiver | SignalInstance:
    if isinstance(receiver, SignalInstance):
        return receiver
    if not isinstance(getattr(receiver, "__self__", None), QObject):
        raise BugError("A job reports to bound methods of QObjects only.")
    return receiver
