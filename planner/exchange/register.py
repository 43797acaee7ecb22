"""The volunteer coordinator's own register, which other people's tables do not know.

A folder that lacks one of its tables says nothing of it: what is stored stays, as far as what it
is about is still there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planner.exchange.service_folder import ServiceRead
    from planner.service import Match, MatchStep, Service, VolunteerNote


def with_register(read: ServiceRead, stored: Service) -> Service:
    """Return the service that was read, with the stored rows of each register table it lacks.

    Kept are the steps whose match is there, and the notes whose volunteer and family are; their
    ids are spelled as the tables that were read spell them. A table that was read replaces what is
    stored, also without a row.

    Parameters
    ----------
    read
        What came in.
    stored
        The service whose place it is to take.
    """
    service = read.service
    if "match_steps" not in read.tables:
        steps = _steps_of(service.matches, stored.match_steps)
        service = replace(service, match_steps=tuple(steps))
    if "volunteer_notes" not in read.tables:
        notes = _notes_within(service, stored.volunteer_notes)
        service = replace(service, volunteer_notes=tuple(notes))
    return service


def _steps_of(matches: Iterable[Match], steps: Iterable[MatchStep]) -> Iterator[MatchStep]:
    there = {_key(match): match for match in matches}
    for step in steps:
        match = there.get(_key(step))
        if match is not None:
            yield replace(step, family_id=match.family_id, volunteer_id=match.volunteer_id)


def _key(row: Match | MatchStep) -> tuple[str, str, date | None]:
    return row.family_id.casefold(), row.volunteer_id.casefold(), row.from_


def _notes_within(service: Service, notes: Iterable[VolunteerNote]) -> Iterator[VolunteerNote]:
    volunteers = {each.volunteer_id.casefold(): each.volunteer_id for each in service.volunteers}
    families = {each.family_id.casefold(): each.family_id for each in service.families}
    for note in notes:
        volunteer = volunteers.get(note.volunteer_id.casefold())
        family = None if note.family_id is None else families.get(note.family_id.casefold())
        if volunteer is not None and (family is None) == (note.family_id is None):
            yield replace(note, volunteer_id=volunteer, family_id=family)
