"""The search field: what is typed is looked for at once, and listed beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.finding.found_list import FoundList
from ui.finding.search import Index, find
from ui.theme import Role, icon, scaled
from ui.widgets.ink import Ink, advance

if TYPE_CHECKING:
    from ui.finding.found import Found

PLACEHOLDER = "Find a family, person or place"
KEY = QKeySequence("Ctrl+K")
WIDEST, NARROWEST = 270, 110
CAP_FROM = 250
"""Pixels of width from which the field has room to name its key."""

LONGEST = 80
"""No name and no place is longer."""


class FindField(QLineEdit):
    """Finds as somebody types. Nothing that is typed or found is kept.

    Signals
    -------
    found_chosen(Found)
        Somebody chose what they looked for.
    entered()
        The keyboard came here: somebody is about to look for something.
    """

    found_chosen = Signal(object)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index = Index()
        self._list: FoundList | None = None
        self.setPlaceholderText(PLACEHOLDER)
        self.setAccessibleName(PLACEHOLDER)
        self.setMaxLength(LONGEST)
        self._cap = KEY.toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
        self.setToolTip(f"Find by reference, name, pod, town or postcode ({self._cap})")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._glass = self.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self.textEdited.connect(self._look)
        self.dress()

    def set_index(self, index: Index) -> None:
        """Look in another week from now on."""
        self._index = index
        if self.list_shown is not None:
            self._look(self.text())

    @property
    def list_shown(self) -> FoundList | None:
        """The list beneath, while it is shown."""
        return self._list if self._list is not None and self._list.isVisible() else None

    def dress(self) -> None:
        """Take widths and icons from the theme in force."""
        self.setMinimumWidth(scaled(NARROWEST))
        self.setMaximumWidth(scaled(WIDEST))
        self._glass.setIcon(icon("magnifying-glass"))
        self.put_away()

    def sizeHint(self) -> QSize:
        """Return the width there is room for in a wide window."""
        return QSize(scaled(WIDEST), super().sizeHint().height())

    @Slot()
    def put_away(self) -> None:
        """Take the list away; what was typed stays."""
        if self._list is not None:
            self._list.hide()

    def event(self, event: QEvent) -> bool:
        """Keep Esc while there is something to leave: it would stop a running plan."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
            and (self.text() or self.list_shown is not None)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the list, choose a row, or leave."""
        shown = self.list_shown
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up if shown is not None:
                shown.step(1 if event.key() == Qt.Key.Key_Down else -1)
                self._say(shown.spoken)
            case Qt.Key.Key_Down if self.text():
                self._look(self.text())
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if shown is None:
                    self._look(self.text())
                elif shown.current is not None:
                    self._choose(shown.current)
            case Qt.Key.Key_Escape if self.text() or shown is not None:
                self.clear()
                self.put_away()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that somebody came here."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the list away with the keyboard."""
        super().focusOutEvent(event)
        self.put_away()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, and the key that leads here while nothing is typed."""
        super().paintEvent(event)
        if self.text() or self.width() < scaled(CAP_FROM):
            return
        with QPainter(self) as painter:
            ink = Ink(painter)
            width, height = advance(self._cap, Role.CAPTION) + scaled(10), scaled(17)
            left, top = self.width() - width - scaled(7), (self.height() - height) / 2
            ink.frame(
                left,
                top,
                width,
                height,
                radius=4,
                edge=ink.tokens.border,
                ground=ink.tokens.window,
            )
            middle = self.height() / 2
            ink.text(left + scaled(5), middle, self._cap, Role.CAPTION, ink.tokens.muted)

    @Slot(str)
    def _look(self, text: str) -> None:
        typed = text.strip()
        if not typed:
            self.put_away()
            return
        shown, window = self._listing(), self.window()
        beneath = self.mapTo(window, QPoint(self.width(), self.height() + 4))
        room = window.height() - beneath.y() - 8
        shown.set_found(find(self._index, typed), typed, room=room)
        shown.move(max(8, beneath.x() - shown.width()), beneath.y())
        shown.raise_()
        shown.show()
        self._say(shown.spoken)

    def _listing(self) -> FoundList:
        """Return the list: a part of the window, so that the keyboard stays in the field."""
        if self._list is None:
            self._list = FoundList(self.window())
            self._list.chosen.connect(self._choose)
        return self._list

    @Slot(object)
    def _choose(self, found: Found) -> None:
        self.clear()
        self.put_away()
        self.found_chosen.emit(found)

    def _say(self, words: str) -> None:
        self.setAccessibleDescription(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
