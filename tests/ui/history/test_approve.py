"""Whoever approves a week has seen what people decided against the plan, and what is on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from planner.history.on_paper import OnPaper
from planner.history.words import People
from tests.ui.history.weeks import with_whom
from ui.screens.approval import NO_REASON, Approval, approval_of
from ui.screens.approve import ApproveDialog
from ui.screens.sheets import work

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.history.weeks import Office


def dialog_of(office: Office, qtbot: QtBot, paper: OnPaper | None = None) -> ApproveDialog:
    assert office.shown.stored is not None
    approval = approval_of(office.shown, paper or OnPaper())
    dialog = ApproveDialog(office.shown.stored, name="", approval=approval)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def words(dialog: ApproveDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_what_overrules_a_rule_comes_first_with_its_reason(office: Office, qtbot: QtBot) -> None:
    office.plan()
    people = People(office.shown.service)
    free, goes_to = office.move_freely()
    was = next(one.was for one in office.shown.in_hand.part.families if one.family_id == free)
    against, _ = office.overrule("a course in December")
    dialog = dialog_of(office, qtbot)
    first, *rest = dialog.decisions.texts()
    assert first[0] == against
    assert first[2] not in ("", "no rule")
    assert first[3] == "Staff request: a course in December"
    if free != against:
        assert rest == [(free, f"{people(was)} → {people(goes_to)}", "no rule", NO_REASON)]
        assert "Two families placed by hand: one against a rule, one without a reason." in words(
            dialog
        )


def test_a_week_nobody_touched_is_approved_as_before(office: Office, qtbot: QtBot) -> None:
    office.plan()
    dialog = dialog_of(office, qtbot)
    assert approval_of(office.shown, OnPaper()) == Approval()
    assert not dialog.decisions.isVisible()
    assert "by hand" not in words(dialog)
    with qtbot.waitSignal(dialog.approved) as told:
        dialog.name.setText("  Ada   Lee ")
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert told.args == ["Ada Lee"]


def test_what_is_locked_is_said(office: Office, qtbot: QtBot) -> None:
    office.plan()
    office.lock("F002")
    office.lock("F003")
    assert "Locked: F002 and F003." in words(dialog_of(office, qtbot))


def test_sheets_that_will_not_hold_are_named(office: Office, qtbot: QtBot) -> None:
    office.plan()
    office.approve()
    request = work.Request(office.shown, office.author, with_names=False, store=office.store)
    work.record(request)
    office.plan()
    family_id, staff_id = office.move_freely()
    assert with_whom(office.shown, family_id) == staff_id
    now = work.Request(office.shown, office.later(), with_names=False, store=office.store)
    paper = work.on_paper(now)
    told = words(dialog_of(office, qtbot, paper))
    name = next(one.name for one in office.shown.service.staff if one.staff_id == staff_id)
    assert "sheets on paper will be out of date" in told
    assert name in told


def test_what_was_never_printed_is_not_on_paper(office: Office) -> None:
    office.plan()
    request = work.Request(office.shown, office.author, with_names=False, store=office.store)
    assert work.on_paper(request) == OnPaper()
