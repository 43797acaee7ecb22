"""Buttons made alike everywhere: primary, normal, small."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ui.theme import icon


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
    tip
        What the tooltip says; of a disabled button, why it is.
    """
    button = QPushButton(words)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setProperty("primary", primary)
    button.setProperty("compact", compact)
    button.setAutoDefault(False)
    if icon_name:
        button.setIcon(icon(icon_name, "on_accent" if primary else "text"))
    if tip:
        button.setToolTip(tip)
    return button
