"""When people work and are away, what is due in the week, and who covers it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from planner.sample.people import Part
from planner.sample.places import COURT, CREWE, TRAINING_ROOM
from planner.service import (
    Absence,
    Appointment,
    AppointmentKind,
    Cover,
    CoverKind,
    FamilyStatus,
    Hours,
    Role,
    Week,
    Weekday,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.sample.chance import Chance
    from planner.sample.families import Household
    from planner.sample.people import Team

_WORKDAYS = (Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI)

_CIN_VISIT_DAYS = 28
_CIN_REVIEW_DAYS = 42
_STAR_DAYS = 91
"""How often each falls due, in days: 20 working days, 6 weeks, 3 months."""

_ILL = {Part.BUS, Part.OWN_BASE}
"""One of them is ill this week; neither is asked to anything fixed."""

_PODS_A_PERSON_ON_CALL = 10


def staff_hours(team: Team, chance: Chance) -> Iterator[Hours]:
    """Yield the patterns of part-timers, and of full-timers with an early or a late day."""
    for worker in team.practitioners:
        person = worker.member.staff_id
        match worker.part:
            case Part.SHORT_WEEK:
                for day in chance.pick((_WORKDAYS[:3], _WORKDAYS[1:4], _WORKDAYS[2:])):
                    yield Hours(person, day, time(9), time(16, 45))
            case Part.PART_TIME if chance.happens(0.5):
                for day in _WORKDAYS[:4]:
                    yield Hours(person, day, time(9), time(16, 45))
            case Part.PART_TIME:
                for day in _WORKDAYS:
                    yield Hours(person, day, time(9), time(15, 15))
            case Part.STEADY | Part.BUS | Part.OWN_BASE if chance.happens(0.5):
                late = chance.pick(_WORKDAYS[:4])
                for day in _WORKDAYS:
                    if day is late:
                        yield Hours(person, day, time(12), time(20))
                    else:
                        yield Hours(person, day, time(8, 30), time(16, 30))
            case _:
                pass


def family_hours(households: Sequence[Household], chance: Chance) -> Iterator[Hours]:
    """Yield the hours of the few families who are out at work or at college."""
    at_home = [each for each in households if each.family.status is not FamilyStatus.CLOSED]
    for household in at_home[5::8]:
        family = household.family.family_id
        if chance.happens(0.6):
            for day in _WORKDAYS:
                yield Hours(family, day, time(15, 30), time(19))
            yield Hours(family, Weekday.SAT, time(10), time(16))
        else:
            for day in chance.pick((_WORKDAYS[:3], _WORKDAYS[2:])):
                yield Hours(family, day, time(9), time(13))


def absences(team: Team, week: Week, chance: Chance) -> Iterator[Absence]:
    """Yield leave, sickness and long absences around the week."""

    def away(person: str, first: int, last: int, reason: str) -> Absence:
        monday = week.monday
        return Absence(
            person, monday + timedelta(days=first), monday + timedelta(days=last), reason
        )

    ill = Part.OWN_BASE if len(team.pods) > 2 else Part.BUS
    for worker in team.practitioners:
        person = worker.member.staff_id
        match worker.part:
            case Part.LONG_ABSENT:
                yield away(person, -chance.whole(5, 15), chance.whole(35, 60), "Long absence")
            case Part.OVER_CAP:
                yield away(person, 3, 4, "Annual leave")
            case part if part is ill:
                yield away(person, 0, 4, "Sickness")
            case Part.PART_TIME if chance.happens(0.5):
                yield away(person, 14, 20, "Annual leave")
            case Part.STEADY if chance.happens(0.5):
                yield away(person, -21, -15, "Sickness")
            case _:
                pass
    consultants = [each for each in team.staff if each.role is Role.CONSULTANT]
    for consultant in consultants[:: max(2, len(consultants) // 4)]:
        yield away(consultant.staff_id, 4, 4, "Annual leave")


def cover(team: Team) -> Iterator[Cover]:
    """Yield the on-call slots of the whole service, and duty mornings in the Crewe office."""
    pods = len(team.pods)
    people = -(-pods // _PODS_A_PERSON_ON_CALL)
    slots = [
        *((CoverKind.ON_CALL, day, time(17), time(20)) for day in _WORKDAYS),
        *((CoverKind.ON_CALL, day, time(8), time(20)) for day in (Weekday.SAT, Weekday.SUN)),
        *((CoverKind.DUTY, day, time(9, 30), time(12, 30)) for day in _WORKDAYS),
    ]
    for number, (kind, day, start, end) in enumerate(slots, start=1):
        on_duty = kind is CoverKind.DUTY
        yield Cover(
            cover_id=f"K{number:02d}",
            name="Crewe duty" if on_duty else "On call",
            kind=kind,
            weekday=day,
            start=start,
            end=end,
            town=CREWE.name if on_duty else None,
            people=people,
        )


@dataclass(frozen=True, slots=True)
class _Due:
    """An appointment before it has a number."""

    kind: AppointmentKind
    family_id: str | None = None
    people: tuple[str, ...] = ()
    place: str | None = None
    minutes: int | None = None
    due_by: date | None = None
    starts_at: datetime | None = None


def appointments(
    team: Team, households: Sequence[Household], week: Week, chance: Chance
) -> tuple[Appointment, ...]:
    """Return what falls due around the week, and what is fixed in it, numbered."""
    due = [*_of_families(households, week, chance), *_of_pods(team, households, week, chance)]
    width = max(3, len(str(len(due))))
    return tuple(
        Appointment(
            appointment_id=f"A{number:0{width}d}",
            kind=each.kind,
            family_id=each.family_id,
            people=each.people,
            place=each.place,
            minutes=each.minutes,
            due_by=each.due_by,
            starts_at=each.starts_at,
        )
        for number, each in enumerate(due, start=1)
    )


def _of_families(households: Sequence[Household], week: Week, chance: Chance) -> Iterator[_Due]:
    """Yield visits, reviews and stars due from a few days ago to the end of next week."""
    for household in households:
        if household.worker is None:
            continue
        for kind, every, minutes in (
            (AppointmentKind.CIN_VISIT, _CIN_VISIT_DAYS, 45),
            (AppointmentKind.CIN_REVIEW, _CIN_REVIEW_DAYS, 60),
            (AppointmentKind.STAR, _STAR_DAYS, None),
        ):
            days_to_go = chance.whole(-4, every - 5)
            if days_to_go <= 13:
                yield _Due(
                    kind=kind,
                    family_id=household.family.family_id,
                    minutes=minutes,
                    due_by=week.monday + timedelta(days=days_to_go),
                )


def _of_pods(
    team: Team, households: Sequence[Household], week: Week, chance: Chance
) -> Iterator[_Due]:
    """Yield supervision for some of every pod, and in each pod something fixed, in turn."""
    by_pod = team.by_pod()
    families_of: dict[str, list[str]] = defaultdict(list)
    for household in households:
        if household.worker is not None:
            families_of[household.worker.member.staff_id].append(household.family.family_id)
    social_workers = [each for each in team.staff if each.role is Role.SOCIAL_WORKER]
    for turn, pod in enumerate(team.pods):
        consultant = pod.consultant_id or ""
        here = [each for each in by_pod[pod.pod_id] if each.is_planned]
        for worker in here:
            often = worker.part in {Part.NEWCOMER, Part.SETTLING_IN}
            if often or chance.happens(0.4):
                yield _Due(
                    kind=AppointmentKind.SUPERVISION,
                    people=(worker.member.staff_id, consultant),
                    minutes=60,
                    due_by=week.monday + timedelta(days=chance.whole(2, 11)),
                )
        # The first of each pod works full time; what is fixed is on days when nobody of it is off.
        lead = here[0]
        theirs = families_of[lead.member.staff_id]
        if turn % 3 == 0:
            yield _Due(
                kind=AppointmentKind.COURT,
                family_id=theirs[0],
                people=(lead.member.staff_id, consultant),
                place=COURT,
                minutes=120,
                starts_at=_at(week, 1, time(10)),
            )
            yield _Due(
                kind=AppointmentKind.JOINT_VISIT,
                family_id=theirs[-1],
                people=(lead.member.staff_id, social_workers[turn // 3].staff_id),
                minutes=60,
                due_by=week.sunday,
            )
        elif turn % 3 == 1:
            yield _Due(
                kind=AppointmentKind.TRAINING,
                people=tuple(each.member.staff_id for each in here if each.part not in _ILL),
                place=TRAINING_ROOM,
                minutes=150,
                starts_at=_at(week, 2, time(13)),
            )
        else:
            yield _Due(
                kind=AppointmentKind.POD_MEETING,
                people=(
                    consultant,
                    *(each.member.staff_id for each in here if each.part not in _ILL),
                ),
                minutes=90,
                starts_at=_at(week, 2, time(13)),
            )
            yield _Due(
                kind=AppointmentKind.OTHER,
                family_id=theirs[0],
                people=(lead.member.staff_id,),
                minutes=45,
            )


def _at(week: Week, day: int, start: time) -> datetime:
    return datetime.combine(week.days[day], start)
