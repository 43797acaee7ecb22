"""A breach is told once: as broken, as it stood before, or as allowed by a person."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from solver.allocation import check
from solver.allocation.problem import Overruled, Problem
from solver.allocation.rules import RULES
from solver.allocation.solution import Solution
from tests.solver.allocation.random_problems import random_problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from solver.allocation.verdict import Violation

MAY_BE_OVERRULED = {"children_cap", "pod_cap", "travel_limit"}


def random_plans() -> Iterator[tuple[Problem, Solution]]:
    """Make small random problems and any plan for each, good or bad."""
    random = np.random.default_rng(31)
    for _ in range(300):
        workers = int(random.integers(1, 5))
        told = random_problem(random, families=7, workers=workers)
        drawn = random.integers(-1, workers, size=len(told.families)).tolist()
        yield told, Solution.of(None if at < 0 else at for at in drawn)


def breaches(found: Iterable[Violation]) -> Counter[tuple[object, ...]]:
    return Counter((one.rule, one.families, one.workers, one.pods) for one in found)


def test_what_is_overruled_is_what_would_be_broken_and_nothing_else_changes() -> None:
    seen: Counter[str] = Counter()
    for told, solution in random_plans():
        strict = replace(told, overruled=Overruled())
        broken = breaches(check.violations(told, solution))
        allowed = breaches(check.overruled(told, solution))
        assert broken + allowed == breaches(check.violations(strict, solution))
        assert check.standing(told, solution) == check.standing(strict, solution)
        assert not check.overruled(strict, solution)
        seen.update(one.rule for one in check.overruled(told, solution))
    assert set(seen) == MAY_BE_OVERRULED
    assert min(seen.values()) > 20


def test_only_caps_and_travel_may_be_overruled() -> None:
    assert {rule.name for rule in RULES if rule.may_be_overruled} == MAY_BE_OVERRULED
    assert {rule.name for rule in RULES if rule.overruled is not None} == MAY_BE_OVERRULED


def test_a_breach_of_a_plan_nobody_has_overruled_says_so_nowhere() -> None:
    for told, solution in random_plans():
        for one in check.overruled(told, solution):
            assert one.sentence.endswith(", overruled.")
        told_otherwise = (*check.violations(told, solution), *check.standing(told, solution))
        assert not any("overruled" in one.sentence for one in told_otherwise)
