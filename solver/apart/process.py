"""The asking side: one solving process, and the pipe to it."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING, Any

from solver.apart import child
from solver.apart.messages import Ask, Failed, Solved, Stop, pieces_of
from solver.result import Progress

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from solver.apart.messages import Search
    from solver.cp_sat import Effort
    from solver.result import Cancel, Listener

_LOOK_EVERY_SECONDS = 0.02
"""How often the waiting side looks whether somebody wants to stop."""


_MOST_PIECES = 50
"""A problem of more pieces (100 pods or more) leaves the process large for good."""


class SolvingProcess:
    """One solving process. It solves one problem after the other; `end` ends it.

    Whoever lets go of it without `end`, or is killed, ends it too: it hears the pipe close.

    Raises
    ------
    OSError
        The system starts no process.
    """

    def __init__(self) -> None:
        # A fresh interpreter on every system: a fork would copy locks that other threads hold.
        context = multiprocessing.get_context("spawn")
        self._pipe: Connection[Any, Any]
        self._pipe, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(
            target=child.serve, args=(theirs,), name="solver", daemon=True
        )
        self._is_asked = False
        self._is_swollen = False
        try:
            self._process.start()
        except OSError:
            self._pipe.close()
            raise
        finally:
            theirs.close()

    @property
    def is_ready(self) -> bool:
        """Whether it may be asked: alive, owing no answer, and not holding memory for nothing.

        300 pods leave it at 750 MB, which no longer serve anybody; a fresh one has 100.
        """
        return not (self._is_asked or self._is_swollen) and self._process.is_alive()

    def solve(
        self,
        problem: object,
        *,
        search: Search,
        effort: Effort,
        cancel: Cancel,
        listener: Listener | None,
    ) -> Any:  # noqa: ANN401 - what the search returns
        """Ask, pass on what is told, and return the answer, or raise what the search raised.

        Raises
        ------
        EOFError, OSError
            The process has ended.
        """
        self._is_asked = True
        for count, piece in enumerate(pieces_of(problem), start=1):
            self._pipe.send(piece)
            self._is_swollen = count > _MOST_PIECES
        self._pipe.send(Ask(search, type(problem), effort))
        is_stopped = False
        while True:
            if cancel.requested and not is_stopped:
                is_stopped = True
                self._pipe.send(Stop())
            if not self._pipe.poll(_LOOK_EVERY_SECONDS):
                continue
            match self._pipe.recv():
                case Progress() as progress if listener is not None:
                    listener(progress)
                case Solved(result):
                    self._is_asked = False
                    return result
                case Failed(error):
                    self._is_asked = False
                    raise error

    def kill(self) -> None:
        """End the process at once; whoever waits for its answer is told."""
        self._process.kill()

    def end(self) -> None:
        """End the process at once, and let go of everything."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._pipe.close()
