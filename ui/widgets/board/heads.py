"""How the heads of lanes and columns look, and the ground of a lane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath, QPen

from ui.theme import Role, scaled
from ui.widgets.board.answers import LOOKS, dashed_frame, paint_answer, paint_answer_counts
from ui.widgets.board.model import DropKind
from ui.widgets.board.sight import MORE_ROOM
from ui.widgets.board.spoken import lane_counts
from ui.widgets.ink import Ink, advance, colour
from ui.widgets.marks import caseload_bar, caseload_bar_width, logical_width, word_chip

if TYPE_CHECKING:
    from ui.widgets.board.geometry import ColumnPlace, LanePlace
    from ui.widgets.board.metrics import Metrics
    from ui.widgets.board.model import Answers, Column, DropAnswer

LANE_RADIUS = 6
LOCK = "lock-simple-fill"


def travel_icon(phrase: str) -> str:
    """Return the icon for a way of travelling as a sentence names it; empty for none."""
    for word, name in (("bus", "bus"), ("foot", "person-simple-walk"), ("cycle", "bicycle")):
        if word in phrase:
            return name
    return ""


def is_absence(note: str) -> bool:
    """Return whether a note says that somebody is away; it is then set on a ground of its own."""
    return note.startswith("away")


def paint_lane_ground(ink: Ink, place: LanePlace, top: float) -> None:
    """Paint a lane's panel and the lines between its columns; `top` is the lane's on the device."""
    tokens = ink.tokens
    ink.frame(
        place.x,
        top,
        place.width,
        place.height,
        radius=LANE_RADIUS,
        edge=tokens.border,
        ground=tokens.sunken if place.folded else tokens.surface,
    )
    for column in place.columns:
        column_top = top + column.y - place.y
        if column.x > place.x:
            ink.fill(column.x, column_top, ink.hairline, column.bottom - column.y - 1, tokens.line)
        elif column.y > place.columns[0].y:
            ink.fill(place.x + 1, column_top, place.width - 2, ink.hairline, tokens.line)
    if place.columns:
        last = place.columns[-1]
        right = last.x + last.width
        if right < place.x + place.width - 1:
            height = last.bottom - last.y - 1
            ink.fill(right, top + last.y - place.y, ink.hairline, height, tokens.line)


@dataclass(frozen=True, slots=True)
class HeadState:
    """How a head is met.

    Attributes
    ----------
    stuck
        It has left its place to stay in view.
    dots_hovered, dots_focused
        The same of the dots at the end of a lane's head.
    """

    stuck: bool = False
    hovered: bool = False
    focused: bool = False
    dots_hovered: bool = False
    dots_focused: bool = False


def paint_lane_head(
    ink: Ink,
    place: LanePlace,
    top: float,
    state: HeadState,
    *,
    metrics: Metrics,
    answers: Answers | None = None,
) -> None:
    """Paint a lane's head; `top` is its own on the device."""
    tokens, lane = ink.tokens, place.lane
    height = metrics.folded_lane if place.folded else metrics.lane_head
    ground = tokens.hover if state.hovered else tokens.sunken
    if place.folded:
        ink.frame(
            place.x, top, place.width, height, radius=LANE_RADIUS, edge=tokens.border, ground=ground
        )
    else:
        _paint_open_head(ink, place, top, height, ground, stuck=state.stuck)
    if state.focused:
        ink.frame(
            place.x + 1,
            top + 1,
            place.width - 2,
            height - 1,
            radius=LANE_RADIUS - 1,
            edge=tokens.accent,
            thickness=2,
        )
    middle = top + height / 2
    ink.icon(
        place.x + scaled(9),
        middle,
        "caret-right" if place.folded else "caret-down",
        "muted",
        scaled(12),
    )
    left: float = place.x + scaled(29)
    room = place.width * 0.4
    left += ink.text(left, middle, lane.name, Role.BODY_STRONG, tokens.text, width=room)
    left += scaled(9)
    if lane.locked:
        ink.icon(left - scaled(3), middle, LOCK, "muted", scaled(12))
        left += scaled(15)
    if place.folded:
        left += ink.text(
            left, middle, f"{lane.children}/{lane.children_cap}", Role.SMALL, tokens.muted
        )
        if answers is not None:
            paint_answer_counts(ink, place, middle, left + scaled(16), answers)
        else:
            _paint_folded_bars(ink, place, middle, left + scaled(16))
        return
    _paint_dots(ink, place, top, height, state)
    words = "  ·  ".join(lane_counts(lane))
    right = place.x + place.width - scaled(MORE_ROOM + 5)
    left += ink.text(
        left, middle, words, Role.SMALL, tokens.muted, width=max(0, right - left - scaled(24))
    )
    ink.text(
        right,
        middle,
        lane.consultant,
        Role.SMALL,
        tokens.muted,
        width=max(0, right - left - scaled(16)),
        right=True,
    )


