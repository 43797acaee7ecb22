"""New matches fit: shared interests, lived experience, languages.

Points over new matches: 40, less 10 for each shared interest (two at most), less 10 if something
the mentor has lived through is among the family's needs, less 10 if they share a language other
than English; 25 more if they share no language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from solver.linear import Integers, Objective

if TYPE_CHECKING:
    from solver.mentoring.pairs import Pairs
    from solver.mentoring.problem import Problem
    from solver.mentoring.solution import Solution

NAME = "misfit"
UNIT = "points"

COMMON_LANGUAGE = "english"
"""Sharing it is nothing special."""


def objective(problem: Problem, pairs: Pairs) -> Objective:
    """Return the goal as the model sees it."""
    families, volunteers = problem.families, problem.volunteers
    interests = _shared(
        [family.interests for family in families], [member.interests for member in volunteers]
    )
    lived = _shared(
        [family.needs for family in families], [member.experience for member in volunteers]
    )
    spoken = [member.languages for member in volunteers]
    any_language = _shared([family.languages for family in families], spoken)
    special = _shared([family.languages - {COMMON_LANGUAGE} for family in families], spoken)
    fit = (
        40
        - 10 * np.minimum(interests, 2)
        - 10 * (lived > 0)
        - 10 * (special > 0)
        + 25 * (any_language == 0)
    )
    points = fit[pairs.family, pairs.volunteer].astype(np.int64)
    points[pairs.live] = 0
    costly = np.flatnonzero(points)
    return Objective(costly, points[costly])


def _shared(ours: list[frozenset[str]], theirs: list[frozenset[str]]) -> Integers:
    """Return how many words each of ours shares with each of theirs.

    As a product of matrices of floating point, because only that is quick; all counts stay exact.
    """
    words = sorted(frozenset().union(*ours))
    counts = _membership(ours, words) @ _membership(theirs, words).T
    return counts.astype(np.int64)


def _membership(sets: list[frozenset[str]], words: list[str]) -> npt.NDArray[np.float32]:
    mask = np.array([[word in one for word in words] for one in sets], dtype=np.float32)
    return mask.reshape(len(sets), len(words))


def pair_points(problem: Problem, family: int, volunteer: int) -> int:
    """Return the points of one pair, whether or not it is a new match."""
    wants, gives = problem.families[family], problem.volunteers[volunteer]
    common = wants.languages & gives.languages
    points = 40 - 10 * min(len(wants.interests & gives.interests), 2)
    if wants.needs & gives.experience:
        points -= 10
    if common - {COMMON_LANGUAGE}:
        points -= 10
    if not common:
        points += 25
    return points


def value(problem: Problem, solution: Solution) -> int:
    """Return the goal's number for a solution."""
    live = set(problem.live)
    return sum(
        pair_points(problem, family, volunteer)
        for family, volunteers in enumerate(solution.volunteers)
        for volunteer in volunteers
        if (family, volunteer) not in live
    )
