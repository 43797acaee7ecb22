"""Who meets which family: what a plan decides, and what is counted from it in plain Python."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from solver.mentoring.problem import Problem


@dataclass(frozen=True, slots=True)
class Solution:
    """The mentors of each family, by position: live matches that go on or are paused, and new ones.

    A good plan has none or one for each family; a plan that came from elsewhere may have more,
    which rule `one_mentor` is there to say.
    """

    volunteers: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, volunteer_of: Iterable[int | None]) -> Solution:
        """Make a solution from each family's one mentor, `None` where it has none."""
        return cls(tuple(() if one is None else (one,) for one in volunteer_of))

    def volunteer_of(self, family: int) -> int | None:
        """Return the family's mentor, the first if it has several."""
        volunteers = self.volunteers[family]
        return volunteers[0] if volunteers else None

    def with_family_at(self, family: int, volunteer: int | None) -> Solution:
        """Return the same solution with one family matched otherwise, or left without."""
        there = () if volunteer is None else (volunteer,)
        return Solution((*self.volunteers[:family], there, *self.volunteers[family + 1 :]))


def families_by_volunteer(problem: Problem, solution: Solution) -> list[list[int]]:
    """Return the families of each volunteer, in the order of the problem."""
    families: list[list[int]] = [[] for _ in problem.volunteers]
    for family, volunteers in enumerate(solution.volunteers):
        for volunteer in volunteers:
            families[volunteer].append(family)
    return families


def places_taken(problem: Problem, solution: Solution) -> list[int]:
    """Return how many places of each volunteer are taken, those held elsewhere included."""
    return [
        volunteer.held_elsewhere + len(families)
        for volunteer, families in zip(
            problem.volunteers, families_by_volunteer(problem, solution), strict=True
        )
    ]