def _paint_dots(ink: Ink, place: LanePlace, top: float, height: int, state: HeadState) -> None:
    """Paint the three dots that open the lane's menu."""
    room = scaled(MORE_ROOM)
    left = place.x + place.width - room
    if state.dots_hovered or state.dots_focused:
        edge = ink.tokens.accent if state.dots_focused else ink.tokens.strong
        ink.frame(
            left,
            top + 1,
            room - 2,
            height - 1,
            radius=LANE_RADIUS - 1,
            edge=edge,
            ground=ink.tokens.hover,
            thickness=2 if state.dots_focused else 1,
        )
    size = scaled(16)
    ink.icon(left + (room - size) / 2 - 1, top + height / 2, "dots-three", "muted", size)


def _paint_open_head(
    ink: Ink, place: LanePlace, top: float, height: int, ground: str, *, stuck: bool
) -> None:
    tokens, painter = ink.tokens, ink.painter
    box = ink.box(place.x, top, place.width, height + 1)
    half = ink.hairline / 2
    if stuck:
        ink.fill(place.x, top, place.width, height, ground)
        ink.fill(place.x, top, ink.hairline, height, tokens.border)
        ink.fill(place.x + place.width - ink.hairline, top, ink.hairline, height, tokens.border)
    else:
        inside = box.adjusted(half, half, -half, -half)
        path = QPainterPath()
        path.moveTo(inside.bottomLeft())
        path.lineTo(inside.left(), inside.top() + LANE_RADIUS)
        corner = QRectF(inside.left(), inside.top(), 2 * LANE_RADIUS, 2 * LANE_RADIUS)
        path.arcTo(corner, 180, -90)
        corner.moveRight(inside.right())
        path.arcTo(corner, 90, -90)
        path.lineTo(inside.bottomRight())
        painter.setPen(QPen(colour(tokens.border), ink.hairline))
        painter.setBrush(colour(ground))
        painter.drawPath(path)
    ink.fill(place.x, top + height, place.width, ink.hairline, tokens.border)


def _paint_folded_bars(ink: Ink, place: LanePlace, middle: float, least_left: float) -> None:
    """Paint a bar for each practitioner at the right, as many as there is room for."""
    right = place.x + place.width - scaled(10)
    for column in reversed(place.lane.columns):
        width = caseload_bar_width(column.children, column.children_cap)
        if right - width < least_left:
            return
        bar = caseload_bar(column.children, column.children_cap, ink.ratio, width)
        ink.pixmap(right - width, middle - scaled(8) / 2, bar)
        right -= width + scaled(16)


