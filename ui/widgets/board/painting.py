"""How the board looks: lanes, their heads, columns and cards. Nothing here knows of the mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

from ui.theme import Role, scaled
from ui.widgets.board.measures import is_changed
from ui.widgets.board.spoken import lane_counts
from ui.widgets.ink import Ink, advance, colour
from ui.widgets.marks import (
    TAG_LOOKS,
    band_mark,
    caseload_bar,
    caseload_bar_width,
    children_dots,
    logical_width,
    tag_chip,
    word_chip,
)

if TYPE_CHECKING:
    from ui.widgets.board.card_layout import CardLayout
    from ui.widgets.board.geometry import CardPlace, ColumnPlace, LanePlace
    from ui.widgets.board.metrics import Metrics
    from ui.widgets.board.model import Card, Column

LANE_RADIUS = 6
CARD_RADIUS = 4


@dataclass(frozen=True, slots=True)
class CardState:
    """How a card is met: under the pointer, selected, holding the keyboard's focus."""

    hovered: bool = False
    selected: bool = False
    focused: bool = False


AT_REST = CardState()


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


def paint_lane_head(
    ink: Ink,
    place: LanePlace,
    top: float,
    *,
    metrics: Metrics,
    hovered: bool,
    focused: bool,
    stuck: bool,
) -> None:
    """Paint a lane's head. A `stuck` one has left its place to stay in view."""
    tokens, lane = ink.tokens, place.lane
    height = metrics.folded_lane if place.folded else metrics.lane_head
    ground = tokens.hover if hovered else tokens.sunken
    if place.folded:
        ink.frame(
            place.x, top, place.width, height, radius=LANE_RADIUS, edge=tokens.border, ground=ground
        )
    else:
        _paint_open_head(ink, place, top, height, ground, stuck=stuck)
    if focused:
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
    if place.folded:
        left += ink.text(
            left, middle, f"{lane.children}/{lane.children_cap}", Role.SMALL, tokens.muted
        )
        _paint_folded_bars(ink, place, middle, left + scaled(16))
        return
    words = "  ·  ".join(lane_counts(lane))
    right = place.x + place.width - scaled(12)
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
    ink: Ink, place: ColumnPlace, top: float, *, metrics: Metrics, stuck: bool
) -> None:
    """Paint a practitioner's name, caseload and travel. A `stuck` one covers the cards beneath."""
    tokens, column = ink.tokens, place.column
    if stuck:
        ink.fill(place.x + 1, top, place.width - 2, metrics.column_head, tokens.surface)
        ink.fill(
            place.x + 1, top + metrics.column_head, place.width - 2, ink.hairline, tokens.border
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
    icon = travel_icon(column.travel_phrase)
    icon_room = scaled(20) if icon else 0
    room = figures - left - scaled(8)
    name_width = ink.text(
        left, first, column.name, Role.BODY_STRONG, tokens.text, width=room - icon_room
    )
    after = left + name_width + scaled(6)
    if icon:
        ink.icon(after, first, icon, "muted", scaled(14))
        after += icon_room
    _paint_notes(ink, column, after, first, figures - scaled(8))
    if column.travel_minutes_a_week is not None:
        hours = f"{column.travel_minutes_a_week / 60:.1f} h"
        hours_left = right - advance(hours, Role.CAPTION)
        ink.text(right, second, hours, Role.CAPTION, tokens.muted, right=True)
        ink.icon(hours_left - scaled(19), second, "path", "muted", scaled(12))
        right = hours_left - scaled(24)
    bar = caseload_bar(column.children, column.children_cap, ink.ratio, right - left)
    ink.pixmap(left, second - scaled(8) / 2, bar)


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


def paint_card(
    ink: Ink, place: CardPlace, top: float, layout: CardLayout, state: CardState, metrics: Metrics
) -> None:
    """Paint a card; `top` is its own on the device."""
    tokens, card = ink.tokens, place.card
    changed = is_changed(card)
    look = TAG_LOOKS[card.tag]
    if state.selected:
        edge, ground, grow = tokens.accent, tokens.soft, 0 if state.focused else 1
    elif state.hovered:
        edge, ground, grow = tokens.strong, tokens.hover, 0
    else:
        edge, ground, grow = (tokens.border if changed else tokens.line), tokens.surface, 0
    ink.frame(
        place.x - grow,
        top - grow,
        place.width + 2 * grow,
        place.height + 2 * grow,
        radius=CARD_RADIUS + grow,
        edge=edge,
        ground=ground,
        thickness=1 + grow,
    )
    if changed:
        _paint_edge(ink, place, top, getattr(tokens, look.token))
    if state.focused:
        ink.focus_ring(place.x, top, place.width, place.height, radius=CARD_RADIUS)
    _paint_first_line(ink, card, place, top + metrics.card / 2, layout)
    if changed:
        left: float = place.x + layout.reference
        chip = tag_chip(card.tag, ink.ratio)
        middle = top + metrics.card + scaled(4)
        ink.pixmap(left, middle - scaled(17) / 2, chip)
        left += logical_width(chip) + scaled(6)
        room = place.x + place.width - scaled(8) - left
        ink.text(left, middle, card.reason, Role.CAPTION, tokens.muted, width=room)


def _paint_edge(ink: Ink, place: CardPlace, top: float, value: str) -> None:
    """Paint the 3 px edge of a changed card, following its round corners."""
    painter = ink.painter
    box = ink.box(place.x, top, place.width, place.height)
    whole = QPainterPath()
    whole.addRoundedRect(box, CARD_RADIUS, CARD_RADIUS)
    strip = QPainterPath()
    strip.addRect(ink.box(place.x, top, 3, place.height))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(value))
    painter.drawPath(whole.intersected(strip))


