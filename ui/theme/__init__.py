"""The look of the window: tokens, palette, type, icons, and one call that puts them on."""

from ui.theme.apply import apply_theme
from ui.theme.current import current, current_tokens
from ui.theme.icons import button_icon, icon, icon_pixmap
from ui.theme.tokens import Scheme, Tokens
from ui.theme.typography import Role, font, scaled

__all__ = [
    "Role",
    "Scheme",
    "Tokens",
    "apply_theme",
    "button_icon",
    "current",
    "current_tokens",
    "font",
    "icon",
    "icon_pixmap",
    "scaled",
]
