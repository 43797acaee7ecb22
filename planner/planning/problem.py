"""The service and a week as the allocation problem, and what had to be set aside on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.plan import Remark
from planner.planning.staffing import Staffed, pod_children_cap, staffed
from planner.service import (
    Allocation,
    Band,
    ChildPlan,
    Family,
    FamilyStatus,
    GenderWish,
    PairRule,
    Role,
)
from planner.service.naming import counted, number_word, short_names
from planner.travel.matrix import minutes_between
from solver.allocation import check
from solver.allocation.problem import Family as PlannedFamily
from solver.allocation.problem import Pod as PlannedPod
from solver.allocation.problem import Problem, Standing, Worker
from solver.allocation.solution import Solution

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.service import Service, Settings, Week
    from planner.travel.places import Gazetteer

BAND_POINTS = {Band.HIGH: 60, Band.MEDIUM: 30, Band.LOW: 10}
"""Points of a waiting family's band (goal `waiting`)."""

OPEN_POINTS = 100
"""Added for a family that is open or closing and has nobody."""

MOST_WEEKS = 26
"""Weeks waited beyond half a year count no more."""


@dataclass(frozen=True, slots=True)
class WeekProblem:
    """A week's allocation problem, and whom its positions stand for.

    Attributes
    ----------
    families
        The rows of the planned families, in the positions of `problem.families`.
    workers
        The staff in the positions of `problem.workers`; `None` for someone known by id alone.
    stints
        For each planned family the stint of its current worker, for a waiting one its last.
    not_eligible
        Waiting families that do not meet the referral criteria, each with what it misses.
    faults
        Pins set aside.
    warnings
        What is odd in the input but does no harm.
    """

    problem: Problem
    families: tuple[Family, ...]
    workers: tuple[Staffed | None, ...]
    stints: tuple[Allocation | None, ...]
    not_eligible: tuple[tuple[Family, tuple[str, ...]], ...]
    faults: tuple[Remark, ...]
    warnings: tuple[Remark, ...]


def problem_of(
    service: Service, week: Week, *, gazetteer: Gazetteer, everybody: bool = False
) -> WeekProblem:
    """Tell a week of a service as an allocation problem.

    Parameters
    ----------
    everybody
        Whether families that do not meet the referral criteria are told too, as left without a
        practitioner and counting in no goal: so that a person may overrule a criterion at the
        desk. The plan is the same either way.

    Raises
    ------
    KnownError
        A place is not known.
    """
    people = staffed(service, week)
    planned, not_eligible = _eligible(service)
    missing = frozenset(family.family_id for family, _ in not_eligible)
    if everybody:
        planned = tuple(
            family for family in service.families if family.status is not FamilyStatus.CLOSED
        )
    current, last = _stints(service)
    gone = _gone(service, planned, current, last)
    ids = [one.member.staff_id for one in people] + gone
    position = {staff_id: at for at, staff_id in enumerate(ids)}
    family_position = {family.family_id: at for at, family in enumerate(planned)}
    origins, minutes = _minutes(service, people, planned, gazetteer)
    names = short_names(
        {one.member.staff_id: one.member.name or one.member.staff_id for one in people}
    )
    pod_position = {pod.pod_id: at for at, pod in enumerate(service.pods)}
    pairs = [
        (family_position[pair.family_id], position[pair.person_id], pair.rule)
        for pair in service.pairs
        if pair.family_id in family_position and pair.person_id in position
    ]
    stints = tuple(
        (last if family.status is FamilyStatus.WAITING else current).get(family.family_id)
        for family in planned
    )
    children = children_counted(service)
    problem = Problem(
        pods=tuple(
            PlannedPod(pod.pod_id, pod.name or pod.pod_id, pod_children_cap(service, pod))
            for pod in service.pods
        ),
        workers=(
            *(
                Worker(
                    id=one.member.staff_id,
                    name=names[one.member.staff_id],
                    pod=pod_position.get(one.member.pod_id or ""),
                    children_cap=one.children_cap,
                    travel_limit_minutes=one.travel_limit_minutes,
                    travel_phrase=one.travel_mode.phrase,
                    origin=origins.get((one.base, one.travel_mode)),
                    gender=one.member.gender,
                    skills=_words(one.member.skills),
                    languages=_words(one.member.languages),
                    available=one.planned,
                )
                for one in people
            ),
            *(_known_by_id(staff_id) for staff_id in gone),
        ),
        families=tuple(
            PlannedFamily(
                id=family.family_id,
                children=children.get(family.family_id, 0),
                standing=Standing(family.status),
                urgency=0 if family.family_id in missing else urgency_of(family, week),
                worker_gender=None
                if family.worker_gender is GenderWish.ANY
                else family.worker_gender.value,
                needs=_words(family.needs),
                languages=_words(family.languages),
                visits_per_week=family.visits_per_week,
                worker_changes=family.worker_changes,
                current=None
                if stint is None or family.status is FamilyStatus.WAITING
                else position[stint.staff_id],
                last=None
                if stint is None or family.status is not FamilyStatus.WAITING
                else position[stint.staff_id],
            )
            for family, stint in zip(planned, stints, strict=True)
        ),
        minutes=minutes,
        excluded=frozenset(
            (family, worker)
            for family, worker, rule in pairs
            if rule in (PairRule.EXCLUDE, PairRule.DECLINED)
        ),
        preferred=frozenset(
            (family, worker) for family, worker, rule in pairs if rule is PairRule.PREFER
        ),
        goals=service.settings.goals.allocation,
        left=frozenset(at for at, family in enumerate(planned) if family.family_id in missing),
    )
    eligible = {id_: at for id_, at in family_position.items() if id_ not in missing}
    pinned, faults = _pins(service, problem, eligible, position)
    return WeekProblem(
        problem=replace(problem, pinned=pinned),
        families=planned,
        workers=(*people, *(None for _ in gone)),
        stints=stints,
        not_eligible=not_eligible,
        faults=faults,
        warnings=(
            *_large_pods(service, people),
            *_strangers(planned, current, gone),
        ),
    )


