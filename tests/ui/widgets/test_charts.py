"""The charts: their numbers are seen, pointed at, walked by keyboard and heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from shiboken6 import delete

from ui.theme import Scheme, apply_theme, current_tokens
from ui.widgets.board.model import Urgency
from ui.widgets.charts.bar_chart import Bar, BarChart, Series
from ui.widgets.charts.caseload_bars import CaseloadBars, Load, LoadGroup
from ui.widgets.charts.heat_table import HeatRow, HeatTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.widgets.charts.chart import Chart

SERIES = (Series("New", "moved"), Series("Known", "returned", hatched=True))
BARS = (
    Bar("a", "2 Nov", (3, 1), "Mon 2 Nov: four"),
    Bar("b", "9 Nov", (0, 0), "Mon 9 Nov: none"),
    Bar("c", "16 Nov", (0, 2), "Mon 16 Nov: two", hollow=True),
)
GROUPS = (
    LoadGroup(
        "North",
        "25 of 24 children",
        True,
        (
            Load("S1", "Sam Okoro", 13, 12, "Sam Okoro: 13 of 12 children, one child over"),
            Load("S2", "Priya Nair", 0, 12, "Priya Nair: 0 of 12 children, 12 places free"),
        ),
    ),
    LoadGroup(
        "South", "7 of 7 children", False, (Load("S3", "Jo Pryce", 7, 7, "Jo Pryce: 7 of 7"),)
    ),
)
ROWS = (
    HeatRow(Urgency.HIGH, (0, 4), ("High: none waiting", "High: four waiting")),
    HeatRow(Urgency.LOW, (1, 0), ("Low: one waiting", "Low: none waiting")),
)


def bar_chart() -> BarChart:
    made = BarChart("Changes of worker")
    made.set_bars(SERIES, BARS)
    return made


def caseload_bars() -> CaseloadBars:
    made = CaseloadBars("Caseload against cap")
    made.set_groups(GROUPS)
    return made


def heat_table() -> HeatTable:
    made = HeatTable("Waiting")
    made.set_rows(("0–3 weeks", "6 +"), ROWS)
    return made


CHARTS = (bar_chart, caseload_bars, heat_table)


@pytest.fixture(params=CHARTS)
def chart(request: pytest.FixtureRequest, qtbot: QtBot) -> Chart:
    made: Chart = request.param()
    qtbot.addWidget(made)
    made.resize(460, 260)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def colours(chart: Chart) -> set[str]:
    image = chart.viewport().grab().toImage()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(0, image.width())
        for y in range(0, image.height(), 2)
    }


def test_every_number_is_told_in_words(chart: Chart) -> None:
    words = [mark.words for mark in chart.marks]
    assert len(words) >= 3
    assert chart.accessibleDescription() == ". ".join(words)
    known = QAccessible.queryAccessibleInterface(chart)
    assert known.childCount() == len(words)
    names = [known.child(nth).text(QAccessible.Text.Name) for nth in range(len(words))]
    assert names == words


def test_a_point_on_a_mark_belongs_to_it(chart: Chart) -> None:
    for mark in chart.marks:
        found = chart.mark_at(mark.box.center())
        assert found is not None
        assert found.key == mark.key
    assert chart.mark_at(QPoint(5, 255)) is None


def test_the_keyboard_walks_the_marks_and_stays_within(qtbot: QtBot, chart: Chart) -> None:
    keys = [mark.key for mark in chart.marks]
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(chart.hasFocus)
    assert chart.at == keys[0]
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.at == keys[1]
    qtbot.keyClick(chart, Qt.Key.Key_End)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.at == keys[-1]
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    assert chart.at == keys[0]
    child = QAccessible.queryAccessibleInterface(chart).child(0)
    assert child.state().focused


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("make", CHARTS)
def test_all_marks_stay_inside_in_both_palettes_at_every_size(
    qapp: QApplication, qtbot: QtBot, make: type[Chart], scheme: Scheme, factor: float
) -> None:
    apply_theme(qapp, scheme, text_factor=factor)
    chart = make()
    qtbot.addWidget(chart)
    chart.resize(400, 300)
    chart.show()
    width = chart.viewport().width()
    assert all(mark.box.left() >= -2 and mark.box.right() <= width + 2 for mark in chart.marks)
    assert current_tokens().surface in colours(chart)


def test_the_parts_of_a_bar_have_their_colours_and_a_planned_one_is_hollow(qtbot: QtBot) -> None:
    chart = bar_chart()
    qtbot.addWidget(chart)
    chart.resize(460, 260)
    chart.show()
    tokens = current_tokens()
    image = chart.viewport().grab().toImage()
    first, _, planned = (mark.box for mark in chart.marks)

    def colour(x: int, y: int) -> str:
        return image.pixelColor(x, y).name().upper()

    foot = first.bottom() - 6
    assert colour(first.center().x(), foot) == tokens.moved
    assert colour(planned.center().x(), foot) == tokens.surface
    assert colour(planned.left() + 3, foot - 4) == tokens.returned
    tops = [y for y in range(first.top(), foot) if colour(first.center().x(), y) == tokens.returned]
    moved = [y for y in range(foot) if colour(first.center().x(), y) == tokens.moved]
    assert tops
    assert max(tops) < min(moved)
    assert len(moved) == pytest.approx(3 * len(tops), rel=0.15)


def test_two_series_are_told_apart_without_colour(qtbot: QtBot) -> None:
    chart = bar_chart()
    qtbot.addWidget(chart)
    chart.resize(460, 260)
    chart.show()
    image = chart.viewport().grab().toImage()
    box = chart.marks[0].box
    tokens = current_tokens()

    def holes(top: int) -> int:
        """Return how many pixels of a piece of the bar show the ground."""
        return sum(
            image.pixelColor(x, y).name().upper() == tokens.surface
            for x in range(box.center().x() - 6, box.center().x() + 6)
            for y in range(top, top + 12)
        )

    assert holes(box.bottom() - 30) == 0
    assert holes(round(box.height() * 0.18)) > 6


def test_no_bar_at_all_paints_a_line_and_its_legend(qtbot: QtBot) -> None:
    chart = BarChart("Changes of worker")
    chart.set_bars(SERIES, ())
    qtbot.addWidget(chart)
    chart.resize(300, 200)
    assert chart.marks == ()
    assert QColor(current_tokens().moved).name().upper() in colours(chart)


def test_a_child_over_the_cap_is_red_and_a_place_free_is_hollow(qtbot: QtBot) -> None:
    chart = caseload_bars()
    qtbot.addWidget(chart)
    chart.resize(460, 260)
    chart.show()
    tokens = current_tokens()
    sam, priya, _ = (mark.box for mark in chart.marks)
    image = chart.viewport().grab().toImage()

    def row(box: object) -> list[str]:
        y = box.center().y()  # type: ignore[attr-defined]
        return [image.pixelColor(x, y).name().upper() for x in range(100, image.width() - 130)]

    assert tokens.high in row(sam)
    assert tokens.bar in row(sam)
    assert tokens.bar not in row(priya)
    assert tokens.strong in row(priya)


def test_a_click_or_enter_on_a_practitioner_leads_to_them(qtbot: QtBot) -> None:
    chart = caseload_bars()
    qtbot.addWidget(chart)
    chart.resize(460, 260)
    with qtbot.waitActive(chart):
        chart.show()
        chart.activateWindow()
    told: list[str] = []
    chart.chosen.connect(told.append)
    spot = chart.marks[2].box.center()
    qtbot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 8))
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert told == ["S3", "S2"]


def test_a_chart_that_leads_nowhere_sends_nothing(qtbot: QtBot) -> None:
    chart = bar_chart()
    qtbot.addWidget(chart)
    chart.resize(460, 260)
    chart.show()
    with qtbot.assertNotEmitted(chart.chosen):
        qtbot.mouseClick(
            chart.viewport(), Qt.MouseButton.LeftButton, pos=chart.marks[0].box.center()
        )


def test_twelve_hundred_practitioners_scroll_and_the_keyboard_brings_them_into_view(
    qtbot: QtBot,
) -> None:
    chart = CaseloadBars("Caseload against cap")
    chart.set_groups(
        tuple(
            LoadGroup(
                f"Pod {pod}",
                "",
                False,
                tuple(Load(f"S{pod}-{nth}", "Sam", 3, 12, "Sam") for nth in range(4)),
            )
            for pod in range(300)
        )
    )
    qtbot.addWidget(chart)
    chart.resize(460, 260)
    chart.show()
    assert len(chart.marks) == 1200
    assert chart.accessibleDescription() == "1,200 rows. Arrow keys read them one by one."
    qtbot.keyClick(chart, Qt.Key.Key_End)
    last = chart.marks[-1]
    assert chart.verticalScrollBar().value() == chart.verticalScrollBar().maximum()
    shown = last.box.translated(0, -chart.verticalScrollBar().value())
    assert chart.viewport().rect().contains(shown.center())
    found = chart.mark_at(shown.center())
    assert found is not None
    assert found.key == last.key


def test_a_screen_reader_may_ask_of_a_chart_that_is_gone(qapp: QApplication) -> None:
    chart = caseload_bars()
    child = QAccessible.queryAccessibleInterface(chart).child(0)
    assert child.isValid()
    delete(chart)
    assert not child.isValid()
