"""Where the keyboard goes on the board, decided without a widget.

The cursor is on a card or on a lane's head. Arrows walk between cards; with Ctrl they jump
between columns and between lanes' heads; Home and End go to the first and last.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from ui.widgets.board.geometry import CardPlace, ColumnPlace, LanePlace

if TYPE_CHECKING:
    from ui.widgets.board.geometry import BoardGeometry


class Move(Enum):
    """A step the keyboard can take."""

    UP = auto()
    DOWN = auto()
    LEFT = auto()
    RIGHT = auto()
    PREVIOUS_COLUMN = auto()
    NEXT_COLUMN = auto()
    PREVIOUS_LANE = auto()
    NEXT_LANE = auto()
    FIRST = auto()
    LAST = auto()


@dataclass(frozen=True, slots=True)
class Cursor:
    """What the keyboard is on: a family's card, or a pod's lane head, or neither."""

    family_id: str = ""
    pod_id: str = ""

    @property
    def nowhere(self) -> bool:
        """Whether the keyboard is on nothing yet."""
        return not self.family_id and not self.pod_id


def step(geometry: BoardGeometry, cursor: Cursor, move: Move) -> Cursor:
    """Return where a step leads; the cursor itself where there is nothing that way."""
    here = _Here.find(geometry, cursor)
    if here is None:
        return _first(geometry) if geometry.lanes else Cursor()
    if move is Move.FIRST:
        return _first(geometry)
    if move is Move.LAST:
        return _last(geometry)
    if move in (Move.PREVIOUS_LANE, Move.NEXT_LANE):
        return _to_lane(geometry, here, move, cursor)
    if here.card is None or here.column is None:
        return _from_head(geometry, here, move, cursor)
    if move in (Move.UP, Move.DOWN):
        return _along_column(geometry, here, here.card, move, cursor)
    return _across(geometry, here, here.card, move, cursor)


@dataclass(frozen=True, slots=True)
class _Here:
    lane_index: int
    lane: LanePlace
    column: ColumnPlace | None = None
    card: CardPlace | None = None

    @classmethod
    def find(cls, geometry: BoardGeometry, cursor: Cursor) -> _Here | None:
        place = geometry.card(cursor.family_id) if cursor.family_id else None
        for index, lane in enumerate(geometry.lanes):
            if place is not None and lane.holds(place.x, place.y):
                column = geometry.column_at(place.x, place.y)
                return cls(index, lane, column, place)
            if cursor.pod_id and lane.lane.pod_id == cursor.pod_id:
                return cls(index, lane)
        return None


def _on(place: CardPlace) -> Cursor:
    return Cursor(family_id=place.card.family_id)


def _head(lane: LanePlace) -> Cursor:
    return Cursor(pod_id=lane.lane.pod_id)


def _cards(lane: LanePlace) -> list[CardPlace]:
    return [place for column in lane.columns for place in column.cards]


def _first(geometry: BoardGeometry) -> Cursor:
    for lane in geometry.lanes:
        cards = _cards(lane)
        if cards:
            return _on(cards[0])
    return _head(geometry.lanes[0])


def _last(geometry: BoardGeometry) -> Cursor:
    for lane in reversed(geometry.lanes):
        cards = _cards(lane)
        if cards:
            return _on(cards[-1])
    return _head(geometry.lanes[-1])


def _to_lane(geometry: BoardGeometry, here: _Here, move: Move, cursor: Cursor) -> Cursor:
    if move is Move.PREVIOUS_LANE and here.card is not None:
        return _head(here.lane)
    index = here.lane_index + (1 if move is Move.NEXT_LANE else -1)
    return _head(geometry.lanes[index]) if 0 <= index < len(geometry.lanes) else cursor


def _from_head(geometry: BoardGeometry, here: _Here, move: Move, cursor: Cursor) -> Cursor:
    cards = _cards(here.lane)
    if move in (Move.DOWN, Move.NEXT_COLUMN) and cards:
        return _on(cards[0])
    if move is Move.DOWN:
        return _to_lane(geometry, here, Move.NEXT_LANE, cursor)
    if move is Move.UP and here.lane_index > 0:
        above = geometry.lanes[here.lane_index - 1]
        cards_above = _cards(above)
        return _on(cards_above[-1]) if cards_above else _head(above)
    return cursor


def _along_column(
    geometry: BoardGeometry, here: _Here, card: CardPlace, move: Move, cursor: Cursor
) -> Cursor:
    """Go to the nearest card above or below that shares the column, then to a folded lane."""
    down = move is Move.DOWN
    lanes = geometry.lanes[here.lane_index :] if down else geometry.lanes[here.lane_index :: -1]
    middle = card.x + card.width / 2
    for lane in lanes:
        if lane.folded:
            if lane.x <= middle < lane.x + lane.width:
                return _head(lane)
            continue
        beyond = [
            place
            for place in _cards(lane)
            if place.x <= middle < place.x + place.width
            and (place.y > card.y if down else place.y < card.y)
        ]
        if beyond:
            return _on(min(beyond, key=lambda place: abs(place.y - card.y)))
    return cursor


def _across(
    geometry: BoardGeometry, here: _Here, card: CardPlace, move: Move, cursor: Cursor
) -> Cursor:
    """Go to a neighbouring column: at the same height with an arrow, to its top with Ctrl."""
    columns = [column for lane in geometry.lanes for column in lane.columns if column.cards]
    index = next(nth for nth, column in enumerate(columns) if column is here.column)
    index += 1 if move in (Move.RIGHT, Move.NEXT_COLUMN) else -1
    if not 0 <= index < len(columns):
        return cursor
    target = columns[index]
    if move in (Move.NEXT_COLUMN, Move.PREVIOUS_COLUMN):
        return _on(target.cards[0])
    if here.column is None or target.y != here.column.y or target.bottom != here.column.bottom:
        return cursor
    return _on(min(target.cards, key=lambda place: abs(place.y - card.y)))
