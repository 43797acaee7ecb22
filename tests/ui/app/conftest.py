"""A small service and plan, told by hand, that every test of the window may show."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from planner.plan import (
    AllocationPart,
    FamilyLine,
    GoalLine,
    Outcome,
    Plan,
    PlanStatus,
    Remark,
    WorkerLine,
)
from planner.service import (
    Absence,
    Allocation,
    Band,
    Child,
    ChildPlan,
    Family,
    FamilyStatus,
    Pod,
    Role,
    Service,
    StaffMember,
    TravelMode,
    Week,
)

WEEK = Week(date(2026, 11, 23))


@pytest.fixture
def week() -> Week:
    return WEEK


@pytest.fixture
def service() -> Service:
    """Return two pods: Sam and Priya in the north; Dan, who leaves, in the south."""
    practitioner, opened, waiting = Role.PRACTITIONER, FamilyStatus.OPEN, FamilyStatus.WAITING
    families = (
        Family("F1", "The Karen Lee family", "CW1 3", opened, band=Band.HIGH),
        Family("F2", "Birch", "CW2", opened, needs=("autism",), languages=("Polish",)),
        Family("F3", "Nobody", "CW2", opened),
        Family(
            "F4",
            "Ash Dene",
            "Nantwich",
            waiting,
            referred_on=date(2026, 10, 15),
            band=Band.LOW,
        ),
        Family("F5", "Elm", "CW1", waiting, referred_on=date(2026, 11, 9), band=Band.HIGH),
        Family("F6", "Oak", "CW1", waiting, consents=False),
        Family("F7", "Yew", "CW1", waiting),
        Family("F8", "Fir", "CW1", FamilyStatus.CLOSED),
    )
    sizes = {"F1": 3, "F2": 2, "F3": 1, "F4": 2, "F5": 5, "F6": 1, "F7": 1, "F8": 2}
    return Service(
        pods=(
            Pod("P1", "Crewe North", "Crewe", "CW1", consultant_id="S9"),
            Pod("P2", "Crewe South", "Crewe", "CW2", children_cap=43),
        ),
        staff=(
            StaffMember("S1", "Sam Okoro", practitioner, "P1", skills=("Autism",)),
            StaffMember(
                "S2",
                "Priya Nair",
                practitioner,
                "P1",
                fte=Decimal("0.6"),
                travel_mode=TravelMode.BUS,
            ),
            StaffMember("S3", "Dan Whitlow", practitioner, "P2", ends_on=date(2026, 12, 18)),
            StaffMember("S4", "Gone Already", practitioner, "P2", ends_on=date(2026, 11, 6)),
            StaffMember("S9", "Ruth Adeyemi", Role.CONSULTANT, "P1"),
        ),
        families=families,
        children=(
            *(
                Child(f"{family}-{number}", family)
                for family, count in sizes.items()
                for number in range(count)
            ),
            Child("F1-counted-not", "F1", plan=ChildPlan.NONE),
        ),
        allocations=(
            Allocation("F1", "S1", date(2026, 8, 3)),
            Allocation("F2", "S1", date(2026, 8, 3)),
            Allocation("F3", "S4", date(2026, 8, 3)),
            Allocation("F4", "S2", date(2026, 1, 5), date(2026, 3, 20)),
        ),
        absences=(
            Absence("S1", date(2026, 11, 26), date(2026, 11, 27)),
            Absence("S3", date(2026, 11, 1), date(2026, 12, 1)),
        ),
    )


@pytest.fixture
def plan() -> Plan:
    """Return a plan that keeps F1, moves F2, places F3 and F4, and leaves F5 waiting."""
    return Plan(
        week=WEEK,
        service="Families Service",
        status=PlanStatus.FEASIBLE,
        allocation=AllocationPart(
            status=PlanStatus.FEASIBLE,
            seconds=1.0,
            goals=(
                GoalLine("changes", 10, 10, "points", proven=True, before=0),
                GoalLine("waiting", 620, 620, "points", proven=True, before=1043),
                GoalLine("preferences", 8, 8, "points", proven=True, before=5),
                GoalLine("peak_load", 86, 80, "percent", proven=False, before=100),
                GoalLine("travel", 2112, 2095, "minutes", proven=False, before=2040),
            ),
            families=(
                FamilyLine("F1", 3, "S1", Outcome.KEPT, "S1", 7, ("Kept with Sam.",)),
                FamilyLine("F2", 2, "S2", Outcome.MOVED, "S1", 44, ("Moved to Priya.",)),
                FamilyLine("F3", 1, "S1", Outcome.NEW, "S4", 9, ("New with Sam.",)),
                FamilyLine("F4", 2, "S2", Outcome.RETURNED, "S2", 20, ("Returned to Priya.",)),
                FamilyLine("F5", 5, None, Outcome.WAITING, None, None, ("Waiting: full.",)),
                FamilyLine("F6", 1, None, Outcome.NOT_ELIGIBLE, None, None, ("Has not agreed.",)),
                FamilyLine("F99", 1, "S1", Outcome.KEPT, "S1", 7),
            ),
            workers=(
                WorkerLine("S1", 4, 12, 2, 64),
                WorkerLine("S2", 6, 7, 2, 256),
                WorkerLine("S3", 0, 12, 0, 0),
            ),
            warnings=(Remark("travel_limit", ("F2", "S2"), "44 minutes by bus, limit 40."),),
        ),
    )
