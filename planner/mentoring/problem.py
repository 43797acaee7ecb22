"""The service and a week as the mentoring problem, and what had to be set aside on the way."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.plan import Remark
from planner.planning.problem import BAND_POINTS
from planner.service import (
    Family,
    FamilyStatus,
    GenderWish,
    Match,
    MatchState,
    PairRule,
    Volunteer,
    Weekday,
)
from planner.service.naming import short_names
from planner.travel.matrix import minutes_between
from planner.travel.places import PlaceKind
from solver.mentoring import check
from solver.mentoring.problem import Family as MatchedFamily
from solver.mentoring.problem import Problem, Stretch
from solver.mentoring.problem import Volunteer as PossibleMentor
from solver.mentoring.rules.gates import months_after
from solver.mentoring.solution import Solution

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, time

    from planner.service import Service, TravelMode, Week
    from planner.travel.places import Gazetteer

CLOSING_POINTS = 20
"""Added for a family that is closing or closed (goal `unmatched`)."""

LIVE = frozenset({MatchState.AGREED, MatchState.MEETING, MatchState.ACTIVE})
"""States of a match that is running, as long as it has no end."""

_MATCHED = frozenset({FamilyStatus.OPEN, FamilyStatus.CLOSING, FamilyStatus.CLOSED})


@dataclass(frozen=True, slots=True)
class MentoringWeek:
    """A week's mentoring problem, and whom its positions stand for.

    Attributes
    ----------
    families, volunteers
        The rows, in the positions of `problem.families` and `problem.volunteers`; the volunteers
        are all of the service.
    matches
        For each running pair (family, volunteer) of `problem.live`, its row.
    faults
        Pins, and matches proposed by hand, that were set aside.
    """

    problem: Problem
    families: tuple[Family, ...]
    volunteers: tuple[Volunteer, ...]
    matches: dict[tuple[int, int], Match]
    faults: tuple[Remark, ...]


def is_live(match: Match) -> bool:
    """Return whether a match is running: agreed, meeting or active, and not ended."""
    return match.state in LIVE and match.to is None


def mentoring_problem(
    service: Service, week: Week, *, gazetteer: Gazetteer, keep_proposed: bool = False
) -> MentoringWeek:
    """Tell a week of a service as a mentoring problem.

    Parameters
    ----------
    keep_proposed
        Whether matches that were proposed are held like pins, after the pins of the service, and
        may be beyond what a person may overrule. So does the window, where somebody proposed them;
        otherwise they are proposed anew.

    Raises
    ------
    KnownError
        A place is not known.
    """
    live_rows = {
        (match.family_id, match.volunteer_id): match for match in service.matches if is_live(match)
    }
    with_live = {family_id for family_id, _ in live_rows}
    families = tuple(
        family
        for family in service.families
        if family.status in _MATCHED and (family.wants_mentor or family.family_id in with_live)
    )
    family_at = {family.family_id: at for at, family in enumerate(families)}
    volunteer_at = {one.volunteer_id: at for at, one in enumerate(service.volunteers)}
    matches = {
        (family_at[family_id], volunteer_at[volunteer_id]): match
        for (family_id, volunteer_id), match in live_rows.items()
        if family_id in family_at
    }
    elsewhere = Counter(
        volunteer_id for family_id, volunteer_id in live_rows if family_id not in family_at
    )
    origins, minutes = _minutes(service, families, gazetteer)
    names = short_names({one.volunteer_id: one.name for one in service.volunteers})
    hours, any_time = _hours(service), _any_time(service)
    settings = service.settings.mentoring
    problem = Problem(
        volunteers=tuple(
            PossibleMentor(
                id=one.volunteer_id,
                name=names[one.volunteer_id],
                capacity=one.capacity,
                travel_limit_minutes=one.max_travel_minutes,
                travel_phrase=one.travel_mode.phrase,
                origin=origins.get((one.place, one.travel_mode)),
                exact_place=_exact(one.place, gazetteer),
                gender=one.gender,
                languages=_words(one.languages),
                interests=_words(one.interests),
                experience=_words(one.experience),
                hours=hours.get(one.volunteer_id, any_time),
                dbs_on=one.dbs_on,
                dbs_expires_on=dbs_expiry(one, settings.recheck_years),
                training_on=one.training_on,
                has_references=one.has_references,
                own_case_closed_on=one.own_case_closed_on,
                starts_on=one.starts_on,
                ends_on=one.ends_on,
                held_elsewhere=elsewhere[one.volunteer_id],
            )
            for one in service.volunteers
        ),
        families=tuple(
            MatchedFamily(
                id=family.family_id,
                points=points_without(family),
                exact_place=_exact(family.place, gazetteer),
                mentor_gender=None
                if family.mentor_gender is GenderWish.ANY
                else family.mentor_gender.value,
                languages=_words(family.languages),
                interests=_words(family.interests),
                needs=_words(family.needs),
                hours=hours.get(family.family_id, any_time),
            )
            for family in families
        ),
        minutes=minutes,
        sunday=week.sunday,
        closed_case_months=settings.closed_case_months,
        same_postcode_allowed=settings.same_postcode_allowed,
        shared_minutes=settings.shared_minutes,
        opens=_minute(service.settings.service.opens),
        closes=_minute(service.settings.service.closes),
        live=tuple(matches),
        excluded=_excluded(service, family_at, volunteer_at),
        goals=service.settings.goals.mentoring,
    )
    problem, faults = _held(service, problem, family_at, volunteer_at, keep_proposed=keep_proposed)
    return MentoringWeek(problem, families, service.volunteers, matches, faults)


def points_without(family: Family) -> int:
    """Return what a family weighs without a mentor (goal `unmatched`)."""
    is_ending = family.status in (FamilyStatus.CLOSING, FamilyStatus.CLOSED)
    return BAND_POINTS[family.band] + (CLOSING_POINTS if is_ending else 0)


def dbs_expiry(volunteer: Volunteer, recheck_years: int) -> date | None:
    """Return the last day of a volunteer's DBS check; `None` where none is recorded.

    The day recorded, or so many years after the check; of 29 February, 28 February.
    """
    if volunteer.dbs_expires_on is not None or volunteer.dbs_on is None:
        return volunteer.dbs_expires_on
    return months_after(volunteer.dbs_on, 12 * recheck_years)


def _words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.strip().casefold() for word in words)


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _hours(service: Service) -> dict[str, tuple[Stretch, ...]]:
    """Return the weekly pattern of everybody who has one."""
    days = {day: at for at, day in enumerate(Weekday)}
    found: dict[str, list[Stretch]] = defaultdict(list)
    for row in service.hours:
        found[row.person_id].append((days[row.weekday], _minute(row.start), _minute(row.end)))
    return {person: tuple(stretches) for person, stretches in found.items()}


def _any_time(service: Service) -> tuple[Stretch, ...]:
    """Return the pattern of a volunteer or family that gives none: whenever the service is open."""
    opens, closes = service.settings.service.opens, service.settings.service.closes
    return tuple((day, _minute(opens), _minute(closes)) for day in range(len(Weekday)))


def _exact(written: str | None, gazetteer: Gazetteer) -> str | None:
    """Return a full postcode or a point on the map as it compares; `None` for any wider place."""
    place = None if written is None else gazetteer.find(written)
    if place is None or place.kind not in (PlaceKind.POSTCODE, PlaceKind.COORDINATE):
        return None
    return place.key


def _minutes(
    service: Service, families: tuple[Family, ...], gazetteer: Gazetteer
) -> tuple[dict[tuple[str | None, TravelMode], int], tuple[tuple[int, ...], ...]]:
    """Return the row of each place and way of travelling, and the rows."""
    starts = dict.fromkeys(
        (one.place, one.travel_mode) for one in service.volunteers if one.place is not None
    )
    matrix = minutes_between(
        [(place or "", mode) for place, mode in starts],
        [family.place for family in families],
        overrides=service.travel,
        gazetteer=gazetteer,
    )
    return {start: row for row, start in enumerate(starts)}, tuple(map(tuple, matrix.tolist()))


def _excluded(
    service: Service, family_at: dict[str, int], volunteer_at: dict[str, int]
) -> frozenset[tuple[int, int]]:
    """Return the pairs that must not meet, and those of which somebody declined a match."""
    named = [
        (pair.family_id, pair.person_id)
        for pair in service.pairs
        if pair.rule in (PairRule.EXCLUDE, PairRule.DECLINED)
    ]
    named += [
        (match.family_id, match.volunteer_id)
        for match in service.matches
        if match.state is MatchState.DECLINED
    ]
    return frozenset(
        (family_at[family_id], volunteer_at[person_id])
        for family_id, person_id in named
        if family_id in family_at and person_id in volunteer_at
    )


def _held(
    service: Service,
    problem: Problem,
    family_at: dict[str, int],
    volunteer_at: dict[str, int],
    *,
    keep_proposed: bool,
) -> tuple[Problem, tuple[Remark, ...]]:
    """Take the pins in file order, then what was proposed; set aside each that cannot hold."""
    faults = []
    pins = [
        (pair.family_id, pair.person_id, "pinned to")
        for pair in service.pairs
        if pair.rule is PairRule.PIN and pair.person_id in volunteer_at
    ]
    proposed = [
        (match.family_id, match.volunteer_id, "proposed for")
        for match in service.matches
        if keep_proposed and match.state is MatchState.PROPOSED and match.to is None
    ]
    for family_id, volunteer_id, how in (*pins, *proposed):
        family, volunteer = family_at.get(family_id), volunteer_at[volunteer_id]
        if family is None:
            objection = "the family does not ask for a mentor"
        else:
            tried = _with_pin(problem, family, volunteer, by_hand=how != "pinned to")
            objection = _objection(tried, family, volunteer)
            if not objection:
                problem = tried
                continue
        faults.append(
            Remark(
                rule="pinned",
                ids=(family_id, volunteer_id),
                sentence=f"{family_id} {how} {problem.volunteers[volunteer].name} "
                f"is set aside: {objection}.",
            )
        )
    return problem, tuple(faults)


def _with_pin(problem: Problem, family: int, volunteer: int, *, by_hand: bool) -> Problem:
    """Return the problem with a pin more; one taken already is not replaced."""
    pinned = {family: volunteer, **dict(problem.pinned)}
    overruled = problem.overruled | {(family, volunteer)} if by_hand else problem.overruled
    return replace(problem, pinned=tuple(pinned.items()), overruled=overruled)


def _objection(problem: Problem, family: int, volunteer: int) -> str:
    """Say what a pin breaks together with running matches and earlier pins; empty if nothing."""
    pinned = dict(problem.pinned)
    if pinned[family] != volunteer:
        return f"breaks one_mentor (pinned to {problem.volunteers[pinned[family]].name} already)"
    running = problem.live_of_family[family]
    if running and volunteer not in running:
        return f"breaks one_mentor (has a mentor: {problem.volunteers[running[0]].name})"
    told = Solution.of(
        pinned.get(at, problem.live_of_family[at][0] if problem.live_of_family[at] else None)
        for at in range(len(problem.families))
    )
    broken = check.violations(problem, told)
    return "; ".join(f"breaks {one.rule} ({one.sentence.rstrip('.')})" for one in broken)
