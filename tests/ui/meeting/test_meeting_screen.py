"""The referral meeting by keyboard and mouse: decide, skip, go back, overrule, print minutes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.drafting.decision import Reason, ReasonCode
from planner.meeting.meeting import ItemState
from planner.meeting.place import Place, PlaceKind
from tests.planner.meeting.mondays import (
    HELD_AT,
    HELD_BY,
    decided,
    items_of,
    planned_monday,
    undone,
)
from tests.planner.planning.services import household, practitioner, service
from tests.planner.what_if.desks import desk
from ui.screens.meeting.view import MeetingScreen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from planner.drafting.in_hand import InHand
    from ui.screens.meeting.family_page import FamilyPage

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


class Lead:
    """Does what whoever shows the screen does: makes each change and shows the week after it."""

    def __init__(self, screen: MeetingScreen, week: InHand) -> None:
        self.screen, self.week = screen, week
        self.asked: list[tuple[str, str | None, Reason | None]] = []
        self.refills = 0
        screen.decided.connect(self._decide)
        screen.refill_requested.connect(self._refill)

    def _decide(self, family_id: str, staff_id: str | None, reason: Reason | None) -> None:
        self.asked.append((family_id, staff_id, reason))
        self.week = decided(self.week, family_id, staff_id, reason)
        self.screen.show_week(self.week)

    def _refill(self) -> None:
        self.refills += 1


def shown(qtbot: QtBot, week: InHand) -> MeetingScreen:
    screen = MeetingScreen()
    qtbot.addWidget(screen)
    screen.resize(1280, 720)
    screen.begin(week, items_of(week), held_at=HELD_AT, held_by=HELD_BY)
    with qtbot.waitActive(screen):
        screen.show()
    return screen


@pytest.fixture
def screen(qtbot: QtBot) -> MeetingScreen:
    return shown(qtbot, planned_monday())


@pytest.fixture
def lead(screen: MeetingScreen) -> Lead:
    assert screen.meeting is not None
    return Lead(screen, screen.meeting.week)


def page_of(screen: MeetingScreen) -> FamilyPage:
    assert screen.page is not None
    return screen.page


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def states(screen: MeetingScreen) -> dict[str, str]:
    return {row.family_id: row.told for row in screen.agenda.rows() if row.family_id}


def heard(signal: Any) -> list[Any]:  # noqa: ANN401 - a bound signal has no type of its own
    got: list[Any] = []
    signal.connect(got.append)
    return got


def test_it_begins_with_the_most_urgent_family_and_what_the_plan_proposes(
    screen: MeetingScreen,
) -> None:
    page = page_of(screen)
    assert screen.family_id == "F01"
    assert page.title.text() == "F01"
    assert page.told.words() == "BN · High · two children · CW1 · waits five weeks"
    assert page.proposal_title.text() == "The plan proposes"
    assert page.proposal.text().startswith("New with Dan")
    assert [row.name for row in page.list.rows()] == ["Dan", "Sam", "Leave waiting", "Priya"]
    row = page.list.row()
    assert row is not None
    assert (row.name, row.pod) == ("Dan", "Crewe North · proposed")
    assert page.decide.text() == "Decide: F01 to Dan"
    assert page.list.hasFocus()
    assert screen.progress.text() == "0 of 7 decided"


def test_the_criteria_are_told_aloud_too(screen: MeetingScreen) -> None:
    screen.agenda.chosen.emit("F06")
    assert page_of(screen).criteria.accessibleDescription() == (
        "The family agrees: yes; Motivated to change: yes; Would benefit: yes; "
        "Earlier referrals: three, limit two."
    )


def test_the_whole_meeting_goes_by_keyboard(screen: MeetingScreen, lead: Lead) -> None:
    page = page_of(screen)
    press(Qt.Key.Key_Return, CONTROL)
    assert screen.family_id == "F02"
    press(Qt.Key.Key_2)
    assert page.decide.text() == "Decide: F02 to Sam"
    press(Qt.Key.Key_Return)
    assert screen.family_id == "F04"
    press(Qt.Key.Key_S)
    assert screen.family_id == "F03"
    press(Qt.Key.Key_0)
    assert page.decide.text() == "Decide: F03 waits"
    press(Qt.Key.Key_Return, CONTROL)
    assert screen.family_id == "F06"
    assert lead.asked == [("F01", "S03", None), ("F02", "S01", None), ("F03", None, None)]
    assert states(screen) == {
        "F01": "Dan",
        "F02": "Sam",
        "F04": "Skipped",
        "F03": "Waits",
        "F06": "To decide",
        "F07": "To decide",
        "F05": "To decide",
    }
    assert lead.refills == 3


def test_one_press_decides_one_family(screen: MeetingScreen, lead: Lead) -> None:
    press(Qt.Key.Key_Return, CONTROL)
    assert [family_id for family_id, *_ in lead.asked] == ["F01"]
    press(Qt.Key.Key_Return)
    assert [family_id for family_id, *_ in lead.asked] == ["F01", "F02"]


def test_the_arrows_go_through_the_choices(screen: MeetingScreen) -> None:
    page = page_of(screen)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert page.decide.text() == "Decide: F01 waits"
    press(Qt.Key.Key_Down)
    assert page.decide.text() == "Decide: F01 to Priya"
    assert page.hint.words() == "A rule is overruled: choose a reason. The breach stays visible."


def test_the_whole_meeting_goes_by_mouse(qtbot: QtBot, screen: MeetingScreen, lead: Lead) -> None:
    page = page_of(screen)
    qtbot.mouseClick(page.decide, LEFT)
    qtbot.mouseClick(page.skip, LEFT)
    assert screen.family_id == "F04"
    qtbot.mouseClick(page.back, LEFT)
    assert screen.family_id == "F02"
    spot = screen.agenda.visualRect(screen.agenda.index_of("F05")).center()
    qtbot.mouseClick(screen.agenda.viewport(), LEFT, pos=spot)
    assert screen.family_id == "F05"
    assert lead.asked == [("F01", "S03", None)]


def test_the_arrows_go_through_the_agenda_too(screen: MeetingScreen) -> None:
    screen.agenda.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert screen.family_id == "F04"
    assert screen.agenda.hasFocus()
    for _ in range(2):
        press(Qt.Key.Key_Down)
    assert screen.family_id == "F06", "over the head of those who are not eligible"


def test_to_overrule_a_criterion_needs_a_reason(
    qtbot: QtBot, screen: MeetingScreen, lead: Lead
) -> None:
    page = page_of(screen)
    screen.agenda.chosen.emit("F05")
    assert page.decide.text() == "Decide: F05 is not eligible"
    page.list.setFocus()
    press(Qt.Key.Key_1)
    assert page.decide.text() == "Decide: F05 to Sam"
    press(Qt.Key.Key_Return, CONTROL)
    assert lead.asked == []
    assert page.form.fault.isVisible()
    qtbot.mouseClick(page.form.buttons()[4], LEFT)
    QTest.keyClicks(page.form.note, "1 so")
    assert page.decide.text() == "Decide: F05 to Sam", "a figure in the note chooses nobody"
    press(Qt.Key.Key_Return, CONTROL)
    assert lead.asked == [("F05", "S01", Reason(ReasonCode.FAMILY_REQUEST, "1 so"))]
    assert states(screen)["F05"] == "Sam"


def test_in_a_low_window_the_reason_that_is_missing_comes_into_view(
    screen: MeetingScreen,
) -> None:
    page = page_of(screen)
    screen.resize(1280, 480)
    assert page.form.visibleRegion().boundingRect().height() < page.form.height()
    page.list.select_row("S02")
    press(Qt.Key.Key_Return)
    assert page.form.visibleRegion().boundingRect().height() == page.form.height()


def test_what_is_never_overruled_cannot_be_decided(qtbot: QtBot, screen: MeetingScreen) -> None:
    page = page_of(screen)
    screen.agenda.chosen.emit("F03")
    page.list.select_row("S03")
    assert not page.decide.isEnabled()
    assert page.hint.words() == "This rule is never overruled."
    asked = heard(screen.decided)
    page.list.setFocus()
    press(Qt.Key.Key_Return, CONTROL)
    assert asked == []


def test_the_reason_of_one_family_is_not_the_next_one_s(screen: MeetingScreen, lead: Lead) -> None:
    page = page_of(screen)
    page.form.choose(ReasonCode.LOCATION, "nearer")
    press(Qt.Key.Key_Return, CONTROL)
    assert lead.asked == [("F01", "S03", Reason(ReasonCode.LOCATION, "nearer"))]
    assert page.form.reason() is None
    assert page.form.note.text() == ""
    screen.agenda.chosen.emit("F01")
    assert page.form.reason() == Reason(ReasonCode.LOCATION, "nearer")


def test_a_decided_family_may_be_kept_or_decided_anew(screen: MeetingScreen, lead: Lead) -> None:
    page = page_of(screen)
    press(Qt.Key.Key_Return, CONTROL)
    screen.agenda.chosen.emit("F01")
    assert page.proposal_title.text() == "Decided"
    assert page.decide.text() == "Keep F01 as decided"
    page.list.setFocus()
    press(Qt.Key.Key_Return)
    assert screen.family_id == "F02"
    assert len(lead.asked) == 1
    screen.agenda.chosen.emit("F01")
    page.list.setFocus()
    page.choose_rank(0)
    press(Qt.Key.Key_Return)
    assert lead.asked[1:] == [("F01", None, None)]
    assert states(screen)["F01"] == "Waits"


def test_a_decision_that_was_refused_leaves_the_family_in_front(screen: MeetingScreen) -> None:
    press(Qt.Key.Key_Return, CONTROL)
    assert screen.family_id == "F01"
    assert states(screen)["F01"] == "To decide"


def test_somebody_else_chosen_elsewhere_is_a_decision_too(
    qtbot: QtBot, screen: MeetingScreen, lead: Lead
) -> None:
    asked = heard(screen.other_requested)
    qtbot.mouseClick(page_of(screen).other, LEFT)
    press(Qt.Key.Key_O)
    assert asked == ["F01", "F01"]
    screen.show_week(decided(lead.week, "F01", "S02", Reason(ReasonCode.OTHER)))
    assert screen.family_id == "F02"
    assert states(screen)["F01"] == "Priya"
    assert lead.refills == 1


def test_the_rest_filled_meanwhile_changes_options_and_not_what_somebody_chose(
    screen: MeetingScreen, lead: Lead
) -> None:
    page = page_of(screen)
    page.choose_rank(2)
    page.form.choose(ReasonCode.LOCATION)
    screen.show_filling(True)
    assert screen.filling.isVisible()
    # Filled in the background: another family went to Dan meanwhile.
    refilled = decided(lead.week, "F02", None)
    screen.show_week(undone(refilled, "F02"))
    screen.show_filling(False)
    assert not screen.filling.isVisible()
    assert screen.family_id == "F01"
    assert page.decide.text() == "Decide: F01 to Sam"
    assert page.form.reason() == Reason(ReasonCode.LOCATION)
    assert lead.refills == 0


def test_where_the_rest_is_filled_the_plan_is_proposed_and_not_what_it_was(
    screen: MeetingScreen, lead: Lead
) -> None:
    page = page_of(screen)
    before = lead.week.worker_of(screen.family_id)
    row = page.list.row()
    assert row is not None
    assert row.staff_id == before
    elsewhere = decided(lead.week, screen.family_id, "S01")
    screen.show_week(replace(elsewhere, hand=()))
    row = page.list.row()
    assert row is not None
    assert row.staff_id == "S01" != before
    assert page.decide.text() == "Decide: F01 to Sam"


def test_a_step_taken_back_is_to_be_decided_again(screen: MeetingScreen, lead: Lead) -> None:
    press(Qt.Key.Key_Return, CONTROL)
    screen.show_week(undone(lead.week, "F01"))
    assert states(screen)["F01"] == "To decide"
    assert screen.progress.text() == "0 of 7 decided"


def test_what_is_left_is_told_beside_the_agenda(screen: MeetingScreen, lead: Lead) -> None:
    assert screen.left.words() == (
        "To decide",
        "7 · 20 children",
        "Places free",
        "5 · at most three with one person",
        "Waiting as it stands",
        "1",
    )
    press(Qt.Key.Key_Return, CONTROL)
    assert screen.left.words()[1] == "6 · 18 children"


def decide_everything(screen: MeetingScreen) -> None:
    while screen.family_id:
        page_of(screen).decide.click()


def test_at_the_end_the_minutes_say_what_was_decided(
    qtbot: QtBot, screen: MeetingScreen, lead: Lead
) -> None:
    page_of(screen).choose_rank(2)
    page_of(screen).form.choose(ReasonCode.RISK, "a note")
    decide_everything(screen)
    summary = screen.summary
    assert summary.title.text() == "Every family is decided"
    assert summary.sentence.text() == "One family waits after this meeting. Five places left."
    assert summary.texts()[:3] == (
        ("F01 BN", "Sam", "Dan", "Risk", "–"),
        ("F02 MT", "Dan", "the same", "–", "–"),
        ("F04 UF", "Waits", "the same", "–", "–"),
    )
    assert lead.refills == 6, "after the last there is nothing to fill"
    QTest.keyClicks(summary.present_field, "Joan Birch, Ruth Adeyemi")
    printed, finished = heard(screen.print_requested), heard(screen.finished)
    qtbot.mouseClick(summary.print, LEFT)
    qtbot.mouseClick(summary.finish, LEFT)
    (minutes,) = printed
    assert finished == [minutes]
    assert minutes.present == ("Joan Birch", "Ruth Adeyemi")
    assert [one.family_id for one in minutes.minutes] == [
        "F01",
        "F02",
        "F04",
        "F03",
        "F06",
        "F07",
        "F05",
    ]
    first = minutes.minutes[0]
    assert (first.decided, first.proposed) == (
        Place(PlaceKind.WITH, "S01"),
        Place(PlaceKind.WITH, "S03"),
    )
    assert (first.code, first.note) == (ReasonCode.RISK, "a note")


def test_the_minutes_may_be_looked_at_before_everything_is_decided(
    qtbot: QtBot, screen: MeetingScreen, lead: Lead
) -> None:
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.mouseClick(screen.to_summary, LEFT)
    assert screen.family_id == ""
    assert screen.summary.title.text() == "Six families are not decided"
    qtbot.mouseClick(screen.summary.back, LEFT)
    assert screen.family_id == "F02"
    assert lead.refills == 1


def test_it_is_left_by_esc_or_by_its_button(qtbot: QtBot, screen: MeetingScreen) -> None:
    left: list[bool] = []
    screen.closed.connect(lambda: left.append(True))
    press(Qt.Key.Key_Escape)
    qtbot.mouseClick(screen.close_button, LEFT)
    assert len(left) == 2


def test_with_nobody_waiting_it_says_so(qtbot: QtBot) -> None:
    given = service((practitioner("S01"),), (household("F01", current="S01"),))
    screen = shown(qtbot, desk(given))
    assert screen.nobody.isVisible()
    assert screen.nobody.accessibleName() == "Nobody is waiting."
    assert screen.nobody.accessibleDescription() == "Every eligible family has a practitioner."
    assert not screen.agenda.isVisible()
    assert not screen.to_summary.isVisible()
    assert screen.family_id == ""


def test_a_second_meeting_begins_afresh(screen: MeetingScreen, lead: Lead) -> None:
    decide_everything(screen)
    week = planned_monday()
    screen.begin(week, items_of(week), held_at=HELD_AT, held_by=HELD_BY)
    assert screen.family_id == "F01"
    assert set(states(screen).values()) == {"To decide"}
    assert screen.meeting is not None
    assert screen.meeting.state_of("F01") is ItemState.TO_DECIDE


def test_a_narrow_window_gives_all_its_room_to_the_family(
    qtbot: QtBot, screen: MeetingScreen
) -> None:
    screen.resize(900, 720)
    assert not screen.agenda.isVisible()
    assert page_of(screen).decide.isVisible()
    screen.resize(1280, 720)
    assert screen.agenda.isVisible()


def test_every_button_can_be_hit_and_says_what_it_does(screen: MeetingScreen) -> None:
    page = page_of(screen)
    for button in (page.back, page.skip, page.other, page.decide, screen.close_button):
        assert min(button.width(), button.height()) >= 24
        assert button.text()
    assert "F01, high, two children, waits five weeks, to decide" in [
        screen.agenda.model().index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for at in range(screen.agenda.model().rowCount())
    ]
