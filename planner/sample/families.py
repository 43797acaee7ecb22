"""Families, their children, and the stints of the people who have worked with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.sample.children import make_children
from planner.sample.history import stints_since
from planner.sample.people import Part, Practitioner, Team
from planner.sample.words import (
    CLOSED,
    FAMILY_LANGUAGES,
    INTERESTS,
    LEFT,
    NEEDS,
    SPEAKS_ENGLISH_TOO,
)
from planner.service import (
    Allocation,
    Band,
    Child,
    ChildPlan,
    Family,
    FamilyStatus,
    Gender,
    GenderWish,
    Week,
)
from planner.service.settings import Referral

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from planner.sample.chance import Chance
    from planner.sample.names import Register
    from planner.sample.reach import Reach

_SIZES = {1: 0.23, 2: 0.32, 3: 0.25, 4: 0.13, 5: 0.07}
"""The share of families with so many children who count on a caseload; a caseload's last family
has what is left of it, so that in the end there are 2.3 children in a family on average."""

_GIVEN_GENDERS = {Gender.FEMALE: 0.85, Gender.MALE: 0.15}
"""A family is called by the parent or carer who is at home."""


@dataclass(frozen=True, slots=True)
class Household:
    """A family with its children and stints, before the families are numbered."""

    family: Family
    children: tuple[Child, ...]
    stints: tuple[Allocation, ...] = ()
    worker: Practitioner | None = None

    @property
    def counted(self) -> int:
        """How many of the children count on a caseload."""
        return sum(child.plan is not ChildPlan.NONE for child in self.children)


def is_eligible(family: Family) -> bool:
    """Say whether a family meets the referral criteria, by the settings' defaults."""
    return (
        family.motivated
        and family.would_benefit
        and family.consents
        and family.previous_referrals <= Referral().max_previous_referrals
    )


def make_households(
    *, team: Team, reach: Reach, chance: Callable[[str], Chance], register: Register, week: Week
) -> tuple[Household, ...]:
    """Return the service's families of every status, numbered by the day they were referred.

    Parameters
    ----------
    team
        Who works for the service.
    reach
        Who gets where in time.
    chance
        Gives the stream of a part of the families.
    register
        Gives the names.
    week
        The week that will be planned.
    """
    books = _Books(team=team, reach=reach, register=register, week=week)
    return _numbered(
        [
            *books.open(chance("open families")),
            *books.without_worker(chance("families without a worker")),
            *books.waiting(chance("waiting families")),
            *books.not_eligible(chance("families not eligible")),
            *books.closed(chance("closed families")),
        ]
    )


