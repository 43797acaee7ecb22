"""Small boards for questions, and every plan of them one by one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import product
from typing import TYPE_CHECKING

from planner.drafting.in_hand import InHand, ground_of, in_hand_of
from planner.service import Gender, GenderWish, Pair, PairRule
from planner.travel.places import load_gazetteer
from solver.allocation import check
from solver.allocation.solution import Solution
from solver.allocation.solve import allowed_pairs
from solver.cp_sat import Effort
from tests.planner.planning.services import (
    WEEK,
    household,
    journey,
    planned,
    practitioner,
    service,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from planner.drafting.decision import HandMove, Locks
    from planner.service import Service
    from solver.allocation.problem import Problem

EFFORT = Effort(seconds=20.0, workers=1, seed=0)
"""Far more than any of these needs: they end when they are proven."""

AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)

FAR = "CW2 6"
FARTHER = "SK10 1"


def board(
    given: Service,
    *,
    hand: tuple[HandMove, ...] = (),
    locks: Locks | None = None,
    as_it_is: bool = False,
) -> InHand:
    """Take a service's week in hand: with its best plan, or as it stands today."""
    ground = ground_of(given, WEEK, gazetteer=load_gazetteer())
    plan = None if as_it_is else planned(given)
    return in_hand_of(ground, plan, hand=hand, locks=locks)


def random_service(random: Random) -> Service:
    """Return three or four practitioners in two places and six families, most of them placed."""
    staff = [
        practitioner(
            f"S{at}",
            name,
            children_cap=random.choice([2, 3, 4, 5]),
            base=random.choice([None, FAR, FARTHER]),
            gender=random.choice([Gender.FEMALE, Gender.MALE]),
            skills=tuple(random.sample(["debt", "sleep"], random.randrange(3))),
        )
        for at, name in enumerate(["Sam", "Priya", "Dan", "Tom"][: random.choice([3, 4])])
    ]
    room = {one.staff_id: one.children_cap or 0 for one in staff}
    homes = []
    for at in range(6):
        children = random.choice([1, 1, 2, 2, 3])
        could = [staff_id for staff_id, free in room.items() if free >= children]
        current = random.choice(could) if could and random.random() < 0.7 else None
        if current is not None:
            room[current] -= children
        homes.append(
            household(
                f"F{at}",
                children,
                current=current,
                needs=tuple(random.sample(["debt", "sleep"], random.randrange(2))),
                worker_gender=random.choice([GenderWish.ANY, GenderWish.ANY, GenderWish.FEMALE]),
                referred_on=date(2026, 10, random.randrange(1, 28)),
                worker_changes=random.randrange(3),
                motivated=random.random() < 0.95,
            )
        )
    pairs = [
        Pair(f"F{random.randrange(6)}", random.choice(staff).staff_id, PairRule.EXCLUDE, "")
        for _ in range(2)
    ]
    return service(
        staff, homes, travel=(journey(FAR, 25), journey(FARTHER, 47)), pairs=tuple(pairs)
    )


def best_of_all(
    problem: Problem, *, wanted: Callable[[Solution], bool] = lambda _: True
) -> tuple[int, ...] | None:
    """Return the goals' numbers of the best plan that keeps every rule, looking at every plan."""
    allowed = allowed_pairs(problem)
    everywhere = [
        [None, *(worker for worker in range(len(problem.workers)) if allowed[family, worker])]
        for family in range(len(problem.families))
    ]
    best: tuple[int, ...] | None = None
    for workers in product(*everywhere):
        solution = Solution.of(workers)
        if not wanted(solution):
            continue
        values = check.goal_values(problem, solution)
        if (best is None or values < best) and not check.violations(problem, solution):
            best = values
    return best
