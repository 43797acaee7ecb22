"""The goal strip, the sentence line, the rail, the running plan and the empty places."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui import mockup
from ui.theme import Scheme, apply_theme
from ui.widgets.board.model import Urgency
from ui.widgets.empty_state import EmptyState
from ui.widgets.goal_strip import GoalStrip
from ui.widgets.plan_panel import PlanPanel, PlanRow
from ui.widgets.rail import Rail, RailEntry
from ui.widgets.sentence_line import SentenceLine

ENTRIES = (
    RailEntry("settings", "Settings", "gear-six", True, "Settings"),
    RailEntry("allocation", "Allocation", "columns", True, "Who works with whom"),
    RailEntry("sheets", "Sheets", "printer", False, "Plan the week first", 3),
)


@pytest.fixture
def strip(qtbot: QtBot) -> GoalStrip:
    made = GoalStrip()
    qtbot.addWidget(made)
    made.set_goals(mockup.goals())
    made.resize(1368, made.height())
    made.show()
    return made


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    made = Rail(ENTRIES)
    qtbot.addWidget(made)
    made.resize(72, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_goals_stand_in_order_with_names_that_say_everything(strip: GoalStrip) -> None:
    names = [button.accessibleName() for button in strip.goal_buttons()]
    assert names[0] == "Goal 1: Changes of worker, 0 → 1 family, proven"
    assert names[4] == "Goal 5: Travel, 34.0 → 35.2 h a week, within 1 %"


def test_a_click_or_a_key_asks_for_a_goal_to_be_explained(qtbot: QtBot, strip: GoalStrip) -> None:
    told: list[str] = []
    strip.goal_clicked.connect(told.append)
    qtbot.mouseClick(strip.goal_buttons()[1], Qt.MouseButton.LeftButton)
    qtbot.keyClick(strip.goal_buttons()[3], Qt.Key.Key_Space)
    assert told == ["waiting", "peak"]


def test_a_low_window_moves_the_points_into_the_tooltip(strip: GoalStrip) -> None:
    assert strip.height() == 64
    assert "points" not in strip.goal_buttons()[0].toolTip()
    strip.set_compact(True)
    assert strip.height() == 46
    assert "0 → 10 points" in strip.goal_buttons()[0].toolTip()


def test_goals_come_and_go(strip: GoalStrip) -> None:
    strip.set_goals(mockup.goals()[:2])
    assert len(strip.goal_buttons()) == 2
    strip.set_goals(tuple(replace(goal, before="", proof="") for goal in mockup.goals()))
    assert [button.goal and button.goal.name for button in strip.goal_buttons()] == [
        "changes",
        "waiting",
        "needs",
        "peak",
        "travel",
    ]
    assert strip.goal_buttons()[0].accessibleName() == "Goal 1: Changes of worker, 1 family"
    strip.set_goals(())
    assert strip.goal_buttons() == ()


def test_words_from_a_file_are_never_taken_for_markup(strip: GoalStrip) -> None:
    told = replace(mockup.goals()[0], explanation="Joe <Smith> & <img src=x>")
    strip.set_goals((told,))
    assert "&lt;Smith&gt;" in strip.goal_buttons()[0].toolTip()


def test_the_rail_sends_what_was_chosen_and_marks_what_is_shown(qtbot: QtBot, rail: Rail) -> None:
    told: list[str] = []
    rail.chosen.connect(told.append)
    rail.choose("allocation")
    assert rail.button("allocation").isChecked()
    assert told == []
    qtbot.mouseClick(rail.button("settings"), Qt.MouseButton.LeftButton)
    assert told == ["settings"]
    assert not rail.button("allocation").isChecked()
    with pytest.raises(KeyError):
        rail.choose("map")


def test_settings_stand_at_the_bottom_and_every_button_is_a_fair_target(rail: Rail) -> None:
    settings = rail.button("settings")
    assert settings.y() > rail.button("sheets").y()
    assert settings.y() + settings.height() >= 600 - 8
    for key in ("allocation", "sheets", "settings"):
        assert (rail.button(key).width(), rail.button(key).height()) == (60, 52)


def test_a_disabled_entry_says_why_and_a_badge_is_heard(qtbot: QtBot, rail: Rail) -> None:
    sheets = rail.button("sheets")
    assert not sheets.isEnabled()
    assert sheets.toolTip() == "Plan the week first"
    assert sheets.accessibleName() == "Sheets, 3 to look at"
    with qtbot.assertNotEmitted(rail.chosen):
        qtbot.mouseClick(sheets, Qt.MouseButton.LeftButton)
    rail.set_badge("sheets", 0)
    assert sheets.accessibleName() == "Sheets"


def test_the_sentence_line_says_why_and_what_the_check_found(qtbot: QtBot) -> None:
    line = SentenceLine()
    qtbot.addWidget(line)
    line.resize(500, 28)
    line.set_sentence(Urgency.HIGH, "F012", "Kept with Sam: three months together.")
    line.set_checked("Checked: no rule broken", True)
    with qtbot.waitExposed(line):
        line.show()
    assert line.height() == 28
    assert line.sentence() == "Kept with Sam: three months together."
    assert line.checked() == "Checked: no rule broken"
    assert line.accessibleDescription() == "F012 Kept with Sam: three months together."
    line.set_sentence(None, "", "")
    assert line.accessibleDescription() == ""


def test_a_sentence_too_long_is_whole_in_its_tooltip(qtbot: QtBot) -> None:
    line = SentenceLine()
    qtbot.addWidget(line)
    line.resize(400, 28)
    with qtbot.waitExposed(line):
        line.show()
    long = "Waiting: <five> children; nobody within 40 minutes has more than three places. " * 3
    line.set_sentence(Urgency.LOW, "F054", long)
    QApplication.processEvents()
    tips = [child.toolTip() for child in line.children() if hasattr(child, "toolTip")]
    assert any("&lt;five&gt;" in tip for tip in tips)
    assert line.width() == 400


@pytest.fixture
def running(qtbot: QtBot) -> PlanPanel:
    made = PlanPanel()
    qtbot.addWidget(made)
    made.start(tuple(goal.title for goal in mockup.goals()), 30)
    return made


def test_a_plan_begins_with_every_goal_to_come(running: PlanPanel) -> None:
    assert running.isVisible()
    assert [row.proof_text for row in running.rows()] == ["next"] * 5
    assert running.accessibleDescription() == "0 of 5 goals proven"


def test_goals_are_proven_one_by_one(running: PlanPanel) -> None:
    rows = (PlanRow("Changes of worker", "1 family", "proven", True), *running.rows()[1:])
    running.update_progress(rows, 12)
    assert running.rows()[0].proven
    assert running.accessibleDescription() == "1 of 5 goals proven"
    assert not running.grab().isNull()


def test_stop_is_asked_for_once_and_says_so(qtbot: QtBot, running: PlanPanel) -> None:
    told: list[bool] = []
    running.stop_requested.connect(lambda: told.append(True))
    stop = running.findChild(QPushButton)
    assert stop is not None
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert told == [True]
    assert stop.text() == "Stopping"
    running.finish()
    assert not running.isVisible()
    running.start(("Waiting",), 0)
    running.update_progress(running.rows(), 5)
    assert (stop.text(), stop.isEnabled()) == ("Stop", True)


def test_an_empty_place_says_what_to_do(qtbot: QtBot) -> None:
    empty = EmptyState(
        "No families yet",
        "Bring in a service folder or workbook, or look round the sample.",
        primary="Bring in...",
        secondary="Open the sample",
    )
    qtbot.addWidget(empty)
    assert empty.accessibleName() == "No families yet"
    assert empty.primary_button is not None
    assert empty.secondary_button is not None
    with qtbot.waitSignal(empty.primary_clicked):
        qtbot.mouseClick(empty.primary_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(empty.secondary_clicked):
        qtbot.mouseClick(empty.secondary_button, Qt.MouseButton.LeftButton)
    for button in (empty.primary_button, empty.secondary_button):
        assert button.sizeHint().height() >= 24


def test_an_empty_place_shows_its_whole_sentence(qtbot: QtBot) -> None:
    empty = EmptyState(
        "No families yet", "Bring in a service folder or workbook, or look round the sample. " * 3
    )
    qtbot.addWidget(empty)
    empty.resize(900, 900)
    with qtbot.waitExposed(empty):
        empty.show()
    for label in empty.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())


def test_an_empty_place_without_buttons_has_none(qtbot: QtBot) -> None:
    empty = EmptyState("Nobody is waiting.", "Every eligible family has a practitioner.")
    qtbot.addWidget(empty)
    assert empty.findChildren(QPushButton) == []


@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("scheme", Scheme)
def test_everything_paints_in_both_schemes_at_every_size(
    qapp: QApplication, qtbot: QtBot, strip: GoalStrip, rail: Rail, scheme: Scheme, factor: float
) -> None:
    apply_theme(qapp, scheme, text_factor=factor)
    assert strip.height() == round(64 * factor)
    assert rail.width() == round(72 * factor)
    for widget in (strip, rail):
        assert not widget.grab().isNull()


def test_screen_readers_hear_the_names_of_buttons(strip: GoalStrip, rail: Rail) -> None:
    for button in (*strip.goal_buttons(), rail.button("allocation")):
        known = QAccessible.queryAccessibleInterface(button)
        assert known.text(QAccessible.Text.Name)


@pytest.fixture
def line(qtbot: QtBot) -> SentenceLine:
    made = SentenceLine()
    qtbot.addWidget(made)
    made.resize(900, 28)
    made.set_sentence(Urgency.HIGH, "F012", "Kept with Sam.", why="Why Sam?")
    made.set_checked("Checked: no rule broken", True, ("One kept breach.",))
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_foot_of_the_screen_asks_why_and_moves(qtbot: QtBot, line: SentenceLine) -> None:
    assert line.why.text() == "Why Sam?"
    assert line.move_to.accessibleName() == "Move to…, key M"
    with qtbot.waitSignal(line.why_requested):
        qtbot.mouseClick(line.why, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(line.move_requested):
        qtbot.keyClick(line.move_to, Qt.Key.Key_Space)
    with qtbot.waitSignal(line.check_clicked):
        qtbot.mouseClick(line.check, Qt.MouseButton.LeftButton)
    assert line.check.accessibleDescription() == "One kept breach."
    for link in (line.why, line.move_to, line.check):
        assert link.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert link.height() >= 24


def test_without_a_family_there_is_nothing_to_ask(line: SentenceLine) -> None:
    line.set_sentence(None, "", "Travel: what it counts.")
    assert not line.why.isVisible()
    assert not line.move_to.isVisible()
    assert line.check.isVisible()
    line.set_sentence(Urgency.LOW, "F054", "Waiting.", why="")
    assert not line.why.isVisible()
    assert line.move_to.isVisible()


def test_a_goals_tooltip_says_how_its_number_is_made_up_and_what_proven_means(
    strip: GoalStrip,
) -> None:
    goals = mockup.goals()
    strip.set_goals((replace(goals[0], tip="Ten points for F018."), *goals[1:]))
    first, last = strip.goal_buttons()[0].toolTip(), strip.goal_buttons()[4].toolTip()
    assert "Ten points for F018." in first
    assert "no plan does better here" in first
    assert "Within 1 % of the best possible" in last
