"""The icon at the right end of a field: what opens beneath it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from ui.theme import scaled
from ui.widgets.ink import Ink

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def paint_mark(widget: QWidget, name: str) -> None:
    """Paint an icon at the right end of a field, by the icon's name."""
    token = "muted" if widget.isEnabled() else "strong"
    with QPainter(widget) as painter:
        Ink(painter).icon(widget.width() - scaled(22), widget.height() / 2, name, token, scaled(14))
