"""The rules of allocation, in the order of the handbook: this list is the table of contents.

Every rule says itself twice, apart: to the model (`allowed` for a rule about one pair, `add_to`
for a rule that binds pairs together) and to the checker (`violations`). `standing` tells the
breaches that stood already; `objection` tells why one family may not go to one worker.
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
    """One rule, as its room says it."""

    name: str
    violations: Callable[[Problem, Solution], tuple[Violation, ...]]
    allowed: Callable[[Problem], Booleans] | None = None
    add_to: Callable[[LinearModel, Problem, Pairs], None] | None = None
    standing: Callable[[Problem, Solution], tuple[Violation, ...]] | None = None
    objection: Callable[[Problem, Caseloads, int, int], str | None] | None = None


RULES = (
    Rule(one_worker.NAME, one_worker.violations, add_to=one_worker.add_to),
    Rule(
        children_cap.NAME,
        children_cap.violations,
        add_to=children_cap.add_to,
        standing=children_cap.standing,
        objection=children_cap.objection,
    ),
    Rule(
        pod_cap.NAME,
        pod_cap.violations,
        add_to=pod_cap.add_to,
        standing=pod_cap.standing,
        objection=pod_cap.objection,
    ),
    Rule(
        travel_limit.NAME,
        travel_limit.violations,
        allowed=travel_limit.allowed,
        standing=travel_limit.standing,
        objection=travel_limit.objection,
    ),
    Rule(
        excluded.NAME,
        excluded.violations,
        allowed=excluded.allowed,
        objection=excluded.objection,
    ),
    Rule(pinned.NAME, pinned.violations, add_to=pinned.add_to, objection=pinned.objection),
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
)
