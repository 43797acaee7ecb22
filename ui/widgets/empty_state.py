"""What an empty place says, and what can be done there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import icon_pixmap, scaled
from ui.widgets.buttons import make_button
from ui.widgets.ink import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QPushButton

MOST_TEXT_WIDTH = 330


class EmptyState(QWidget):
    """An icon, a title, a sentence and at most two buttons, centred.

    Parameters
    ----------
    icon_name
        A Phosphor icon above the title; empty for none.
    panel
        Whether it stands on a panel of its own, with an edge.

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
        icon_token: str = "ok",  # noqa: S107 (a colour's name)
        primary: str = "",
        secondary: str = "",
        panel: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._icon_token, self._panel = icon_name, icon_token, panel
        # Pixels for the text, known once there is a size.
        self._room = scaled(MOST_TEXT_WIDTH - 32)
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title = QLabel(title, alignment=Qt.AlignmentFlag.AlignCenter)
        self._title.setProperty("role", "strong")
        self._text = QLabel(text, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._text.setProperty("role", "small")
        self._text.setProperty("muted", True)
        for label in (self._title, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.primary_button = self._button(primary, main=True)
        self.secondary_button = self._button(secondary, main=False)
        if self.primary_button is not None:
            self.primary_button.clicked.connect(self.primary_clicked)
        if self.secondary_button is not None:
            self.secondary_button.clicked.connect(self.secondary_clicked)
        self._lay_out()
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of scheme or of the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._tint()

    def showEvent(self, event: QShowEvent) -> None:
        """Wrap the text in the font it is shown in."""
        super().showEvent(event)
        self._tint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the text in the room there is."""
        super().resizeEvent(event)
        self._wrap(event.size().width() - 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the panel where there is one."""
        del event
        if not self._panel:
            return
        with QPainter(self) as painter:
            ink = Ink(painter)
            ink.frame(
                0,
                0,
                self.width(),
                self.height(),
                radius=6,
                edge=ink.tokens.border,
                ground=ink.tokens.surface,
            )

    def _button(self, words: str, *, main: bool) -> QPushButton | None:
        return make_button(words, primary=main, compact=True) if words else None

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(2)
        column.addStretch(1)
        column.addWidget(self._icon)
        self._icon.setVisible(bool(self._icon_name))
        column.addSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._text, alignment=Qt.AlignmentFlag.AlignHCenter)
        buttons = [each for each in (self.primary_button, self.secondary_button) if each]
        if buttons:
            column.addSpacing(8)
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addStretch(1)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(1)

    def _tint(self) -> None:
        self._wrap(self._room)
        if self._icon_name:
            self._icon.setPixmap(
                icon_pixmap(self._icon_name, self._icon_token, scaled(20), self.devicePixelRatioF())
            )

    def _wrap(self, room: int) -> None:
        self._room = room
        width = min(room, scaled(MOST_TEXT_WIDTH - 32))
        self._text.ensurePolished()
        # The height a label asks for is never less than the least it was given before.
        self._text.setMinimumHeight(0)
        self._text.setFixedSize(width, self._text.heightForWidth(width))
