"""What may be supposed, one class a kind, and how each is said in a few words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.service import Gender, TravelMode
from planner.service.dates import month_name, weekday_name
from planner.service.naming import short_names
from planner.what_if.newcomers import FIRST_WEEKS, GrowingCap

if TYPE_CHECKING:
    from planner.service import Service


@dataclass(frozen=True, slots=True)
class Leaves:
    """Somebody leaves; `on` is their last day."""

    staff_id: str
    on: date


@dataclass(frozen=True, slots=True)
class IsAway:
    """Somebody is away; both days included. The reason is for the screen, never for paper."""

    staff_id: str
    from_: date
    to: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Joins:
    """A practitioner joins a pod.

    Attributes
    ----------
    base
        A place as written; `None` for the pod's office.
    cap_steps
        How the cap grows; none for the whole cap from the first day on.
    """

    name: str
    pod_id: str
    starts_on: date
    fte: Decimal = Decimal(1)
    travel_mode: TravelMode = TravelMode.CAR
    base: str | None = None
    gender: Gender | None = None
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("English",)
    cap_steps: tuple[GrowingCap, ...] = FIRST_WEEKS


@dataclass(frozen=True, slots=True)
class GoesTo:
    """Where one person of a closing pod goes: to another pod, or away for good (`None`)."""

    staff_id: str
    pod_id: str | None


@dataclass(frozen=True, slots=True)
class PodCloses:
    """A pod closes; `on` is its last day. Whoever of the pod is not named leaves that day.

    Pods have no dates in the service: kept, the pod and who moves are changed at once, and the
    date is the last day of those who leave.
    """

    pod_id: str
    on: date
    people: tuple[GoesTo, ...] = ()


@dataclass(frozen=True, slots=True)
class PodOpens:
    """A pod opens with people of other pods, who bring their families.

    It has no date, as pods have none in the service: it shows in the week on the desk.
    """

    name: str
    town: str
    office: str
    consultant_id: str | None = None
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PodMoves:
    """A pod moves to another office, in the same town or another, in the week on the desk."""

    pod_id: str
    office: str
    town: str


Supposition = Leaves | IsAway | Joins | PodCloses | PodOpens | PodMoves
"""Anything that may be supposed."""


def words(supposition: Supposition, service: Service) -> str:
    """Say a supposition: ``Sam leaves on Fri 18 Dec``.

    Parameters
    ----------
    service
        The service as it is; somebody it does not know is called by their id.
    """
    match supposition:
        case Leaves(staff_id, on):
            return f"{_called(staff_id, service)} leaves on {day_words(on)}"
        case IsAway(staff_id, from_, to):
            when = f"on {day_words(from_)}"
            if from_ != to:
                when = f"from {day_words(from_)} to {day_words(to)}"
            return f"{_called(staff_id, service)} is away {when}"
        case Joins():
            first_name = supposition.name.split()[0] if supposition.name.split() else "Somebody"
            pod = _pod_called(supposition.pod_id, service)
            return f"{first_name} joins {pod} on {day_words(supposition.starts_on)}"
        case PodCloses(pod_id, on):
            return f"{_pod_called(pod_id, service)} closes on {day_words(on)}"
        case PodOpens():
            where = f" in {supposition.town.strip()}" if supposition.town.strip() else ""
            return f"{supposition.name.strip() or 'A pod'} opens{where}"
        case PodMoves(pod_id, _, town):
            here = next((pod.town for pod in service.pods if pod.pod_id == pod_id), "")
            there = town.strip()
            same = here.strip().casefold() == there.casefold()
            where = f"to {there}" if there and not same else "to another office"
            where += f" in {there}" if same else ""
            return f"{_pod_called(pod_id, service)} moves {where}"


def day_words(day: date) -> str:
    """Return ``Fri 18 Dec``."""
    return f"{weekday_name(day)[:3]} {day.day} {month_name(day)[:3]}"


def _called(staff_id: str, service: Service) -> str:
    names = {one.staff_id: one.name or one.staff_id for one in service.staff}
    return short_names(names).get(staff_id, staff_id) or "Somebody"


def _pod_called(pod_id: str, service: Service) -> str:
    names = {pod.pod_id: pod.name for pod in service.pods}
    return names.get(pod_id) or pod_id or "A pod"
