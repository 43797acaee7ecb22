"""A week's plans, version by version, and what was planned against what happened."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from planner.history.carried_out import CARRIED_OUT_WITHIN
from planner.history.words import People
from planner.service import Week
from planner.service.naming import counted, number_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.service import Service
    from planner.store.decided import (
        Decided,
        PlanVersion,  # noqa: TC004 - a window opens sooner without it
    )


class DifferenceKind(Enum):
    """How what happened differs from what was planned. The value ends a count: ``two stayed …``."""

    STAYED = "stayed where they were"
    ELSEWHERE = "went to somebody else"
    NOBODY = "were with nobody"
    TAKEN_ON = "were taken on all the same"
    TO_COME = "are not carried out yet"


@dataclass(frozen=True, slots=True)
class FamilyDifference:
    """A family that was not with whom the plan had it. `None` stands for nobody."""

    family_id: str
    kind: DifferenceKind
    planned: str | None
    happened: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class PlannedAgainstHappened:
    """The approved plan of a week, held against the stints.

    Attributes
    ----------
    day
        The day whose stints were looked at: the week's Sunday, or today where that is sooner.
    as_planned
        How many families were where the plan had them.
    differences
        In the plan's order.
    counts
        How many there are of each kind, most first; kinds that are none left out.
    sentence
        ``55 families as planned; two stayed where they were, one went to somebody else.``
    """

    day: date
    as_planned: int
    differences: tuple[FamilyDifference, ...]
    counts: tuple[tuple[DifferenceKind, int], ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class WeekHistory:
    """What is known of a week. `against` is `None` without an approved plan, or before it began."""

    week: Week
    versions: tuple[PlanVersion, ...]
    against: PlannedAgainstHappened | None


def week_history(
    service: Service,
    week: Week,
    versions: Sequence[PlanVersion],
    decided: Sequence[Decided],
    *,
    today: date,
) -> WeekHistory:
    """Return a week's plans, the first version first, and what became of the approved one.

    Parameters
    ----------
    service
        Whose stints say what happened.
    week
        The week.
    versions
        Every version of its plan (`planner.store.decided.versions_of`), in any order.
    decided
        What its approved plan decided (`planner.store.decided.decided_in_week`).
    today
        Nothing after it has happened yet.
    """
    has_begun = today >= week.monday
    against = None
    if has_begun and decided:
        day = min(week.sunday, today)
        against = planned_against_happened(service, decided, day=day, today=today)
    in_order = tuple(sorted(versions, key=lambda one: one.version))
    return WeekHistory(week, in_order, against)


def planned_against_happened(
    service: Service, decided: Sequence[Decided], *, day: date, today: date | None = None
) -> PlannedAgainstHappened:
    """Hold what a plan decided against whom each family was with on a day.

    Families that are no longer in the service are left out: nothing is known of them.

    Parameters
    ----------
    day
        The day whose stints are looked at.
    today
        Until a handover may still be under way (`CARRIED_OUT_WITHIN`), what has not happened is
        to come; without it, it has not happened.
    """
    happened: dict[str, str | None] = {family.family_id: None for family in service.families}
    for stint in sorted(service.allocations, key=lambda one: one.from_):
        if stint.from_ <= day and (stint.to is None or stint.to >= day):
            happened[stint.family_id] = stint.staff_id
    people = People(service)
    known = [one for one in decided if one.family_id in happened]
    differences = tuple(
        _difference(one, happened[one.family_id], people, today=today)
        for one in known
        if happened[one.family_id] != one.staff_id
    )
    counts = tuple(Counter(one.kind for one in differences).most_common())
    as_planned = len(known) - len(differences)
    return PlannedAgainstHappened(
        day=day,
        as_planned=as_planned,
        differences=differences,
        counts=counts,
        sentence=_summary(as_planned, counts),
    )


def _difference(
    one: Decided, happened: str | None, people: People, *, today: date | None
) -> FamilyDifference:
    planned, name = people(one.staff_id), people(happened)
    may_come = today is not None and today < one.week.monday + CARRIED_OUT_WITHIN
    if may_come and happened in (None, one.was):
        kind = DifferenceKind.TO_COME
        sentence = f"{one.family_id}: planned with {planned}, still with {name}."
    elif one.staff_id is None:
        kind = DifferenceKind.TAKEN_ON
        sentence = f"{one.family_id}: planned to wait, was with {name}."
    elif happened is None:
        kind = DifferenceKind.NOBODY
        sentence = f"{one.family_id}: planned with {planned}, was with nobody."
    elif happened == one.was:
        kind = DifferenceKind.STAYED
        sentence = f"{one.family_id}: planned to move to {planned}, stayed with {name}."
    else:
        kind = DifferenceKind.ELSEWHERE
        sentence = f"{one.family_id}: planned with {planned}, was with {name}."
    return FamilyDifference(one.family_id, kind, one.staff_id, happened, sentence)


def _summary(as_planned: int, counts: Sequence[tuple[DifferenceKind, int]]) -> str:
    planned = f"{counted(as_planned, 'family', 'families')} as planned"
    told = ", ".join(f"{number_word(count)} {_ending(kind, count)}" for kind, count in counts)
    sentence = f"{planned}; {told}." if told else f"{planned}."
    return f"{sentence[0].upper()}{sentence[1:]}"


def _ending(kind: DifferenceKind, count: int) -> str:
    if count > 1:
        return kind.value
    return (
        kind.value.replace("were with", "was with")
        .replace("were taken", "was taken")
        .replace("they were", "it was")
        .replace("are not", "is not")
    )
