"""The families who wait, each with the reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.board.model import NotEligible, WaitingCard


class WaitingPanel(QWidget):
    """Waiting families as cards and, under a fold, those not eligible.

    Signals
    -------
    family_selected(family_id)
        Another card was selected; an empty text when none is.
    unfold_requested()
        Somebody clicked the folded strip.
    """

    family_selected = Signal(str)
    unfold_requested = Signal()

    def set_waiting(
        self, waiting: tuple[WaitingCard, ...], not_eligible: tuple[NotEligible, ...]
    ) -> None:
        """Show these families, in this order."""

    def select(self, family_id: str) -> None:
        """Select a family's card and bring it into view; an empty text selects none."""

    def set_folded(self, folded: bool) -> None:
        """Fold to a strip 40 px wide that only counts."""
