"""The rail: the screens of the program, one button each."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class RailEntry:
    """A screen that can be gone to.

    Attributes
    ----------
    key
        What `Rail.chosen` sends. The entry with the key ``settings`` stands at the bottom.
    word
        The word under the icon.
    icon
        A Phosphor icon's name.
    tip
        What the tooltip says; where the entry is not enabled, why.
    badge
        How many things want attention there; 0 shows none.
    """

    key: str
    word: str
    icon: str
    enabled: bool
    tip: str
    badge: int = 0


class Rail(QWidget):
    """The buttons at the left edge, 72 px wide. `chosen(key)` is sent when one is taken."""

    chosen = Signal(str)

    def __init__(self, entries: tuple[RailEntry, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(72)

    def choose(self, key: str) -> None:
        """Mark an entry as the screen that is shown, without sending `chosen`."""
