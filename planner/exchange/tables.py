"""The tables of a service folder: one declarative list of columns each, read and written by it.

A new column is one line here and one field in `planner.service.rows`; their order is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.exchange.columns import Column, Table
from planner.exchange.kinds import (
    DATE,
    ID,
    LIST,
    MOMENT,
    PLACE,
    TEXT,
    TIME,
    YES_NO,
    decimal,
    one_of,
    whole,
)
from planner.service import (
    Absence,
    Allocation,
    Appointment,
    AppointmentKind,
    Band,
    CapStep,
    Child,
    ChildPlan,
    Cover,
    CoverKind,
    Family,
    FamilyStatus,
    Gender,
    GenderWish,
    Hours,
    Match,
    MatchState,
    MatchStep,
    MatchStepKind,
    Pair,
    PairRule,
    Pod,
    Role,
    StaffMember,
    Travel,
    TravelMode,
    Volunteer,
    VolunteerNote,
    VolunteerNoteKind,
    VolunteerRole,
    Weekday,
)

if TYPE_CHECKING:
    from planner.service import Service

MINUTES_OF_A_DAY = 24 * 60


_CAP = whole(0, 10_000)
_MINUTES = whole(0, MINUTES_OF_A_DAY)
_COUNT = whole(0, 1_000)
_PEOPLE = ("staff", "volunteers")
_EVERYBODY = ("staff", "volunteers", "families")

TABLES = (
    Table(
        "pods",
        Pod,
        (
            Column("pod_id", ID, identifies=True),
            Column("name", TEXT, may_be_empty=True),
            Column("town", TEXT),
            Column("office", PLACE),
            Column("consultant_id", ID, refers_to=("staff",)),
            Column("children_cap", _CAP),
        ),
        required=True,
    ),
    Table(
        "staff",
        StaffMember,
        (
            Column("staff_id", ID, identifies=True),
            Column("name", TEXT, may_be_empty=True),
            Column("role", one_of(Role)),
            Column("pod_id", ID, refers_to=("pods",)),
            Column("fte", decimal(0, 1)),
            Column("children_cap", _CAP),
            Column("base", PLACE),
            Column("travel_mode", one_of(TravelMode)),
            Column("max_travel_minutes", _MINUTES),
            Column("gender", one_of(Gender)),
            Column("skills", LIST),
            Column("languages", LIST),
            Column("starts_on", DATE),
            Column("ends_on", DATE),
            Column("unsocial_before", _COUNT),
        ),
        required=True,
    ),
    Table(
        "families",
        Family,
        (
            Column("family_id", ID, identifies=True),
            Column("name", TEXT, may_be_empty=True),
            Column("place", PLACE),
            Column("status", one_of(FamilyStatus)),
            Column("referred_on", DATE),
            Column("opened_on", DATE),
            Column("band", one_of(Band)),
            Column("previous_referrals", _COUNT),
            Column("motivated", YES_NO),
            Column("would_benefit", YES_NO),
            Column("consents", YES_NO),
            Column("needs", LIST),
            Column("languages", LIST),
            Column("worker_gender", one_of(GenderWish)),
            Column("visits_per_week", whole(0, 7)),
            Column("visit_minutes", whole(1, MINUTES_OF_A_DAY)),
            Column("worker_changes", _COUNT),
            Column("wants_mentor", YES_NO),
            Column("mentor_gender", one_of(GenderWish)),
            Column("interests", LIST),
        ),
        required=True,
    ),
    Table(
        "children",
        Child,
        (
            Column("child_id", ID, identifies=True),
            Column("family_id", ID, refers_to=("families",)),
            Column("born_on", DATE),
            Column("plan", one_of(ChildPlan)),
        ),
        required=True,
    ),
    Table(
        "allocations",
        Allocation,
        (
            Column("family_id", ID, refers_to=("families",)),
            Column("staff_id", ID, refers_to=("staff",), leavers=True),
            Column("from", DATE),
            Column("to", DATE),
            Column("reason", TEXT),
        ),
        told_by=("family_id", "staff_id", "from"),
    ),
    Table(
        "pairs",
        Pair,
        (
            Column("family_id", ID, refers_to=("families",)),
            Column("person_id", ID, refers_to=_PEOPLE),
            Column("rule", one_of(PairRule)),
            Column("reason", TEXT),
        ),
        told_by=("family_id", "person_id", "rule"),
    ),
    Table(
        "hours",
        Hours,
        (
            Column("person_id", ID, refers_to=_EVERYBODY),
            Column("weekday", one_of(Weekday)),
            Column("start", TIME),
            Column("end", TIME),
        ),
        told_by=("person_id", "weekday", "start"),
    ),
    Table(
        "absences",
        Absence,
        (
            Column("person_id", ID, refers_to=_EVERYBODY),
            Column("from", DATE),
            Column("to", DATE),
            Column("reason", TEXT),
        ),
        told_by=("person_id", "from"),
    ),
    Table(
        "volunteers",
        Volunteer,
        (
            Column("volunteer_id", ID, identifies=True),
            Column("name", TEXT, may_be_empty=True),
            Column("place", PLACE, may_be_empty=True),
            Column("role", one_of(VolunteerRole)),
            Column("capacity", _COUNT),
            Column("travel_mode", one_of(TravelMode)),
            Column("max_travel_minutes", _MINUTES),
            Column("gender", one_of(Gender)),
            Column("born_on", DATE),
            Column("languages", LIST),
            Column("interests", LIST),
            Column("experience", LIST),
            Column("dbs_on", DATE),
            Column("dbs_expires_on", DATE),
            Column("training_on", DATE),
            Column("references", YES_NO),
            Column("own_case_closed_on", DATE),
            Column("starts_on", DATE),
            Column("ends_on", DATE),
        ),
    ),
    Table(
        "matches",
        Match,
        (
            Column("family_id", ID, refers_to=("families",)),
            Column("volunteer_id", ID, refers_to=("volunteers",)),
            Column("from", DATE, may_be_empty=True),
            Column("to", DATE, may_be_empty=True),
            Column("state", one_of(MatchState)),
            Column("reason", TEXT),
        ),
        told_by=("family_id", "volunteer_id", "from"),
    ),
    Table(
        "appointments",
        Appointment,
        (
            Column("appointment_id", ID, identifies=True),
            Column("kind", one_of(AppointmentKind)),
            Column("family_id", ID, refers_to=("families",)),
            Column("people", LIST, refers_to=_PEOPLE),
            Column("place", PLACE),
            Column("minutes", whole(1, MINUTES_OF_A_DAY)),
            Column("due_by", DATE),
            Column("starts_at", MOMENT),
        ),
    ),
    Table(
        "cover",
        Cover,
        (
            Column("cover_id", ID, identifies=True),
            Column("name", TEXT, may_be_empty=True),
            Column("kind", one_of(CoverKind)),
            Column("weekday", one_of(Weekday)),
            Column("start", TIME),
            Column("end", TIME),
            Column("town", TEXT),
            Column("people", whole(1, 100)),
        ),
    ),
    Table(
        "travel",
        Travel,
        (
            Column("from", PLACE),
            Column("to", PLACE),
            Column("mode", one_of(TravelMode)),
            Column("minutes", _MINUTES),
        ),
        told_by=("from", "to", "mode"),
    ),
    Table(
        "caps",
        CapStep,
        (
            Column("staff_id", ID, refers_to=("staff",)),
            Column("from", DATE),
            Column("children_cap", _CAP),
        ),
        told_by=("staff_id", "from"),
        kept_in="cap_steps",
    ),
    Table(
        "match_steps",
        MatchStep,
        (
            Column("family_id", ID, refers_to=("families",)),
            Column("volunteer_id", ID, refers_to=("volunteers",)),
            Column("from", DATE, may_be_empty=True),
            Column("step", one_of(MatchStepKind)),
            Column("on", DATE),
            Column("at", TIME),
            Column("place", TEXT),
            Column("who", TEXT),
            Column("note", TEXT),
        ),
        told_by=("family_id", "volunteer_id", "from", "step", "on"),
    ),
    Table(
        "volunteer_notes",
        VolunteerNote,
        (
            Column("volunteer_id", ID, refers_to=("volunteers",)),
            Column("on", DATE),
            Column("kind", one_of(VolunteerNoteKind)),
            Column("minutes", whole(1, 10_000)),
            Column("family_id", ID, refers_to=("families",)),
            Column("note", TEXT),
        ),
        told_by=("volunteer_id", "on", "kind"),
    ),
)

TABLE_NAMED = {table.name: table for table in TABLES}
TABLE_OF = {table.row: table for table in TABLES}


def tables_written(service: Service) -> tuple[Table, ...]:
    """Return the tables that a service is written as: those it needs and those it has."""
    return tuple(
        table
        for table in TABLES
        if table.required
        or table.rows_of(service)
        # Cover without rows says that nobody is on call; no cover says the usual.
        or (table.row is Cover and service.cover is not None)
    )
