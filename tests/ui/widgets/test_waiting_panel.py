"""Who waits, why, and how many; by mouse, by keyboard and by ear."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui import mockup
from ui.widgets.board.model import NotEligible, WaitingCard
from ui.widgets.waiting_panel import WaitingPanel


@pytest.fixture
def panel(qtbot: QtBot) -> WaitingPanel:
    made = WaitingPanel()
    qtbot.addWidget(made)
    made.resize(236, 700)
    made.set_waiting(mockup.waiting(), mockup.not_eligible())
    with qtbot.waitExposed(made):
        made.show()
    return made


def middle(panel: WaitingPanel, family_id: str) -> QPoint:
    place = panel.list.layout_shown().card(family_id)
    assert place is not None
    return QPoint(place.x + 20, place.y + 10 - panel.list.verticalScrollBar().value())


def test_the_head_counts_families_and_children(panel: WaitingPanel) -> None:
    assert panel.counts() == "4 families · 14 children"
    panel.set_panel_width(200)
    assert panel.counts() == "4 · 14 children"
    panel.set_panel_width(236)
    panel.set_waiting(mockup.waiting()[2:3], ())
    assert panel.counts() == "1 family · 2 children"


def test_the_cards_have_the_mock_ups_measures(panel: WaitingPanel) -> None:
    first, second = panel.list.layout_shown().cards[:2]
    assert (first.x, first.y) == (8, 0)
    assert abs(first.height - 90) <= 4
    assert abs(second.y - 96) <= 4
    assert first.lines == ("Five children. Most places free", "with one person: four, with Dan.")


def test_reasons_wrap_in_the_room_there_is(panel: WaitingPanel) -> None:
    panel.set_panel_width(200)
    panel.resize(200, 700)
    assert len(panel.list.layout_shown().cards[0].lines) == 3


def test_a_click_selects_and_a_click_beside_selects_none(qtbot: QtBot, panel: WaitingPanel) -> None:
    told: list[str] = []
    panel.family_selected.connect(told.append)
    port = panel.list.viewport()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=middle(panel, "F051"))
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(100, 650))
    assert told == ["F051", ""]


def test_up_and_down_walk_the_families(qtbot: QtBot, panel: WaitingPanel) -> None:
    told: list[str] = []
    panel.family_selected.connect(told.append)
    keys = (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Home)
    for key in keys:
        qtbot.keyClick(panel.list, key)
    assert told == ["F046", "F051", "F059", "F058", "F046"]


def test_select_brings_into_view_and_sends_nothing(qtbot: QtBot, panel: WaitingPanel) -> None:
    panel.resize(236, 200)
    with qtbot.assertNotEmitted(panel.family_selected):
        panel.select("F054")
    assert panel.selected() == "F054"
    assert panel.list.viewport().rect().contains(middle(panel, "F054"))
    panel.select("F012")
    assert panel.selected() == ""


def test_those_not_eligible_fold_by_mouse_and_keyboard(qtbot: QtBot, panel: WaitingPanel) -> None:
    assert len(panel.list.layout_shown().not_eligible) == 2
    qtbot.keyClick(panel.list, Qt.Key.Key_Left)
    assert panel.list.layout_shown().not_eligible == ()
    head = panel.list.layout_shown().fold_head
    assert head is not None
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, head + 18))
    assert len(panel.list.layout_shown().not_eligible) == 2


def test_nobody_waiting_is_said(qtbot: QtBot, panel: WaitingPanel) -> None:
    panel.set_waiting((), mockup.not_eligible())
    assert panel.counts() == "0 families · 0 children"
    assert panel.nobody.isVisible()
    assert panel.nobody.accessibleName() == "Nobody is waiting."
    text = "Every eligible family has a practitioner."
    assert panel.nobody.accessibleDescription() == text
    panel.set_waiting(mockup.waiting(), ())
    assert not panel.nobody.isVisible()


def test_folded_it_counts_and_asks_to_be_opened(qtbot: QtBot, panel: WaitingPanel) -> None:
    panel.set_folded(True)
    assert panel.width() == 40
    strips = [each for each in panel.findChildren(QAbstractButton) if each.isVisible()]
    assert [each.accessibleName() for each in strips] == ["Waiting: 4 families, 14 children"]
    with qtbot.waitSignal(panel.unfold_requested):
        qtbot.mouseClick(strips[0], Qt.MouseButton.LeftButton)
    panel.set_folded(False)
    assert panel.width() == 236


def test_every_family_has_an_accessible_name_with_its_reason(panel: WaitingPanel) -> None:
    known = QAccessible.queryAccessibleInterface(panel.list)
    names = [known.child(nth).text(QAccessible.Text.Name) for nth in range(known.childCount())]
    assert len(names) == 4 + 4 + 1 + 2
    assert names[1] == "One more place for Dan, F046"
    assert names[5] == "What would it take?, F053"
    assert names[8:] == [
        "Not eligible, 2",
        "F058, not eligible. Family has not agreed",
        "F059, not eligible. Three earlier referrals; limit two",
    ]
    child = known.child(2)
    assert child is not None
    assert child.text(QAccessible.Text.Name) == (
        "F051, high, three children, waiting 4 weeks. "
        "Asks for a woman. No woman within reach has three places."
    )


def test_long_words_and_many_families_stay_inside(panel: WaitingPanel) -> None:
    first: WaitingCard = mockup.waiting()[0]
    endless = WaitingCard(
        "F" + "9" * 60, "WWWW", first.urgency, 14, "x" * 80, 400, "y" * 400, "s", "s", "z" * 90
    )
    panel.set_waiting((endless,) * 200, (NotEligible("F" * 60, "Q" * 40, "r" * 300),))
    image = panel.grab().toImage()
    assert image.width() == 236
    edge = {image.pixelColor(2, y).name() for y in range(40, 700)}
    assert len(edge) == 1


def test_the_link_of_a_family_is_followed_by_mouse_and_by_keyboard(
    qtbot: QtBot, panel: WaitingPanel
) -> None:
    told: list[str] = []
    panel.list.hint_clicked.connect(told.append)
    port, places = panel.list.viewport(), panel.list.layout_shown()
    for family_id in ("F046", "F053"):
        place = places.card(family_id)
        assert place is not None
        link = QPoint(place.x + 40, place.hint_top + place.hint_height // 2)
        qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=link)
        assert panel.selected() == family_id
    assert told == ["F046", "F053"]
    panel.select("F051")
    with qtbot.assertNotEmitted(panel.family_selected):
        qtbot.keyClick(panel.list, Qt.Key.Key_Right)
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
        qtbot.keyClick(panel.list, Qt.Key.Key_Left)
    assert told[2:] == ["F051"]
    with qtbot.waitSignal(panel.list.card_activated):
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)


def test_a_press_on_a_link_that_ends_elsewhere_follows_nothing(
    qtbot: QtBot, panel: WaitingPanel
) -> None:
    place = panel.list.layout_shown().card("F046")
    assert place is not None
    link = QPoint(place.x + 40, place.hint_top + 8)
    port = panel.list.viewport()
    with qtbot.assertNotEmitted(panel.list.hint_clicked):
        qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=link)
        qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=middle(panel, "F046"))


def test_what_it_would_take_is_offered_only_where_it_can_be_asked(panel: WaitingPanel) -> None:
    offered = panel.list.layout_shown().card("F053")
    assert offered is not None
    assert offered.hint == "What would it take?"
    silent = replace(mockup.waiting()[2], can_ask=False)
    panel.set_waiting((silent,), ())
    place = panel.list.layout_shown().card("F053")
    assert place is not None
    assert place.hint == ""
    assert panel.list.painted_keys() == ("F053",)


def test_a_family_that_is_not_eligible_is_opened_by_click_and_enter(
    qtbot: QtBot, panel: WaitingPanel
) -> None:
    told: list[str] = []
    panel.list.not_eligible_activated.connect(told.append)
    rect = panel.list.card_rect("F059")
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    panel.select("F058")
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert told == ["F059", "F058"]


def test_the_fold_is_met_on_the_way_down(qtbot: QtBot, panel: WaitingPanel) -> None:
    panel.select("F054")
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.selected() == ""
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    assert panel.list.layout_shown().not_eligible == ()
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.selected() == "F058"
    qtbot.keyClick(panel.list, Qt.Key.Key_Left)
    assert panel.list.layout_shown().not_eligible == ()
    assert panel.selected() == ""


def test_a_family_fixed_to_wait_has_a_lock(panel: WaitingPanel) -> None:
    before = panel.grab().toImage()
    first, *others = mockup.waiting()
    panel.set_waiting((replace(first, locked=True), *others), mockup.not_eligible())
    assert panel.grab().toImage() != before
    child = panel.list.painted_child("F046")
    assert child is not None
    assert "locked" in child.name
    assert panel.list.tip_at(middle(panel, "F046")).endswith("Locked.")
