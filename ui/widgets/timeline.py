"""What happened, the newest first: a dot and a line at the left, what and when, why beneath."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.theme import current_tokens, scaled
from ui.widgets.icon_label import IconLabel
from ui.widgets.ink import Ink, colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

GUTTER, DOT = 28, 10


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence beneath a happening, after an icon where one is named."""

    words: str
    icon: str = ""
    token: str = "muted"  # noqa: S105 (a colour's name)
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened, when, and all that is to be said of it.

    Attributes
    ----------
    is_now
        Whether it goes on: its dot is filled.
    """

    title: str
    when: str
    lines: tuple[Line, ...] = ()
    is_now: bool = False

    @property
    def spoken(self) -> str:
        """All of it, for screen readers."""
        return ". ".join((self.title, self.when, *(line.words.rstrip(".") for line in self.lines)))


class Timeline(QScrollArea):
    """Happenings beneath one another; the arrow keys scroll."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._happenings: tuple[Happening, ...] = ()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fill()

    def show_happenings(self, happenings: Sequence[Happening]) -> None:
        """Show these, in their order."""
        self._happenings = tuple(happenings)
        self._fill()

    @property
    def happenings(self) -> tuple[Happening, ...]:
        """What is shown."""
        return self._happenings

    def _fill(self) -> None:
        ground = _Ground()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(0)
        last = len(self._happenings) - 1
        for nth, one in enumerate(self._happenings):
            column.addWidget(_Entry(one, is_first=nth == 0, is_last=nth == last))
        column.addStretch(1)
        self.setWidget(ground)
        self.setAccessibleDescription(" ".join(one.spoken for one in self._happenings))


class _Ground(QWidget):
    """What the entries stand on: the surface of the panel around them."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), colour(current_tokens().surface))


class _Entry(QWidget):
    """One happening."""

    def __init__(self, happening: Happening, *, is_first: bool, is_last: bool) -> None:
        super().__init__()
        self._is_now, self._is_first, self._is_last = happening.is_now, is_first, is_last
        self.setAccessibleName(happening.spoken)
        column = QVBoxLayout(self)
        column.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(scaled(8))
        title = _label(happening.title, "strong")
        title.setWordWrap(True)
        head.addWidget(title, 1)
        when = _label(happening.when, "small")
        when.setProperty("muted", True)
        head.addWidget(when, alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for line in happening.lines:
            column.addLayout(self._line(line))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(scaled(GUTTER), scaled(4), 0, scaled(12))

    def _line(self, line: Line) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(scaled(6))
        if line.icon:
            mark = IconLabel(line.icon, line.token, size=14, line=16)
            row.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        words = _label(line.words, "small")
        words.setWordWrap(True)
        words.setProperty("muted", line.quiet)
        row.addWidget(words, 1)
        return row

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dot and the line through it."""
        del event
        with QPainter(self) as painter:
            ink = Ink(painter)
            middle, centre, radius = scaled(DOT), scaled(13), scaled(DOT) / 2
            top = centre if self._is_first else 0
            bottom = centre if self._is_last else self.height()
            ink.fill(middle - 1, top, 2, bottom - top, ink.tokens.border)
            box = QRectF(middle - radius, centre - radius, 2 * radius, 2 * radius)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(ink.tokens.accent if self._is_now else ink.tokens.strong))
            painter.drawEllipse(box)
            if not self._is_now:
                painter.setBrush(colour(ink.tokens.surface))
                painter.drawEllipse(box.adjusted(2, 2, -2, -2))


def _label(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
