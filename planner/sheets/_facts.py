"""What the sheets may say of families and staff: looked up once, and only what paper may carry.

Paper carries the least that does the job. A family is its reference, initials and district; its
name is known here only if names were asked for. Needs, risk, addresses, the reasons written beside
a pair, an absence or a stint never pass through this module, nor does a sentence that quotes one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from planner.free_places import FreePlaces, free_places
from planner.plan import FamilyLine, Outcome, WorkerLine
from planner.service import (
    Absence,
    Appointment,
    AppointmentKind,
    Family,
    FamilyStatus,
    MatchState,
    Pod,
    StaffMember,
    Weekday,
)
from planner.service.naming import initials
from planner.sheets._dates import days_of_week, month_since, short_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.sheets._printing import Printing

SOMEONE_WHO_LEFT = "someone who has left"
"""How a person is called who is in an old stint but no longer among the staff."""

_MOST_NOTES = 4
_OPENINGS = re.compile(
    r"^(?:kept|new|moved|returned|waiting|not eligible)\b[^:]*: *", re.IGNORECASE
)
_KIND_WORDS = {
    AppointmentKind.CIN_VISIT: "CIN visit",
    AppointmentKind.CIN_REVIEW: "CIN review",
    AppointmentKind.STAR: "Family Star",
    AppointmentKind.SUPERVISION: "Supervision",
    AppointmentKind.POD_MEETING: "Pod meeting",
    AppointmentKind.JOINT_VISIT: "Joint visit",
    AppointmentKind.TRAINING: "Training",
}
"""A day in court is an appointment like any other on paper: what it is about is not for here."""


@dataclass(frozen=True, slots=True)
class FamilyFacts:
    """One family as a sheet may show it.

    Attributes
    ----------
    name
        Empty unless the sheet carries names.
    minutes
        One way, as the plan says; `None` where the family is with nobody.
    notes
        What falls in the week, in a few words each: ``CIN review Mon 23 Nov 10:00``.
    """

    reference: str
    initials: str
    name: str
    district: str
    children: int
    minutes: int | None
    outcome: Outcome
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Away:
    """Days of the week on which somebody is away, both included, and their last day away."""

    first: date
    last: date
    until: date

    @property
    def words(self) -> str:
        """Return ``away Thu 26–Fri 27``, or ``away all week``."""
        if (self.last - self.first).days == 6:
            return "away all week"
        return f"away {days_of_week(self.first, self.last)}"


class Facts:
    """Looks up what sheets say, in one service and one plan.

    Everything is put in order once: a service of 300 pods has 1,500 sheets, and each looks up the
    few rows it is about.

    Attributes
    ----------
    staff, pods
        By id.
    workers
        The plan's practitioners, by id.
    """

    def __init__(self, printing: Printing) -> None:
        self._printing = printing
        self._week = printing.plan.week
        service = printing.service
        self.staff: dict[str, StaffMember] = {one.staff_id: one for one in service.staff}
        self.pods: dict[str, Pod] = {pod.pod_id: pod for pod in service.pods}
        self._families: dict[str, Family] = {one.family_id: one for one in service.families}
        self.workers = {one.staff_id: one for one in printing.allocation.workers}
        self._order_plan()
        self._order_week()
        self._absences: dict[str, list[Absence]] = defaultdict(list)
        for absence in service.absences:
            self._absences[absence.person_id].append(absence)
        self._mentored_since = {
            match.family_id: match.from_
            for match in service.matches
            if match.state is MatchState.ACTIVE and match.from_ and not match.to
        }
        self._reasons: dict[str, set[str]] = defaultdict(set)
        for pair in service.pairs:
            self._reasons[pair.family_id].add(pair.reason)
        for stint in service.allocations:
            self._reasons[stint.family_id].add(stint.reason)

    def _order_plan(self) -> None:
        """Put the plan's lines by whom they are about."""
        self._lines: dict[str, list[FamilyLine]] = defaultdict(list)
        self._near: dict[str, list[FamilyLine]] = defaultdict(list)
        self._pods_workers: dict[str, list[WorkerLine]] = defaultdict(list)
        for line in self._printing.allocation.families:
            if line.staff_id:
                self._lines[line.staff_id].append(line)
            if line.outcome is Outcome.WAITING and line.could_be:
                self._near[self.pod_of(line.could_be[0].staff_id) or ""].append(line)
        for worker in self._printing.allocation.workers:
            self._pods_workers[self.pod_of(worker.staff_id) or ""].append(worker)

    def _order_week(self) -> None:
        """Put what falls in the week by day, and by whom it is about."""
        service = self._printing.service
        falling = (one for one in service.appointments if self._falls_in_week(one))
        self._falling = sorted(falling, key=_when)
        self._of_family: dict[str, list[int]] = defaultdict(list)
        self._of_person: dict[str, list[int]] = defaultdict(list)
        for at, appointment in enumerate(self._falling):
            if appointment.family_id:
                self._of_family[appointment.family_id].append(at)
            for person_id in appointment.people:
                self._of_person[person_id].append(at)
        self._weekdays: dict[str, set[Weekday]] = defaultdict(set)
        for one in service.hours:
            self._weekdays[one.person_id].add(one.weekday)

    def workers_of(self, pod_id: str) -> tuple[WorkerLine, ...]:
        """Return the plan's practitioners of a pod, in its order."""
        return tuple(self._pods_workers.get(pod_id, ()))

    def lines_of(self, staff_id: str) -> tuple[FamilyLine, ...]:
        """Return the families that somebody has in the plan, in its order."""
        return tuple(self._lines.get(staff_id, ()))

    def waiting_near(self, pod_id: str) -> tuple[FamilyLine, ...]:
        """Return the families waiting whose nearest planned practitioner is of a pod."""
        return tuple(self._near.get(pod_id, ()))

    def weekdays_of(self, staff_id: str) -> frozenset[Weekday]:
        """Return the weekdays of somebody's weekly pattern; none where there is no pattern."""
        return frozenset(self._weekdays.get(staff_id, ()))

    @cached_property
    def places_free(self) -> FreePlaces:
        """How many children could still be taken."""
        return free_places(self._printing.service, self._printing.allocation.workers)

    def staff_name(self, staff_id: str | None) -> str:
        """Return a member of staff's name; words for somebody who is no longer one."""
        member = self.staff.get(staff_id or "")
        return (member.name.strip() or member.staff_id) if member else SOMEONE_WHO_LEFT

    def pod_of(self, staff_id: str | None) -> str | None:
        """Return the id of somebody's pod; `None` where they have none."""
        member = self.staff.get(staff_id or "")
        return member.pod_id if member else None

    def office(self, pod: Pod) -> str:
        """Return ``Crewe CW1``: the office's town and what may be printed of its place."""
        district = self._printing.district(pod.office)
        return f"{pod.town} {district}" if district.casefold() != pod.town.casefold() else pod.town

    def family(self, family_id: str) -> Family | None:
        """Return the family's row."""
        return self._families.get(family_id)

    def has_worker_today(self, family_id: str) -> bool:
        """Return whether the family is on the books, so that its last worker is its current one."""
        family = self._families.get(family_id)
        return family is not None and family.status in (FamilyStatus.OPEN, FamilyStatus.CLOSING)

    def family_facts(self, line: FamilyLine) -> FamilyFacts:
        """Return what a sheet may show of a family in the plan."""
        family = self._families.get(line.family_id)
        name = family.name if family else ""
        return FamilyFacts(
            reference=line.family_id,
            initials=initials(name),
            name=name if self._printing.with_names else "",
            district=self._printing.district(family.place) if family else "",
            children=line.children,
            minutes=line.minutes,
            outcome=line.outcome,
            notes=self._notes(line.family_id),
        )

    def reason(self, line: FamilyLine, *, sentences: int = 2) -> str:
        """Return why, as the plan says it, without the opening that the sheet already shows.

        ``Waiting: five children.`` becomes ``Five children.`` A sentence that quotes a need or a
        reason somebody wrote is left out: it is not for paper.
        """
        private = self._private_words(line.family_id)
        reasons = [_OPENINGS.sub("", why.strip(), count=1) for why in line.why]
        kept = [one for one in reasons if one and not _quotes(one, private)]
        return " ".join(one[:1].upper() + one[1:] for one in kept[:sentences])

    def away(self, person_id: str) -> tuple[Away, ...]:
        """Return somebody's absences in the week, in order."""
        monday, sunday = self._week.monday, self._week.sunday
        spans = {
            Away(max(one.from_, monday), min(one.to, sunday), one.to)
            for one in self._absences[person_id]
            if one.from_ <= sunday and one.to >= monday
        }
        return tuple(sorted(spans, key=lambda span: (span.first, span.until)))

    @staticmethod
    def kind_words(appointment: Appointment) -> str:
        """Return what an appointment is called on paper: ``CIN review``."""
        return _KIND_WORDS.get(appointment.kind, "Appointment")

    def appointment_words(self, appointment: Appointment) -> str:
        """Return ``CIN review Mon 23 Nov 10:00``, ``CIN visit due Thu 26 Nov``."""
        kind = self.kind_words(appointment)
        if appointment.starts_at:
            return f"{kind} {short_day(appointment.starts_at)} {appointment.starts_at:%H:%M}"
        if appointment.due_by is None:
            return kind
        due = "due" if appointment.due_by >= self._week.monday else "was due"
        return f"{kind} {due} {short_day(appointment.due_by)}"

    def appointments_of(
        self, *, family_ids: Iterable[str] = (), person_id: str = ""
    ) -> tuple[Appointment, ...]:
        """Return what falls in the week for these families or this person, by day."""
        found = set(self._of_person.get(person_id, ()))
        for family_id in family_ids:
            found.update(self._of_family.get(family_id, ()))
        return tuple(self._falling[at] for at in sorted(found))

    def _falls_in_week(self, appointment: Appointment) -> bool:
        """Return whether it is fixed in the week, or not fixed and due by its Sunday."""
        if appointment.starts_at:
            return self._week.monday <= appointment.starts_at.date() <= self._week.sunday
        return appointment.due_by is not None and appointment.due_by <= self._week.sunday

    def _notes(self, family_id: str) -> tuple[str, ...]:
        falling = self.appointments_of(family_ids=(family_id,))
        notes = [self.appointment_words(one) for one in falling]
        since = self._mentored_since.get(family_id)
        if since:
            notes.append(f"mentor since {month_since(since, today=self._week.monday)}")
        if len(notes) > _MOST_NOTES:
            more = len(notes) - _MOST_NOTES + 1
            notes = [*notes[: _MOST_NOTES - 1], f"and {more} more due"]
        return tuple(notes)

    def _private_words(self, family_id: str) -> tuple[str, ...]:
        """Return what must not be quoted: the family's needs, reasons written down."""
        family = self._families.get(family_id)
        if not family:
            return ()
        written = {*family.needs, *self._reasons[family_id]}
        if not self._printing.with_names:
            written.add(family.name)
        return tuple(sorted(one.strip() for one in written if len(one.strip()) > 2))


def _quotes(sentence: str, private: tuple[str, ...]) -> bool:
    """Return whether a sentence has any of these words or phrases in it, whole, in any case."""
    # A pattern is dear to make, 300 pods have 6,300 families, and hardly a sentence quotes.
    found = [
        words
        for words in private
        if not (words.isascii() and sentence.isascii()) or words.lower() in sentence.lower()
    ]
    if not found:
        return False
    any_of_them = "|".join(map(re.escape, found))
    return re.search(rf"(?<!\w)(?:{any_of_them})(?!\w)", sentence, re.IGNORECASE) is not None


def _when(appointment: Appointment) -> tuple[date, str]:
    day = appointment.starts_at.date() if appointment.starts_at else appointment.due_by
    time = f"{appointment.starts_at:%H:%M}" if appointment.starts_at else ""
    return day or date.max, time
