"""What is looked up again and again while the board is worked out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from planner.planning.problem import children_counted
from planner.planning.staffing import Staffed, staffed
from planner.service import Absence, Allocation, Family, Service, Week
from planner.service.naming import short_names
from ui.screens.allocation.towns import towns_by_place


@dataclass(frozen=True, slots=True)
class Facts:
    """A service in one week, by ids.

    Attributes
    ----------
    district
        What may be shown of a place: ``CW1``; empty where the place is unknown.
    towns
        The town of each place that a family's row names.
    called
        What people are called in a sentence.
    """

    service: Service
    week: Week
    district: Callable[[str], str]
    towns: Mapping[str, str]
    families: Mapping[str, Family]
    staff: Mapping[str, Staffed]
    called: Mapping[str, str]
    children: Mapping[str, int]
    stints: Mapping[str, Sequence[Allocation]]
    absences: Mapping[str, Sequence[Absence]]


def gather(service: Service, week: Week, district: Callable[[str], str]) -> Facts:
    """Look everything up once."""
    stints: dict[str, list[Allocation]] = defaultdict(list)
    for stint in service.allocations:
        stints[stint.family_id].append(stint)
    absences: dict[str, list[Absence]] = defaultdict(list)
    for absence in service.absences:
        absences[absence.person_id].append(absence)
    return Facts(
        service=service,
        week=week,
        district=district,
        towns=towns_by_place(service, district),
        families={family.family_id: family for family in service.families},
        staff={one.member.staff_id: one for one in staffed(service, week)},
        called=short_names({member.staff_id: member.name for member in service.staff}),
        children=children_counted(service),
        stints=stints,
        absences=absences,
    )
