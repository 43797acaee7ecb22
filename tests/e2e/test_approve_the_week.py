"""A service manager approves the week in her name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from planner.store import Store
from planner.store.plans import PlanState, latest
from ui.screens.approve import ApproveDialog

if TYPE_CHECKING:
    from conftest import Person

NAME = "Rosalind Quennell"


def approve(person: Person, name: str) -> None:
    person.window.menus.approve.trigger()
    dialog = person.dialog(ApproveDialog)
    assert isinstance(dialog, ApproveDialog)
    dialog.name.clear()
    person.qtbot.keyClicks(dialog.name, name)
    person.press(Qt.Key.Key_Return, on=dialog.name)


def test_the_name_is_kept_with_the_plan_and_nowhere_else(sample: Person) -> None:
    sample.plan()
    approve(sample, NAME)
    sample.wait_until(lambda: sample.chip() == "Approved")
    sample.wait_for_quiet()
    assert not sample.window.menus.approve.isEnabled()
    with Store.open(sample.window.desk.path) as store:
        kept = latest(store, sample.window.desk.week)
    assert kept is not None
    assert (kept.state, kept.approved_by) == (PlanState.APPROVED, NAME)
    sample.window.close()
    for file in sample.home.rglob("*"):
        if file.is_file() and file.suffix != ".podplan":
            assert b"Rosalind" not in file.read_bytes()


def test_what_is_approved_is_said_first(sample: Person) -> None:
    sample.plan()
    sample.window.menus.approve.trigger()
    dialog = sample.dialog(ApproveDialog)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Approve the week of Mon 23 Nov 2026?" in words
    assert "waiting" in words
    sample.press(Qt.Key.Key_Escape, on=dialog)
    assert sample.chip().startswith("Draft")


def test_nobody_approves_without_a_name(sample: Person) -> None:
    sample.plan()
    approve(sample, "   ")
    dialog = sample.dialog(ApproveDialog)
    assert isinstance(dialog, ApproveDialog)
    assert dialog.fault.isVisible()
    assert dialog.focusWidget() is dialog.name
    assert sample.chip().startswith("Draft")


def test_an_approved_week_planned_again_is_a_draft_again(sample: Person) -> None:
    sample.plan()
    approve(sample, NAME)
    sample.wait_until(lambda: sample.chip() == "Approved")
    sample.wait_for_quiet()
    sample.plan()
    assert sample.chip().startswith("Draft")
    sample.window.menus.approve.trigger()
    dialog = sample.dialog(ApproveDialog)
    assert isinstance(dialog, ApproveDialog)
    assert dialog.name.text() == NAME
