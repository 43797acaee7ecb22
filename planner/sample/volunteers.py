"""Volunteers, cleared and not yet cleared, and their matches in every state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from planner.sample.reach import table_of_minutes
from planner.sample.words import INTERESTS, NEEDS, STAFF_LANGUAGES
from planner.service import (
    FamilyStatus,
    Gender,
    GenderWish,
    Hours,
    Match,
    MatchState,
    TravelMode,
    Volunteer,
    VolunteerRole,
    Week,
    Weekday,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.sample.chance import Chance
    from planner.sample.families import Household
    from planner.sample.names import Register
    from planner.sample.people import Team
    from planner.service import Family

FEWEST = 9
"""So many volunteers at least, for every gate and every state of a match to be seen."""

_ROLES = {
    VolunteerRole.PEER_MENTOR: 0.45,
    VolunteerRole.FAMILY_ROLE_MODEL: 0.35,
    VolunteerRole.YOUNG_MENTOR: 0.2,
}

_GENDERS = {Gender.FEMALE: 0.68, Gender.MALE: 0.3, Gender.OTHER: 0.02}

_STATES = (
    MatchState.ACTIVE,
    MatchState.MEETING,
    MatchState.AGREED,
    MatchState.DECLINED,
    MatchState.ENDED,
    MatchState.PROPOSED,
    MatchState.ACTIVE,
    MatchState.ACTIVE,
)
"""The state of each match in turn."""

_DAYS_AGO = {
    MatchState.ACTIVE: (30, 300),
    MatchState.MEETING: (7, 21),
    MatchState.AGREED: (3, 10),
    MatchState.ENDED: (150, 300),
    MatchState.PROPOSED: (1, 5),
    MatchState.DECLINED: (20, 45),
}
"""How long before the week a match in each state began, from and to."""

_NEVER_STARTED = {5, 6, 8, 11}
"""Of every thirteen volunteers, those who have not passed a gate yet."""

_WORKDAYS = tuple(Weekday)[:5]

_REASONS = {
    MatchState.ENDED: "Ended as agreed",
    MatchState.DECLINED: "Times did not suit",
}


def make_volunteers(
    *, team: Team, register: Register, chance: Chance, week: Week
) -> tuple[Volunteer, ...]:
    """Return about four volunteers a pod; of every thirteen, six wait for something."""
    count = max(FEWEST, round(13 * len(team.pods) / 3))
    width = max(2, len(str(count)))
    return tuple(
        _at_the_gate(
            _cleared(
                f"V{turn + 1:0{width}d}", team=team, register=register, chance=chance, week=week
            ),
            turn % 13,
            week,
        )
        for turn in range(count)
    )


def _cleared(
    volunteer_id: str, *, team: Team, register: Register, chance: Chance, week: Week
) -> Volunteer:
    role = chance.pick_weighted(_ROLES)
    gender = chance.pick_weighted(_GENDERS)
    second = chance.pick_weighted(STAFF_LANGUAGES)
    town = chance.pick(team.towns)
    youngest, oldest = (18, 25) if role is VolunteerRole.YOUNG_MENTOR else (28, 68)
    started = week.monday - timedelta(days=chance.whole(60, 700))
    own_case = role is VolunteerRole.PEER_MENTOR and chance.happens(0.6)
    car = role is not VolunteerRole.YOUNG_MENTOR and chance.happens(0.5)
    return Volunteer(
        volunteer_id=volunteer_id,
        name=register.name(language=second, gender=gender, apart=True),
        place=chance.pick_weighted(town.homes),
        role=role,
        capacity=2 if chance.happens(0.15) else 1,
        travel_mode=TravelMode.CAR if car else chance.pick((TravelMode.BUS, TravelMode.WALK)),
        max_travel_minutes=chance.pick((20, 30)) if car else chance.pick((30, 40)),
        gender=gender,
        born_on=week.monday - timedelta(days=chance.whole(youngest * 366, oldest * 365)),
        languages=("English",) if second == "English" else ("English", second),
        interests=chance.some(INTERESTS, chance.whole(2, 4)),
        experience=chance.some(NEEDS, chance.whole(1, 3)),
        dbs_on=started - timedelta(days=chance.whole(20, 60)),
        training_on=started - timedelta(days=chance.whole(5, 15)),
        has_references=True,
        own_case_closed_on=started - timedelta(days=chance.whole(400, 900)) if own_case else None,
        starts_on=started,
    )


def _at_the_gate(volunteer: Volunteer, turn: int, week: Week) -> Volunteer:
    """Return the volunteer with what stands in the way, if anything, of whose turn it is."""

    def day(offset: int) -> date:
        return week.sunday + timedelta(days=offset)

    match turn:
        case 0:
            # Has a live match, which is on hold until the check is renewed.
            return _cleared_again(volunteer, day(-3 * 365 - 10))
        case 2:
            return _cleared_again(volunteer, day(-3 * 365 + 16))
        case 5:
            return replace(volunteer, has_references=False)
        case 6:
            return replace(volunteer, training_on=None, starts_on=day(8))
        case 8:
            return replace(volunteer, dbs_on=None, training_on=day(-30), starts_on=None)
        case 11:
            return replace(volunteer, role=VolunteerRole.PEER_MENTOR, own_case_closed_on=day(-200))
        case 12:
            return replace(volunteer, ends_on=day(-40))
        case _:
            return volunteer


def _cleared_again(volunteer: Volunteer, dbs_on: date) -> Volunteer:
    """Return the volunteer as one whose check was on this day, and who started soon after."""
    return replace(
        volunteer,
        dbs_on=dbs_on,
        training_on=dbs_on + timedelta(days=20),
        starts_on=dbs_on + timedelta(days=35),
        own_case_closed_on=None,
    )


def make_matches(
    *, households: Sequence[Household], volunteers: Sequence[Volunteer], week: Week, chance: Chance
) -> tuple[Match, ...]:
    """Return matches in every state: one at most a family and a volunteer.

    Each volunteer who ever could start goes, in turn, with a family within reach, or else the
    nearest; families who want a mentor come first. Some of those stay without.
    """
    ready = [each for turn, each in enumerate(volunteers) if turn % 13 not in _NEVER_STARTED]
    free = sorted(
        (each.family for each in households if each.family.status is not FamilyStatus.WAITING),
        key=lambda family: not family.wants_mentor,
    )
    minutes = table_of_minutes(
        [(each.place or "", each.travel_mode) for each in ready], [each.place for each in free]
    )
    matches = []
    for turn, volunteer in enumerate(ready):
        state = _STATES[turn % len(_STATES)]
        if volunteer.ends_on is not None:
            state = MatchState.ENDED
        near = minutes[volunteer.place or "", volunteer.travel_mode]
        wished = [each for each in free if each.mentor_gender in {GenderWish.ANY, volunteer.gender}]
        if not wished:
            continue
        family = next(
            (each for each in wished if near[each.place] <= volunteer.max_travel_minutes),
            min(wished, key=lambda each: near[each.place]),
        )
        free.remove(family)
        matches.append(_match(family, volunteer, state, week, chance))
    return tuple(matches)


def _match(
    family: Family, volunteer: Volunteer, state: MatchState, week: Week, chance: Chance
) -> Match:
    started = week.monday - timedelta(days=chance.whole(*_DAYS_AGO[state]))
    if volunteer.starts_on is not None:
        started = max(started, volunteer.starts_on + timedelta(days=7))
    ended = None
    if state is MatchState.DECLINED:
        ended = started + timedelta(days=14)
    elif state is MatchState.ENDED:
        ended = min(
            volunteer.ends_on or week.monday - timedelta(days=10), started + timedelta(days=180)
        )
    return Match(
        family_id=family.family_id,
        volunteer_id=volunteer.volunteer_id,
        from_=started,
        to=ended,
        state=state,
        reason=_REASONS.get(state, ""),
    )


def volunteer_hours(volunteers: Sequence[Volunteer], chance: Chance) -> Iterator[Hours]:
    """Yield when volunteers are free, but for the few who are free at any time."""
    for volunteer in volunteers:
        person = volunteer.volunteer_id
        match chance.pick_weighted({"evenings": 5, "mornings": 3, "school hours": 2, "any": 2}):
            case "evenings":
                for day in sorted(chance.some(_WORKDAYS, 2), key=_WORKDAYS.index):
                    yield Hours(person, day, time(17), time(20))
                yield Hours(person, Weekday.SAT, time(10), time(16))
            case "mornings":
                for day in _WORKDAYS[::2]:
                    yield Hours(person, day, time(9), time(13))
            case "school hours":
                for day in _WORKDAYS:
                    yield Hours(person, day, time(9, 30), time(14, 30))
            case _:
                pass
