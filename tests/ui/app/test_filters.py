"""Which part of the board is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.ui import mockup
from ui.screens.allocation.board_model import board_model
from ui.screens.allocation.filters import (
    Choices,
    Filters,
    Only,
    Show,
    all_families,
    changed_cards,
    choices,
    filtered,
)
from ui.widgets.board.model import BoardModel, Card, Urgency

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


def known_board() -> BoardModel:
    """Return two columns of families in two towns, and two families that wait."""
    crewe = mockup.column(
        "Sam Okoro",
        11,
        2.9,
        lived("h F1 KL 3 CW1 7", "Crewe", "debt"),
        lived("m F2 AB 2 CW1 7", "Crewe", "debt", "housing"),
    )
    full = mockup.column("Dan Whitlow", 12, 2.9, lived("h F3 MJ 1 SK11 5", "Macclesfield"))
    waits = mockup.waiting()
    return BoardModel(
        lanes=(mockup.lane("North", "Consultant Ruth Adeyemi", crewe, full),),
        waiting=(
            replace(waits[0], town="Crewe", needs=frozenset({"housing"})),
            replace(waits[2], town="Macclesfield"),
        ),
    )


def lived(line: str, town: str, *needs: str) -> Card:
    return replace(mockup.card(line), town=town, needs=frozenset(needs))


def shown(filters: Filters) -> list[str]:
    return [card.family_id for card in all_families(filtered(known_board(), filters))]


def test_a_band_a_town_or_a_need_chooses_families_on_the_board_and_waiting() -> None:
    assert shown(Filters(bands=frozenset({Urgency.HIGH}))) == ["F1", "F3", "F046"]
    assert shown(Filters(towns=frozenset({"Macclesfield"}))) == ["F3", "F053"]
    assert shown(Filters(needs=frozenset({"housing"}))) == ["F2", "F046"]
    assert shown(Filters(only=Only("CW1", frozenset({"F2"})))) == ["F2"]


def test_words_of_one_kind_widen_and_of_two_kinds_narrow() -> None:
    both = frozenset({Urgency.HIGH, Urgency.MEDIUM})
    assert shown(Filters(bands=both)) == ["F1", "F2", "F3", "F046", "F053"]
    assert shown(Filters(bands=both, towns=frozenset({"Crewe"}))) == ["F1", "F2", "F046"]
    assert shown(Filters(needs=frozenset({"debt", "housing"}))) == ["F1", "F2", "F046"]


def test_what_changed_or_has_room_is_narrowed_too_but_never_who_waits() -> None:
    high = frozenset({Urgency.HIGH})
    assert shown(Filters(bands=high, show=Show.ROOM)) == ["F1", "F046"]
    assert shown(Filters(bands=high, show=Show.CHANGED)) == ["F046"]
    assert shown(Filters(pod_id="south")) == ["F046", "F053"]


def test_a_head_counts_everybody_whatever_is_shown() -> None:
    (lane,) = filtered(known_board(), Filters(towns=frozenset({"Crewe"}))).lanes
    assert lane.children == 23
    assert lane.columns[0].children == 11


def test_a_board_says_what_its_families_can_be_chosen_by_and_how_many_there_are() -> None:
    assert choices(known_board()) == Choices(
        bands=((Urgency.HIGH, 3), (Urgency.MEDIUM, 2), (Urgency.LOW, 0)),
        towns=(("Crewe", 3), ("Macclesfield", 2)),
        needs=(("debt", 2), ("housing", 2)),
    )


def test_what_is_chosen_is_said_in_the_order_of_the_panel() -> None:
    chosen = Filters(
        pod_id="P1",
        bands=frozenset({Urgency.LOW, Urgency.HIGH}),
        towns=frozenset({"Crewe"}),
        needs=frozenset({"school attendance"}),
        only=Only("Haslington", frozenset()),
    )
    assert chosen.words == ("Haslington", "High", "Low", "Crewe", "School attendance")
    assert Filters(pod_id="P1", show=Show.ROOM).words == ()
