"""The line of a running search: how far it is, and Stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.screens.allocation.asking.words import progress_words
from ui.theme import Role, scaled
from ui.theme.focus_ring import REACH
from ui.widgets.buttons import make_button
from ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from solver.result import Progress

STEPS = 1000


class SearchLine(QWidget):
    """Shown while an answer is searched for. `stop_requested()` is sent once."""

    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ElidedLabel(Role.SMALL, "muted")
        self._bar = QProgressBar()
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(scaled(120))
        self.stop = make_button(
            "Stop", compact=True, icon_name="stop-fill", tip="Stop and keep the best answer so far"
        )
        self.stop.clicked.connect(self._ask_to_stop)
        row = QHBoxLayout(self)
        # Room for the ring of focus, which is drawn outside of what has it.
        row.setContentsMargins(0, REACH, REACH, REACH)
        row.setSpacing(scaled(12))
        row.addWidget(self._bar)
        row.addWidget(self.words)
        row.addStretch(1)
        row.addWidget(self.stop)
        self.setAccessibleName("Searching")
        self.hide()

    def start(self, words: str) -> None:
        """Show that a search has begun."""
        self.words.set_words(words)
        self._bar.setValue(0)
        self.stop.setEnabled(True)
        self.stop.setText("Stop")
        self.show()

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        if progress.budget_seconds > 0:
            share = min(progress.seconds / progress.budget_seconds, 1.0)
            self._bar.setValue(round(STEPS * share))
        self.words.set_words(progress_words(progress))

    def finish(self) -> None:
        """Hide the line."""
        self.hide()

    def give_up(self) -> None:
        """Ask to stop if a search runs and nobody asked yet."""
        if not self.isHidden() and self.stop.isEnabled():
            self._ask_to_stop()

    @Slot()
    def _ask_to_stop(self) -> None:
        self.stop.setEnabled(False)
        self.stop.setText("Stopping")
        self.stop_requested.emit()
