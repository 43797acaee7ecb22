"""A practitioner's own sheet: their week with room to write in, their families, what is due.

The times of visits come with the rota. Until then the grid shows only what is fixed already.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.service import Appointment, AppointmentKind, Role, Weekday
from planner.sheets._away import DatedSentence
from planner.sheets._blocks import Block, Gap, Heading, Mark, sentence
from planner.sheets._dates import days_of_week, long_day, short_day
from planner.sheets._document import FIRST_ROOM, render
from planner.sheets._facts import Facts, FamilyFacts
from planner.sheets._family_cards import FamilyCards
from planner.sheets._panel import Cells, Panel, PanelRow, PanelTitle, columns_across
from planner.sheets._practitioner_panel import hours_words, room_words
from planner.sheets._styles import CONTENT_WIDTH, QUIET, STRONG
from planner.sheets._text import Align, Text
from planner.sheets._week_grid import DayColumn, Entry, WeekGrid
from planner.sheets._write_in import BlankLines

if TYPE_CHECKING:
    from datetime import date, datetime

    from planner.service import StaffMember
    from planner.sheets._printing import Printing

_ROLE_WORDS = {
    Role.CONSULTANT: "Social Work Consultant",
    Role.PRACTITIONER: "Family Practitioner",
    Role.SOCIAL_WORKER: "Social Worker",
    Role.MANAGER: "Manager",
    Role.COORDINATOR: "Coordinator",
    Role.ADMINISTRATOR: "Administrator",
}
_ATTENDED = (AppointmentKind.STAR, AppointmentKind.CIN_REVIEW)
"""What a family's practitioner attends where an appointment lists nobody."""
_DEFAULT_MINUTES = {AppointmentKind.POD_MEETING: 90}
_ABREAST = 3
_SHARES = (2.3, 0.9, 0.62)
_BETWEEN = 9.7
_LEAST_GRID = 200.0


@dataclass(frozen=True, slots=True)
class PractitionerSheet:
    """Everything on a practitioner's own sheet.

    Attributes
    ----------
    week
        Sentences of the week: days away, what changes, load and travel.
    first_hour, last_hour
        The service's hours, the last one not included.
    """

    title: str
    subtitle: str
    stamp: str
    counts: tuple[tuple[str, str], ...]
    days: tuple[DayColumn, ...]
    first_hour: int
    last_hour: int
    families: tuple[FamilyFacts, ...]
    week: tuple[DatedSentence, ...]


def gather(printing: Printing, staff_id: str) -> PractitionerSheet:
    """Return what somebody's sheet shows.

    Raises
    ------
    KeyError
        The service has no such member of staff, or the plan does not plan them.
    """
    facts = printing.facts
    member = facts.staff[staff_id]
    worker = facts.workers[staff_id]
    lines = facts.lines_of(staff_id)
    families = tuple(facts.family_facts(line) for line in lines)
    references = [line.family_id for line in lines]
    appointments = facts.appointments_of(family_ids=references, person_id=staff_id)
    hours = printing.service.settings.service
    return PractitionerSheet(
        title=f"{facts.staff_name(staff_id)}, week of {long_day(printing.plan.week.monday)}",
        subtitle=_subtitle(printing, facts, member),
        stamp=printing.stamp,
        counts=(
            (str(worker.families), "family" if worker.families == 1 else "families"),
            (f"{worker.children} / {worker.children_cap}", "children"),
            (hours_words(worker.travel), "travel a week"),
        ),
        days=tuple(
            _day(printing, facts, staff_id, day, appointments) for day in printing.plan.week.days
        ),
        first_hour=hours.opens.hour,
        last_hour=max(hours.opens.hour + 1, hours.closes.hour + (hours.closes.minute > 0)),
        families=families,
        week=(
            *_away(printing, facts, staff_id),
            *_changes(printing, facts, staff_id),
            DatedSentence(
                "Caseload", f"{room_words(worker.children, worker.children_cap)}.".capitalize()
            ),
            DatedSentence(
                "Travel", f"{hours_words(worker.travel)} a week, {member.travel_mode.phrase}."
            ),
        ),
    )


def story(sheet: PractitionerSheet) -> list[Block]:
    """Return the sheet's blocks; the grid takes what the panels under it leave of the page."""
    heading = Heading(sheet.title, sheet.subtitle, sheet.stamp, sheet.counts)
    below = PanelRow((_families_panel(sheet), _week_panel(sheet), _notes_panel(sheet)), _SHARES)
    room = FIRST_ROOM - heading.height(CONTENT_WIDTH)
    left = room - below.height(CONTENT_WIDTH) - _BETWEEN
    grid = WeekGrid(
        sheet.days,
        sheet.first_hour,
        sheet.last_hour,
        points=left if left >= _LEAST_GRID else room,
    )
    return [heading, grid, Gap(_BETWEEN), below]


def draw(printing: Printing, staff_id: str) -> bytes:
    """Return somebody's sheet as a PDF."""
    sheet = gather(printing, staff_id)
    return render(
        story(sheet),
        printing=printing,
        title=f"Practitioner’s sheet, week of {printing.plan.week}",
        running=f"{sheet.title}, continued",
    )


