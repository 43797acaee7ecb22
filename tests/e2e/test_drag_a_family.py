"""A service manager drags a family's card to somebody else, with the mouse or by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.monday import PLANNED, stored_plan
from ui.widgets.board.model import DropKind

if TYPE_CHECKING:
    from conftest import Person


def test_a_family_dragged_to_somebody_who_fits_is_theirs(desk: Person) -> None:
    assert desk.with_whom() == PLANNED
    assert desk.chip() == "Draft · 2 changes"
    before = desk.goals()
    desk.drag("F01", "S3")
    assert desk.with_whom() == {**PLANNED, "F01": "S3"}
    assert desk.note() == "F01 moved from Sam to Dan."
    assert desk.chip() == "Draft · 3 changes"
    assert desk.goals()["changes"] != before["changes"]
    assert "moved" in desk.spoken("F01")
    assert desk.window.allocation.selected == "F01"
    assert desk.sees_what_is_kept()
    kept = desk.kept()
    assert [(move.family_id, move.staff_id, move.who) for move in kept.hand] == [
        ("F01", "S3", "mary")
    ]
    assert kept.hand[0].reason is None


def test_while_it_hangs_on_the_pointer_everybody_answers(desk: Person) -> None:
    drag = desk.window.allocation.board.drag
    heard: dict[str, DropKind] = {}
    aimed: list[str] = []

    def hear() -> None:
        if drag.answers is not None:
            heard.update({place: one.kind for place, one in drag.answers.by_staff.items()})
        if drag.aim:
            aimed.append(drag.aim)

    drag.changed.connect(hear)
    desk.drag("F01", "S1", over=("S2", "S4"))
    drag.changed.disconnect(hear)
    assert heard == {
        "S1": DropKind.HOME,
        "S2": DropKind.WITH_REASON,
        "S3": DropKind.ALLOWED,
        "S4": DropKind.REFUSED,
    }
    assert aimed[-1] == "S1"
    assert {"S2", "S4"} <= set(aimed)
    assert desk.with_whom() == PLANNED
    assert desk.note() == ""
    assert desk.kept().hand == ()


def test_an_excluded_pair_moves_nothing_and_says_why(desk: Person) -> None:
    desk.drag("F01", "S4")
    assert desk.with_whom() == PLANNED
    assert desk.sentence().startswith("F01 stays where it is. ")
    assert "xcluded" in desk.sentence()
    assert desk.sentence().endswith("Never overruled.")
    assert not desk.has_dialog()
    assert desk.note() == ""
    assert not desk.window.menus.undo.isEnabled()
    assert desk.kept().hand == ()


def test_a_family_goes_to_waiting_and_back(desk: Person) -> None:
    desk.drag("F07", "")
    assert desk.with_whom() == {**PLANNED, "F07": ""}
    assert desk.note() == "F07 is left waiting."
    assert desk.sees_what_is_kept()
    desk.drag("F07", "S4")
    assert desk.with_whom() == PLANNED
    assert desk.note() == "F07 goes to Tom."
    assert desk.sees_what_is_kept()
    assert [move.staff_id for move in desk.kept().hand] == ["S4"]


def test_let_go_of_over_the_head_of_a_pod_nothing_moves(desk: Person) -> None:
    desk.drag("F01", "pod:P2")
    assert desk.with_whom() == PLANNED
    assert desk.window.allocation.board.drag.family_id == ""
    assert desk.note() == ""
    assert desk.kept().hand == ()


def test_space_takes_it_up_arrows_carry_it_and_space_puts_it_down(desk: Person) -> None:
    desk.point_at("F02")
    desk.keys("space")
    assert desk.window.allocation.board.drag.by_keyboard
    desk.keys("down", "space")
    assert desk.with_whom()["F02"] == "S3"
    assert desk.note() == "F02 moved from Sam to Dan."
    assert desk.sees_what_is_kept()


def test_escape_puts_it_back(desk: Person) -> None:
    desk.point_at("F02")
    desk.keys("space", "right", "down", "esc")
    assert desk.with_whom() == PLANNED
    assert not desk.window.allocation.board.drag.family_id
    assert desk.window.allocation.selected == "F02"
    assert desk.kept().hand == ()


def test_a_waiting_family_is_carried_to_the_board_by_keyboard(desk: Person) -> None:
    desk.drag("F07", "")
    desk.point_at("F07")
    desk.keys("space", "down", "space")
    assert desk.with_whom()["F07"] == "S3"
    assert desk.note() == "F07 goes to Dan."
    assert desk.sees_what_is_kept()


def test_a_week_that_is_not_planned_is_worked_on_too(not_planned: Person) -> None:
    path = not_planned.window.desk.path
    assert path is not None
    assert stored_plan(path) is None
    not_planned.drag("F07", "S4")
    assert not_planned.with_whom()["F07"] == "S4"
    assert not_planned.chip() == "Draft · 1 change"
    assert not_planned.sees_what_is_kept()
    not_planned.undo()
    assert not_planned.chip() == "Not planned yet"
    not_planned.wait_for_quiet()
    assert stored_plan(path) is None
