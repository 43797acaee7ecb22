from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from planner.errors import BugError
from planner.history.on_paper import digest_of, newest_of, sheets_out_of_date, sheets_today
from planner.plan import Outcome
from planner.service import Band, TravelMode
from planner.sheets import SHEETS, Printing, SheetKind
from planner.store.prints import StoredPrint
from tests.planner.sheets.examples import printing as example_printing
from tests.planner.sheets.examples import service as example_service

if TYPE_CHECKING:
    from planner.plan import Plan

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def printed(printing: Printing, *, number: int = 1, at: datetime = AT) -> tuple[StoredPrint, ...]:
    """Return the records of printing every sheet."""
    records = (one.as_print(number) for one in sheets_today(printing))
    return tuple(
        StoredPrint(one.plan_number, one.sheet, one.subject, one.digest, "Ada", at)
        for one in records
    )


def moved(plan: Plan, family_id: str, staff_id: str) -> Plan:
    part = plan.allocation
    assert part is not None
    families = tuple(
        replace(line, staff_id=staff_id, outcome=Outcome.MOVED)
        if line.family_id == family_id
        else line
        for line in part.families
    )
    return replace(plan, allocation=replace(part, families=families))


def sentences(before: Printing, after: Printing) -> list[str]:
    found = sheets_out_of_date(
        after.service,
        printed(before),
        sheets_today(after),
        plan=after.plan,
        plans={1: before.plan},
    )
    return [one.sentence for one in found]


def test_a_sheet_holds_until_something_on_it_changes() -> None:
    before = example_printing()
    assert sentences(before, before) == []
    later = replace(
        before,
        printed_at=before.printed_at + timedelta(days=1),
        printed_by="Somebody else",
        label="Plan 48, version 3, draft",
        approved_at=None,
    )
    assert sentences(before, later) == []


def test_a_family_that_moved_is_named_on_each_sheet_it_was_or_is_on() -> None:
    before = example_printing()
    after = replace(before, plan=moved(before.plan, "F008", "S01"))
    found = sentences(before, after)
    assert "Sam Okoro: F008 moved." in found
    assert "Dan Whitlow: F008 moved." in found
    assert "Crewe North: F008 moved." in found
    assert not [one for one in found if one.startswith(("Priya", "Kasia", "Waiting list"))]


def test_many_families_that_moved_are_counted() -> None:
    before = example_printing()
    plan = before.plan
    for family_id in ("F008", "F015", "F026", "F040"):
        plan = moved(plan, family_id, "S05")
    found = sentences(before, replace(before, plan=plan))
    assert "Dan Whitlow: F008, F015, F026 and one other family moved." in found
    plan = moved(moved(before.plan, "F008", "S05"), "F015", "S05")
    found = sentences(before, replace(before, plan=plan))
    assert "Dan Whitlow: F008 and F015 moved." in found


def test_something_else_on_a_sheet_is_told_without_saying_what() -> None:
    before = example_printing()
    given = replace(example_service(), absences=())
    found = sentences(before, replace(before, service=given))
    assert "Dan Whitlow: dates, times or numbers on it changed." in found
    assert not [one for one in found if one.startswith("Sam")]


def test_a_sheet_of_somebody_no_longer_planned_does_not_hold() -> None:
    before = example_printing()
    part = before.plan.allocation
    assert part is not None
    workers = tuple(one for one in part.workers if one.staff_id != "S03")
    plan = replace(before.plan, allocation=replace(part, workers=workers))
    found = sentences(before, replace(before, plan=plan))
    assert "Dan Whitlow: no longer in the week’s plan." in found


