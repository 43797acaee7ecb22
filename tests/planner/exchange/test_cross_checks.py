from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from planner.service import MatchStep, MatchStepKind
from tests.planner.exchange.folders import SMALL, fault, faults, read

if TYPE_CHECKING:
    from pathlib import Path

STINTS = "family_id,staff_id,from,to\n"
HOURS = "person_id,weekday,start,end\n"
STAFF = "staff_id,name,role,pod_id,base,children_cap,starts_on,ends_on\n"
VOLUNTEERS = "volunteer_id,name,place,role,dbs_on,dbs_expires_on,starts_on,ends_on\n"
APPOINTMENTS = "appointment_id,kind,family_id,people\n"
COVER = "cover_id,name,kind,weekday,start,end,town\n"
TRAVEL = "from,to,mode,minutes\n"
CAPS = "staff_id,from,children_cap\n"
MATCHES = "family_id,volunteer_id,from,to,state\n"
STEPS = "family_id,volunteer_id,from,step,on,at\n"
NOTES = "volunteer_id,on,kind,minutes,family_id\n"
MENTORS = {
    "volunteers": "volunteer_id,name,place,role\nV1,,,young_mentor\nV2,,,peer_mentor\n",
    "matches": MATCHES
    + "F01,V1,2026-01-05,2026-03-01,ended\nF01,V1,2026-06-01,,active\nF02,V2,,,proposed\n",
}


@pytest.mark.parametrize(
    ("table", "content", "line", "column", "says"),
    [
        ("pods", SMALL["pods.csv"] + "p1,South,Crewe,CW2,\n", 3, "pod_id", "line 2 already"),
        ("pods", SMALL["pods.csv"].replace("S01", "S09"), 2, "consultant_id", "not in staff"),
        ("staff", SMALL["staff.csv"].replace("P1", "P7", 1), 2, "pod_id", '"P7" is not in pods'),
        ("staff", SMALL["staff.csv"] + "S04,,practitioner,,\n", 5, "base", "journeys"),
        (
            "staff",
            STAFF + "S01,,manager,,,,2026-01-02,2026-01-01\n",
            2,
            "ends_on",
            "before starts_on",
        ),
        ("allocations", STINTS + "F01,S02,2026-01-05,2026-01-04\n", 2, "to", "before from"),
        (
            "allocations",
            STINTS + "F01,S02,2026-01-05,\nF01,S03,2026-02-05,\n",
            3,
            "to",
            "in line 2 already",
        ),
        ("allocations", STINTS + "F02,S02,2026-01-05,\n", 2, "to", "is waiting"),
        ("allocations", STINTS + "F03,S02,2026-01-05,\n", 2, "family_id", "not in families"),
        (
            "absences",
            "person_id,from,to\nS02,2026-01-05,2026-01-04\n",
            2,
            "to",
            "2026-01-04 is before from (2026-01-05)",
        ),
        (
            "absences",
            "person_id,from,to\nS09,2026-01-05,2026-01-05\n",
            2,
            "person_id",
            "volunteers",
        ),
        ("absences", "person_id,from,to\nS02,2026-01-05,\n", 2, "to", "nothing is written"),
        ("pairs", "family_id,person_id,rule\nF01,F02,pin\n", 2, "person_id", "staff or volunteers"),
        ("pairs", "family_id,person_id,rule\nF01,S02,forbid\n", 2, "rule", "exclude, pin, prefer"),
        ("hours", HOURS + "S02,mon,22:00,06:00\n", 2, "end", "over midnight"),
        ("hours", HOURS + "S02,mon,22:00,00:00\n", 2, "end", "over midnight"),
        ("hours", HOURS + "S02,mon,09:00,09:00\n", 2, "end", "is the start itself"),
        (
            "hours",
            HOURS + "S02,mon,12:00,17:00\nS02,tue,09:00,17:00\nS02,Mon,09:00,12:30\n",
            2,
            "start",
            "in line 4 that go on to 12:30",
        ),
        (
            "volunteers",
            VOLUNTEERS + "V1,,,young_mentor,2026-01-05,2026-01-04,,\n",
            2,
            "dbs_expires_on",
            "",
        ),
        (
            "volunteers",
            "volunteer_id,name,place,role,capacity\nV1,,,young_mentor,-1\n",
            2,
            "capacity",
            "0 is the lowest",
        ),
        (
            "matches",
            "family_id,volunteer_id,state\nF01,S02,active\n",
            2,
            "volunteer_id",
            "not in vol",
        ),
        ("appointments", APPOINTMENTS + "A1,court,F01,\n", 2, "people", "nobody is named"),
        ("appointments", APPOINTMENTS + "A1,star,,\n", 2, "family_id", "neither a family nor"),
        ("appointments", APPOINTMENTS + "A1,court,,S02;S99\n", 2, "people", '"S99" is not in'),
        ("cover", COVER + "K1,,duty,mon,17:00,09:00,\n", 2, "end", "over midnight"),
        ("cover", COVER + "K1,,duty,mon,09:00,17:00,Crew\n", 2, "town", 'Did you mean "Crewe"'),
        ("travel", TRAVEL + "CW1,CW2,car,9\ncw2,cw1,car,8\n", 3, "minutes", "9 in line 2"),
        ("travel", TRAVEL + "CW1,CW99 9,car,9\n", 2, "to", "not a place"),
        ("caps", CAPS + "S02,2026-11-23,3\ns02,23/11/2026,6\n", 3, "from", "in line 2 already"),
        ("caps", CAPS + "S99,2026-11-23,3\n", 2, "staff_id", '"S99" is not in staff'),
        ("caps", CAPS + "S02,2026-11-23,-1\n", 2, "children_cap", "0 is the lowest"),
        ("caps", CAPS + "S02,2026-11-23,\n", 2, "children_cap", "nothing is written"),
        (
            "families",
            SMALL["families.csv"]
            .replace("status", "status,visits_per_week")
            .replace("open", "open,8"),
            2,
            "visits_per_week",
            "7 is the highest",
        ),
        ("children", SMALL["children.csv"] + "c01,F01,\n", 4, "child_id", "line 2 already"),
    ],
)
def test_what_cannot_be_is_one_fault_in_its_place(
    tmp_path: Path, table: str, content: str, line: int, column: str, says: str
) -> None:
    found = fault(tmp_path, **{table: content})
    assert (found.file, found.line, found.column) == (f"{table}.csv", line, column)
    assert says in found.sentence


