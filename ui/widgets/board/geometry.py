"""Where everything on the board is: a pure function of the model, a width and what is folded.

Positions are logical pixels from the board's top left corner, before scrolling; a rectangle
holds its left and top edges and not its right and bottom ones.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from ui.widgets.board.metrics import FOLD_FROM_PRACTITIONERS, NARROW_WINDOW, WIDE_WINDOW
from ui.widgets.board.model import Card, Column, Lane, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ui.widgets.board.metrics import Metrics
    from ui.widgets.board.model import BoardModel


@dataclass(frozen=True, slots=True)
class CardPlace:
    """A card and its rectangle."""

    card: Card
    x: int
    y: int
    width: int
    height: int

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point is on the card."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True, slots=True)
class ColumnPlace:
    """A practitioner's column. `y` is the top of its head; `bottom` where its row ends."""

    column: Column
    x: int
    y: int
    width: int
    bottom: int
    cards: tuple[CardPlace, ...]


@dataclass(frozen=True, slots=True)
class LanePlace:
    """A pod's lane; a folded one has no columns."""

    lane: Lane
    x: int
    y: int
    width: int
    height: int
    folded: bool
    columns: tuple[ColumnPlace, ...]

    @property
    def bottom(self) -> int:
        """The first pixel row below the lane."""
        return self.y + self.height

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point is on the lane."""
        return self.x <= x < self.x + self.width and self.y <= y < self.bottom


class BoardGeometry:
    """All lanes in reading order, and how to find what is at a place or of a family.

    Attributes
    ----------
    lanes
        In the order of the model; their tops never decrease.
    height
        Of everything, with the margin at the foot; 0 when the board is empty.
    """

    def __init__(self, lanes: tuple[LanePlace, ...], height: int) -> None:
        self.lanes = lanes
        self.height = height
        self._tops = [lane.y for lane in lanes]
        self._lowest = list(accumulate((lane.bottom for lane in lanes), max))
        self._cards = {
            place.card.family_id: place
            for lane in lanes
            for column in lane.columns
            for place in column.cards
        }

    def lanes_between(self, top: float, bottom: float) -> Iterator[LanePlace]:
        """Yield the lanes that show between two heights, without walking through the others."""
        nth = bisect_right(self._lowest, top)
        while nth < len(self.lanes) and self._tops[nth] < bottom:
            yield self.lanes[nth]
            nth += 1

    def card(self, family_id: str) -> CardPlace | None:
        """Return the place of a family's card, `None` where it is folded away or not there."""
        return self._cards.get(family_id)

    def lane_at(self, x: float, y: float) -> LanePlace | None:
        """Return the lane at a point."""
        return next((lane for lane in self.lanes_between(y, y + 1) if lane.holds(x, y)), None)

    def column_at(self, x: float, y: float) -> ColumnPlace | None:
        """Return the column at a point."""
        lane = self.lane_at(x, y)
        if lane is None:
            return None
        return next(
            (
                column
                for column in lane.columns
                if column.x <= x < column.x + column.width and column.y <= y < column.bottom
            ),
            None,
        )

    def card_at(self, x: float, y: float) -> CardPlace | None:
        """Return the card at a point."""
        column = self.column_at(x, y)
        if column is None:
            return None
        return next((place for place in column.cards if place.holds(x, y)), None)


def is_changed(card: Card) -> bool:
    """Return whether the plan changes something for a family: its card takes two lines."""
    return card.tag is not Tag.KEPT


def folded_at_first(model: BoardModel) -> frozenset[str]:
    """Return the pods folded before anybody touches the board.

    With fewer than 40 practitioners none is; from there on those where nothing changes.
    """
    if sum(len(lane.columns) for lane in model.lanes) < FOLD_FROM_PRACTITIONERS:
        return frozenset()
    return frozenset(
        lane.pod_id
        for lane in model.lanes
        if not any(is_changed(card) for column in lane.columns for card in column.cards)
    )


