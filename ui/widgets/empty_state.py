"""What an empty place says, and what can be done there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class EmptyState(QWidget):
    """An icon, a title, a sentence and at most two buttons, centred.

    Signals
    -------
    primary_clicked(), secondary_clicked()
        The first or the second button was pressed.
    """

    primary_clicked = Signal()
    secondary_clicked = Signal()

    def __init__(
        self,
        title: str,
        text: str,
        *,
        icon_name: str = "",
        icon_token: str = "ok",
        primary: str = "",
        secondary: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
