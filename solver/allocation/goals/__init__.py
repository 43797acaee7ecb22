"""The goals of allocation: this list is the table of contents.

Each goal says itself twice, apart: to the model (`objective`, or `add_to` and `hold` for a goal
that needs columns of its own) and to the checker (`value`, in plain Python). All are whole
numbers, lower is better. The five of `GOAL_NAMES` are part of every plan, `moves` of one that is
compared with another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from solver.allocation.goals import changes, moves, peak_load, preferences, travel, waiting
from solver.allocation.pairs import Pairs
from solver.allocation.problem import Problem
from solver.allocation.solution import Solution
from solver.linear import LinearModel, Objective


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal, as its room says it.

    A goal that is a plain sum over pairs gives `objective`; one that needs columns of its own
    gives `add_to` and `hold`. `of_family` tells, for a plan, how the number depends on the workers
    of one family while all others stay: only differences of what it returns mean anything.
    """

    name: str
    unit: str
    value: Callable[[Problem, Solution], int]
    of_family: Callable[[Problem, Solution], Callable[[int, tuple[int, ...]], int]]
    objective: Callable[[Problem, Pairs], Objective] | None = None
    add_to: Callable[[LinearModel, Problem, Pairs], Objective] | None = None
    hold: Callable[[LinearModel, Problem, Pairs, int], None] | None = None


def _sum(
    family_value: Callable[[Problem, int, tuple[int, ...]], int],
) -> Callable[[Problem, Solution], Callable[[int, tuple[int, ...]], int]]:
    """Return `of_family` of a goal that is a sum over families."""
    return lambda problem, solution: partial(family_value, problem)


GOALS = (
    Goal(
        changes.NAME,
        changes.UNIT,
        changes.value,
        of_family=_sum(changes.family_value),
        objective=changes.objective,
    ),
    Goal(
        waiting.NAME,
        waiting.UNIT,
        waiting.value,
        of_family=_sum(waiting.family_value),
        objective=waiting.objective,
    ),
    Goal(
        preferences.NAME,
        preferences.UNIT,
        preferences.value,
        of_family=_sum(preferences.family_value),
        objective=preferences.objective,
    ),
    Goal(
        peak_load.NAME,
        peak_load.UNIT,
        peak_load.value,
        of_family=peak_load.of_family,
        add_to=peak_load.add_to,
        hold=peak_load.hold,
    ),
    Goal(
        travel.NAME,
        travel.UNIT,
        travel.value,
        of_family=_sum(travel.family_value),
        objective=travel.objective,
    ),
    Goal(
        moves.NAME,
        moves.UNIT,
        moves.value,
        of_family=_sum(moves.family_value),
        objective=moves.objective,
    ),
)

GOAL_BY_NAME = {goal.name: goal for goal in GOALS}
