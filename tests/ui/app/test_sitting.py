"""A sitting at the desk without a window: every change judged, kept, and taken back."""

from __future__ import annotations

from datetime import UTC, datetime
from shutil import copy
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Slot

from planner.drafting.moving import lock, move_family
from planner.store import Store
from planner.store.plans import PlanState, plans_of, withdraw
from tests.e2e import monday
from tests.e2e.monday import PLANNED, WEEK
from ui import tasks
from ui.background import Background
from ui.shown import Author
from ui.sitting import Sitting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from planner.drafting.edits import Edit
    from planner.drafting.in_hand import InHand
    from ui.shown import WeekShown

MARY = Author("mary", datetime(2026, 11, 24, 9, 30, tzinfo=UTC))


class Desk(QObject):
    """A sitting, the store it keeps in, and everything it told."""

    def __init__(self, qtbot: QtBot, background: Background, store: Store) -> None:
        super().__init__()
        self.qtbot, self.background, self.store = qtbot, background, store
        self.sitting = Sitting(background, self.author, self)
        self.shown: list[WeekShown] = []
        self.said: list[str] = []
        self.failures: list[Exception] = []
        self.sitting.changed.connect(self.hear_changed)
        self.sitting.did.connect(self.hear_said)
        self.sitting.undid.connect(self.hear_said)
        self.sitting.not_kept.connect(self.hear_failure)
        self.sitting.open(store)
        self.begin()

    def author(self) -> Author:
        return MARY

    def begin(self) -> None:
        """Read the week, as the desk does."""
        self.shown.append(tasks.read_week(self.store, WEEK))
        self.sitting.begin(self.shown[-1])

    @property
    def week(self) -> InHand:
        week = self.shown[-1].in_hand
        assert week is not None
        return week

    def move(self, family_id: str, staff_id: str | None) -> None:
        self.sitting.do(self.edit(family_id, staff_id))

    def edit(self, family_id: str, staff_id: str | None) -> Edit:
        return move_family(self.week, family_id, staff_id, who=MARY.who, at=MARY.at)

    def until_kept(self) -> InHand:
        """Wait until all is written, and return the week as it is stored."""
        self.qtbot.waitUntil(lambda: not self.background.is_busy)
        assert self.store.path is not None
        return monday.stored_week(self.store.path)

    @Slot(object)
    def hear_changed(self, shown: WeekShown) -> None:
        self.shown.append(shown)

    @Slot(str)
    def hear_said(self, sentence: str) -> None:
        self.said.append(sentence)

    @Slot(object)
    def hear_failure(self, error: Exception) -> None:
        self.failures.append(error)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("monday") / "planned.podplan"
    monday.fill(path, monday.monday(), planned=True)
    return path


@pytest.fixture
def desk(qtbot: QtBot, made: Path, tmp_path: Path) -> Iterator[Desk]:
    copy(made, tmp_path / "monday.podplan")
    background = Background()
    with Store.open(tmp_path / "monday.podplan") as store:
        yield Desk(qtbot, background, store)
        background.wait()


def with_whom(week: InHand) -> dict[str, str]:
    return monday.with_whom(week)


def test_a_change_is_shown_at_once_and_kept_a_moment_later(desk: Desk) -> None:
    desk.move("F01", "S3")
    assert with_whom(desk.week)["F01"] == "S3"
    assert desk.said == ["F01 moved from Sam to Dan."]
    assert desk.sitting.keeper.is_busy
    assert with_whom(desk.until_kept()) == with_whom(desk.week)
    assert not desk.failures


def test_before_anything_is_open_nothing_is_done(qtbot: QtBot) -> None:
    background = Background()
    sitting = Sitting(background, lambda: MARY)
    assert sitting.why_not_change() == ("There is no family to move. Bring in a service first.")
    sitting.undo()
    sitting.redo()
    assert sitting.steps.undo_name == ""
    background.wait()


def test_while_the_week_is_being_read_nothing_is_changed(desk: Desk) -> None:
    edit = desk.edit("F01", "S3")
    desk.move("F02", "S4")
    desk.sitting.pause()
    before = desk.week
    assert desk.sitting.why_not_change() == "The week is being read. Wait a moment."
    desk.sitting.do(edit)
    desk.sitting.undo()
    assert desk.week is before
    desk.sitting.go_on()
    desk.sitting.undo()
    assert with_whom(desk.week) == PLANNED
    assert with_whom(desk.until_kept()) == PLANNED


def test_undo_leads_back_step_by_step_and_redo_forth(desk: Desk) -> None:
    seen = [with_whom(desk.week)]
    desk.move("F01", "S3")
    seen.append(with_whom(desk.week))
    desk.sitting.do(lock(desk.week, family_id="F03"))
    seen.append(with_whom(desk.week))
    desk.move("F07", None)
    for there in reversed(seen):
        desk.sitting.undo()
        assert with_whom(desk.week) == there
    desk.sitting.undo()
    assert with_whom(desk.week) == PLANNED
    for there in seen[1:]:
        desk.sitting.redo()
        assert with_whom(desk.week) == there
    assert desk.sitting.steps.redo_name == "Leave F07 waiting"
    assert with_whom(desk.until_kept()) == with_whom(desk.week)


def test_what_cannot_be_kept_is_told_once_and_steps_are_forgotten(desk: Desk) -> None:
    desk.until_kept()
    assert desk.store.path is not None
    with Store.open(desk.store.path) as other:
        withdraw(other, 1, who="Ada", at=MARY.at)  # As an earlier program might.
    desk.move("F01", "S3")
    desk.move("F02", "S4")
    desk.qtbot.waitUntil(lambda: not desk.background.is_busy)
    assert len(desk.failures) == 1
    assert desk.sitting.steps.undo_name == ""
    desk.begin()
    assert desk.shown[-1].stored is None
    assert with_whom(desk.week)["F01"] == "S1"


def test_a_change_to_an_approved_week_begins_the_next_version(desk: Desk) -> None:
    desk.until_kept()
    approved = tasks.approve_plan(desk.store, desk.shown[-1], author=MARY)
    desk.shown.append(approved)
    desk.sitting.begin(approved)
    assert desk.sitting.steps.undo_name == ""
    desk.move("F01", "S3")
    stored = desk.shown[-1].stored
    assert stored is not None
    assert (stored.version, stored.is_approved) == (2, False)
    desk.until_kept()
    states = [plan.state for plan in plans_of(desk.store, WEEK)]
    assert states == [PlanState.APPROVED, PlanState.DRAFT]
    desk.sitting.undo()
    stored = desk.shown[-1].stored
    assert stored is not None
    assert (stored.version, stored.is_approved) == (1, True)
    desk.until_kept()
    assert PlanState.DRAFT not in [plan.state for plan in plans_of(desk.store, WEEK)]


def test_the_steps_of_a_week_are_there_again_after_it_was_read_anew(desk: Desk) -> None:
    desk.move("F01", "S3")
    desk.move("F02", "S4")
    desk.sitting.undo()
    desk.until_kept()
    desk.begin()
    steps = desk.sitting.steps
    assert (steps.undo_name, steps.redo_name) == ("Move F01 to Dan", "Move F02 to Tom")


def test_another_service_forgets_the_steps(desk: Desk, tmp_path: Path, made: Path) -> None:
    desk.move("F01", "S3")
    desk.until_kept()
    copy(made, tmp_path / "other.podplan")
    with Store.open(tmp_path / "other.podplan") as other:
        desk.sitting.open(other)
        assert desk.sitting.steps.undo_name == ""
        desk.sitting.begin(tasks.read_week(other, WEEK))
        assert desk.sitting.steps.undo_name == ""