def missed_criteria(family: Family, settings: Settings) -> tuple[str, ...]:
    """Return a sentence for each referral criterion that a family misses."""
    limit = settings.referral.max_previous_referrals
    missed = []
    if not family.consents:
        missed.append("The family has not agreed.")
    if not family.motivated:
        missed.append("Not ready for change yet.")
    if not family.would_benefit:
        missed.append("Would not benefit now.")
    if family.previous_referrals > limit:
        earlier = counted(family.previous_referrals, "earlier referral").capitalize()
        missed.append(f"{earlier}; limit {number_word(limit) if limit else 'none'}.")
    return tuple(missed)


def _eligible(
    service: Service,
) -> tuple[tuple[Family, ...], tuple[tuple[Family, tuple[str, ...]], ...]]:
    planned, not_eligible = [], []
    for family in service.families:
        if family.status is FamilyStatus.CLOSED:
            continue
        missed = (
            missed_criteria(family, service.settings)
            if family.status is FamilyStatus.WAITING
            else ()
        )
        if missed:
            not_eligible.append((family, missed))
        else:
            planned.append(family)
    return tuple(planned), tuple(not_eligible)


def _stints(service: Service) -> tuple[dict[str, Allocation], dict[str, Allocation]]:
    """Return each family's current stint, and the latest of those that are over."""
    current: dict[str, Allocation] = {}
    last: dict[str, Allocation] = {}
    for stint in service.allocations:
        if stint.to is None:
            current[stint.family_id] = stint
            continue
        earlier = last.get(stint.family_id)
        if earlier is None or stint.from_ >= earlier.from_:
            last[stint.family_id] = stint
    return current, last


def _gone(
    service: Service,
    planned: Iterable[Family],
    current: dict[str, Allocation],
    last: dict[str, Allocation],
) -> list[str]:
    """Return the ids of workers who are in no staff table: they have left."""
    staff = {member.staff_id for member in service.staff}
    gone: dict[str, None] = {}
    for family in planned:
        known = last if family.status is FamilyStatus.WAITING else current
        stint = known.get(family.family_id)
        if stint is not None and stint.staff_id not in staff:
            gone[stint.staff_id] = None
    return list(gone)


def _minutes(
    service: Service,
    people: Iterable[Staffed],
    planned: tuple[Family, ...],
    gazetteer: Gazetteer,
) -> tuple[dict[tuple[str | None, object], int], tuple[tuple[int, ...], ...]]:
    """Return the row of each base and way of travelling, and the rows."""
    starts = {(one.base, one.travel_mode): one for one in people if one.base is not None}
    origins = [(one.base or "", one.travel_mode) for one in starts.values()]
    matrix = minutes_between(
        origins,
        [family.place for family in planned],
        overrides=service.travel,
        gazetteer=gazetteer,
    )
    return {start: row for row, start in enumerate(starts)}, tuple(map(tuple, matrix.tolist()))


