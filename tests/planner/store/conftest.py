from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

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
    Service,
    Settings,
    StaffMember,
    Travel,
    TravelMode,
    Volunteer,
    VolunteerNote,
    VolunteerNoteKind,
    VolunteerRole,
    Weekday,
)
from planner.service.settings import Caps, Goals, Mentoring, ServiceSettings
from planner.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "service.podplan") as opened:
        yield opened


@pytest.fixture
def service() -> Service:
    """Return a small service with every table, and an unusual value in every column."""
    return Service(
        settings=Settings(
            service=ServiceSettings(name="Zażółć", opens=time(7, 30)),
            caps=Caps(children_per_practitioner=10),
            goals=Goals(allocation=("waiting", "changes", "travel", "peak_load", "preferences")),
            mentoring=Mentoring(contact="Jo Sand, 01270 000000", recheck_years=2),
        ),
        pods=(
            Pod("P1", "North", "Crewe", "CW1 3", consultant_id="S1", children_cap=40),
            Pod("P2", "South", "Nantwich", "53.07,-2.52"),
        ),
        staff=(
            StaffMember("S1", "Ada Quill", Role.CONSULTANT, pod_id="P1"),
            StaffMember(
                "S2",
                "Łucja Żak",
                Role.PRACTITIONER,
                pod_id="P1",
                fte=Decimal("0.60"),
                children_cap=7,
                base="CW2",
                travel_mode=TravelMode.BUS,
                max_travel_minutes=30,
                gender=Gender.FEMALE,
                skills=("autism", "debt; rent"),
                languages=("English", "Polish"),
                starts_on=date(2025, 1, 6),
                ends_on=date(2027, 1, 3),
                unsocial_before=4,
            ),
        ),
        families=(
            Family("F1", "The Moss family", "CW1 3", FamilyStatus.OPEN),
            Family(
                "F2",
                "Fern",
                "Nantwich",
                FamilyStatus.WAITING,
                referred_on=date(2026, 10, 1),
                opened_on=date(2026, 10, 2),
                band=Band.HIGH,
                previous_referrals=1,
                motivated=False,
                would_benefit=False,
                consents=False,
                needs=("debt",),
                languages=(),
                worker_gender=GenderWish.FEMALE,
                visits_per_week=3,
                visit_minutes=45,
                worker_changes=2,
                wants_mentor=True,
                mentor_gender=GenderWish.MALE,
                interests=("football",),
            ),
        ),
        children=(
            Child("C1", "F1"),
            Child("C2", "F2", date(2020, 2, 29), ChildPlan.CP),
            Child("C3", "F2", plan=ChildPlan.NONE),
        ),
        allocations=(
            Allocation("F1", "S9", date(2026, 1, 5), date(2026, 3, 1), "left"),
            Allocation("F1", "S2", date(2026, 3, 2)),
            Allocation("F2", "S9", date(2025, 1, 6), date(2025, 2, 2), "closed"),
            Allocation("F2", "S9", date(2025, 1, 6), date(2025, 3, 2), "the same day again"),
        ),
        pairs=(Pair("F2", "S2", PairRule.PIN, "knows them"), Pair("F1", "V1", PairRule.EXCLUDE)),
        hours=(
            Hours("S2", Weekday.MON, time(9), time(12, 30)),
            Hours("S2", Weekday.MON, time(13), time(17)),
        ),
        absences=(Absence("S2", date(2026, 11, 23), date(2026, 11, 24), "leave"),),
        volunteers=(
            Volunteer("V1", "Jo Sand", None, VolunteerRole.PEER_MENTOR),
            Volunteer(
                "V2",
                "Kit Reed",
                "CW1",
                VolunteerRole.YOUNG_MENTOR,
                capacity=2,
                travel_mode=TravelMode.CYCLE,
                max_travel_minutes=20,
                gender=Gender.OTHER,
                born_on=date(2001, 1, 1),
                languages=("Polish",),
                interests=("football",),
                experience=("debt",),
                dbs_on=date(2025, 1, 1),
                dbs_expires_on=date(2028, 1, 1),
                training_on=date(2025, 2, 1),
                has_references=True,
                own_case_closed_on=date(2024, 1, 1),
                starts_on=date(2025, 3, 1),
                ends_on=date(2027, 3, 1),
            ),
        ),
        matches=(
            Match("F2", "V2", date(2026, 5, 1), None, MatchState.ACTIVE),
            Match("F1", "V2", None, None, MatchState.DECLINED, "too far"),
        ),
        appointments=(
            Appointment("A1", AppointmentKind.STAR),
            Appointment(
                "A2",
                AppointmentKind.CIN_REVIEW,
                family_id="F1",
                people=("S1", "S2"),
                place="CW1",
                minutes=90,
                due_by=date(2026, 11, 29),
                starts_at=datetime(2026, 11, 25, 14, 0),  # noqa: DTZ001 - the service's own time
            ),
        ),
        cover=(
            Cover("O1", "Evening", CoverKind.ON_CALL, Weekday.FRI, time(17), time(20), "Crewe", 2),
        ),
        travel=(Travel("CW1 3", "Nantwich", TravelMode.BUS, 35),),
        cap_steps=(
            CapStep("S2", date(2026, 11, 23), 0),
            CapStep("S2", date(2026, 12, 7), 4),
        ),
        match_steps=(
            MatchStep("F1", "V2", None, MatchStepKind.DECLINED, date(2026, 4, 20)),
            MatchStep(
                "F2",
                "V2",
                date(2026, 5, 1),
                MatchStepKind.FIRST_MEETING,
                date(2026, 5, 12),
                time(10, 30),
                "Crewe library",
                "Łucja Żak",
                "They laughed a lot",
            ),
        ),
        volunteer_notes=(
            VolunteerNote("V1", date(2026, 10, 5), VolunteerNoteKind.SUPERVISION),
            VolunteerNote(
                "V2", date(2026, 10, 6), VolunteerNoteKind.HOURS, 90, "F2", "Swimming together"
            ),
        ),
    )


_NOBODY = 65534

_DIES = """
import os, signal
from sqlalchemy import event
from sqlalchemy.engine import Engine

def die(*_):
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

def die_before(start):
    @event.listens_for(Engine, "before_cursor_execute")
    def look(connection, cursor, statement, *_):
        if " ".join(statement.split()).startswith(start):
            die()
    if start == "COMMIT":
        event.listen(Engine, "commit", die)
"""


@pytest.fixture
def run_until_it_dies() -> Callable[..., None]:
    """Give what runs a script of another process that kills itself, and sees that it did."""
    return _run_until_it_dies


def _run_until_it_dies(script: str, *arguments: str | Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _DIES + script, *map(str, arguments)],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    killed = -9 if os.name == "posix" else 15
    assert ended.returncode == killed, ended.stderr


@pytest.fixture
def folder_others_own() -> Iterator[tuple[Path, Callable[[], AbstractContextManager[None]]]]:
    """Give a folder, and a context within which nobody may write in it, not even root."""

    @contextmanager
    def visiting() -> Iterator[None]:
        folder.chmod(0o555)
        am_root = os.geteuid() == 0
        if am_root:
            os.seteuid(_NOBODY)
        try:
            yield
        finally:
            if am_root:
                os.seteuid(0)
            folder.chmod(0o755)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder, visiting
