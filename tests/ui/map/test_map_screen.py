"""The map as somebody uses it: click, drag, wheel, keys, boxes to tick, the list of people."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.whereabouts import MapModel
from tests.ui.map.example import CREWE, DAN, HANNAH, MACCLESFIELD, SAM, WAITS, example
from ui.screens.map import MapScreen
from ui.screens.map.layers import Layer
from ui.screens.map.painting import mark_box, office_boxes
from ui.theme import Scheme, apply_theme


@pytest.fixture
def screen(qtbot: QtBot) -> MapScreen:
    made = MapScreen()
    qtbot.addWidget(made)
    made.resize(1240, 760)
    made.show_map(example())
    with qtbot.waitExposed(made):
        made.show()
    made.canvas.setFocus()
    return made


def point(screen: MapScreen, family_id: str) -> QPoint:
    family = screen.canvas.sight.family(family_id)
    assert family is not None
    x, y = screen.canvas.sight.projection.pixel(family.easting, family.northing)
    return QPointF(x, y).toPoint()


def click(qtbot: QtBot, screen: MapScreen, at: QPoint) -> None:
    qtbot.mouseClick(screen.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)


def row_of(screen: MapScreen, words: str) -> QPoint:
    people = screen.panel.people
    row = next(nth for nth, row in enumerate(people.rows()) if row.words == words)
    return people.visualRect(people.model().index(row, 0)).center()


def picture(screen: MapScreen) -> QImage:
    return screen.canvas.grab().toImage()


def test_a_click_selects_a_family_and_opens_its_bubble(qtbot: QtBot, screen: MapScreen) -> None:
    click(qtbot, screen, point(screen, "F1"))
    assert screen.canvas.attention.selected == "F1"
    assert screen.canvas.bubble.family_id == "F1"
    assert screen.canvas.bubble.sentence().endswith("Eight minutes by car, limit 40.")
    assert screen.canvas.attention.lit == SAM
    assert screen.foot.subject() == "Sam Okoro"
    click(qtbot, screen, QPoint(500, 700))
    assert screen.canvas.attention.selected == ""
    assert screen.canvas.bubble.isHidden()


def test_the_bubble_s_link_leads_to_the_board(qtbot: QtBot, screen: MapScreen) -> None:
    click(qtbot, screen, point(screen, "F1"))
    with qtbot.waitSignal(screen.family_chosen) as told:
        qtbot.mouseClick(screen.canvas.bubble.link, Qt.MouseButton.LeftButton)
    assert told.args == ["F1"]


def test_a_double_click_leads_to_the_board(qtbot: QtBot, screen: MapScreen) -> None:
    with qtbot.waitSignal(screen.family_chosen) as told:
        qtbot.mouseDClick(
            screen.canvas.viewport(), Qt.MouseButton.LeftButton, pos=point(screen, "F2")
        )
    assert told.args == ["F2"]


def test_arrows_walk_the_families_and_enter_leads_to_the_board(
    qtbot: QtBot, screen: MapScreen
) -> None:
    screen.show_family("F1")
    screen.canvas.setFocus()
    qtbot.keyClick(screen.canvas, Qt.Key.Key_Right)
    assert screen.canvas.attention.selected == "F2"
    assert screen.canvas.bubble.isHidden()
    assert screen.foot.subject() == "F2"
    qtbot.keyClick(screen.canvas, Qt.Key.Key_Left)
    assert screen.canvas.attention.selected == "F1"
    qtbot.keyClick(screen.canvas, Qt.Key.Key_Return)
    assert screen.canvas.bubble.link.hasFocus()
    with qtbot.waitSignal(screen.family_chosen) as told:
        qtbot.keyClick(screen.canvas.bubble.link, Qt.Key.Key_Return)
    assert told.args == ["F1"]


def test_the_first_arrow_begins_in_the_middle(qtbot: QtBot, screen: MapScreen) -> None:
    screen.canvas.sight.projection = screen.canvas.sight.projection.centred(*CREWE)
    qtbot.keyClick(screen.canvas, Qt.Key.Key_Up)
    assert screen.canvas.attention.selected in ("F1", WAITS)


def test_escape_closes_the_bubble_then_forgets_whom_one_looked_at(
    qtbot: QtBot, screen: MapScreen
) -> None:
    screen.show_reach(SAM)
    screen.show_family("F1")
    qtbot.keyClick(screen.canvas.bubble.link, Qt.Key.Key_Escape)
    assert screen.canvas.bubble.isHidden()
    assert screen.canvas.hasFocus()
    assert screen.canvas.attention.selected == "F1"
    qtbot.keyClick(screen.canvas, Qt.Key.Key_Escape)
    assert (screen.canvas.attention.selected, screen.canvas.attention.chosen) == ("", "")
    assert screen.panel.people.chosen() == ""


def test_plus_minus_and_nought_zoom(qtbot: QtBot, screen: MapScreen) -> None:
    sight = screen.canvas.sight
    fitted = sight.projection
    qtbot.keyClick(screen.canvas, Qt.Key.Key_Plus)
    nearer = sight.projection.metres_per_pixel
    assert nearer < fitted.metres_per_pixel
    qtbot.keyClick(screen.canvas, Qt.Key.Key_Minus)
    assert sight.projection.metres_per_pixel == pytest.approx(fitted.metres_per_pixel)
    for button in (screen.canvas.buttons.larger, screen.canvas.buttons.larger):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(screen.canvas, Qt.Key.Key_0)
    assert sight.projection == fitted


def test_the_wheel_zooms_round_the_pointer(screen: MapScreen) -> None:
    at = point(screen, "F4")
    before = screen.canvas.sight.projection
    event = QWheelEvent(
        QPointF(at),
        QPointF(screen.canvas.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(screen.canvas.viewport(), event)
    assert screen.canvas.sight.projection.metres_per_pixel < before.metres_per_pixel
    assert (point(screen, "F4") - at).manhattanLength() <= 2


def test_a_drag_moves_the_map_and_selects_nobody(qtbot: QtBot, screen: MapScreen) -> None:
    view, start = screen.canvas.viewport(), point(screen, "F1")
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, start + QPoint(60, 10))
    qtbot.mouseMove(view, start + QPoint(90, 30))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(90, 30))
    assert (point(screen, "F1") - start - QPoint(90, 30)).manhattanLength() <= 2
    assert screen.canvas.attention.selected == ""


def test_shift_and_arrows_move_the_map(qtbot: QtBot, screen: MapScreen) -> None:
    before = point(screen, "F1")
    qtbot.keyClick(screen.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert point(screen, "F1").x() < before.x()


def test_a_box_hides_its_families_and_shows_them_again(qtbot: QtBot, screen: MapScreen) -> None:
    shown = picture(screen)
    for layer, family_id in ((Layer.HIGH, "F1"), (Layer.WAITING, WAITS), (Layer.LOW, "F3")):
        screen.panel.boxes[layer].setChecked(False)
        assert screen.canvas.sight.family(family_id) is None
        assert picture(screen) != shown
        screen.panel.boxes[layer].setChecked(True)
        assert picture(screen) == shown
    screen.panel.boxes[Layer.OFFICES].setChecked(False)
    assert screen.canvas.sight.offices() == ()
    assert picture(screen) != shown


def test_the_boxes_count_families_by_band_and_those_who_wait(screen: MapScreen) -> None:
    counts = [screen.panel.count(layer) for layer in Layer]
    assert counts == ["2", "2", "1", "2", "2", ""]
    assert screen.panel.boxes[Layer.WAITING].accessibleName() == "Waiting, 2"
    assert screen.panel.left_out().startswith("One family is not on the map")


def test_nothing_shown_says_so_and_can_be_undone(qtbot: QtBot, screen: MapScreen) -> None:
    for layer in (Layer.HIGH, Layer.MEDIUM, Layer.LOW, Layer.WAITING):
        screen.panel.boxes[layer].setChecked(False)
    button = screen.nothing_fits.primary_button
    assert button is not None
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isVisible()
    assert screen.canvas.sight.family("F1") is not None


def test_the_list_has_everyone_by_pod_with_their_caseload(screen: MapScreen) -> None:
    rows = [(row.words, row.figures) for row in screen.panel.people.rows()]
    assert rows == [
        ("Crewe North", ""),
        ("Sam Okoro", "10 / 12"),
        ("Dan Whitlow", "10 / 12"),
        ("Macclesfield", ""),
        ("Hannah Keele", "10 / 12"),
    ]
    assert screen.panel.people.rows()[2].spoken == "Dan Whitlow, 10 of 12 children, by bus"


def test_somebody_without_a_pod_is_listed_last(screen: MapScreen) -> None:
    people = example().practitioners
    model = replace(example(), practitioners=(replace(people[0], pod_id=None), *people[1:]))
    screen.show_map(model)
    assert [row.words for row in screen.panel.people.rows()][-2:] == ["Without a pod", "Sam Okoro"]


def test_a_click_in_the_list_chooses_somebody_and_a_second_one_nobody(
    qtbot: QtBot, screen: MapScreen
) -> None:
    plain = picture(screen)
    people = screen.panel.people
    place = row_of(screen, "Hannah Keele")
    qtbot.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert screen.canvas.attention.chosen == screen.canvas.attention.lit == HANNAH
    assert set(screen.canvas.attention.apart) == {"F4", "F5"}
    assert screen.foot.subject() == "Hannah Keele"
    assert picture(screen) != plain
    qtbot.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert screen.canvas.attention.chosen == ""
    assert picture(screen) == plain


def test_arrows_walk_the_list_past_the_pods_names(qtbot: QtBot, screen: MapScreen) -> None:
    people = screen.panel.people
    screen.show_reach(DAN)
    people.setFocus()
    qtbot.keyClick(people, Qt.Key.Key_Down)
    assert screen.canvas.attention.chosen == HANNAH
    qtbot.keyClick(people, Qt.Key.Key_Up)
    assert screen.canvas.attention.chosen == DAN
    qtbot.keyClick(people, Qt.Key.Key_Escape)
    assert screen.canvas.attention.chosen == ""


def test_the_pointer_on_a_name_draws_lines_for_as_long_as_it_stays(
    qtbot: QtBot, screen: MapScreen
) -> None:
    screen.show_reach(SAM)
    people = screen.panel.people
    qtbot.mouseMove(people.viewport(), row_of(screen, "Hannah Keele"))
    assert (screen.canvas.attention.chosen, screen.canvas.attention.lit) == (SAM, HANNAH)
    qtbot.mouseMove(people.viewport(), row_of(screen, "Crewe North"))
    assert screen.canvas.attention.lit == SAM


def test_the_pointer_on_a_family_draws_its_practitioner_s_lines(
    qtbot: QtBot, screen: MapScreen
) -> None:
    qtbot.mouseMove(screen.canvas.viewport(), point(screen, "F3"))
    assert screen.canvas.attention.lit == DAN
    assert screen.foot.subject() == "Dan Whitlow"
    qtbot.mouseMove(screen.canvas.viewport(), QPoint(500, 700))
    assert screen.canvas.attention.lit == ""


def test_whoever_is_chosen_is_brought_into_view(screen: MapScreen) -> None:
    fitted = screen.canvas.sight.projection
    screen.show_reach(SAM)
    assert screen.canvas.sight.projection == fitted
    for _ in range(8):
        screen.canvas.zoom_in()
    screen.show_reach(HANNAH)
    view = screen.canvas.sight.projection
    assert view.pixel(*MACCLESFIELD) == pytest.approx((view.width / 2, view.height / 2))


def test_reach_can_be_left_out(screen: MapScreen) -> None:
    screen.show_reach(SAM)
    with_rings = picture(screen)
    screen.panel.boxes[Layer.REACH].setChecked(False)
    assert picture(screen) != with_rings


def test_show_family_brings_into_view_even_what_is_left_out(screen: MapScreen) -> None:
    screen.panel.boxes[Layer.WAITING].setChecked(False)
    for _ in range(8):
        screen.canvas.zoom_in()
    screen.show_family(WAITS)
    assert screen.panel.boxes[Layer.WAITING].isChecked()
    assert screen.canvas.bubble.family_id == WAITS
    assert screen.canvas.viewport().rect().contains(point(screen, WAITS))
    screen.show_family("nobody")
    assert screen.canvas.bubble.isHidden()


def test_a_joined_mark_goes_nearer_and_says_how_many(qtbot: QtBot, screen: MapScreen) -> None:
    first = example().families[0]
    twin = replace(first, family_id="F1b", easting=first.easting + 30)
    screen.show_map(replace(example(), families=(*example().families, twin)))
    before = screen.canvas.sight.projection.metres_per_pixel
    assert screen.canvas.tip_at(point(screen, "F1")) == "two families here: two high"
    click(qtbot, screen, point(screen, "F1"))
    assert screen.canvas.bubble.isHidden()
    assert screen.canvas.sight.projection.metres_per_pixel < before
    assert "two families here" in screen.foot.sentence()
    nearer = screen.canvas.sight.projection.metres_per_pixel
    qtbot.keyClick(screen.canvas, Qt.Key.Key_Return)
    assert screen.canvas.sight.projection.metres_per_pixel < nearer
    assert screen.canvas.hasFocus()


def test_an_office_does_not_hide_who_waits(screen: MapScreen) -> None:
    office = example().offices[0]
    here = replace(example().families[5], easting=office.easting, northing=office.northing)
    screen.show_map(replace(example(), families=(here,)))
    mark = screen.canvas.sight.mark_of(WAITS)
    assert mark is not None
    hidden = mark_box(screen.canvas.sight, mark)
    assert not any(box.meets(hidden) for _, box in office_boxes(screen.canvas.sight))


def test_what_one_looks_at_stays_when_the_week_is_shown_again(screen: MapScreen) -> None:
    screen.show_reach(SAM)
    screen.show_family("F1")
    screen.show_map(example())
    assert screen.canvas.attention.selected == screen.canvas.bubble.family_id == "F1"
    assert screen.panel.people.chosen() == screen.canvas.attention.chosen == SAM
    screen.show_map(replace(example(), families=example().families[1:]))
    assert (screen.canvas.attention.selected, screen.canvas.bubble.family_id) == ("", "")


def test_a_week_not_planned_says_so_and_can_be_planned(qtbot: QtBot, screen: MapScreen) -> None:
    assert not screen.plan.isVisible()
    screen.show_map(replace(example(), is_planned=False))
    assert screen.plan.isVisible()
    with qtbot.waitSignal(screen.plan_requested):
        qtbot.mouseClick(screen.plan, Qt.MouseButton.LeftButton)


def test_an_empty_service_offers_to_bring_one_in(qtbot: QtBot, screen: MapScreen) -> None:
    screen.show_map(MapModel())
    button = screen.nobody.primary_button
    assert button is not None
    with qtbot.waitSignal(screen.bring_in_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_screen_readers_hear_every_mark_and_office(screen: MapScreen) -> None:
    canvas = screen.canvas
    told = QAccessible.queryAccessibleInterface(canvas)
    assert told is not None
    names = [told.child(nth).text(QAccessible.Text.Name) for nth in range(told.childCount())]
    assert "F1, high, three children, with S1, CW1" in names
    assert "Office of Crewe North" in names
    assert len(names) == 9
    screen.show_family("F2")
    canvas.setFocus()
    assert canvas.painted_focus() == "F2"
    child = canvas.painted_child("F2")
    assert child is not None
    assert child.focused
    assert child.rect.contains(point(screen, "F2"))


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_it_is_painted_in_both_palettes_at_any_size_of_text(
    qapp: QApplication, screen: MapScreen, scheme: Scheme, factor: float
) -> None:
    plain = picture(screen)
    apply_theme(qapp, scheme, text_factor=factor)
    screen.dress()
    screen.show_reach(SAM)
    screen.show_family("F1")
    assert picture(screen) != plain
    assert screen.canvas.buttons.larger.width() >= 24
