"""The rules of mentoring, in the order of the handbook: this list is the table of contents.

Every rule says itself twice, apart: to the model (`allowed` for a rule about one pair, `add_to`
for a rule that binds pairs together) and to the checker (`violations`). `objection` tells why one
family and one volunteer are not to be joined, whatever else the plan does, and what would clear it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from solver.linear import Booleans, LinearModel
from solver.mentoring.pairs import Pairs
from solver.mentoring.problem import Problem
from solver.mentoring.rules import (
    capacity,
    excluded,
    gates,
    mentor_gender,
    one_mentor,
    own_postcode,
    pinned,
    shared_time,
    travel_limit,
)
from solver.mentoring.solution import Solution
from solver.mentoring.verdict import Objection, Violation


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as its room says it.

    `binds_live`: whether a match that is running answers to `allowed` too.
    """

    name: str
    violations: Callable[[Problem, Solution], tuple[Violation, ...]]
    objection: Callable[[Problem, int, int], Objection | None]
    allowed: Callable[[Problem], Booleans] | None = None
    add_to: Callable[[LinearModel, Problem, Pairs], None] | None = None
    binds_live: bool = False


RULES = (
    Rule(one_mentor.NAME, one_mentor.violations, one_mentor.objection, add_to=one_mentor.add_to),
    Rule(capacity.NAME, capacity.violations, capacity.objection, add_to=capacity.add_to),
    Rule(gates.NAME, gates.violations, gates.objection, allowed=gates.allowed),
    Rule(
        travel_limit.NAME,
        travel_limit.violations,
        travel_limit.objection,
        allowed=travel_limit.allowed,
    ),
    Rule(
        excluded.NAME,
        excluded.violations,
        excluded.objection,
        allowed=excluded.allowed,
        binds_live=True,
    ),
    Rule(pinned.NAME, pinned.violations, pinned.objection, add_to=pinned.add_to),
    Rule(
        own_postcode.NAME,
        own_postcode.violations,
        own_postcode.objection,
        allowed=own_postcode.allowed,
    ),
    Rule(
        mentor_gender.NAME,
        mentor_gender.violations,
        mentor_gender.objection,
        allowed=mentor_gender.allowed,
    ),
    Rule(
        shared_time.NAME,
        shared_time.violations,
        shared_time.objection,
        allowed=shared_time.allowed,
    ),
)
