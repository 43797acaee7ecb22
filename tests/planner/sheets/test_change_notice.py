"""The change notice: who changes hands, and room to say when the family was told."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from planner.plan import Outcome
from planner.sheets import SheetKind, change_notice, render_sheet
from planner.sheets._changes import ChangeWord
from tests.planner.sheets import examples

Pages = Callable[[bytes], list[str]]


def test_each_change_says_from_whom_to_whom_and_why(pages: Pages) -> None:
    (text,) = pages(render_sheet(SheetKind.CHANGE_NOTICE, examples.printing()))
    assert "NEW F031 BN 3 CW1 nobody Priya Nair Waited five weeks." in text
    assert "MOVED F018 MT 2 CW2 Dan Whitlow, Crewe North Tom Ashdown, Crewe South" in text
    assert "RETURNED F060 AR 3 CW2 nobody Tom Ashdown Returned to Tom" in text
    assert "Compared with the week as it stood" in text


def test_pods_are_named_only_where_the_family_goes_to_another_one() -> None:
    notice = change_notice.gather(examples.printing())
    names = {line.change.family.reference: (line.from_name, line.to_name) for line in notice.lines}
    assert names["F031"] == ("nobody", "Priya Nair")
    assert names["F018"] == ("Dan Whitlow, Crewe North", "Tom Ashdown, Crewe South")


@pytest.mark.parametrize("families_each", range(3, 13))
def test_no_family_stands_alone_on_a_page(pages: Pages, families_each: int) -> None:
    printing = examples.crowded(practitioners=7, families_each=families_each, name="Ann Lee")
    read = pages(render_sheet(SheetKind.CHANGE_NOTICE, printing))
    assert min(page.count(" AL 1 CW11 ") for page in read) >= 3


def test_a_joint_visit_is_asked_only_where_two_practitioners_can_go(pages: Pages) -> None:
    (text,) = pages(render_sheet(SheetKind.CHANGE_NOTICE, examples.printing()))
    assert text.count("yes no") == 1


def test_a_family_left_without_is_on_the_notice() -> None:
    printing = examples.printing()
    lines = tuple(
        replace(line, staff_id=None, outcome=Outcome.WAITING) if line.family_id == "F003" else line
        for line in printing.allocation.families
    )
    plan = replace(printing.plan, allocation=replace(printing.allocation, families=lines))
    notice = change_notice.gather(replace(printing, plan=plan))
    (left,) = [line for line in notice.lines if line.change.family.reference == "F003"]
    assert left.change.word is ChangeWord.WAITING
    assert (left.from_name, left.to_name) == ("Priya Nair", "nobody")


def test_a_family_that_was_waiting_and_still_is_did_not_change() -> None:
    notice = change_notice.gather(examples.printing())
    assert "F046" not in {line.change.family.reference for line in notice.lines}


def test_against_the_same_plan_nothing_changes(pages: Pages) -> None:
    printing = examples.printing(previous=examples.plan())
    assert change_notice.gather(printing).lines == ()
    (text,) = pages(render_sheet(SheetKind.CHANGE_NOTICE, printing))
    assert "Nothing changes: every family stays as it is." in text
    assert "Compared with the plan approved last" in text


def test_a_family_the_last_plan_did_not_know_is_compared_with_the_week_as_it_stood() -> None:
    previous = examples.plan()
    assert previous.allocation
    lines = tuple(
        line for line in previous.allocation.families if line.family_id not in ("F012", "F031")
    )
    previous = replace(previous, allocation=replace(previous.allocation, families=lines))
    notice = change_notice.gather(examples.printing(previous=previous))
    assert [line.change.family.reference for line in notice.lines] == ["F031"]


def test_few_changes_take_one_page_and_many_take_as_many_as_they_need(pages: Pages) -> None:
    assert len(pages(render_sheet(SheetKind.CHANGE_NOTICE, examples.printing()))) == 1
    read = " ".join(pages(render_sheet(SheetKind.CHANGE_NOTICE, examples.crowded())))
    for line in examples.crowded().allocation.families:
        assert read.count(f"{line.family_id} W 1 CW11") == (line.outcome is not Outcome.KEPT)
