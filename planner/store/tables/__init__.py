"""Every table of the store. A change here needs a migration: see `planner.store.migrate`."""

from planner.store.tables._columns import METADATA, table_of
from planner.store.tables._plans import (
    ChangeKind,
    ChangeRow,
    PlanGoalRow,
    PlanOverrideRow,
    PlanReasonRow,
    PlanRow,
    PlanState,
)
from planner.store.tables._service import (
    AbsenceRow,
    AllocationRow,
    AppointmentRow,
    ChildRow,
    CoverRow,
    FamilyRow,
    HoursRow,
    MatchRow,
    PairRow,
    PodRow,
    SettingRow,
    StaffRow,
    TravelRow,
    VolunteerRow,
)

__all__ = [
    "METADATA",
    "AbsenceRow",
    "AllocationRow",
    "AppointmentRow",
    "ChangeKind",
    "ChangeRow",
    "ChildRow",
    "CoverRow",
    "FamilyRow",
    "HoursRow",
    "MatchRow",
    "PairRow",
    "PlanGoalRow",
    "PlanOverrideRow",
    "PlanReasonRow",
    "PlanRow",
    "PlanState",
    "PodRow",
    "SettingRow",
    "StaffRow",
    "TravelRow",
    "VolunteerRow",
    "table_of",
]
