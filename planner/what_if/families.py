"""What becomes of each family: a lasting change, cover for a while, a start, or waiting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.service.naming import counted, number_word
from planner.what_if.suppositions import day_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.drafting.in_hand import InHand
    from planner.what_if.standing_in import StandIn
    from planner.what_if.taking_hold import Span


class ChangeKind(StrEnum):
    """What a what-if does to a family, the gravest first."""

    WAITING = "waiting"
    LASTING = "lasting"
    COVER = "cover"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class FamilyChange:
    """One family that is not as in today's plan.

    Attributes
    ----------
    children
        Those who count on a caseload.
    earlier_changes
        How often the family has changed worker before.
    before, after
        Staff ids, in today's plan and in the what-if; `None` for nobody.
    kind
        `LASTING`: the worker it has goes, another one comes. `COVER`: another one visits for a
        while, the worker stays. `NEW`: it begins with somebody, where today's plan gave it nobody
        or somebody else it has not begun with. `WAITING`: it has one in today's plan and none in
        the what-if, or nobody may cover.
    why
        A sentence.
    has_begun
        Whether the family knows `before`; not where today's plan gives it somebody new.
    """

    family_id: str
    children: int
    earlier_changes: int
    before: str | None
    after: str | None
    kind: ChangeKind
    why: str
    has_begun: bool = True


def re_shared(today: InHand, after: InHand) -> tuple[FamilyChange, ...]:
    """Return every family that is with somebody else than in today's plan, in order."""
    lines = {line.family_id: line for line in after.part.families}
    current = {
        row.id: after.problem.workers[row.current].id
        for row in after.problem.families
        if row.current is not None
    }
    found = []
    for row in after.problem.families:
        here = today.worker_of(row.id) if row.id in today.ground.family else None
        there = after.worker_of(row.id)
        if here == there:
            continue
        has_begun = here is not None and here == current.get(row.id)
        found.append(
            FamilyChange(
                family_id=row.id,
                children=row.children,
                earlier_changes=row.worker_changes,
                before=here,
                after=there,
                kind=_kind(there, has_begun=has_begun),
                why=next(iter(lines[row.id].why), ""),
                has_begun=has_begun,
            )
        )
    return in_order(found)


def covered(
    week: InHand, staff_id: str, found: Iterable[StandIn], span: Span
) -> tuple[FamilyChange, ...]:
    """Return every family of somebody away for a while, with who stands in."""
    changes = []
    for one in found:
        row = week.problem.families[week.ground.family[one.family_id]]
        changes.append(
            FamilyChange(
                family_id=one.family_id,
                children=row.children,
                earlier_changes=row.worker_changes,
                before=staff_id,
                after=one.staff_id,
                kind=ChangeKind.WAITING if one.staff_id is None else ChangeKind.COVER,
                why=_cover_words(week, one, span),
            )
        )
    return in_order(changes)


def in_order(changes: Iterable[FamilyChange]) -> tuple[FamilyChange, ...]:
    """Return changes by kind; within one who lose somebody they know, moved most often first."""
    kinds = list(ChangeKind)
    return tuple(
        sorted(
            changes,
            key=lambda one: (kinds.index(one.kind), not one.has_begun, -one.earlier_changes),
        )
    )


def in_short(changes: Iterable[FamilyChange]) -> str:
    """Say all changes: ``Four families change worker for good; one waits.`` is an example."""
    count = {kind: 0 for kind in ChangeKind}
    for change in changes:
        count[change.kind] += 1
    lasting, cover = count[ChangeKind.LASTING], count[ChangeKind.COVER]
    new, waiting = count[ChangeKind.NEW], count[ChangeKind.WAITING]
    parts = []
    if lasting:
        verb = "changes" if lasting == 1 else "change"
        parts.append(f"{_families(lasting)} {verb} worker for good")
    if cover:
        if not lasting:
            parts.append("nobody changes worker")
        parts.append(f"{_families(cover)} {'is' if cover == 1 else 'are'} covered for a while")
    if new:
        parts.append(f"{_families(new)} {'starts' if new == 1 else 'start'} with a practitioner")
    if waiting:
        who = _families(waiting) if not parts else number_word(waiting)
        parts.append(f"{who} {'waits' if waiting == 1 else 'wait'}")
    if not parts:
        return "No family changes worker."
    sentence = "; ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _kind(there: str | None, *, has_begun: bool) -> ChangeKind:
    if there is None:
        return ChangeKind.WAITING
    return ChangeKind.LASTING if has_begun else ChangeKind.NEW


def _cover_words(week: InHand, one: StandIn, span: Span) -> str:
    if one.staff_id is None:
        return "Nobody else of the pod who is there may visit the family."
    called = week.ground.called(one.staff_id)
    visits = counted(one.visits, "visit")
    way = f"{counted(one.minutes, 'minute')} away" if one.minutes else "in the same place"
    return f"{called} stands in until {day_words(span.last)}: {visits} a week, {way}."


def _families(count: int) -> str:
    return counted(count, "family", "families")
