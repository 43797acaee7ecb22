"""Writing down what people do, one thing after the other, off the window's thread.

The window shows a change at once; the store has it a moment later, in the order in which things
were done. Where something cannot be kept, nothing after it is tried: what is stored is the truth.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.background import Background, Lane

if TYPE_CHECKING:
    from ui.background import Receiver

Write = Callable[[], object]
"""Writes one thing, on the thread of a job; a `KnownError` says that nothing was written."""


class Keeper(QObject):
    """Keeps things in order.

    Signals
    -------
    failed(Exception)
        Something could not be kept; whatever was to follow was dropped.
    """

    failed = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._waiting: deque[tuple[Write, Receiver | None]] = deque()
        self._told: Receiver | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be kept."""
        return self._background.is_working(Lane.KEEP)

    def keep(self, write: Write, *, then: Receiver | None = None) -> None:
        """Write something after everything that came before it.

        Parameters
        ----------
        then
            Told what `write` returned, on the window's thread.
        """
        self._waiting.append((write, then))
        if not self.is_busy:
            self._begin()

    def when_kept(self, then: Receiver) -> None:
        """Tell when all that was done so far is kept."""
        self.keep(_nothing, then=then)

    def _begin(self) -> None:
        write, self._told = self._waiting.popleft()
        self._background.start(
            Lane.KEEP, lambda cancel, tell: write(), done=self._go_on, failed=self._give_up
        )

    @Slot(object)
    def _go_on(self, result: object) -> None:
        if self._told is not None:
            self._told(result)
        if self._waiting and not self.is_busy:
            self._begin()

    @Slot(object)
    def _give_up(self, error: Exception) -> None:
        self._waiting.clear()
        self.failed.emit(error)


def _nothing() -> None:
    """Keep nothing more: what came before is kept by then."""
