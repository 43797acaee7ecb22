"""Where a problem is solved: in this process, or in one of its own that holds no window.

Whatever solves takes a `Solve`. The command line and the tests give it
`solver.allocation.solve.solve`; the window gives it the method `solve` of a `SolverProcess`.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from planner.errors import KnownError
from solver.result import Cancel

if TYPE_CHECKING:
    from solver.allocation.problem import Problem
    from solver.allocation.solve import Result
    from solver.apart.messages import Search
    from solver.apart.process import SolvingProcess
    from solver.cp_sat import Effort
    from solver.result import Listener

_GONE = "The planning stopped unexpectedly. Nothing was changed. Plan again."
_CLOSED = "The planning was ended, because the window was closed. Nothing was changed."
_NOT_STARTED = "This computer could not start the planning. Close other programs and plan again."


class Solve(Protocol):
    """Finds the best allocation within an effort, as `solver.allocation.solve.solve` does."""

    def __call__(
        self,
        problem: Problem,
        *,
        effort: Effort,
        cancel: Cancel | None = None,
        listener: Listener | None = None,
    ) -> Result:
        """Return a checked plan; the best so far where somebody asks to stop."""
        ...


class SolverProcess:
    """Solves in a process of its own, kept from one problem to the next.

    Building a model holds the interpreter for up to a second at 300 pods; in another process it
    holds none of ours (docs/decisions/0006-solving-apart.md). Who comes while another is served
    is given a second process, and one of the two is kept. All methods may be called from any
    thread.

    Parameters
    ----------
    search
        What solves in the process: a function that can be imported by its name;
        `solver.allocation.solve.solve` if not given.
    """

    def __init__(self, search: Search | None = None) -> None:
        self._search = search
        self._lock = threading.Lock()
        self._is_closed = False
        self._kept: SolvingProcess | None = None
        self._busy: set[SolvingProcess] = set()

    def warm_up(self) -> None:
        """Start the process, which loads what it needs while nobody waits for it.

        Takes a few hundredths of a second. Where it cannot be started nothing is said: whoever
        solves next tries again, and is told.
        """
        with suppress(KnownError):
            self._put_back(self._take())

    def solve(
        self,
        problem: Problem,
        *,
        effort: Effort,
        cancel: Cancel | None = None,
        listener: Listener | None = None,
    ) -> Result:
        """Solve as `solver.allocation.solve.solve` does, elsewhere.

        `listener` hears of the search from the calling thread. What the search raises is raised
        here.

        Raises
        ------
        KnownError
            The process ended before it had an answer; the next call starts another.
        """
        process = self._take()
        try:
            result: Result = process.solve(
                problem,
                search=self._search or _search(),
                effort=effort,
                cancel=cancel or Cancel(),
                listener=listener,
            )
        except (EOFError, OSError):
            raise KnownError(_CLOSED if self._is_closed else _GONE) from None
        finally:
            self._put_back(process)
        return result

    def close(self) -> None:
        """End every process, busy or not. May be called again."""
        with self._lock:
            self._is_closed = True
            kept, self._kept = self._kept, None
            for busy in self._busy:
                busy.kill()
        if kept is not None:
            kept.end()

    def _take(self) -> SolvingProcess:
        # Here, because a window opens sooner without it.
        from solver.apart.process import SolvingProcess

        with self._lock:
            if self._is_closed:
                raise KnownError(_CLOSED)
            process, self._kept = self._kept, None
            if process is None or not process.is_ready:
                if process is not None:
                    process.end()
                try:
                    process = SolvingProcess()
                except OSError:
                    raise KnownError(_NOT_STARTED) from None
            self._busy.add(process)
            return process

    def _put_back(self, process: SolvingProcess) -> None:
        with self._lock:
            self._busy.discard(process)
            if process.is_ready and self._kept is None and not self._is_closed:
                self._kept = process
                return
        process.end()


def _search() -> Search:
    from solver.allocation.solve import solve

    return solve
