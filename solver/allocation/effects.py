"""What moving one family does to every goal, asked for everybody at once.

The list of *Move to…* shows it for each practitioner, so it looks at the family and the loads
alone and not at the whole plan again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from solver.allocation.goals import GOAL_BY_NAME

if TYPE_CHECKING:
    from solver.allocation.problem import Problem
    from solver.allocation.solution import Solution


class Effects:
    """The effects of moving one family of a plan. Made once a plan, asked for each move."""

    def __init__(self, problem: Problem, solution: Solution) -> None:
        self._solution = solution
        self._numbers = tuple(
            GOAL_BY_NAME[name].of_family(problem, solution) for name in problem.goals
        )
        self._asked: int | None = None
        self._now: tuple[int, ...] = ()

    def of(self, family: int, worker: int | None) -> tuple[int, ...]:
        """Return how much each goal changes if this family goes to a worker, or waits.

        In the order of `Problem.goals`; below zero is better. Exactly the goals' numbers of the
        plan with that one family moved, minus those of the plan.
        """
        if family != self._asked:
            workers = self._solution.workers[family]
            self._now = tuple(number(family, workers) for number in self._numbers)
            self._asked = family
        there = () if worker is None else (worker,)
        return tuple(
            number(family, there) - now
            for number, now in zip(self._numbers, self._now, strict=True)
        )
