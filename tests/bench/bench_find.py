"""How soon something is found, and how soon a board is filtered, with 300 pods.

Run it: ``python -m tests.bench.bench_find``. Wanted: a key typed into the search field answered
within 10 ms, a filter within 30 ms; the index is made with the board, off the window's thread.
"""

from __future__ import annotations

import statistics
from datetime import date
from time import perf_counter
from typing import TYPE_CHECKING

from planner.sample import make_service
from planner.service import Week
from planner.travel.places import load_gazetteer
from ui.finding.index import index_of
from ui.finding.search import find
from ui.screens.allocation.board_model import board_model
from ui.screens.allocation.filters import Filters, Show, all_families, choices, filtered
from ui.widgets.board.model import Urgency

if TYPE_CHECKING:
    from collections.abc import Callable

PODS = 300
TIMES = 20
TYPED = ("f", "f0", "F12", "s", "sam", "okoro sam", "e", "an", "crewe", "cw1 3", "xyzzy", "łu")


def milliseconds(work: Callable[[], object]) -> str:
    """Return how long work takes: the middle of many times, and the worst."""
    taken = []
    for _ in range(TIMES):
        started = perf_counter()
        work()
        taken.append((perf_counter() - started) * 1000)
    return f"{statistics.median(taken):7.2f} ms (worst {max(taken):.2f})"


def main() -> None:
    """Measure and print."""
    week = Week(date(2026, 11, 23))
    service = make_service(pods=PODS, week=week)
    board = board_model(service, week, None, district=load_gazetteer().district)
    index = index_of(service, board)
    lines = [
        f"{len(all_families(board))} families on the board, {len(index)} things to find",
        f"index       {milliseconds(lambda: index_of(service, board))}",
        f"choices     {milliseconds(lambda: choices(board))}",
    ]
    lines += [f"{text:11} {milliseconds(lambda text=text: find(index, text))}" for text in TYPED]
    lines += [
        f"{words:11} {milliseconds(lambda filters=filters: filtered(board, filters))}"
        for words, filters in (
            ("no filter", Filters()),
            ("High", Filters(bands=frozenset({Urgency.HIGH}))),
            ("Crewe, debt", Filters(towns=frozenset({"Crewe"}), needs=frozenset({"debt"}))),
            ("Room", Filters(show=Show.ROOM)),
        )
    ]
    print("\n".join(lines))  # noqa: T201 (a report)


if __name__ == "__main__":
    main()
