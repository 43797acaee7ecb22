"""What of the board is where once it is scrolled: heads that stay in view, and what a point hits.

Points are in the viewport's coordinates; rectangles are on the board, before scrolling.
"""

from __future__ import annotations

from dataclasses import dataclass

from ui.widgets.board.geometry import BoardGeometry, ColumnPlace, LanePlace
from ui.widgets.board.metrics import Metrics
from ui.widgets.board.navigation import Cursor
from ui.widgets.board.spoken import column_tip, lane_spoken


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

    def lane(self, pod_id: str) -> LanePlace | None:
        """Return a pod's lane."""
        return next((each for each in self.geometry.lanes if each.lane.pod_id == pod_id), None)

    def target_at(self, x: int, y: int) -> Cursor:
        """Return what is at a point: a card, a lane's head, or nothing."""
        y += self.scroll
        lane = self.geometry.lane_at(x, y)
        if lane is None:
            return Cursor()
        head = self.head_top(lane)
        if head <= y < head + self.head_height(lane):
            return Cursor(pod_id=lane.lane.pod_id)
        column = self.geometry.column_at(x, y)
        if column is None or y < self.column_head_top(lane, column) + self.metrics.column_head:
            return Cursor()
        place = self.geometry.card_at(x, y)
        return Cursor() if place is None else Cursor(family_id=place.card.family_id)

    def tip_at(self, x: int, y: int) -> str:
        """Return what the tooltip says at a point."""
        target = self.target_at(x, y)
        place = self.geometry.card(target.family_id)
        if place is not None:
            return " ".join(filter(None, (place.card.sentence, place.card.breach)))
        y += self.scroll
        lane = self.geometry.lane_at(x, y)
        if lane is None:
            return ""
        if target.pod_id:
            return f"{lane_spoken(lane.lane, folded=lane.folded)}."
        column = self.geometry.column_at(x, y)
        if column is None:
            return ""
        below = self.column_head_top(lane, column) + self.metrics.column_head
        return column_tip(column.column) if y < below else ""

    def box_of(self, cursor: Cursor) -> tuple[int, int, int, int] | None:
        """Return left, top, width and height of a card or a lane's head."""
        if cursor.family_id:
            place = self.geometry.card(cursor.family_id)
            return None if place is None else (place.x, place.y, place.width, place.height)
        lane = self.lane(cursor.pod_id) if cursor.pod_id else None
        if lane is None:
            return None
        return lane.x, self.head_top(lane), lane.width, self.head_height(lane)

    def scroll_to(self, cursor: Cursor, seen: int) -> int:
        """Return the scroll that shows what the cursor is on, clear of the heads that stay.

        Parameters
        ----------
        seen
            Height of the viewport.
        """
        box = self.box_of(cursor)
        if box is None:
            return self.scroll
        top, bottom = box[1], box[1] + box[3]
        if cursor.family_id:
            top -= self.metrics.lane_head + self.metrics.column_head + 1
        else:
            lane = self.lane(cursor.pod_id)
            if lane is not None:
                top, bottom = lane.y, lane.y + box[3]
        bottom += self.metrics.lane_foot
        if top < self.scroll:
            return top
        return min(top, bottom - seen) if bottom > self.scroll + seen else self.scroll
