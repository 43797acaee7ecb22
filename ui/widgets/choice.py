"""A list that opens, to choose one from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from ui.widgets.field_mark import paint_mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent


class Choice(QComboBox):
    """A list to choose one from, each with a value of its own."""

    def __init__(self, choices: Iterable[tuple[str, object]]) -> None:
        super().__init__()
        self.setProperty("caret", True)
        self.setMaxVisibleItems(16)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        listed = list(choices)
        self._values = [value for _, value in listed]
        # All at once: a service of 300 pods has a thousand people to choose from.
        self.addItems([words for words, _ in listed])

    def choose(self, value: object) -> None:
        """Choose by value; nothing where there is no such value."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def value(self) -> object:
        """Return the value chosen; `None` where nothing is."""
        at = self.currentIndex()
        return self._values[at] if at >= 0 else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the choice, and a caret: something opens beneath."""
        super().paintEvent(event)
        paint_mark(self, "caret-down")
