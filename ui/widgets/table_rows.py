"""How a row of a table looks beneath its words: its ground, its line, and the ring of focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

if TYPE_CHECKING:
    from ui.widgets.ink import Ink

ROW_HEIGHT = 33
"""Pixels at text size 100 %."""

PAD_LEFT, PAD_RIGHT = 12, 8
"""Between a cell's edges and its words."""

_A_LITTLE = 0.01


def paint_ground(ink: Ink, option: QStyleOptionViewItem) -> None:
    """Paint the ground of one cell, by whether its row is selected or under the pointer."""
    box, state, tokens = option.rect, option.state, ink.tokens
    if state & QStyle.StateFlag.State_Selected:
        ink.fill(box.x(), box.y(), box.width(), box.height(), tokens.soft)
    elif state & QStyle.StateFlag.State_MouseOver:
        ink.fill(box.x(), box.y(), box.width(), box.height(), tokens.hover)
    # A little above: half a pixel then rounds the same way at both its edges.
    top = box.y() + box.height() - ink.hairline - _A_LITTLE
    ink.fill(box.x(), top, box.width(), ink.hairline, tokens.line)


def paint_focus(ink: Ink, left: float, top: float, width: float, height: float) -> None:
    """Paint the ring of focus inside a cell, or inside a row."""
    ink.frame(
        left + 1,
        top + 1,
        width - 2,
        height - 3,
        radius=4,
        edge=ink.tokens.accent,
        thickness=2,
    )
