"""What would it take: each way applied with a click, one that overrules with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.drafting.answers.simple_ways import simple_ways
from planner.drafting.answers.ways_in import ways_in
from planner.drafting.decision import Reason, ReasonCode
from solver.allocation.solve import solve
from solver.result import GoalValue, Progress
from tests.planner.drafting.answers.boards import EFFORT, board
from tests.planner.planning.services import household, practitioner, service
from ui.screens.allocation.asking.ways_in_dialog import NONE_FOUND, WaysInDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from planner.drafting.answers.way_in import WayIn
    from planner.drafting.in_hand import InHand


@pytest.fixture
def week() -> InHand:
    """Return a week in which F9 comes in if F1 moves to Priya, or with one more place for Dan."""
    return board(
        service(
            [
                practitioner("S1", "Dan", children_cap=6),
                practitioner("S2", "Priya", children_cap=3),
            ],
            [
                household("F1", 1, current="S1"),
                household("F2", 2, current="S1"),
                household("F3", 2, current="S2"),
                household("F9", 4),
            ],
        )
    )


@pytest.fixture
def ways(week: InHand) -> tuple[WayIn, ...]:
    """Return the ways in for F9."""
    return ways_in(week, "F9", solve=solve, effort=EFFORT)


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """Return a window the dialog stands over, which outlives it."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def dialog(week: InHand, host: QWidget) -> WaysInDialog:
    """Return the dialog about F9, shown, still looking."""
    made = WaysInDialog(
        "F9",
        "Waiting: four children.",
        goals=week.problem.goals,
        called=week.ground.called,
        simple=simple_ways(week, "F9"),
        parent=host,
    )
    made.show()
    return made


def test_the_simple_ways_show_while_others_are_looked_for(
    dialog: WaysInDialog, qtbot: QtBot
) -> None:
    assert [row.line.title for row in dialog.rows.rows][:2] == [
        "Moving F1 to Priya opens one",
        "One more place for Dan",
    ]
    assert dialog.searching.isVisible()
    found = (GoalValue("changes", 10, 10, proven=True),)
    dialog.show_progress(Progress(found, ("changes", "waiting"), 0.5, 2.0))
    assert dialog.searching.words.words() == "One of two goals proven"
    with qtbot.waitSignal(dialog.stop_requested):
        qtbot.mouseClick(dialog.searching.stop, Qt.MouseButton.LeftButton)


def test_a_way_within_the_rules_is_applied_at_once(
    dialog: WaysInDialog, ways: tuple[WayIn, ...], qtbot: QtBot
) -> None:
    dialog.show_answer(ways)

    assert dialog.searching.isHidden()
    assert dialog.buttons[0].text() == "Apply"
    assert dialog.buttons[0].accessibleName() == "Apply Moving F1 to Priya opens one"
    assert dialog.rows.rows[0].line.note == "F9 waiting → Dan; F1 Dan → Priya"
    with qtbot.waitSignal(dialog.way_chosen) as chosen:
        qtbot.mouseClick(dialog.buttons[0], Qt.MouseButton.LeftButton)
    assert chosen.args == [ways[0], None]
    assert not dialog.isVisible()


def test_a_way_that_overrules_asks_for_a_reason_first(
    dialog: WaysInDialog, ways: tuple[WayIn, ...], qtbot: QtBot
) -> None:
    dialog.show_answer(ways)
    at = next(at for at, way in enumerate(ways) if way.needs_reason)

    assert dialog.form.isHidden()
    with qtbot.assertNotEmitted(dialog.way_chosen):
        qtbot.mouseClick(dialog.buttons[at], Qt.MouseButton.LeftButton)
        assert dialog.form.isVisible()
        assert dialog.against.text() == "One more place for Dan: Would make 7 of 6 children."
        assert dialog.overrule.text() == "Move F9 to Dan"
        qtbot.mouseClick(dialog.overrule, Qt.MouseButton.LeftButton)
        assert dialog.form.fault.isVisible()
    dialog.form.choose(ReasonCode.RELATIONSHIP, "knows the school")
    with qtbot.waitSignal(dialog.way_chosen) as chosen:
        qtbot.mouseClick(dialog.overrule, Qt.MouseButton.LeftButton)
    assert chosen.args == [ways[at], Reason(ReasonCode.RELATIONSHIP, "knows the school")]


def test_no_way_in_is_said_in_words(dialog: WaysInDialog) -> None:
    dialog.show_answer(())

    assert dialog.empty.text() == NONE_FOUND
    assert dialog.empty.isVisible()
    assert dialog.rows.isHidden()


def test_a_failure_leaves_the_simple_ways(dialog: WaysInDialog) -> None:
    dialog.show_failure("The planning stopped unexpectedly. Nothing was changed.")

    assert dialog.failure.isVisible()
    assert dialog.searching.isHidden()
    assert dialog.buttons


def test_every_button_is_reached_by_the_keyboard(
    dialog: WaysInDialog, ways: tuple[WayIn, ...], qtbot: QtBot
) -> None:
    dialog.show_answer(ways)

    assert all(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in dialog.buttons)
    assert all(button.height() >= 24 for button in dialog.buttons)
    dialog.buttons[0].setFocus()
    with qtbot.waitSignal(dialog.way_chosen):
        qtbot.keyClick(dialog.buttons[0], Qt.Key.Key_Space)


def test_it_fits_a_small_screen(dialog: WaysInDialog) -> None:
    assert dialog.width() <= 1280
    assert dialog.height() <= 680
