"""What stands against a move is what the checker would say of it, and its remedy lifts it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from solver.allocation import check
from solver.allocation.objections import Objection, objections
from solver.allocation.problem import Overruled
from solver.allocation.solution import Caseloads, Solution
from solver.allocation.solve import AllocationFormulation
from tests.solver.allocation.building import plan, problem, waiting, worker
from tests.solver.allocation.random_problems import random_problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from solver.allocation.problem import Problem


def good_plans() -> Iterator[tuple[Problem, Solution]]:
    """Make small random problems, each with a plan that breaks no rule."""
    random = np.random.default_rng(5)
    for _ in range(60):
        told = random_problem(random, families=7, workers=int(random.integers(1, 5)))
        formulation = AllocationFormulation(told)
        yield told, formulation.solution(formulation.start())


def test_every_rule_is_named_with_its_sentence_and_what_would_unblock_it() -> None:
    told = problem(
        [
            worker("Sam", 2, travel_phrase="by bus", gender="male"),
            worker("Priya", available=False),
        ],
        [waiting("F1", 3, worker_gender="female"), waiting("F2", 2)],
        [[54, 10], [10, 10]],
        pod_caps=[3],
        excluded=[(0, 0)],
        pinned=[(0, 1)],
    )
    caseloads = Caseloads.of(told, plan(None, 0))
    assert objections(told, caseloads, 0, 0) == (
        Objection("children_cap", "Would make 5 of 2 children.", "three more places", True),
        Objection(
            "pod_cap", "Would make 5 of 3 children in Pod A.", "two more places in Pod A", True
        ),
        Objection("travel_limit", "54 minutes by bus, limit 40.", "14 more minutes", True),
        Objection("excluded", "Excluded.", "", False),
        Objection("pinned", "Pinned to Priya.", "take the pin out", False),
        Objection("worker_gender", "The family asks for a woman.", "", False),
    )
    assert objections(told, caseloads, 1, 1) == (
        Objection("available", "Not planned this week.", "", False),
    )
    assert objections(told, caseloads, 1, 0) == ()


def test_nothing_stands_against_exactly_the_moves_that_break_no_rule() -> None:
    said: Counter[bool] = Counter()
    for told, solution in good_plans():
        caseloads = Caseloads.of(told, solution)
        for family in range(len(told.families)):
            for who in range(len(told.workers)):
                broken = check.violations(told, solution.with_family_at(family, who))
                free = not objections(told, caseloads, family, who)
                assert free == (not broken)
                said[free] += 1
    assert min(said[True], said[False]) > 50


def test_what_may_be_overruled_is_free_once_it_is() -> None:
    lifted = 0
    for told, solution in good_plans():
        caseloads = Caseloads.of(told, solution)
        for family in range(len(told.families)):
            for who in range(len(told.workers)):
                found = objections(told, caseloads, family, who)
                if not found or not all(one.may_be_overruled for one in found):
                    continue
                moved = caseloads.moved(told, family, who)
                pod = told.workers[who].pod
                by_hand = Overruled(
                    pairs=told.overruled.pairs | {(family, who)},
                    children=((who, moved.by_worker[who]),),
                    pod_children=() if pod is None else ((pod, moved.by_pod[pod]),),
                )
                allowed = replace(told, overruled=by_hand)
                assert objections(allowed, caseloads, family, who) == ()
                lifted += 1
    assert lifted > 20
