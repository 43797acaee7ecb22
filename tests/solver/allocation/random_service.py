"""Random problems as large and as shaped as a service: in towns, with most families placed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.allocation.problem import Family, Pod, Problem, Standing, Worker

if TYPE_CHECKING:
    from solver.linear import Integers

WORKERS = 4
"""A pod."""

FAMILIES = 21
"""A pod; four of five have a practitioner."""

_TOWN_PODS = 3
_TOWN_MINUTES = 45
_NEEDS = ("anxiety", "debt", "school", "drink", "housing", "grief")


def service_problem(random: np.random.Generator, *, pods: int) -> Problem:
    """Return the week of a service: part-timers, a leaver in twelve, full and overfull caseloads.

    Towns of three pods lie about 45 minutes apart on a line; everybody of a town is within half an
    hour of another, and so some families are within reach of two towns.
    """
    workers = WORKERS * pods
    town = np.repeat(np.arange(pods) // _TOWN_PODS, WORKERS)
    bases = np.stack([town * _TOWN_MINUTES, np.zeros(workers)], axis=1)
    bases = bases + random.normal(0, 4, (workers, 2))
    caps = random.choice([12, 12, 12, 9, 7], workers)
    available = random.random(workers) > 1 / 12
    homes = random.integers(0, workers, FAMILIES * pods)
    places = bases[homes] + random.normal(0, 10, (len(homes), 2))
    minutes = _minutes(bases, places)
    children = random.choice([1, 1, 2, 2, 2, 3, 3, 4, 5], len(homes))
    current = _today(random, minutes, children, caps)
    return Problem(
        pods=tuple(Pod(f"P{at}", f"Pod {at}", 48) for at in range(pods)),
        workers=tuple(
            Worker(
                id=f"S{at}",
                name=f"Worker {at}",
                pod=at // WORKERS,
                children_cap=int(caps[at]),
                travel_limit_minutes=int(random.choice([40, 40, 30])),
                travel_phrase="by car",
                origin=at,
                gender=str(random.choice(["female", "female", "male"])),
                skills=frozenset(random.choice(_NEEDS, 3).tolist()),
                languages=frozenset({"english", str(random.choice(["english", "polish"]))}),
                available=bool(available[at]),
            )
            for at in range(workers)
        ),
        families=tuple(
            _family(random, at, int(children[at]), int(current[at])) for at in range(len(homes))
        ),
        minutes=tuple(map(tuple, minutes.tolist())),
        excluded=frozenset((at, int(random.integers(workers))) for at in range(0, len(homes), 40)),
        preferred=frozenset((at, int(homes[at])) for at in range(7, len(homes), 25)),
    )


def _minutes(bases: Integers, places: Integers) -> Integers:
    apart = bases[:, np.newaxis, :] - places[np.newaxis, :, :]
    return np.ceil(4 + np.hypot(apart[..., 0], apart[..., 1])).astype(np.int64)


def _today(
    random: np.random.Generator, minutes: Integers, children: Integers, caps: Integers
) -> Integers:
    """Return today's practitioner, -1 for none: somebody near with room, at times overfull."""
    room = caps + random.choice([0, 0, 0, 2], len(caps))
    current = np.full(len(children), -1)
    for family in np.flatnonzero(random.random(len(children)) < 0.8).tolist():
        near = np.flatnonzero((minutes[:, family] <= 40) & (room >= children[family]))
        if len(near):
            current[family] = random.choice(near)
            room[current[family]] -= children[family]
    return current


def _family(random: np.random.Generator, at: int, children: int, current: int) -> Family:
    is_open = current >= 0
    urgency = int(random.choice([10, 30, 60])) + int(random.integers(27))
    return Family(
        id=f"F{at}",
        children=children,
        standing=Standing.OPEN if is_open else Standing.WAITING,
        urgency=urgency + 100 * is_open,
        worker_gender="female" if random.random() < 0.05 else None,
        needs=frozenset(random.choice(_NEEDS, int(random.integers(3))).tolist()),
        languages=frozenset({"polish" if random.random() < 0.1 else "english"}),
        visits_per_week=int(random.choice([1, 2, 2, 3])),
        worker_changes=int(random.integers(3)),
        current=current if is_open else None,
    )
