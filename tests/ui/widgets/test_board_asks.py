"""Keys, right clicks and marks: what can be asked of a family, a practitioner and a pod."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui import mockup
from tests.ui.mockup import moved
from tests.ui.pictures import marked
from ui.theme.tokens import LIGHT
from ui.widgets.board.metrics import Density
from ui.widgets.board.sliding import moved_cards
from ui.widgets.board.view import BoardView
from ui.widgets.waiting_list import WaitingList

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from ui.widgets.board.family_area import FamilyArea


@pytest.fixture
def board(qtbot: QtBot) -> BoardView:
    view = BoardView()
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.set_model(mockup.board())
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    return view


@pytest.fixture
def waiting(qtbot: QtBot) -> WaitingList:
    made = WaitingList()
    qtbot.addWidget(made)
    made.resize(236, 700)
    made.set_families(mockup.waiting(), mockup.not_eligible())
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


def right_click(area: FamilyArea, point: QPoint) -> QPoint:
    port = area.viewport()
    on_screen = port.mapToGlobal(point)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, on_screen)
    QApplication.sendEvent(port, event)
    return on_screen


KEYS = [
    (Qt.Key.Key_M, "move"),
    (Qt.Key.Key_L, "lock"),
    (Qt.Key.Key_W, "why"),
    (Qt.Key.Key_N, "why not"),
    (Qt.Key.Key_Delete, "leave"),
    (Qt.Key.Key_Backspace, "leave"),
    (Qt.Key.Key_Return, "open"),
]


def asked_of(area: FamilyArea) -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []
    area.move_requested.connect(lambda family: told.append(("move", family)))
    area.lock_requested.connect(lambda family: told.append(("lock", family)))
    area.why_requested.connect(lambda family: told.append(("why", family)))
    area.why_not_requested.connect(lambda family: told.append(("why not", family)))
    area.leave_requested.connect(lambda family: told.append(("leave", family)))
    area.card_activated.connect(lambda family: told.append(("open", family)))
    area.card_menu_requested.connect(lambda family, _point: told.append(("menu", family)))
    return told


@pytest.mark.parametrize(("key", "wanted"), KEYS)
def test_a_key_on_a_card_asks_for_it(
    qtbot: QtBot, board: BoardView, waiting: WaitingList, key: Qt.Key, wanted: str
) -> None:
    for area, family_id in ((board, "F019"), (waiting, "F051")):
        assert isinstance(area, BoardView | WaitingList)
        told = asked_of(area)
        qtbot.keyClick(area, key)
        assert told == []
        area.select(family_id)
        qtbot.keyClick(area, key, Qt.KeyboardModifier.ControlModifier)
        told.clear()  # Ctrl+Enter and the like are the window's, or mean the same.
        qtbot.keyClick(area, key)
        assert told == [(wanted, family_id)]


def test_the_menu_key_and_a_right_click_ask_for_the_menu_of_a_card(
    qtbot: QtBot, board: BoardView, waiting: WaitingList
) -> None:
    for area, family_id in ((board, "F019"), (waiting, "F051"), (waiting, "F058")):
        assert isinstance(area, BoardView | WaitingList)
        places: list[tuple[str, QPoint]] = []
        area.card_menu_requested.connect(
            lambda family, point, places=places: places.append((family, point))
        )
        on_screen = right_click(area, area.card_rect(family_id).center())
        assert places == [(family_id, on_screen)]
        assert area.selected() == family_id
        qtbot.keyClick(area, Qt.Key.Key_Menu)
        qtbot.keyClick(area, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        assert [family for family, _ in places] == [family_id] * 3
        rect = area.viewport().rect()
        assert rect.contains(area.viewport().mapFromGlobal(places[1][1]))
        area.card_menu_requested.disconnect()


def test_heads_have_menus_by_mouse_and_by_keyboard(qtbot: QtBot, board: BoardView) -> None:
    told: list[tuple[str, str]] = []
    board.column_menu_requested.connect(lambda staff, _point: told.append(("staff", staff)))
    board.lane_menu_requested.connect(lambda pod, _point: told.append(("pod", pod)))
    right_click(board, QPoint(100, 45))
    right_click(board, QPoint(100, 10))
    lane = board.geometry_shown().lanes[0]
    dots = QPoint(lane.x + lane.width - 14, 12)
    qtbot.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=dots)
    assert not board.geometry_shown().lanes[0].folded
    assert told == [("staff", "sam"), ("pod", "crewe-north"), ("pod", "crewe-north")]
    told.clear()
    board.select("F012")
    qtbot.keyClick(board, Qt.Key.Key_Up)
    qtbot.keyClick(board, Qt.Key.Key_Menu)
    qtbot.keyClick(board, Qt.Key.Key_Return)
    qtbot.keyClick(board, Qt.Key.Key_Up)
    qtbot.keyClick(board, Qt.Key.Key_Menu)
    qtbot.keyClick(board, Qt.Key.Key_Right)
    qtbot.keyClick(board, Qt.Key.Key_Space)
    assert told == [
        ("staff", "sam"),
        ("staff", "sam"),
        ("pod", "crewe-north"),
        ("pod", "crewe-north"),
    ]


def test_going_up_to_a_head_keeps_the_family_selected(qtbot: QtBot, board: BoardView) -> None:
    board.select("F012")
    with qtbot.assertNotEmitted(board.card_selected):
        qtbot.keyClick(board, Qt.Key.Key_Up)
    assert board.selected() == "F012"
    child = QAccessible.queryAccessibleInterface(board).focusChild()
    assert child is not None
    assert child.text(QAccessible.Text.Name).startswith("Sam Okoro")
    assert child.role() == QAccessible.Role.ButtonMenu
    assert child.state().focused


def test_the_ring_of_focus_shows_on_every_kind_of_head(qtbot: QtBot, board: BoardView) -> None:
    board.select("F012")
    for keys in ((Qt.Key.Key_Up,), (Qt.Key.Key_Up,), (Qt.Key.Key_Right,)):
        before = board.grab().toImage()
        for key in keys:
            qtbot.keyClick(board, key)
        assert board.grab().toImage() != before
    lane = board.geometry_shown().lanes[0]
    image = board.grab().toImage()
    assert image.pixelColor(lane.x + lane.width - 29, 13).name().upper() == LIGHT.accent


def test_a_target_is_never_smaller_than_24_pixels(board: BoardView, waiting: WaitingList) -> None:
    for area in (board, waiting):
        assert isinstance(area, BoardView | WaitingList)
        for key in area.painted_keys():
            child = area.painted_child(key)
            assert child is not None
            assert min(child.rect.width(), child.rect.height()) >= 24, key


def test_marks_are_heard_and_explained(board: BoardView) -> None:
    board.set_model(marked())
    keys = board.painted_keys()

    def heard(key: str) -> str:
        assert key in keys
        child = board.painted_child(key)
        assert child is not None
        return child.name

    assert heard("F005").endswith("7 minutes, moved by hand")
    assert heard("F019").endswith("moved by hand, locked")
    taken = "54 minutes by bus, limit 40. Overruled: relationship"
    assert heard("F031").endswith(f"moved by hand, locked. {taken}")
    assert heard("staff:sam").startswith("Sam Okoro, locked, 11 of 12 children")
    assert heard("pod:crewe-north").startswith("Crewe North, locked, 43 of 48 children")
    tip = board.tip_at(board.card_rect("F031").center())
    assert "Moved by hand. Locked." in tip
    assert taken in tip


def painted(image: QImage, area: FamilyArea, family_id: str) -> set[str]:
    rect = area.card_rect(family_id)
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(rect.left() + 90, rect.right())
        for y in range(rect.top() + 2, rect.bottom() - 2)
    }


def test_a_breach_taken_with_a_reason_is_amber_and_a_standing_one_red(board: BoardView) -> None:
    before = board.grab().toImage()
    board.set_model(marked())
    image = board.grab().toImage()
    assert LIGHT.medium in painted(image, board, "F044") - painted(before, board, "F044")
    assert LIGHT.high in painted(image, board, "F038") - painted(before, board, "F038")


def test_comfortable_cards_are_46_high_and_say_why(board: BoardView) -> None:
    assert board.card_rect("F012").height() == 27
    board.set_density(Density.COMFORTABLE)
    assert board.density() is Density.COMFORTABLE
    assert {board.card_rect(family_id).height() for family_id in ("F012", "F031")} == {46}
    lower = board.card_rect("F012").adjusted(30, 30, -30, -4)
    image = board.grab().toImage()
    assert LIGHT.muted in {
        image.pixelColor(x, y).name().upper()
        for x in range(lower.left(), lower.right())
        for y in range(lower.top(), lower.bottom())
    }


@pytest.fixture
def in_motion(qapp: QApplication) -> object:
    qapp.setEffectEnabled(Qt.UIEffect.UI_General, True)
    yield qapp
    qapp.setEffectEnabled(Qt.UIEffect.UI_General, False)


@pytest.mark.usefixtures("in_motion")
def test_a_moved_card_slides_to_its_place_and_holds_nobody_up(
    qtbot: QtBot, board: BoardView
) -> None:
    before = board.card_rect("F019")
    board.set_model(moved(board.model(), "F019", "tom"), slide=True)
    assert board.sliding() == ("F019",)
    after = board.card_rect("F019")
    assert after != before
    qtbot.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=after.center())
    assert board.selected() == "F019"
    qtbot.waitUntil(lambda: board.sliding() == (), timeout=2000)
    board.select("")
    image = board.grab().toImage()
    board.set_model(board.model())
    assert board.grab().toImage() == image


@pytest.mark.usefixtures("in_motion")
def test_another_plan_and_a_filter_do_not_slide(board: BoardView) -> None:
    board.set_model(moved(board.model(), "F019", "tom"))
    assert board.sliding() == ()
    fewer = replace(board.model(), lanes=board.model().lanes[1:])
    board.set_model(fewer, slide=True)
    assert board.sliding() == ()


def test_nothing_slides_where_the_system_says_so(board: BoardView) -> None:
    board.set_model(moved(board.model(), "F019", "tom"), slide=True)
    assert board.sliding() == ()


def test_where_many_move_none_slides(board: BoardView) -> None:
    before, model = board.geometry_shown(), board.model()
    for family_id in ("F012", "F005", "F019", "F044", "F057", "F003", "F021"):
        model = moved(model, family_id, "tom")
    board.set_model(model)
    assert moved_cards(before, board.geometry_shown()) == {}


def test_a_lane_that_did_not_change_is_not_measured_again(board: BoardView) -> None:
    board.set_model(mockup.large_board(30))
    known = board._counted
    board.set_model(moved(board.model(), "F0001", "person-9-0"))
    again = [now is then for now, then in zip(board._counted, known, strict=True)]
    assert [nth for nth, same in enumerate(again) if not same] == [0, 9]


def test_two_lanes_stand_abreast_in_a_very_wide_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1900, 700)
    board = BoardView(window)
    board.resize(1800, 700)
    board.set_model(mockup.board())
    with qtbot.waitExposed(window):
        window.show()
    first, second, third = board.geometry_shown().lanes
    assert first.y == second.y
    assert third.y > first.y
