"""The map painted: lines, marks, offices and words, from what `Sight` says is where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPen

from planner.whereabouts import SettlementSize
from ui.screens.map.joining import Mark, alone
from ui.screens.map.labels import Box, Room, round_a_point
from ui.screens.map.layers import Layer
from ui.screens.map.reach_painting import paint_rings, ring_boxes
from ui.screens.map.words import ATTRIBUTION
from ui.theme import Role, scaled
from ui.widgets.ink import advance, colour, wrapped
from ui.widgets.marks import BAND_SIZE, band_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.whereabouts import MapPractitioner
    from ui.screens.map.attention import Attention
    from ui.screens.map.joining import OfficeMark
    from ui.screens.map.sight import Sight
    from ui.widgets.ink import Ink

MARGIN = 20
"""From the edge of the view to the scale and the attribution."""

BEYOND = 40
"""Marks whose middle is no further beyond the edge are painted: some of them is in view."""

WAITING_SIZE = 22
OFFICE_SIZE = 16
OFFICES_ICON_SIZE = 12
JOINED_HEIGHT = 20
SCALE_PIXELS = 170
LABEL_HEIGHT = 17

_SETTLEMENT_LOOKS = {
    SettlementSize.LARGE_TOWN: (Role.PANEL_TITLE, "text", 6),
    SettlementSize.TOWN: (Role.BODY_MEDIUM, "text", 0),
    SettlementSize.VILLAGE: (Role.SMALL, "muted", 0),
    SettlementSize.DISTRICT: (Role.SMALL, "muted", 0),
}
"""A label's role and colour, and how many marks it may cover."""

_SETTLEMENT_GAPS = {
    SettlementSize.LARGE_TOWN: (8, 22, 36, 52),
    SettlementSize.TOWN: (8, 18),
    SettlementSize.VILLAGE: (8,),
    SettlementSize.DISTRICT: (8, 18),
}
"""How far from its middle a label may stand: marks of a large town push its name out."""


def paint_marks(ink: Ink, sight: Sight, attention: Attention, reserved: Sequence[Box]) -> None:
    """Paint everything above the ground.

    Parameters
    ----------
    reserved
        Where no words go: under the buttons.
    """
    view = sight.projection
    room = Room(Box(4, 4, view.width - 8, view.height - 8))
    for box in reserved:
        room.take(box)
    _paint_scale(ink, sight, room)
    _paint_attribution(ink, sight, room)
    chosen = sight.practitioner(attention.chosen)
    if Layer.REACH not in sight.layers:
        chosen = None
    drawn = paint_rings(ink, view, chosen) if chosen is not None else ()
    lit = sight.practitioner(attention.lit)
    if lit is not None:
        _paint_lines(ink, sight, lit)
    marks = sight.marks_in_view(scaled(BEYOND))
    apart = [alone(family) for one in attention.apart if (family := sight.family(one)) is not None]
    room.crowd(mark_box(sight, mark) for mark in marks)
    offices = office_boxes(sight)
    for _, box in offices:
        room.take(box)
    for mark in (*apart, *(mark for mark in marks if mark.all_wait)):
        room.take(mark_box(sight, mark))
    labels = _family_labels(sight, apart, room)
    ring_labels = ring_boxes(view, drawn, room)
    _paint_settlements(ink, sight, room)
    for mark in marks:
        _paint_mark(ink, sight, mark, attention)
    for mark in apart:
        _paint_mark(ink, sight, mark, attention)
    for office, box in offices:
        _paint_office(ink, office, box)
    for words, box in labels:
        _paint_label(ink, words, box, edge=ink.tokens.strong, words_in=ink.tokens.text)
    for words, box in ring_labels:
        _paint_label(ink, words, box, edge=ink.tokens.accent, words_in=ink.tokens.accent)


def mark_box(sight: Sight, mark: Mark) -> Box:
    """Return where a mark is painted."""
    x, y = sight.projection.pixel(mark.easting, mark.northing)
    width = height = float(scaled(BAND_SIZE))
    if mark.is_joined:
        height = float(scaled(JOINED_HEIGHT))
        width = scaled(24) + advance(f"{len(mark.families):,}", Role.CAPTION_STRONG)
    elif mark.waiting:
        width = height = float(scaled(WAITING_SIZE))
    return Box(x - width / 2, y - height / 2, width, height)


