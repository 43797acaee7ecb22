"""What the board shows of a service and its plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.whereabouts import CAME_LATER
from ui.screens.allocation.board_model import board_model
from ui.widgets.board.model import BoardModel, Card, Column, Tag, Urgency

if TYPE_CHECKING:
    from planner.plan import Plan
    from planner.service import Service, Week


def district(place: str) -> str:
    return place.split(" ")[0]


def columns(model: BoardModel) -> dict[str, Column]:
    return {column.staff_id: column for lane in model.lanes for column in lane.columns}


def cards(model: BoardModel) -> dict[str, Card]:
    return {card.family_id: card for column in columns(model).values() for card in column.cards}


def test_pods_are_lanes_and_planned_practitioners_are_columns(
    service: Service, week: Week, plan: Plan
) -> None:
    model = board_model(service, week, plan, district=district)
    assert [lane.name for lane in model.lanes] == ["Crewe North", "Crewe South"]
    assert [lane.consultant for lane in model.lanes] == ["Consultant Ruth Adeyemi", ""]
    assert [lane.children_cap for lane in model.lanes] == [48, 43]
    assert [lane.children for lane in model.lanes] == [8, 0]
    assert list(columns(model)) == ["S1", "S2", "S3"]
    priya = columns(model)["S2"]
    assert (priya.children, priya.children_cap, priya.travel_minutes_a_week) == (4, 7, 256)
    assert priya.travel_phrase == "by bus"
    assert columns(model)["S1"].travel_phrase == ""


def test_notes_tell_of_part_time_leave_and_leaving(
    service: Service, week: Week, plan: Plan
) -> None:
    shown = columns(board_model(service, week, plan, district=district))
    assert shown["S1"].notes == ("away Thu–Fri",)
    assert shown["S2"].notes == ("0.6 of full time",)
    assert shown["S3"].notes == ("away all week", "leaves 18 Dec")


def test_a_card_says_what_the_plan_does_with_its_family(
    service: Service, week: Week, plan: Plan
) -> None:
    shown = cards(board_model(service, week, plan, district=district))
    assert shown["F1"] == Card(
        family_id="F1",
        initials="KL",
        urgency=Urgency.HIGH,
        children=3,
        district="CW1",
        minutes=7,
        tag=Tag.KEPT,
        reason="",
        sentence="Kept with Sam.",
        spoken="F1, high, three children, kept with Sam Okoro, seven minutes",
        town="Crewe",
    )
    assert shown["F2"].needs == {"autism"}
    assert (shown["F2"].tag, shown["F2"].reason) == (Tag.MOVED, "from Sam")
    assert shown["F2"].breach == "44 minutes by bus, limit 40."
    assert (shown["F3"].tag, shown["F3"].reason) == (Tag.NEW, "had no practitioner")
    assert (shown["F4"].tag, shown["F4"].reason) == (
        Tag.RETURNED,
        "was with Priya until March",
    )


def test_a_family_that_waited_says_how_long(service: Service, week: Week, plan: Plan) -> None:
    assert plan.allocation is not None
    lines = tuple(
        replace(line, staff_id="S3", outcome="new") if line.family_id == "F5" else line
        for line in plan.allocation.families
    )
    placed = replace(plan, allocation=replace(plan.allocation, families=lines))
    shown = cards(board_model(service, week, placed, district=district))
    assert shown["F5"].reason == "waited two weeks"


def test_waiting_families_stand_by_band_and_then_by_time(
    service: Service, week: Week, plan: Plan
) -> None:
    model = board_model(service, week, plan, district=district)
    assert [(card.family_id, card.weeks) for card in model.waiting] == [("F5", 2), ("F7", None)]
    assert (model.waiting[0].reason, model.waiting[0].sentence) == ("Full.", "Waiting: full.")
    assert model.waiting[0].spoken == "F5, high, five children, waiting for two weeks"


def test_families_that_came_after_the_plan_wait_and_those_gone_are_not_shown(
    service: Service, week: Week, plan: Plan
) -> None:
    model = board_model(service, week, plan, district=district)
    assert model.waiting[-1].family_id == "F7"
    assert model.waiting[-1].reason == CAME_LATER
    everyone = {*cards(model), *(card.family_id for card in model.waiting)}
    assert "F99" not in everyone
    assert "F8" not in everyone


def test_families_that_are_not_eligible_stand_apart(
    service: Service, week: Week, plan: Plan
) -> None:
    model = board_model(service, week, plan, district=district)
    (only,) = model.not_eligible
    assert (only.family_id, only.initials, only.reason) == ("F6", "O", "Has not agreed.")


def test_counts_say_how_much_room_there_is(service: Service, week: Week, plan: Plan) -> None:
    model = board_model(service, week, plan, district=district)
    assert model.summary == (
        "3 practitioners · 4 families · 21 places free, at most 12 with one person"
    )


def test_a_full_pod_has_no_place_free_whatever_its_people_have(
    service: Service, week: Week, plan: Plan
) -> None:
    pods = (replace(service.pods[0], children_cap=12), service.pods[1])
    model = board_model(replace(service, pods=pods), week, plan, district=district)
    assert [lane.places_free for lane in model.lanes] == [2, 12]
    assert [column.places_free for column in columns(model).values()] == [2, 1, 12]
    assert "14 places free, at most 12 with one person" in model.summary


def test_before_a_plan_nobody_who_is_away_has_a_place_and_travel_is_unknown(
    service: Service, week: Week
) -> None:
    model = board_model(service, week, None, district=district)
    free = {staff_id: column.places_free for staff_id, column in columns(model).items()}
    assert free == {"S1": 7, "S2": 7, "S3": 12, "S4": 0}
    assert {column.travel_minutes_a_week for column in columns(model).values()} == {None}


def test_without_a_plan_everyone_is_where_they_are_today(service: Service, week: Week) -> None:
    model = board_model(service, week, None, district=district)
    assert not model.planned
    assert model.goals == ()
    shown = columns(model)
    assert [card.family_id for card in shown["S1"].cards] == ["F1", "F2"]
    # Who has left is shown while a family is still with them.
    assert [card.family_id for card in shown["S4"].cards] == ["F3"]
    assert shown["S4"].notes == ("left 6 Nov",)
    assert shown["S2"].children_cap == 7
    assert {card.tag for card in cards(model).values()} == {Tag.KEPT}
    assert [card.family_id for card in model.waiting] == ["F5", "F7", "F4"]
    assert [family.family_id for family in model.not_eligible] == ["F6"]


def test_an_empty_service_is_an_empty_board(week: Week) -> None:
    from planner.service import Service

    model = board_model(Service(), week, None, district=district)
    assert (model.lanes, model.waiting) == ((), ())
