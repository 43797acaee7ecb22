"""What of the board is where once it is scrolled: heads that stay in view, and what a point hits.

Points are in the viewport's coordinates; rectangles are on the board, before scrolling.
"""

from __future__ import annotations

from dataclasses import dataclass

from ui.theme import scaled
from ui.widgets.board.geometry import BoardGeometry, ColumnPlace, LanePlace
from ui.widgets.board.metrics import Metrics
from ui.widgets.board.navigation import Cursor
from ui.widgets.board.spoken import (
    card_tip,
    caseload_tip,
    column_tip,
    lane_tip,
    travel_tip,
)

MORE_ROOM = 30
"""Width of the dots at the end of a lane's head, pixels at text size 100 %."""

FIGURES_ROOM = 110
"""What the figures of a caseload, and its hours of travel, take at the right of a column's head."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A board as it is seen: where everything is, and how far down it is scrolled."""

    geometry: BoardGeometry
    metrics: Metrics
    scroll: int

    def head_top(self, lane: LanePlace) -> int:
        """Return where a lane's head is; it stays in view as long as its lane does."""
        if lane.folded:
            return lane.y
        lowest = lane.bottom - self.metrics.lane_head - 1
        return max(lane.y, min(self.scroll, lowest))

    def head_height(self, lane: LanePlace) -> int:
        """Return how high a lane's head is."""
        return self.metrics.folded_lane if lane.folded else self.metrics.lane_head

    def column_head_top(self, lane: LanePlace, column: ColumnPlace) -> int:
        """Return where a column's head is; it stays beneath its lane's."""
        metrics = self.metrics
        lowest = max(column.y, column.bottom - metrics.column_head - metrics.lane_foot)
        below_head = self.head_top(lane) + metrics.lane_head + 1
        return max(column.y, min(below_head, lowest))

    def target_at(self, x: int, y: int) -> Cursor:
        """Return what is at a point: a card, a head, a lane's dots, or nothing."""
        y += self.scroll
        lane = self.geometry.lane_at(x, y)
        if lane is None:
            return Cursor()
        head = self.head_top(lane)
        if head <= y < head + self.head_height(lane):
            dots = not lane.folded and x >= lane.x + lane.width - scaled(MORE_ROOM)
            return Cursor(pod_id=lane.lane.pod_id, more=dots)
        column = self.geometry.column_at(x, y)
        if column is None:
            return Cursor()
        if y < self.column_head_top(lane, column) + self.metrics.column_head:
            return Cursor(staff_id=column.column.staff_id)
        place = self.geometry.card_at(x, y)
        return Cursor() if place is None else Cursor(family_id=place.card.family_id)

    def tip_at(self, x: int, y: int) -> str:
        """Return what the tooltip says at a point."""
        target = self.target_at(x, y)
        place = self.geometry.card(target.family_id)
        if place is not None:
            return card_tip(place.card)
        lane = self.geometry.lane(target.pod_id) if target.pod_id else None
        if lane is not None:
            if target.more:
                return f"What can be done with {lane.lane.name}."
            return f"{lane.lane.name}. {lane_tip(lane.lane)}"
        column = self.geometry.column(target.staff_id)
        if column is None:
            return ""
        return self._column_tip(column, x, y + self.scroll)

    def _column_tip(self, place: ColumnPlace, x: int, y: int) -> str:
        """Return what explains the figure at a point of a column's head, or who it is."""
        box = self.box_of(Cursor(staff_id=place.column.staff_id))
        lower = box is not None and y >= box[1] + scaled(21)
        at_right = x >= place.x + place.width - scaled(FIGURES_ROOM if not lower else 70)
        if lower and at_right and place.column.travel_minutes_a_week is not None:
            return travel_tip(place.column)
        return caseload_tip(place.column) if lower or at_right else column_tip(place.column)

    def box_of(self, cursor: Cursor) -> tuple[int, int, int, int] | None:
        """Return left, top, width and height of a card, a head or a lane's dots."""
        if cursor.family_id:
            place = self.geometry.card(cursor.family_id)
            return None if place is None else (place.x, place.y, place.width, place.height)
        if cursor.staff_id:
            column = self.geometry.column(cursor.staff_id)
            lane = self.lane_of(cursor)
            if column is None or lane is None:
                return None
            top = self.column_head_top(lane, column)
            return column.x, top, column.width, self.metrics.column_head
        lane = self.geometry.lane(cursor.pod_id) if cursor.pod_id else None
        if lane is None:
            return None
        top, height = self.head_top(lane), self.head_height(lane)
        if cursor.more:
            dots = scaled(MORE_ROOM)
            return None if lane.folded else (lane.x + lane.width - dots, top, dots, height)
        return lane.x, top, lane.width, height

    def lane_of(self, cursor: Cursor) -> LanePlace | None:
        """Return the lane that a cursor is in."""
        nth = self.geometry.lane_number(
            pod_id=cursor.pod_id, staff_id=cursor.staff_id, family_id=cursor.family_id
        )
        return None if nth < 0 or cursor.nowhere else self.geometry.lanes[nth]

    def scroll_to(self, cursor: Cursor, seen: int) -> int:
        """Return the scroll that shows what the cursor is on, clear of the heads that stay.

        Parameters
        ----------
        seen
            Height of the viewport.
        """
        box, lane = self.box_of(cursor), self.lane_of(cursor)
        if box is None or lane is None:
            return self.scroll
        top, bottom = box[1], box[1] + box[3]
        if cursor.family_id:
            top -= self.metrics.lane_head + self.metrics.column_head + 1
        elif cursor.staff_id:
            column = self.geometry.column(cursor.staff_id)
            stuck = self.scroll <= top and bottom <= self.scroll + seen
            top = top if column is None or stuck else column.y
            bottom = top + box[3] + 2 * self.metrics.line
            top -= self.metrics.lane_head + 1
        else:
            top, bottom = lane.y, lane.y + box[3]
        bottom += self.metrics.lane_foot
        if top < self.scroll:
            return top
        return min(top, bottom - seen) if bottom > self.scroll + seen else self.scroll
