"""Who is planned for a week, and with what caps and limits: the defaults that need more than a row.

Source of every rule here: the service folder's description, "Who is planned for the week".
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from planner.service import Role, StaffMember, TravelMode
from planner.service.dates import month_name
from planner.service.week import WEEKS_LOOKED_AHEAD

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.service import Absence, CapStep, Pod, Service, Week


@dataclass(frozen=True, slots=True)
class Staffed:
    """A member of staff in one week, defaults worked out.

    Attributes
    ----------
    children_cap
        In force this week: the ordinary cap, or a newcomer's step towards it.
    base
        A place as written; `None` for someone with neither a base nor a pod.
    travel_limit_minutes
        The smaller of their own limit and the service's.
    away
        Why they are not planned, as a sentence's end (``left on 13 Nov``); empty if planned or
        not somebody who takes families.
    planned
        Whether families may be with them this week (rule `available`).
    """

    member: StaffMember
    children_cap: int
    base: str | None
    travel_mode: TravelMode
    travel_limit_minutes: int
    away: str
    planned: bool


def staffed(service: Service, week: Week) -> tuple[Staffed, ...]:
    """Return every member of staff as they are in this week, in file order."""
    pods = {pod.pod_id: pod for pod in service.pods}
    absences: dict[str, list[Absence]] = defaultdict(list)
    for absence in service.absences:
        absences[absence.person_id].append(absence)
    steps: dict[str, list[CapStep]] = defaultdict(list)
    for step in service.cap_steps:
        steps[step.staff_id].append(step)
    return tuple(
        _staffed(member, service, week, pods, absences[member.staff_id], steps[member.staff_id])
        for member in service.staff
    )


def pod_children_cap(service: Service, pod: Pod) -> int:
    """Return a pod's cap in children: its own, or the service's."""
    if pod.children_cap is not None:
        return pod.children_cap
    return service.settings.caps.children_per_pod


def stepped_cap(ordinary: int, steps: Iterable[CapStep], *, week: Week) -> int:
    """Return the cap in children that holds in a week for somebody whose cap grows in steps.

    It is that of the latest step from the week's Monday or before; where every step is later, that
    of the first. No step raises the ordinary cap, so one that reaches it ends the growing.

    Parameters
    ----------
    ordinary
        The cap without steps.
    steps
        One person's, in any order.
    week
        The week.
    """
    in_order = sorted(steps, key=lambda step: step.from_)
    if not in_order:
        return ordinary
    begun = [step for step in in_order if step.from_ <= week.monday]
    in_force = begun[-1] if begun else in_order[0]
    return min(ordinary, in_force.children_cap)


def _staffed(
    member: StaffMember,
    service: Service,
    week: Week,
    pods: dict[str, Pod],
    absences: list[Absence],
    steps: list[CapStep],
) -> Staffed:
    settings = service.settings
    cap = member.children_cap
    if cap is None:
        full_time = settings.caps.children_per_practitioner if _takes_families(member) else 0
        cap = int((Decimal(full_time) * member.fte).to_integral_value(ROUND_FLOOR))
    pod = pods.get(member.pod_id) if member.pod_id is not None else None
    own_limit = member.max_travel_minutes
    limit = settings.travel.max_minutes
    base = member.base or (pod.office if pod is not None else None)
    away = _away(member, week, absences)
    return Staffed(
        member=member,
        children_cap=stepped_cap(cap, steps, week=week),
        base=base,
        travel_mode=member.travel_mode,
        travel_limit_minutes=limit if own_limit is None else min(own_limit, limit),
        away=away,
        planned=(_takes_families(member) or cap > 0) and not away and base is not None,
    )


def _takes_families(member: StaffMember) -> bool:
    return member.role is Role.PRACTITIONER


def _away(member: StaffMember, week: Week, absences: Iterable[Absence]) -> str:
    """Say why somebody is not planned; empty if they are."""
    if member.starts_on is not None and member.starts_on > week.sunday:
        return f"starts on {short_date(member.starts_on, week=week)}"
    if member.ends_on is not None and member.ends_on < week.sunday:
        verb = "left" if member.ends_on < week.monday else "leaves"
        return f"{verb} on {short_date(member.ends_on, week=week)}"
    back = week.monday
    for absence in sorted(absences, key=lambda one: one.from_):
        if absence.from_ <= back <= absence.to:
            back = absence.to + timedelta(days=1)
    if back >= week.shifted(WEEKS_LOOKED_AHEAD).monday:
        return f"is away until {short_date(back - timedelta(days=1), week=week)}"
    return ""


def month_words(day: date, *, week: Week) -> str:
    """Return ``November``, with the year where it is not the week's: ``November 2025``."""
    return f"{month_name(day)}{_other_year(day, week)}"


def short_date(day: date, *, week: Week) -> str:
    """Return ``13 Nov``, with the year where it is not the week's: ``13 Nov 2025``."""
    return f"{day.day} {month_name(day)[:3]}{_other_year(day, week)}"


def _other_year(day: date, week: Week) -> str:
    return "" if day.year == week.monday.year else f" {day.year}"
