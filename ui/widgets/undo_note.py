"""What was just done, in one sentence, and the way back: a bar at the foot of its parent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Role, scaled
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.ink import Ink
from ui.widgets.link_button import LinkButton
from ui.widgets.painted_children import announce

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QEnterEvent, QHideEvent, QKeyEvent, QPaintEvent

STAYS_MILLISECONDS = 8000
HEIGHT = 36
MARGIN = 14
"""Between the note and the foot of its parent, pixels at text size 100 %."""


class UndoNote(QWidget):
    """Shows what was done for 8 s, longer while the pointer or the keyboard is on it.

    Signals
    -------
    undo_requested()
        Somebody wants it undone; the note is gone by then.
    """

    undo_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._words = ElidedLabel(Role.BODY, "window", stretches=True)
        self._undo = LinkButton(
            "Undo",
            role=Role.BODY_STRONG,
            token="window",  # noqa: S106 (a colour's name)
            underlined=True,
            ring="window",
        )
        self._key = ElidedLabel(Role.SMALL, "window")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(scaled(8))
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._undo)
        self._row.addWidget(self._key)
        keys = QKeySequence(QKeySequence.StandardKey.Undo)
        native = keys.toString(QKeySequence.SequenceFormat.NativeText) or "Ctrl+Z"
        self._key.set_words(native.replace("+", " "))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MILLISECONDS)
        self._timer.timeout.connect(self._go)
        self._undo.clicked.connect(self._send)
        self._undo.installEventFilter(self)
        parent.installEventFilter(self)
        self.hide()

    def show_note(self, words: str) -> None:
        """Say what was done: ``F018 moved from Dan to Tom.``; what was said before is gone."""
        self._words.set_words(words)
        self.setAccessibleName(words)
        self._undo.setAccessibleName(f"Undo: {words}")
        self._fit()
        self.show()
        self.raise_()
        self._wait()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        announce(self, f"{words} Undo with {self._key.words()}.")

    def words(self) -> str:
        """Return what is said, or was said last."""
        return self._words.words()

    def link(self) -> LinkButton:
        """Return the link that undoes."""
        return self._undo

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the parent, and as long as the link has the keyboard."""
        kind = event.type()
        if watched is self._undo:
            if kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
                self._wait()
        elif kind is QEvent.Type.Resize and not self.isHidden():
            self._fit()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is on it."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go a while after the pointer left."""
        super().leaveEvent(event)
        self._wait()

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait for nothing any more."""
        super().hideEvent(event)
        self._timer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go when Esc is pressed on the link."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.hide()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and not self.isHidden():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar: dark on light, light on dark."""
        del event
        with QPainter(self) as painter:
            ink = Ink(painter)
            width, height = self.width(), self.height()
            ink.frame(0, 0, width, height, radius=5, edge=ink.tokens.text, ground=ink.tokens.text)

    def _fit(self) -> None:
        parent = self._parent
        self._row.setContentsMargins(scaled(14), 0, scaled(12), 0)
        wanted = (
            self._words.sizeHint().width()
            + self._undo.sizeHint().width()
            + self._key.sizeHint().width()
            + 2 * self._row.spacing()
            + scaled(26 + 24)
        )
        width = min(max(wanted, scaled(334)), parent.width() - 2 * scaled(MARGIN))
        height = scaled(HEIGHT)
        top = parent.height() - height - scaled(MARGIN)
        self.setGeometry((parent.width() - width) // 2, top, width, height)

    def _wait(self) -> None:
        """Go in 8 s, unless the pointer or the keyboard is on the note."""
        if not self.isVisible():
            return
        if self._undo.hasFocus() or self.rect().contains(self._pointer()):
            self._timer.stop()
        else:
            self._timer.start()

    def _pointer(self) -> QPoint:
        return self.mapFromGlobal(self.cursor().pos())

    @Slot()
    def _go(self) -> None:
        self.hide()

    @Slot()
    def _send(self) -> None:
        self.hide()
        self.undo_requested.emit()
