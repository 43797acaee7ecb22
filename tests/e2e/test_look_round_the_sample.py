"""A newcomer starts the program and looks round the sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.pages import RAIL
from ui.widgets.board.model import Urgency
from ui.widgets.rail import RailButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Person


def test_the_first_start_says_what_to_do(person: Person) -> None:
    person.wait_for_quiet()
    assert person.window.empty.isVisible()
    assert person.window.windowTitle() == "Pod Planner"
    assert person.chip() == ""
    assert not person.window.menus.plan.isEnabled()
    assert "Bring in a service first" in person.window.menus.plan.toolTip()


def test_the_sample_shows_todays_practitioners_before_it_is_planned(sample: Person) -> None:
    window = sample.window
    assert window.allocation.isVisible()
    assert sample.chip() == "Not planned yet"
    assert window.windowTitle().endswith("Pod Planner")
    assert len(window.desk.shown.board.lanes) == 3
    assert window.menus.plan.isEnabled()
    assert not window.menus.approve.isEnabled()


def test_the_sample_is_kept_and_the_own_service_stays_empty(
    sample: Person, start: Callable[..., Person]
) -> None:
    assert sample.window.desk.path.name == "sample.podplan"
    again = start(sample.home / "data" / "service.podplan")
    again.wait_for_quiet()
    assert again.window.empty.isVisible()


def test_screens_that_come_later_say_so_and_the_tab_key_passes_them_by(sample: Person) -> None:
    sample.wait_for_quiet()
    later = [entry for entry in RAIL if not entry.enabled]
    assert [entry.word for entry in later] == ["Today", "Mentors", "Rota", "People"]
    for entry in later:
        button = sample.window.rail.button(entry.key)
        assert not button.isEnabled()
        assert button.toolTip().endswith("with a later version.")
    met = set()
    for _ in range(60):
        focused = sample.window.focusWidget()
        assert focused is not None
        sample.press(Qt.Key.Key_Tab, on=focused)
        now = sample.window.focusWidget()
        if isinstance(now, RailButton):
            met.add(now.entry.word)
    assert met == {"Allocation"}
    sample.window.rail.button("allocation").setFocus()
    sample.press(Qt.Key.Key_Down, on=sample.window.rail.button("allocation"))
    assert sample.window.rail.button("map").hasFocus()


def test_a_selected_family_says_why_it_is_where_it_is(sample: Person) -> None:
    sample.plan()
    window = sample.window
    window.allocation.board.setFocus()
    sample.press(Qt.Key.Key_Down, on=window.allocation.board)
    assert window.allocation.line.sentence()


def test_a_family_is_found_by_its_reference(sample: Person) -> None:
    sample.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = sample.window.week_bar.find_field
    assert field.hasFocus()
    family = sample.window.desk.shown.board.waiting[-1].family_id
    sample.qtbot.keyClicks(field, family)
    sample.press(Qt.Key.Key_Return, on=field)
    assert sample.window.allocation.selected == family


def test_filters_show_a_part_of_the_board_and_all_of_it_again(sample: Person) -> None:
    sample.plan()
    window = sample.window
    everyone = window.desk.shown.board.lanes
    shift = Qt.KeyboardModifier.ShiftModifier
    sample.press(Qt.Key.Key_F, shift, on=window.allocation.board)
    assert window.allocation.board.model().lanes != everyone
    sample.press(Qt.Key.Key_F, shift, on=window.allocation.board)
    assert window.allocation.board.model().lanes == everyone


def test_a_band_a_town_and_a_need_are_ticked_on_a_panel_and_let_go_with_one_click(
    sample: Person,
) -> None:
    screen = sample.window.allocation
    board = sample.window.desk.shown.board
    sample.press(Qt.Key.Key_F, on=screen.board)
    panel = screen.bar.panel
    sample.wait_until(panel.isVisible)
    high = next(row for row in panel.rows if row.text() == "High")
    sample.click(high)
    panel.close()
    assert screen.bar.choose.text() == "High"
    cards = [card for lane in screen.board.model().lanes for c in lane.columns for card in c.cards]
    assert {card.urgency for card in cards} == {Urgency.HIGH}
    waiting = [card for card in board.waiting if card.urgency is Urgency.HIGH]
    assert 0 < len(waiting) < len(board.waiting)
    assert screen.waiting.counts().startswith(f"{len(waiting)} of {len(board.waiting)} ")
    sample.click(screen.bar.clear)
    assert screen.board.model().lanes == board.lanes
    assert screen.waiting.counts().startswith(f"{len(board.waiting)} ")