class _Books:
    def __init__(self, *, team: Team, reach: Reach, register: Register, week: Week) -> None:
        self._team = team
        self._reach = reach
        self._register = register
        self._week = week
        self._pods = len(team.pods)
        self._of_pod = team.by_pod()
        self._stayers = [
            each
            for each in team.practitioners
            if each.is_planned and each.part not in {Part.NEWCOMER, Part.SETTLING_IN}
        ]
        self._first_of_three = {pod.pod_id for pod in team.pods[::3]}

    def open(self, chance: Chance) -> Iterator[Household]:
        """Yield every practitioner's families of today, up to their number of children."""
        for worker in self._team.practitioners:
            left = worker.children
            first = True
            while left:
                size = min(left, chance.pick_weighted(_SIZES))
                yield self._open_family(chance, worker, size, first=first)
                left -= size
                first = False

    def without_worker(self, chance: Chance) -> Iterator[Household]:
        """Yield families whose practitioner has gone and who have been given nobody since."""
        for worker in self._team.practitioners:
            if worker.part is Part.LEFT:
                household = self._open_family(chance, worker, chance.whole(1, 2))
                ended = worker.member.ends_on
                *earlier, last = household.stints
                last = replace(last, to=ended, reason=LEFT)
                yield replace(household, stints=(*earlier, last), worker=None)

    def waiting(self, chance: Chance) -> Iterator[Household]:
        """Yield waiting families who meet the criteria, bands in turn, each with its story."""
        bands = tuple(Band)
        for turn in range(2 + round(7 * self._pods / 3)):
            band = bands[turn % len(bands)]
            household = self._referred(chance, band=band, size=chance.pick_weighted(_SIZES))
            family = household.family
            match turn % 8:
                case 0:
                    children = make_children(chance, 5, self._week.monday)
                    household = replace(household, children=children)
                case 1:
                    family = replace(family, worker_gender=GenderWish.FEMALE)
                case 2:
                    family = replace(
                        family,
                        name=self._register.name(language="Romanian", gender=Gender.FEMALE),
                        languages=("Romanian",),
                    )
                case 3:
                    yield self._returning(chance, household)
                    continue
                case 4:
                    family = replace(family, place=self._reach.beyond(chance))
                case 5:
                    family = replace(family, worker_gender=GenderWish.MALE)
                case _:
                    household = replace(
                        household,
                        children=make_children(chance, chance.whole(1, 2), self._week.monday),
                    )
            yield replace(household, family=family)

    def not_eligible(self, chance: Chance) -> Iterator[Household]:
        """Yield waiting families who miss a criterion, each another one in turn."""
        for turn in range(1 + round(2 * self._pods / 3)):
            household = self._referred(
                chance, band=chance.pick(tuple(Band)), size=chance.whole(1, 3)
            )
            family = household.family
            match turn % 4:
                case 0:
                    family = replace(family, consents=False)
                case 1:
                    family = replace(family, previous_referrals=3)
                case 2:
                    family = replace(family, motivated=False)
                case _:
                    family = replace(family, would_benefit=False)
            yield replace(household, family=family)

    def closed(self, chance: Chance) -> Iterator[Household]:
        """Yield families whose plan is complete; kept three months, some with a mentor."""
        for _ in range(1 + self._pods):
            worker = chance.pick(self._stayers)
            household = self._open_family(chance, worker, chance.whole(1, 3))
            opened = self._day(-chance.whole(190, 330))
            stint = Allocation(
                family_id="",
                staff_id=worker.member.staff_id,
                from_=opened,
                to=self._day(-chance.whole(7, 80)),
                reason=CLOSED,
            )
            family = replace(
                household.family,
                status=FamilyStatus.CLOSED,
                referred_on=opened - timedelta(days=chance.whole(5, 40)),
                opened_on=opened,
                worker_changes=0,
            )
            yield replace(household, family=family, stints=(stint,), worker=None)

    def _open_family(
        self,
        chance: Chance,
        worker: Practitioner,
        size: int,
        *,
        first: bool = False,
    ) -> Household:
        """Return a family of a practitioner; in every third pod two first ones are special.

        One has lived beyond the travel limit since it moved house; the other was with somebody
        who left so long ago that only the id is known.
        """
        member = worker.member
        special = first and worker.pod_id in self._first_of_three
        far = special and worker.part is Part.PART_TIME
        from_start = special and worker.part is Part.OVER_CAP
        share = chance.share()
        # More families are new than old: a case is open half a year on average.
        days_ago = int(4 + 150 * (share + share * share))
        if from_start:
            days_ago = chance.whole(190, 260)
        if member.ends_on is not None and member.ends_on < self._week.monday:
            days_ago = max(days_ago, (self._week.monday - member.ends_on).days + 30)
        stints = stints_since(
            self._day(-days_ago),
            worker=worker,
            pod=self._of_pod[worker.pod_id],
            from_start=from_start,
            today=self._week.monday,
            chance=chance,
        )
        closing = from_start or (days_ago > 150 and chance.happens(0.3))
        wish = GenderWish.ANY
        if member.gender is Gender.FEMALE and chance.happens(0.06):
            wish = GenderWish.FEMALE
        elif member.gender is Gender.MALE and chance.happens(0.06):
            wish = GenderWish.MALE
        family = self._family(
            chance,
            place=(self._reach.beyond(chance, worker) if far else self._reach.home(chance, worker)),
            needs=_needs(chance, member.skills),
        )
        family = replace(
            family,
            status=FamilyStatus.CLOSING if closing else FamilyStatus.OPEN,
            opened_on=self._day(-days_ago),
            referred_on=self._day(-days_ago - chance.whole(5, 40)),
            band=chance.pick_weighted({Band.HIGH: 0.25, Band.MEDIUM: 0.45, Band.LOW: 0.3}),
            worker_gender=wish,
            worker_changes=len(stints) - 1,
            wants_mentor=chance.happens(0.28),
            visits_per_week=1 if closing else chance.pick_weighted({2: 0.7, 1: 0.12, 3: 0.18}),
        )
        return Household(
            family=family,
            children=make_children(chance, size, self._week.monday),
            stints=stints,
            worker=worker,
        )

    def _referred(self, chance: Chance, *, band: Band, size: int) -> Household:
        longest = {Band.HIGH: 6, Band.MEDIUM: 9, Band.LOW: 13}[band]
        town = chance.pick(self._team.towns)
        family = self._family(
            chance,
            place=chance.pick_weighted(town.homes),
            needs=chance.some(NEEDS, chance.whole(1, 4)),
        )
        return Household(
            family=replace(
                family,
                status=FamilyStatus.WAITING,
                band=band,
                referred_on=self._day(-chance.whole(4, 7 * longest)),
                wants_mentor=chance.happens(0.2),
            ),
            children=make_children(chance, size, self._week.monday),
        )

    def _returning(self, chance: Chance, household: Household) -> Household:
        """Return the waiting family as one that a practitioner here knew before."""
        worker = chance.pick(self._stayers)
        closed = self._day(-chance.whole(200, 320))
        return replace(
            household,
            family=replace(
                household.family,
                place=self._reach.home(chance, worker),
                previous_referrals=1,
            ),
            stints=(
                Allocation(
                    family_id="",
                    staff_id=worker.member.staff_id,
                    from_=closed - timedelta(days=chance.whole(40, 75)),
                    to=closed,
                    reason=CLOSED,
                ),
            ),
        )

    def _family(self, chance: Chance, *, place: str, needs: tuple[str, ...]) -> Family:
        language = chance.pick_weighted(FAMILY_LANGUAGES)
        languages: tuple[str, ...] = ("English",)
        if language != "English":
            too = language == "BSL" or chance.happens(SPEAKS_ENGLISH_TOO)
            languages = (language, "English") if too else (language,)
        return Family(
            family_id="",
            name=self._register.name(
                language=language, gender=chance.pick_weighted(_GIVEN_GENDERS)
            ),
            place=place,
            status=FamilyStatus.OPEN,
            previous_referrals=chance.pick_weighted({0: 0.72, 1: 0.2, 2: 0.08}),
            needs=needs,
            languages=languages,
            visit_minutes=chance.pick_weighted({60: 0.8, 45: 0.08, 90: 0.12}),
            mentor_gender=chance.pick_weighted({GenderWish.ANY: 0.85, GenderWish.FEMALE: 0.15}),
            interests=chance.some(INTERESTS, chance.whole(0, 3)),
        )

    def _day(self, offset: int) -> date:
        return self._week.monday + timedelta(days=offset)


def _needs(chance: Chance, skills: Sequence[str]) -> tuple[str, ...]:
    """Return one to four needs; a practitioner's families fit their skills more often than not."""
    needs = dict.fromkeys(
        chance.pick(skills if skills and chance.happens(0.7) else NEEDS)
        for _ in range(chance.whole(1, 4))
    )
    return tuple(needs)


def _numbered(households: Sequence[Household]) -> tuple[Household, ...]:
    """Return the households by the day they were referred, with ids in that order."""
    by_referral = sorted(households, key=lambda each: each.family.referred_on or date.min)
    family_width = max(3, len(str(len(by_referral))))
    child_width = max(4, len(str(sum(len(each.children) for each in by_referral))))
    numbered = []
    child_number = 0
    for number, household in enumerate(by_referral, start=1):
        family_id = f"F{number:0{family_width}d}"
        children = []
        for child in household.children:
            child_number += 1
            children.append(
                replace(child, child_id=f"C{child_number:0{child_width}d}", family_id=family_id)
            )
        numbered.append(
            replace(
                household,
                family=replace(household.family, family_id=family_id),
                children=tuple(children),
                stints=tuple(replace(stint, family_id=family_id) for stint in household.stints),
            )
        )
    return tuple(numbered)
