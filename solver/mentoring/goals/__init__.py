"""The goals of mentoring: this list is the table of contents.

Each goal says itself twice, apart: to the model (`objective`, a plain sum over pairs) and to the
checker (`value`, in plain Python). All are whole numbers, lower is better.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from solver.linear import Objective
from solver.mentoring.goals import broken, misfit, travel, unmatched
from solver.mentoring.pairs import Pairs
from solver.mentoring.problem import Problem
from solver.mentoring.solution import Solution


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal, as its room says it."""

    name: str
    unit: str
    objective: Callable[[Problem, Pairs], Objective]
    value: Callable[[Problem, Solution], int]


GOALS = (
    Goal(broken.NAME, broken.UNIT, broken.objective, broken.value),
    Goal(unmatched.NAME, unmatched.UNIT, unmatched.objective, unmatched.value),
    Goal(misfit.NAME, misfit.UNIT, misfit.objective, misfit.value),
    Goal(travel.NAME, travel.UNIT, travel.objective, travel.value),
)
"""Every goal, in the usual order."""

GOAL_BY_NAME = {goal.name: goal for goal in GOALS}
