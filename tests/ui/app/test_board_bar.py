"""The bar above the board: which part of it is shown, chosen by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from tests.ui import mockup
from ui.screens.allocation.board_bar import ALL_PODS, NO_FILTER, BoardBar
from ui.screens.allocation.filter_panel import TALLEST, CheckRow
from ui.screens.allocation.filters import Filters, Only, Show
from ui.theme import Scheme, apply_theme
from ui.widgets.board.metrics import Density
from ui.widgets.board.model import BoardModel, Urgency

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TOWNS = ("Crewe", "Crewe", "Macclesfield")
NEEDS = (frozenset({"debt"}), frozenset({"debt", "school attendance"}), frozenset[str]())


def board() -> BoardModel:
    """Return the mock-up's board with a town for each lane and a few needs."""
    lanes = tuple(
        replace(
            lane,
            columns=tuple(
                replace(
                    column,
                    cards=tuple(
                        replace(card, town=TOWNS[nth], needs=NEEDS[at % 3])
                        for at, card in enumerate(column.cards)
                    ),
                )
                for column in lane.columns
            ),
        )
        for nth, lane in enumerate(mockup.lanes())
    )
    return replace(mockup.board(), lanes=lanes, waiting=())


class Around(QWidget):
    """A window with the bar in it; it keeps what was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = BoardBar()
        self.told: list[Filters] = []
        self.densities: list[Density] = []
        self.bar.filters_changed.connect(self.told.append)
        self.bar.density_chosen.connect(self.densities.append)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addStretch(1)
        self.resize(1100, 600)


@pytest.fixture
def around(qtbot: QtBot) -> Around:
    made = Around()
    qtbot.addWidget(made)
    made.bar.set_board(board())
    with qtbot.waitExposed(made):
        made.show()
    return made


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def row(around: Around, words: str) -> CheckRow:
    return next(each for each in around.bar.panel.rows if each.text() == words)


def test_the_panel_offers_what_is_on_the_board_with_its_counts(
    qtbot: QtBot, around: Around
) -> None:
    click(qtbot, around.bar.choose)
    assert around.bar.panel.isVisible()
    assert [each.accessibleName() for each in around.bar.panel.rows] == [
        "High, 12 families",
        "Medium, 24 families",
        "Low, 14 families",
        "Crewe, 33 families",
        "Macclesfield, 17 families",
        "Debt, 38 families",
        "School attendance, 15 families",
    ]


def test_every_tick_is_obeyed_at_once_and_the_button_says_what_is_chosen(
    qtbot: QtBot, around: Around
) -> None:
    bar = around.bar
    assert bar.choose.text() == NO_FILTER
    assert not bar.clear.isVisible()
    click(qtbot, bar.choose)
    click(qtbot, row(around, "High"))
    click(qtbot, row(around, "Crewe"))
    chosen = Filters(bands=frozenset({Urgency.HIGH}), towns=frozenset({"Crewe"}))
    assert around.told[-1] == bar.filters == chosen
    assert bar.choose.text() == "High · Crewe"
    click(qtbot, row(around, "Debt"))
    assert bar.choose.text() == "High · Crewe · 1 more"
    assert bar.choose.accessibleName() == "Families shown: High, Crewe, Debt"
    click(qtbot, row(around, "High"))
    assert around.told[-1].bands == frozenset()


def test_one_click_lets_go_of_every_band_town_and_need(qtbot: QtBot, around: Around) -> None:
    bar = around.bar
    bar.show_pod("crewe-north")
    click(qtbot, bar.choose)
    click(qtbot, row(around, "Low"))
    bar.panel.close()
    click(qtbot, bar.clear)
    assert around.told[-1] == Filters(pod_id="crewe-north")
    assert bar.choose.text() == NO_FILTER
    assert not bar.clear.isVisible()


def test_the_panel_is_worked_by_keyboard(qtbot: QtBot, around: Around) -> None:
    around.activateWindow()
    around.bar.open_filters()
    panel = around.bar.panel
    first, second = panel.rows[:2]
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert around.told[-1].bands == {Urgency.MEDIUM}
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    around.bar.open_filters()
    qtbot.waitUntil(panel.rows[1].hasFocus)
    assert panel.rows[1].isChecked()
    click(qtbot, panel.clear)
    assert around.told[-1] == Filters()
    assert not any(each.isChecked() for each in panel.rows)
    panel.close()


def test_changed_and_room_stand_beside_the_other_filters(qtbot: QtBot, around: Around) -> None:
    buttons = {each.text(): each for each in around.bar.findChildren(QPushButton)}
    click(qtbot, buttons["Changed 4"])
    assert around.told[-1] == Filters(show=Show.CHANGED)
    around.bar.toggle_changed()
    assert around.told[-1] == Filters()
    click(qtbot, buttons["Room"])
    around.bar.show_all()
    assert around.told[-1] == around.bar.filters == Filters()
    assert buttons["All"].isChecked()


def test_a_place_somebody_looked_for_is_a_filter_like_any_other(
    qtbot: QtBot, around: Around
) -> None:
    around.bar.show_only("Haslington", frozenset({"F012"}))
    assert around.told[-1] == Filters(only=Only("Haslington", frozenset({"F012"})))
    assert around.bar.choose.text() == "Haslington"
    click(qtbot, around.bar.clear)
    assert around.told[-1] == Filters()


def test_another_board_keeps_what_it_still_has_and_lets_go_of_the_rest(around: Around) -> None:
    around.bar.show_pod("macclesfield")
    around.bar.set_board(replace(board(), lanes=board().lanes[:2]))
    assert around.bar.filters == Filters()
    names = {each.text() for each in around.bar.findChildren(QPushButton)}
    assert ALL_PODS in names


def test_density_is_chosen_with_two_buttons_and_marked_without_a_signal(
    qtbot: QtBot, around: Around
) -> None:
    compact, comfortable = around.bar._densities.buttons()
    assert compact.isChecked()
    click(qtbot, comfortable)
    assert around.densities == [Density.COMFORTABLE]
    around.bar.set_density(Density.COMPACT)
    assert compact.isChecked()
    assert around.densities == [Density.COMFORTABLE]
    assert comfortable.accessibleName() == "Comfortable: two lines for every family"


def test_many_towns_and_needs_are_scrolled_within_a_small_window(
    qtbot: QtBot, around: Around
) -> None:
    (lane, *_) = board().lanes
    cards = tuple(
        replace(lane.columns[0].cards[0], family_id=f"F{at}", town=f"Town {at}") for at in range(80)
    )
    column = replace(lane.columns[0], cards=cards)
    around.bar.set_board(BoardModel(lanes=(replace(lane, columns=(column,)),)))
    around.bar.open_filters()
    assert len(around.bar.panel.rows) > 80
    assert around.bar.panel.height() <= TALLEST + 80
    around.bar.panel.close()


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("scheme", Scheme)
def test_every_target_is_large_enough_in_both_palettes(
    qapp: QApplication, qtbot: QtBot, scheme: Scheme, factor: float
) -> None:
    apply_theme(qapp, scheme, text_factor=factor)
    made = Around()
    qtbot.addWidget(made)
    made.bar.set_board(board())
    made.bar.show_only("Crewe", frozenset({"F012"}))
    made.show()
    made.bar.open_filters()
    targets = [*made.bar.panel.rows, made.bar.clear, *made.bar.findChildren(QPushButton)]
    small = [each for each in targets if each.isVisible() and min(each.height(), each.width()) < 24]
    assert small == []
    assert not made.bar.panel.grab().isNull()
    made.bar.panel.close()
