"""Pods and staff: who works where, how much, and what part each plays in the invented week."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum, auto
from typing import TYPE_CHECKING

from planner.sample.places import Town, pod_names, pod_towns
from planner.sample.words import NEEDS, STAFF_LANGUAGES
from planner.service import Gender, Pod, Role, StaffMember, TravelMode, Week

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.sample.chance import Chance
    from planner.sample.names import Register

CHILDREN_CAP = 12
"""A full-time practitioner's cap, the setting's default."""

POD_CAP = 48
"""A pod's cap, the setting's default."""

_GENDERS = {Gender.FEMALE: 0.77, Gender.MALE: 0.225, Gender.OTHER: 0.005}


class Part(Enum):
    """What is special about a practitioner in this week."""

    STEADY = auto()
    OVER_CAP = auto()
    PART_TIME = auto()
    SHORT_WEEK = auto()
    BUS = auto()
    CYCLE = auto()
    OWN_BASE = auto()
    SETTLING_IN = auto()
    NEWCOMER = auto()
    LEAVING = auto()
    LONG_ABSENT = auto()
    LEFT = auto()
    LEFT_LONG_AGO = auto()


_PARTS = (
    (Part.OVER_CAP, Part.LEAVING, Part.PART_TIME, Part.BUS, Part.NEWCOMER, Part.LEFT_LONG_AGO),
    (Part.STEADY, Part.LONG_ABSENT, Part.BUS, Part.SHORT_WEEK, Part.LEFT),
    (Part.STEADY, Part.OWN_BASE, Part.PART_TIME, Part.SETTLING_IN),
)
"""The parts of each pod's practitioners, pods in turn: every third pod is like the first."""

_PARTS_OF_ONE_POD = (
    *(Part.OVER_CAP, Part.LEAVING, Part.PART_TIME, Part.BUS, Part.NEWCOMER),
    *(Part.LEFT, Part.LEFT_LONG_AGO),
)

_CHILDREN = {
    Part.STEADY: (11, 12),
    Part.OVER_CAP: (13, 13),
    Part.PART_TIME: (8, 9),
    Part.SHORT_WEEK: (6, 7),
    Part.BUS: (9, 11),
    Part.CYCLE: (10, 11),
    Part.OWN_BASE: (10, 12),
    Part.SETTLING_IN: (4, 6),
    Part.NEWCOMER: (0, 0),
    Part.LEAVING: (6, 7),
    Part.LONG_ABSENT: (8, 9),
    Part.LEFT: (0, 0),
    Part.LEFT_LONG_AGO: (0, 0),
}
"""How many children each has today, from and to."""

_FTE = {Part.PART_TIME: Decimal("0.8"), Part.SHORT_WEEK: Decimal("0.6")}


@dataclass(frozen=True, slots=True)
class Practitioner:
    """A practitioner of the sample.

    Attributes
    ----------
    member
        The row in ``staff.csv``.
    part
        What is special about them.
    town
        Their pod's town.
    base
        Where they start from: their own base or the pod's office.
    children
        How many children they are to have today.
    """

    member: StaffMember
    part: Part
    town: Town
    base: str
    children: int

    @property
    def pod_id(self) -> str:
        """Their pod."""
        return self.member.pod_id or ""

    @property
    def is_planned(self) -> bool:
        """Whether families may be given to them this week."""
        return self.part not in {
            Part.LEAVING,
            Part.LONG_ABSENT,
            Part.LEFT,
            Part.LEFT_LONG_AGO,
        }


@dataclass(frozen=True, slots=True)
class Team:
    """Everyone who works for the service.

    Attributes
    ----------
    staff
        The rows of ``staff.csv``; whoever left long ago is not among them.
    practitioners
        All practitioners, by pod; those who have left, too.
    towns
        The town of each pod.
    """

    pods: tuple[Pod, ...]
    staff: tuple[StaffMember, ...]
    practitioners: tuple[Practitioner, ...]
    towns: tuple[Town, ...]

    def by_pod(self) -> dict[str, list[Practitioner]]:
        """Return every pod's practitioners."""
        pods: dict[str, list[Practitioner]] = {pod.pod_id: [] for pod in self.pods}
        for each in self.practitioners:
            pods[each.pod_id].append(each)
        return pods


def make_team(*, pods: int, chance: Chance, register: Register, week: Week) -> Team:
    """Return the pods and the staff of a service of so many pods."""
    return _Hiring(pods=pods, chance=chance, register=register, week=week).team()