def office_boxes(sight: Sight) -> list[tuple[OfficeMark, Box]]:
    """Return where the offices in view are painted: above or below a wide mark, not over it."""
    edge = Box(0, 0, sight.projection.width, sight.projection.height)
    seen = sight.marks_in_view(scaled(BEYOND))
    taken = [mark_box(sight, mark) for mark in seen if mark.is_joined or mark.waiting]
    boxes: list[tuple[OfficeMark, Box]] = []
    for office in sight.offices():
        place = _office_box(sight, office)
        if not place.meets(edge):
            continue
        beneath = [each for each in taken if each.meets(place)]
        above = min((each.top for each in beneath), default=0) - place.height
        below = max((each.top + each.height for each in beneath), default=0)
        free = (
            box
            for box in (replace(place, top=above), replace(place, top=below))
            if not any(box.meets(each) for each in taken)
        )
        box = next(free, place) if beneath else place
        taken.append(box)
        boxes.append((office, box))
    return boxes


def _office_box(sight: Sight, mark: OfficeMark) -> Box:
    x, y = sight.projection.pixel(mark.easting, mark.northing)
    size = float(scaled(OFFICE_SIZE))
    width = max(size, advance(mark.words, Role.CAPTION_STRONG) + scaled(6))
    if len(mark.offices) > 1:
        width += scaled(OFFICES_ICON_SIZE) + scaled(2)
    return Box(x - width / 2, y - size / 2, width, size)


def _paint_lines(ink: Ink, sight: Sight, practitioner: MapPractitioner) -> None:
    if practitioner.base is None:
        return
    view = sight.projection
    base = QPointF(*view.pixel(*practitioner.base))
    ink.painter.setPen(QPen(colour(ink.tokens.text), 1.4))
    for family in sight.families_of(practitioner.staff_id):
        ink.painter.drawLine(base, QPointF(*view.pixel(family.easting, family.northing)))


def _paint_mark(ink: Ink, sight: Sight, mark: Mark, attention: Attention) -> None:
    tokens = ink.tokens
    box = mark_box(sight, mark)
    keys = {family.family_id for family in mark.families}
    if mark.is_joined:
        keys.difference_update(attention.apart)
    is_selected, is_hovered = attention.selected in keys, attention.hovered in keys
    size = scaled(BAND_SIZE)
    x, y = sight.projection.pixel(mark.easting, mark.northing)
    ground = tokens.soft if is_selected else tokens.hover if is_hovered else tokens.surface
    if mark.is_joined or mark.waiting:
        ink.frame(
            box.left,
            box.top,
            box.width,
            box.height,
            radius=4,
            edge=tokens.text if mark.all_wait else tokens.strong,
            ground=ground,
            thickness=2 if mark.all_wait else 1,
        )
    elif is_selected or is_hovered:
        reach = scaled(4)
        ink.frame(
            box.left - reach,
            box.top - reach,
            box.width + 2 * reach,
            box.height + 2 * reach,
            radius=box.width / 2 + reach,
            edge=tokens.accent if is_selected else tokens.strong,
            ground=ground,
        )
    left = box.left + scaled(5) if mark.is_joined else x - size / 2
    ink.pixmap(left, y - size / 2, band_mark(mark.urgency, ink.ratio))
    if mark.is_joined:
        ink.text(
            left + size + scaled(3),
            y,
            f"{len(mark.families):,}",
            Role.CAPTION_STRONG,
            tokens.text,
        )
    if is_selected and attention.has_focus:
        reach = 0 if mark.is_joined or mark.waiting else scaled(4)
        ink.focus_ring(
            box.left - reach,
            box.top - reach,
            box.width + 2 * reach,
            box.height + 2 * reach,
            radius=4 if not reach else box.width / 2 + reach,
        )