def children_counted(service: Service) -> dict[str, int]:
    """Return the children of each family that count on a caseload; families without are absent."""
    children: dict[str, int] = {}
    for child in service.children:
        if child.plan is not ChildPlan.NONE:
            children[child.family_id] = children.get(child.family_id, 0) + 1
    return children


def urgency_of(family: Family, week: Week) -> int:
    """Return what each child of a family without a practitioner weighs (goal `waiting`)."""
    waited = 0
    if family.referred_on is not None:
        waited = min(max((week.monday - family.referred_on).days // 7, 0), MOST_WEEKS)
    is_open = family.status is not FamilyStatus.WAITING
    return BAND_POINTS[family.band] + waited + (OPEN_POINTS if is_open else 0)


def _words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.strip().casefold() for word in words)


def _known_by_id(staff_id: str) -> Worker:
    return Worker(
        id=staff_id,
        name=staff_id,
        pod=None,
        children_cap=0,
        travel_limit_minutes=0,
        travel_phrase="",
        origin=None,
        gender=None,
        skills=frozenset(),
        languages=frozenset(),
        available=False,
    )


def _pins(
    service: Service,
    problem: Problem,
    family_position: dict[str, int],
    position: dict[str, int],
) -> tuple[tuple[tuple[int, int], ...], tuple[Remark, ...]]:
    """Take the pins in file order; set aside each that cannot hold with those before it."""
    taken: dict[int, int] = {}
    faults = []
    volunteers = {volunteer.volunteer_id for volunteer in service.volunteers}
    for pair in service.pairs:
        if pair.rule is not PairRule.PIN or pair.person_id in volunteers:
            continue
        family = family_position.get(pair.family_id)
        worker = position.get(pair.person_id)
        if family is None:
            objection = "the family is not planned this week"
        elif worker is None or not problem.workers[worker].available:
            objection = "breaks available (not planned this week)"
        elif taken.get(family, worker) != worker:
            other = problem.workers[taken[family]].name
            objection = f"breaks one_worker (pinned to {other} already)"
        else:
            objection = _broken_with(problem, {**taken, family: worker})
            if not objection:
                taken[family] = worker
                continue
        name = pair.person_id if worker is None else problem.workers[worker].name
        faults.append(
            Remark(
                rule="pinned",
                ids=(pair.family_id, pair.person_id),
                sentence=f"{pair.family_id} pinned to {name} is set aside: {objection}.",
            )
        )
    return tuple(taken.items()), tuple(faults)


def _broken_with(problem: Problem, pins: dict[int, int]) -> str:
    """Say which rules these pins break with nobody else placed; empty if none."""
    solution = Solution.of(pins.get(family) for family in range(len(problem.families)))
    broken = check.violations(problem, solution)
    return "; ".join(f"breaks {one.rule} ({one.sentence.rstrip('.')})" for one in broken)


def _large_pods(service: Service, people: Iterable[Staffed]) -> list[Remark]:
    limit = service.settings.caps.practitioners_per_consultant
    found = []
    for pod in service.pods:
        members = [
            one
            for one in people
            if one.planned
            and one.member.role is Role.PRACTITIONER
            and one.member.pod_id == pod.pod_id
        ]
        if len(members) > limit:
            found.append(
                Remark(
                    rule="practitioners_per_consultant",
                    ids=(pod.pod_id,),
                    sentence=f"{pod.name or pod.pod_id} has "
                    f"{counted(len(members), 'practitioner')}; "
                    f"a consultant supervises at most {number_word(limit)}.",
                )
            )
    return found


def _strangers(
    planned: Iterable[Family], current: dict[str, Allocation], gone: list[str]
) -> list[Remark]:
    found = []
    for family in planned:
        stint = current.get(family.family_id)
        if stint is not None and stint.staff_id in gone:
            found.append(
                Remark(
                    rule="available",
                    ids=(family.family_id, stint.staff_id),
                    sentence=f"{family.family_id} was with {stint.staff_id}, who is not among "
                    "the staff: taken as someone who has left.",
                )
            )
    return found
