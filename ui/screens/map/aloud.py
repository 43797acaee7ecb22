"""The map for screen readers and tooltips: every mark and office by a key, with its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect

from ui.screens.map.painting import mark_box, office_boxes
from ui.screens.map.words import mark_spoken, office_spoken
from ui.widgets.painted_children import PaintedChild

if TYPE_CHECKING:
    from ui.screens.map.labels import Box
    from ui.screens.map.sight import Sight

OFFICE_KEY = "office/"
"""What the keys of offices begin with; a mark's key is its first family's reference."""


def keys_of(sight: Sight) -> tuple[str, ...]:
    """Return the keys of all marks, then of all offices."""
    marks = (mark.key for mark in sight.marks())
    offices = (OFFICE_KEY + mark.offices[0].pod_id for mark in sight.offices())
    return (*marks, *offices)


def child_of(sight: Sight, key: str, *, selected: str, has_focus: bool) -> PaintedChild | None:
    """Return a mark, or an office in view, as it is now; `None` where it is not there.

    Parameters
    ----------
    selected
        The selected family.
    has_focus
        Whether the keyboard is on the map.
    """
    if key.startswith(OFFICE_KEY):
        for office, box in office_boxes(sight):
            if key == OFFICE_KEY + office.offices[0].pod_id:
                return PaintedChild(office_spoken(office), _rect(box))
        return None
    mark = sight.mark_of(key)
    if mark is None or mark.key != key:
        return None
    is_selected = selected in {one.family_id for one in mark.families}
    return PaintedChild(
        mark_spoken(mark),
        _rect(mark_box(sight, mark)),
        focused=is_selected and has_focus,
        selected=is_selected,
    )


def office_at(sight: Sight, point: QPoint) -> str:
    """Return what is said of the office at a pixel; empty where none is."""
    for office, box in office_boxes(sight):
        if _rect(box).contains(point):
            return office_spoken(office)
    return ""


def _rect(box: Box) -> QRect:
    return QRect(round(box.left), round(box.top), round(box.width), round(box.height))
