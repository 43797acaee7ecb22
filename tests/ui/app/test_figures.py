"""The numbers of the figures screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from planner.service import Allocation
from tests.ui import mockup
from ui.screens.allocation.board_model import board_model
from ui.screens.figures.figures import (
    WEEKS,
    BandWaiting,
    Caseload,
    WeekChanges,
    changes_by_week,
    figures_of,
    pod_caseloads,
    waiting_by_age,
)
from ui.screens.figures.view import FiguresScreen
from ui.screens.figures.words import (
    caseload_summary,
    change_bars,
    change_summary,
    load_groups,
    waiting_rows,
    waiting_summary,
)
from ui.widgets.board.model import BoardModel, Urgency

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from planner.plan import Plan
    from planner.service import Service, Week


def changes_of(week: Week, *stints: Allocation) -> dict[str, tuple[int, int]]:
    """Return the weeks with a change, by how many weeks ago."""
    counted = changes_by_week(stints, week, BoardModel())
    return {
        f"{(week.monday - one.week.monday).days // 7} ago": (one.moved, one.returned)
        for one in counted
        if one.moved or one.returned
    }


def ago(week: Week, weeks: int) -> date:
    return week.monday - timedelta(weeks=weeks) + timedelta(days=2)


def test_a_first_practitioner_is_no_change_and_another_one_is(week: Week) -> None:
    first = Allocation("F1", "S1", ago(week, 20), ago(week, 3))
    assert changes_of(week, first) == {}
    assert changes_of(week, Allocation("F1", "S2", ago(week, 3)), first) == {"3 ago": (1, 0)}


def test_back_to_somebody_known_is_told_apart(week: Week) -> None:
    stints = (
        Allocation("F1", "S1", ago(week, 60), ago(week, 30)),
        Allocation("F1", "S2", ago(week, 30), ago(week, 5)),
        Allocation("F1", "S1", ago(week, 5)),
    )
    assert changes_of(week, *stints) == {"5 ago": (0, 1)}


def test_the_same_practitioner_again_is_no_change(week: Week) -> None:
    stints = (
        Allocation("F1", "S1", ago(week, 20), ago(week, 10)),
        Allocation("F1", "S1", ago(week, 8)),
    )
    assert changes_of(week, *stints) == {}


@pytest.mark.parametrize(("weeks", "counts"), [(25, True), (26, False)])
def test_half_a_year_is_looked_back(week: Week, weeks: int, counts: bool) -> None:
    stints = (
        Allocation("F1", "S1", ago(week, 40), ago(week, weeks)),
        Allocation("F1", "S2", ago(week, weeks)),
    )
    assert bool(changes_of(week, *stints)) is counts
    assert len(changes_by_week(stints, week, BoardModel())) == WEEKS


def test_what_the_board_plans_stands_in_its_own_week(
    service: Service, week: Week, plan: Plan
) -> None:
    board = board_model(service, week, plan, district=str)
    latest = figures_of(service, week, board).changes[-1]
    # F2 goes from Sam to Priya, F3 from somebody who left to Sam; F4 goes back to Priya.
    assert latest == WeekChanges(week, moved=2, returned=0, is_planned=True)
    today = board_model(service, week, None, district=str)
    assert not figures_of(service, week, today).changes[-1].is_planned


def test_caseloads_are_those_of_the_board(service: Service, week: Week, plan: Plan) -> None:
    board = board_model(service, week, plan, district=str)
    north, south = figures_of(service, week, board).pods
    assert (north.name, north.children, north.children_cap) == ("Crewe North", 8, 48)
    assert north.people == (
        Caseload("S1", "Sam Okoro", 4, 12),
        Caseload("S2", "Priya Nair", 4, 7),
    )
    assert [person.name for person in south.people] == ["Dan Whitlow"]


def test_those_who_wait_are_counted_by_band_and_age() -> None:
    cards = mockup.waiting()
    ages = (0, 3, 4, 5, 6, 40, None)
    waiting = tuple(replace(cards[0], weeks=weeks) for weeks in ages)
    assert waiting_by_age(waiting) == (
        BandWaiting(Urgency.HIGH, (3, 2, 2)),
        BandWaiting(Urgency.MEDIUM, (0, 0, 0)),
        BandWaiting(Urgency.LOW, (0, 0, 0)),
    )


def test_every_bar_says_its_numbers(week: Week) -> None:
    (*_, crowded) = load_groups(pod_caseloads(mockup.board()))
    assert [load.words for load in crowded.loads] == [
        "Aled Morris: 12 of 12 children, full",
        "Hannah Keele: 10 of 12 children, two places free",
        "Bilal Aziz: 8 of 12 children, four places free",
        "Moira Tennant: 13 of 12 children, one child over",
    ]
    assert (crowded.words, crowded.is_over) == ("43 of 48 children", False)
    past, planned = change_bars(
        (WeekChanges(week.shifted(-1), 0, 0), WeekChanges(week, 2, 1, is_planned=True))
    )
    assert past.words == "Mon 16 Nov 2026: no changes of worker"
    assert planned.words == (
        "Mon 23 Nov 2026: three changes of worker, one family back to somebody known, planned"
    )
    assert (planned.label, planned.parts, planned.hollow) == ("23 Nov", (2, 1), True)
    rows = waiting_rows(waiting_by_age(mockup.waiting()))
    assert rows[0].words == (
        "High: no families waiting up to three weeks",
        "High: one family waiting four or five weeks",
        "High: one family waiting six weeks or more",
    )


def test_every_chart_is_summed_up(week: Week) -> None:
    pods = pod_caseloads(mockup.board())
    assert caseload_summary(pods) == "12 practitioners · 127 of 139 children · 1 over"
    assert caseload_summary(pods[:1]) == "4 practitioners · 43 of 48 children"
    changes = (WeekChanges(week.shifted(-1), 3, 1), WeekChanges(week, 2, 0, is_planned=True))
    assert change_summary(changes) == "6 in 2 weeks, 2 of them planned"
    assert (
        waiting_summary(waiting_by_age(mockup.waiting())) == "4 families, 1 for six weeks or more"
    )
    assert waiting_summary(waiting_by_age(())) == "Nobody is waiting"


def test_the_screen_shows_the_figures_and_leads_to_a_practitioner(
    qtbot: QtBot, service: Service, week: Week, plan: Plan
) -> None:
    screen = FiguresScreen()
    qtbot.addWidget(screen)
    screen.resize(1200, 670)
    figures = figures_of(service, week, board_model(service, week, plan, district=str))
    screen.show_figures(figures)
    with qtbot.waitExposed(screen):
        screen.show()
    assert [mark.key for mark in screen.caseloads.marks] == ["S1", "S2", "S3"]
    assert len(screen.changes.marks) == WEEKS
    assert len(screen.waiting.marks) == 9
    with qtbot.waitSignal(screen.practitioner_chosen) as told:
        qtbot.keyClick(screen.caseloads, Qt.Key.Key_Home)
        qtbot.keyClick(screen.caseloads, Qt.Key.Key_Return)
    assert told.args == ["S1"]


@pytest.mark.parametrize("size", [(888, 520), (1208, 672), (1850, 1000)])
def test_every_chart_is_whole_in_every_window(
    qtbot: QtBot, service: Service, week: Week, size: tuple[int, int]
) -> None:
    screen = FiguresScreen()
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show_figures(figures_of(service, week, board_model(service, week, None, district=str)))
    screen.show()
    qtbot.waitUntil(lambda: screen.width() == size[0])
    assert screen.height() == size[1]
    for chart in (screen.changes, screen.waiting):
        assert chart.verticalScrollBar().maximum() == 0
        assert chart.viewport().width() > 300
