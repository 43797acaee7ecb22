"""A mentor's families, live matches included, are at most their capacity.

A mentor above it keeps their live matches and gets no new one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.linear import LinearModel, grouped
from solver.mentoring.solution import families_by_volunteer
from solver.mentoring.verdict import Objection, Violation
from solver.mentoring.wording import counted, number_word

if TYPE_CHECKING:
    from solver.mentoring.pairs import Pairs
    from solver.mentoring.problem import Problem
    from solver.mentoring.solution import Solution

NAME = "capacity"


def add_to(model: LinearModel, problem: Problem, pairs: Pairs) -> None:
    """Say the rule to the model."""
    for volunteer, columns in grouped(pairs.volunteer):
        member = problem.volunteers[volunteer]
        if problem.live_today[volunteer] > member.capacity:
            model.fix(columns[~pairs.live[columns]], 0)
            continue
        free = member.capacity - member.held_elsewhere
        if len(columns) > free:
            model.add_at_most(columns, np.ones(len(columns), dtype=np.int64), free)


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every mentor who has more families than the rule lets them have."""
    found = []
    for volunteer, families in enumerate(families_by_volunteer(problem, solution)):
        member = problem.volunteers[volunteer]
        taken = member.held_elsewhere + len(families)
        has_new = any(not problem.is_live(family, volunteer) for family in families)
        if has_new and max(taken, problem.live_today[volunteer]) > member.capacity:
            found.append(
                Violation(
                    NAME,
                    f"{member.name} has {counted(taken, 'family', 'families')}, "
                    f"capacity {member.capacity}.",
                    volunteers=(volunteer,),
                )
            )
    return tuple(found)


def objection(problem: Problem, family: int, volunteer: int) -> Objection | None:
    """Return that live matches leave no place; `None` if there is one."""
    member, taken = problem.volunteers[volunteer], problem.live_today[volunteer]
    if problem.is_live(family, volunteer) or taken < member.capacity:
        return None
    if not member.capacity:
        return Objection(NAME, "Takes no family.", f"a place with {member.name}")
    have = f"{counted(taken, 'family', 'families').capitalize()} of "
    have += f"{number_word(member.capacity)} already."
    more = "another" if member.capacity > 1 else "a second"
    return Objection(NAME, have, f"{more} place with {member.name}")
