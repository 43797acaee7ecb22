"""A table that is read, sorted and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from ui.widgets.plain_table import Cell, Column, PlainTable, Row

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def row(name: str, age: int, note: str = "") -> Row:
    return Row(name.lower(), (Cell(name), Cell(f"{age:,}", sorted_by=age), Cell(note, quiet=True)))


ROWS = (row("beta", 900, "second"), row("Alpha", 12, "first"), row("Gamma", 1200))


@pytest.fixture
def table(qtbot: QtBot) -> PlainTable:
    shown = PlainTable(
        "People", (Column("Name", 120), Column("Days", 80, is_figures=True), Column("Note", 200))
    )
    qtbot.addWidget(shown)
    shown.resize(500, 240)
    shown.show_rows(ROWS)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def click_head(qtbot: QtBot, table: PlainTable, column: int) -> None:
    head = table.header()
    place = QPoint(head.sectionViewportPosition(column) + 20, 10)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)


def names(table: PlainTable) -> list[str]:
    return [texts[0] for texts in table.texts()]


def test_rows_stand_as_they_are_given(table: PlainTable) -> None:
    assert names(table) == ["beta", "Alpha", "Gamma"]


def test_words_sort_whatever_their_case_and_turn_round(table: PlainTable, qtbot: QtBot) -> None:
    click_head(qtbot, table, 0)
    assert names(table) == ["Alpha", "beta", "Gamma"]
    click_head(qtbot, table, 0)
    assert names(table) == ["Gamma", "beta", "Alpha"]


def test_figures_sort_by_how_large_they_are(table: PlainTable, qtbot: QtBot) -> None:
    click_head(qtbot, table, 1)
    assert [texts[1] for texts in table.texts()] == ["12", "900", "1,200"]


def test_other_rows_stand_in_their_own_order_again(table: PlainTable, qtbot: QtBot) -> None:
    click_head(qtbot, table, 0)
    table.show_rows(ROWS)
    assert names(table) == ["beta", "Alpha", "Gamma"]


def test_selected_rows_are_copied_as_they_stand(table: PlainTable, qtbot: QtBot) -> None:
    click_head(qtbot, table, 0)
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "Alpha\t12\tfirst\nbeta\t900\tsecond\nGamma\t1,200\t"
    )


def test_enter_and_a_double_click_choose_a_row(table: PlainTable, qtbot: QtBot) -> None:
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.chosen) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == ["alpha"]
    place = table.visualRect(table.model().index(2, 0)).center()
    with qtbot.waitSignal(table.chosen) as told:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["gamma"]


def test_an_empty_table_chooses_nothing(table: PlainTable, qtbot: QtBot) -> None:
    table.show_rows(())
    with qtbot.assertNotEmitted(table.chosen):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert table.texts() == ()


def test_every_column_is_seen_in_a_narrow_window(table: PlainTable, qtbot: QtBot) -> None:
    head = table.header()
    assert head.sectionSize(0) == 120
    table.resize(260, 240)
    qtbot.waitUntil(lambda: head.sectionSize(0) < 120)
    last = head.sectionViewportPosition(2) + head.sectionSize(2)
    assert last <= table.viewport().width()
    assert head.sectionSize(2) > 60
