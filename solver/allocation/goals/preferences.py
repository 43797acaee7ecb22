"""Needs and wishes are met.

Points over placed families: 3 for each need that is not among the practitioner's skills, 5 if they
share no language, 3 if a waiting family goes to other than its last practitioner (0 if that one is
not available), −2 for a preferred pair. The sum may be negative.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from solver.linear import Integers, Objective

if TYPE_CHECKING:
    from solver.allocation.pairs import Pairs
    from solver.allocation.problem import Problem
    from solver.allocation.solution import Solution

NAME = "preferences"
UNIT = "points"


def objective(problem: Problem, pairs: Pairs) -> Objective:
    """Return the goal as the model sees it."""
    families, workers = problem.families, problem.workers
    needs, wanted = _membership([family.needs for family in families])
    skills, _ = _membership([worker.skills for worker in workers], of=wanted)
    spoken, languages = _membership([worker.languages for worker in workers])
    understood, _ = _membership([family.languages for family in families], of=languages)
    # Counts of families × workers as matrix products: thirty times as fast as pair by pair.
    unmet = needs @ (1 - skills).T
    shared = understood @ spoken.T
    points = 3 * unmet[pairs.family, pairs.worker].astype(np.int64)
    points += 5 * (shared[pairs.family, pairs.worker] == 0)
    last = _available_last(problem)[pairs.family]
    points += 3 * ((last >= 0) & (last != pairs.worker))
    points[pairs.positions(problem.preferred)] -= 2
    costly = np.flatnonzero(points)
    return Objective(costly, points[costly])


def _membership(
    sets: list[frozenset[str]], *, of: list[str] | None = None
) -> tuple[npt.NDArray[np.float32], list[str]]:
    """Return which set holds (1) which word (0 if not), and the words: given, or all of the sets'.

    Floating point, because only that has a quick matrix product; all counts stay exact.
    """
    words = sorted(frozenset().union(*sets)) if of is None else of
    mask = np.array([[word in one for word in words] for one in sets], dtype=np.float32)
    return mask.reshape(len(sets), len(words)), words


def _available_last(problem: Problem) -> Integers:
    return np.array(
        [
            -1 if family.last is None or not problem.workers[family.last].available else family.last
            for family in problem.families
        ],
        dtype=np.int64,
    )


def family_value(problem: Problem, family: int, workers: tuple[int, ...]) -> int:
    """Return what one family adds if it is with these workers."""
    row, members = problem.families[family], problem.workers
    points = 0
    for worker in workers:
        member = members[worker]
        points += 3 * len(row.needs - member.skills)
        if row.languages.isdisjoint(member.languages):
            points += 5
        if row.last is not None and row.last != worker and members[row.last].available:
            points += 3
        if (family, worker) in problem.preferred:
            points -= 2
    return points


def value(problem: Problem, solution: Solution) -> int:
    """Return the goal's number for a solution."""
    return sum(
        family_value(problem, family, workers) for family, workers in enumerate(solution.workers)
    )
