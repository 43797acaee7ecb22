"""The goals of allocation: this list is the table of contents.

Each goal says itself twice, apart: to the model (`objective`, or `add_to` and `hold` for a goal
that needs columns of its own) and to the checker (`value`, in plain Python). All are whole
numbers, lower is better.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from solver.allocation.goals import changes, peak_load, preferences, travel, waiting
from solver.allocation.pairs import Pairs
from solver.allocation.problem import Problem
from solver.allocation.solution import Solution
from solver.linear import LinearModel, Objective


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal, as its room says it.

    A goal that is a plain sum over pairs gives `objective`; one that needs columns of its own
    gives `add_to` and `hold`.
    """

    name: str
    unit: str
    value: Callable[[Problem, Solution], int]
    objective: Callable[[Problem, Pairs], Objective] | None = None
    add_to: Callable[[LinearModel, Problem, Pairs], Objective] | None = None
    hold: Callable[[LinearModel, Problem, Pairs, int], None] | None = None


GOALS = (
    Goal(changes.NAME, changes.UNIT, changes.value, objective=changes.objective),
    Goal(waiting.NAME, waiting.UNIT, waiting.value, objective=waiting.objective),
    Goal(preferences.NAME, preferences.UNIT, preferences.value, objective=preferences.objective),
    Goal(
        peak_load.NAME,
        peak_load.UNIT,
        peak_load.value,
        add_to=peak_load.add_to,
        hold=peak_load.hold,
    ),
    Goal(travel.NAME, travel.UNIT, travel.value, objective=travel.objective),
)

GOAL_BY_NAME = {goal.name: goal for goal in GOALS}
