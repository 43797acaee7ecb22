"""A family's practitioners from the first on, why each change, and what was planned for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from planner.history.carried_out import all_that_led_to, led_to
from planner.history.changes_of_worker import WEEKS_LOOKED_BACK, in_order, worker_changes
from planner.history.words import People, times
from planner.plan import Outcome
from planner.planning.staffing import short_date
from planner.service.naming import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.service import Allocation, Service, Week
    from planner.store.decided import Decided
    from planner.store.plans import Override  # noqa: TC004 - a window opens sooner without it


class EntryKind(Enum):
    """What an entry of a family's history tells."""

    STINT = "stint"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class FamilyEntry:
    """A stint, with what was decided for it; or what was planned and led to none.

    Attributes
    ----------
    from_, to
        The stint's first and last day, `to` being `None` while it goes on. Of what was planned,
        Monday and Sunday of the week.
    staff_id
        With whom; `None` for nobody.
    before
        With whom the family was; `None` for nobody.
    sentence
        ``With Sam from 5 Jan to 1 Mar.``
    why
        The approved plan's sentence; empty where no plan is behind it.
    reason
        Why the stint ended, as somebody wrote it; empty for what was planned.
    override
        What a person decided by hand, with code, note, who and when; `None` where nobody did.
    plan_number
        Of the approved plan behind it; `None` without one.
    """

    kind: EntryKind
    from_: date
    to: date | None
    staff_id: str | None
    before: str | None
    sentence: str
    why: str = ""
    reason: str = ""
    override: Override | None = None
    plan_number: int | None = None


@dataclass(frozen=True, slots=True)
class FamilyHistory:
    """What is known of a family.

    Attributes
    ----------
    entries
        Newest first.
    changes
        How often it changed worker in the 26 weeks that end with the week.
    sentence
        The same in words: ``F012 changed worker twice in 26 weeks.``
    """

    family_id: str
    entries: tuple[FamilyEntry, ...]
    changes: int
    sentence: str


def family_history(
    service: Service, family_id: str, decided: Sequence[Decided], *, week: Week
) -> FamilyHistory:
    """Return a family's history: its stints, merged with what approved plans decided.

    A decision and the stint that carried it out are one entry. A week that decided what the week
    before did is left out, unless a person had a hand in it.

    Parameters
    ----------
    service
        Whose stints are looked at.
    family_id
        The family.
    decided
        What approved plans decided about it (`planner.store.decided.decided_for_family`), in any
        order.
    week
        The week of today; dates of its year are told without a year.
    """
    people = People(service)
    stints = in_order(one for one in service.allocations if one.family_id == family_id)
    own = sorted((one for one in decided if one.family_id == family_id), key=lambda one: one.week)
    entries = [
        *_stints(stints, own, people, week),
        *_planned_only(stints, own, people, week),
    ]
    entries.sort(key=lambda entry: (entry.from_, entry.kind is EntryKind.PLANNED), reverse=True)
    first = week.shifted(1 - WEEKS_LOOKED_BACK).monday
    changes = sum(first <= change.day <= week.sunday for change in worker_changes(stints))
    return FamilyHistory(
        family_id=family_id,
        entries=tuple(entries),
        changes=changes,
        sentence=_summary(family_id, changes),
    )


def _summary(family_id: str, changes: int) -> str:
    weeks = counted(WEEKS_LOOKED_BACK, "week")
    if not changes:
        return f"{family_id} has not changed worker in {weeks}."
    return f"{family_id} changed worker {times(changes)} in {weeks}."


def _stints(
    stints: Sequence[Allocation], decided: Sequence[Decided], people: People, week: Week
) -> Iterator[FamilyEntry]:
    before: str | None = None
    for stint in stints:
        decision = led_to(decided, stint)
        yield FamilyEntry(
            kind=EntryKind.STINT,
            from_=stint.from_,
            to=stint.to,
            staff_id=stint.staff_id,
            before=before,
            sentence=f"With {people(stint.staff_id)} {_span(stint, week)}.",
            why=decision.why if decision is not None else "",
            reason=stint.reason,
            override=decision.override if decision is not None else None,
            plan_number=decision.plan_number if decision is not None else None,
        )
        before = stint.staff_id


def _span(stint: Allocation, week: Week) -> str:
    first = short_date(stint.from_, week=week)
    return (
        f"since {first}"
        if stint.to is None
        else (f"from {first} to {short_date(stint.to, week=week)}")
    )


def _planned_only(
    stints: Sequence[Allocation], decided: Sequence[Decided], people: People, week: Week
) -> Iterator[FamilyEntry]:
    """Yield what was decided and led to no stint, and who was left without one."""
    carried_out = {one for stint in stints for one in all_that_led_to(decided, stint)}
    last: Decided | None = None
    for one in decided:
        says_the_same = last is not None and _said(one) == _said(last)
        last = one
        if one in carried_out or (one.override is None and says_the_same):
            continue
        if one.outcome is Outcome.KEPT and one.override is None:
            continue
        yield FamilyEntry(
            kind=EntryKind.PLANNED,
            from_=one.week.monday,
            to=one.week.sunday,
            staff_id=one.staff_id,
            before=one.was,
            sentence=f"Week of {short_date(one.week.monday, week=week)}: {_words(one, people)}.",
            why=one.why,
            override=one.override,
            plan_number=one.plan_number,
        )


def _said(one: Decided) -> tuple[str | None, Outcome, str | None]:
    return one.staff_id, one.outcome, one.was


def _words(one: Decided, people: People) -> str:
    name = people(one.staff_id)
    match one.outcome:
        case Outcome.MOVED:
            return f"planned to move from {people(one.was)} to {name}"
        case Outcome.NEW:
            return f"planned to start with {name}"
        case Outcome.RETURNED:
            return f"planned to return to {name}"
        case Outcome.KEPT:
            return f"kept with {name}"
        case Outcome.WAITING:
            return "left waiting"
        case Outcome.NOT_ELIGIBLE:
            return "did not meet the referral criteria"
