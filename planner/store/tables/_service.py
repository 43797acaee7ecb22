"""The tables of the service folder, one class a table, one attribute a field of its frozen row."""

from datetime import date, datetime, time
from decimal import Decimal

from sqlalchemy import Column, DateTime
from sqlmodel import Field

from planner.service import (
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
from planner.store.tables._columns import (
    ExactDecimal,
    ServiceRow,
    StoreModel,
    refers_to,
    texts,
    word,
)


class SettingRow(StoreModel, table=True):
    """One key of ``service.toml``: its name, such as ``caps.children_per_pod``; its JSON value."""

    __tablename__ = "settings"
    name: str = Field(primary_key=True)
    value: str


class PodRow(ServiceRow, table=True):
    """A row of ``pods.csv``.

    Staff refer to their pod; the consultant is not a reference too, because two tables that
    refer to one another can be made on some databases only.
    """

    __tablename__ = "pods"
    pod_id: str = Field(unique=True)
    name: str
    town: str
    office: str
    consultant_id: str | None
    children_cap: int | None


class StaffRow(ServiceRow, table=True):
    """A row of ``staff.csv``."""

    __tablename__ = "staff"
    staff_id: str = Field(unique=True)
    name: str
    role: Role = word(Role)
    pod_id: str | None = refers_to("pods.pod_id", optional=True)
    fte: Decimal = Field(sa_column=Column(ExactDecimal, nullable=False))
    children_cap: int | None
    base: str | None
    travel_mode: TravelMode = word(TravelMode)
    max_travel_minutes: int | None
    gender: Gender | None = word(Gender, optional=True)
    skills: tuple[str, ...] = texts()
    languages: tuple[str, ...] = texts()
    starts_on: date | None
    ends_on: date | None
    unsocial_before: int


class FamilyRow(ServiceRow, table=True):
    """A row of ``families.csv``."""

    __tablename__ = "families"
    family_id: str = Field(unique=True)
    name: str
    place: str
    status: FamilyStatus = word(FamilyStatus)
    referred_on: date | None
    opened_on: date | None
    band: Band = word(Band)
    previous_referrals: int
    motivated: bool
    would_benefit: bool
    consents: bool
    needs: tuple[str, ...] = texts()
    languages: tuple[str, ...] = texts()
    worker_gender: GenderWish = word(GenderWish)
    visits_per_week: int
    visit_minutes: int
    worker_changes: int
    wants_mentor: bool
    mentor_gender: GenderWish = word(GenderWish)
    interests: tuple[str, ...] = texts()


class ChildRow(ServiceRow, table=True):
    """A row of ``children.csv``."""

    __tablename__ = "children"
    child_id: str = Field(unique=True)
    family_id: str = refers_to("families.family_id")
    born_on: date | None
    plan: ChildPlan = word(ChildPlan)


class AllocationRow(ServiceRow, table=True):
    """A row of ``allocations.csv``. Its practitioner may have left, so is not a reference."""

    __tablename__ = "allocations"
    family_id: str = refers_to("families.family_id")
    staff_id: str
    from_: date
    to: date | None
    reason: str


class PairRow(ServiceRow, table=True):
    """A row of ``pairs.csv``. The person is a member of staff or a volunteer."""

    __tablename__ = "pairs"
    family_id: str = refers_to("families.family_id")
    person_id: str
    rule: PairRule = word(PairRule)
    reason: str


class HoursRow(ServiceRow, table=True):
    """A row of ``hours.csv``. The person is a member of staff, a volunteer or a family."""

    __tablename__ = "hours"
    person_id: str
    weekday: Weekday = word(Weekday)
    start: time
    end: time


class AbsenceRow(ServiceRow, table=True):
    """A row of ``absences.csv``."""

    __tablename__ = "absences"
    person_id: str
    from_: date
    to: date
    reason: str


class VolunteerRow(ServiceRow, table=True):
    """A row of ``volunteers.csv``."""

    __tablename__ = "volunteers"
    volunteer_id: str = Field(unique=True)
    name: str
    place: str | None
    role: VolunteerRole = word(VolunteerRole)
    capacity: int
    travel_mode: TravelMode = word(TravelMode)
    max_travel_minutes: int
    gender: Gender | None = word(Gender, optional=True)
    born_on: date | None
    languages: tuple[str, ...] = texts()
    interests: tuple[str, ...] = texts()
    experience: tuple[str, ...] = texts()
    dbs_on: date | None
    dbs_expires_on: date | None
    training_on: date | None
    has_references: bool
    own_case_closed_on: date | None
    starts_on: date | None
    ends_on: date | None


class MatchRow(ServiceRow, table=True):
    """A row of ``matches.csv``."""

    __tablename__ = "matches"
    family_id: str = refers_to("families.family_id")
    volunteer_id: str = refers_to("volunteers.volunteer_id")
    from_: date | None
    to: date | None
    state: MatchState = word(MatchState)
    reason: str


class AppointmentRow(ServiceRow, table=True):
    """A row of ``appointments.csv``. `starts_at` is the service's own local time.

    Its type is named, because SQLModel would take it for a moment in UTC.
    """

    __tablename__ = "appointments"
    appointment_id: str = Field(unique=True)
    kind: AppointmentKind = word(AppointmentKind)
    family_id: str | None = refers_to("families.family_id", optional=True)
    people: tuple[str, ...] = texts()
    place: str | None
    minutes: int | None
    due_by: date | None
    starts_at: datetime | None = Field(sa_column=Column(DateTime))


class CoverRow(ServiceRow, table=True):
    """A row of ``cover.csv``."""

    __tablename__ = "cover"
    cover_id: str = Field(unique=True)
    name: str
    kind: CoverKind = word(CoverKind)
    weekday: Weekday = word(Weekday)
    start: time
    end: time
    town: str | None
    people: int


class TravelRow(ServiceRow, table=True):
    """A row of ``travel.csv``."""

    __tablename__ = "travel"
    from_: str
    to: str
    mode: TravelMode = word(TravelMode)
    minutes: int


class CapStepRow(ServiceRow, table=True):
    """A row of ``caps.csv``."""

    __tablename__ = "cap_steps"
    staff_id: str = refers_to("staff.staff_id")
    from_: date
    children_cap: int


class MatchStepRow(ServiceRow, table=True):
    """A row of ``match_steps.csv``.

    It is no reference to its match too: a match has no id, and what tells it may be empty.
    """

    __tablename__ = "match_steps"
    family_id: str = refers_to("families.family_id")
    volunteer_id: str = refers_to("volunteers.volunteer_id")
    from_: date | None
    step: MatchStepKind = word(MatchStepKind)
    on: date
    at: time | None
    place: str
    who: str
    note: str


class VolunteerNoteRow(ServiceRow, table=True):
    """A row of ``volunteer_notes.csv``."""

    __tablename__ = "volunteer_notes"
    volunteer_id: str = refers_to("volunteers.volunteer_id")
    on: date
    kind: VolunteerNoteKind = word(VolunteerNoteKind)
    minutes: int | None
    family_id: str | None = refers_to("families.family_id", optional=True)
    note: str
