"""The panel of a running plan: goals proven one by one, and Stop."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A goal while the plan runs: ``4 families`` and ``proven``, ``best possible 8``, ``next``."""

    title: str
    value_text: str
    proof_text: str
    proven: bool


class PlanPanel(QWidget):
    """Shown while a plan is made. `stop_requested()` is sent once, when Stop is pressed."""

    stop_requested = Signal()

    def start(self, goal_titles: tuple[str, ...], budget_seconds: float) -> None:
        """Show the goals, none begun, and the time there is."""

    def update_progress(self, rows: tuple[PlanRow, ...], seconds: float) -> None:
        """Show how far each goal is after `seconds` of the budget."""

    def finish(self) -> None:
        """Hide the panel."""
