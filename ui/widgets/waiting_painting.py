"""How waiting families and those not eligible look. Nothing here knows of the mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.theme import Role, scaled
from ui.widgets.board.answers import paint_was_here
from ui.widgets.ink import Ink
from ui.widgets.marks import BAND_SIZE, band_mark, children_dots, logical_width
from ui.widgets.waiting_layout import INSET, PAD, fold_head_height

if TYPE_CHECKING:
    from ui.widgets.board.model import WaitingCard
    from ui.widgets.waiting_layout import NotEligiblePlace, WaitingPlace

CARD_RADIUS = 5
INITIALS_FROM = 215
"""Width of the list from which a card has room for initials, as on the board."""

DRAGGED_HEIGHT = 32


@dataclass(frozen=True, slots=True)
class RowState:
    """How a card or a row is met; `on_hint` is whether it is met on the link beneath."""

    hovered: bool = False
    selected: bool = False
    focused: bool = False
    on_hint: bool = False
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Where those not eligible have their initials and their reasons, from the left."""

    initials: int
    reasons: int


def paint_waiting(ink: Ink, place: WaitingPlace, top: float, state: RowState) -> None:
    """Paint a waiting family's card; `top` is its own on the device."""
    tokens = ink.tokens
    if state.taken:
        box = (place.x, top, place.width, place.height)
        paint_was_here(ink, place.card.family_id, box, tokens.window)
        return
    ring = state.focused and not state.on_hint
    grow = 1 if state.selected and not ring else 0
    edge = tokens.accent if state.selected else tokens.strong if state.hovered else tokens.border
    ground = tokens.soft if state.selected else tokens.hover if state.hovered else tokens.surface
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
    if ring:
        ink.focus_ring(place.x, top, place.width, place.height, radius=CARD_RADIUS)
    left, right = place.x + PAD, place.x + place.width - PAD
    _paint_first_line(ink, place.card, left, right, top + scaled(16))
    _paint_lines(ink, place.lines, left, top + scaled(37))
    if place.hint:
        _paint_hint(ink, place, top, state)


def _paint_hint(ink: Ink, place: WaitingPlace, top: float, state: RowState) -> None:
    """Paint the link; underlined under the pointer, ringed where the keyboard is on it."""
    left = place.x + PAD
    middle = top + place.hint_top - place.y + place.hint_height / 2 - 1
    if state.on_hint and state.focused:
        ink.frame(
            place.x + 4,
            middle - place.hint_height / 2 + 1,
            place.width - 8,
            place.hint_height - 2,
            radius=CARD_RADIUS - 1,
            edge=ink.tokens.accent,
            thickness=2,
        )
    icon = "lightbulb" if place.card.hint else "magnifying-glass"
    ink.icon(left, middle, icon, "accent", scaled(14))
    wide = ink.text(
        left + scaled(18),
        middle,
        place.hint,
        Role.SMALL_MEDIUM,
        ink.tokens.accent,
        width=place.width - 2 * PAD - scaled(18),
    )
    if state.on_hint and state.hovered:
        ink.fill(left + scaled(18), middle + scaled(7), wide, ink.hairline, ink.tokens.accent)


def _paint_lines(ink: Ink, lines: tuple[str, ...], left: float, middle: float) -> None:
    for nth, line in enumerate(lines):
        ink.text(left, middle + nth * scaled(16), line, Role.SMALL, ink.tokens.muted)


def _paint_first_line(
    ink: Ink, card: WaitingCard, left: float, right: float, middle: float
) -> None:
    tokens, size = ink.tokens, scaled(BAND_SIZE)
    has_initials = right - left + 2 * (PAD + INSET) >= scaled(INITIALS_FROM)
    if card.locked:
        right -= scaled(12)
        ink.icon(right, middle, "lock-simple-fill", "muted", scaled(12))
        right -= scaled(6)
    if card.weeks is not None:
        weeks = f"{card.weeks} wk"
        right -= ink.text(right, middle, weeks, Role.SMALL, tokens.muted, right=True)
        right -= scaled(4)
    ink.pixmap(left, middle - size / 2, band_mark(card.urgency, ink.ratio))
    left += scaled(18)
    left += ink.text(
        left, middle, card.family_id, Role.SMALL_STRONG, tokens.text, width=right - left
    )
    left += scaled(6)
    if has_initials:
        left += ink.text(
            left, middle, card.initials, Role.SMALL, tokens.muted, width=right - left
        ) + scaled(6)
    dots = children_dots(card.children, ink.ratio)
    if left + logical_width(dots) > right:
        return
    ink.pixmap(left, middle - scaled(16) / 2, dots)
    left += logical_width(dots) + scaled(4)
    ink.text(left, middle, card.district, Role.SMALL, tokens.text, width=right - left)


def paint_fold(
    ink: Ink, top: float, width: int, count: int, *, unfolded: bool, focused: bool
) -> None:
    """Paint the head of those not eligible."""
    tokens = ink.tokens
    ink.fill(0, top, width, ink.hairline, tokens.border)
    middle = top + fold_head_height() / 2 + 1
    if focused:
        ink.frame(
            4,
            top + 4,
            width - 8,
            fold_head_height() - 6,
            radius=CARD_RADIUS,
            edge=tokens.accent,
            thickness=2,
        )
    caret = "caret-down" if unfolded else "caret-right"
    ink.icon(scaled(12), middle, caret, "muted", scaled(12))
    left = scaled(32) + ink.text(scaled(32), middle, "Not eligible", Role.BODY_STRONG, tokens.text)
    ink.text(left + scaled(9), middle, str(count), Role.BODY, tokens.muted)


def paint_not_eligible(
    ink: Ink, row: NotEligiblePlace, top: float, width: int, columns: Columns, state: RowState
) -> None:
    """Paint a family that is not eligible and which criteria it misses."""
    tokens = ink.tokens
    box = (4, top - scaled(2), width - 8, row.height - scaled(2))
    if state.taken:
        paint_was_here(ink, row.family.family_id, box, tokens.window)
        return
    if state.selected or state.hovered or state.focused:
        edge = tokens.accent if state.selected or state.focused else tokens.strong
        ground = tokens.soft if state.selected else tokens.hover
        thickness = 2 if state.selected or state.focused else 1
        ink.frame(*box, radius=CARD_RADIUS, edge=edge, ground=ground, thickness=thickness)
    middle = top + scaled(8)
    family, room = row.family, columns.initials - scaled(12) - scaled(6)
    ink.text(scaled(12), middle, family.family_id, Role.SMALL_STRONG, tokens.text, width=room)
    ink.text(columns.initials, middle, family.initials, Role.SMALL, tokens.muted)
    _paint_lines(ink, row.lines, columns.reasons, middle)


def dragged_picture(width: int, ratio: float, *, card: WaitingCard | None, words: str) -> QPixmap:
    """Return what hangs on the pointer: a waiting family's first line, or only `words`."""
    height = scaled(DRAGGED_HEIGHT)
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        ink = Ink(painter)
        box = QRectF(0, 0, width, height)
        ink.frame(
            box.x(),
            box.y(),
            box.width(),
            box.height(),
            radius=CARD_RADIUS,
            edge=ink.tokens.accent,
            ground=ink.tokens.soft,
            thickness=2,
        )
        if card is not None:
            _paint_first_line(ink, card, PAD, width - PAD, height / 2)
        else:
            room = width - 2 * PAD
            ink.text(PAD, height / 2, words, Role.SMALL_STRONG, ink.tokens.text, width=room)
    return picture