def lanes_abreast(width: int, window_width: int, metrics: Metrics) -> int:
    """Return 2 where a wide window has room for two lanes of four columns each, else 1."""
    room_for_two = 2 * 4 * metrics.column_min + metrics.lane_gap
    return 2 if window_width > WIDE_WINDOW and width >= room_for_two else 1


def columns_a_row(lane_width: int, window_width: int, largest_pod: int, metrics: Metrics) -> int:
    """Return how many columns stand side by side in every lane.

    Four; three in a narrow window; up to seven in a wide one for pods that have them, as long
    as a column keeps its preferred width; fewer wherever one would be under its least width.
    """
    if window_width < NARROW_WINDOW:
        wanted = 3
    elif window_width > WIDE_WINDOW:
        wanted = max(4, min(7, largest_pod, lane_width // metrics.column_preferred))
    else:
        wanted = 4
    return max(1, min(wanted, lane_width // metrics.column_min))


def arrange(
    model: BoardModel,
    *,
    width: int,
    window_width: int,
    folded: Mapping[str, bool],
    metrics: Metrics,
) -> BoardGeometry:
    """Lay the board out.

    Parameters
    ----------
    width
        Of the board with its margins.
    window_width
        Of the window, by which the number of columns is chosen.
    folded
        What people folded (`True`) or opened (`False`), by pod id; the others are as at first.
    """
    at_first = folded_at_first(model)
    room = max(metrics.column_min, width - metrics.left - metrics.right)
    abreast = lanes_abreast(room, window_width, metrics)
    lane_width = (room - (abreast - 1) * metrics.lane_gap) // abreast
    largest_pod = max((len(lane.columns) for lane in model.lanes), default=0)
    per_row = columns_a_row(lane_width, window_width, largest_pod, metrics)
    lanes: list[LanePlace] = []
    top = 0
    for first in range(0, len(model.lanes), abreast):
        places = [
            _lane_place(
                lane,
                x=metrics.left + nth * (lane_width + metrics.lane_gap),
                y=top,
                width=lane_width,
                per_row=per_row,
                folded=folded.get(lane.pod_id, lane.pod_id in at_first),
                metrics=metrics,
            )
            for nth, lane in enumerate(model.lanes[first : first + abreast])
        ]
        lanes.extend(places)
        top = max(place.bottom for place in places) + metrics.lane_gap
    height = top - metrics.lane_gap + metrics.bottom if lanes else 0
    return BoardGeometry(tuple(lanes), height)


def _lane_place(
    lane: Lane, *, x: int, y: int, width: int, per_row: int, folded: bool, metrics: Metrics
) -> LanePlace:
    if folded:
        return LanePlace(lane, x, y, width, metrics.folded_lane, True, ())
    columns: list[ColumnPlace] = []
    row_top = y + metrics.lane_head + 1
    for first in range(0, len(lane.columns), per_row):
        row = lane.columns[first : first + per_row]
        cards_top = row_top + metrics.column_head
        bottom = cards_top + max(_stack_height(column, metrics) for column in row)
        bottom += metrics.lane_foot
        for nth, column in enumerate(row):
            left, right = nth * width // per_row, (nth + 1) * width // per_row
            cards = _stack(column, x=x + left, y=cards_top, width=right - left, metrics=metrics)
            columns.append(ColumnPlace(column, x + left, row_top, right - left, bottom, cards))
        row_top = bottom
    return LanePlace(lane, x, y, width, row_top - y, False, tuple(columns))


def _card_height(card: Card, metrics: Metrics) -> int:
    return metrics.changed_card if is_changed(card) else metrics.card


def _stack_height(column: Column, metrics: Metrics) -> int:
    return sum(_card_height(card, metrics) + metrics.card_gap for card in column.cards)


def _stack(
    column: Column, *, x: int, y: int, width: int, metrics: Metrics
) -> tuple[CardPlace, ...]:
    places: list[CardPlace] = []
    for card in column.cards:
        height = _card_height(card, metrics)
        places.append(
            CardPlace(card, x + metrics.card_inset, y, width - 2 * metrics.card_inset, height)
        )
        y += height + metrics.card_gap
    return tuple(places)
