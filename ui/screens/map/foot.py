"""The line at the foot of the map: of whom it tells, what it tells, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.screens.map.words import HINT
from ui.theme import Role, scaled
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.ink import Ink
from ui.widgets.marks import band_mark

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.widgets.board.model import Urgency

HEIGHT = 28


class Foot(QWidget):
    """One line, 28 px high."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._urgency: Urgency | None = None
        self._mark = QLabel()
        self._subject = ElidedLabel(Role.SMALL_STRONG)
        self._sentence = ElidedLabel(Role.SMALL, stretches=True)
        self._hint = ElidedLabel(Role.SMALL, "muted", right=True)
        self._hint.set_words(HINT)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        for widget, stretch in (
            (self._mark, 0),
            (self._subject, 0),
            (self._sentence, 1),
            (self._hint, 0),
        ):
            self._row.addWidget(widget, stretch)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Who and how far")
        self._take_measures()

    def tell(self, urgency: Urgency | None, subject: str, sentence: str) -> None:
        """Tell of a family with its band, of somebody without one, or of nobody."""
        self._urgency = urgency
        self._subject.set_words(subject)
        self._subject.setVisible(bool(subject))
        self._sentence.set_words(sentence)
        self.setAccessibleDescription(f"{subject} {sentence}".strip())
        self._take_measures()

    def subject(self) -> str:
        """Return of whom it tells."""
        return self._subject.words()

    def sentence(self) -> str:
        """Return what it tells."""
        return self._sentence.words()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of scheme or of the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._take_measures()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line above."""
        with QPainter(self) as painter:
            ink = Ink(painter)
            painter.fillRect(event.rect(), ink.tokens.surface)
            ink.fill(0, 0, self.width(), ink.hairline, ink.tokens.border)

    def _take_measures(self) -> None:
        self.setFixedHeight(scaled(HEIGHT))
        self._row.setContentsMargins(scaled(12), 1, scaled(12), 0)
        self._mark.setVisible(self._urgency is not None)
        if self._urgency is not None:
            self._mark.setPixmap(band_mark(self._urgency, self.devicePixelRatioF()))
