"""Who waits, why, and how many; by mouse, by keyboard and by ear."""

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
