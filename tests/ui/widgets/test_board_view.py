"""The board as somebody uses it: click, keys, folding, another week's plan."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui import mockup
from ui.theme import Scheme, apply_theme
from ui.theme.tokens import DARK, LIGHT
from ui.widgets.board.model import BoardModel, Card, Lane
from ui.widgets.board.view import BoardView


@pytest.fixture
def board(qtbot: QtBot) -> BoardView:
    view = BoardView()
    qtbot.addWidget(view)
    view.resize(1200, 600)
    view.set_model(mockup.board())
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    return view


def centre(board: BoardView, family_id: str) -> QPoint:
    place = board.geometry_shown().card(family_id)
    assert place is not None
    return QPoint(place.x + place.width // 2, place.y + place.height // 2 - board.scroll_top())


def click(qtbot: QtBot, board: BoardView, point: QPoint) -> None:
    qtbot.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=point)


def changed_cards(model: BoardModel, change: Callable[[Card], Card]) -> BoardModel:
    def lane(each: Lane) -> Lane:
        columns = tuple(
            replace(column, cards=tuple(change(card) for card in column.cards))
            for column in each.columns
        )
        return replace(each, columns=columns)

    return replace(model, lanes=tuple(lane(each) for each in model.lanes))


def test_a_click_selects_a_card_and_a_click_beside_it_none(qtbot: QtBot, board: BoardView) -> None:
    told: list[str] = []
    board.card_selected.connect(told.append)
    click(qtbot, board, centre(board, "F031"))
    click(qtbot, board, centre(board, "F031"))
    click(qtbot, board, QPoint(2, 300))
    assert told == ["F031", ""]
    assert board.selected() == ""


def test_select_shows_the_card_and_sends_nothing(qtbot: QtBot, board: BoardView) -> None:
    with qtbot.assertNotEmitted(board.card_selected):
        board.select("F045")
    assert board.selected() == "F045"
    assert board.scroll_top() > 0
    assert board.viewport().rect().contains(centre(board, "F045"))
    board.select("nobody")
    assert board.selected() == ""


def test_enter_and_double_click_open_a_card(qtbot: QtBot, board: BoardView) -> None:
    told: list[str] = []
    board.card_activated.connect(told.append)
    board.select("F012")
    qtbot.keyClick(board, Qt.Key.Key_Return)
    qtbot.mouseDClick(board.viewport(), Qt.MouseButton.LeftButton, pos=centre(board, "F003"))
    assert told == ["F012", "F003"]


def test_the_keyboard_selects_as_it_walks(qtbot: QtBot, board: BoardView) -> None:
    told: list[str] = []
    board.card_selected.connect(told.append)
    control = Qt.KeyboardModifier.ControlModifier
    for key, modifier in (
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Right, control),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier),
    ):
        qtbot.keyClick(board, key, modifier)
    assert told == ["F012", "F003", "F045", "F012"]


def test_what_the_keyboard_is_on_is_never_beneath_a_head(qtbot: QtBot, board: BoardView) -> None:
    board.select("F012")
    for key in [Qt.Key.Key_Down] * 14 + [Qt.Key.Key_Up] * 14:
        qtbot.keyClick(board, key)
        point = centre(board, board.selected())
        assert board.viewport().rect().contains(point)
        assert board.sight().target_at(point.x(), point.y()).family_id == board.selected()


def test_keys_the_board_does_not_know_go_on_to_the_window(board: BoardView) -> None:
    from PySide6.QtGui import QKeyEvent

    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(board, event)
    assert not event.isAccepted()


def test_a_lane_folds_by_mouse_and_by_keyboard(qtbot: QtBot, board: BoardView) -> None:
    click(qtbot, board, QPoint(20, 10))
    assert board.geometry_shown().lanes[0].folded
    click(qtbot, board, QPoint(20, 10))
    assert not board.geometry_shown().lanes[0].folded
    board.select("F006")
    qtbot.keyClick(board, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(board, Qt.Key.Key_Space)
    assert board.geometry_shown().lanes[1].folded
    qtbot.keyClick(board, Qt.Key.Key_Return)
    assert not board.geometry_shown().lanes[1].folded


def test_selecting_a_folded_family_opens_its_lane(board: BoardView) -> None:
    board.set_folded("macclesfield", folded=True)
    board.select("F045")
    assert board.selected() == "F045"
    assert not board.geometry_shown().lanes[2].folded


def test_another_plan_keeps_what_is_selected_and_folded(board: BoardView) -> None:
    board.select("F031")
    board.set_folded("crewe-south", folded=True)
    board.set_model(changed_cards(mockup.board(), lambda card: replace(card, reason="other")))
    assert board.selected() == "F031"
    assert board.geometry_shown().lanes[1].folded
    board.set_model(BoardModel())
    assert board.selected() == ""


def test_an_empty_board_takes_keys_clicks_and_paint(qtbot: QtBot, board: BoardView) -> None:
    board.set_model(BoardModel())
    with qtbot.assertNotEmitted(board.card_selected):
        qtbot.keyClick(board, Qt.Key.Key_Down)
        click(qtbot, board, QPoint(50, 50))
    image = board.grab().toImage()
    assert image.pixelColor(50, 50) == QColor(LIGHT.window)


def test_the_scheme_and_the_size_of_text_change_while_it_runs(
    qapp: QApplication, board: BoardView
) -> None:
    apply_theme(qapp, Scheme.DARK, text_factor=1.2)
    assert board.grab().toImage().pixelColor(2, 300) == QColor(DARK.window)
    place = board.geometry_shown().card("F012")
    assert place is not None
    assert place.height == 32


def test_every_card_and_head_has_an_accessible_name(board: BoardView) -> None:
    known = QAccessible.queryAccessibleInterface(board)
    assert known.text(QAccessible.Text.Name) == "Board"
    keys = board.painted_keys()
    assert known.childCount() == len(keys) == 3 + 3 + 12 + 50
    names = [known.child(nth).text(QAccessible.Text.Name) for nth in range(known.childCount())]
    assert all(names)
    assert names[0] == "Crewe North, 43 of 48 children, 5 places free, open"
    assert names[keys.index("more:crewe-north")] == "Menu of Crewe North"
    assert names[keys.index("staff:moira")] == (
        "Moira Tennant, 13 of 12 children, 1 over, 2.9 hours of travel a week"
    )
    assert names[keys.index("F012")].endswith("7 minutes, locked")
    assert names[keys.index("F031")] == "F031, high, three children, new, 7 minutes"


def test_a_screen_reader_finds_the_card_that_has_the_focus(qtbot: QtBot, board: BoardView) -> None:
    board.select("F031")
    known = QAccessible.queryAccessibleInterface(board)
    child = known.focusChild()
    assert child is not None
    assert child.text(QAccessible.Text.Name).startswith("F031")
    assert child.state().selected
    assert known.indexOfChild(child) == board.painted_keys().index("F031")
    where = board.viewport().mapToGlobal(centre(board, "F031"))
    there = known.childAt(where.x(), where.y())
    assert there is not None
    assert there.text(QAccessible.Text.Name) == child.text(QAccessible.Text.Name)


def painted_columns(board: BoardView) -> QImage:
    return board.grab().toImage()


def test_nothing_is_painted_outside_its_lane(board: BoardView) -> None:
    """The longest of everything, in the narrowest columns, stays inside."""

    def longest(card: Card) -> Card:
        return replace(
            card,
            initials="WWW",
            district="Llanfairpwllgwyngyll",
            children=17,
            reason="came back to the one who knew the family until the end of March " * 3,
        )

    model = changed_cards(mockup.board(), longest)
    lanes = tuple(
        replace(
            lane,
            name="The pod with a name that goes on for ever and a day " * 2,
            consultant="Consultant Bartholomew Featherstonehaugh-Cholmondeley " * 2,
            columns=tuple(
                replace(
                    column,
                    name="Bartholomew Featherstonehaugh-Cholmondeley",
                    notes=("away all of Thursday and of Friday", "0.6 of full time"),
                    children=40,
                )
                for column in lane.columns
            ),
        )
        for lane in model.lanes
    )
    board.set_model(replace(model, lanes=lanes))
    for width in (1200, 900, 460):
        board.resize(width, 600)
        image = board.grab().toImage()
        lane = board.geometry_shown().lanes[0]
        right = lane.x + lane.width + 1
        outside = {
            image.pixelColor(x, y).name().upper()
            for x in (*range(lane.x - 1), *range(right, min(right + 2, image.width())))
            for y in range(0, 200, 3)
        }
        assert outside == {LIGHT.window}
        for column in lane.columns[1:]:
            if column.y != lane.columns[0].y:
                continue
            edge = {
                image.pixelColor(column.x + 2, y).name().upper()
                for y in range(column.y + 2, min(column.y + 150, image.height()))
            }
            assert edge <= {LIGHT.surface}


def test_forty_practitioners_begin_folded_where_nothing_changes(board: BoardView) -> None:
    board.set_model(mockup.large_board(12))
    folded = [lane.lane.pod_id for lane in board.geometry_shown().lanes if lane.folded]
    assert folded == ["pod-0", "pod-3", "pod-6", "pod-9"]
