"""Who visits the families of somebody who is away for a while.

One other practitioner of the pod for all visits of a family, whom the rules on travel, on pairs
and on a worker's gender allow. The visits are shared evenly, then the ways are short.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from solver.allocation.objections import objections
from solver.allocation.rules import excluded, travel_limit, worker_gender

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.drafting.in_hand import InHand
    from planner.service import Service
    from planner.what_if.taking_hold import Span

HOLDS_FOR_COVER = (travel_limit.NAME, excluded.NAME, worker_gender.NAME)
"""The rules of the allocation that somebody who stands in has to keep. Caps are for caseloads."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """One family of somebody who is away.

    Attributes
    ----------
    staff_id
        Who visits meanwhile; `None` where nobody of the pod may.
    visits
        A week.
    minutes
        One way; `None` where nobody visits.
    """

    family_id: str
    staff_id: str | None
    visits: int
    minutes: int | None


def stand_ins(week: InHand, staff_id: str, span: Span) -> tuple[StandIn, ...]:
    """Return who visits each family of somebody who is away, in the order of the families.

    Parameters
    ----------
    week
        The week in which they are away.
    span
        The days to cover; whoever is away, not yet there or gone on one of them does not stand in.
    """
    problem, service = week.problem, week.ground.service
    absent = week.ground.worker[staff_id]
    families = [at for at, there in enumerate(week.solution.workers) if absent in there]
    others = [
        at
        for at, worker in enumerate(problem.workers)
        if at != absent
        and worker.available
        and worker.pod is not None
        and worker.pod == problem.workers[absent].pod
        and is_there(service, worker.id, span)
    ]
    visits = [problem.families[family].visits_per_week for family in families]
    minutes = [
        [
            problem.minutes_between(family, other) if _may(week, family, other) else None
            for other in others
        ]
        for family in families
    ]
    return tuple(
        StandIn(
            problem.families[family].id,
            None if chosen is None else problem.workers[others[chosen]].id,
            problem.families[family].visits_per_week,
            None if chosen is None else problem.minutes_between(family, others[chosen]),
        )
        for family, chosen in zip(families, shared_evenly(visits, minutes), strict=True)
    )


def is_there(service: Service, staff_id: str, span: Span) -> bool:
    """Whether somebody works for the service and is not absent on any of these days."""
    member = next((one for one in service.staff if one.staff_id == staff_id), None)
    if member is None:
        return False
    if member.starts_on is not None and member.starts_on > span.first:
        return False
    if member.ends_on is not None and member.ends_on < span.last:
        return False
    return not any(
        one.person_id == staff_id and one.from_ <= span.last and one.to >= span.first
        for one in service.absences
    )


def shared_evenly(
    visits: Sequence[int], minutes: Sequence[Sequence[int | None]]
) -> tuple[int | None, ...]:
    """Share out families so that nobody gets more visits than need be, then with the least travel.

    Exact: every share of the visits is followed up to the least possible maximum. A caseload is
    about four families, and a pod four people.

    Parameters
    ----------
    visits
        Of each family in a week.
    minutes
        ``minutes[family][person]`` one way; `None` where the person may not.

    Returns
    -------
    tuple
        The person of each family, by position; `None` for a family nobody may visit.
    """
    people = max((len(row) for row in minutes), default=0)
    open_to = [at for at, row in enumerate(minutes) if any(one is not None for one in row)]
    if not open_to:
        return (None,) * len(visits)
    total = sum(visits[at] for at in open_to)
    most = max(max(visits[at] for at in open_to), -(-total // people))
    while True:
        found = _within(most, open_to, visits, minutes, people)
        if found is not None:
            chosen = dict(zip(open_to, found, strict=True))
            return tuple(chosen.get(at) for at in range(len(visits)))
        most += 1


def _within(
    most: int,
    families: Sequence[int],
    visits: Sequence[int],
    minutes: Sequence[Sequence[int | None]],
    people: int,
) -> tuple[int, ...] | None:
    """Return the share of least travel in which nobody has more than `most` visits."""
    # By how many visits each person has: (travel, one way of each family once, the choices).
    shares: dict[tuple[int, ...], tuple[int, int, tuple[int, ...]]] = {(0,) * people: (0, 0, ())}
    for family in families:
        after: dict[tuple[int, ...], tuple[int, int, tuple[int, ...]]] = {}
        for loads, (travel, ways, chosen) in shares.items():
            for person, way in enumerate(minutes[family]):
                if way is None or loads[person] + visits[family] > most:
                    continue
                there = (*loads[:person], loads[person] + visits[family], *loads[person + 1 :])
                share = (travel + 2 * visits[family] * way, ways + way, (*chosen, person))
                if there not in after or share < after[there]:
                    after[there] = share
        shares = after
    if not shares:
        return None
    return min(shares.values())[2]


def _may(week: InHand, family: int, worker: int) -> bool:
    found = objections(week.problem, week.caseloads, family, worker)
    return not any(one.rule in HOLDS_FOR_COVER for one in found)
