"""Somebody looks for a family, a person, a pod or a place, and is taken there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from conftest import Person

CONTROL = Qt.KeyboardModifier.ControlModifier


def look_for(person: Person, words: str) -> list[str]:
    """Press Ctrl+K, type, and return what is listed."""
    person.press(Qt.Key.Key_K, CONTROL)
    field = person.window.week_bar.find_field
    assert field.hasFocus()
    person.wait_for_quiet()
    person.qtbot.keyClicks(field, words)
    listed = field.list_shown
    assert listed is not None
    return list(listed.titles)


def choose_first(person: Person) -> None:
    person.press(Qt.Key.Key_Return, on=person.window.week_bar.find_field)


@pytest.mark.parametrize("words", ["f05", "F05", "una", "fell"])
def test_a_family_is_found_by_reference_or_name(desk: Person, words: str) -> None:
    assert look_for(desk, words) == ["F05"]
    choose_first(desk)
    assert desk.window.allocation.selected == "F05"
    assert desk.window.week_bar.find_field.list_shown is None


def test_a_waiting_family_and_one_not_eligible_are_found_too(desk: Person) -> None:
    for family_id in ("F08", "F09"):
        assert look_for(desk, family_id) == [family_id]
        choose_first(desk)
        assert desk.window.allocation.selected == family_id


def test_a_person_is_found_and_their_column_is_seen(desk: Person) -> None:
    assert "Dan Whitlow" in look_for(desk, "whit")
    choose_first(desk)
    assert desk.window.allocation.selected == "F05"


def test_a_pod_is_shown_alone_and_all_again(desk: Person) -> None:
    assert "Crewe South" in look_for(desk, "crewe south")
    choose_first(desk)
    board = desk.window.allocation.board
    assert [lane.pod_id for lane in board.model().lanes] == ["P2"]
    look_for(desk, "F01")
    choose_first(desk)
    assert [lane.pod_id for lane in board.model().lanes] == ["P1", "P2"]
    assert desk.window.allocation.selected == "F01"


def test_nobody_of_that_name_is_said(desk: Person) -> None:
    assert look_for(desk, "xyzzy") == []
    choose_first(desk)
    assert desk.window.allocation.selected == ""


def test_escape_leaves_the_field_and_does_not_stop_a_plan(desk: Person) -> None:
    look_for(desk, "sam")
    field = desk.window.week_bar.find_field
    desk.press(Qt.Key.Key_Escape, on=field)
    assert field.text() == ""
    assert field.list_shown is None


def test_who_moved_is_found_where_they_are_now(desk: Person) -> None:
    desk.drag("F01", "S3")
    look_for(desk, "karen")
    listed = desk.window.week_bar.find_field.list_shown
    assert listed is not None
    assert listed.current is not None
    assert "Dan" in listed.current.second


def test_from_the_map_what_is_found_is_shown_on_the_board(desk: Person) -> None:
    desk.press(Qt.Key.Key_5, CONTROL)
    desk.wait_for_quiet()
    look_for(desk, "F05")
    choose_first(desk)
    assert desk.window.allocation.isVisible()
    assert desk.window.allocation.selected == "F05"


def test_what_a_filter_leaves_out_is_found_all_the_same(desk: Person) -> None:
    desk.press(Qt.Key.Key_F, Qt.KeyboardModifier.ShiftModifier, on=desk.window.allocation.board)
    assert "F01" not in desk.with_whom()
    look_for(desk, "F01")
    choose_first(desk)
    assert desk.window.allocation.selected == "F01"
    assert "F01" in desk.with_whom()
