"""Stopping a search that runs in another language, without ever losing the request."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from solver.result import Cancel

_LOOK_EVERY_SECONDS = 0.02


@contextmanager
def watched(stop: Callable[[], object], cancel: Cancel) -> Iterator[None]:
    """Call `stop` while the body runs, from the moment somebody asks to stop.

    It is called again and again until the body ends: a stop that comes before the search has
    begun is lost (measured), so once is not enough.
    """
    over = threading.Event()

    def watch() -> None:
        while not over.wait(_LOOK_EVERY_SECONDS):
            if cancel.requested:
                stop()

    watcher = threading.Thread(target=watch, name="stop-watch", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()
