"""A practitioner's caseload week by week, and the families that came and went."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.history.carried_out import led_to
from planner.history.changes_of_worker import in_order
from planner.history.words import People
from planner.planning.staffing import short_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.service import Allocation, Service, Week
    from planner.store.decided import (
        CaseloadWeek,  # noqa: TC004 - a window opens sooner without it
        Decided,
    )


@dataclass(frozen=True, slots=True)
class Passage:
    """A family that came to a practitioner, or left them.

    Attributes
    ----------
    day
        The first day with them, or the last.
    came
        Whether it came.
    other
        From whom it came, or to whom it went next; `None` for nobody.
    sentence
        ``F012 came from Dan on 24 Nov.``
    why
        The approved plan's sentence, or what was written of the stint that ended; may be empty.
    """

    family_id: str
    day: date
    came: bool
    other: str | None
    sentence: str
    why: str


@dataclass(frozen=True, slots=True)
class PractitionerHistory:
    """What is known of a practitioner: caseloads oldest first, passages newest first."""

    staff_id: str
    caseloads: tuple[CaseloadWeek, ...]
    passages: tuple[Passage, ...]


def practitioner_history(
    service: Service,
    staff_id: str,
    caseloads: Sequence[CaseloadWeek],
    decided: Sequence[Decided],
    *,
    week: Week,
) -> PractitionerHistory:
    """Return somebody's caseload by week, and the families that came and went with why.

    Parameters
    ----------
    service
        Whose stints are looked at.
    staff_id
        The practitioner; they may have left.
    caseloads
        Theirs in the approved plans (`planner.store.decided.caseloads_of`), in any order.
    decided
        What approved plans decided about families that came to them or left them
        (`planner.store.decided.decided_for_practitioner`), in any order.
    week
        The week of today; dates of its year are told without a year.
    """
    of_family: dict[str, list[Allocation]] = defaultdict(list)
    for stint in service.allocations:
        of_family[stint.family_id].append(stint)
    people = People(service)
    passages = [
        passage
        for own in of_family.values()
        if any(stint.staff_id == staff_id for stint in own)
        for passage in _passages(in_order(own), staff_id, decided, people, week)
    ]
    passages.sort(key=lambda one: (one.day, one.came, one.family_id), reverse=True)
    return PractitionerHistory(
        staff_id=staff_id,
        caseloads=tuple(sorted(caseloads, key=lambda one: one.week)),
        passages=tuple(passages),
    )


def _passages(
    stints: Sequence[Allocation],
    staff_id: str,
    decided: Sequence[Decided],
    people: People,
    week: Week,
) -> Iterator[Passage]:
    """Yield the comings and goings of one family; stints of one person in a row are one stay."""
    for before, stint, after in zip((None, *stints), stints, (*stints[1:], None), strict=False):
        if stint.staff_id != staff_id:
            continue
        family_id = stint.family_id
        if before is None or before.staff_id != staff_id:
            decision = led_to(decided, stint)
            arrived = "started" if before is None else f"came from {people(before.staff_id)}"
            yield Passage(
                family_id=family_id,
                day=stint.from_,
                came=True,
                other=None if before is None else before.staff_id,
                sentence=f"{family_id} {arrived} on {short_date(stint.from_, week=week)}.",
                why=decision.why if decision is not None else (before.reason if before else ""),
            )
        if stint.to is not None and (after is None or after.staff_id != staff_id):
            decision = led_to(decided, after) if after is not None else None
            destination = f"went to {people(after.staff_id)}" if after is not None else "left"
            yield Passage(
                family_id=family_id,
                day=stint.to,
                came=False,
                other=None if after is None else after.staff_id,
                sentence=f"{family_id} {destination} after {short_date(stint.to, week=week)}.",
                why=decision.why if decision is not None else stint.reason,
            )
