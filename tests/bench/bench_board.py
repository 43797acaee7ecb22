"""How fast the board is with 315 pods and 6,300 cards, all lanes open.

Run it: ``python -m tests.bench.bench_board``. Wanted: `set_model` under 200 ms the first time and
under 20 ms where one lane changed; a paint of one viewport while scrolling, under a moving pointer
and while a family is dragged under 16 ms.
"""

from __future__ import annotations

import os
import statistics
from dataclasses import replace
from time import process_time
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.ui import mockup
from ui.theme import Scheme, apply_theme
from ui.widgets.board.model import Answers, BoardModel, DropAnswer, DropKind
from ui.widgets.board.view import BoardView

if TYPE_CHECKING:
    from collections.abc import Callable

PODS = 315
TIMES = 40


def milliseconds(work: Callable[[], object]) -> float:
    """Return the processor time some work takes: what else the computer does is not counted."""
    started = process_time()
    work()
    return (process_time() - started) * 1000


def told(what: str, times: list[float]) -> str:
    """Return the median and the worst of some times."""
    return f"  {what}: {statistics.median(times):.1f} ms (worst {max(times):.1f})"


def one_lane_changed(model: BoardModel, nth: int) -> BoardModel:
    """Return a model whose first card went from one practitioner of a pod to the next."""
    lane = model.lanes[nth]
    first, second, *others = lane.columns
    first, second = (
        replace(first, cards=first.cards[1:]),
        replace(second, cards=(*second.cards, *first.cards[:1])),
    )
    changed = replace(lane, columns=(first, second, *others))
    return replace(model, lanes=(*model.lanes[:nth], changed, *model.lanes[nth + 1 :]))


def answers(model: BoardModel, family_id: str) -> Answers:
    """Return an answer of every practitioner."""
    kinds = (DropKind.ALLOWED, DropKind.WITH_REASON, DropKind.REFUSED)
    people = [column for lane in model.lanes for column in lane.columns]
    said = {
        each.staff_id: DropAnswer(
            kinds[nth % 3], f"Would make {each.children + nth % 5} of 12 children.", each.children
        )
        for nth, each in enumerate(people)
    }
    return Answers(family_id, said, DropAnswer(DropKind.ALLOWED, "One more waits.", 3))


def measure(app: QApplication, model: BoardModel, width: int, height: int, ratio: float) -> None:
    """Measure one size of the window and print it."""
    board = BoardView()
    board.resize(width, height)
    board.show()
    app.processEvents()
    image = QImage(QSize(width, height) * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)

    def paint() -> float:
        return milliseconds(lambda: board.viewport().render(image))

    def scrolled(nth: int) -> None:
        bar = board.verticalScrollBar()
        bar.setValue(nth * bar.maximum() // TIMES)

    lines = [f"{width} x {height} at {ratio}"]
    lines.append(f"  first model: {milliseconds(lambda: board.set_model(model)):.0f} ms")
    board.set_folded(*(lane.pod_id for lane in model.lanes), folded=False)
    fresh, again, hovers, drags, moves, models = [], [], [], [], [], []
    for nth in range(TIMES):
        scrolled(nth)
        fresh.append(paint())
        again.append(paint())
        point = QPoint(300, 60 + nth * 7)
        hovers.append(milliseconds(lambda point=point: board._hover_at(point)))
    family = model.lanes[0].columns[0].cards[0].family_id
    board.drag.take_up(family, home=model.lanes[0].columns[0].staff_id, source=board)
    given = answers(model, family)
    lines.append(f"  answers: {milliseconds(lambda: board.set_answers(given)):.1f} ms")
    paint()
    for nth in range(TIMES):
        scrolled(nth)
        staff_id = model.lanes[nth * PODS // TIMES].columns[nth % 4].staff_id
        moves.append(milliseconds(lambda staff_id=staff_id: board.drag.aim_at(staff_id)))
        drags.append(paint())
    board.drag.put_back()
    for nth in range(TIMES):
        changed = one_lane_changed(model, nth)
        models.append(milliseconds(lambda changed=changed: board.set_model(changed, slide=True)))
        models.append(milliseconds(lambda: board.set_model(model, slide=True)))
    lines.append(told("one lane changed", models))
    lines.append(told("paint of what was never seen", fresh))
    lines.append(told("paint of what was seen before", again))
    lines.append(told("pointer moves", hovers))
    lines.append(told("aim of a drag moves", moves))
    lines.append(told("paint while dragging, scrolled to what was not seen", drags))
    print("\n".join(lines))  # noqa: T201 (a report)
    board.deleteLater()


def main() -> None:
    """Measure and print."""
    app = QApplication([])
    apply_theme(app, Scheme.LIGHT)
    app.setEffectEnabled(Qt.UIEffect.UI_General, True)
    model = mockup.large_board(PODS, practitioners=4, families=5)
    for width, height, ratio in ((1132, 698, 1.0), (1132, 698, 2.0), (1700, 900, 1.0)):
        measure(app, model, width, height, ratio)


if __name__ == "__main__":
    main()