def _paint_first_line(
    ink: Ink, card: Card, place: CardPlace, middle: float, layout: CardLayout
) -> None:
    tokens, left = ink.tokens, float(place.x)
    band = band_mark(card.urgency, ink.ratio)
    ink.pixmap(left + scaled(12) - scaled(12) / 2, middle - scaled(12) / 2, band)
    ink.text(
        left + layout.reference,
        middle,
        card.family_id,
        Role.SMALL_STRONG,
        tokens.text,
        width=layout.reference_width + 1,
    )
    if layout.initials is not None:
        initials_room = layout.dots - layout.initials - 2
        ink.text(
            left + layout.initials,
            middle,
            card.initials,
            Role.SMALL,
            tokens.muted,
            width=initials_room,
        )
    dots = children_dots(card.children, ink.ratio)
    ink.pixmap(left + layout.dots, middle - scaled(16) / 2 + 0.5, dots)
    minutes = "" if card.minutes is None else f"{card.minutes}′"
    minutes_width = ink.text(
        left + layout.minutes,
        middle,
        minutes,
        Role.SMALL,
        tokens.high if card.breach else tokens.muted,
        right=True,
    )
    district = left + layout.district
    room = left + layout.minutes - minutes_width - scaled(4) - district
    missing = advance(card.district, Role.SMALL) - room
    if missing > 0:
        # A town's name may use what few dots leave free; postcodes stay in line.
        dots_end = left + layout.dots + logical_width(dots) + scaled(2)
        shift = max(0.0, min(missing + 1, district - dots_end))
        district, room = district - shift, room + shift
    ink.text(district, middle, card.district, Role.SMALL, tokens.text, width=room)
    if layout.kept is not None and not is_changed(card):
        ink.text(left + layout.kept, middle, TAG_LOOKS[card.tag].word, Role.CAPTION, tokens.muted)
    if card.breach:
        ink.icon(left + layout.minutes + 2, middle, "warning-fill", "high", scaled(12))
    if card.locked:
        ink.icon(left + layout.lock, middle, "lock-simple-fill", "muted", scaled(12))
