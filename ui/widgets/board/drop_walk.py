"""Where a family picked up by keyboard may be put next: columns, in the direction of the arrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.board.navigation import Cursor, Move

if TYPE_CHECKING:
    from ui.widgets.board.geometry import BoardGeometry, ColumnPlace, LanePlace

TO_WAITING = Cursor()
"""Waiting stands at the left of the board."""


def first_in_view(geometry: BoardGeometry, scroll: int) -> Cursor:
    """Return the first column in view, or the head of a folded lane where all in view are."""
    lanes = list(geometry.lanes_between(scroll, scroll + 1)) or list(geometry.lanes[:1])
    nth = geometry.lanes.index(lanes[0]) if lanes else 0
    opened = next((lane for lane in geometry.lanes[nth:] if not lane.folded), None)
    return _enter(opened or lanes[0]) if lanes else TO_WAITING


def step_target(geometry: BoardGeometry, staff_id: str, move: Move) -> Cursor:
    """Return the next target: a column, a folded lane to be opened, or `TO_WAITING`.

    Parameters
    ----------
    staff_id
        The column aimed at now.
    move
        Left and right go along the row, and left from the first column to waiting; up and down
        go to the nearest column of the next row; by lane goes to the first column of the next.
    """
    here, nth = geometry.column(staff_id), geometry.lane_number(staff_id=staff_id)
    if here is None:
        return TO_WAITING
    stay = Cursor(staff_id=staff_id)
    if move in (Move.PREVIOUS_LANE, Move.NEXT_LANE):
        nth += 1 if move is Move.NEXT_LANE else -1
        return _enter(geometry.lanes[nth]) if 0 <= nth < len(geometry.lanes) else stay
    if move in (Move.LEFT, Move.PREVIOUS_COLUMN):
        return _beside(geometry, nth, here, onward=False) or TO_WAITING
    if move in (Move.RIGHT, Move.NEXT_COLUMN):
        return _beside(geometry, nth, here, onward=True) or stay
    return _in_line(geometry, nth, here, down=move is Move.DOWN) or stay


def _enter(lane: LanePlace) -> Cursor:
    if lane.folded or not lane.columns:
        return Cursor(pod_id=lane.lane.pod_id)
    return Cursor(staff_id=lane.columns[0].column.staff_id)


def _beside(geometry: BoardGeometry, nth: int, here: ColumnPlace, *, onward: bool) -> Cursor | None:
    """Return the neighbour in the row, in the lane or in the one that stands beside it."""
    lanes = [lane for lane in geometry.lanes[max(0, nth - 1) : nth + 2]]
    top = geometry.lanes[nth].y
    columns = [
        column
        for lane in lanes
        if lane.y == top
        for column in lane.columns
        if (column.x > here.x if onward else column.x < here.x)
        and (column.y == here.y or lane is not geometry.lanes[nth])
    ]
    if not columns:
        return None
    nearest = min(columns, key=lambda each: (abs(each.x - here.x), abs(each.y - here.y)))
    return Cursor(staff_id=nearest.column.staff_id)


def _in_line(geometry: BoardGeometry, nth: int, here: ColumnPlace, *, down: bool) -> Cursor | None:
    """Return the nearest column of the next row, which may be a folded lane."""
    middle = here.x + here.width / 2
    for lane in geometry.lanes[nth:] if down else geometry.lanes[nth::-1]:
        if not lane.x <= middle < lane.x + lane.width:
            continue
        if lane.folded:
            return _enter(lane)
        columns = [each for each in lane.columns if (each.y > here.y) is down and each.y != here.y]
        if columns:
            nearest = min(columns, key=lambda each: (abs(each.y - here.y), abs(each.x - here.x)))
            return Cursor(staff_id=nearest.column.staff_id)
    return None
