"""What no cell can say alone: rows held against their own columns and against each other.

`CHECKS` is the table of contents. A check sees only rows that could be read whole.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.exchange.findings import joined, quoted
from planner.exchange.reading import UNREADABLE
from planner.service import (
    Absence,
    Allocation,
    Appointment,
    AppointmentKind,
    CapStep,
    Child,
    Cover,
    Family,
    FamilyStatus,
    Hours,
    Match,
    MatchStep,
    MatchStepKind,
    Pod,
    Role,
    StaffMember,
    Travel,
    TravelMode,
    Volunteer,
    VolunteerNote,
    VolunteerNoteKind,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, time

    from planner.exchange.findings import Findings
    from planner.exchange.reading import ReadService
    from planner.travel.places import Gazetteer

    Check = Callable[[ReadService, Gazetteer, Findings], None]
    MatchKey = tuple[str, str, date | None]

YEARS_BEYOND = 2
"""A child born so long after everything else in the folder is a slip of the pen."""

_WITHOUT_PEOPLE = frozenset(
    {
        AppointmentKind.STAR,
        AppointmentKind.CIN_VISIT,
        AppointmentKind.CIN_REVIEW,
        AppointmentKind.POD_MEETING,
    }
)
"""Kinds whose people follow from the family or the pod where none are listed."""


def check_spans(read: ReadService, _gazetteer: Gazetteer, findings: Findings) -> None:
    """Look for what ends before it starts."""
    for row, first, last in (
        (Allocation, "from_", "to"),
        (Absence, "from_", "to"),
        (Match, "from_", "to"),
        (StaffMember, "starts_on", "ends_on"),
        (Volunteer, "starts_on", "ends_on"),
        (Volunteer, "dbs_on", "dbs_expires_on"),
    ):
        for line, found in read.rows(row):
            start: date | None = getattr(found, first)
            end: date | None = getattr(found, last)
            if start is not None and end is not None and end < start:
                findings.fault(
                    read.file(row),
                    line,
                    last,
                    f"{end.isoformat()} is before {first.rstrip('_')} ({start.isoformat()});"
                    " one of the two is wrong.",
                )


def check_stints(read: ReadService, _gazetteer: Gazetteer, findings: Findings) -> None:
    """Look for a second stint without an end, or one of a family that waits."""
    status = {family.family_id: family.status for _, family in read.rows(Family)}
    current: dict[str, int] = {}
    for line, stint in read.rows(Allocation):
        if stint.to is not None:
            continue
        family = quoted(stint.family_id)
        if status.get(stint.family_id) is FamilyStatus.WAITING:
            findings.fault(
                read.file(Allocation),
                line,
                "to",
                f"{family} is waiting and has a stint that is not over; write its last day here,"
                " or make the family open.",
            )
        elif stint.family_id in current:
            findings.fault(
                read.file(Allocation),
                line,
                "to",
                f"{family} has a stint that is not over in line {current[stint.family_id]} already;"
                " write the last day of one of the two.",
            )
        else:
            current[stint.family_id] = line
            if status.get(stint.family_id) is FamilyStatus.CLOSED:
                findings.warn(
                    read.file(Allocation),
                    line,
                    "to",
                    f"{family} is closed and has a stint that is not over.",
                )


def check_hours(read: ReadService, _gazetteer: Gazetteer, findings: Findings) -> None:
    """Look for hours that end before they start, and for hours that overlap."""
    of_day: dict[tuple[str, str], list[tuple[time, time, int]]] = defaultdict(list)
    for line, hours in read.rows(Hours):
        if _ends_later(read.file(Hours), line, hours, findings):
            of_day[hours.person_id, hours.weekday].append((hours.start, hours.end, line))
    for (person, weekday), stretches in of_day.items():
        stretches.sort()
        for (_, earlier_end, earlier), (start, _, line) in pairwise(stretches):
            if start < earlier_end:
                findings.fault(
                    read.file(Hours),
                    line,
                    "start",
                    f"{quoted(person)} has hours on {weekday} in line {earlier} that go on to"
                    f" {earlier_end:%H:%M}; join the two rows or part them.",
                )


def check_cover(read: ReadService, _gazetteer: Gazetteer, findings: Findings) -> None:
    """Look for cover that ends before it starts."""
    for line, cover in read.rows(Cover):
        _ends_later(read.file(Cover), line, cover, findings)


def _ends_later(file: str, line: int, slot: Hours | Cover, findings: Findings) -> bool:
    if slot.end > slot.start:
        return True
    sentence = (
        f"{slot.end:%H:%M} is the start itself; write when it ends, or delete the row."
        if slot.end == slot.start
        else f"{slot.end:%H:%M} is before the start ({slot.start:%H:%M}); hours over midnight"
        " are two rows, to 23:59 on one day and from 00:00 on the next."
    )
    findings.fault(file, line, "end", sentence)
    return False


def check_children(read: ReadService, _gazetteer: Gazetteer, findings: Findings) -> None:
    """Look for families without a child, and for children born long after everything else."""
    if "children" not in read.tables or "families" not in read.tables:
        return
    with_children = set(read.tables["children"].columns["family_id"])
    if UNREADABLE not in with_children:
        for line, family in read.rows(Family):
            if family.family_id not in with_children and family.status is not FamilyStatus.CLOSED:
                findings.warn(
                    read.file(Family),
                    line,
                    "family_id",
                    f"{quoted(family.family_id)} has no child in children; it takes no place on a"
                    " caseload.",
                )
    latest = max(_days_of_the_work(read), default=None)
    if latest is None:
        return
    for line, child in read.rows(Child):
        if child.born_on is not None and child.born_on.year > latest.year + YEARS_BEYOND:
            findings.warn(
                read.file(Child),
                line,
                "born_on",
                f"{child.born_on.isoformat()} is years after everything else here, the last of"
                f" which is {latest.isoformat()}; look at the year.",
            )


def _days_of_the_work(read: ReadService) -> Iterator[date]:
    for _, family in read.rows(Family):
        yield from (day for day in (family.referred_on, family.opened_on) if day)
    for _, stint in read.rows(Allocation):
        yield stint.to or stint.from_


def check_families(read: ReadService, _gazetteer: Gazetteer, findings: Findings) -> None:
    """Look for families opened before they were referred."""
    for line, family in read.rows(Family):
        if family.referred_on and family.opened_on and family.opened_on < family.referred_on:
            findings.warn(
                read.file(Family),
                line,
                "opened_on",
                f"{family.opened_on.isoformat()} is before referred_on"
                f" ({family.referred_on.isoformat()}).",
            )


def check_pods(read: ReadService, _gazetteer: Gazetteer, findings: Findings) -> None:
    """Look for odd consultants, and for staff with a caseload whose journeys start nowhere."""
    staff = {member.staff_id: member for _, member in read.rows(StaffMember)}
    for line, pod in read.rows(Pod):
        consultant = staff.get(pod.consultant_id or "")
        if consultant is None:
            continue
        name = quoted(consultant.staff_id)
        if consultant.role is not Role.CONSULTANT:
            findings.warn(
                read.file(Pod),
                line,
                "consultant_id",
                f"{name} is a {consultant.role.replace('_', ' ')} in staff, not a consultant.",
            )
        if consultant.pod_id not in (None, pod.pod_id):
            findings.warn(
                read.file(Pod),
                line,
                "consultant_id",
                f"{name} belongs to pod {quoted(consultant.pod_id)} in staff.",
            )
    for line, member in read.rows(StaffMember):
        holds_families = (
            member.role is Role.PRACTITIONER
            if member.children_cap is None
            else member.children_cap > 0
        )
        if holds_families and member.base is None and member.pod_id is None:
            findings.fault(
                read.file(StaffMember),
                line,
                "base",
                "nothing is written here and there is no pod_id, so nobody knows where journeys"
                " start; write one of the two.",
            )


def check_appointments(read: ReadService, _gazetteer: Gazetteer, findings: Findings) -> None:
    """Look for appointments to which nobody would go."""
    for line, appointment in read.rows(Appointment):
        if appointment.people:
            continue
        kind = quoted(appointment.kind)
        if appointment.kind not in _WITHOUT_PEOPLE:
            findings.fault(
                read.file(Appointment),
                line,
                "people",
                f"nobody is named; {kind} needs the ids of those who go, separated by semicolons.",
            )
        elif appointment.family_id is None and appointment.kind is not AppointmentKind.POD_MEETING:
            findings.fault(
                read.file(Appointment),
                line,
                "family_id",
                f"neither a family nor people are named; {kind} needs one of the two.",
            )


def check_travel(read: ReadService, gazetteer: Gazetteer, findings: Findings) -> None:
    """Look for two numbers of minutes for one pair of places by one mode, in any direction."""
    keys: dict[str, str] = {}
    measured: dict[tuple[str, str, TravelMode], tuple[int, int]] = {}
    for line, travel in read.rows(Travel):
        for text in (travel.from_, travel.to):
            if text not in keys:
                place = gazetteer.find(text)
                keys[text] = text if place is None else place.key
        one, other = sorted((keys[travel.from_], keys[travel.to]))
        minutes, earlier = measured.setdefault((one, other, travel.mode), (travel.minutes, line))
        if minutes != travel.minutes:
            findings.fault(
                read.file(Travel),
                line,
                "minutes",
                f"{travel.minutes} minutes here, {minutes} in line {earlier} for the same two"
                f" places {travel.mode.phrase}; a pair has one number, in both directions.",
            )


def check_cap_steps(read: ReadService, _gazetteer: Gazetteer, findings: Findings) -> None:
    """Look for two caps of one person from the same day."""
    first: dict[tuple[str, date], int] = {}
    for line, step in read.rows(CapStep):
        earlier = first.setdefault((step.staff_id, step.from_), line)
        if earlier != line:
            findings.fault(
                read.file(CapStep),
                line,
                "from",
                f"{quoted(step.staff_id)} has a cap from {step.from_.isoformat()} in line {earlier}"
                " already; keep one of the two.",
            )


def check_match_steps(read: ReadService, _gazetteer: Gazetteer, findings: Findings) -> None:
    """Look for steps of a match that is not in matches, and for a second first meeting."""
    matches = _known_matches(read)
    met: dict[MatchKey, int] = {}
    for line, step in read.rows(MatchStep):
        match = (step.family_id, step.volunteer_id, step.from_)
        if matches is not None and match not in matches:
            findings.fault(read.file(MatchStep), line, "from", _no_match(match, matches))
        elif step.step is MatchStepKind.FIRST_MEETING and met.setdefault(match, line) != line:
            findings.fault(
                read.file(MatchStep),
                line,
                "step",
                f"{quoted(step.family_id)} and {quoted(step.volunteer_id)} met for the first time"
                f" in line {met[match]} already; keep one of the two.",
            )


def _known_matches(read: ReadService) -> set[MatchKey] | None:
    """Return what tells each match from the others; `None` where not every match can be read."""
    if "matches" in read.unreadable:
        return None
    if "matches" not in read.tables:
        return set()
    columns = read.tables["matches"].columns
    keys = [columns[heading] for heading in ("family_id", "volunteer_id", "from")]
    if any(UNREADABLE in values for values in keys):
        return None
    return set(zip(*keys, strict=True))


def _no_match(match: MatchKey, matches: set[MatchKey]) -> str:
    family, volunteer, day = match
    others = sorted(_begun(each[2]) for each in matches if each[:2] == (family, volunteer))
    two = f"{quoted(family)} and {quoted(volunteer)}"
    if others:
        found = joined([f"one {begun}" for begun in others], "and")
        return f"{two} have no match {_begun(day)} in matches, but {found}; write that day here."
    return f"{two} have no match in matches; write it there, or delete this row."


def _begun(day: date | None) -> str:
    return "without a first day" if day is None else f"from {day.isoformat()}"


def check_volunteer_notes(read: ReadService, _gazetteer: Gazetteer, findings: Findings) -> None:
    """Look for hours given of which nobody knows how many."""
    for line, note in read.rows(VolunteerNote):
        if note.kind is VolunteerNoteKind.HOURS and note.minutes is None:
            findings.warn(
                read.file(VolunteerNote),
                line,
                "minutes",
                "nothing is written here, so these hours count as none.",
            )


CHECKS: tuple[Check, ...] = (
    check_spans,
    check_stints,
    check_hours,
    check_cover,
    check_children,
    check_families,
    check_pods,
    check_appointments,
    check_travel,
    check_cap_steps,
    check_match_steps,
    check_volunteer_notes,
)
