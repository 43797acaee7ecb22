"""A practitioner's own sheet: their families, their days, what is due."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time

import pytest

from planner.service import Absence, Appointment, AppointmentKind, Hours, Weekday
from planner.sheets import Printing, SheetKind, practitioner_sheet, render_sheet
from tests.planner.sheets import examples

Pages = Callable[[bytes], list[str]]


def with_appointments(*appointments: Appointment) -> Printing:
    printing = examples.printing()
    return replace(printing, service=replace(printing.service, appointments=appointments))


def test_it_shows_the_persons_own_families_as_the_plan_has_them(pages: Pages) -> None:
    printing = examples.printing()
    (text,) = pages(render_sheet(SheetKind.PRACTITIONER, printing, "S02"))
    assert "Priya Nair, week of Monday 23 November 2026" in text
    assert "Family Practitioner · Crewe North · Office Crewe CW1 · by car" in text
    own = [line for line in printing.allocation.families if line.staff_id == "S02"]
    for line in own:
        assert line.family_id in text
        assert f"{line.children} children · {line.minutes} min" in text
    assert "12 / 12" in text
    assert "Full." in text
    assert "2.4 h a week, by car." in text
    assert "F012" not in text


def test_it_says_who_comes_and_who_goes(pages: Pages) -> None:
    printing = examples.printing()
    assert "To you F031." in pages(render_sheet(SheetKind.PRACTITIONER, printing, "S02"))[0]
    text = pages(render_sheet(SheetKind.PRACTITIONER, printing, "S03"))[0]
    assert "From you F018 to Tom Ashdown." in text


def test_no_time_is_invented() -> None:
    sheet = practitioner_sheet.gather(examples.printing(), "S01")
    entries = [entry for day in sheet.days for entry in day.entries]
    assert [(entry.start_minute, entry.minutes, entry.title) for entry in entries] == [
        (13 * 60 + 30, 60, "13:30 Supervision")
    ]


def test_what_is_due_stands_on_its_day() -> None:
    sheet = practitioner_sheet.gather(examples.printing(), "S01")
    due = {day.day.day: day.due for day in sheet.days if day.due}
    assert due == {24: ("F044 CIN visit due",), 26: ("F012 Family Star due",)}


def test_what_was_due_before_stands_on_monday() -> None:
    printing = with_appointments(
        Appointment("A1", AppointmentKind.CIN_VISIT, "F012", due_by=date(2026, 11, 13)),
        Appointment("A2", AppointmentKind.CIN_VISIT, "F012", due_by=date(2026, 11, 30)),
        Appointment("A3", AppointmentKind.STAR, "F012"),
    )
    sheet = practitioner_sheet.gather(printing, "S01")
    assert [day.due for day in sheet.days] == [("F012 CIN visit overdue",), *[()] * 6]


@pytest.mark.parametrize(
    ("kind", "people", "is_attended"),
    [
        (AppointmentKind.STAR, (), True),
        (AppointmentKind.CIN_REVIEW, (), True),
        (AppointmentKind.CIN_VISIT, (), False),
        (AppointmentKind.CIN_VISIT, ("C01", "S01"), True),
        (AppointmentKind.CIN_REVIEW, ("C01",), False),
    ],
)
def test_only_what_the_person_attends_takes_their_time(
    kind: AppointmentKind, people: tuple[str, ...], is_attended: bool
) -> None:
    starts_at = datetime(2026, 11, 24, 9, 15)  # noqa: DTZ001 (the wall clock of the office)
    printing = with_appointments(Appointment("A1", kind, "F012", people, starts_at=starts_at))
    tuesday = practitioner_sheet.gather(printing, "S01").days[1]
    assert bool(tuesday.entries) is is_attended
    assert bool(tuesday.due) is not is_attended


def test_days_off_and_away_are_marked() -> None:
    sheet = practitioner_sheet.gather(examples.printing(), "S03")
    assert [day.word for day in sheet.days] == ["", "", "", "away", "away", "off", "off"]


def test_the_weekly_pattern_says_which_days_are_off() -> None:
    printing = examples.printing()
    hours = tuple(Hours("S01", day, time(9), time(17)) for day in (Weekday.SAT, Weekday.MON))
    printing = replace(printing, service=replace(printing.service, hours=hours))
    sheet = practitioner_sheet.gather(printing, "S01")
    assert [day.word for day in sheet.days] == ["", "off", "off", "off", "off", "", "off"]


def test_an_absence_beyond_the_week_says_until_when(pages: Pages) -> None:
    printing = examples.printing()
    absences = (Absence("S01", date(2026, 11, 27), date(2026, 12, 2), "surgery"),)
    printing = replace(printing, service=replace(printing.service, absences=absences))
    text = pages(render_sheet(SheetKind.PRACTITIONER, printing, "S01"))[0]
    assert "Away until Wed 2 Dec." in text
    assert "surgery" not in text


def test_things_at_the_same_time_stand_side_by_side(pages: Pages) -> None:
    def training(number: int, hour: int, minutes: int) -> Appointment:
        starts_at = datetime(2026, 11, 24, hour, 0)  # noqa: DTZ001 (the wall clock)
        return Appointment(
            f"A{number}", AppointmentKind.TRAINING, None, ("S01",), None, minutes, None, starts_at
        )

    early_and_late = training(3, 5, 30), training(4, 23, 240)
    printing = with_appointments(training(1, 10, 90), training(2, 11, 5), *early_and_late)
    text = pages(render_sheet(SheetKind.PRACTITIONER, printing, "S01"))[0]
    for hour in ("05", "10", "11", "23"):
        assert f"{hour}:00 T" in text


def test_a_court_day_is_an_appointment_on_paper(pages: Pages) -> None:
    printing = with_appointments(
        Appointment("A1", AppointmentKind.COURT, "F012", due_by=date(2026, 11, 25))
    )
    text = pages(render_sheet(SheetKind.PRACTITIONER, printing, "S01"))[0]
    assert "F012 Appointment due" in text
    assert "ourt" not in text


def test_twelve_families_with_names_are_all_there(pages: Pages) -> None:
    printing = replace(examples.crowded(), with_names=True)
    text = " ".join(pages(render_sheet(SheetKind.PRACTITIONER, printing, "S00")))
    for number in range(12):
        assert f"F{number:03} W" in text


def test_somebody_without_families_has_a_sheet_too(pages: Pages) -> None:
    printing = examples.printing()
    allocation = printing.allocation
    lines = tuple(line for line in allocation.families if line.staff_id != "S01")
    plan = replace(printing.plan, allocation=replace(allocation, families=lines))
    text = pages(render_sheet(SheetKind.PRACTITIONER, replace(printing, plan=plan), "S01"))[0]
    assert "No families this week." in text