def _paint_office(ink: Ink, mark: OfficeMark, box: Box) -> None:
    ink.frame(
        box.left - 1,
        box.top - 1,
        box.width + 2,
        box.height + 2,
        radius=3,
        edge=ink.tokens.surface,
        ground=ink.tokens.text,
    )
    words = advance(mark.words, Role.CAPTION_STRONG)
    left, middle = box.left + (box.width - words) / 2, box.top + box.height / 2
    if len(mark.offices) > 1:
        left = box.left + scaled(3)
        ink.icon(left, middle, "buildings", "surface", scaled(OFFICES_ICON_SIZE))
        left += scaled(OFFICES_ICON_SIZE) + scaled(2)
    ink.text(left, middle, mark.words, Role.CAPTION_STRONG, ink.tokens.surface)


def _family_labels(sight: Sight, marks: Sequence[Mark], room: Room) -> list[tuple[str, Box]]:
    """Return the references of families apart, beside each where there is room."""
    height = scaled(LABEL_HEIGHT)
    labels = []
    for mark in marks:
        x, y = sight.projection.pixel(mark.easting, mark.northing)
        width = advance(mark.key, Role.CAPTION_STRONG) + scaled(10)
        _, _, right, left, *corners = round_a_point(x, y, width, height, scaled(10))
        box = room.best((right, left, *corners), most=6)
        if box is not None:
            labels.append((mark.key, box))
    return labels


def _paint_label(ink: Ink, words: str, box: Box, *, edge: str, words_in: str) -> None:
    ink.frame(
        box.left,
        box.top,
        box.width,
        box.height,
        radius=4,
        edge=edge,
        ground=ink.tokens.surface,
    )
    left = box.left + (box.width - advance(words, Role.CAPTION_STRONG)) / 2
    ink.text(left, box.top + box.height / 2, words, Role.CAPTION_STRONG, words_in)


def _paint_settlements(ink: Ink, sight: Sight, room: Room) -> None:
    view = sight.projection
    for place in sight.model.settlements:
        x, y = view.pixel(place.easting, place.northing)
        if not (0 <= x <= view.width and 0 <= y <= view.height):
            continue
        role, token, most = _SETTLEMENT_LOOKS[place.size]
        width, height = advance(place.name, role) + 4, scaled(role.value[0] + 3)
        boxes = [
            box
            for gap in _SETTLEMENT_GAPS[place.size]
            for box in round_a_point(x, y, width, height, scaled(gap))
        ]
        box = room.best(boxes, most=most)
        if box is not None:
            ink.text(
                box.left + 2, box.top + height / 2, place.name, role, getattr(ink.tokens, token)
            )


def _paint_scale(ink: Ink, sight: Sight, room: Room) -> None:
    """Paint the scale, low at the left: nothing, half and the whole of a round number."""
    view = sight.projection
    metres = view.scale_length(scaled(SCALE_PIXELS))
    long = metres / view.metres_per_pixel
    left, foot = float(scaled(MARGIN)), view.height - scaled(MARGIN)
    unit, divisor = ("km", 1000) if metres >= 2000 else ("m", 1)
    words = ("0", f"{metres / 2 / divisor:g}", f"{metres / divisor:g} {unit}")
    for part, text in zip((0.0, 0.5, 1.0), words, strict=True):
        x = left + part * long
        ink.fill(x, foot - scaled(5), ink.hairline, scaled(5), ink.tokens.muted)
        shift = 0 if part == 0 else advance(text.partition(" ")[0], Role.CAPTION) / 2
        ink.text(x - shift, foot - scaled(13), text, Role.CAPTION, ink.tokens.muted)
    ink.fill(left, foot, long + ink.hairline, ink.hairline, ink.tokens.muted)
    room.take(Box(left - 6, foot - scaled(22), long + scaled(36), scaled(26)))


def _paint_attribution(ink: Ink, sight: Sight, room: Room) -> None:
    """Say whose the data are, low at the right."""
    view = sight.projection
    width = min(view.width * 0.62, scaled(700))
    lines = [line for words in ATTRIBUTION for line in wrapped(words, Role.CAPTION, width)]
    right, foot = view.width - scaled(12), view.height - scaled(MARGIN - 4)
    pitch = scaled(15)
    for nth, line in enumerate(reversed(lines)):
        ink.text(right, foot - nth * pitch, line, Role.CAPTION, ink.tokens.muted, right=True)
    widest = max(advance(line, Role.CAPTION) for line in lines)
    room.take(Box(right - widest, foot - (len(lines) - 0.5) * pitch, widest, len(lines) * pitch))
