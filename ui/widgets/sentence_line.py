"""The sentence line: why the selected family is where it is, and what the checker says."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.board.model import Urgency


class SentenceLine(QWidget):
    """One line at the foot of the window, 28 px high."""

    def set_sentence(self, urgency: Urgency | None, family_id: str, sentence: str) -> None:
        """Say something of a family; without one, `urgency` is `None` and `family_id` empty."""

    def set_checked(self, text: str, ok: bool) -> None:
        """Say what the checker found. `ok` is whether no rule is broken anew."""
