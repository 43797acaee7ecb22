"""Services and plans made by hand, as on the drawing of the pod's sheet. Every name is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from planner.plan import (
    AllocationPart,
    FamilyLine,
    GoalLine,
    Option,
    Outcome,
    Plan,
    PlanStatus,
    WorkerLine,
)
from planner.service import (
    Absence,
    Allocation,
    Appointment,
    AppointmentKind,
    Band,
    Child,
    Family,
    FamilyStatus,
    Match,
    MatchState,
    Pair,
    PairRule,
    Pod,
    Role,
    Service,
    Settings,
    StaffMember,
    Week,
)
from planner.service.settings import ServiceSettings
from planner.sheets import Printing

WEEK = Week(date(2026, 11, 23))
PRINTED_AT = datetime(2026, 11, 23, 11, 42)  # noqa: DTZ001 (the wall clock of the office)
APPROVED_AT = datetime(2026, 11, 23, 11, 40)  # noqa: DTZ001

LONG_NAME = "Wolfeschlegelsteinhausenbergerdorffvoralternwarengewissenhaf"
"""60 letters, no space."""

_STAFF = (
    ("S01", "Sam Okoro", "P1", 174),
    ("S02", "Priya Nair", "P1", 144),
    ("S03", "Dan Whitlow", "P1", 222),
    ("S04", "Kasia Nowicka", "P1", 138),
    ("S05", "Tom Ashdown", "P2", 96),
)
_FAMILIES = (
    # reference, name, children, place, practitioner, outcome, minutes
    ("F012", "Karen Lee", 3, "CW1 3AB", "S01", Outcome.KEPT, 7),
    ("F005", "Anna Bell", 2, "CW1 4AB", "S01", Outcome.KEPT, 7),
    ("F019", "Mary Jones", 1, "CW1 2AB", "S01", Outcome.KEPT, 5),
    ("F044", "Tara Wood", 4, "CW11 3AB", "S01", Outcome.KEPT, 17),
    ("F057", "Rhys Hale", 1, "CW1 6AB", "S01", Outcome.KEPT, 8),
    ("F003", "Dora Sand", 2, "CW1 3AB", "S02", Outcome.KEPT, 8),
    ("F021", "Olga Cole", 4, "CW1 3AB", "S02", Outcome.KEPT, 7),
    ("F031", "Bo Nash", 3, "CW1 3AB", "S02", Outcome.NEW, 7),
    ("F038", "Lea Pratt", 3, "CW11 1AB", "S02", Outcome.KEPT, 14),
    ("F008", "Eve Gray", 1, "CW10 1AB", "S03", Outcome.KEPT, 21),
    ("F015", "Jo Field", 3, "CW1 3AB", "S03", Outcome.KEPT, 8),
    ("F026", "Hal Stone", 2, "CW1 3AB", "S03", Outcome.KEPT, 7),
    ("F040", "Nell Marsh", 2, "CW10 9AB", "S03", Outcome.KEPT, 19),
    ("F002", "Pia Zorn", 5, "CW1 3AB", "S04", Outcome.KEPT, 5),
    ("F017", "Will Kent", 2, "CW1 3AB", "S04", Outcome.KEPT, 7),
    ("F029", "Sue Cash", 3, "CW1 3AB", "S04", Outcome.KEPT, 8),
    ("F050", "Ida Vale", 2, "CW11 4AB", "S04", Outcome.KEPT, 15),
    ("F018", "Mo Tate", 2, "CW2 4AB", "S05", Outcome.MOVED, 6),
    ("F060", "Ann Reed", 3, "CW2 5AB", "S05", Outcome.RETURNED, 6),
    ("F046", "Una Fell", 5, "CW1 3AB", None, Outcome.WAITING, None),
    ("F051", "Lil Parr", 3, "CW1 5AB", None, Outcome.WAITING, None),
    ("F052", "Ty Banks", 2, "CW2 5AB", None, Outcome.NOT_ELIGIBLE, None),
)
_WHY = {
    "F031": ("New with Priya: waited five weeks.", "Seven minutes by car."),
    "F018": ("Moved from Dan to Tom by hand: nearer the new address.",),
    "F060": ("Returned to Tom, who knew the family until March.",),
    "F046": ("Waiting: five children. Most places free with one person: four, with Dan.",),
    "F051": ("Waiting: three children. No woman within reach has three places.",),
    "F052": ("Not eligible: the family does not agree to it.",),
}
_WAS = {"F018": "S03", "F060": "S05", "F031": None, "F046": None, "F051": None, "F052": None}


def district(place: str) -> str:
    """Return the first half of a postcode."""
    return place.split()[0] if place else ""


def service() -> Service:
    """Return Crewe North and Crewe South of the invented Hillside Families Service."""
    return Service(
        settings=Settings(service=ServiceSettings(name="Hillside Families Service")),
        pods=(
            Pod("P1", "Crewe North", "Crewe", "CW1 2AB", "C01"),
            Pod("P2", "Crewe South", "Crewe", "CW2 6AB", "C02"),
        ),
        staff=(
            StaffMember("C01", "Ruth Adeyemi", Role.CONSULTANT, "P1"),
            StaffMember("C02", "Joan Birch", Role.CONSULTANT, "P2"),
            *(
                StaffMember(staff_id, name, Role.PRACTITIONER, pod_id)
                for staff_id, name, pod_id, _ in _STAFF
            ),
        ),
        families=tuple(_family(*row) for row in _FAMILIES),
        children=tuple(
            Child(f"{reference}-{number}", reference)
            for reference, _, count, *_ in _FAMILIES
            for number in range(count)
        ),
        allocations=(Allocation("F018", "S03", date(2026, 5, 4), reason="she shouted at him"),),
        pairs=(Pair("F046", "S04", PairRule.EXCLUDE, "he is her cousin"),),
        absences=(Absence("S03", date(2026, 11, 26), date(2026, 11, 27), "surgery"),),
        matches=(Match("F002", "V01", date(2026, 8, 3), None, MatchState.ACTIVE),),
        appointments=(
            Appointment("A1", AppointmentKind.STAR, "F012", due_by=date(2026, 11, 26)),
            Appointment("A2", AppointmentKind.CIN_VISIT, "F044", due_by=date(2026, 11, 24)),
            Appointment(
                "A3",
                AppointmentKind.CIN_REVIEW,
                "F021",
                minutes=90,
                starts_at=datetime(2026, 11, 23, 10, 0),  # noqa: DTZ001
            ),
            Appointment("A4", AppointmentKind.CIN_VISIT, "F026", due_by=date(2026, 11, 26)),
            Appointment(
                "A5",
                AppointmentKind.SUPERVISION,
                people=("S01", "C01"),
                starts_at=datetime(2026, 11, 26, 13, 30),  # noqa: DTZ001
            ),
            Appointment("A6", AppointmentKind.COURT, "F044", due_by=date(2026, 12, 26)),
        ),
    )


def _family(
    reference: str,
    name: str,
    children: int,
    place: str,
    staff_id: str | None,
    outcome: Outcome,
    minutes: int | None,
) -> Family:
    del children, staff_id, minutes
    is_open = outcome in (Outcome.KEPT, Outcome.MOVED)
    return Family(
        reference,
        name,
        place,
        FamilyStatus.OPEN if is_open else FamilyStatus.WAITING,
        referred_on=date(2026, 10, 12),
        band=Band.HIGH if reference == "F046" else Band.MEDIUM,
        consents=outcome is not Outcome.NOT_ELIGIBLE,
        needs=("debt", "domestic abuse"),
    )


def plan() -> Plan:
    """Return the plan of the drawing: one new, one moved out, two waiting near Crewe North."""
    lines = tuple(
        FamilyLine(
            family_id=reference,
            children=children,
            staff_id=staff_id,
            outcome=outcome,
            was=_WAS.get(reference, staff_id),
            minutes=minutes,
            why=_WHY.get(reference, ("Kept: three months together.",)),
            could_be=(Option("S03", ("children_cap",), "Not Dan: would make 13 of 12 children."),),
        )
        for reference, _, children, _, staff_id, outcome, minutes in _FAMILIES
    )
    return Plan(
        week=WEEK,
        service="Hillside Families Service",
        status=PlanStatus.OPTIMAL,
        allocation=AllocationPart(
            status=PlanStatus.OPTIMAL,
            seconds=0.4,
            goals=(GoalLine("changes", 10, 10, "points", proven=True),),
            families=lines,
            workers=tuple(_worker(staff_id, travel, lines) for staff_id, _, _, travel in _STAFF),
        ),
    )


def _worker(staff_id: str, travel: int, lines: tuple[FamilyLine, ...]) -> WorkerLine:
    own = [line for line in lines if line.staff_id == staff_id]
    return WorkerLine(staff_id, sum(line.children for line in own), 12, len(own), travel)


def printing(**changes: object) -> Printing:
    """Return the approved plan 47 of the drawing, printed by the service manager."""
    return replace(
        Printing(
            service=service(),
            plan=plan(),
            previous=None,
            label="Plan 47, version 2, approved",
            printed_at=PRINTED_AT,
            printed_by="Service Manager",
            district=district,
            approved_at=APPROVED_AT,
        ),
        **changes,
    )


def crowded(*, practitioners: int = 7, families_each: int = 12, name: str = LONG_NAME) -> Printing:
    """Return the fullest pod: one-child families, everybody called by the longest name."""
    staff = tuple(
        StaffMember(f"S{number:02}", name, Role.PRACTITIONER, "P1")
        for number in range(practitioners)
    )
    outcomes = (Outcome.KEPT, Outcome.NEW, Outcome.MOVED, Outcome.RETURNED)
    lines = []
    families = []
    for number in range(practitioners * families_each):
        outcome = outcomes[number % len(outcomes)]
        is_open = outcome in (Outcome.KEPT, Outcome.MOVED)
        member = staff[number // families_each]
        other = staff[(number // families_each + 1) % practitioners]
        status = FamilyStatus.OPEN if is_open else FamilyStatus.WAITING
        reference = f"F{number:03}"
        families.append(Family(reference, name, "CW11 3AB", status))
        was = {Outcome.KEPT: member.staff_id, Outcome.MOVED: other.staff_id}.get(outcome)
        lines.append(
            FamilyLine(reference, 1, member.staff_id, outcome, was, 38, ("New with Sam: a year.",))
        )
    base = plan()
    assert base.allocation
    allocation = replace(
        base.allocation,
        families=tuple(lines),
        workers=tuple(
            WorkerLine(one.staff_id, families_each, 12, families_each, 1200) for one in staff
        ),
    )
    crew = replace(
        service(),
        pods=(Pod("P1", name, "Crewe", "CW1 2AB", "C01", 84),),
        staff=(StaffMember("C01", name, Role.CONSULTANT, "P1"), *staff),
        families=tuple(families),
        appointments=tuple(
            Appointment(f"A{family.family_id}{number}", kind, family.family_id, due_by=WEEK.sunday)
            for family in families[::2]
            for number, kind in enumerate(AppointmentKind)
        ),
    )
    return printing(service=crew, plan=replace(base, allocation=allocation))


def with_waiting(count: int) -> Printing:
    """Return the plan of the drawing with this many families waiting."""
    base, rows = plan(), service()
    assert base.allocation
    placed = [line for line in base.allocation.families if line.staff_id]
    near_north = (Option("S01", (), ""),)
    why = (
        "Waiting: two children.",
        "Nobody within 40 minutes has more than one place.",
        "Moving F006 to Dan opens one.",
    )
    waiting = [
        FamilyLine(f"W{n:03}", 2, None, Outcome.WAITING, None, None, why, near_north)
        for n in range(count)
    ]
    return printing(
        service=replace(
            rows,
            families=rows.families
            + tuple(
                Family(line.family_id, "Ada Moss", "Alderley Edge", FamilyStatus.WAITING)
                for line in waiting
            ),
        ),
        plan=replace(base, allocation=replace(base.allocation, families=(*placed, *waiting))),
    )
