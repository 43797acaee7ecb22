"""A service manager looks at the week on the map, and goes from it to the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.e2e.monday import PLANNED

if TYPE_CHECKING:
    from conftest import Person

    from ui.screens.map import MapScreen

CONTROL = Qt.KeyboardModifier.ControlModifier


def map_of(person: Person) -> MapScreen:
    """Go to the map by key and wait for it."""
    person.press(Qt.Key.Key_5, CONTROL)
    person.wait_for_quiet()
    screen = person.window.pages.map
    assert screen.isVisible()
    return screen


def test_every_family_is_on_the_map(sample: Person) -> None:
    screen = map_of(sample)
    shown = sample.window.desk.shown
    assert shown is not None
    marked = {family.family_id for mark in screen.canvas.sight.marks() for family in mark.families}
    assert marked >= set(shown.families)
    assert sample.window.rail.button("map").isChecked()


def test_a_family_on_the_map_leads_to_its_card(sample: Person) -> None:
    screen = map_of(sample)
    shown = sample.window.desk.shown
    assert shown is not None
    family_id = shown.board.lanes[0].columns[0].cards[0].family_id
    screen.canvas.setFocus()
    screen.show_family(family_id)
    assert screen.canvas.bubble.family_id == family_id
    sample.click(screen.canvas.bubble.link)
    assert sample.window.allocation.isVisible()
    assert sample.window.allocation.selected == family_id
    assert sample.window.rail.button("allocation").isChecked()


def test_a_column_leads_to_how_far_somebody_reaches(desk: Person) -> None:
    desk.choose_in_menu("staff:S1", "Show how far Sam reaches")
    desk.wait_for_quiet()
    screen = desk.window.pages.map
    assert screen.isVisible()
    assert screen.panel.people.chosen() == "S1"


def test_the_map_shows_the_board_as_it_is_by_now(desk: Person) -> None:
    screen = map_of(desk)
    desk.press(Qt.Key.Key_2, CONTROL)
    desk.drag("F01", "S3")
    screen = map_of(desk)
    families = {one.family_id: one.staff_id for one in screen.canvas.sight.model.families}
    assert families["F01"] == "S3"
    desk.undo()
    desk.wait_for_quiet()
    families = {one.family_id: one.staff_id for one in screen.canvas.sight.model.families}
    assert families["F01"] == "S1"
    assert desk.with_whom() == PLANNED
