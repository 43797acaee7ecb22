"""Scrolling by itself while something is dragged near the top or the bottom of an area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.theme import scaled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

EDGE = 44
"""How near the edge it scrolls, pixels at text size 100 %."""

INTERVAL_MILLISECONDS = 16
MOST_A_STEP = 22
"""Pixels a step at the very edge; less the farther from it."""


class EdgeScroll(QObject):
    """Scrolls an area as long as it is told that the pointer is near an edge.

    Signals
    -------
    scrolled()
        What is under the pointer is another thing now.
    """

    scrolled = Signal()

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._step = 0
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MILLISECONDS)
        self._timer.timeout.connect(self._scroll)

    def point_at(self, y: int) -> None:
        """Scroll while the pointer is at this height of the viewport."""
        self._step = step_at(y, self._area.viewport().height())
        if not self._step:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Scroll no more."""
        self._timer.stop()

    @Slot()
    def _scroll(self) -> None:
        bar = self._area.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + self._step)
        if bar.value() == before:
            self._timer.stop()
        else:
            self.scrolled.emit()


def step_at(y: int, height: int) -> int:
    """Return how many pixels to scroll at a height of the viewport: up is negative, 0 inside."""
    edge = min(scaled(EDGE), height // 4)
    if y < edge:
        return -max(1, round(MOST_A_STEP * (edge - max(0, y)) / edge))
    if y >= height - edge:
        return max(1, round(MOST_A_STEP * (min(y, height) - height + edge) / edge))
    return 0
