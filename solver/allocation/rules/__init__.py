"""The rules of allocation, in the order of the handbook: this list is the table of contents.

Every rule says itself twice, apart: to the model (`allowed` for a rule about one pair, `add_to`
for a rule that binds pairs together) and to the checker (`violations`). `standing` tells the
breaches that stood already, `overruled` those that a person allowed; `objection` tells why one
family may not go to one worker, and `remedy` what would unblock it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from solver.allocation.pairs import Pairs
from solver.allocation.problem import Problem
from solver.allocation.rules import (
    available,
    children_cap,
    excluded,
    left_out,
    must_place,
    one_worker,
    pinned,
    pod_cap,
    travel_limit,
    worker_gender,
)
from solver.allocation.solution import Caseloads, Solution
from solver.allocation.verdict import Violation
from solver.linear import Booleans, LinearModel


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as its room says it.

    A breach is told by exactly one of `violations`, `standing` and `overruled`. `remedy` is asked
    only where `objection` answers; it is a few words, lower case: ``two more places``.
    """

    name: str
    violations: Callable[[Problem, Solution], tuple[Violation, ...]]
    allowed: Callable[[Problem], Booleans] | None = None
    add_to: Callable[[LinearModel, Problem, Pairs], None] | None = None
    standing: Callable[[Problem, Solution], tuple[Violation, ...]] | None = None
    overruled: Callable[[Problem, Solution], tuple[Violation, ...]] | None = None
    objection: Callable[[Problem, Caseloads, int, int], str | None] | None = None
    remedy: Callable[[Problem, Caseloads, int, int], str | None] | None = None
    may_be_overruled: bool = False


RULES = (
    Rule(one_worker.NAME, one_worker.violations, add_to=one_worker.add_to),
    Rule(
        children_cap.NAME,
        children_cap.violations,
        add_to=children_cap.add_to,
        standing=children_cap.standing,
        overruled=children_cap.overruled,
        objection=children_cap.objection,
        remedy=children_cap.remedy,
        may_be_overruled=True,
    ),
    Rule(
        pod_cap.NAME,
        pod_cap.violations,
        add_to=pod_cap.add_to,
        standing=pod_cap.standing,
        overruled=pod_cap.overruled,
        objection=pod_cap.objection,
        remedy=pod_cap.remedy,
        may_be_overruled=True,
    ),
    Rule(
        travel_limit.NAME,
        travel_limit.violations,
        allowed=travel_limit.allowed,
        standing=travel_limit.standing,
        overruled=travel_limit.overruled,
        objection=travel_limit.objection,
        remedy=travel_limit.remedy,
        may_be_overruled=True,
    ),
    Rule(
        excluded.NAME,
        excluded.violations,
        allowed=excluded.allowed,
        objection=excluded.objection,
    ),
    Rule(
        pinned.NAME,
        pinned.violations,
        add_to=pinned.add_to,
        objection=pinned.objection,
        remedy=pinned.remedy,
    ),
    Rule(
        worker_gender.NAME,
        worker_gender.violations,
        allowed=worker_gender.allowed,
        objection=worker_gender.objection,
    ),
    Rule(
        available.NAME,
        available.violations,
        allowed=available.allowed,
        objection=available.objection,
    ),
    Rule(
        left_out.NAME,
        left_out.violations,
        allowed=left_out.allowed,
        objection=left_out.objection,
        remedy=left_out.remedy,
    ),
    Rule(must_place.NAME, must_place.violations, add_to=must_place.add_to),
)
