"""A line of words that is cut with an ellipsis where there is no room, and whole in its tooltip."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Role, current_tokens, scaled
from ui.widgets.ink import Ink, advance, shortened

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent


class ElidedLabel(QWidget):
    """Words in a role and a token's colour, on one line.

    Parameters
    ----------
    stretches
        Whether it takes the room that is left, and is the one to be cut.
    """

    def __init__(
        self,
        role: Role,
        token: str = "text",  # noqa: S107 (a colour's name)
        *,
        right: bool = False,
        stretches: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._token, self._right = role, token, right
        self._words = ""
        horizontal = QSizePolicy.Policy.Ignored if stretches else QSizePolicy.Policy.Maximum
        self.setSizePolicy(horizontal, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)

    def set_words(self, words: str, token: str | None = None) -> None:
        """Show other words, in another token's colour where given."""
        self._words = words
        if token is not None:
            self._token = token
        self.setAccessibleName(words)
        self._tell_rest()
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """Return all the words, cut or not."""
        return self._words

    def sizeHint(self) -> QSize:
        """Return room for all the words."""
        pixels = self._role.value[0]
        return QSize(int(advance(self._words, self._role)) + 2, scaled(pixels * 1.5))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(min(self.sizeHint().width(), 24), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is cut into the tooltip."""
        super().resizeEvent(event)
        self._tell_rest()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, or as many of them as fit."""
        del event
        with QPainter(self) as painter:
            Ink(painter).text(
                self.width() if self._right else 0,
                self.height() / 2,
                self._words,
                self._role,
                getattr(current_tokens(), self._token),
                width=self.width() + 1,
                right=self._right,
            )

    def _tell_rest(self) -> None:
        cut = shortened(self._words, self._role, self.width() + 1) != self._words
        self.setToolTip(f"<p>{html.escape(self._words)}</p>" if cut else "")
