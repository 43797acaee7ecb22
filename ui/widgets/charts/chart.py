"""What all charts have in common: marks to point at, to walk by keyboard and to hear."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from ui.theme import current_tokens
from ui.widgets.ink import Ink
from ui.widgets.painted_children import PaintedChild, expose_painted_children, tell_focus

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

MOST_IN_WORDS = 60
"""More marks than this are not read out at once; each can still be heard by itself."""

STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class Mark(NamedTuple):
    """A bar, a row or a cell.

    `box` lies in the chart's own coordinates, before it is scrolled. `words` say all its numbers:
    the tooltip and what a screen reader says.
    """

    key: str
    box: QRect
    words: str


class Chart(QAbstractScrollArea):
    """A painted chart. A kind of chart lays out its marks and paints what is in view.

    Parameters
    ----------
    title
        What the chart shows, for screen readers.
    can_choose
        Whether a click or Enter on a mark leads somewhere.

    Signals
    -------
    chosen(key)
        A mark was clicked, or Enter pressed on it.
    """

    chosen = Signal(str)

    def __init__(
        self, title: str, *, can_choose: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._can_choose = can_choose
        self._marks: tuple[Mark, ...] = ()
        self._places: dict[str, int] = {}
        self._at = ""
        self._hovered = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self.viewport().setMouseTracking(True)
        expose_painted_children(type(self).__name__)

    def lay_out(self, width: int, height: int) -> tuple[tuple[Mark, ...], int]:
        """Return the marks in reading order, and how high the whole chart is.

        Parameters
        ----------
        width, height
            Of what is in view.
        """
        raise NotImplementedError

    def paint(self, ink: Ink, scrolled: int) -> None:
        """Paint what is in view; `scrolled` pixels of the chart are above it."""
        raise NotImplementedError

    def set_marks_anew(self) -> None:
        """Lay everything out again: other numbers, another size, another text size."""
        view = self.viewport()
        self._marks, whole = self.lay_out(view.width(), view.height())
        self._places = {mark.key: nth for nth, mark in enumerate(self._marks)}
        if self._at not in self._places:
            self._at = ""
        self._hovered = ""
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, whole - view.height()))
        bar.setPageStep(view.height())
        bar.setSingleStep(40)
        self.setAccessibleDescription(self.in_words())
        view.update()

    def in_words(self) -> str:
        """Return every number of the chart, or how many there are where they are too many."""
        if len(self._marks) > MOST_IN_WORDS:
            return f"{len(self._marks):,} rows. Arrow keys read them one by one."
        return ". ".join(mark.words for mark in self._marks)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks as they are laid out."""
        return self._marks

    @property
    def at(self) -> str:
        """The key of the mark that the keyboard is on; empty before it came."""
        return self._at

    def is_marked(self, key: str) -> bool:
        """Return whether the pointer is on a mark."""
        return key == self._hovered

    def minimumSizeHint(self) -> QSize:
        """Return a size that leaves a chart readable."""
        return QSize(160, 80)

    def mark_at(self, point: QPoint) -> Mark | None:
        """Return the mark at a point of the viewport."""
        spot = point + QPoint(0, self.verticalScrollBar().value())
        return next((mark for mark in self._marks if mark.box.contains(spot)), None)

    def painted_keys(self) -> tuple[str, ...]:
        """Return the marks, for screen readers."""
        return tuple(mark.key for mark in self._marks)

    def painted_child(self, key: str) -> PaintedChild | None:
        """Return a mark as it is now, for screen readers."""
        if key not in self._places:
            return None
        mark = self._marks[self._places[key]]
        box = mark.box.translated(0, -self.verticalScrollBar().value())
        return PaintedChild(mark.words, box, focused=key == self._at and self.hasFocus())

    def painted_key_at(self, point: QPoint) -> str:
        """Return the mark at a point of the viewport, for screen readers."""
        mark = self.mark_at(point)
        return "" if mark is None else mark.key

    def painted_focus(self) -> str:
        """Return the mark the keyboard is on, for screen readers."""
        return self._at if self.hasFocus() else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the chart, and the ring of keyboard focus."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), current_tokens().surface)
            ink = Ink(painter)
            scrolled = self.verticalScrollBar().value()
            self.paint(ink, scrolled)
            if self.hasFocus() and self._at:
                box = self._marks[self._places[self._at]].box
                ink.frame(
                    box.x(),
                    box.y() - scrolled,
                    box.width(),
                    box.height(),
                    radius=4,
                    edge=ink.tokens.accent,
                    thickness=2,
                )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        super().resizeEvent(event)
        self.set_marks_anew()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of scheme or of the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.set_marks_anew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the marks, or choose one."""
        key = Qt.Key(event.key())
        here = self._places.get(self._at, -1)
        last = len(self._marks) - 1
        targets = {step_key: min(max(here + step, 0), last) for step_key, step in STEPS.items()} | {
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if key in targets and self._marks:
            self._go(self._marks[targets[key]])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at and self._can_choose:
            self.chosen.emit(self._at)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first mark."""
        super().focusInEvent(event)
        if not self._at and self._marks and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._at = self._marks[0].key
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what the pointer is on."""
        mark = self.mark_at(event.position().toPoint())
        hand = mark is not None and self._can_choose
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self._hover("" if mark is None else mark.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the beginning of a click, which nobody beneath shall have."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the mark under the pointer."""
        mark = self.mark_at(event.position().toPoint())
        if mark is not None and event.button() is Qt.MouseButton.LeftButton and self._can_choose:
            self._at = mark.key
            self.viewport().update()
            self.chosen.emit(mark.key)

    def viewportEvent(self, event: QEvent) -> bool:
        """Answer tooltips, and notice that the pointer left."""
        if event.type() is QEvent.Type.Leave:
            self._hover("")
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            mark = self.mark_at(event.pos())
            if mark is None:
                QToolTip.hideText()
            else:
                words = f"<p>{html.escape(mark.words)}</p>"
                QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def _go(self, mark: Mark) -> None:
        self._at = mark.key
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        if mark.box.top() < bar.value():
            bar.setValue(mark.box.top())
        elif mark.box.y() + mark.box.height() > bar.value() + seen:
            bar.setValue(mark.box.y() + mark.box.height() - seen)
        self.viewport().update()
        tell_focus(self, mark.key)

    def _hover(self, key: str) -> None:
        if key != self._hovered:
            self._hovered = key
            self.viewport().update()
