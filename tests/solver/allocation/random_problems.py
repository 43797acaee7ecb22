"""Small random problems in which every rule bites and ties are everywhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solver.allocation import check
from solver.allocation.problem import (
    GOAL_NAMES,
    MOVES_GOAL,
    Family,
    Overruled,
    Pod,
    Problem,
    Standing,
    Worker,
)
from solver.allocation.solution import Solution

if TYPE_CHECKING:
    import numpy as np

_WORDS = ("anxiety", "debt", "school")
_LANGUAGES = ("english", "polish", "urdu")


def random_problem(
    random: np.random.Generator, *, families: int, workers: int, pods: int = 2, pins: bool = True
) -> Problem:
    """Return a problem with leavers, caps of zero and below today, pins, exclusions and wishes."""
    members = tuple(_worker(random, at, pods) for at in range(workers))
    origins = max((one.origin for one in members if one.origin is not None), default=-1) + 1
    told = tuple(_family(random, at, workers) for at in range(families))
    everyone = [(family, worker) for family in range(families) for worker in range(workers)]
    chosen = random.permutation(len(everyone))
    few = [everyone[at] for at in chosen[: len(everyone) // 5].tolist()]
    liked = [everyone[at] for at in chosen[len(everyone) // 6 : len(everyone) // 3].tolist()]
    problem = Problem(
        pods=tuple(Pod(f"P{at}", f"Pod {at}", int(random.integers(0, 12))) for at in range(pods)),
        workers=members,
        families=told,
        minutes=tuple(
            tuple(random.choice([0, 5, 5, 20, 45], families).tolist()) for _ in range(origins)
        ),
        excluded=frozenset(few),
        preferred=frozenset(liked),
        goals=random_order(random),
    )
    problem = _overruled(random, problem)
    return _placed(random, _pinned(random, problem) if pins else problem)


def random_order(random: np.random.Generator, *, moves: bool = False) -> tuple[str, ...]:
    """Return an order of the goals that the contract allows, `moves` anywhere among them."""
    first = random.permutation(GOAL_NAMES[:2]).tolist()
    order = [*first, *random.permutation(GOAL_NAMES[2:]).tolist()]
    if moves:
        order.insert(int(random.integers(len(order) + 1)), MOVES_GOAL)
    return tuple(order)


def _worker(random: np.random.Generator, at: int, pods: int) -> Worker:
    left = random.random() < 0.15
    return Worker(
        id=f"S{at}",
        name=f"Worker {at}",
        pod=None if pods == 0 or random.random() < 0.1 else int(random.integers(pods)),
        children_cap=int(random.choice([0, 2, 3, 4, 6, 12])),
        travel_limit_minutes=int(random.choice([5, 20, 40])),
        travel_phrase="by bus",
        # Some share a base, and nobody who has left has one.
        origin=None if left else int(random.integers(at + 1)),
        gender=str(random.choice(["female", "male", "other"])),
        skills=frozenset(random.choice(_WORDS, int(random.integers(3))).tolist()),
        languages=frozenset(random.choice(_LANGUAGES, 2).tolist()),
        available=not left and random.random() < 0.9,
    )


def _family(random: np.random.Generator, at: int, workers: int) -> Family:
    is_open = random.random() < 0.6
    somebody = int(random.integers(workers)) if workers and random.random() < 0.85 else None
    return Family(
        id=f"F{at}",
        children=int(random.choice([0, 1, 1, 2, 2, 3, 4, 5])),
        standing=(
            Standing(str(random.choice(["open", "closing"]))) if is_open else Standing.WAITING
        ),
        urgency=int(random.choice([10, 10, 30, 60])) + 100 * is_open,
        worker_gender=(str(random.choice(["female", "male"])) if random.random() < 0.25 else None),
        needs=frozenset(random.choice(_WORDS, int(random.integers(3))).tolist()),
        languages=frozenset(random.choice(_LANGUAGES, 1).tolist()),
        visits_per_week=int(random.integers(0, 4)),
        worker_changes=int(random.integers(0, 3)),
        current=somebody if is_open else None,
        last=None if is_open else somebody,
    )


def _overruled(random: np.random.Generator, problem: Problem) -> Problem:
    """Allow some more children, and some pairs beyond the travel limit; and give a reference."""
    families, workers = len(problem.families), len(problem.workers)
    if random.random() < 0.25:
        return problem

    def more(count: int, *, most: int) -> tuple[tuple[int, int], ...]:
        allowed = [(at, int(random.integers(most + 1))) for at in range(count)]
        return tuple(one for one in allowed if random.random() < 0.6)

    pairs = [(family, worker) for family in range(families) for worker in range(workers)]
    return replace(
        problem,
        overruled=Overruled(
            pairs=frozenset(pair for pair in pairs if random.random() < 0.2),
            children=more(workers, most=8),
            pod_children=more(len(problem.pods), most=20),
        ),
        reference=tuple(
            int(random.integers(workers)) if workers and random.random() < 0.8 else None
            for _ in range(families)
        ),
    )


def _placed(random: np.random.Generator, problem: Problem) -> Problem:
    """Leave some families waiting and insist on others, as many as some plan can place."""
    pinned = dict(problem.pinned)
    left = frozenset(
        family
        for family in range(len(problem.families))
        if family not in pinned and random.random() < 0.12
    )
    problem = replace(problem, left=left)
    plan = Solution.of(pinned.get(family) for family in range(len(problem.families)))
    wanted = set()
    for family in random.permutation(len(problem.families)).tolist():
        if random.random() < 0.6:
            continue
        for worker in random.permutation(len(problem.workers)).tolist():
            tried = plan.with_family_at(family, worker)
            if not check.violations(problem, tried):
                plan = tried
                wanted.add(family)
                break
    return replace(problem, must_place=frozenset(wanted))


def _pinned(random: np.random.Generator, problem: Problem) -> Problem:
    """Pin some families, as long as the pinned ones alone break no rule."""
    families, workers = len(problem.families), len(problem.workers)
    for family in random.permutation(families)[: (families + 1) // 2].tolist():
        if not workers:
            break
        pins = (*problem.pinned, (family, int(random.integers(workers))))
        pinned = replace(problem, pinned=pins)
        held = dict(pins)
        if not check.violations(pinned, Solution.of(held.get(one) for one in range(families))):
            problem = pinned
    return problem
