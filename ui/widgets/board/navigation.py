"""Where the keyboard goes on the board, decided without a widget.

The cursor is on a card, a column's head, a lane's head or the dots at its end. Arrows walk between
cards, and from the first card of a column up over the heads; with Ctrl they jump between columns
and between lanes' heads; Home and End go to the first and last card.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.widgets.board.geometry import BoardGeometry, CardPlace, ColumnPlace, LanePlace


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
    """What the keyboard is on; at most one of the three references is given.

    Attributes
    ----------
    family_id
        A family's card.
    staff_id
        The head of a practitioner's column.
    pod_id
        The head of a pod's lane, or, where `more`, the dots at its end that open its menu.
    """

    family_id: str = ""
    pod_id: str = ""
    staff_id: str = ""
    more: bool = False

    @property
    def nowhere(self) -> bool:
        """Whether the keyboard is on nothing yet."""
        return not (self.family_id or self.pod_id or self.staff_id)


def step(geometry: BoardGeometry, cursor: Cursor, move: Move) -> Cursor:
    """Return where a step leads; the cursor itself where there is nothing that way."""
    nth = geometry.lane_number(
        pod_id=cursor.pod_id, staff_id=cursor.staff_id, family_id=cursor.family_id
    )
    if nth < 0 or cursor.nowhere:
        return _first(geometry) if geometry.lanes else Cursor()
    if move is Move.FIRST:
        return _first(geometry)
    if move is Move.LAST:
        return _last(geometry)
    if move in (Move.PREVIOUS_LANE, Move.NEXT_LANE):
        return _to_lane(geometry, nth, move, cursor)
    card, column = geometry.card(cursor.family_id), geometry.column_of(cursor.family_id)
    if card is not None and column is not None:
        if move in (Move.UP, Move.DOWN):
            return _along_column(geometry, nth, column, card.y, move, cursor)
        return _across(geometry, nth, column, card, move, cursor)
    column = geometry.column(cursor.staff_id)
    if column is not None:
        return _from_column_head(geometry, nth, column, move, cursor)
    return _from_lane_head(geometry, nth, move, cursor)


def _on(place: CardPlace) -> Cursor:
    return Cursor(family_id=place.card.family_id)


def _on_column(place: ColumnPlace) -> Cursor:
    return Cursor(staff_id=place.column.staff_id)


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


def _to_lane(geometry: BoardGeometry, nth: int, move: Move, cursor: Cursor) -> Cursor:
    if move is Move.PREVIOUS_LANE and (not cursor.pod_id or cursor.more):
        return _head(geometry.lanes[nth])
    nth += 1 if move is Move.NEXT_LANE else -1
    return _head(geometry.lanes[nth]) if 0 <= nth < len(geometry.lanes) else cursor


def _from_lane_head(geometry: BoardGeometry, nth: int, move: Move, cursor: Cursor) -> Cursor:
    lane = geometry.lanes[nth]
    if move is Move.RIGHT and not lane.folded:
        return Cursor(pod_id=cursor.pod_id, more=True)
    if move is Move.LEFT:
        return _head(lane)
    cards = _cards(lane)
    if move in (Move.DOWN, Move.NEXT_COLUMN) and lane.columns:
        return _on(cards[0]) if cards else _on_column(lane.columns[0])
    if move is Move.DOWN:
        return _to_lane(geometry, nth, Move.NEXT_LANE, cursor)
    if move is Move.UP and nth > 0:
        above = geometry.lanes[nth - 1]
        cards_above = _cards(above)
        return _on(cards_above[-1]) if cards_above else _head(above)
    return cursor


def _from_column_head(
    geometry: BoardGeometry, nth: int, here: ColumnPlace, move: Move, cursor: Cursor
) -> Cursor:
    if move is Move.DOWN:
        return _along_column(geometry, nth, here, here.y, move, cursor)
    if move is Move.UP:
        middle = here.x + here.width / 2
        above = [
            column
            for column in geometry.lanes[nth].columns
            if column.y < here.y and column.x <= middle < column.x + column.width
        ]
        if not above:
            return _head(geometry.lanes[nth])
        return _on(above[-1].cards[-1]) if above[-1].cards else _on_column(above[-1])
    columns = geometry.lanes[nth].columns
    index = next(place for place, column in enumerate(columns) if column is here)
    index += 1 if move in (Move.RIGHT, Move.NEXT_COLUMN) else -1
    return _on_column(columns[index]) if 0 <= index < len(columns) else cursor


def _along_column(
    geometry: BoardGeometry, nth: int, here: ColumnPlace, y: int, move: Move, cursor: Cursor
) -> Cursor:
    """Go to the nearest card above in the column or below in line, or on to a head."""
    if move is Move.UP:
        above = [place for place in here.cards if place.y < y]
        return _on(above[-1]) if above else _on_column(here)
    middle = here.x + here.width / 2
    for lane in geometry.lanes[nth:]:
        if lane.folded:
            if lane.x <= middle < lane.x + lane.width:
                return _head(lane)
            continue
        below = [
            place
            for place in _cards(lane)
            if place.x <= middle < place.x + place.width and place.y > y
        ]
        if below:
            return _on(min(below, key=lambda place: place.y))
    return cursor


def _across(
    geometry: BoardGeometry,
    nth: int,
    here: ColumnPlace,
    card: CardPlace,
    move: Move,
    cursor: Cursor,
) -> Cursor:
    """Go to a neighbouring column: at the same height with an arrow, to its top with Ctrl."""
    onward = move in (Move.RIGHT, Move.NEXT_COLUMN)
    target = next(_columns_on(geometry, nth, here, onward=onward), None)
    if target is None:
        return cursor
    if move in (Move.NEXT_COLUMN, Move.PREVIOUS_COLUMN):
        return _on(target.cards[0])
    if target.y != here.y or target.bottom != here.bottom:
        return cursor
    return _on(min(target.cards, key=lambda place: abs(place.y - card.y)))


def _columns_on(
    geometry: BoardGeometry, nth: int, here: ColumnPlace, *, onward: bool
) -> Iterator[ColumnPlace]:
    """Yield the columns with cards from a column on, or back, in reading order."""
    lanes = geometry.lanes[nth:] if onward else geometry.lanes[nth::-1]
    met = False
    for lane in lanes:
        for column in lane.columns if onward else reversed(lane.columns):
            if met and column.cards:
                yield column
            met = met or column is here
