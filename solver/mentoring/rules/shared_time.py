"""Mentor and family have enough time in common: weekly hours, within those of the service.

Touching hours are joined; only stretches of an hour or more count. A person may overrule it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.mentoring.verdict import Objection, Violation
from solver.mentoring.wording import duration

if TYPE_CHECKING:
    from collections.abc import Iterable

    from solver.linear import Booleans, Integers
    from solver.mentoring.problem import Problem, Stretch
    from solver.mentoring.solution import Solution

NAME = "shared_time"

SHORTEST = 60
"""Stretches in common shorter than this many minutes do not count."""


def allowed(problem: Problem) -> Booleans:
    """Return the pairs the rule allows, families × volunteers."""
    families = [family.hours for family in problem.families]
    volunteers = [member.hours for member in problem.volunteers]
    shared = np.zeros((len(families), len(volunteers)), dtype=np.int64)
    for weekday in range(7):
        theirs = _table([_joined(problem, hours, weekday) for hours in families])
        ours = _table([_joined(problem, hours, weekday) for hours in volunteers])
        for one in theirs:
            for other in ours:
                starts = np.maximum(one[:, None, 0], other[None, :, 0])
                lasts = np.minimum(one[:, None, 1], other[None, :, 1]) - starts
                shared += np.where(lasts >= SHORTEST, lasts, 0)
    mask: Booleans = shared >= problem.shared_minutes
    for family_at, volunteer_at in problem.overruled:
        mask[family_at, volunteer_at] = True
    return mask


def _joined(problem: Problem, hours: Iterable[Stretch], weekday: int) -> list[list[int]]:
    """Return a day's stretches within service hours, touching ones joined, in order."""
    joined: list[list[int]] = []
    for day, start, end in sorted(hours):
        start, end = max(start, problem.opens), min(end, problem.closes)
        if day != weekday or start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return joined


def _table(days: list[list[list[int]]]) -> list[Integers]:
    """Return the first stretches of everybody, then the second, …; an empty one where none is."""
    most = max((len(stretches) for stretches in days), default=0)
    return [
        np.array(
            [stretches[at] if at < len(stretches) else [0, 0] for stretches in days],
            dtype=np.int64,
        )
        for at in range(most)
    ]


def shared_stretches(problem: Problem, family: int, volunteer: int) -> tuple[Stretch, ...]:
    """Return when the two have time in common, in order: what counts for the rule."""
    found: list[Stretch] = []
    for weekday in range(7):
        both = _minutes(problem, problem.families[family].hours, weekday) & _minutes(
            problem, problem.volunteers[volunteer].hours, weekday
        )
        start: int | None = None
        for minute in range(problem.opens, problem.closes + 1):
            if minute in both:
                start = minute if start is None else start
            elif start is not None:
                if minute - start >= SHORTEST:
                    found.append((weekday, start, minute))
                start = None
    return tuple(found)


def _minutes(problem: Problem, hours: Iterable[Stretch], weekday: int) -> set[int]:
    """Return every minute of a day at which somebody has time and the service is open."""
    free: set[int] = set()
    for day, start, end in hours:
        if day == weekday:
            free.update(range(max(start, problem.opens), min(end, problem.closes)))
    return free


def shared_minutes(problem: Problem, family: int, volunteer: int) -> int:
    """Return the minutes a week that the two have in common."""
    return sum(end - start for _, start, end in shared_stretches(problem, family, volunteer))


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every new match with too little time in common."""
    return tuple(
        Violation(
            NAME,
            f"{problem.families[family].id} and {problem.volunteers[volunteer].name}: "
            f"{_sentence(problem, family, volunteer)}",
            families=(family,),
            volunteers=(volunteer,),
        )
        for family, volunteers in enumerate(solution.volunteers)
        for volunteer in sorted(set(volunteers))
        if not problem.is_live(family, volunteer)
        and (family, volunteer) not in problem.overruled
        and shared_minutes(problem, family, volunteer) < problem.shared_minutes
    )


def objection(problem: Problem, family: int, volunteer: int) -> Objection | None:
    """Return how little time the two have in common; `None` if it is enough."""
    if problem.is_live(family, volunteer):
        return None
    shared = shared_minutes(problem, family, volunteer)
    if shared >= problem.shared_minutes:
        return None
    missing = duration(problem.shared_minutes - shared)
    return Objection(
        NAME,
        _sentence(problem, family, volunteer),
        f"{missing} more in common",
        may_be_overruled=True,
    )


def _sentence(problem: Problem, family: int, volunteer: int) -> str:
    shared = shared_minutes(problem, family, volunteer)
    needed = duration(problem.shared_minutes)
    if not shared:
        return f"No time in common, {needed} needed."
    return f"{duration(shared).capitalize()} in common, {needed} needed."
