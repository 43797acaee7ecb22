"""A practitioner's children are at most their cap.

A practitioner above the cap today ends at or below it, or keeps to families that were theirs:
they get no new one, and have no more children than today. Whoever was allowed more by hand
(`Problem.overruled`) may have as many as that.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from solver.allocation.caseloads import add_caseload
from solver.allocation.solution import children_by_worker
from solver.allocation.verdict import Violation
from solver.allocation.wording import more_places
from solver.linear import Integers, LinearModel, grouped

if TYPE_CHECKING:
    from solver.allocation.pairs import Pairs
    from solver.allocation.problem import Problem
    from solver.allocation.solution import Caseloads, Solution

NAME = "children_cap"


def add_to(model: LinearModel, problem: Problem, pairs: Pairs) -> None:
    """Say the rule to the model."""
    children = pairs.children(problem)
    today = _children_today(problem, pairs)
    theirs = np.array(
        [-1 if family.current is None else family.current for family in problem.families],
        dtype=np.int64,
    )[pairs.family]
    by_hand = dict(problem.overruled.children)
    for worker, columns in grouped(pairs.worker):
        cap = max(problem.workers[worker].children_cap, by_hand.get(worker, 0))
        if today[worker] <= cap:
            decided = pairs.fixed[columns]
            free = cap - int(children[columns[decided]].sum())
            add_caseload(model, columns[~decided], children[columns[~decided]], free)
            continue
        strangers = columns[theirs[columns] != worker]
        if int(children[columns[pairs.fixed[columns]]].sum()) > cap:
            model.fix(strangers, 0)
            continue
        over = model.add_columns(1)
        more = int(today[worker]) - cap
        model.add_at_most(np.r_[columns, over], np.r_[children[columns], -more], cap)
        model.add_completion(partial(_say_over, columns, children[columns], over, cap))
        for column in strangers.tolist():
            both = np.r_[np.array([column], dtype=np.int64), over]
            model.add_at_most(both, np.ones(2, dtype=np.int64), 1)


def _say_over(
    columns: Integers, children: Integers, over: Integers, cap: int, values: Integers
) -> None:
    values[over] = int(children @ values[columns]) > cap


def _children_today(problem: Problem, pairs: Pairs) -> dict[int, int]:
    today = dict.fromkeys(np.unique(pairs.worker).tolist(), 0)
    for family in problem.families:
        if family.current in today:
            today[family.current] += family.children
    return today


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every practitioner with more children than the rule lets them have."""
    return tuple(
        Violation(NAME, _sentence(problem, worker, children), workers=(worker,))
        for worker, children, stood in _above_cap(problem, solution)
        if not stood and children > _cap(problem, worker)
    )


def standing(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every practitioner above the cap as they were before the plan."""
    return tuple(
        Violation(
            NAME,
            f"{problem.workers[worker].name}: {children} of "
            f"{problem.workers[worker].children_cap} children, as it was. "
            "The plan did not make it worse.",
            workers=(worker,),
        )
        for worker, children, stood in _above_cap(problem, solution)
        if stood
    )


def overruled(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every practitioner above the cap because somebody allowed it."""
    return tuple(
        Violation(
            NAME,
            f"{problem.workers[worker].name}: {children} of "
            f"{problem.workers[worker].children_cap} children, overruled.",
            workers=(worker,),
        )
        for worker, children, stood in _above_cap(problem, solution)
        if not stood and children <= _cap(problem, worker)
    )


def objection(problem: Problem, caseloads: Caseloads, family: int, worker: int) -> str | None:
    """Return that the caseload has no room for this family; `None` if it has."""
    there = worker in caseloads.solution.workers[family]
    theirs = problem.families[family].current == worker
    after = _after(problem, caseloads, family, worker)
    cap = problem.workers[worker].children_cap
    today = problem.today_children[worker]
    newcomers = caseloads.newcomers[worker] + (not there and not theirs)
    if after <= _cap(problem, worker) or (today > cap and newcomers == 0 and after <= today):
        return None
    return f"Would make {after} of {cap} children."


def remedy(problem: Problem, caseloads: Caseloads, family: int, worker: int) -> str | None:
    """Return what would unblock: places."""
    after = _after(problem, caseloads, family, worker)
    return more_places(after - _cap(problem, worker))


def _after(problem: Problem, caseloads: Caseloads, family: int, worker: int) -> int:
    """Return the children the worker would have with this family."""
    there = worker in caseloads.solution.workers[family]
    return caseloads.by_worker[worker] + (0 if there else problem.families[family].children)


def _cap(problem: Problem, worker: int) -> int:
    """Return the cap, or what was allowed by hand if that is more."""
    by_hand = dict(problem.overruled.children).get(worker, 0)
    return max(problem.workers[worker].children_cap, by_hand)


def _above_cap(problem: Problem, solution: Solution) -> list[tuple[int, int, bool]]:
    """Return who is above the cap, with how many children, and whether it stood so before."""
    with_new = {
        worker
        for family, workers in zip(problem.families, solution.workers, strict=True)
        for worker in workers
        if worker != family.current
    }
    return [
        (worker, children, worker not in with_new and children <= problem.today_children[worker])
        for worker, children in enumerate(children_by_worker(problem, solution))
        if children > problem.workers[worker].children_cap
    ]


def _sentence(problem: Problem, worker: int, children: int) -> str:
    named = problem.workers[worker]
    return f"{named.name} has {children} of {named.children_cap} children."
