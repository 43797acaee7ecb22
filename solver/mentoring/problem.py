"""The mentoring problem, told in whole numbers and dates: who wants a mentor, and who could be one.

Volunteers and families are known by their position in the tuples. Ids and names are carried along
for sentences and for ties; nothing is looked up anywhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

GOAL_NAMES = ("broken", "unmatched", "misfit", "travel")
"""The goals of every plan; a service orders them."""

MINUTES_OF_A_DAY = 24 * 60

Stretch = tuple[int, int, int]
"""A weekday from 0 (Monday) to 6, and a half-open stretch [start, end) of it, in minutes."""


@dataclass(frozen=True, slots=True)
class Volunteer:
    """Somebody who may be a mentor.

    Attributes
    ----------
    name
        As a sentence calls them.
    capacity
        Families at most.
    held_elsewhere
        Places taken by live matches with families that are not in the problem.
    travel_phrase
        How they get about: ``by bus``.
    origin
        Row of `Problem.minutes`; `None` for somebody without a known place.
    exact_place
        Their own full postcode or point on the map, written so that equal ones are equal; `None`
        where no more than a wider place is known.
    gender
        ``female``, ``male``, another word, or `None` where unknown.
    languages, interests, experience
        Lower case.
    hours
        Their weekly pattern as it is given: in any order, touching, overlapping or empty.
    dbs_on, dbs_expires_on, training_on, has_references, own_case_closed_on, starts_on, ends_on
        What the gates look at; `None` where nothing is known.
    """

    id: str
    name: str
    capacity: int
    travel_limit_minutes: int
    travel_phrase: str
    origin: int | None
    exact_place: str | None
    gender: str | None
    languages: frozenset[str]
    interests: frozenset[str]
    experience: frozenset[str]
    hours: tuple[Stretch, ...]
    dbs_on: date | None
    dbs_expires_on: date | None
    training_on: date | None
    has_references: bool
    own_case_closed_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    held_elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class Family:
    """A family to match: it wants a mentor or has one.

    Attributes
    ----------
    points
        What it weighs without a mentor (goal `unmatched`): band points, 20 more if it is closing
        or closed.
    mentor_gender
        ``female`` or ``male`` where the family asks, else `None`.
    exact_place
        As for a volunteer.
    hours
        When it has time, as for a volunteer.
    """

    id: str
    points: int
    exact_place: str | None
    mentor_gender: str | None
    languages: frozenset[str]
    interests: frozenset[str]
    needs: frozenset[str]
    hours: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A week's mentoring problem.

    Attributes
    ----------
    minutes
        One-way minutes, whole, rounded up: ``minutes[volunteer.origin][family]``.
    sunday
        The last day of the week, on which the gates are looked at.
    closed_case_months
        Whole months for which a volunteer's own case has to be closed.
    same_postcode_allowed
        Whether rule `own_postcode` is off.
    shared_minutes
        Time in common a week that a new match needs.
    opens, closes
        The service's hours on every day, minutes of the day, half-open.
    live
        Pairs (family, volunteer) that are a match already, each once.
    excluded
        Pairs that must not meet, or that somebody declined.
    pinned
        Pairs that must be joined; a family at most once, together feasible with the live ones.
    overruled
        Pairs for which a person overruled `travel_limit` and `shared_time`. It comes from the
        window alone: a service folder never says it.
    goals
        The names of `GOAL_NAMES`, each once, most important first.
    live_of_family, live_today
        Worked out: the volunteers of each family's live matches that are not excluded; and how
        many of those each volunteer has, `held_elsewhere` included.

    Raises
    ------
    ValueError
        A position points nowhere, a row of minutes has the wrong length, a count is negative, a
        stretch ends before it begins, or a goal is missing.
    """

    volunteers: tuple[Volunteer, ...]
    families: tuple[Family, ...]
    minutes: tuple[tuple[int, ...], ...]
    sunday: date
    closed_case_months: int = 12
    same_postcode_allowed: bool = False
    shared_minutes: int = 120
    opens: int = 8 * 60
    closes: int = 20 * 60
    live: tuple[tuple[int, int], ...] = ()
    excluded: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    pinned: tuple[tuple[int, int], ...] = ()
    overruled: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    goals: tuple[str, ...] = GOAL_NAMES
    live_of_family: tuple[tuple[int, ...], ...] = field(init=False, compare=False, repr=False)
    live_today: tuple[int, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        self._validate()
        of_family: list[tuple[int, ...]] = [()] * len(self.families)
        today = [volunteer.held_elsewhere for volunteer in self.volunteers]
        for family, volunteer in self.live:
            if (family, volunteer) not in self.excluded:
                of_family[family] = (*of_family[family], volunteer)
                today[volunteer] += 1
        object.__setattr__(self, "live_of_family", tuple(of_family))
        object.__setattr__(self, "live_today", tuple(today))

    def _validate(self) -> None:
        volunteers, families = len(self.volunteers), len(self.families)
        if sorted(self.goals) != sorted(GOAL_NAMES):
            raise ValueError("every goal must be named exactly once")
        if min(self.closed_case_months, self.shared_minutes) < 0:
            raise ValueError("a number of the rules is negative")
        if not 0 <= self.opens <= self.closes <= MINUTES_OF_A_DAY:
            raise ValueError("the service closes before it opens")
        for volunteer in self.volunteers:
            if min(volunteer.capacity, volunteer.held_elsewhere) < 0:
                raise ValueError("a volunteer's count is negative")
            if volunteer.travel_limit_minutes < 0:
                raise ValueError("a volunteer's travel limit is negative")
            if volunteer.origin is not None and not 0 <= volunteer.origin < len(self.minutes):
                raise ValueError("a volunteer's origin is not there")
        if any(family.points < 0 for family in self.families):
            raise ValueError("a family's points are negative")
        theirs = [member.hours for member in self.volunteers]
        for hours in (*theirs, *(family.hours for family in self.families)):
            for weekday, start, end in hours:
                if not (0 <= weekday < 7 and 0 <= start <= end <= MINUTES_OF_A_DAY):
                    raise ValueError("a stretch of hours is not within a day")
        if any(len(row) != families for row in self.minutes):
            raise ValueError("a row of minutes is not as long as the families")
        if len(set(self.live)) != len(self.live):
            raise ValueError("a live match is there twice")
        pinned = [family for family, _ in self.pinned]
        if len(set(pinned)) != len(pinned):
            raise ValueError("a family is pinned twice")
        for family_at, volunteer_at in (
            *self.live,
            *self.excluded,
            *self.pinned,
            *self.overruled,
        ):
            if not (0 <= family_at < families and 0 <= volunteer_at < volunteers):
                raise ValueError("a pair points nowhere")

    def minutes_between(self, family: int, volunteer: int) -> int | None:
        """Return one-way minutes; `None` for a volunteer whose place is not known."""
        origin = self.volunteers[volunteer].origin
        return None if origin is None else self.minutes[origin][family]

    def is_live(self, family: int, volunteer: int) -> bool:
        """Return whether the two are a match already that may go on."""
        return volunteer in self.live_of_family[family]
