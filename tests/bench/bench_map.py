"""How long the map holds the window with 300 pods and some 6,000 families.

Run it: ``python -m tests.bench.bench_map``. Wanted: no event over 50 ms, as hover, move, walk,
reach, tick and zoom each are here with the paint that follows them.
"""

from __future__ import annotations

import gc
import os
import statistics
from collections import defaultdict
from datetime import date
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.sample import make_service
from planner.service import Week
from planner.travel.places import load_gazetteer
from planner.whereabouts import map_model
from ui.screens.map import MapScreen
from ui.screens.map.layers import Layer
from ui.theme import Scheme, apply_theme

if TYPE_CHECKING:
    from collections.abc import Callable

PODS = 300
WEEK = Week(date(2026, 11, 23))
SIZE = QSize(1368, 824)
TIMES = 12


def main() -> None:
    """Measure and print."""
    app = QApplication([])
    apply_theme(app, Scheme.LIGHT)
    service = make_service(pods=PODS, week=WEEK)
    gazetteer = load_gazetteer()
    started = perf_counter()
    model = map_model(service, WEEK, None, gazetteer=gazetteer)
    _say("map_model, off the window's thread", [perf_counter() - started])
    # As the window does when what read the service has ended.
    gc.freeze()
    screen = MapScreen()
    screen.resize(SIZE)
    screen.show()
    app.processEvents()
    image = QImage(screen.canvas.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied)
    taken: dict[str, list[float]] = defaultdict(list)

    def timed(name: str, act: Callable[[], object]) -> None:
        before = perf_counter()
        act()
        between = perf_counter()
        screen.canvas.viewport().render(image)
        taken[name].append(between - before)
        taken[f"{name}, its paint"].append(perf_counter() - between)

    canvas, view = screen.canvas, screen.canvas.viewport()
    timed("show_map", partial(screen.show_map, model))
    everyone = [one.staff_id for one in model.practitioners]
    for zooms in range(4):
        for nth in range(TIMES):
            point = QPoint(200 + 60 * nth, 150 + 40 * nth)
            timed("hover", partial(QTest.mouseMove, view, point))
            move = Qt.KeyboardModifier.ShiftModifier
            timed("move", partial(QTest.keyClick, canvas, Qt.Key.Key_Right, move))
            timed("walk", partial(QTest.keyClick, canvas, Qt.Key.Key_Right))
            timed("reach", partial(screen.show_reach, everyone[nth * 37 + zooms]))
        timed("tick", screen.panel.boxes[Layer.LOW].toggle)
        for _ in range(3):
            timed("zoom in", canvas.zoom_in)
    for _ in range(TIMES):
        timed("zoom out", canvas.zoom_out)
    for name, seconds in taken.items():
        _say(name, seconds)


def _say(name: str, seconds: list[float]) -> None:
    middle, worst = statistics.median(seconds) * 1000, max(seconds) * 1000
    print(f"{name}: {middle:.1f} ms, worst {worst:.1f} of {len(seconds)}")  # noqa: T201 (a report)


if __name__ == "__main__":
    main()
