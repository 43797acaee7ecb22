"""Why Sam, and why not somebody else: what a manager sees and does in the dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.drafting.answers.why import why
from planner.drafting.answers.why_not import why_not
from planner.drafting.options import options_for
from planner.service import Gender, GenderWish
from solver.allocation.solve import solve
from solver.result import GoalValue, Progress
from tests.planner.drafting.answers.boards import EFFORT, board
from tests.planner.planning.services import household, practitioner, service
from ui.screens.allocation.asking.why_dialog import CHOOSE, WhyDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from planner.drafting.answers.why_not import WhyNot
    from planner.drafting.in_hand import InHand


@pytest.fixture
def week() -> InHand:
    """Return a week in which Sam is full, Priya has room, and Dan is a man F1 does not ask for."""
    return board(
        service(
            [
                practitioner("S1", "Sam", children_cap=2),
                practitioner("S2", "Priya", children_cap=4),
                practitioner("S3", "Dan", gender=Gender.MALE),
            ],
            [
                household("F1", 2, current="S2", worker_gender=GenderWish.FEMALE),
                household("F2", 2, current="S1", worker_gender=GenderWish.FEMALE),
            ],
        )
    )


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """Return a window the dialog stands over, which outlives it."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def dialog(week: InHand, host: QWidget) -> WhyDialog:
    """Return the dialog about F1, shown."""
    made = WhyDialog(
        why(week, "F1"), options_for(week, "F1"), called=week.ground.called, parent=host
    )
    made.show()
    return made


def answered(week: InHand, staff_id: str | None) -> WhyNot:
    return why_not(week, "F1", staff_id, solve=solve, effort=EFFORT)


def names(dialog: WhyDialog) -> list[str]:
    return [row.name for row in dialog.people.rows]


def test_everybody_but_whoever_has_the_family_may_be_asked_about(dialog: WhyDialog) -> None:
    assert dialog.windowTitle() == "F1: Why Priya?"
    assert set(names(dialog)) == {"Sam", "Dan", "Leave waiting"}
    assert dialog.sentences.text() == CHOOSE
    assert dialog.do_it.isHidden()


def test_a_click_and_enter_both_ask(dialog: WhyDialog, qtbot: QtBot) -> None:
    sam = dialog.people.model().index(names(dialog).index("Sam"), 0)

    with qtbot.waitSignal(dialog.asked, check_params_cb=lambda staff_id: staff_id == "S1"):
        qtbot.mouseClick(
            dialog.people.viewport(),
            Qt.MouseButton.LeftButton,
            pos=dialog.people.visualRect(sam).center(),
        )
    assert dialog.question.text() == "Why not Sam?"
    assert dialog.searching.isVisible()

    dialog.people.setCurrentIndex(dialog.people.model().index(names(dialog).index("Dan"), 0))
    with qtbot.waitSignal(dialog.asked, check_params_cb=lambda staff_id: staff_id == "S3"):
        qtbot.keyClick(dialog.people, Qt.Key.Key_Return)


def test_waiting_may_be_asked_about(dialog: WhyDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.asked, check_params_cb=lambda staff_id: staff_id is None):
        dialog.ask(None)

    assert dialog.question.text() == "Why not waiting?"


def test_an_answer_names_who_would_move_and_does_it_at_a_click(
    dialog: WhyDialog, week: InHand, qtbot: QtBot
) -> None:
    answer = answered(week, "S1")
    dialog.ask("S1")
    dialog.show_answer(answer)

    assert dialog.searching.isHidden()
    assert dialog.sentences.text().startswith("One other family would move. ")
    assert dialog.proof.text() == "Proven: no plan that has it so is better."
    assert [row.line.title for row in dialog.rows.rows] == [
        "The whole board",
        "F1  Priya → Sam",
        "F2  Sam → Priya",
    ]
    assert dialog.rows.rows[0].line.effects[0] == 20
    assert "changes of worker +20" in dialog.rows.rows[0].accessibleName()
    assert dialog.do_it.text() == "Move F1 to Sam, and one other"
    with qtbot.waitSignal(dialog.answer_chosen, check_params_cb=lambda given: given is answer):
        qtbot.mouseClick(dialog.do_it, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_what_is_never_possible_says_so_and_offers_nothing(dialog: WhyDialog, week: InHand) -> None:
    dialog.ask("S3")
    dialog.show_answer(answered(week, "S3"))

    assert dialog.question.text() == "Why not Dan?"
    assert "woman" in dialog.sentences.text()
    assert "would open it" not in dialog.sentences.text()
    assert dialog.rows.isHidden()
    assert dialog.do_it.isHidden()


def test_asking_anew_takes_the_offer_away_until_the_answer_is_there(
    dialog: WhyDialog, week: InHand
) -> None:
    dialog.show_answer(answered(week, "S1"))
    dialog.ask("S3")

    assert dialog.do_it.isHidden()
    assert dialog.rows.isHidden()


def test_a_search_shows_how_far_it_is_and_is_stopped_once(dialog: WhyDialog, qtbot: QtBot) -> None:
    dialog.ask("S1")
    found = (GoalValue("changes", 20, 20, proven=True), GoalValue("waiting", 3, 1, proven=False))
    dialog.show_progress(Progress(found, ("changes", "waiting", "moves"), 1.0, 2.0))

    assert dialog.searching.words.words() == "One of three goals proven"
    with qtbot.waitSignal(dialog.stop_requested):
        qtbot.mouseClick(dialog.searching.stop, Qt.MouseButton.LeftButton)
    assert not dialog.searching.stop.isEnabled()


def test_closing_stops_the_search(dialog: WhyDialog, qtbot: QtBot) -> None:
    dialog.ask("S1")

    with qtbot.waitSignal(dialog.stop_requested):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_closing_asks_nobody_to_stop_where_nothing_runs(
    dialog: WhyDialog, week: InHand, qtbot: QtBot
) -> None:
    dialog.ask("S1")
    dialog.show_answer(answered(week, "S1"))

    with qtbot.assertNotEmitted(dialog.stop_requested):
        qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)


def test_a_failure_is_told_in_the_dialog(dialog: WhyDialog) -> None:
    dialog.ask("S1")
    dialog.show_failure("The planning stopped unexpectedly. Nothing was changed.")

    assert dialog.failure.text() == "The planning stopped unexpectedly. Nothing was changed."
    assert dialog.failure.isVisible()
    assert dialog.searching.isHidden()


def test_people_are_filtered_by_name_and_pod(dialog: WhyDialog) -> None:
    dialog.filter.setText("sa crewe")

    shown = [
        row.name for at, row in enumerate(dialog.people.rows) if not dialog.people.isRowHidden(at)
    ]
    assert shown == ["Sam"]


def test_it_fits_a_small_screen(dialog: WhyDialog) -> None:
    assert dialog.width() <= 1280
    assert dialog.height() <= 680


def test_the_next_best_are_shown_before_anybody_is_asked_about(qtbot: QtBot) -> None:
    week = board(
        service(
            [practitioner("S1", "Sam"), practitioner("S2", "Priya")],
            [household("F1", 1, current="S1")],
        )
    )
    made = WhyDialog(why(week, "F1"), options_for(week, "F1"), called=week.ground.called)
    qtbot.addWidget(made)

    assert made.question.text() == "The next best"
    assert [row.line.title for row in made.rows.rows] == ["Priya"]
    assert made.rows.rows[0].line.effects[0] == 10
