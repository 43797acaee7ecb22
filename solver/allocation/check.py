"""The checker: every rule and every goal in plain Python, without the solver.

It vets every result before anyone sees it, judges every hand edit at once, and serves
``podplan check``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from solver.allocation.goals import GOAL_BY_NAME
from solver.allocation.rules import RULES

if TYPE_CHECKING:
    from solver.allocation.problem import Problem
    from solver.allocation.solution import Solution
    from solver.allocation.verdict import Violation


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every rule that is broken, in the order of the rules; empty for a good plan."""
    return tuple(broken for rule in RULES for broken in rule.violations(problem, solution))


def standing(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return the breaches that stood before the plan and were kept, never worsened."""
    return tuple(
        kept
        for rule in RULES
        if rule.standing is not None
        for kept in rule.standing(problem, solution)
    )


def overruled(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return the breaches that stand because a person allowed them."""
    return tuple(
        allowed
        for rule in RULES
        if rule.overruled is not None
        for allowed in rule.overruled(problem, solution)
    )


def goal_values(problem: Problem, solution: Solution) -> tuple[int, ...]:
    """Return the goals' numbers in the order of `Problem.goals`."""
    return tuple(GOAL_BY_NAME[name].value(problem, solution) for name in problem.goals)
