"""The rows of a service, one class a table, one field a column, in the order of the files.

Field names are the columns' headings (`from` and `references` are Python words or near them and
carry an underscore or a plainer name). `None` stands for an empty cell whose default depends on
another table or a setting; the default itself is worked out where it is used, so that what was
written comes out again unchanged. Ids are written as their own table writes them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from planner.service.settings import Settings
from planner.service.words import (
    AppointmentKind,
    Band,
    ChildPlan,
    CoverKind,
    FamilyStatus,
    Gender,
    GenderWish,
    MatchState,
    MatchStepKind,
    PairRule,
    Role,
    TravelMode,
    VolunteerNoteKind,
    VolunteerRole,
    Weekday,
)


@dataclass(frozen=True, slots=True)
class Pod:
    """One consultant and their practitioners, with an office in one town."""

    pod_id: str
    name: str
    town: str
    office: str
    consultant_id: str | None = None
    children_cap: int | None = None


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Somebody who works for the service. `unsocial_before`: points of the last four weeks."""

    staff_id: str
    name: str
    role: Role
    pod_id: str | None = None
    fte: Decimal = Decimal(1)
    children_cap: int | None = None
    base: str | None = None
    travel_mode: TravelMode = TravelMode.CAR
    max_travel_minutes: int | None = None
    gender: Gender | None = None
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("English",)
    starts_on: date | None = None
    ends_on: date | None = None
    unsocial_before: int = 0


@dataclass(frozen=True, slots=True)
class Family:
    """All children of a household on the service's books."""

    family_id: str
    name: str
    place: str
    status: FamilyStatus
    referred_on: date | None = None
    opened_on: date | None = None
    band: Band = Band.MEDIUM
    previous_referrals: int = 0
    motivated: bool = True
    would_benefit: bool = True
    consents: bool = True
    needs: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("English",)
    worker_gender: GenderWish = GenderWish.ANY
    visits_per_week: int = 2
    visit_minutes: int = 60
    worker_changes: int = 0
    wants_mentor: bool = False
    mentor_gender: GenderWish = GenderWish.ANY
    interests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Child:
    """A child of a family; counts on a caseload unless the plan is ``none``."""

    child_id: str
    family_id: str
    born_on: date | None = None
    plan: ChildPlan = ChildPlan.CIN


@dataclass(frozen=True, slots=True)
class Allocation:
    """A dated stint of a practitioner with a family. No `to`: the current worker."""

    family_id: str
    staff_id: str
    from_: date
    to: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """What is said of one family and one person (staff or volunteer)."""

    family_id: str
    person_id: str
    rule: PairRule
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """One stretch of a person's (or family's) weekly pattern, half-open [start, end)."""

    person_id: str
    weekday: Weekday
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Absence:
    """Days on which a person is away, both ends inclusive."""

    person_id: str
    from_: date
    to: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Volunteer:
    """A mentor. `has_references` is the column ``references``."""

    volunteer_id: str
    name: str
    place: str | None
    role: VolunteerRole
    capacity: int = 1
    travel_mode: TravelMode = TravelMode.BUS
    max_travel_minutes: int = 30
    gender: Gender | None = None
    born_on: date | None = None
    languages: tuple[str, ...] = ("English",)
    interests: tuple[str, ...] = ()
    experience: tuple[str, ...] = ()
    dbs_on: date | None = None
    dbs_expires_on: date | None = None
    training_on: date | None = None
    has_references: bool = False
    own_case_closed_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A dated stint of a mentor with a family, with a state."""

    family_id: str
    volunteer_id: str
    from_: date | None
    to: date | None
    state: MatchState
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Appointment:
    """Something to place in a week, or fixed if `starts_at` is given."""

    appointment_id: str
    kind: AppointmentKind
    family_id: str | None = None
    people: tuple[str, ...] = ()
    place: str | None = None
    minutes: int | None = None
    due_by: date | None = None
    starts_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """A weekly slot of duty or on-call that `people` practitioners hold."""

    cover_id: str
    name: str
    kind: CoverKind
    weekday: Weekday
    start: time
    end: time
    town: str | None = None
    people: int = 1


@dataclass(frozen=True, slots=True)
class Travel:
    """Measured one-way minutes between two places by one mode, in both directions."""

    from_: str
    to: str
    mode: TravelMode
    minutes: int


@dataclass(frozen=True, slots=True)
class CapStep:
    """A newcomer's cap in children from a day on, until their next step.

    It never raises the cap they have without it; `planner.planning.staffing` says what holds when.
    """

    staff_id: str
    from_: date
    children_cap: int


@dataclass(frozen=True, slots=True)
class MatchStep:
    """One thing that happened in the life of a match, or a first meeting that is planned.

    Attributes
    ----------
    family_id, volunteer_id, from_
        Those of its row in ``matches``; `from_`, the day the match was proposed, never changes and
        tells matches of the same two apart.
    step
        What happened.
    on, at
        The day, and the time of a meeting.
    place
        Where a meeting is, in words: ``Crewe library``.
    who
        Who said or did it.
    note
        A sentence of the coordinator's own.
    """

    family_id: str
    volunteer_id: str
    from_: date | None
    step: MatchStepKind
    on: date
    at: time | None = None
    place: str = ""
    who: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class VolunteerNote:
    """Supervision, hours given, or a note: one thing of a volunteer on a day.

    Attributes
    ----------
    volunteer_id
        Whose it is.
    on
        The day.
    kind
        What it is.
    minutes
        How long it took.
    family_id
        The family it was for.
    note
        A sentence of the coordinator's own.
    """

    volunteer_id: str
    on: date
    kind: VolunteerNoteKind
    minutes: int | None = None
    family_id: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """Everything a service folder says. Rows keep the order of their files.

    `cover` is `None` where there is no such table (the default cover holds), empty where the
    table is there without rows (nobody is on call).
    """

    settings: Settings = field(default_factory=Settings)
    pods: tuple[Pod, ...] = ()
    staff: tuple[StaffMember, ...] = ()
    families: tuple[Family, ...] = ()
    children: tuple[Child, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    pairs: tuple[Pair, ...] = ()
    hours: tuple[Hours, ...] = ()
    absences: tuple[Absence, ...] = ()
    volunteers: tuple[Volunteer, ...] = ()
    matches: tuple[Match, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    cover: tuple[Cover, ...] | None = None
    travel: tuple[Travel, ...] = ()
    cap_steps: tuple[CapStep, ...] = ()
    match_steps: tuple[MatchStep, ...] = ()
    volunteer_notes: tuple[VolunteerNote, ...] = ()
