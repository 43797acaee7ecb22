"""The board for screen readers: a child for each head, each lane's dots and each card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from ui.widgets.board.navigation import Cursor
from ui.widgets.board.spoken import card_spoken, column_spoken, lane_spoken
from ui.widgets.painted_children import PaintedChild

if TYPE_CHECKING:
    from ui.widgets.board.geometry import BoardGeometry
    from ui.widgets.board.model import Answers
    from ui.widgets.board.sight import Sight

LANE_KEY, MORE_KEY, COLUMN_KEY = "pod:", "more:", "staff:"
"""Begin the keys of what is not a card among the painted children."""


def key_of(cursor: Cursor) -> str:
    """Return the key of what a cursor is on."""
    if cursor.staff_id:
        return f"{COLUMN_KEY}{cursor.staff_id}"
    if cursor.pod_id:
        return f"{MORE_KEY if cursor.more else LANE_KEY}{cursor.pod_id}"
    return cursor.family_id


def cursor_of(key: str) -> Cursor:
    """Return the cursor that is on what a key stands for."""
    if key.startswith(LANE_KEY):
        return Cursor(pod_id=key.removeprefix(LANE_KEY))
    if key.startswith(MORE_KEY):
        return Cursor(pod_id=key.removeprefix(MORE_KEY), more=True)
    if key.startswith(COLUMN_KEY):
        return Cursor(staff_id=key.removeprefix(COLUMN_KEY))
    return Cursor(family_id=key)


def keys_of(geometry: BoardGeometry) -> tuple[str, ...]:
    """Return all keys in reading order."""
    keys: list[str] = []
    for lane in geometry.lanes:
        keys.append(f"{LANE_KEY}{lane.lane.pod_id}")
        if not lane.folded:
            keys.append(f"{MORE_KEY}{lane.lane.pod_id}")
        for column in () if lane.folded else lane.lane.columns:
            keys.append(f"{COLUMN_KEY}{column.staff_id}")
            keys.extend(card.family_id for card in column.cards)
    return tuple(keys)


def child_of(
    sight: Sight, cursor: Cursor, *, focused: bool, selected: bool, answers: Answers | None
) -> PaintedChild | None:
    """Return what a cursor is on as a screen reader hears it; `None` where it is gone."""
    box = sight.box_of(cursor)
    if box is None:
        return None
    rect = QRect(*box).translated(0, -sight.scroll)
    geometry = sight.geometry
    place, column = geometry.card(cursor.family_id), geometry.column(cursor.staff_id)
    if place is not None:
        return PaintedChild(card_spoken(place.card), rect, focused=focused, selected=selected)
    if column is not None:
        answer = None if answers is None else answers.of(cursor.staff_id)
        name = column_spoken(column.column, answer)
        return PaintedChild(name, rect, focused=focused, menu=True)
    lane = geometry.lane(cursor.pod_id)
    if lane is None:
        return None
    if cursor.more:
        return PaintedChild(f"Menu of {lane.lane.name}", rect, focused=focused, menu=True)
    name = lane_spoken(lane.lane, folded=lane.folded)
    return PaintedChild(name, rect, focused=focused, expanded=not lane.folded)
