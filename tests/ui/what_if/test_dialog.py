"""The window of a what-if: filled in, tried, compared, kept or thrown away."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.service import Pod, Service
from planner.travel.places import load_gazetteer
from planner.what_if.newcomers import FIRST_WEEKS
from planner.what_if.suppositions import (
    GoesTo,
    IsAway,
    Joins,
    Leaves,
    PodCloses,
    PodMoves,
    PodOpens,
)
from planner.what_if.trying import WhatIf
from solver.result import GoalValue, Progress
from tests.planner.planning.services import POD, WEEK, household, practitioner, service
from tests.planner.what_if.desks import desk, tried
from ui.screens.what_if.dialog import WhatIfDialog, WhatIfKind
from ui.screens.what_if.words import compared_goals, family_groups

DAY = date(2026, 12, 11)


@pytest.fixture
def given() -> Service:
    return service(
        (
            practitioner("S01", "Sam Okoro"),
            practitioner("S02", "Priya Nair", children_cap=5),
            practitioner("S03", "Dan Whitlow", pod_id="P2"),
        ),
        (
            household("F001", 3, current="S01", name="Karen Lee"),
            household("F002", 2, current="S01", name="Mo Tate", worker_changes=2),
            household("F003", 12, current="S03", name="Ann Reed"),
            household("F004", 2, current="S01", name="Bo Nash"),
        ),
        pods=(POD, Pod("P2", "Crewe South", "Crewe", "CW2 6")),
    )


@pytest.fixture
def result(given: Service) -> WhatIf:
    return tried(desk(given), Leaves("S01", date(2026, 11, 25)))


def opened(qtbot: QtBot, given: Service, **more: object) -> WhatIfDialog:
    dialog = WhatIfDialog(given, WEEK, gazetteer=load_gazetteer(), **more)
    # It deletes itself as it closes: so that the test can look at it then.
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
    return dialog


def heard(dialog: WhatIfDialog, qtbot: QtBot) -> list[Any]:
    """Return what is asked to be tried when the main button is clicked."""
    asked: list[Any] = []
    dialog.try_requested.connect(asked.append)
    qtbot.mouseClick(dialog.try_it, Qt.MouseButton.LeftButton)
    return asked


def test_a_person_pointed_at_is_chosen_already(qtbot: QtBot, given: Service) -> None:
    dialog = opened(qtbot, given, staff_id="S02")
    form = dialog.form_of(WhatIfKind.LEAVES)
    form.on.setDate(QDate(2026, 12, 11))
    assert dialog.try_it.text() == "Try: Priya leaves on Fri 11 Dec"
    assert heard(dialog, qtbot) == [Leaves("S02", DAY)]


def test_an_absence_is_filled_in(qtbot: QtBot, given: Service) -> None:
    dialog = opened(qtbot, given, kind=WhatIfKind.IS_AWAY, staff_id="S01")
    form = dialog.form_of(WhatIfKind.IS_AWAY)
    form.from_.setDate(QDate(2026, 12, 7))
    form.to.setDate(QDate(2026, 12, 11))
    QTest.keyClicks(form.reason, "leave")
    assert heard(dialog, qtbot) == [IsAway("S01", date(2026, 12, 7), DAY, "leave")]


def test_dates_the_wrong_way_round_are_told_below_the_field(qtbot: QtBot, given: Service) -> None:
    dialog = opened(qtbot, given, kind=WhatIfKind.IS_AWAY, staff_id="S01")
    form = dialog.form_of(WhatIfKind.IS_AWAY)
    form.from_.setDate(QDate(2026, 12, 14))
    form.to.setDate(QDate(2026, 12, 11))
    assert heard(dialog, qtbot) == []
    assert form.fields["to"].fault == (
        "The last day is before the first. Choose Mon 14 Dec or later."
    )
    assert form.to.hasFocus()
    form.to.setDate(QDate(2026, 12, 18))
    assert len(heard(dialog, qtbot)) == 1
    assert form.fields["to"].fault == ""


def test_a_newcomer_is_filled_in(qtbot: QtBot, given: Service) -> None:
    dialog = opened(qtbot, given, kind=WhatIfKind.JOINS, pod_id="P2")
    form = dialog.form_of(WhatIfKind.JOINS)
    QTest.keyClicks(form.name, "Nia Rees")
    QTest.keyClicks(form.skills, "autism; housing")
    form.starts_on.setDate(QDate(2026, 12, 11))
    (joins,) = heard(dialog, qtbot)
    assert joins == Joins("Nia Rees", "P2", DAY, skills=("autism", "housing"))
    assert joins.cap_steps == FIRST_WEEKS


def test_an_unknown_place_is_told_as_the_field_is_left(qtbot: QtBot, given: Service) -> None:
    dialog = opened(qtbot, given, kind=WhatIfKind.POD_MOVES, pod_id="P2")
    form = dialog.form_of(WhatIfKind.POD_MOVES)
    form.office.setFocus()
    QTest.keyClicks(form.office, "Nantwhich")
    form.town.setFocus()
    assert form.fields["office"].fault.startswith('"Nantwhich" is not known. Did you mean')
    assert form.office.text() == "Nantwhich"
    form.office.setFocus()
    form.office.clear()
    QTest.keyClicks(form.office, "Nantwich")
    form.town.setFocus()
    assert form.fields["office"].fault == ""
    assert form.town.text() == "Crewe"
    assert heard(dialog, qtbot) == [PodMoves("P2", "Nantwich", "Crewe")]


def test_people_of_a_closing_pod_go_to_the_nearest_one_unless_told(
    qtbot: QtBot, given: Service
) -> None:
    dialog = opened(qtbot, given, kind=WhatIfKind.POD_CLOSES, pod_id="P1")
    form = dialog.form_of(WhatIfKind.POD_CLOSES)
    form.on.setDate(QDate(2026, 12, 11))
    form.choices["S02"].choose(None)
    assert heard(dialog, qtbot) == [
        PodCloses("P1", DAY, (GoesTo("S01", "P2"), GoesTo("S02", None)))
    ]
    form.pod.choose("P2")
    assert list(form.choices) == ["S03"]


def test_a_pod_opens_with_whom_is_ticked(qtbot: QtBot, given: Service) -> None:
    dialog = opened(qtbot, given, kind=WhatIfKind.POD_OPENS)
    form = dialog.form_of(WhatIfKind.POD_OPENS)
    assert heard(dialog, qtbot) == []
    assert form.name.hasFocus()
    QTest.keyClicks(form.name, "Crewe West")
    QTest.keyClicks(form.town, "Crewe")
    QTest.keyClicks(form.office, "CW2 8")
    form.people.item(1).setCheckState(Qt.CheckState.Checked)
    assert dialog.try_it.text() == "Try: Crewe West opens in Crewe"
    assert heard(dialog, qtbot) == [PodOpens("Crewe West", "Crewe", "CW2 8", None, ("S02",))]


def test_kinds_are_chosen_by_key(qtbot: QtBot, given: Service) -> None:
    dialog = opened(qtbot, given)
    dialog.kinds.setFocus()
    qtbot.keyClick(dialog.kinds, Qt.Key.Key_Down)
    assert dialog.kind is WhatIfKind.IS_AWAY
    assert "is away from" in dialog.try_it.text()


def test_a_search_shows_how_far_it_is_and_can_be_stopped(qtbot: QtBot, given: Service) -> None:
    dialog = opened(qtbot, given)
    heard(dialog, qtbot)
    assert dialog.panel.isVisible()
    goals = (GoalValue("changes", 0, 0, proven=True),)
    dialog.show_progress(Progress(goals, ("changes", "waiting", "moves"), 2, 30))
    assert dialog.panel.rows()[0].proven
    with qtbot.waitSignal(dialog.stop_requested):
        dialog.panel._stop.click()


def test_what_could_not_be_tried_says_so_and_keeps_what_was_filled_in(
    qtbot: QtBot, given: Service
) -> None:
    dialog = opened(qtbot, given, staff_id="S02")
    heard(dialog, qtbot)
    dialog.show_failure("What is locked cannot stand. Nothing was changed.")
    assert dialog.failure.isVisible()
    assert dialog.failure.text() == "What is locked cannot stand. Nothing was changed."
    assert dialog.form_of(WhatIfKind.LEAVES).person.value() == "S02"
    assert heard(dialog, qtbot)
    assert not dialog.failure.isVisible()


def test_numbers_on_the_comparison_are_those_of_the_what_if(
    qtbot: QtBot, given: Service, result: WhatIf
) -> None:
    dialog = opened(qtbot, given)
    dialog.show_result(result)
    shown = dialog.comparison
    assert shown.title.text() == "Sam leaves on Wed 25 Nov"
    assert shown.summary.text() == result.in_short
    assert [cell.goal for cell in shown.goals.cells] == list(compared_goals(result))
    cells = shown.table.texts()
    rows = [row for group in family_groups(result) for row in group.rows]
    assert [line[0] for line in cells] == [f"{row.reference} {row.initials}" for row in rows]
    assert [line[1] for line in cells] == [str(one.children) for one in result.families]
    assert [line[2] for line in cells] == [
        f"×{one.earlier_changes}" if one.earlier_changes else "never" for one in result.families
    ]


def test_keeping_says_what_is_kept_and_closes(qtbot: QtBot, given: Service, result: WhatIf) -> None:
    dialog = opened(qtbot, given)
    dialog.show_result(result)
    assert dialog.comparison.keep.text() == "Keep: Sam leaves on Wed 25 Nov"
    kept: list[Any] = []
    thrown: list[Any] = []
    dialog.kept.connect(kept.append)
    dialog.thrown_away.connect(lambda: thrown.append(1))
    qtbot.mouseClick(dialog.comparison.keep, Qt.MouseButton.LeftButton)
    assert kept == [result]
    assert not dialog.isVisible()
    assert thrown == []


def test_throwing_away_and_escape_keep_nothing(
    qtbot: QtBot, given: Service, result: WhatIf
) -> None:
    for leave in (
        lambda one: qtbot.mouseClick(one.comparison.throw_away, Qt.MouseButton.LeftButton),
        lambda one: qtbot.keyClick(one, Qt.Key.Key_Escape),
        lambda one: one.close(),
    ):
        dialog = opened(qtbot, given)
        dialog.show_result(result)
        thrown: list[Any] = []
        dialog.thrown_away.connect(lambda heard=thrown: heard.append(1))
        leave(dialog)
        assert thrown == [1]
        assert not dialog.isVisible()


def test_closing_while_it_searches_stops_the_search(qtbot: QtBot, given: Service) -> None:
    dialog = opened(qtbot, given)
    heard(dialog, qtbot)
    with qtbot.waitSignals([dialog.stop_requested, dialog.thrown_away]):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_change_notice_is_asked_for_and_the_window_stays(
    qtbot: QtBot, given: Service, result: WhatIf
) -> None:
    dialog = opened(qtbot, given)
    dialog.show_result(result)
    with qtbot.waitSignal(dialog.print_requested) as asked:
        qtbot.mouseClick(dialog.comparison.print, Qt.MouseButton.LeftButton)
    assert asked.args == [result]
    assert dialog.isVisible()


def test_a_what_if_that_changes_no_family_says_so(qtbot: QtBot, given: Service) -> None:
    result = tried(desk(given), IsAway("S01", date(2026, 11, 26), date(2026, 11, 27)))
    dialog = opened(qtbot, given)
    dialog.show_result(result)
    assert dialog.comparison.nothing.isVisible()
    assert not dialog.comparison.print.isEnabled()


def test_it_can_be_said_differently_after_comparing(
    qtbot: QtBot, given: Service, result: WhatIf
) -> None:
    dialog = opened(qtbot, given, staff_id="S01")
    dialog.show_result(result)
    qtbot.mouseClick(dialog.comparison.change, Qt.MouseButton.LeftButton)
    assert dialog.try_it.isVisible()
    assert heard(dialog, qtbot)


def test_a_click_on_a_head_sorts_within_the_groups_only(
    qtbot: QtBot, given: Service, result: WhatIf
) -> None:
    dialog = opened(qtbot, given)
    dialog.show_result(result)
    table = dialog.comparison.table
    before = [row[0] for row in table.texts()]
    assert before == ["F004 BN", "F002 MT", "F001 KL"], "waiting, then lasting, moved before first"
    table.header().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    assert [row[0] for row in table.texts()] == ["F004 BN", "F001 KL", "F002 MT"]
    table.header().setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    assert [row[0] for row in table.texts()] == ["F004 BN", "F002 MT", "F001 KL"]


def test_rows_are_copied_with_tabs(qtbot: QtBot, given: Service, result: WhatIf) -> None:
    dialog = opened(qtbot, given)
    dialog.show_result(result)
    table = dialog.comparison.table
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == len(result.families)
    assert lines[0].split("\t")[:2] == ["F004 BN", "2"]


def test_everything_says_what_it_is_to_those_who_hear_it(
    qtbot: QtBot, given: Service, result: WhatIf
) -> None:
    dialog = opened(qtbot, given)
    for kind in WhatIfKind:
        for field in dialog.form_of(kind).fields.values():
            assert field.inner.accessibleName()
    dialog.show_result(result)
    for cell in dialog.comparison.goals.cells:
        assert cell.accessibleName().startswith("Goal ")
    assert dialog.comparison.table.accessibleName()


def test_a_service_without_people_can_suppose_only_pods(qtbot: QtBot) -> None:
    empty = service((), (), pods=(POD,))
    dialog = opened(qtbot, empty)
    assert heard(dialog, qtbot) == []
    assert dialog.form_of(WhatIfKind.LEAVES).fields["staff_id"].fault == "Choose who leaves."
    assert dialog.try_it.text().startswith("Try: Somebody leaves on")
