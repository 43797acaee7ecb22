"""Where everything on the board is: a pure function of the model, a width and what is folded.

Positions are logical pixels from the board's top left corner, before scrolling; a rectangle
holds its left and top edges and not its right and bottom ones.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from ui.widgets.board.measures import is_changed, measure_lane
from ui.widgets.board.metrics import FOLD_FROM_PRACTITIONERS, NARROW_WINDOW, WIDE_WINDOW, Metrics
from ui.widgets.board.model import Card, Column, Lane

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ui.widgets.board.measures import LaneMeasure
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


@dataclass(frozen=True)
class LanePlace:
    """A pod's lane; a folded one has no columns.

    Of three hundred lanes three are in view: columns and cards are placed when they are asked for.
    """

    lane: Lane
    x: int
    y: int
    width: int
    height: int
    folded: bool
    per_row: int
    metrics: Metrics

    @cached_property
    def columns(self) -> tuple[ColumnPlace, ...]:
        """The columns, row by row."""
        return () if self.folded else tuple(_columns(self))

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

    def __init__(
        self,
        lanes: tuple[LanePlace, ...] = (),
        height: int = 0,
        measures: Sequence[LaneMeasure] = (),
    ) -> None:
        self.lanes = lanes
        self.height = height
        self._tops = [lane.y for lane in lanes]
        self._lowest = list(accumulate((lane.bottom for lane in lanes), max))
        self._pods = {lane.lane.pod_id: nth for nth, lane in enumerate(lanes)}
        self._staff: dict[str, int] = {}
        self._families: dict[str, int] = {}
        for nth, (lane, measure) in enumerate(zip(lanes, measures, strict=True)):
            self._staff.update((column.staff_id, nth) for column in lane.lane.columns)
            if not lane.folded:
                self._families.update(dict.fromkeys(measure.families, nth))

    def lanes_between(self, top: float, bottom: float) -> Iterator[LanePlace]:
        """Yield the lanes that show between two heights, without walking through the others."""
        nth = bisect_right(self._lowest, top)
        while nth < len(self.lanes) and self._tops[nth] < bottom:
            yield self.lanes[nth]
            nth += 1

    def lane_number(self, *, pod_id: str = "", staff_id: str = "", family_id: str = "") -> int:
        """Return the place in `lanes` of a pod, a practitioner or an unfolded card; −1 for none."""
        if family_id:
            return self._families.get(family_id, -1)
        return self._staff.get(staff_id, -1) if staff_id else self._pods.get(pod_id, -1)

    def lane(self, pod_id: str) -> LanePlace | None:
        """Return a pod's lane."""
        nth = self._pods.get(pod_id, -1)
        return None if nth < 0 else self.lanes[nth]

    def column(self, staff_id: str) -> ColumnPlace | None:
        """Return a practitioner's column, `None` where it is folded away or not there."""
        nth = self._staff.get(staff_id, -1)
        columns = () if nth < 0 else self.lanes[nth].columns
        return next((each for each in columns if each.column.staff_id == staff_id), None)

    def column_of(self, family_id: str) -> ColumnPlace | None:
        """Return the column a family's card is in, `None` where it is folded away or not there."""
        nth = self._families.get(family_id, -1)
        for column in () if nth < 0 else self.lanes[nth].columns:
            if any(place.card.family_id == family_id for place in column.cards):
                return column
        return None

    def card(self, family_id: str) -> CardPlace | None:
        """Return the place of a family's card, `None` where it is folded away or not there."""
        column = self.column_of(family_id)
        cards = () if column is None else column.cards
        return next((place for place in cards if place.card.family_id == family_id), None)

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


def folded_at_first(
    model: BoardModel, measures: Sequence[LaneMeasure] | None = None
) -> frozenset[str]:
    """Return the pods folded before anybody touches the board.

    With fewer than 40 practitioners none is; from there on those where nothing changes.
    """
    if sum(len(lane.columns) for lane in model.lanes) < FOLD_FROM_PRACTITIONERS:
        return frozenset()
    counted = measures if measures is not None else [measure_lane(each) for each in model.lanes]
    return frozenset(each.lane.pod_id for each in counted if not each.changed)


def lanes_abreast(width: int, window_width: int, lanes: int, metrics: Metrics) -> int:
    """Return 2 where a wide window has room for two lanes of four columns each, else 1."""
    room_for_two = 2 * 4 * metrics.column_min + metrics.lane_gap
    return 2 if lanes > 1 and window_width > WIDE_WINDOW and width >= room_for_two else 1


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
    measures: Sequence[LaneMeasure] | None = None,
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
    measures
        Of the model's lanes, where they are known already.
    """
    counted = measures if measures is not None else [measure_lane(each) for each in model.lanes]
    at_first = folded_at_first(model, counted)
    room = max(metrics.column_min, width - metrics.left - metrics.right)
    abreast = lanes_abreast(room, window_width, len(model.lanes), metrics)
    lane_width = (room - (abreast - 1) * metrics.lane_gap) // abreast
    largest_pod = max((len(lane.columns) for lane in model.lanes), default=0)
    per_row = columns_a_row(lane_width, window_width, largest_pod, metrics)
    lanes: list[LanePlace] = []
    top = 0
    for first in range(0, len(counted), abreast):
        places = [
            _lane_place(
                measure,
                x=metrics.left + nth * (lane_width + metrics.lane_gap),
                y=top,
                width=lane_width,
                per_row=per_row,
                folded=folded.get(measure.lane.pod_id, measure.lane.pod_id in at_first),
                metrics=metrics,
            )
            for nth, measure in enumerate(counted[first : first + abreast])
        ]
        lanes.extend(places)
        top = max(place.bottom for place in places) + metrics.lane_gap
    height = top - metrics.lane_gap + metrics.bottom if lanes else 0
    return BoardGeometry(tuple(lanes), height, counted)


def _lane_place(
    measure: LaneMeasure,
    *,
    x: int,
    y: int,
    width: int,
    per_row: int,
    folded: bool,
    metrics: Metrics,
) -> LanePlace:
    height = metrics.folded_lane
    if not folded:
        stacks = [
            kept * (metrics.card + metrics.card_gap)
            + changed * (metrics.changed_card + metrics.card_gap)
            for kept, changed in measure.stacks
        ]
        rows = [max(stacks[first : first + per_row]) for first in range(0, len(stacks), per_row)]
        height = metrics.lane_head + 1 + sum(rows)
        height += len(rows) * (metrics.column_head + metrics.lane_foot)
    return LanePlace(measure.lane, x, y, width, height, folded, per_row, metrics)


def _columns(place: LanePlace) -> Iterator[ColumnPlace]:
    lane, metrics, per_row, width = place.lane, place.metrics, place.per_row, place.width
    row_top = place.y + metrics.lane_head + 1
    for first in range(0, len(lane.columns), per_row):
        row = lane.columns[first : first + per_row]
        cards_top = row_top + metrics.column_head
        bottom = cards_top + max(_stack_height(column, metrics) for column in row)
        bottom += metrics.lane_foot
        for nth, column in enumerate(row):
            left, right = nth * width // per_row, (nth + 1) * width // per_row
            cards = _stack(
                column, x=place.x + left, y=cards_top, width=right - left, metrics=metrics
            )
            yield ColumnPlace(column, place.x + left, row_top, right - left, bottom, cards)
        row_top = bottom


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
