from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from planner.exchange.differences import DifferenceKind, differences
from planner.exchange.register import with_register
from planner.exchange.service_folder import ServiceRead
from planner.service import (
    Family,
    FamilyStatus,
    Match,
    MatchState,
    MatchStep,
    MatchStepKind,
    Service,
    Volunteer,
    VolunteerNote,
    VolunteerNoteKind,
    VolunteerRole,
)
from tests.planner.exchange.folders import read

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 6, 1)
LATER = date(2026, 9, 1)


def match(family_id: str, volunteer_id: str, day: date | None) -> Match:
    return Match(family_id, volunteer_id, day, None, MatchState.ACTIVE)


def step(family_id: str, volunteer_id: str, day: date | None) -> MatchStep:
    return MatchStep(family_id, volunteer_id, day, MatchStepKind.REVIEW, LATER)


def note(volunteer_id: str, family_id: str | None = None) -> VolunteerNote:
    return VolunteerNote(volunteer_id, LATER, VolunteerNoteKind.HOURS, 60, family_id, "Swam")


STORED = Service(
    families=tuple(Family(each, "", "CW1", FamilyStatus.OPEN) for each in ("F1", "F2")),
    volunteers=tuple(Volunteer(each, "", None, VolunteerRole.PEER_MENTOR) for each in ("V1", "V2")),
    matches=(match("F1", "V1", DAY), match("F1", "V1", LATER), match("F2", "V2", None)),
    match_steps=(step("F1", "V1", DAY), step("F1", "V1", LATER), step("F2", "V2", None)),
    volunteer_notes=(note("V1"), note("V1", "F1"), note("V2"), note("V2", "F2")),
)
UNKNOWING = replace(STORED, match_steps=(), volunteer_notes=())


def kept(service: Service, *tables: str) -> Service:
    """Return what a service becomes that came in over the stored one, with such tables."""
    return with_register(ServiceRead(service, tables=frozenset(tables)), STORED)


def test_a_folder_that_does_not_know_the_register_leaves_it_as_it_is() -> None:
    assert kept(UNKNOWING) == STORED


def test_a_table_that_is_there_replaces_what_is_stored_of_it_alone() -> None:
    other = replace(UNKNOWING, match_steps=(step("F2", "V2", None),))
    assert kept(other, "match_steps") == replace(other, volunteer_notes=STORED.volunteer_notes)
    assert kept(UNKNOWING, "volunteer_notes") == replace(STORED, volunteer_notes=())
    assert kept(UNKNOWING, "match_steps", "volunteer_notes") == UNKNOWING


def test_steps_go_with_their_match_and_notes_with_their_volunteer_or_family() -> None:
    without = replace(
        UNKNOWING,
        families=UNKNOWING.families[:1],
        matches=(match("F1", "V1", DAY), match("F1", "V2", LATER)),
    )
    after = kept(without)
    assert after.match_steps == (step("F1", "V1", DAY),)
    assert after.volunteer_notes == (note("V1"), note("V1", "F1"), note("V2"))
    gone = [(each.table, each.row) for each in differences(STORED, after) if not each.values]
    assert gone[-3:] == [
        ("match_steps", "F1 V1 2026-09-01 review 2026-09-01"),
        ("match_steps", "F2 V2 review 2026-09-01"),
        ("volunteer_notes", "V2 2026-09-01 hours"),
    ]
    nobody = replace(without, volunteers=(), matches=())
    assert kept(nobody) == nobody


def test_what_stays_is_spelled_as_the_new_tables_spell_it() -> None:
    family, volunteer = UNKNOWING.families[0], UNKNOWING.volunteers[0]
    respelled = replace(
        UNKNOWING,
        families=(replace(family, family_id="f1"),),
        volunteers=(replace(volunteer, volunteer_id="v1"),),
        matches=(match("f1", "v1", DAY),),
    )
    after = kept(respelled)
    assert after.match_steps == (step("f1", "v1", DAY),)
    assert after.volunteer_notes == (note("v1"), note("v1", "f1"))


def test_which_tables_were_there_is_known_also_of_those_without_a_row(tmp_path: Path) -> None:
    came = read(tmp_path, volunteer_notes="volunteer_id,on,kind\n")
    assert came.tables == {"pods", "staff", "families", "children", "volunteer_notes"}
    assert with_register(came, STORED).volunteer_notes == ()
    assert {each.kind for each in differences(STORED, with_register(came, STORED))} >= {
        DifferenceKind.REMOVED
    }