@pytest.mark.parametrize(
    ("table", "content", "line", "column", "says"),
    [
        ("matches", MATCHES + "F09,V1,,,active\n", 2, "family_id", '"F09" is not in families'),
        ("matches", MATCHES + "F01,V9,,,active\n", 2, "volunteer_id", '"V9" is not in volunteers'),
        (
            "matches",
            MATCHES + "F01,V1,2026-01-05,2026-01-04,ended\n",
            2,
            "to",
            "2026-01-04 is before from (2026-01-05)",
        ),
        (
            "match_steps",
            STEPS + "F01,V1,2026-06-01,agreed,2026-06-03,\nF01,V1,2026-06-02,review,2026-09-01,\n",
            3,
            "from",
            '"F01" and "V1" have no match from 2026-06-02 in matches, but one from 2026-01-05 and'
            " one from 2026-06-01; write that day here.",
        ),
        (
            "match_steps",
            STEPS + "F02,V2,2026-06-01,agreed,2026-06-03,\n",
            2,
            "from",
            "but one without a first day; write",
        ),
        (
            "match_steps",
            STEPS + "F01,V2,,declined,2026-06-03,\n",
            2,
            "from",
            '"F01" and "V2" have no match in matches; write it there, or delete this row.',
        ),
        (
            "match_steps",
            STEPS
            + "F01,V1,2026-01-05,first_meeting,2026-01-12,\n"
            + "F01,V1,2026-06-01,first_meeting,2026-06-12,\n"
            + "f01,v1,01/06/2026,First_meeting,2026-06-13,\n",
            4,
            "step",
            '"F01" and "V1" met for the first time in line 3 already; keep one of the two.',
        ),
        (
            "match_steps",
            STEPS + "F01,V1,2026-06-01,paused,2026-06-03,\n",
            2,
            "step",
            '"paused" is not one of proposed, agreed, mentor_yes',
        ),
        ("match_steps", STEPS + "F01,V1,2026-06-01,agreed,,\n", 2, "on", "nothing is written"),
        (
            "match_steps",
            STEPS + "F01,V1,2026-06-01,meeting_planned,2026-06-12,10am\n",
            2,
            "at",
            "not a time",
        ),
        ("match_steps", STEPS + "F01,V9,,agreed,2026-06-03,\n", 2, "volunteer_id", "not in volun"),
        ("volunteer_notes", NOTES + "V9,2026-06-03,note,,\n", 2, "volunteer_id", "not in volunt"),
        ("volunteer_notes", NOTES + "V1,2026-06-03,note,,F09\n", 2, "family_id", "not in famil"),
        ("volunteer_notes", NOTES + "V1,2026-06-03,hour,60,\n", 2, "kind", 'Did you mean "hours"'),
        ("volunteer_notes", NOTES + "V1,2026-06-03,hours,0,\n", 2, "minutes", "1 is the lowest"),
        (
            "volunteer_notes",
            NOTES + "V1,2026-06-03,hours,20000,\n",
            2,
            "minutes",
            "10000 is the highest",
        ),
    ],
)
def test_what_cannot_be_of_mentors_is_one_fault_in_its_place(
    tmp_path: Path, table: str, content: str, line: int, column: str, says: str
) -> None:
    found = fault(tmp_path, **(MENTORS | {table: content}))
    assert (found.file, found.line, found.column) == (f"{table}.csv", line, column)
    assert says in found.sentence


