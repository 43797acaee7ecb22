"""The checker: every rule and every goal in plain Python, without the solver.

It vets every result before anyone sees it, judges every match made by hand, and serves
``podplan check``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from solver.mentoring.goals import GOAL_BY_NAME
from solver.mentoring.rules import RULES, gates

if TYPE_CHECKING:
    from solver.mentoring.problem import Problem
    from solver.mentoring.solution import Solution
    from solver.mentoring.verdict import Objection, Violation


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every rule that is broken, in the order of the rules; empty for a good plan."""
    return tuple(broken for rule in RULES for broken in rule.violations(problem, solution))


def goal_values(problem: Problem, solution: Solution) -> tuple[int, ...]:
    """Return the goals' numbers in the order of `Problem.goals`."""
    return tuple(GOAL_BY_NAME[name].value(problem, solution) for name in problem.goals)


def objections(problem: Problem, family: int, volunteer: int) -> tuple[Objection, ...]:
    """Return all that stands against joining two, whatever else the plan does; empty if nothing."""
    found = (rule.objection(problem, family, volunteer) for rule in RULES)
    return tuple(one for one in found if one is not None)


def is_paused(problem: Problem, family: int, volunteer: int) -> bool:
    """Return whether the two are a match that is running, and a gate is shut for its mentor."""
    return problem.is_live(family, volunteer) and bool(gates.shut_gates(problem, volunteer))
