"""Which part of the board is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from ui.widgets.board.model import Tag

if TYPE_CHECKING:
    from ui.widgets.board.model import BoardModel, Card, Column, WaitingCard


class Show(Enum):
    """What people look for on the board."""

    ALL = "All"
    CHANGED = "Changed"
    ROOM = "Room"


@dataclass(frozen=True, slots=True)
class Filters:
    """What is shown. `pod_id` is `None` for every pod."""

    pod_id: str | None = None
    show: Show = Show.ALL


def filtered(model: BoardModel, filters: Filters) -> BoardModel:
    """Return the board with the columns that pass: changed families only, or people with room.

    What a lane's head and a column's head count is not changed by looking at a part.
    """
    lanes = []
    for lane in model.lanes:
        if filters.pod_id not in (None, lane.pod_id):
            continue
        columns = tuple(
            shown for column in lane.columns if (shown := _shown(column, filters.show)) is not None
        )
        if columns:
            lanes.append(replace(lane, columns=columns))
    return replace(model, lanes=tuple(lanes))


def all_families(model: BoardModel) -> tuple[Card | WaitingCard, ...]:
    """Return every family of the board, the waiting ones last."""
    cards = (card for lane in model.lanes for column in lane.columns for card in column.cards)
    return (*cards, *model.waiting)


def changed_cards(model: BoardModel) -> int:
    """Return how many cards of the board are new, moved or returned."""
    return sum(
        card.tag is not Tag.KEPT
        for lane in model.lanes
        for column in lane.columns
        for card in column.cards
    )


def _shown(column: Column, show: Show) -> Column | None:
    match show:
        case Show.ALL:
            return column
        case Show.ROOM:
            return column if column.places_free else None
        case Show.CHANGED:
            cards = tuple(card for card in column.cards if card.tag is not Tag.KEPT)
            return replace(column, cards=cards) if cards else None
