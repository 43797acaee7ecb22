"""Bars over time: who, from when to when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ui.dates import short_day
from ui.widgets.charts.time_bars import TimeBars, TimeRow, TimeSpan

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

UNTIL = date(2026, 12, 6)


def span(key: str, first: date, last: date | None, *, hollow: bool = False) -> TimeSpan:
    return TimeSpan(key, first, last, "label", f"{key} from {first}", hollow)


ROWS = (
    TimeRow("Sam Okoro", (span("s1", date(2026, 1, 5), date(2026, 3, 1)),)),
    TimeRow(
        "Dan Whitlow",
        (
            span("d1", date(2026, 3, 2), date(2026, 3, 2)),
            span("d2", date(2026, 6, 1), None),
            span("d3", date(2026, 12, 7), date(2026, 12, 13), hollow=True),
        ),
    ),
)


@pytest.fixture
def bars(qtbot: QtBot) -> TimeBars:
    chart = TimeBars("Practitioners over time", months=lambda day: short_day(day)[2:])
    qtbot.addWidget(chart)
    chart.resize(700, 140)
    chart.set_rows(ROWS, until=UNTIL)
    with qtbot.waitExposed(chart):
        chart.show()
    return chart


def test_bars_stand_in_the_order_of_their_days(bars: TimeBars) -> None:
    first, day, going, planned = (mark.box for mark in bars.marks)
    assert first.right() < day.left() < going.left() < planned.left()
    assert first.y() != day.y() == going.y() == planned.y()
    assert planned.right() <= bars.viewport().width()


def test_a_single_day_is_still_seen(bars: TimeBars) -> None:
    assert bars.marks[1].box.width() >= 4
    bars.set_rows((TimeRow("Sam", (span("s", date(2016, 1, 4), date(2016, 1, 4)),)),), until=UNTIL)
    assert bars.marks[0].box.width() >= 4


def test_what_goes_on_ends_today(bars: TimeBars) -> None:
    going, planned = bars.marks[2].box, bars.marks[3].box
    assert abs(planned.left() - going.right()) <= 3


def test_every_bar_is_heard_and_can_be_chosen(bars: TimeBars, qtbot: QtBot) -> None:
    assert "d2 from 2026-06-01" in bars.accessibleDescription()
    qtbot.keyClick(bars, Qt.Key.Key_Home)
    qtbot.keyClick(bars, Qt.Key.Key_Right)
    with qtbot.waitSignal(bars.chosen) as told:
        qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert told.args == ["d1"]
    with qtbot.waitSignal(bars.chosen) as told:
        qtbot.mouseClick(bars.viewport(), Qt.MouseButton.LeftButton, pos=bars.marks[2].box.center())
    assert told.args == ["d2"]


def test_months_are_named_as_far_as_there_is_room(bars: TimeBars) -> None:
    labels = bars._labels(bars.viewport().width())
    assert labels[0][1].endswith(" 2026")
    assert len(labels) >= 3
    narrow = bars._labels(330)
    assert 1 <= len(narrow) < len(labels)
    places = [at for at, _ in narrow]
    assert places == sorted(places)


def test_nobody_at_all_is_no_bar(bars: TimeBars) -> None:
    bars.set_rows((), until=UNTIL)
    assert bars.marks == ()
    assert not bars.grab().isNull()
