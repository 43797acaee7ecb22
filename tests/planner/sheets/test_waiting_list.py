"""The waiting list: everyone who waits, the most urgent first, each with the reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from planner.plan import Outcome
from planner.service import Band, FamilyStatus
from planner.sheets import SheetKind, render_sheet, waiting_list
from tests.planner.sheets import examples

Pages = Callable[[bytes], list[str]]


def test_each_family_has_band_weeks_children_district_and_reason(pages: Pages) -> None:
    (text,) = pages(render_sheet(SheetKind.WAITING_LIST, examples.printing()))
    assert "▲ high 6 F046 UF 5 CW1 Five children. Most places free with one person" in text
    assert "◇ medium 6 F051 LP 3 CW1 Three children. No woman within reach" in text


def test_families_not_eligible_stand_apart_with_what_they_miss(pages: Pages) -> None:
    sheet = waiting_list.gather(examples.printing())
    assert [family.reference for family, _ in sheet.not_eligible] == ["F052"]
    text = pages(render_sheet(SheetKind.WAITING_LIST, examples.printing()))[0]
    assert "F052 TB 2 CW2 The family does not agree to it." in text


def test_an_open_family_left_without_comes_first_then_bands_then_the_longest_wait() -> None:
    printing = examples.printing()
    service, allocation = printing.service, printing.allocation
    rows = {
        "F003": {"status": FamilyStatus.OPEN, "band": Band.LOW},
        "F046": {"band": Band.HIGH, "referred_on": date(2026, 11, 22)},
        "F051": {"band": Band.HIGH, "referred_on": date(2026, 11, 1)},
        "F060": {"band": Band.LOW, "referred_on": None},
    }
    families = tuple(replace(one, **rows.get(one.family_id, {})) for one in service.families)
    lines = tuple(
        replace(line, staff_id=None, outcome=Outcome.WAITING) if line.family_id in rows else line
        for line in allocation.families
    )
    sheet = waiting_list.gather(
        replace(
            printing,
            service=replace(service, families=families),
            plan=replace(printing.plan, allocation=replace(allocation, families=lines)),
        )
    )
    assert [(one.family.reference, one.weeks) for one in sheet.waiting] == [
        ("F003", 6),
        ("F051", 3),
        ("F046", 0),
        ("F060", None),
    ]
    assert [one.is_open for one in sheet.waiting] == [True, False, False, False]


def test_sixty_waiting_are_all_printed_with_the_heads_on_every_page(pages: Pages) -> None:
    read = pages(render_sheet(SheetKind.WAITING_LIST, examples.with_waiting(60)))
    assert len(read) == 3
    for text in read:
        assert "Band Weeks Family Init. Ch. District Why" in text
    for number in range(60):
        assert " ".join(read).count(f"W{number:03} AM") == 1


def test_nobody_waiting_is_good_news(pages: Pages) -> None:
    (text,) = pages(render_sheet(SheetKind.WAITING_LIST, examples.with_waiting(0)))
    assert "Nobody is waiting. Every eligible family has a practitioner." in text
    assert "Not eligible" not in text
