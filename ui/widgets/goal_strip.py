"""The goal strip: what the plan is for, in order, before and after."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.board.model import GoalCell


class GoalStrip(QWidget):
    """The goals side by side. `goal_clicked(name)` is sent when one asks to be explained."""

    goal_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_compact(False)

    def set_goals(self, goals: tuple[GoalCell, ...]) -> None:
        """Show these goals, the first being the most important."""

    def set_compact(self, compact: bool) -> None:
        """Take 46 px instead of 64: the points move into the tooltip."""
        self.setFixedHeight(46 if compact else 64)
