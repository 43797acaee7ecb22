"""Searches that go as a test wants them to; the solving process finds them here by name."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

from planner.errors import BadInputError, Fault
from solver.allocation.solution import Solution
from solver.allocation.solve import Result, RuleBrokenError
from solver.result import Progress, Status

if TYPE_CHECKING:
    from solver.allocation.problem import Problem
    from solver.cp_sat import Effort
    from solver.result import Cancel, Listener


def until_stopped(
    problem: Problem, *, effort: Effort, cancel: Cancel, listener: Listener
) -> Result:
    """Say that it has begun, and give the week without anybody placed once asked to stop."""
    stopped = threading.Event()
    cancel.on_request(stopped.set)
    listener(Progress((), problem.goals, float(os.getpid()), effort.seconds))
    stopped.wait()
    return Result(Solution.of(None for _ in problem.families), (), Status.CANCELLED, 0.0)


def dying(problem: Problem, *, effort: Effort, cancel: Cancel, listener: Listener) -> Result:
    """End the process in the middle of a search, unless nobody has to be placed."""
    if problem.families:
        os._exit(1)
    return Result(Solution(()), (), Status.OPTIMAL, 0.0)


def breaking_a_rule(
    problem: Problem, *, effort: Effort, cancel: Cancel, listener: Listener
) -> Result:
    """Find a plan that breaks a rule."""
    raise RuleBrokenError("the plan found breaks a rule")


def raising_what_cannot_travel(
    problem: Problem, *, effort: Effort, cancel: Cancel, listener: Listener
) -> Result:
    """Raise an exception that cannot be made anew from what it says."""
    raise _StubbornError(first=1, second=2)


class _StubbornError(Exception):
    def __init__(self, *, first: int, second: int) -> None:
        super().__init__(f"{first} and {second}")


def with_faults(problem: Problem, *, effort: Effort, cancel: Cancel, listener: Listener) -> Result:
    """Raise an exception that carries more than its words."""
    raise BadInputError((Fault("families.csv", 2, "place", "It is not known."),))
