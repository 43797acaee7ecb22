"""From which week a supposition shows, and whether an absence is only to be covered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.planning.staffing import staffed
from planner.service import Week, Weekday
from planner.service.week import WEEKS_LOOKED_AHEAD
from planner.what_if.suppositions import IsAway, Joins, Leaves, PodCloses, Supposition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.service import Service

_OFFICE_DAYS = (Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI)
"""When somebody works whose hours are not given."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class TakesHold:
    """When a supposition shows.

    Attributes
    ----------
    week
        The week it is judged for: the one on the desk, or the first in which it shows if later.
    on
        The first day on which something is different for families.
    cover
        For an absence that keeps its caseload: the days on which others visit, those of whole
        working weeks; `None` where somebody works on a day of every week, and for all else.
    is_cover
        Whether nothing lasting comes of it: a short absence.
    back_on
        When somebody who is away so long that the caseload is shared out comes back.
    """

    week: Week
    on: date
    cover: Span | None = None
    is_cover: bool = False
    back_on: date | None = None


def takes_hold(
    supposition: Supposition, *, desk: Week, before: Service, after: Service
) -> TakesHold:
    """Return when a supposition shows, seen from the week on the desk.

    Parameters
    ----------
    before, after
        The service as it is, and as it is supposed to be.
    """
    match supposition:
        case Leaves(_, on) | PodCloses(_, on):
            gone = on + timedelta(days=1)
            # Whoever leaves before a week's Sunday is not planned in that week.
            return TakesHold(max(desk, Week.of(gone)), gone)
        case Joins():
            return TakesHold(max(desk, Week.of(supposition.starts_on)), supposition.starts_on)
        case IsAway():
            return _absence(supposition, desk=desk, before=before, after=after)
        case _:
            return TakesHold(desk, desk.monday)


def _absence(absence: IsAway, *, desk: Week, before: Service, after: Service) -> TakesHold:
    # With days away next to it an absence may show up to three weeks before its first day.
    earliest = Week.of(absence.from_).shifted(1 - WEEKS_LOOKED_AHEAD)
    for week in _weeks(max(desk, earliest), absence.to):
        if _is_planned(before, absence.staff_id, week) and not _is_planned(
            after, absence.staff_id, week
        ):
            first = max(week.monday, absence.from_)
            return TakesHold(week, first, back_on=_back(after, absence))
    away = [
        week
        for week in _weeks(max(desk, Week.of(absence.from_)), absence.to)
        if _is_away_all_week(after, absence.staff_id, week)
    ]
    if not away:
        week = max(desk, Week.of(absence.from_))
        return TakesHold(week, absence.from_, is_cover=True)
    span = Span(max(absence.from_, away[0].monday), min(absence.to, away[-1].sunday))
    return TakesHold(away[0], span.first, cover=span, is_cover=True)


def _back(service: Service, absence: IsAway) -> date:
    """Return the first day on which somebody is there again."""
    back = absence.to + timedelta(days=1)
    spans = [one for one in service.absences if one.person_id == absence.staff_id]
    for span in sorted(spans, key=lambda one: one.from_):
        if span.from_ <= back <= span.to:
            back = span.to + timedelta(days=1)
    return back


def _weeks(first: Week, last: date) -> Iterator[Week]:
    while first.monday <= last:
        yield first
        first = first.shifted(1)


def _is_planned(service: Service, staff_id: str, week: Week) -> bool:
    return any(one.planned for one in staffed(service, week) if one.member.staff_id == staff_id)


def _is_away_all_week(service: Service, staff_id: str, week: Week) -> bool:
    """Whether somebody is absent on all their working days of a week, so that others visit."""
    hours = {row.weekday for row in service.hours if row.person_id == staff_id}
    works = hours or set(_OFFICE_DAYS)
    spans = [one for one in service.absences if one.person_id == staff_id]
    return all(
        any(span.from_ <= day <= span.to for span in spans)
        for day, weekday in zip(week.days, Weekday, strict=True)
        if weekday in works
    )
