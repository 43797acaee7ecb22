"""The service as it would be under a supposition: another service, the one there is stays."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from math import hypot
from typing import TYPE_CHECKING

from planner.service import Absence, Pod, Role, Service, StaffMember
from planner.what_if.newcomers import cap_rows
from planner.what_if.suppositions import (
    GoesTo,
    IsAway,
    Joins,
    Leaves,
    PodCloses,
    PodMoves,
    PodOpens,
    Supposition,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from planner.service import Week
    from planner.travel.places import Gazetteer

_NUMBERED = re.compile(r"(.*?)(\d+)")


def supposed(service: Service, supposition: Supposition) -> Service:
    """Return the service under a supposition that has no faults.

    Raises
    ------
    KeyError
        It names somebody, or a pod, that the service does not have.
    """
    match supposition:
        case Leaves(staff_id, on):
            return _with_member(service, staff_id, lambda member: replace(member, ends_on=on))
        case IsAway(staff_id, from_, to, reason):
            _member(service, staff_id)
            absence = Absence(staff_id, from_, to, reason)
            return replace(service, absences=(*service.absences, absence))
        case Joins():
            return _joined(service, supposition)
        case PodCloses():
            return _closed(service, supposition)
        case PodOpens():
            return _opened(service, supposition)
        case PodMoves(pod_id, office, town):
            pod = _pod(service, pod_id)
            moved = replace(pod, office=office.strip(), town=town.strip())
            return _with_pods(service, (moved if one is pod else one for one in service.pods))


def next_id(taken: Iterable[str], *, letter: str) -> str:
    """Return an id like the others that nobody has: after ``S24`` comes ``S25``.

    Parameters
    ----------
    letter
        What ids begin with where none has a number to go on from.
    """
    ids = list(taken)
    numbered = [found.groups() for one in ids if (found := _NUMBERED.fullmatch(one))]
    stem, digits = max(numbered, key=lambda parts: int(parts[1]), default=(letter, "00"))
    number, width = int(digits) + 1, len(digits)
    used = {one.casefold() for one in ids}
    while f"{stem}{number:0{width}}".casefold() in used:
        number += 1
    return f"{stem}{number:0{width}}"


def people_of_pod(
    service: Service, pod_id: str, *, on: date | None = None
) -> tuple[StaffMember, ...]:
    """Return who is of a pod; given a day, without those gone by then."""
    return tuple(
        member
        for member in service.staff
        if member.pod_id == pod_id and (on is None or member.ends_on is None or member.ends_on > on)
    )


def people_with_families(service: Service, *, week: Week) -> tuple[StaffMember, ...]:
    """Return who may have families and has not left before a week: who may leave or be away."""
    return tuple(
        member
        for member in service.staff
        if (member.role is Role.PRACTITIONER or (member.children_cap or 0) > 0)
        and (member.ends_on is None or member.ends_on >= week.monday)
    )


def nearest_pods(
    service: Service, pod_id: str, *, on: date, gazetteer: Gazetteer
) -> tuple[GoesTo, ...]:
    """Return where everyone of a closing pod goes if nobody says otherwise: the nearest pod.

    Nearest to the closing pod's office, as the crow flies; to nobody where there is no other pod
    whose office is known.
    """
    here = gazetteer.find(_pod(service, pod_id).office)
    distances = {
        pod.pod_id: hypot(there.easting - here.easting, there.northing - here.northing)
        for pod in service.pods
        if pod.pod_id != pod_id
        and here is not None
        and (there := gazetteer.find(pod.office)) is not None
    }
    nearest = min(distances, key=distances.__getitem__, default=None)
    return tuple(
        GoesTo(member.staff_id, nearest) for member in people_of_pod(service, pod_id, on=on)
    )


def _joined(service: Service, joins: Joins) -> Service:
    _pod(service, joins.pod_id)
    staff_id = next_id(
        (
            *(member.staff_id for member in service.staff),
            # An old stint may name somebody who is in no staff table any more.
            *(stint.staff_id for stint in service.allocations),
        ),
        letter="S",
    )
    member = StaffMember(
        staff_id=staff_id,
        name=" ".join(joins.name.split()),
        role=Role.PRACTITIONER,
        pod_id=joins.pod_id,
        fte=joins.fte,
        base=joins.base,
        travel_mode=joins.travel_mode,
        gender=joins.gender,
        skills=joins.skills,
        languages=joins.languages,
        starts_on=joins.starts_on,
    )
    steps = cap_rows(
        staff_id,
        joins.cap_steps,
        starts_on=joins.starts_on,
        fte=Decimal(joins.fte),
        full=service.settings.caps.children_per_practitioner,
    )
    return replace(service, staff=(*service.staff, member), cap_steps=(*service.cap_steps, *steps))


def _closed(service: Service, closes: PodCloses) -> Service:
    pod = _pod(service, closes.pod_id)
    goes_to = {one.staff_id: one.pod_id for one in closes.people}
    staying = {member.staff_id for member in people_of_pod(service, pod.pod_id, on=closes.on)}

    def after(member: StaffMember) -> StaffMember:
        if member.pod_id != pod.pod_id:
            return member
        to = goes_to.get(member.staff_id)
        if to is not None and member.staff_id in staying:
            _pod(service, to)
            return replace(member, pod_id=to)
        # Until their last day they start from where they always did, though the pod's row goes.
        last = member if member.staff_id not in staying else replace(member, ends_on=closes.on)
        return replace(last, pod_id=None, base=member.base or pod.office)

    left = _with_pods(service, (one for one in service.pods if one is not pod))
    return replace(left, staff=tuple(after(member) for member in service.staff))


def _opened(service: Service, opens: PodOpens) -> Service:
    pod_id = next_id((pod.pod_id for pod in service.pods), letter="P")
    pod = Pod(
        pod_id,
        " ".join(opens.name.split()),
        " ".join(opens.town.split()),
        opens.office.strip(),
        opens.consultant_id,
    )
    coming = set(opens.people)
    for staff_id in coming:
        _member(service, staff_id)
    if opens.consultant_id is not None:
        _member(service, opens.consultant_id)
        # Somebody who leads a pod already leads both, and stays where they are.
        if all(one.consultant_id != opens.consultant_id for one in service.pods):
            coming.add(opens.consultant_id)
    return replace(
        service,
        pods=(*service.pods, pod),
        staff=tuple(
            replace(member, pod_id=pod_id) if member.staff_id in coming else member
            for member in service.staff
        ),
    )


def _with_member(
    service: Service, staff_id: str, after: Callable[[StaffMember], StaffMember]
) -> Service:
    member = _member(service, staff_id)
    staff = tuple(after(one) if one is member else one for one in service.staff)
    return replace(service, staff=staff)


def _with_pods(service: Service, pods: Iterable[Pod]) -> Service:
    """Return the service with other pods; cover of a town without one is the whole service's."""
    left = tuple(pods)
    towns = {pod.town.casefold() for pod in left}
    cover = service.cover and tuple(
        slot if slot.town is None or slot.town.casefold() in towns else replace(slot, town=None)
        for slot in service.cover
    )
    return replace(service, pods=left, cover=cover)


def _member(service: Service, staff_id: str) -> StaffMember:
    for member in service.staff:
        if member.staff_id == staff_id:
            return member
    raise KeyError(staff_id)


def _pod(service: Service, pod_id: str) -> Pod:
    for pod in service.pods:
        if pod.pod_id == pod_id:
            return pod
    raise KeyError(pod_id)
