"""A service manager brings in a folder that makes the plan on the board out of date."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from planner.actions import bring_in
from planner.exchange.service_folder import write_service
from planner.service import Pair, PairRule
from planner.store import Store
from planner.store.plans import PlanState, latest
from planner.travel.places import load_gazetteer
from ui.screens.approve import ApproveDialog
from ui.screens.bring_in.dialogs import ChangesDialog

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Person

    from planner.service import Service
    from planner.store.plans import StoredPlan

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def choose_and_bring_in(person: Person, folder: Path) -> None:
    """Bring in a folder, to the end."""
    person.wait_for_quiet()
    person.window.menus.bring_in_folder.trigger()
    person.choose(folder)
    dialog = person.dialog(ChangesDialog)
    assert isinstance(dialog, ChangesDialog)
    person.click(dialog.bring_in)
    person.wait_for_quiet()


def stored_plan(person: Person) -> StoredPlan:
    with Store.open(person.window.desk.path) as store:
        found = latest(store, person.window.desk.week)
    assert found is not None
    return found


def exclude_one_placed(person: Person, service: Service, folder: Path) -> str:
    """Write a folder that excludes a family from whom the plan gives it to; return the family."""
    part = stored_plan(person).plan.allocation
    assert part is not None
    placed = next(line for line in part.families if line.staff_id)
    rest = tuple(pair for pair in service.pairs if pair.family_id != placed.family_id)
    excluded = Pair(placed.family_id, str(placed.staff_id), PairRule.EXCLUDE)
    write_service(replace(service, pairs=(*rest, excluded)), folder)
    return placed.family_id


@pytest.fixture
def planned(person: Person, folder: Path) -> Person:
    """Return somebody who has brought in the folder and planned the week."""
    choose_and_bring_in(person, folder)
    person.plan()
    return person


def test_a_plan_that_breaks_a_rule_by_now_is_told_and_not_approved(
    planned: Person, small_service: Service, folder: Path
) -> None:
    window = planned.window
    assert window.allocation.line.checked().startswith("Checked: no rule broken")
    assert window.menus.approve.isEnabled()
    family = exclude_one_placed(planned, small_service, folder)
    choose_and_bring_in(planned, folder)
    assert window.allocation.line.checked() == "Out of date: 1 rule broken. Plan this week again."
    assert f"{family} is excluded from" in window.allocation.line.check_tip()
    assert not window.menus.approve.isEnabled()
    assert window.menus.approve.toolTip() == window.allocation.line.checked()
    planned.plan()
    assert window.allocation.line.checked().startswith("Checked: no rule broken")
    assert window.menus.approve.isEnabled()


def test_a_service_changed_while_the_name_is_written_is_not_approved_either(
    planned: Person, small_service: Service, folder: Path
) -> None:
    window = planned.window
    window.menus.approve.trigger()
    dialog = planned.dialog(ApproveDialog)
    assert isinstance(dialog, ApproveDialog)
    exclude_one_placed(planned, small_service, folder)
    with Store.open(window.desk.path) as store:  # As `podplan import` does.
        bring_in(store, folder, gazetteer=load_gazetteer(), who="Ada", at=AT)
    planned.qtbot.keyClicks(dialog.name, "Mary")
    planned.press(Qt.Key.Key_Return, on=dialog.name)
    planned.wait_for_quiet()
    box = planned.box()
    assert "out of date: 1 rule broken. Nothing was approved." in box.text()
    box.close()
    planned.wait_for_quiet()
    assert window.allocation.line.checked().startswith("Out of date")
    assert stored_plan(planned).state is PlanState.DRAFT
