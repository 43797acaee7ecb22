"""Buttons made alike everywhere: primary, normal, small."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton

from ui.theme import button_icon, scaled

ICON_SIZE = 14
CARET_SIZE = 12


class Button(QPushButton):
    """A push button whose icon follows the scheme and the size of text.

    Parameters
    ----------
    primary
        The one main thing to do here, filled with the accent.
    """

    def __init__(self, words: str, *, primary: bool, compact: bool, icon_name: str) -> None:
        super().__init__(words)
        self._icon_name = icon_name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("primary", primary)
        self.setProperty("compact", compact)
        self.setAutoDefault(False)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of scheme or of the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._tint()

    def _tint(self) -> None:
        if self._icon_name:
            token = "on_accent" if self.property("primary") else "text"
            made = button_icon(self._icon_name, token, scaled(ICON_SIZE))
            self.setIcon(made)
            self.setIconSize(QSize(made.availableSizes()[0]))


def make_button(
    words: str,
    *,
    primary: bool = False,
    compact: bool = False,
    icon_name: str = "",
    tip: str = "",
) -> QPushButton:
    """Return a push button 30 px high, or 24 where `compact`.

    Parameters
    ----------
    primary
        The one main thing to do here, filled with the accent.
    icon_name
        A Phosphor icon before the words; empty for none.
    tip
        What the tooltip says; of a disabled button, why it is.
    """
    button = Button(words, primary=primary, compact=compact, icon_name=icon_name)
    if tip:
        button.setToolTip(tip)
    return button


def put_caret(button: QPushButton) -> None:
    """Put a small caret after a button's words: it opens something beneath.

    To be called again when the scheme or the size of text is another.
    """
    made = button_icon("caret-down", "muted", scaled(CARET_SIZE), after=True)
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # Puts the icon at the end.
    button.setIcon(made)
    button.setIconSize(QSize(made.availableSizes()[0]))
