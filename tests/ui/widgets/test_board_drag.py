"""A family is dragged with the mouse: everybody answers, and it goes where it is put."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDragEnterEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from tests.ui import mockup
from tests.ui.mockup import moved
from tests.ui.widgets.dragging import Flight, flying, press_and_pull
from ui.theme.tokens import LIGHT
from ui.widgets.board.drag import MIME_TYPE
from ui.widgets.board.edge_scroll import step_at
from ui.widgets.board.model import Answers, DropAnswer, DropKind
from ui.widgets.board.view import BoardView
from ui.widgets.waiting_panel import WaitingPanel

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot


class Desk:
    """A board and those who wait, and everything they say of a drag."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1240, 620)
        self.panel, self.board = WaitingPanel(), BoardView()
        row = QHBoxLayout(self.window)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.panel)
        row.addWidget(self.board, 1)
        self.panel.share_drag(self.board.drag)
        self.panel.set_waiting(mockup.waiting(), mockup.not_eligible())
        self.board.set_model(mockup.board())
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.told: list[tuple[str, ...]] = []
        self.board.drag_began.connect(self._began)
        self.board.drag_ended.connect(self._ended)
        self.board.family_dropped.connect(self._dropped)
        self.board.drop_refused.connect(self._refused)

    def _began(self, family_id: str) -> None:
        self.told.append(("began", family_id))
        home = self.board.home_of(family_id)
        self.board.set_answers(mockup.answers(family_id, home=home))

    def _ended(self) -> None:
        self.told.append(("ended",))

    def _dropped(self, family_id: str, place: str) -> None:
        self.told.append(("dropped", family_id, place))

    def _refused(self, family_id: str, place: str) -> None:
        self.told.append(("refused", family_id, place))

    def card(self, family_id: str) -> QPoint:
        return self.board.card_rect(family_id).center()

    def column(self, staff_id: str) -> QPoint:
        place = self.board.geometry_shown().column(staff_id)
        assert place is not None
        return QPoint(place.x + 40, place.y + 20 - self.board.scroll_top())

    def picture(self) -> QImage:
        return self.board.grab().toImage()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def pull(desk: Desk, monkeypatch: pytest.MonkeyPatch, family_id: str, fly: object) -> None:
    assert callable(fly)
    with flying(monkeypatch, desk.board.drag, fly):
        press_and_pull(desk.board.viewport(), desk.card(family_id))


