"""Words that do something when they are clicked, with the key that does the same in a cap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import Role, scaled
from ui.widgets.ink import Ink, advance

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

PAD = 5
"""Left and right of the words, where the ring of focus is."""

HEIGHT = 24


class LinkButton(QAbstractButton):
    """A link, 24 px high.

    Parameters
    ----------
    token
        The colour of the words.
    key
        The key that does the same, for those who look for it; empty for none.
    underlined
        Whether the words are underlined always, and not only under the pointer.
    ring
        The colour of the ring of focus; another one on a ground where the accent is not seen.
    """

    def __init__(
        self,
        words: str = "",
        *,
        role: Role = Role.SMALL_STRONG,
        token: str = "accent",  # noqa: S107 (a colour's name)
        key: str = "",
        underlined: bool = False,
        ring: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._token, self._key, self._underlined = role, token, key, underlined
        self._ring = ring
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_words(words)

    def set_words(self, words: str, token: str | None = None) -> None:
        """Show other words, in another token's colour where given."""
        self.setText(words)
        if token is not None:
            self._token = token
        self.setAccessibleName(f"{words}, key {self._key}" if self._key else words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all the words and the key."""
        wide = 2 * scaled(PAD) + round(advance(self.text(), self._role)) + 1
        return QSize(wide + self._cap_room(), scaled(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters and the key."""
        few = scaled(40) + self._cap_room()
        return QSize(min(self.sizeHint().width(), few), scaled(HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, the key and the ring of focus."""
        del event
        with QPainter(self) as painter:
            ink = Ink(painter)
            tokens, middle, left = ink.tokens, self.height() / 2, scaled(PAD)
            value = getattr(tokens, self._token)
            room = self.width() - 2 * left - self._cap_room()
            wide = ink.text(left, middle, self.text(), self._role, value, width=room + 1)
            if self._underlined or self.underMouse():
                ink.fill(left, middle + scaled(8), wide, ink.hairline, value)
            if self._key:
                cap = self._cap_room() - scaled(6)
                box_left = self.width() - scaled(PAD) - cap
                ink.frame(
                    box_left,
                    middle - scaled(8),
                    cap,
                    scaled(16),
                    radius=3,
                    edge=tokens.border,
                    ground=tokens.sunken,
                )
                ink.text(box_left + scaled(4), middle, self._key, Role.BADGE_LIGHT, tokens.muted)
            if self.hasFocus():
                edge = getattr(tokens, self._ring)
                ink.frame(0, 0, self.width(), self.height(), radius=5, edge=edge, thickness=2)

    def _cap_room(self) -> int:
        if not self._key:
            return 0
        return scaled(6) + 2 * scaled(4) + round(advance(self._key, Role.BADGE_LIGHT)) + 1
