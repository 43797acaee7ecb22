from collections import defaultdict
from datetime import timedelta

from planner.service import (
    AppointmentKind,
    Weekday,
)
from tests.planner.sample.made import (
    WEEK,
    every_service,
    made,
    practitioners,
)


@every_service
def test_appointments_of_many_kinds_fall_due_around_the_week(pods: int, seed: int) -> None:
    appointments = made(pods, seed).appointments
    expected = {
        AppointmentKind.CIN_VISIT,
        AppointmentKind.CIN_REVIEW,
        AppointmentKind.SUPERVISION,
        AppointmentKind.COURT,
        AppointmentKind.JOINT_VISIT,
        *((AppointmentKind.STAR, AppointmentKind.POD_MEETING) if pods > 2 else ()),
        *((AppointmentKind.TRAINING, AppointmentKind.OTHER) if pods > 2 else ()),
    }
    assert expected <= {each.kind for each in appointments}
    due = [each.due_by for each in appointments if each.due_by]
    assert min(due) < WEEK.monday or pods == 1
    assert min(due) <= WEEK.sunday < max(due) <= WEEK.sunday + timedelta(days=7)


@every_service
def test_fixed_appointments_lie_in_the_hours_of_people_who_are_there(pods: int, seed: int) -> None:
    service = made(pods, seed)
    days = tuple(Weekday)
    hours = defaultdict(list)
    for each in service.hours:
        hours[each.person_id].append(each)
    fixed = [each for each in service.appointments if each.starts_at]
    assert fixed
    for appointment in fixed:
        assert appointment.starts_at is not None
        starts = appointment.starts_at
        ends = starts + timedelta(minutes=appointment.minutes or 60)
        assert WEEK.monday <= starts.date() <= WEEK.sunday
        assert appointment.people
        for person in appointment.people:
            for absence in service.absences:
                if absence.person_id == person:
                    assert not absence.from_ <= starts.date() <= absence.to
            pattern = hours[person]
            if pattern:
                assert any(
                    each.weekday is days[starts.weekday()]
                    and each.start <= starts.time()
                    and ends.time() <= each.end
                    for each in pattern
                )


@every_service
def test_part_timers_have_their_hours_and_on_call_is_covered_every_day(
    pods: int, seed: int
) -> None:
    service = made(pods, seed)
    with_hours = {each.person_id for each in service.hours}
    part_time = {key for key, each in practitioners(service).items() if each.fte < 1}
    assert part_time <= with_hours
    assert with_hours & {each.volunteer_id for each in service.volunteers}
    assert with_hours & {each.family_id for each in service.families}
    assert service.cover is not None
    assert {slot.weekday for slot in service.cover} == set(Weekday)
    assert service.travel
