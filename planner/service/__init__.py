"""A service as plain, frozen rows: what a service folder says, no more and no less.

Everything that reads a service (folder, workbook, store, sample) makes a `Service`; everything
that uses one (planning, sheets, window, export) takes a `Service`. No database row leaves `store`.
"""

from planner.service.rows import (
    Absence,
    Allocation,
    Appointment,
    CapStep,
    Child,
    Cover,
    Family,
    Hours,
    Match,
    Pair,
    Pod,
    Service,
    StaffMember,
    Travel,
    Volunteer,
)
from planner.service.settings import Settings
from planner.service.week import Week
from planner.service.words import (
    AppointmentKind,
    Band,
    ChildPlan,
    CoverKind,
    FamilyStatus,
    Gender,
    GenderWish,
    MatchState,
    PairRule,
    Role,
    TravelMode,
    VolunteerRole,
    Weekday,
)

__all__ = [
    "Absence",
    "Allocation",
    "Appointment",
    "AppointmentKind",
    "Band",
    "CapStep",
    "Child",
    "ChildPlan",
    "Cover",
    "CoverKind",
    "Family",
    "FamilyStatus",
    "Gender",
    "GenderWish",
    "Hours",
    "Match",
    "MatchState",
    "Pair",
    "PairRule",
    "Pod",
    "Role",
    "Service",
    "Settings",
    "StaffMember",
    "Travel",
    "TravelMode",
    "Volunteer",
    "VolunteerRole",
    "Week",
    "Weekday",
]
