"""Who has which family: what a plan decides, and what is counted from it in plain Python."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from solver.allocation.problem import Problem


@dataclass(frozen=True, slots=True)
class Solution:
    """The workers of each family, by position.

    A good plan has none or one for each family; a plan that came from elsewhere may have more,
    which rule `one_worker` is there to say.
    """

    workers: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, worker_of: Iterable[int | None]) -> Solution:
        """Make a solution from each family's one worker, `None` where it has none."""
        return cls(tuple(() if worker is None else (worker,) for worker in worker_of))

    def worker_of(self, family: int) -> int | None:
        """Return the family's worker, the first if it has several."""
        workers = self.workers[family]
        return workers[0] if workers else None

    def with_family_at(self, family: int, worker: int | None) -> Solution:
        """Return the same solution with one family moved, or left without."""
        there = () if worker is None else (worker,)
        return Solution((*self.workers[:family], there, *self.workers[family + 1 :]))


def children_by_worker(problem: Problem, solution: Solution) -> list[int]:
    """Return the children on each worker's caseload."""
    children = [0] * len(problem.workers)
    for family, workers in zip(problem.families, solution.workers, strict=True):
        for worker in workers:
            children[worker] += family.children
    return children


def children_by_pod(problem: Problem, solution: Solution) -> list[int]:
    """Return the children of each pod, by the pods of their workers."""
    children = [0] * len(problem.pods)
    for worker, count in zip(problem.workers, children_by_worker(problem, solution), strict=True):
        if worker.pod is not None:
            children[worker.pod] += count
    return children


@dataclass(frozen=True, slots=True)
class Caseloads:
    """What a solution puts on everyone, counted once to answer many questions.

    Attributes
    ----------
    solution
        The solution counted.
    by_worker, by_pod
        Children.
    newcomers
        For each worker, the number of families that were not theirs.
    """

    solution: Solution
    by_worker: tuple[int, ...]
    by_pod: tuple[int, ...]
    newcomers: tuple[int, ...]

    @classmethod
    def of(cls, problem: Problem, solution: Solution) -> Caseloads:
        """Count a solution."""
        newcomers = [0] * len(problem.workers)
        for family, workers in zip(problem.families, solution.workers, strict=True):
            for worker in workers:
                newcomers[worker] += family.current != worker
        return cls(
            solution,
            tuple(children_by_worker(problem, solution)),
            tuple(children_by_pod(problem, solution)),
            tuple(newcomers),
        )

    def moved(self, problem: Problem, family: int, worker: int | None) -> Caseloads:
        """Return the same with one family moved, or left without; nothing is counted again."""
        row = problem.families[family]
        by_worker, by_pod = list(self.by_worker), list(self.by_pod)
        newcomers = list(self.newcomers)
        there = () if worker is None else (worker,)
        for workers, sign in ((self.solution.workers[family], -1), (there, 1)):
            for one in workers:
                pod = problem.workers[one].pod
                by_worker[one] += sign * row.children
                newcomers[one] += sign * (row.current != one)
                if pod is not None:
                    by_pod[pod] += sign * row.children
        return Caseloads(
            self.solution.with_family_at(family, worker),
            tuple(by_worker),
            tuple(by_pod),
            tuple(newcomers),
        )


def families_by_worker(problem: Problem, solution: Solution) -> list[list[int]]:
    """Return the families of each worker, in the order of the problem."""
    families: list[list[int]] = [[] for _ in problem.workers]
    for family, workers in enumerate(solution.workers):
        for worker in workers:
            families[worker].append(family)
    return families
