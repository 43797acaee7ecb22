"""What the meeting's screen says, in the singular, in the plural, and of nobody."""

from dataclasses import replace

import pytest

from planner.meeting.choices import choices_for
from planner.meeting.meeting import ItemState, Left, Meeting
from tests.planner.meeting.mondays import decided, items_of, monday, planned_monday
from tests.planner.what_if.desks import desk
from ui.screens.meeting.words import (
    NOT_PLANNED,
    AgendaRow,
    agenda_rows,
    choice_rows,
    left_rows,
    proposal_of,
    summary_words,
    told_of,
)
from ui.widgets.board.model import Urgency


@pytest.fixture
def meeting() -> Meeting:
    week = planned_monday()
    return Meeting.begun(week, items_of(week))


def test_what_is_left_is_said_in_words_where_it_is_nothing() -> None:
    assert left_rows(Left(0, 0, 0, 0, 0)) == (
        ("To decide", "none"),
        ("Places free", "none"),
        ("Waiting as it stands", "nobody"),
    )
    assert left_rows(Left(1, 1, 1, 1, 1)) == (
        ("To decide", "1 · one child"),
        ("Places free", "1 · at most one with one person"),
        ("Waiting as it stands", "1"),
    )


def test_the_agenda_is_read_aloud_with_what_became_of_each(meeting: Meeting) -> None:
    meeting = meeting.with_week(decided(meeting.week, "F01", "S03")).with_skipped("F02")
    spoken = [row.spoken for row in agenda_rows(meeting)]
    assert spoken[:5] == [
        "F01, high, two children, waits five weeks, decided: Dan",
        "F02, medium, three children, waits three weeks, skipped",
        "F04, low, eight children, waits one week, to decide",
        "F03, high, one child, waits nine weeks, to decide",
        "Not eligible",
    ]


def test_a_family_on_the_books_is_told_as_open() -> None:
    row = AgendaRow("F1", Urgency.LOW, 1, 30, is_open=True, state=ItemState.TO_DECIDE, told="")
    assert row.weeks == "open"


def test_who_was_referred_this_week_has_not_waited(meeting: Meeting) -> None:
    item = meeting.item("F01")
    assert told_of(replace(item, weeks=0)).endswith("just referred")
    assert told_of(replace(item, weeks=1)).endswith("waits one week")
    assert told_of(replace(item, weeks=None)) == "BN · High · two children · CW1"
    assert told_of(replace(item, is_open=True)).endswith("open, and has nobody")


def test_a_week_that_was_not_planned_proposes_nobody() -> None:
    week = desk(monday())
    meeting = Meeting.begun(week, items_of(week))
    assert proposal_of(meeting, meeting.item("F01")) == ("The plan proposes", NOT_PLANNED)


def test_a_missed_criterion_is_said_with_every_choice(meeting: Meeting) -> None:
    item = meeting.item("F05")
    choices = choices_for(meeting.week, "F05")
    rows = choice_rows(choices, item, is_decided=False, missed="Not ready for change yet.")
    said = {row.name: (row.pod, row.means) for row in rows}
    assert said["Sam"] == ("Crewe North", "Not ready for change yet. One place left.")
    assert said["Not eligible"] == ("Proposed", "Not ready for change yet.")
    assert said["Dan"][1] == "Not ready for change yet. Would make 7 of 6 children."


def test_the_summary_counts_who_is_not_decided(meeting: Meeting) -> None:
    assert summary_words(meeting) == (
        "No family is decided yet",
        "One family waits after this meeting. Five places left.",
    )
    week = meeting.week
    for item in meeting.items[1:]:
        week = decided(week, item.family_id, week.worker_of(item.family_id))
    meeting = meeting.with_week(week)
    assert summary_words(meeting)[0] == "One family is not decided"
    week = decided(decided(week, "F01", None), "F02", None)
    title, sentence = summary_words(meeting.with_week(week))
    assert title == "Every family is decided"
    assert sentence.startswith("Three families wait after this meeting.")
