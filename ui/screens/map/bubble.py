"""The bubble beside a family's mark: who it is, why it is there, and the way to the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.screens.map.joining import urgency_of
from ui.screens.map.words import family_facts, family_sentence
from ui.theme import scaled
from ui.widgets.ink import Ink
from ui.widgets.marks import band_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from planner.whereabouts import MapFamily, MapPractitioner
    from ui.widgets.board.model import Urgency

WIDTH = 268
BUTTONS = 56
LINK_PAD = 5
"""What a link has left of its words, so that they stand below the sentence's."""

GAP = 14
"""Between a mark's middle and its bubble."""


class FamilyBubble(QFrame):
    """One family, told beside its mark.

    Signals
    -------
    family_chosen(family_id)
        Somebody wants to see it on the board.
    closed()
        Somebody closed the bubble.
    """

    family_chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._family_id = ""
        self._urgency: Urgency | None = None
        self._mark = QLabel()
        self._reference = QLabel()
        self._reference.setProperty("role", "strong")
        self._facts = QLabel()
        self._facts.setProperty("role", "small")
        self._facts.setProperty("muted", True)
        self._sentence = QLabel(wordWrap=True)
        self._sentence.setProperty("role", "small")
        for label in (self._reference, self._facts, self._sentence):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.link = QPushButton("Show on the board")
        self.link.setProperty("link", True)
        self.link.setAutoDefault(False)
        self.link.clicked.connect(self._choose)
        self._lay_out()
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    @property
    def family_id(self) -> str:
        """Whose bubble it is; empty while it is closed."""
        return "" if self.isHidden() else self._family_id

    def tell(self, family: MapFamily, practitioner: MapPractitioner | None) -> None:
        """Tell of a family and show."""
        self._family_id = family.family_id
        self._urgency = urgency_of(family)
        self._reference.setText(family.family_id)
        self._facts.setText(family_facts(family))
        self._sentence.setText(family_sentence(family, practitioner))
        self.setAccessibleName(family.spoken)
        self.setAccessibleDescription(self._sentence.text())
        self.link.setAccessibleName(f"Show {family.family_id} on the board")
        self._fit()
        self.show()

    def place_beside(
        self, x: float, y: float, *, seen: QSize, leave: Sequence[tuple[float, float]]
    ) -> None:
        """Stand beside a mark, in a view of this size.

        Parameters
        ----------
        leave
            Points to be left free where they can: of the four corners the best one is taken.
        """
        gap = scaled(GAP)
        # Not over the buttons at the right.
        most_left = seen.width() - self.width() - scaled(BUTTONS)
        most_top = seen.height() - self.height() - 8
        corners = [
            QRect(QPoint(max(min(round(left), most_left), 8), round(top)), self.size())
            for left in (x + gap / 2, x - gap / 2 - self.width())
            for top in (y + gap, y - gap - self.height())
        ]
        inside = [each for each in corners if 8 <= each.top() <= most_top]
        best = min(
            inside or [QRect(QPoint(corners[0].left(), 8), self.size())],
            key=lambda each: sum(each.contains(round(left), round(top)) for left, top in leave),
        )
        self.move(best.topLeft())

    def sentence(self) -> str:
        """Return what is said of the family."""
        return self._sentence.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; Enter presses the link."""
        match Qt.Key(event.key()):
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.link.hasFocus():
                self._choose()
            case _:
                super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of scheme or of the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the edge."""
        del event
        with QPainter(self) as painter:
            ink = Ink(painter)
            # A pixel inside: snapped to a device pixel, the edge must not fall off the widget.
            ink.frame(
                1,
                1,
                self.width() - 2,
                self.height() - 2,
                radius=6,
                edge=ink.tokens.strong,
                ground=ink.tokens.surface,
            )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.setContentsMargins(LINK_PAD, 0, 0, 0)
        head.addWidget(self._mark)
        head.addWidget(self._reference)
        head.addWidget(self._facts, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.link)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12 - LINK_PAD, 8, 12, 4)
        column.setSpacing(3)
        column.addLayout(head)
        self._sentence.setContentsMargins(LINK_PAD, 0, 0, 0)
        column.addWidget(self._sentence)
        column.addLayout(foot)

    def _fit(self) -> None:
        if self._urgency is None:
            return
        self.link.setFixedHeight(scaled(26))
        self._mark.setPixmap(band_mark(self._urgency, self.devicePixelRatioF()))
        width = scaled(WIDTH)
        for label in (self._reference, self._facts, self._sentence):
            label.ensurePolished()
        inner = width - 24 + LINK_PAD
        self._sentence.setFixedSize(QSize(inner, self._sentence.heightForWidth(inner)))
        self.setFixedWidth(width)
        self.adjustSize()

    @Slot()
    def _choose(self) -> None:
        self.family_chosen.emit(self._family_id)