def _subtitle(printing: Printing, facts: Facts, member: StaffMember) -> str:
    pod = facts.pods.get(member.pod_id or "")
    parts = [_ROLE_WORDS[member.role]]
    if pod:
        parts += [pod.name, f"Office {facts.office(pod)}"]
    return " · ".join((*parts, member.travel_mode.phrase, printing.state))


def _day(
    printing: Printing,
    facts: Facts,
    staff_id: str,
    day: date,
    appointments: tuple[Appointment, ...],
) -> DayColumn:
    monday = printing.plan.week.monday
    entries = tuple(
        _entry(facts, printing, one, one.starts_at)
        for one in appointments
        if one.starts_at and one.starts_at.date() == day and _attends(one, staff_id)
    )
    due = tuple(
        _due_words(facts, one, monday=monday)
        for one in appointments
        if _due_day(one, monday=monday) == day and not (one.starts_at and _attends(one, staff_id))
    )
    word = "" if _works_on(facts, staff_id, day) else "off"
    if any(away.first <= day <= away.last for away in facts.away(staff_id)):
        word = "away"
    return DayColumn(day, word, due, entries)


def _due_day(appointment: Appointment, *, monday: date) -> date | None:
    """Return the day under which it stands: its own, Monday for what was due before."""
    if appointment.starts_at:
        return appointment.starts_at.date()
    return max(appointment.due_by, monday) if appointment.due_by else None


def _due_words(facts: Facts, appointment: Appointment, *, monday: date) -> str:
    """Return ``F044 CIN visit due``; the time where it is fixed, ``overdue`` where it is past."""
    what = f"{appointment.family_id or ''} {facts.kind_words(appointment)}".strip()
    if appointment.starts_at:
        return f"{what} {appointment.starts_at:%H:%M}"
    if appointment.due_by and appointment.due_by < monday:
        return f"{what} overdue"
    return f"{what} due"


def _attends(appointment: Appointment, staff_id: str) -> bool:
    if appointment.people:
        return staff_id in appointment.people
    return appointment.kind in _ATTENDED


def _works_on(facts: Facts, staff_id: str, day: date) -> bool:
    """Return whether the weekly pattern has hours that day; Monday to Friday without a pattern."""
    weekdays = facts.weekdays_of(staff_id)
    if not weekdays:
        return day.weekday() < 5
    return tuple(Weekday)[day.weekday()] in weekdays


def _entry(
    facts: Facts, printing: Printing, appointment: Appointment, starts_at: datetime
) -> Entry:
    minutes = appointment.minutes or _DEFAULT_MINUTES.get(appointment.kind, 60)
    where = printing.district(appointment.place) if appointment.place else ""
    return Entry(
        start_minute=60 * starts_at.hour + starts_at.minute,
        minutes=minutes,
        title=f"{starts_at:%H:%M} {facts.kind_words(appointment)}",
        detail=", ".join(filter(None, (appointment.family_id or "", where, f"{minutes} min"))),
    )


def _away(printing: Printing, facts: Facts, staff_id: str) -> list[DatedSentence]:
    sunday = printing.plan.week.sunday
    return [
        DatedSentence(
            days_of_week(away.first, away.last),
            f"Away until {short_day(away.until)}." if away.until > sunday else "Away.",
        )
        for away in facts.away(staff_id)
    ]


def _changes(printing: Printing, facts: Facts, staff_id: str) -> list[DatedSentence]:
    """Return which families come to this person, and which go to whom."""
    changes = printing.changes.of_person(staff_id)
    coming = [one.family.reference for one in changes if one.to_id == staff_id]
    going = [
        f"{one.family.reference} to {facts.staff_name(one.to_id)}"
        if one.to_id
        else f"{one.family.reference} to nobody yet"
        for one in changes
        if one.from_id == staff_id
    ]
    return [
        DatedSentence(words, f"{', '.join(references)}.")
        for words, references in (("To you", coming), ("From you", going))
        if references
    ]


def _families_panel(sheet: PractitionerSheet) -> Panel:
    rows: tuple[Mark, ...] = tuple(
        FamilyCards(sheet.families[start : start + _ABREAST], _ABREAST)
        for start in range(0, len(sheet.families), _ABREAST)
    )
    title = PanelTitle("My families")
    return Panel(title, rows or (Text.of("No families this week.", QUIET),), _again(title))


def _week_panel(sheet: PractitionerSheet) -> Panel:
    title = PanelTitle("This week")
    width = PanelRow((), _SHARES).widths(CONTENT_WIDTH)[1]
    columns = columns_across(width, (("", 68, Align.LEFT), ("", 0, Align.LEFT)))
    rows = tuple(
        Cells(columns, (Text.of(one.when, STRONG), sentence(one.what))) for one in sheet.week
    )
    return Panel(title, rows, _again(title))


def _notes_panel(sheet: PractitionerSheet) -> Panel:
    title = PanelTitle("Notes")
    lines = 3 if len(sheet.families) <= _ABREAST else 5
    return Panel(title, (BlankLines(lines),), _again(title))


def _again(title: PanelTitle) -> PanelTitle:
    return PanelTitle(title.title, "continued")