def test_a_family_dropped_on_somebody_free_is_theirs(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fly(flight: Flight) -> None:
        assert bytes(flight.data.data(MIME_TYPE).data()) == b"F019"
        assert flight.data.formats() == [MIME_TYPE]
        assert flight.drop(desk.board.viewport(), desk.column("dan"))

    pull(desk, monkeypatch, "F019", fly)
    assert desk.told == [("began", "F019"), ("dropped", "F019", "dan"), ("ended",)]


def test_a_drop_that_is_refused_says_so_and_moves_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fly(flight: Flight) -> None:
        flight.drop(desk.board.viewport(), desk.column("tom"))

    pull(desk, monkeypatch, "F019", fly)
    assert desk.told == [("began", "F019"), ("refused", "F019", "tom"), ("ended",)]


def test_a_drop_that_needs_a_reason_is_passed_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fly(flight: Flight) -> None:
        flight.drop(desk.board.viewport(), desk.column("priya"))

    pull(desk, monkeypatch, "F019", fly)
    assert desk.told[1] == ("dropped", "F019", "priya")


def test_nothing_comes_of_a_drop_at_home_on_a_head_or_outside(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def home(flight: Flight) -> None:
        flight.drop(desk.board.viewport(), desk.column("sam"))

    def on_a_lane_head(flight: Flight) -> None:
        assert not flight.drop(desk.board.viewport(), QPoint(300, 8))

    def outside(flight: Flight) -> None:
        flight.over(desk.board.viewport(), desk.column("dan"))
        flight.away()

    for fly in (home, on_a_lane_head, outside):
        desk.told.clear()
        pull(desk, monkeypatch, "F019", fly)
        assert desk.told == [("began", "F019"), ("ended",)]


def test_a_family_goes_to_waiting_and_comes_from_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def to_waiting(flight: Flight) -> None:
        assert flight.drop(desk.panel.list.viewport(), QPoint(50, 300))

    pull(desk, monkeypatch, "F019", to_waiting)
    assert desk.told == [("began", "F019"), ("dropped", "F019", ""), ("ended",)]
    desk.told.clear()

    def to_dan(flight: Flight) -> None:
        flight.over(desk.panel, QPoint(10, 10))
        assert flight.drop(desk.board.viewport(), desk.column("dan"))

    for family_id in ("F051", "F058"):
        desk.told.clear()
        with flying(monkeypatch, desk.board.drag, to_dan):
            port = desk.panel.list.viewport()
            press_and_pull(port, desk.panel.list.card_rect(family_id).topLeft() + QPoint(30, 9))
        assert desk.told == [("began", family_id), ("dropped", family_id, "dan"), ("ended",)]


def test_the_folded_strip_takes_a_family_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.panel.set_folded(True)
    QApplication.processEvents()

    def fly(flight: Flight) -> None:
        assert flight.drop(desk.panel, QPoint(20, 100))
        assert not desk.panel.grab().isNull()

    pull(desk, monkeypatch, "F019", fly)
    assert desk.told[1] == ("dropped", "F019", "")


def test_every_column_shows_its_answer_and_the_place_it_came_from_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, set[str]] = {}
    was_here: list[bool] = []

    def colours(image: QImage, staff_id: str) -> set[str]:
        place = desk.board.geometry_shown().column(staff_id)
        assert place is not None
        return {
            image.pixelColor(x, y).name().upper()
            for x in range(place.x + 2, place.x + place.width - 2)
            for y in range(place.y, min(place.y + 60, image.height()))
        }

    def fly(flight: Flight) -> None:
        flight.over(desk.board.viewport(), desk.column("dan"))
        image = desk.picture()
        for staff_id in ("sam", "dan", "priya", "tom"):
            seen[staff_id] = colours(image, staff_id)
        rect = desk.board.card_rect("F019")
        edge = {
            image.pixelColor(x, rect.top()).name().upper()
            for x in range(rect.left() + 10, rect.right() - 10)
        }
        was_here.append(edge == {LIGHT.strong, LIGHT.surface})

    before = desk.picture()
    pull(desk, monkeypatch, "F019", fly)
    assert {LIGHT.ok, LIGHT.ok_soft} <= seen["dan"]
    assert {LIGHT.medium, LIGHT.medium_soft} <= seen["priya"]
    assert {LIGHT.high, LIGHT.high_soft} <= seen["tom"]
    assert not {LIGHT.ok_soft, LIGHT.medium_soft, LIGHT.high_soft} & seen["sam"]
    assert was_here == [True]
    desk.board.select("")
    after = desk.picture()
    assert after.pixelColor(600, 300) == before.pixelColor(600, 300)
    assert LIGHT.ok_soft not in colours(after, "dan")


def test_answers_to_another_family_or_after_the_end_are_not_shown(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = mockup.answers("F005", home="sam")
    kept: list[Answers | None] = []

    def fly(flight: Flight) -> None:
        del flight
        desk.board.set_answers(late)
        kept.append(desk.board.drag.answers)

    pull(desk, monkeypatch, "F019", fly)
    assert kept[0] is not None
    assert kept[0].family_id == "F019"
    desk.board.set_answers(late)
    assert desk.board.drag.answers is None


def test_without_answers_a_drop_is_passed_on_to_be_judged(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.board.drag_began.disconnect()

    def fly(flight: Flight) -> None:
        flight.drop(desk.board.viewport(), desk.column("tom"))

    pull(desk, monkeypatch, "F019", fly)
    assert desk.told == [("dropped", "F019", "tom"), ("ended",)]


def test_something_else_dragged_over_the_board_is_not_taken(desk: Desk) -> None:
    data = QMimeData()
    data.setText("F019")
    for widget in (desk.board.viewport(), desk.panel):
        event = QDragEnterEvent(
            QPointF(300, 100),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(widget, event)
        assert not event.isAccepted()


def test_a_card_let_go_of_does_not_slide_from_where_it_was(
    qapp: QApplication, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fly(flight: Flight) -> None:
        flight.drop(desk.board.viewport(), desk.column("dan"))

    before = desk.board.model()
    qapp.setEffectEnabled(Qt.UIEffect.UI_General, True)
    try:
        pull(desk, monkeypatch, "F019", fly)
        desk.board.set_model(moved(before, "F019", "dan"), slide=True)
        assert desk.board.sliding() == ()
        desk.board.set_model(before, slide=True)
        assert desk.board.sliding() == ("F019",)
        desk.board.set_model(before)
    finally:
        qapp.setEffectEnabled(Qt.UIEffect.UI_General, False)


def test_a_click_that_trembles_is_no_drag(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    flights: list[Flight] = []
    with flying(monkeypatch, desk.board.drag, flights.append):
        port, point = desk.board.viewport(), desk.card("F019")
        qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=point)
        qtbot.mouseMove(port, point + QPoint(2, 1))
        qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=point)
        qtbot.mouseMove(port, point + QPoint(200, 100))
    assert flights == []
    assert desk.board.selected() == "F019"


def test_a_folded_lane_opens_when_a_family_is_held_over_it_and_folds_again(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.board.set_folded("crewe-south", folded=True)

    def folded() -> bool:
        lane = desk.board.geometry_shown().lane("crewe-south")
        return lane is not None and lane.folded

    def hold(flight: Flight) -> None:
        lane = desk.board.geometry_shown().lane("crewe-south")
        assert lane is not None
        flight.over(desk.board.viewport(), QPoint(200, lane.y + 10))
        assert folded()
        qtbot.waitUntil(lambda: not folded(), timeout=3000)
        flight.away()

    pull(desk, monkeypatch, "F019", hold)
    assert folded()

    def hold_and_drop(flight: Flight) -> None:
        hold(flight)
        flight.drop(desk.board.viewport(), desk.column("leanne"))

    pull(desk, monkeypatch, "F019", hold_and_drop)
    assert not folded()


def test_the_board_scrolls_by_itself_near_its_edges(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.window.resize(1240, 400)
    QApplication.processEvents()
    bar = desk.board.verticalScrollBar()

    def fly(flight: Flight) -> None:
        port = desk.board.viewport()
        flight.over(port, QPoint(200, port.height() - 3))
        qtbot.waitUntil(lambda: bar.value() == bar.maximum(), timeout=3000)
        flight.over(port, QPoint(200, 2))
        qtbot.waitUntil(lambda: bar.value() == 0, timeout=3000)
        flight.over(port, QPoint(200, 200))

    assert bar.maximum() > 0
    pull(desk, monkeypatch, "F019", fly)


@pytest.mark.parametrize(("y", "wanted"), [(200, 0), (60, 0), (0, -22), (-5, -22), (399, 22)])
def test_it_scrolls_faster_nearer_the_edge(y: int, wanted: int) -> None:
    assert abs(step_at(y, 400) - wanted) <= 1


def test_a_dragged_card_is_as_wide_as_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    flights: list[Flight] = []
    pull(desk, monkeypatch, "F031", flights.append)
    assert flights[0].picture == (desk.board.card_rect("F031").width(), 27)


def test_a_folded_lane_counts_its_answers(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.board.set_folded("crewe-south", folded=True)
    lane = desk.board.geometry_shown().lane("crewe-south")
    assert lane is not None
    shown: set[str] = set()

    def fly(flight: Flight) -> None:
        del flight
        image = desk.picture()
        shown.update(
            image.pixelColor(x, y).name().upper()
            for x in range(lane.x + lane.width - 160, lane.x + lane.width - 4)
            for y in range(lane.y + 8, lane.y + 26)
        )

    pull(desk, monkeypatch, "F019", fly)
    assert QColor(LIGHT.ok).name().upper() in shown
    assert QColor(LIGHT.high).name().upper() in shown


def test_answers_name_waiting_by_an_empty_place() -> None:
    told = Answers("F1", {}, DropAnswer(DropKind.ALLOWED, "One more waits.", 15))
    assert told.of("") is told.waiting
    assert told.of("nobody") is None
