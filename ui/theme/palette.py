"""The tokens as a `QPalette`, which every widget of Qt's own reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from ui.theme.tokens import Tokens


def make_palette(tokens: Tokens) -> QPalette:
    """Return the palette of `tokens`; what is disabled is strong-grey."""
    role = QPalette.ColorRole
    palette = QPalette()
    for of, token in (
        (role.Window, tokens.window),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.surface),
        (role.Text, tokens.text),
        (role.PlaceholderText, tokens.muted),
        (role.Button, tokens.raised),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.high),
        (role.Highlight, tokens.soft),
        (role.HighlightedText, tokens.text),
        (role.Accent, tokens.accent),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.ToolTipBase, tokens.raised),
        (role.ToolTipText, tokens.text),
        (role.Light, tokens.raised),
        (role.Midlight, tokens.line),
        (role.Mid, tokens.border),
        (role.Dark, tokens.strong),
        (role.Shadow, tokens.border),
    ):
        palette.setColor(of, QColor(token))
    for of in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, of, QColor(tokens.strong))
    return palette
