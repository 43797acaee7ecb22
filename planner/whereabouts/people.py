"""Families and practitioners on the map: who works with whom, and from where."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from planner.plan import FamilyLine, Outcome
from planner.planning.problem import children_counted, missed_criteria
from planner.planning.staffing import staffed
from planner.service import FamilyStatus
from planner.service.naming import counted, initials, short_names
from planner.travel.matrix import minutes_between
from planner.whereabouts.model import MapFamily, MapPractitioner

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from planner.plan import AllocationPart
    from planner.service import Family, Service, Week
    from planner.travel.places import Gazetteer, Place
    from planner.whereabouts.model import Office

CAME_LATER = "Came in after this plan was made. Plan the week again to place the family."
NOT_PLANNED_YET = "Waiting; the week is not planned yet."


def lines_of_week(service: Service, part: AllocationPart | None) -> tuple[FamilyLine, ...]:
    """Return the plan's line of every family that is not closed, or one as it stands today."""
    told = {line.family_id: line for line in part.families} if part is not None else {}
    children = children_counted(service)
    current = {stint.family_id: stint.staff_id for stint in service.allocations if stint.to is None}
    called = short_names({member.staff_id: member.name for member in service.staff})
    lines = []
    for family in service.families:
        if family.status is FamilyStatus.CLOSED:
            continue
        line = told.get(family.family_id)
        if line is None:
            line = _line_of_today(
                family,
                children.get(family.family_id, 0),
                None if part is not None else current.get(family.family_id),
                called,
                missed=missed_criteria(family, service.settings),
                waiting=NOT_PLANNED_YET if part is None else CAME_LATER,
            )
        lines.append(line)
    return tuple(lines)


def _line_of_today(
    family: Family,
    children: int,
    staff_id: str | None,
    called: Mapping[str, str],
    *,
    missed: tuple[str, ...],
    waiting: str,
) -> FamilyLine:
    if staff_id is not None:
        outcome, why = Outcome.KEPT, f"With {called.get(staff_id, staff_id).rstrip('.')}."
    elif family.status is FamilyStatus.WAITING and missed:
        outcome, why = Outcome.NOT_ELIGIBLE, " ".join(missed)
    else:
        outcome, why = Outcome.WAITING, waiting
    return FamilyLine(
        family_id=family.family_id,
        children=children,
        staff_id=staff_id,
        outcome=outcome,
        was=staff_id,
        minutes=None,
        why=(why,),
    )


def families_on_map(
    service: Service,
    at_home: Sequence[tuple[FamilyLine, Place]],
    positions: Sequence[tuple[float, float]],
) -> tuple[MapFamily, ...]:
    """Return a mark for every line with its place, at the position given for it."""
    rows = {family.family_id: family for family in service.families}
    names = {member.staff_id: member.name for member in service.staff}
    made = []
    for (line, place), (easting, northing) in zip(at_home, positions, strict=True):
        family = rows[line.family_id]
        made.append(
            MapFamily(
                family_id=line.family_id,
                initials=initials(family.name),
                band=family.band,
                children=line.children,
                district=place.district,
                easting=easting,
                northing=northing,
                staff_id=line.staff_id,
                minutes=line.minutes,
                why=line.why[0] if line.why else "",
                spoken=_spoken(line, family, place, names),
                could_be=line.could_be,
            )
        )
    return tuple(made)


def _spoken(line: FamilyLine, family: Family, place: Place, names: Mapping[str, str]) -> str:
    parts = [line.family_id, family.band.value, counted(line.children, "child", "children")]
    if line.staff_id is None:
        parts.append("waiting")
    else:
        parts.append(f"with {names.get(line.staff_id, line.staff_id)}")
    if line.minutes is not None:
        parts.append(counted(line.minutes, "minute"))
    return ", ".join((*parts, place.district))


def practitioners_on_map(
    service: Service,
    week: Week,
    part: AllocationPart | None,
    lines: Iterable[FamilyLine],
    offices: Sequence[Office],
    gazetteer: Gazetteer,
) -> list[MapPractitioner]:
    """Return everyone who has families or may have them, as the board shows them."""
    loads = {load.staff_id: load for load in part.workers} if part is not None else {}
    with_them: dict[str, list[FamilyLine]] = defaultdict(list)
    for line in lines:
        if line.staff_id is not None:
            with_them[line.staff_id].append(line)
    at_office = {office.pod_id: office for office in offices}
    office_of = {pod.pod_id: pod.office for pod in service.pods}
    made = []
    for one in staffed(service, week):
        member, load = one.member, loads.get(one.member.staff_id)
        theirs = with_them.get(member.staff_id, [])
        if not (theirs or load is not None or (part is None and one.planned)):
            continue
        base = gazetteer.find(one.base) if one.base is not None else None
        easting = base.easting if base is not None else None
        northing = base.northing if base is not None else None
        # Whoever starts from the office starts from its mark, which may be moved a little.
        office = at_office.get(member.pod_id or "")
        if office is not None and one.base == office_of[office.pod_id]:
            easting, northing = office.easting, office.northing
        made.append(
            MapPractitioner(
                staff_id=member.staff_id,
                name=member.name,
                pod_id=member.pod_id if member.pod_id in office_of else None,
                easting=easting,
                northing=northing,
                children=sum(line.children for line in theirs),
                children_cap=load.children_cap if load is not None else one.children_cap,
                families=len(theirs),
                travel=load.travel if load is not None else None,
                travel_mode=one.travel_mode,
                limit_minutes=one.travel_limit_minutes,
            )
        )
    return made


def with_reach(
    practitioners: Sequence[MapPractitioner],
    waiting: Sequence[Family],
    service: Service,
    week: Week,
    gazetteer: Gazetteer,
) -> tuple[MapPractitioner, ...]:
    """Say of everyone which waiting families, at known places, are within their limit."""
    bases = {one.member.staff_id: one.base or "" for one in staffed(service, week)}
    at = [nth for nth, one in enumerate(practitioners) if one.easting is not None]
    starts = (practitioners[nth] for nth in at)
    origins = [(bases[one.staff_id], one.travel_mode) for one in starts]
    if not origins or not waiting:
        return tuple(practitioners)
    minutes = minutes_between(
        origins,
        [family.place for family in waiting],
        overrides=[
            row for row in service.travel if gazetteer.find(row.from_) and gazetteer.find(row.to)
        ],
        gazetteer=gazetteer,
    )
    made = list(practitioners)
    for row, nth in enumerate(at):
        order = np.argsort(minutes[row], kind="stable")
        within = order[minutes[row][order] <= made[nth].limit_minutes]
        made[nth] = replace(
            made[nth], within_reach=tuple(waiting[one].family_id for one in within.tolist())
        )
    return tuple(made)
