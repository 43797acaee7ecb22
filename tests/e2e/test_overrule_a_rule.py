"""A service manager overrules a rule with a reason, sees the breach, and mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from planner.drafting.decision import ReasonCode
from planner.store import Store
from planner.store.decided import all_overrides
from planner.store.plans import PlanState
from tests.e2e.monday import PLANNED, stored_plan
from ui.screens.allocation.move_to.dialog import MoveToDialog
from ui.screens.allocation.reason_form import ReasonDialog
from ui.screens.approve import ApproveDialog
from ui.widgets.board.hearing import COLUMN_KEY

if TYPE_CHECKING:
    from conftest import Person


def reason_asked(person: Person) -> ReasonDialog:
    dialog = person.dialog(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    return dialog


def give(person: Person, dialog: ReasonDialog, code: ReasonCode, note: str = "") -> None:
    """Choose a reason with the mouse, write a note and agree."""
    person.click(dialog.form.buttons()[tuple(ReasonCode).index(code)])
    person.qtbot.keyClicks(dialog.form.note, note)
    person.press(Qt.Key.Key_Return, on=dialog.form.note)
    person.wait_until(lambda: not person.has_dialog())


@pytest.fixture
def over(desk: Person) -> Person:
    """Return somebody who put F10 with Priya, who has no place free, with a reason."""
    desk.drag("F10", "S2")
    give(desk, reason_asked(desk), ReasonCode.CONTINUITY, "their last worker")
    return desk


def test_a_full_caseload_asks_for_a_reason_first(desk: Person) -> None:
    desk.drag("F10", "S2")
    dialog = reason_asked(desk)
    assert dialog.windowTitle() == "Move F10 to Priya…"
    words = " ".join(label.text() for label in dialog.findChildren(type(dialog.form.fault)))
    assert "Would make 7 of 6 children." in words
    assert desk.with_whom() == PLANNED
    desk.press(Qt.Key.Key_Return, on=dialog.form.note)
    assert dialog.isVisible()
    assert dialog.form.fault.isVisible()
    desk.press(Qt.Key.Key_Escape, on=dialog)
    desk.wait_until(lambda: not desk.has_dialog())
    assert desk.with_whom() == PLANNED
    assert desk.note() == ""
    assert desk.kept().hand == ()


def test_the_breach_stays_visible_until_it_is_mended(over: Person) -> None:
    assert over.with_whom()["F10"] == "S2"
    assert over.note() == "F10 moved from Sam to Priya."
    assert "over" in over.spoken(f"{COLUMN_KEY}S2")
    assert over.checked() == "Checked: 1 overruled by you"
    assert "7 of 6 children" in over.window.allocation.line.check_tip()
    assert over.card("F10").overruled == "Priya: 7 of 6 children, overruled."
    assert "continuity" in over.sentence()
    assert over.sees_what_is_kept()
    (decision,) = over.kept().hand
    assert decision.reason is not None
    assert decision.reason.words == "continuity: their last worker"
    over.drag("F03", "S3")
    assert over.checked() == "Checked: no rule broken"
    assert "over" not in over.spoken(f"{COLUMN_KEY}S2")
    over.undo()
    assert over.checked() == "Checked: 1 overruled by you"
    assert over.sees_what_is_kept()


def test_it_is_planned_around_and_not_made_worse(over: Person) -> None:
    over.plan()
    assert over.with_whom()["F10"] == "S2"
    assert over.checked() == "Checked: 1 overruled by you"
    assert over.sees_what_is_kept()


def test_what_the_check_found_is_listed_with_a_click(over: Person) -> None:
    over.click(over.window.allocation.line.check)
    text = over.box().text()
    assert text.startswith("Checked: 1 overruled by you.\n")
    assert "7 of 6 children" in text


def test_an_overruled_plan_is_approved_with_its_reasons(over: Person) -> None:
    over.window.menus.approve.trigger()
    dialog = over.dialog(ApproveDialog)
    assert isinstance(dialog, ApproveDialog)
    over.qtbot.keyClicks(dialog.name, "Mary")
    over.press(Qt.Key.Key_Return, on=dialog.name)
    over.wait_until(lambda: over.chip() == "Approved")
    over.wait_for_quiet()
    path = over.window.desk.path
    assert path is not None
    plan = stored_plan(path)
    assert plan is not None
    assert plan.state is PlanState.APPROVED
    with Store.open(path) as store:
        (entry,) = all_overrides(store)
    assert entry.override.family_id == "F10"
    assert entry.override.code == "continuity"
    assert entry.override.reason == "their last worker"
    assert entry.override.rules == ("children_cap",)


def test_a_referral_criterion_is_overruled_from_those_not_eligible(desk: Person) -> None:
    desk.point_at("F09")
    dialog = desk.dialog(MoveToDialog)
    assert isinstance(dialog, MoveToDialog)
    dialog.list.select_row("S3")
    row = dialog.list.row()
    assert row is not None
    assert row.means == "Not ready for change yet."
    assert row.can_be_chosen
    desk.press(Qt.Key.Key_Return, on=dialog.list)
    assert dialog.form.fault.isVisible()
    desk.click(dialog.form.buttons()[tuple(ReasonCode).index(ReasonCode.OTHER)])
    desk.press(Qt.Key.Key_Return, on=dialog.form.note)
    desk.wait_until(lambda: not desk.has_dialog())
    assert desk.with_whom()["F09"] == "S3"
    assert desk.window.allocation.board.model().not_eligible == ()
    kept = desk.kept()
    assert kept.worker_of("F09") == "S3"
    assert kept.broken == ()
    desk.undo()
    assert "F09" not in desk.with_whom()
    assert [row.family_id for row in desk.window.allocation.board.model().not_eligible] == ["F09"]
    assert desk.sees_what_is_kept()


def test_a_family_not_eligible_is_dragged_to_somebody_with_a_reason(desk: Person) -> None:
    desk.drag("F09", "S3")
    dialog = reason_asked(desk)
    give(desk, dialog, ReasonCode.RISK)
    assert desk.with_whom()["F09"] == "S3"
    assert desk.kept().hand[0].overruled == ("referral",)


def test_an_exclusion_is_never_overruled(desk: Person) -> None:
    desk.point_at("F01")
    desk.keys("space", "down", "right", "space")
    assert not desk.has_dialog()
    assert desk.with_whom() == PLANNED
    assert desk.sentence().endswith("Never overruled.")
    assert desk.kept().hand == ()
