"""The minutes on paper: what was decided, by whom, and nothing that paper may not carry."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from planner.drafting.decision import Reason, ReasonCode
from planner.drafting.in_hand import InHand
from planner.meeting.meeting import Meeting
from planner.meeting.minutes import Minutes
from planner.sheets import Printing, render_minutes
from planner.travel.places import load_gazetteer
from tests.planner.meeting.mondays import (
    HELD_AT,
    HELD_BY,
    NEEDS,
    decided,
    items_of,
    monday,
    planned_monday,
)
from tests.planner.sheets.examples import LONG_NAME, PRINTED_AT

Pages = Callable[[bytes], list[str]]

NOTE = "her cousin drinks"


@pytest.fixture(scope="module")
def held() -> Meeting:
    week = planned_monday()
    meeting = Meeting.begun(week, items_of(week))
    for family_id, staff_id, reason in (
        ("F01", "S03", None),
        ("F02", "S01", Reason(ReasonCode.STAFF_REQUEST, NOTE)),
        ("F04", None, Reason(ReasonCode.RISK, NOTE)),
        ("F06", None, None),
        ("F05", "S02", Reason(ReasonCode.FAMILY_REQUEST)),
    ):
        week = decided(week, family_id, staff_id, reason)
        meeting = meeting.with_week(week)
    return meeting


def printing(week: InHand, **changes: object) -> Printing:
    given = Printing(
        service=monday(),
        plan=week.plan,
        previous=None,
        label="Plan 47, version 2, approved",
        printed_at=PRINTED_AT,
        printed_by="Service Manager",
        district=load_gazetteer().district,
    )
    return replace(given, **changes)


def minutes_of(meeting: Meeting, *present: str) -> Minutes:
    return meeting.minutes(held_at=HELD_AT, held_by=HELD_BY, present=present)


def test_each_family_says_what_was_decided_what_was_proposed_and_why(
    pages: Pages, held: Meeting
) -> None:
    (text,) = pages(render_minutes(minutes_of(held), printing(held.week)))
    assert "Referral meeting, week of Monday 23 November 2026" in text
    assert "Minutes · held Mon 23 Nov 2026 10:00 by Service Manager · approved" in text
    assert "1 F01 BN 2 CW1 Dan Whitlow, Crewe North the same – –" in text
    assert "2 F02 MT 3 CW1 Sam Okoro, Crewe North Dan Whitlow, Crewe North Staff request –" in text
    assert "3 F04 UF 8 CW1 Left waiting the same – –" in text
    assert "4 F06 LP 2 CW1 Not eligible the same – –" in text
    assert (
        "5 F05 TB 2 CW1 Priya Nair, Crewe North Not eligible Family request "
        "Referral criteria, caseload cap" in text
    )
    assert "Not decided: F03, F07." in text


def test_it_says_how_many_wait_after(pages: Pages, held: Meeting) -> None:
    (text,) = pages(render_minutes(minutes_of(held), printing(held.week)))
    counts = "3 placed 1 left waiting 1 not eligible 1 waiting after"
    assert counts in text


def test_those_who_were_present_have_a_line_to_sign_on(pages: Pages, held: Meeting) -> None:
    pdf = render_minutes(minutes_of(held, "Joan Birch", "Ruth Adeyemi"), printing(held.week))
    (text,) = pages(pdf)
    assert "Who was present" in text
    assert "Joan Birch Ruth Adeyemi" in text
    assert text.count("Signature") == 2


def test_it_tells_of_no_need_no_note_no_risk_and_no_name(pages: Pages, held: Meeting) -> None:
    text = " ".join(pages(render_minutes(minutes_of(held), printing(held.week))))
    names = [family.name for family in monday().families]
    places = {"CW1 3"}
    for private in (*NEEDS, NOTE, "cousin", "risk", "Risk", *names, *places):
        assert private not in text


def test_names_are_on_it_only_where_they_were_asked_for(pages: Pages, held: Meeting) -> None:
    pdf = render_minutes(minutes_of(held), printing(held.week, with_names=True))
    (text,) = pages(pdf)
    assert "Bo Nash" in text
    assert "This sheet carries families’ names." in text


def test_a_plan_that_is_not_approved_is_stamped(pages: Pages, held: Meeting) -> None:
    draft = printing(held.week, label="Plan 48, version 1, draft")
    assert all("DRAFT" in text for text in pages(render_minutes(minutes_of(held), draft)))


def test_a_meeting_that_decided_nothing_says_so(pages: Pages, held: Meeting) -> None:
    nothing = replace(minutes_of(held), minutes=(), undecided=())
    (text,) = pages(render_minutes(nothing, printing(held.week)))
    assert "Nothing was decided." in text
    assert "Not decided" not in text


def test_a_long_meeting_with_long_names_goes_over_pages(pages: Pages, held: Meeting) -> None:
    minutes = minutes_of(held, *(LONG_NAME for _ in range(7)))
    many = replace(minutes, minutes=minutes.minutes * 20, undecided=("F03",) * 200)
    read = pages(render_minutes(many, printing(held.week)))
    assert len(read) > 2
    assert all("CONFIDENTIAL" in text for text in read)
    assert "What was decided continued" in read[1]


def test_the_same_minutes_give_the_same_bytes(held: Meeting) -> None:
    first, second = (render_minutes(minutes_of(held), printing(held.week)) for _ in range(2))
    assert first == second
