"""How cards look. Nothing here knows of the mouse."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

from ui.theme import Role, scaled
from ui.widgets.board.measures import is_changed
from ui.widgets.board.metrics import Density
from ui.widgets.ink import Ink, advance, colour
from ui.widgets.marks import TAG_LOOKS, band_mark, children_dots, logical_width, tag_chip

if TYPE_CHECKING:
    from ui.widgets.board.card_layout import CardLayout
    from ui.widgets.board.geometry import CardPlace
    from ui.widgets.board.metrics import Metrics
    from ui.widgets.board.model import Card

CARD_RADIUS = 4
BY_HAND = "hand"


@dataclass(frozen=True, slots=True)
class CardState:
    """How a card is met: under the pointer, selected, holding the keyboard's focus."""

    hovered: bool = False
    selected: bool = False
    focused: bool = False


AT_REST = CardState()


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
    roomy = metrics.density is Density.COMFORTABLE
    _paint_first_line(ink, card, place, top + metrics.line / 2, layout, says_kept=not roomy)
    if changed or roomy:
        _paint_second_line(ink, card, place, top + metrics.line + scaled(4), layout)


def paint_dragged(ink: Ink, place: CardPlace, layout: CardLayout, metrics: Metrics) -> None:
    """Paint the card that hangs on the pointer, at the top left corner of the device."""
    here = replace(place, x=0, y=0, height=metrics.line)
    ink.frame(
        0,
        0,
        here.width,
        here.height,
        radius=CARD_RADIUS,
        edge=ink.tokens.accent,
        ground=ink.tokens.soft,
        thickness=2,
    )
    _paint_first_line(ink, here.card, here, here.height / 2, layout, says_kept=False)


def _paint_second_line(
    ink: Ink, card: Card, place: CardPlace, middle: float, layout: CardLayout
) -> None:
    """Paint the tag of a changed card and its reason, or why a kept one is kept."""
    left: float = place.x + layout.reference
    changed = is_changed(card)
    if changed:
        chip = tag_chip(card.tag, ink.ratio)
        ink.pixmap(left, middle - scaled(17) / 2, chip)
        left += logical_width(chip) + scaled(6)
    if card.by_hand:
        ink.icon(left, middle, BY_HAND, "muted", scaled(13))
        left += scaled(17)
    room = place.x + place.width - scaled(8) - left
    words = card.reason if changed else card.sentence
    ink.text(left, middle, words, Role.CAPTION, ink.tokens.muted, width=room)


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
    ink: Ink,
    card: Card,
    place: CardPlace,
    middle: float,
    layout: CardLayout,
    *,
    says_kept: bool,
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
    mark = "high" if card.breach else "medium" if card.overruled else ""
    # In a narrow column the mark and the lock want the same place: the minutes make room.
    crowded = layout.kept is None and bool(mark) and card.locked
    minutes_right = left + layout.minutes - (scaled(14) if crowded else 0)
    minutes = "" if card.minutes is None else f"{card.minutes}′"
    minutes_width = ink.text(
        minutes_right,
        middle,
        minutes,
        Role.SMALL,
        getattr(tokens, mark or "muted"),
        right=True,
    )
    district = left + layout.district
    room = minutes_right - minutes_width - scaled(4) - district
    missing = advance(card.district, Role.SMALL) - room
    if missing > 0:
        # A town's name may use what few dots leave free; postcodes stay in line.
        dots_end = left + layout.dots + logical_width(dots) + scaled(2)
        shift = max(0.0, min(missing + 1, district - dots_end))
        district, room = district - shift, room + shift
    ink.text(district, middle, card.district, Role.SMALL, tokens.text, width=room)
    if mark:
        ink.icon(minutes_right + 2, middle, "warning-fill", mark, scaled(12))
    if card.locked:
        ink.icon(left + layout.lock, middle, "lock-simple-fill", "muted", scaled(12))
    if is_changed(card) or not says_kept:
        return
    if layout.kept is not None:
        ink.text(left + layout.kept, middle, TAG_LOOKS[card.tag].word, Role.CAPTION, tokens.muted)
    if not card.by_hand or mark:
        return  # What was overruled was done by hand: one mark says both.
    if layout.kept is not None:
        ink.icon(left + layout.kept - scaled(15), middle, BY_HAND, "muted", scaled(13))
    elif not card.locked:
        ink.icon(left + layout.lock, middle, BY_HAND, "muted", scaled(13))
