"""A service manager looks at the figures of the week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from conftest import Person

    from ui.screens.figures.view import FiguresScreen

CONTROL = Qt.KeyboardModifier.ControlModifier


def figures(person: Person) -> FiguresScreen:
    person.press(Qt.Key.Key_G, CONTROL)
    person.wait_for_quiet()
    screen = person.window.pages.figures
    assert screen.isVisible()
    return screen


def load_of(screen: FiguresScreen, staff_id: str) -> str:
    return next(mark.words for mark in screen.caseloads.marks if mark.key == staff_id)


def test_caseloads_changes_and_who_waits_are_said_in_words(desk: Person) -> None:
    screen = figures(desk)
    assert "7 of 8" in load_of(screen, "S1")
    assert "6 of 6" in load_of(screen, "S2")
    assert len(screen.changes.marks) == 26
    assert screen.waiting.marks
    assert desk.window.rail.button("figures").isChecked()


def test_they_follow_what_is_done_on_the_board(desk: Person) -> None:
    screen = figures(desk)
    desk.press(Qt.Key.Key_2, CONTROL)
    desk.drag("F01", "S3")
    screen = figures(desk)
    assert "4 of 8" in load_of(screen, "S1")
    assert "6 of 8" in load_of(screen, "S3")
    desk.undo()
    desk.wait_for_quiet()
    assert "7 of 8" in load_of(screen, "S1")


def test_a_bar_leads_to_the_practitioner_on_the_board(desk: Person) -> None:
    screen = figures(desk)
    place = next(mark.box for mark in screen.caseloads.marks if mark.key == "S3").center()
    desk.qtbot.mouseClick(screen.caseloads.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.window.allocation.isVisible()
    assert desk.window.allocation.selected == "F05"


def test_a_practitioner_without_a_family_is_a_sentence(desk: Person) -> None:
    desk.drag("F05", "")
    desk.window.pages.show_practitioner("S3")
    assert desk.sentence() == "That practitioner has no family this week."
