"""What it would take for a waiting family to get a practitioner: the cheapest ways in.

Besides the simple ways, a search finds the best plan that places the family, everybody else who
has a practitioner keeping one; then the best with somebody else. An exclusion, or a wish for a
woman or a man, is never overruled.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.drafting.answers.held import ROOM, is_closed, let_go
from planner.drafting.answers.nearest_plan import nearest_plan
from planner.drafting.answers.simple_ways import simple_ways, way_of
from planner.drafting.options import Weighing
from planner.drafting.replanning import How, problem_around
from solver.result import Cancel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.drafting.answers.way_in import WayIn
    from planner.drafting.in_hand import InHand
    from planner.planning.solving import Solve
    from solver.allocation.problem import Problem
    from solver.cp_sat import Effort
    from solver.result import Listener

MOST = 6
"""How many ways are told."""

SEARCHES = 2
"""How many plans are searched for, each with somebody else; one takes up to a second."""


def ways_in(
    week: InHand,
    family_id: str,
    *,
    solve: Solve,
    effort: Effort,
    cancel: Cancel | None = None,
    listener: Listener | None = None,
) -> tuple[WayIn, ...]:
    """Return the cheapest ways in for a waiting family, at most six; none for a placed one.

    Ranked are those that overrule no rule first, then goal by goal in the manager's order, then
    those that move the fewest families.

    Parameters
    ----------
    effort
        For the whole answer.

    Raises
    ------
    KeyError
        There is no such family in the week.
    """
    simple = simple_ways(week, family_id)
    if week.worker_of(family_id) is not None:
        return simple
    found = _by_search(
        let_go(week, family_id),
        family_id,
        solve=solve,
        effort=effort,
        cancel=cancel or Cancel(),
        listener=listener,
    )
    return _cheapest((*found, *simple))


def _cheapest(ways: Iterable[WayIn]) -> tuple[WayIn, ...]:
    """Return the cheapest ways, each told once, with at least one that overrules a rule."""
    different = {way.text: way for way in sorted(ways, key=lambda way: way.cost, reverse=True)}
    ranked = sorted(different.values(), key=lambda way: way.cost)
    few = ranked[:MOST]
    overruling = [way for way in ranked if way.needs_reason]
    if overruling and not any(way.needs_reason for way in few):
        few[-1] = overruling[0]
    return tuple(few)


def _by_search(
    week: InHand,
    family_id: str,
    *,
    solve: Solve,
    effort: Effort,
    cancel: Cancel,
    listener: Listener | None,
) -> list[WayIn]:
    """Return the best plan that places the family, and the best with somebody else."""
    until = time.perf_counter() + effort.seconds
    family = week.ground.family[family_id]
    if _most_places_left(week) < week.problem.families[family].children:
        return []
    weighing = Weighing(week, family_id)
    options = {
        at: weighing.option(at)
        for at, worker in enumerate(week.problem.workers)
        if worker.available and not is_closed(week, at)
    }
    could = [at for at, one in options.items() if all(each.rule in ROOM for each in one.objections)]
    could.sort(key=lambda at: (options[at].minutes or 0, at))
    problem = _placing(week, family)
    ways: list[WayIn] = []
    for place in range(SEARCHES):
        if not could or cancel.requested:
            break
        plan = nearest_plan(
            problem,
            around=could,
            solve=solve,
            effort=replace(effort, seconds=(until - time.perf_counter()) / (SEARCHES - place)),
            cancel=cancel,
            listener=listener,
        )
        if plan is None:
            break
        way = way_of(week, family_id, plan.solution)
        ways.append(way)
        worker = week.ground.worker[way.staff_id]
        could.remove(worker)
        problem = replace(problem, excluded=problem.excluded | {(family, worker)})
    return ways


def _most_places_left(week: InHand) -> int:
    """Return how many places there are at most for another family, however others move."""
    problem, allowed = week.problem, week.problem.overruled
    by_hand, pods_by_hand = dict(allowed.children), dict(allowed.pod_children)
    of_pod: dict[int | None, int] = {}
    for at, row in enumerate(problem.workers):
        if row.available:
            most = max(row.children_cap, problem.today_children[at], by_hand.get(at, 0))
            free = max(most - week.caseloads.by_worker[at], 0)
            of_pod[row.pod] = of_pod.get(row.pod, 0) + free
    for at, pod in enumerate(problem.pods):
        most = max(pod.children_cap, problem.today_pod_children[at], pods_by_hand.get(at, 0))
        of_pod[at] = min(of_pod.get(at, 0), max(most - week.caseloads.by_pod[at], 0))
    return sum(of_pod.values())


def _placing(week: InHand, family: int) -> Problem:
    """Return the problem that places a family, nobody else losing a practitioner or getting one."""
    problem = problem_around(week, How.REST)
    waiting = {at for at, there in enumerate(week.solution.workers) if not there} - {family}
    placed = {at for at, there in enumerate(week.solution.workers) if there}
    return replace(problem, left=problem.left | waiting, must_place=frozenset({family}) | placed)
