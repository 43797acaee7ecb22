"""The whole of the board in view: lanes, cards, heads, and what they answer to a drag."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ui.widgets.board.answers import paint_was_here
from ui.widgets.board.card_layout import CardLayout
from ui.widgets.board.geometry import CardPlace
from ui.widgets.board.heads import (
    HeadState,
    paint_aim,
    paint_column_head,
    paint_lane_ground,
    paint_lane_head,
)
from ui.widgets.board.model import Answers, DropKind
from ui.widgets.board.navigation import Cursor
from ui.widgets.board.painting import AT_REST, CardState, paint_card
from ui.widgets.board.sight import Sight

if TYPE_CHECKING:
    from ui.widgets.board.geometry import ColumnPlace, LanePlace
    from ui.widgets.ink import Ink

REACH = 4
"""How far the ring of focus reaches beyond a card, rounded up."""


@dataclass(frozen=True, slots=True)
class Look:
    """Everything the picture of the board depends on, besides the palette.

    Attributes
    ----------
    focus
        Where the ring of focus is; nowhere while none shows.
    taken
        The family that is dragged; its card is not where it was.
    aim
        The practitioner a drop would go to; `None` for nobody.
    sliding
        Where cards are that are on their way to their place.
    """

    sight: Sight
    layout_of: Callable[[int], CardLayout]
    selected: str = ""
    hovered: Cursor = field(default_factory=Cursor)
    focus: Cursor = field(default_factory=Cursor)
    taken: str = ""
    answers: Answers | None = None
    aim: str | None = None
    sliding: Mapping[str, CardPlace] = field(default_factory=dict)


def paint_board(ink: Ink, look: Look, top: int, bottom: int) -> None:
    """Paint what lies between two heights of the viewport, `bottom` not among them."""
    scroll = look.sight.scroll
    for lane in look.sight.geometry.lanes_between(top + scroll, bottom + scroll):
        _paint_lane(ink, look, lane, top + scroll, bottom + scroll)
    for place in look.sliding.values():
        state = CardState(selected=place.card.family_id == look.selected)
        layout = look.layout_of(place.width)
        paint_card(ink, place, place.y - scroll, layout, state, look.sight.metrics)


def _paint_lane(ink: Ink, look: Look, lane: LanePlace, top: int, bottom: int) -> None:
    sight, metrics = look.sight, look.sight.metrics
    paint_lane_ground(ink, lane, lane.y - sight.scroll)
    raised: list[tuple[CardPlace, CardState]] = []
    for column in lane.columns:
        for place in column.cards:
            if place.y + place.height + REACH <= top or place.y - REACH >= bottom:
                continue
            if place.card.family_id in look.sliding:
                continue
            state = _state_of(look, place)
            if place.card.family_id == look.taken:
                box = (place.x, place.y - sight.scroll, place.width, place.height)
                paint_was_here(ink, look.taken, box, ink.tokens.surface)
            elif state is not AT_REST:
                raised.append((place, state))
            else:
                layout = look.layout_of(place.width)
                paint_card(ink, place, place.y - sight.scroll, layout, state, metrics)
    for place, state in raised:
        layout = look.layout_of(place.width)
        paint_card(ink, place, place.y - sight.scroll, layout, state, metrics)
    for column in lane.columns:
        _paint_column_head(ink, look, lane, column)
    head = sight.head_top(lane)
    here, dots = Cursor(pod_id=lane.lane.pod_id), Cursor(pod_id=lane.lane.pod_id, more=True)
    head_state = HeadState(
        stuck=head > lane.y,
        hovered=look.hovered == here,
        focused=look.focus == here,
        dots_hovered=look.hovered == dots,
        dots_focused=look.focus == dots,
    )
    paint_lane_head(
        ink, lane, head - sight.scroll, head_state, metrics=metrics, answers=look.answers
    )


def _paint_column_head(ink: Ink, look: Look, lane: LanePlace, column: ColumnPlace) -> None:
    """Paint a column's head in view; what it answers reaches over the card beneath."""
    sight, metrics = look.sight, look.sight.metrics
    staff_id = column.column.staff_id
    head = sight.column_head_top(lane, column)
    answer = None if look.answers is None else look.answers.of(staff_id)
    aimed = look.aim == staff_id
    here = Cursor(staff_id=staff_id)
    paint_column_head(
        ink,
        column,
        head - sight.scroll,
        HeadState(stuck=head > column.y, hovered=look.hovered == here, focused=look.focus == here),
        metrics=metrics,
        answer=answer,
        aimed=aimed,
    )
    if aimed:
        kind = DropKind.HOME if answer is None else answer.kind
        paint_aim(ink, column, head - sight.scroll, column.bottom - head, kind)


def _state_of(look: Look, place: CardPlace) -> CardState:
    family_id = place.card.family_id
    selected = family_id == look.selected
    hovered = family_id == look.hovered.family_id
    focused = family_id == look.focus.family_id
    if not (selected or hovered or focused):
        return AT_REST
    return CardState(hovered=hovered, selected=selected, focused=focused)
