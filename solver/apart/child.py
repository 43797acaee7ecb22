"""What the solving process does: hears problems, solves one after the other, and says so.

One thread only listens, so that a wish to stop is heard in the middle of a search, and so that
the process ends at once when nobody is at the other end any more, however that came about.
"""

from __future__ import annotations

import copy
import os
import signal
import threading
from contextlib import suppress
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from solver.apart.messages import Ask, Failed, Piece, Solved, Stop, problem_of
from solver.result import Cancel

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from solver.result import Progress


def serve(connection: Connection[Any, Any]) -> None:
    """Solve what is asked for until the other end is closed; never returns.

    Ctrl-C in a terminal reaches every process there: it is the asking side that decides.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ear = _Ear(connection)
    threading.Thread(target=ear.listen, name="ear", daemon=True).start()
    # What takes long to load is there when the first problem comes.
    import ortools.linear_solver.python.model_builder
    import ortools.sat.python.cp_model  # noqa: F401

    import solver.allocation.solve  # noqa: F401

    with suppress(OSError):  # The other end is closed; the ear ends the process.
        while True:
            ear.answer_next()
    threading.Event().wait()


class _Ear:
    """Listens, and keeps what was asked until the search has time for it."""

    def __init__(self, connection: Connection[Any, Any]) -> None:
        self._connection = connection
        self._asked: SimpleQueue[tuple[Ask, list[Piece], Cancel]] = SimpleQueue()
        self._latest = Cancel()

    def listen(self) -> None:
        """Take messages until there are no more, then end the process, busy or not."""
        pieces: list[Piece] = []
        with suppress(EOFError, OSError):
            while True:
                match self._connection.recv():
                    case Piece() as piece:
                        pieces.append(piece)
                    case Ask() as ask:
                        self._latest = Cancel()
                        self._asked.put((ask, pieces, self._latest))
                        pieces = []
                    case Stop():
                        self._latest.request()
        os._exit(0)

    def answer_next(self) -> None:
        """Wait for the next problem, solve it, and say what came of it.

        Raises
        ------
        OSError
            Nobody is at the other end.
        """
        ask, pieces, cancel = self._asked.get()
        answer: Solved | Failed
        try:
            problem = problem_of(ask.problem_type, pieces)
            answer = Solved(
                ask.search(problem, effort=ask.effort, cancel=cancel, listener=self._tell)
            )
        except Exception as error:  # noqa: BLE001 - whatever it is, the asking side has to hear of it
            answer = Failed(_portable(error))
        self._connection.send(answer)

    def _tell(self, progress: Progress) -> None:
        self._connection.send(progress)


def _portable(error: Exception) -> Exception:
    """Return the exception, or one that names its kind where it cannot be made anew."""
    try:
        return copy.copy(error)
    except Exception:  # noqa: BLE001 - an exception may refuse in any way
        return RuntimeError(type(error).__name__)
