"""What happened in every match of the sample, and what is written down of its volunteers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from planner.service import (
    Hours,
    Match,
    MatchState,
    MatchStep,
    MatchStepKind,
    Role,
    Volunteer,
    VolunteerNote,
    VolunteerNoteKind,
    Week,
    Weekday,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.sample.chance import Chance
    from planner.sample.families import Household
    from planner.sample.people import Team
    from planner.service import Allocation

_REVIEW_DAYS = (91, 182, 365, 730)
"""When a review falls due after the first meeting: 3, 6, 12 and 24 months."""

_MEETING_PLACES = ("library", "family hub", "leisure centre")

_SUPERVISION_NOTES = (
    "Going well",
    "Talked about boundaries",
    "Would like to meet more often",
    "Asked for the next training day",
    "",
)

_WORKDAYS = tuple(Weekday)[:5]
_ANY_TIME = {day: (time(9), time(17)) for day in _WORKDAYS}
_DAY = timedelta(days=1)

_HOURS_WEEKS_AGO = (7, 5, 3, 1)
_SUPERVISION_DAYS_AGO = (73, 45, 17)


def match_steps(
    *,
    team: Team,
    households: Sequence[Household],
    volunteers: Sequence[Volunteer],
    matches: Sequence[Match],
    hours: Sequence[Hours],
    week: Week,
    chance: Chance,
) -> Iterator[MatchStep]:
    """Yield what happened in each match before the week, and the first meetings that are planned.

    Every second match still has its latest review before it.
    """
    circles = _Circles(team=team, households=households, volunteers=volunteers, hours=hours)
    for turn, match in enumerate(matches):
        life = _Life(match, circles.around(match), week=week, chance=chance)
        yield from life.steps(is_late=turn % 2 == 1)


@dataclass(frozen=True, slots=True)
class _Circle:
    """Who a match is about and who stands around it, by name; where and when the two can meet."""

    mentor: str
    family: str
    coordinator: str
    consultant: str
    practitioner: str
    town: str
    times: dict[Weekday, time]


class _Circles:
    def __init__(
        self,
        *,
        team: Team,
        households: Sequence[Household],
        volunteers: Sequence[Volunteer],
        hours: Sequence[Hours],
    ) -> None:
        self._staff = {each.staff_id: each for each in team.staff}
        self._workers = {each.member.staff_id: each for each in team.practitioners}
        self._pods = {each.pod_id: each for each in team.pods}
        self._coordinator = next(each for each in team.staff if each.role is Role.COORDINATOR)
        self._households = {each.family.family_id: each for each in households}
        self._volunteers = {each.volunteer_id: each for each in volunteers}
        self._free: dict[str, dict[Weekday, tuple[time, time]]] = defaultdict(dict)
        for each in hours:
            if each.weekday in _ANY_TIME:
                self._free[each.person_id][each.weekday] = (each.start, each.end)

    def around(self, match: Match) -> _Circle:
        household = self._households[match.family_id]
        worker = self._workers[_stint_of(household, match).staff_id]
        pod = self._pods[worker.pod_id]
        return _Circle(
            mentor=self._volunteers[match.volunteer_id].name,
            family=household.family.name,
            coordinator=self._coordinator.name,
            consultant=self._staff[pod.consultant_id or ""].name,
            practitioner=worker.member.name,
            town=pod.town,
            times=self._times(match),
        )

    def _times(self, match: Match) -> dict[Weekday, time]:
        """Return when the two can meet for an hour; if never, when the mentor can."""
        mentor = self._free.get(match.volunteer_id, _ANY_TIME)
        family = self._free.get(match.family_id, _ANY_TIME)
        shared = {}
        for day in (day for day in _WORKDAYS if day in mentor and day in family):
            start = max(mentor[day][0], family[day][0])
            if start.replace(hour=start.hour + 1) <= min(mentor[day][1], family[day][1]):
                shared[day] = start
        return shared or {day: start for day, (start, _) in mentor.items()}


def _stint_of(household: Household, match: Match) -> Allocation:
    """Return the stint in which a match was proposed."""
    begun = (
        stint
        for stint in reversed(household.stints)
        if match.from_ is not None and stint.from_ <= match.from_
    )
    return next(begun, household.stints[0])


class _Life:
    """The life of one match, step by step: a day that only goes on, never beyond the last one."""

    def __init__(self, match: Match, circle: _Circle, *, week: Week, chance: Chance) -> None:
        self._match = match
        self._circle = circle
        self._week = week
        self._chance = chance
        self._day = match.from_ or week.monday
        self._last = match.to or week.monday - _DAY

    def steps(self, *, is_late: bool) -> Iterator[MatchStep]:
        """Yield the steps in their order; one that is late had no review lately."""
        circle, state = self._circle, self._match.state
        yield self._step(MatchStepKind.PROPOSED, circle.coordinator)
        if state is MatchState.PROPOSED:
            return
        proposed = self._day
        self._pass(1, 3)
        self._day = _workday(self._day, not_before=proposed)
        yield self._step(MatchStepKind.AGREED, circle.consultant)
        if state is MatchState.AGREED:
            if self._chance.happens(0.5):
                yield self._said_yes(MatchStepKind.MENTOR_YES)
        elif state is MatchState.DECLINED:
            yield from self._declined()
        else:
            yield self._said_yes(MatchStepKind.MENTOR_YES)
            yield self._said_yes(MatchStepKind.FAMILY_YES)
            if state is MatchState.MEETING:
                yield self._planned()
            else:
                yield from self._together(is_late=is_late)

    def _pass(self, fewest: int, most: int) -> None:
        """Let some days go by, but none beyond the last one."""
        self._day = min(self._day + self._chance.whole(fewest, most) * _DAY, self._last)

    def _step(self, step: MatchStepKind, who: str, note: str = "") -> MatchStep:
        match = self._match
        return MatchStep(
            match.family_id, match.volunteer_id, match.from_, step, self._day, who=who, note=note
        )

    def _said_yes(self, step: MatchStepKind) -> MatchStep:
        self._pass(1, 2)
        circle = self._circle
        is_mentor = step is MatchStepKind.MENTOR_YES
        return self._step(step, circle.mentor if is_mentor else circle.family)

    def _declined(self) -> Iterator[MatchStep]:
        who = self._circle.mentor
        if self._chance.happens(0.5):
            yield self._said_yes(MatchStepKind.MENTOR_YES)
            who = self._circle.family
        self._day = self._last
        yield self._step(MatchStepKind.DECLINED, who, self._match.reason)

    def _planned(self) -> MatchStep:
        """Return the first meeting that lies ahead: this week or next."""
        return self._meeting(
            MatchStepKind.MEETING_PLANNED,
            self._week.shifted(self._chance.whole(0, 1)).monday,
            self._circle.coordinator,
        )

    def _meeting(self, step: MatchStepKind, earliest: date, who: str) -> MatchStep:
        """Return a meeting on the first day, from one on, on which the two can meet."""
        times, weekdays = self._circle.times, tuple(Weekday)
        self._day = earliest
        while weekdays[self._day.weekday()] not in times:
            self._day += _DAY
        return replace(
            self._step(step, who),
            at=times[weekdays[self._day.weekday()]],
            place=f"{self._circle.town} {self._chance.pick(_MEETING_PLACES)}",
        )

    def _together(self, *, is_late: bool) -> Iterator[MatchStep]:
        """Yield the first meeting, the reviews that were held, and the end if there was one."""
        circle = self._circle
        self._pass(1, 3)
        met = self._meeting(MatchStepKind.FIRST_MEETING, self._day, circle.practitioner)
        yield met
        due = [days for days in _REVIEW_DAYS if met.on + days * _DAY <= self._last]
        if is_late and self._match.to is None:
            due = due[:-1]
        for days in due:
            fell_due = met.on + days * _DAY
            held = fell_due + self._chance.whole(4, 10) * _DAY
            self._day = _workday(held, not_before=fell_due)
            # One that fell due a few days ago is still to come.
            if self._day <= self._last:
                yield self._step(MatchStepKind.REVIEW, circle.coordinator)
        if self._match.to is not None:
            self._day = self._match.to
            who = self._chance.pick((circle.family, circle.mentor, circle.coordinator))
            yield self._step(MatchStepKind.ENDED, who, self._match.reason)


def _workday(day: date, *, not_before: date) -> date:
    """Return the day itself, or for a weekend the Friday before, or else the Monday after."""
    friday = day - max(0, day.weekday() - 4) * _DAY
    return friday if friday >= not_before else friday + 3 * _DAY


def volunteer_notes(
    *,
    volunteers: Sequence[Volunteer],
    matches: Sequence[Match],
    steps: Sequence[MatchStep],
    week: Week,
    chance: Chance,
) -> Iterator[VolunteerNote]:
    """Yield supervision and hours given of those who meet a family, and what others wait for."""
    met = {
        (step.volunteer_id, step.family_id): step.on
        for step in steps
        if step.step is MatchStepKind.FIRST_MEETING
    }
    of_volunteer = {match.volunteer_id: match for match in matches}
    for volunteer in volunteers:
        match = of_volunteer.get(volunteer.volunteer_id)
        if match is not None and (match.volunteer_id, match.family_id) in met:
            first = met[match.volunteer_id, match.family_id]
            notes = [
                *_hours_given(match, first, week, chance),
                *_supervision(match, first, week, chance),
            ]
            yield from sorted(notes, key=lambda note: note.on)
        else:
            yield from _waiting_for(volunteer, week)


def _hours_given(match: Match, first: date, week: Week, chance: Chance) -> Iterator[VolunteerNote]:
    """Yield the meetings of the last two months, one a fortnight, until the match ended."""
    for weeks in _HOURS_WEEKS_AGO:
        day = week.monday - timedelta(weeks=weeks) + chance.whole(0, 3) * _DAY
        if first < day <= (match.to or week.monday):
            yield VolunteerNote(
                match.volunteer_id,
                day,
                VolunteerNoteKind.HOURS,
                minutes=chance.pick((60, 90, 120)),
                family_id=match.family_id,
            )


def _supervision(match: Match, first: date, week: Week, chance: Chance) -> Iterator[VolunteerNote]:
    """Yield the supervision of the last three months, monthly; one in four missed the latest."""
    held = _SUPERVISION_DAYS_AGO[: -1 if chance.happens(0.25) else None]
    for days in held:
        day = week.monday - days * _DAY
        if first < day <= (match.to or week.monday):
            yield VolunteerNote(
                match.volunteer_id,
                day,
                VolunteerNoteKind.SUPERVISION,
                minutes=chance.pick((45, 60)),
                note=chance.pick(_SUPERVISION_NOTES),
            )


def _waiting_for(volunteer: Volunteer, week: Week) -> Iterator[VolunteerNote]:
    """Yield what the coordinator has done about a gate that is not passed yet."""
    if volunteer.dbs_on is None:
        done = "DBS form sent"
    elif volunteer.training_on is None:
        done = "Has a place on the next course"
    elif not volunteer.has_references:
        done = "Second reference asked for"
    else:
        return
    yield VolunteerNote(
        volunteer.volunteer_id, week.monday - 10 * _DAY, VolunteerNoteKind.NOTE, note=done
    )
