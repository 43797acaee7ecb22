"""A pod's children are at most its cap; a pod above its cap today does not grow.

A pod that was allowed more by hand (`Problem.overruled`) may have as many as that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.allocation.solution import children_by_pod
from solver.allocation.verdict import Violation
from solver.allocation.wording import more_places
from solver.linear import LinearModel, grouped

if TYPE_CHECKING:
    from solver.allocation.pairs import Pairs
    from solver.allocation.problem import Problem
    from solver.allocation.solution import Caseloads, Solution

NAME = "pod_cap"


def add_to(model: LinearModel, problem: Problem, pairs: Pairs) -> None:
    """Say the rule to the model."""
    pod_of = np.array(
        [-1 if worker.pod is None else worker.pod for worker in problem.workers], dtype=np.int64
    )
    today = np.zeros(len(problem.pods), dtype=np.int64)
    for family in problem.families:
        if family.current is not None and pod_of[family.current] >= 0:
            today[pod_of[family.current]] += family.children
    by_hand = dict(problem.overruled.pod_children)
    children = pairs.children(problem)
    for pod, columns in grouped(pod_of[pairs.worker]):
        if pod < 0:
            continue
        cap = max(problem.pods[pod].children_cap, int(today[pod]), by_hand.get(pod, 0))
        if int(children[columns].sum()) > cap:
            model.add_at_most(columns, children[columns], cap)


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every pod with more children than its cap and than today."""
    return tuple(
        Violation(
            NAME,
            f"{problem.pods[pod].name} has {children} of "
            f"{problem.pods[pod].children_cap} children.",
            pods=(pod,),
        )
        for pod, children in enumerate(children_by_pod(problem, solution))
        if children > _cap(problem, pod)
    )


def standing(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every pod above its cap as it was before the plan."""
    return tuple(
        Violation(
            NAME,
            f"{problem.pods[pod].name}: {children} of {problem.pods[pod].children_cap} children, "
            "as it was. The plan did not make it worse.",
            pods=(pod,),
        )
        for pod, children in enumerate(children_by_pod(problem, solution))
        if problem.pods[pod].children_cap < children <= problem.today_pod_children[pod]
    )


def overruled(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every pod above its cap, and above today, because somebody allowed it."""
    return tuple(
        Violation(
            NAME,
            f"{problem.pods[pod].name}: {children} of {problem.pods[pod].children_cap} children, "
            "overruled.",
            pods=(pod,),
        )
        for pod, children in enumerate(children_by_pod(problem, solution))
        if _cap_by_rule(problem, pod) < children <= _cap(problem, pod)
    )


def objection(problem: Problem, caseloads: Caseloads, family: int, worker: int) -> str | None:
    """Return that the worker's pod has no room for this family; `None` if it has."""
    pod = problem.workers[worker].pod
    if pod is None:
        return None
    after = _after(problem, caseloads, family, pod)
    if after <= _cap(problem, pod):
        return None
    named = problem.pods[pod]
    return f"Would make {after} of {named.children_cap} children in {named.name}."


def remedy(problem: Problem, caseloads: Caseloads, family: int, worker: int) -> str | None:
    """Return what would unblock: places in the pod."""
    pod = problem.workers[worker].pod
    if pod is None:
        return None
    missing = _after(problem, caseloads, family, pod) - _cap(problem, pod)
    return f"{more_places(missing)} in {problem.pods[pod].name}"


def _after(problem: Problem, caseloads: Caseloads, family: int, pod: int) -> int:
    """Return the children the pod would have with this family."""
    there = any(problem.workers[one].pod == pod for one in caseloads.solution.workers[family])
    return caseloads.by_pod[pod] + (0 if there else problem.families[family].children)


def _cap(problem: Problem, pod: int) -> int:
    """Return what the rule allows, or what was allowed by hand if that is more."""
    return max(_cap_by_rule(problem, pod), dict(problem.overruled.pod_children).get(pod, 0))


def _cap_by_rule(problem: Problem, pod: int) -> int:
    return max(problem.pods[pod].children_cap, problem.today_pod_children[pod])
