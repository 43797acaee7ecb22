"""Which part of the board is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.screens.allocation.board_model import board_model
from ui.screens.allocation.filters import (
    Filters,
    Show,
    all_families,
    changed_cards,
    filtered,
)

if TYPE_CHECKING:
    from planner.plan import Plan
    from planner.service import Service, Week


def test_filters_show_a_pod_what_changed_or_who_has_room(
    service: Service, week: Week, plan: Plan
) -> None:
    model = board_model(service, week, plan, district=str)
    assert filtered(model, Filters()) == model
    (south,) = filtered(model, Filters(pod_id="P2")).lanes
    assert south.name == "Crewe South"
    (changed,) = filtered(model, Filters(show=Show.CHANGED)).lanes
    shown = [card.family_id for column in changed.columns for card in column.cards]
    assert shown == ["F3", "F2", "F4"]
    assert changed.children == 8
    assert filtered(model, Filters(pod_id="P2", show=Show.CHANGED)).lanes == ()
    room = filtered(model, Filters(show=Show.ROOM))
    assert [column.staff_id for lane in room.lanes for column in lane.columns] == [
        "S1",
        "S2",
        "S3",
    ]
    assert changed_cards(model) == 3


def test_every_family_on_the_screen_can_be_found(service: Service, week: Week, plan: Plan) -> None:
    model = board_model(service, week, plan, district=str)
    assert [family.family_id for family in all_families(model)] == [
        "F1",
        "F3",
        "F2",
        "F4",
        "F5",
        "F7",
    ]
