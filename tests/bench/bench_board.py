"""How fast the board is with 315 pods and 6,300 cards, all lanes open.

Run it: ``python -m tests.bench.bench_board``. Wanted: `set_model` under 200 ms, a paint of one
viewport under 8 ms.
"""

from __future__ import annotations

import os
import statistics
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.ui import mockup
from ui.theme import Scheme, apply_theme
from ui.widgets.board.view import BoardView

PODS = 315
TIMES = 40


def main() -> None:
    """Measure and print."""
    app = QApplication([])
    apply_theme(app, Scheme.LIGHT)
    model = mockup.large_board(PODS, practitioners=4, families=5)
    cards = sum(len(column.cards) for lane in model.lanes for column in lane.columns)
    for width, height, ratio in ((1132, 698, 1.0), (1132, 698, 2.0), (1700, 900, 1.0)):
        board = BoardView()
        board.resize(width, height)
        board.show()
        app.processEvents()
        started = perf_counter()
        board.set_model(model)
        first = (perf_counter() - started) * 1000
        board.set_folded(*(lane.pod_id for lane in model.lanes), folded=False)
        started = perf_counter()
        board.set_model(model)
        opened = (perf_counter() - started) * 1000
        image = QImage(QSize(width, height) * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        bar = board.verticalScrollBar()
        fresh, again = [], []
        for nth in range(TIMES):
            bar.setValue(nth * bar.maximum() // TIMES)
            for times in (fresh, again):
                started = perf_counter()
                board.viewport().render(image)
                times.append((perf_counter() - started) * 1000)
        print(  # noqa: T201 (a report)
            f"{cards} cards, {width} x {height} at {ratio}: set_model {first:.0f} ms folded, "
            f"{opened:.0f} ms all open; paint of a viewport never seen "
            f"{statistics.median(fresh):.1f} ms (worst {max(fresh):.1f}), seen before "
            f"{statistics.median(again):.1f} ms (worst {max(again):.1f})"
        )
        board.deleteLater()


if __name__ == "__main__":
    main()
