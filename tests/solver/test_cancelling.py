import threading

import pytest

from solver.cancelling import watched
from solver.result import Cancel


class Search:
    """A search that hears a stop only once it has begun, as CP-SAT does."""

    def __init__(self, *, deaf_to: int = 0) -> None:
        self.stops = 0
        self._deaf_to = deaf_to
        self.heard = threading.Event()

    def stop(self) -> None:
        """Count a stop, and hear it if it does not come too early."""
        self.stops += 1
        if self.stops > self._deaf_to:
            self.heard.set()


def test_a_request_while_it_runs_stops_the_search() -> None:
    search, cancel = Search(), Cancel()
    with watched(search.stop, cancel):
        cancel.request()
        assert search.heard.wait(5)


def test_a_request_from_before_stops_the_search() -> None:
    search, cancel = Search(), Cancel()
    cancel.request()
    with watched(search.stop, cancel):
        assert search.heard.wait(5)


def test_a_stop_that_comes_too_early_is_repeated() -> None:
    search, cancel = Search(deaf_to=3), Cancel()
    with watched(search.stop, cancel):
        cancel.request()
        assert search.heard.wait(5)
    assert search.stops >= 4


def test_nothing_is_stopped_that_nobody_asked_to_stop() -> None:
    search = Search()
    with watched(search.stop, Cancel()):
        assert not search.heard.wait(0.1)


def test_the_watch_ends_with_the_body_even_if_that_fails() -> None:
    cancel, search = Cancel(), Search()
    before = set(threading.enumerate())
    with pytest.raises(ZeroDivisionError), watched(search.stop, cancel):
        _ = 1 // 0
    assert set(threading.enumerate()) == before
    cancel.request()
    assert search.stops == 0
