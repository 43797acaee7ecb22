from __future__ import annotations

from collections import defaultdict
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from planner.service import (
    MatchState,
    MatchStep,
    MatchStepKind,
    Role,
    VolunteerNoteKind,
)
from tests.planner.sample.made import WEEK, every_service, made

if TYPE_CHECKING:
    from planner.service import Service

FOUR_YES = (
    MatchStepKind.PROPOSED,
    MatchStepKind.AGREED,
    MatchStepKind.MENTOR_YES,
    MatchStepKind.FAMILY_YES,
)
SIX_MONTHS = timedelta(days=184)


def steps_by_match(service: Service) -> dict[tuple[str, str, date | None], list[MatchStep]]:
    steps = defaultdict(list)
    for step in service.match_steps:
        steps[step.family_id, step.volunteer_id, step.from_].append(step)
    return steps


@every_service
def test_every_match_has_the_steps_that_led_to_its_state(pods: int, seed: int) -> None:
    service = made(pods, seed)
    steps = steps_by_match(service)
    assert len(steps) == len(service.matches)
    for match in service.matches:
        kinds = [step.step for step in steps[match.family_id, match.volunteer_id, match.from_]]
        expected: dict[MatchState, set[tuple[MatchStepKind, ...]]] = {
            MatchState.PROPOSED: {FOUR_YES[:1]},
            MatchState.AGREED: {FOUR_YES[:2], FOUR_YES[:3]},
            MatchState.MEETING: {(*FOUR_YES, MatchStepKind.MEETING_PLANNED)},
            MatchState.DECLINED: {
                (*FOUR_YES[:2], MatchStepKind.DECLINED),
                (*FOUR_YES[:3], MatchStepKind.DECLINED),
            },
            MatchState.ACTIVE: {(*FOUR_YES, MatchStepKind.FIRST_MEETING)},
            MatchState.ENDED: {(*FOUR_YES, MatchStepKind.FIRST_MEETING, MatchStepKind.ENDED)},
        }
        without_reviews = tuple(kind for kind in kinds if kind is not MatchStepKind.REVIEW)
        assert without_reviews in expected[match.state]


@every_service
def test_steps_follow_one_another_and_only_a_planned_meeting_lies_ahead(
    pods: int, seed: int
) -> None:
    service = made(pods, seed)
    end = {(each.family_id, each.volunteer_id): each.to for each in service.matches}
    for (family, volunteer, begun), steps in steps_by_match(service).items():
        days = [step.on for step in steps]
        assert days == sorted(days)
        assert days[0] == begun
        assert end[family, volunteer] in (None, days[-1])
        *before, last = steps
        assert all(step.on < WEEK.monday for step in before)
        if last.step is MatchStepKind.MEETING_PLANNED:
            assert WEEK.monday <= last.on <= WEEK.shifted(1).sunday
        else:
            assert last.on < WEEK.monday


@every_service
def test_who_agreed_who_met_and_why_it_ended_is_told(pods: int, seed: int) -> None:
    service = made(pods, seed)
    consultants = {each.name for each in service.staff if each.role is Role.CONSULTANT}
    mentors = {each.volunteer_id: each.name for each in service.volunteers}
    meetings = {MatchStepKind.FIRST_MEETING, MatchStepKind.MEETING_PLANNED}
    for step in service.match_steps:
        assert step.who
        if step.step is MatchStepKind.AGREED:
            assert step.who in consultants
            assert step.on.weekday() < 5
        if step.step is MatchStepKind.MENTOR_YES:
            assert step.who == mentors[step.volunteer_id]
        over = step.step in {MatchStepKind.ENDED, MatchStepKind.DECLINED}
        assert bool(step.note) is over
        assert (step.at is not None) == bool(step.place) == (step.step in meetings)
        if step.at is not None:
            assert step.on.weekday() < 5
            assert time(8) <= step.at < time(20)


def test_reviews_of_the_sample_were_held_and_one_is_late() -> None:
    service = made(3, 1)
    met = {
        step.volunteer_id: step.on
        for step in service.match_steps
        if step.step is MatchStepKind.FIRST_MEETING
    }
    reviews = [step for step in service.match_steps if step.step is MatchStepKind.REVIEW]
    assert reviews
    assert all(step.on > met[step.volunteer_id] + timedelta(days=92) for step in reviews)
    active = [each.volunteer_id for each in service.matches if each.state is MatchState.ACTIVE]
    assert any(
        met[volunteer] + SIX_MONTHS < WEEK.monday - timedelta(days=14)
        and [step.volunteer_id for step in reviews].count(volunteer) == 1
        for volunteer in active
    )


@every_service
def test_mentors_who_meet_a_family_are_supervised_and_give_hours_others_are_noted(
    pods: int, seed: int
) -> None:
    service = made(pods, seed)
    notes = service.volunteer_notes
    assert {note.kind for note in notes} == set(VolunteerNoteKind)
    matches = {each.volunteer_id: each for each in service.matches}
    met = {
        (step.volunteer_id, step.family_id): step.on
        for step in service.match_steps
        if step.step is MatchStepKind.FIRST_MEETING
    }
    for note in notes:
        assert note.on < WEEK.monday
        if note.kind is VolunteerNoteKind.NOTE:
            assert note.note
            continue
        match = matches[note.volunteer_id]
        assert met[match.volunteer_id, match.family_id] < note.on <= (match.to or WEEK.sunday)
        assert note.minutes
        if note.kind is VolunteerNoteKind.HOURS:
            assert note.family_id == match.family_id
