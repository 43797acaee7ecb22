"""A check box with a tick: on or off is told by a shape, not by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from ui.widgets.ink import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

TICK_SIZE = 12


class TickBox(QCheckBox):
    """A check box as the mock-ups draw it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, then the tick in it."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        element = QStyle.SubElement.SE_CheckBoxIndicator
        box = self.style().subElementRect(element, option, self)
        with QPainter(self) as painter:
            ink = Ink(painter)
            left = box.x() + (box.width() - TICK_SIZE) / 2
            ink.icon(left, box.y() + box.height() / 2, "check-bold", "on_accent", TICK_SIZE)