def test_of_a_sheet_printed_twice_the_newest_counts() -> None:
    before = example_printing()
    after = replace(before, plan=moved(before.plan, "F008", "S01"))
    prints = (
        *printed(after, number=2, at=AT + timedelta(hours=1)),
        *printed(before),
    )
    plans = {1: before.plan, 2: after.plan}
    assert not sheets_out_of_date(
        after.service, prints, sheets_today(after), plan=after.plan, plans=plans
    )
    back = sheets_out_of_date(
        before.service, prints, sheets_today(before), plan=before.plan, plans=plans
    )
    assert {one.printed_at for one in back} == {AT + timedelta(hours=1)}
    assert {one.printed_by for one in back} == {"Ada"}


def test_a_sheet_printed_with_names_holds_as_long_as_one_without() -> None:
    before = example_printing(with_names=True)
    assert sentences(before, replace(before, with_names=False)) == []


def test_only_the_sheets_asked_for_are_looked_at() -> None:
    printing = example_printing()
    some = sheets_today(printing, only={("practitioner", "S01"), ("waiting-list", "")})
    assert [(one.sheet, one.subject, one.words) for one in some] == [
        ("practitioner", "S01", "Sam Okoro"),
        ("waiting-list", "", "Waiting list"),
    ]


def test_what_was_never_printed_is_not_out_of_date() -> None:
    before = example_printing()
    after = replace(before, plan=moved(before.plan, "F008", "S01"))
    pods = [one for one in printed(before) if one.sheet == SheetKind.POD.value]
    found = sheets_out_of_date(after.service, pods, sheets_today(after), plan=after.plan, plans={})
    assert {one.sheet for one in found} == {"pod"}
    assert found[0].sentence == "Crewe North: the draft it shows was worked on."


def test_every_sheet_has_a_digest_of_its_own_and_names_nobody_by_it() -> None:
    printing = example_printing()
    digests = [one.digest for one in sheets_today(printing)]
    assert len(set(digests)) == len(digests) >= len(SHEETS)
    assert {len(digest) for digest in digests} == {64}


@dataclass(frozen=True)
class Content:
    """Something of every kind that a sheet may hold."""

    value: object
    subtitle: str = ""


def test_a_digest_is_the_same_on_every_computer() -> None:
    values = (
        1,
        None,
        True,
        Decimal("0.60"),
        date(2026, 11, 23),
        time(9),
        Band.HIGH,
        {"b": 1, "a": 2},
        frozenset({"x", "y", "z"}),
    )
    expected = "60961565ceeb227ea0141d7015abfbbb491464ed95e4863a8e3853d37ef0137d"
    assert digest_of(Content(values)) == expected


def test_a_digest_tells_what_is_said_from_what_only_names_the_version() -> None:
    assert digest_of(Content(1, "approved")) == digest_of(Content(1, "not approved"))
    assert digest_of(Content((1, 2))) != digest_of(Content((2, 1)))
    assert digest_of(Content({"a": 1, "b": 2})) == digest_of(Content({"b": 2, "a": 1}))
    assert digest_of(Content(TravelMode.BUS)) != digest_of(Content(TravelMode.CAR))
    assert digest_of(Content("ab")) != digest_of(Content(("a", "b")))


def test_what_has_no_digest_is_said_to_be_a_fault_of_ours() -> None:
    with pytest.raises(BugError, match="object"):
        digest_of(Content(object()))


def test_a_sheet_that_is_gone_cannot_be_printed_again() -> None:
    before = example_printing()
    part = before.plan.allocation
    assert part is not None
    workers = tuple(one for one in part.workers if one.staff_id != "S03")
    after = replace(before, plan=replace(before.plan, allocation=replace(part, workers=workers)))
    found = sheets_out_of_date(
        after.service,
        printed(before),
        sheets_today(after),
        plan=after.plan,
        plans={1: before.plan},
    )
    assert [one.words for one in found if one.is_gone] == ["Dan Whitlow"]


def test_of_two_prints_of_one_moment_the_one_kept_last_counts() -> None:
    before = example_printing()
    after = replace(before, plan=moved(before.plan, "F008", "S01"))
    newest_first = (*printed(after, number=2), *printed(before))
    assert {one.plan_number for one in newest_of(newest_first)} == {2}
