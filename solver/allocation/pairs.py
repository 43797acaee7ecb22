"""The unknowns of the allocation model: one column for each pair that may be joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solver.linear import Booleans, Integers

if TYPE_CHECKING:
    from collections.abc import Collection

    from solver.allocation.problem import Problem


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of a family and a worker; the pair at position j is column j of the model.

    Attributes
    ----------
    family, worker
        Positions in the problem, one for each pair, ordered by family and then worker.
    fixed
        Whether the pair is already decided to be joined; each family has at most one of these,
        and then no other pair.
    """

    family: Integers
    worker: Integers
    fixed: Booleans

    @classmethod
    def from_mask(cls, allowed: Booleans) -> Pairs:
        """Make a pair of every true cell of a families × workers mask."""
        family, worker = np.nonzero(allowed)
        return cls(
            family.astype(np.int64), worker.astype(np.int64), np.zeros(len(family), dtype=np.bool_)
        )

    def __len__(self) -> int:
        return len(self.family)

    def subset(self, positions: Integers) -> Pairs:
        """Return the pairs at these positions, in the order given."""
        return Pairs(self.family[positions], self.worker[positions], self.fixed[positions])

    def positions(self, wanted: Collection[tuple[int, int]]) -> Integers:
        """Return where these (family, worker) pairs stand; those that may not be joined do not."""
        if not wanted or len(self) == 0:
            return np.zeros(0, dtype=np.int64)
        width = int(self.worker.max()) + 1
        here = self.family * width + self.worker
        sought = np.array(
            [family * width + worker for family, worker in wanted if worker < width],
            dtype=np.int64,
        )
        at = np.searchsorted(here, sought)
        return np.unique(at[here[np.minimum(at, len(here) - 1)] == sought])

    def children(self, problem: Problem) -> Integers:
        """Return the children each pair brings to its worker."""
        return children_of_families(problem)[self.family]


def children_of_families(problem: Problem) -> Integers:
    """Return the children of each family that count on a caseload."""
    return np.array([family.children for family in problem.families], dtype=np.int64)