def paint_column_head(
    ink: Ink,
    place: ColumnPlace,
    top: float,
    state: HeadState,
    *,
    metrics: Metrics,
    answer: DropAnswer | None = None,
    aimed: bool = False,
) -> None:
    """Paint a practitioner's name, caseload and travel, or what they answer.

    A stuck head covers the cards beneath. `aimed` is whether a drop would go to this column.
    """
    tokens, column = ink.tokens, place.column
    ground = tokens.hover if state.hovered else tokens.surface
    if state.stuck or state.hovered:
        ink.fill(place.x + 1, top, place.width - 2, metrics.column_head, ground)
    if state.stuck:
        ink.fill(
            place.x + 1, top + metrics.column_head, place.width - 2, ink.hairline, tokens.border
        )
    if answer is not None and answer.kind is not DropKind.HOME:
        paint_answer(ink, place, top, answer, metrics=metrics, aimed=aimed)
        return
    if state.focused:
        ink.frame(
            place.x + 2,
            top + 1,
            place.width - 3,
            metrics.column_head - 2,
            radius=LANE_RADIUS - 1,
            edge=tokens.accent,
            thickness=2,
        )
    left, right = place.x + scaled(10), float(place.x + place.width - scaled(10))
    first, second = top + scaled(14), top + scaled(29)
    figures = right - ink.text(
        right, first, f" / {column.children_cap}", Role.BODY, tokens.muted, right=True
    )
    figures -= ink.text(
        figures, first, str(column.children), Role.BODY_STRONG, tokens.text, right=True
    )
    figures -= _paint_fullness(ink, column, figures - scaled(6), first)
    icons = [LOCK] if column.locked else []
    icons += filter(None, [travel_icon(column.travel_phrase)])
    room = figures - left - scaled(8)
    name_width = ink.text(
        left,
        first,
        column.name,
        Role.BODY_STRONG,
        tokens.text,
        width=room - len(icons) * scaled(18),
    )
    after = left + name_width + scaled(6)
    for icon in icons:
        ink.icon(after, first, icon, "muted", scaled(13))
        after += scaled(18)
    _paint_notes(ink, column, after, first, figures - scaled(8))
    if column.travel_minutes_a_week is not None:
        hours = f"{column.travel_minutes_a_week / 60:.1f} h"
        hours_left = right - advance(hours, Role.CAPTION)
        ink.text(right, second, hours, Role.CAPTION, tokens.muted, right=True)
        ink.icon(hours_left - scaled(19), second, "path", "muted", scaled(12))
        right = hours_left - scaled(24)
    bar = caseload_bar(column.children, column.children_cap, ink.ratio, right - left)
    ink.pixmap(left, second - scaled(8) / 2, bar)


def paint_aim(ink: Ink, place: ColumnPlace, top: float, height: int, kind: DropKind) -> None:
    """Paint round a column, from its head down, that a drop would go to it."""
    token = ink.tokens.accent if kind is DropKind.HOME else getattr(ink.tokens, LOOKS[kind].token)
    box = (place.x + 2, top + 1, place.width - 3, height - 3)
    if kind is DropKind.REFUSED:
        dashed_frame(ink, ink.box(*box), radius=LANE_RADIUS, edge=token, thickness=3)
    else:
        ink.frame(*box, radius=LANE_RADIUS, edge=token, thickness=3)


def _paint_fullness(ink: Ink, column: Column, right: float, middle: float) -> float:
    """Paint *full* or *n over* before the figures and return the room it took."""
    over = column.children - column.children_cap
    if over > 0:
        chip = word_chip(f"{over} over", "high", ink.ratio, icon="warning-fill")
        width = logical_width(chip)
        ink.pixmap(right - width, middle - scaled(17) / 2, chip)
        return width + scaled(6)
    if over == 0:
        width = ink.text(right, middle, "full", Role.CAPTION, ink.tokens.muted, right=True)
        return width + scaled(6)
    return 0


def _paint_notes(ink: Ink, column: Column, left: float, middle: float, right: float) -> None:
    for note in column.notes:
        if is_absence(note):
            chip = word_chip(note, "muted", ink.ratio)
            if left + logical_width(chip) > right:
                chip = word_chip(note.split()[0], "muted", ink.ratio)
            if left + logical_width(chip) > right:
                return
            ink.pixmap(left, middle - scaled(17) / 2, chip)
            left += logical_width(chip) + scaled(6)
        else:
            if right - left < scaled(24):
                return
            left += scaled(6) + ink.text(
                left, middle, note, Role.CAPTION, ink.tokens.muted, width=right - left
            )
