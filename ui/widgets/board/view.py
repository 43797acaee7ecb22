"""The board: pods as lanes, practitioners as columns, families as one-line cards."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.widgets.board.model import BoardModel


class BoardView(QAbstractScrollArea):
    """Paints a `BoardModel` and lets people find their way about it.

    Signals
    -------
    card_selected(family_id)
        Another card was selected; an empty text when none is.
    card_activated(family_id)
        A card was opened: Enter or a double click.
    """

    card_selected = Signal(str)
    card_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = BoardModel()

    def set_model(self, model: BoardModel) -> None:
        """Show another model; the selection stays where its family is still on the board."""
        self._model = model

    def select(self, family_id: str) -> None:
        """Select a family's card and bring it into view; an empty text selects none."""

    def sizeHint(self) -> QSize:
        """Return room for four columns and three lanes."""
        return QSize(1132, 690)
