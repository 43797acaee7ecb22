"""The change notice of a what-if: groups, dates, and no more than paper may carry."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from planner.sheets import what_if_notice
from planner.travel.places import load_gazetteer
from planner.what_if.suppositions import IsAway, Leaves
from planner.what_if.trying import WhatIf
from tests.planner.planning.services import household, practitioner, service
from tests.planner.sheets.examples import PRINTED_AT
from tests.planner.what_if.desks import desk, tried

Pages = Callable[[bytes], list[str]]

NEEDS = ("domestic abuse",)


@pytest.fixture(scope="module")
def leaver() -> WhatIf:
    given = service(
        (
            practitioner("S01", "Sam Okoro"),
            practitioner("S02", "Priya Nair", children_cap=5),
        ),
        (
            household("F001", 3, current="S01", name="Karen Lee", needs=NEEDS),
            household("F002", 2, current="S01", name="Mo Tate", worker_changes=2),
            household("F003", 2, current="S01", name="Ann Reed", worker_changes=3),
        ),
    )
    return tried(desk(given), Leaves("S01", date(2026, 11, 25)))


@pytest.fixture(scope="module")
def absence() -> WhatIf:
    given = service(
        (practitioner("S01", "Sam Okoro"), practitioner("S02", "Priya Nair")),
        (household("F001", 3, current="S01", name="Karen Lee"),),
    )
    away = IsAway("S01", date(2026, 11, 23), date(2026, 12, 4), "an operation")
    return tried(desk(given), away)


def drawn(what_if: WhatIf, *, with_names: bool = False) -> bytes:
    return what_if_notice.draw(
        what_if,
        printed_at=PRINTED_AT,
        printed_by="Service Manager",
        district=load_gazetteer().district,
        with_names=with_names,
    )


def test_each_family_says_from_whom_to_whom_and_from_when(pages: Pages, leaver: WhatIf) -> None:
    (text,) = pages(drawn(leaver))
    assert "Change notice: Sam leaves on Wed 25 Nov" in text
    assert "judged for the week of Monday 23 November 2026 · not approved" in text
    assert "MOVED F001 KL 3 CW1 never Sam Okoro Priya Nair from Thu 26 Nov" in text
    assert "MOVED F002 MT 2 CW1 twice Sam Okoro Priya Nair from Thu 26 Nov" in text
    assert "WAITING F003 AR 2 CW1 three times Sam Okoro nobody from Thu 26 Nov" in text
    assert text.index("F002") < text.index("F001"), "moved before: first"
    assert "DRAFT" in text


def test_cover_says_until_when_and_that_the_worker_stays(pages: Pages, absence: WhatIf) -> None:
    (text,) = pages(drawn(absence))
    assert "Families that are covered for a while, and keep their worker" in text
    assert "COVER F001 KL 3 CW1 never Sam Okoro Priya Nair Mon 23 Nov to Fri 4 Dec" in text


def test_a_long_absence_says_until_when_and_that_families_are_offered_back(
    pages: Pages,
) -> None:
    given = service(
        (practitioner("S01", "Sam Okoro"), practitioner("S02", "Priya Nair")),
        (household("F001", 3, current="S01", name="Karen Lee"),),
    )
    found = tried(desk(given), IsAway("S01", date(2026, 11, 23), date(2026, 12, 31)))
    (text,) = pages(drawn(found))
    assert "back on Fri 1 Jan, when the families are offered back" in text
    assert "Mon 23 Nov to Thu 31 Dec" in text


def test_nothing_private_is_on_it(pages: Pages, leaver: WhatIf, absence: WhatIf) -> None:
    for found in (leaver, absence):
        text = " ".join(pages(drawn(found)))
        for private in ("Karen", "Lee", "Tate", "Reed", "abuse", "operation", "CW1 3"):
            assert private not in text
        assert "CONFIDENTIAL · shred after use" in text


def test_names_are_printed_only_where_they_are_asked_for(pages: Pages, leaver: WhatIf) -> None:
    (text,) = pages(drawn(leaver, with_names=True))
    assert "Karen Lee" in text
    assert "This sheet carries families’ names." in text


def test_where_nothing_changes_the_notice_says_so(pages: Pages, leaver: WhatIf) -> None:
    (text,) = pages(drawn(replace(leaver, families=())))
    assert "No family changes worker, and none needs cover." in text


def test_many_families_take_as_many_pages_as_they_need(pages: Pages) -> None:
    given = service(
        (
            practitioner("S01", "Sam Okoro", children_cap=60),
            practitioner("S02", "Priya Nair", children_cap=40),
        ),
        tuple(household(f"F{one:03}", 1, current="S01", name="Al Bo") for one in range(60)),
    )
    found = tried(desk(given), Leaves("S01", date(2026, 11, 25)))
    read = pages(drawn(found))
    assert len(read) > 1
    assert sum(page.count(" AB 1 CW1 ") for page in read) == 60
