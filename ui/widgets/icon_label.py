"""An icon that stands by itself, and follows the scheme and the size of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.theme import scaled
from ui.widgets.ink import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class IconLabel(QWidget):
    """A Phosphor icon in a token's colour, as high as a line of words.

    Parameters
    ----------
    size
        Pixels at text size 100 %.
    line
        How high it is as a whole: the line of the words beside it.
    """

    def __init__(self, name: str, token: str, *, size: int, line: int) -> None:
        super().__init__()
        self._name, self._token, self._size, self._line = name, token, size, line
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of scheme or of the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._fit()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        del event
        with QPainter(self) as painter:
            Ink(painter).icon(0, self.height() / 2, self._name, self._token, scaled(self._size))

    def _fit(self) -> None:
        self.setFixedSize(scaled(self._size), scaled(self._line))