class _Hiring:
    def __init__(self, *, pods: int, chance: Chance, register: Register, week: Week) -> None:
        self._chance = chance
        self._register = register
        self._week = week
        self._towns = pod_towns(pods)
        self._width = max(2, len(str(len(self._towns) * 7 + 10)))
        self._pod_width = len(str(pods))
        self._hired = 0

    def team(self) -> Team:
        staff = list(self._central())
        pods: list[Pod] = []
        practitioners: list[Practitioner] = []
        offices: dict[str, int] = {}
        for position, (town, name) in enumerate(
            zip(self._towns, pod_names(self._towns), strict=True)
        ):
            turn = offices[town.name] = offices.get(town.name, -1) + 1
            pod = Pod(
                pod_id=f"P{position + 1:0{self._pod_width}d}",
                name=name,
                town=town.name,
                office=town.offices[turn % len(town.offices)],
            )
            consultant = self._person(Role.CONSULTANT, pod_id=pod.pod_id)
            members = [
                self._practitioner(part, pod=pod, town=town) for part in self._parts(position)
            ]
            staff += [consultant]
            staff += [each.member for each in members if each.part is not Part.LEFT_LONG_AGO]
            practitioners += members
            gone = {Part.LEAVING, Part.LEFT, Part.LEFT_LONG_AGO}
            places = sum(_cap(each.member) for each in members if each.part not in gone)
            pods.append(
                replace(
                    pod,
                    consultant_id=consultant.staff_id,
                    children_cap=places if places < POD_CAP else None,
                )
            )
        return Team(
            pods=tuple(pods),
            staff=tuple(staff),
            practitioners=tuple(practitioners),
            towns=self._towns,
        )

    def _parts(self, position: int) -> tuple[Part, ...]:
        """Return a pod's parts: one pod in eight has one more, one in eight one fewer."""
        if len(self._towns) == 1:
            return _PARTS_OF_ONE_POD
        parts = _PARTS[position % len(_PARTS)]
        if position % 8 == 5:
            return (*parts, Part.SHORT_WEEK)
        if position % 8 == 7:
            return parts[:3] + parts[4:]
        if position % 4 == 3:
            return tuple(Part.CYCLE if part is Part.STEADY else part for part in parts)
        return parts

    def _central(self) -> Iterator[StaffMember]:
        """Yield those who work for the whole service, or for several pods."""
        pods = len(self._towns)
        office = self._towns[0].offices[0]
        yield replace(self._person(Role.MANAGER), base=office)
        for _ in range(-(-pods // 12)):
            yield replace(self._person(Role.COORDINATOR), base=office, fte=Decimal("0.5"))
        for _ in range(-(-pods // 6)):
            yield replace(self._person(Role.ADMINISTRATOR), base=office)
        for turn in range(-(-pods // 3)):
            town = self._towns[turn * 3]
            yield replace(self._person(Role.SOCIAL_WORKER), base=town.offices[0])

    def _person(self, role: Role, *, pod_id: str | None = None) -> StaffMember:
        chance = self._chance
        self._hired += 1
        gender = chance.pick_weighted(_GENDERS)
        second = chance.pick_weighted(STAFF_LANGUAGES)
        return StaffMember(
            staff_id=f"S{self._hired:0{self._width}d}",
            name=self._register.name(language=second, gender=gender, apart=True),
            role=role,
            pod_id=pod_id,
            gender=gender,
            languages=("English",) if second == "English" else ("English", second),
            starts_on=self._week.monday - timedelta(days=chance.whole(400, 2400)),
        )

    def _practitioner(self, part: Part, *, pod: Pod, town: Town) -> Practitioner:
        chance = self._chance
        member = replace(
            self._person(Role.PRACTITIONER, pod_id=pod.pod_id),
            skills=chance.some(NEEDS, chance.whole(4, 7)),
            fte=_FTE.get(part, Decimal(1)),
            unsocial_before=chance.whole(0, 6),
        )
        member = _with_dates(member, part, self._week.monday)
        if part in {Part.OWN_BASE, Part.BUS}:
            # A bus traveller starts near the families, or would spend the day on buses.
            member = replace(member, base=_home_base(chance, town))
        if part is Part.BUS:
            member = replace(member, travel_mode=TravelMode.BUS)
        elif part is Part.CYCLE:
            member = replace(member, travel_mode=TravelMode.CYCLE, max_travel_minutes=30)
        elif part in {Part.OWN_BASE, Part.SHORT_WEEK}:
            member = replace(member, max_travel_minutes=25 if part is Part.OWN_BASE else 30)
        return Practitioner(
            member=member,
            part=part,
            town=town,
            base=member.base or pod.office,
            children=chance.whole(*_CHILDREN[part]),
        )


def _with_dates(member: StaffMember, part: Part, monday: date) -> StaffMember:
    def day(offset: int) -> date:
        return monday + timedelta(days=offset)

    match part:
        case Part.NEWCOMER:
            return replace(member, starts_on=monday, unsocial_before=0)
        case Part.SETTLING_IN:
            return replace(member, starts_on=day(-21), unsocial_before=1)
        case Part.LEAVING:
            return replace(member, ends_on=day(4))
        case Part.LONG_ABSENT:
            return replace(member, unsocial_before=0)
        case Part.LEFT:
            return replace(member, ends_on=day(-17), unsocial_before=0)
        case Part.LEFT_LONG_AGO:
            return replace(member, ends_on=day(-120))
        case _:
            return member


def _home_base(chance: Chance, town: Town) -> str:
    """Return one of the sectors in which many of the town's families live."""
    most = sorted(town.homes, key=lambda place: -town.homes[place])[:4]
    return chance.pick(most)


def _cap(member: StaffMember) -> int:
    return int(CHILDREN_CAP * member.fte)