def test_steps_of_matches_that_cannot_be_read_are_not_looked_for(tmp_path: Path) -> None:
    steps = STEPS + "F01,V1,2026-06-01,agreed,2026-06-03,\nF02,V2,,agreed,2026-06-03,\n"
    wrong = MATCHES + "F01,V1,2026-06-01,,actve\nF02,V2,soon,,proposed\n"
    found = faults(tmp_path / "values", **(MENTORS | {"matches": wrong, "match_steps": steps}))
    assert [(each.file, each.line) for each in found] == [("matches.csv", 2), ("matches.csv", 3)]
    lost = faults(tmp_path / "whole", **(MENTORS | {"matches": b"\xff\xfe", "match_steps": steps}))
    assert {each.file for each in lost} == {"matches.csv"}


def test_steps_without_any_match_are_steps_of_none(tmp_path: Path) -> None:
    steps = STEPS + "F01,V1,2026-06-01,agreed,2026-06-03,\n"
    found = fault(tmp_path, volunteers=MENTORS["volunteers"], match_steps=steps)
    assert (found.file, found.line, found.column) == ("match_steps.csv", 2, "from")


def test_what_is_written_of_mentors_is_taken_in_as_the_tables_spell_it(tmp_path: Path) -> None:
    steps = (
        STEPS + "f01,v1,2026-06-01,Meeting_planned,12/06/2026,9:30\nF02,V2,,agreed,2026-06-03,\n"
    )
    notes = NOTES + "v1,2026-06-03,Supervision,,f01\nV2,2026-06-03,hours,,\n"
    came = read(tmp_path, **(MENTORS | {"match_steps": steps, "volunteer_notes": notes}))
    assert came.service.match_steps == (
        MatchStep(
            "F01",
            "V1",
            date(2026, 6, 1),
            MatchStepKind.MEETING_PLANNED,
            date(2026, 6, 12),
            time(9, 30),
        ),
        MatchStep("F02", "V2", None, MatchStepKind.AGREED, date(2026, 6, 3)),
    )
    assert came.service.volunteer_notes[0].family_id == "F01"
    (warning,) = came.warnings
    assert (warning.file, warning.line, warning.column) == ("volunteer_notes.csv", 3, "minutes")
    assert "these hours count as none" in warning.sentence


@pytest.mark.parametrize(
    ("table", "content", "line", "says"),
    [
        ("allocations", STINTS + "F01,S77,2026-01-05,\n", 2, "somebody who has left"),
        ("children", "child_id,family_id\nC1,F01\n", 3, '"F02" has no child'),
        ("pods", SMALL["pods.csv"].replace("S01", "S02"), 2, "is a practitioner in staff"),
        (
            "pods",
            "pod_id,name,town,office,consultant_id\nP1,,Crewe,CW1,\nP2,,Crewe,CW1,S01\n",
            3,
            "P1",
        ),
        (
            "families",
            SMALL["families.csv"]
            .replace("status", "status,referred_on,opened_on")
            .replace("open\n", "open,2026-02-01,2026-01-01\n"),
            2,
            "before referred_on",
        ),
        (
            "families",
            SMALL["families.csv"]
            .replace("status", "status,referred_on")
            .replace("open\n", "open,2016-02-01\n"),
            2,
            "years after everything else",
        ),
    ],
)
def test_what_is_odd_is_taken_in_with_a_warning(
    tmp_path: Path, table: str, content: str, line: int, says: str
) -> None:
    warnings = read(tmp_path, **{table: content}).warnings
    assert warnings[0].line == line
    assert says in warnings[0].sentence


@pytest.mark.parametrize(
    ("table", "content"),
    [
        ("allocations", STINTS + "F01,S02,2026-01-05,2026-01-05\nF02,S02,2026-01-05,2026-03-05\n"),
        ("hours", HOURS + "S02,mon,09:00,12:00\nS02,mon,12:00,17:00\nF01,mon,12:00,17:00\n"),
        ("travel", TRAVEL + "CW1,CW2,car,9\ncw2,CW1,car,9\nCW1,CW2,bus,20\nCW1,CW1,car,3\n"),
        ("appointments", APPOINTMENTS + "A1,pod_meeting,,\nA2,star,F01,\nA3,cin_visit,,S01\n"),
        ("cover", COVER + "K1,,on_call,sun,08:00,20:00,\n"),
        ("caps", CAPS + "S02,2026-11-23,3\nS02,2026-12-07,0\nS03,2026-11-23,40\n"),
    ],
)
def test_what_is_only_unusual_is_taken_in_without_a_word(
    tmp_path: Path, table: str, content: str
) -> None:
    assert read(tmp_path, **{table: content}).warnings == ()
