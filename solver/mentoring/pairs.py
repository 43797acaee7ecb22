"""The unknowns of the mentoring model: one column for each pair that may be joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solver.linear import Booleans, Integers

if TYPE_CHECKING:
    from collections.abc import Collection

    from solver.mentoring.problem import Problem


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of a family and a volunteer; the pair at position j is column j of the model.

    Attributes
    ----------
    family, volunteer
        Positions in the problem, one for each pair, ordered by family and then volunteer.
    live
        Whether the pair is a match already.
    fixed
        Whether the pair is already decided to be joined.
    """

    family: Integers
    volunteer: Integers
    live: Booleans
    fixed: Booleans

    @classmethod
    def from_mask(cls, allowed: Booleans, problem: Problem) -> Pairs:
        """Make a pair of every true cell of a families × volunteers mask."""
        is_live = np.zeros(allowed.shape, dtype=np.bool_)
        for family_at, volunteer_at in problem.live:
            is_live[family_at, volunteer_at] = True
        family, volunteer = np.nonzero(allowed)
        return cls(
            family.astype(np.int64),
            volunteer.astype(np.int64),
            is_live[family, volunteer],
            np.zeros(len(family), dtype=np.bool_),
        )

    def __len__(self) -> int:
        return len(self.family)

    def subset(self, positions: Integers, fixed: Booleans) -> Pairs:
        """Return the pairs at these positions, in the order given; `fixed` is one for each."""
        return Pairs(self.family[positions], self.volunteer[positions], self.live[positions], fixed)

    def positions(self, wanted: Collection[tuple[int, int]]) -> Integers:
        """Return where these (family, volunteer) pairs stand; those not among the pairs do not."""
        if not wanted or len(self) == 0:
            return np.zeros(0, dtype=np.int64)
        width = int(self.volunteer.max()) + 1
        sought = [family * width + one for family, one in wanted if one < width]
        return np.flatnonzero(np.isin(self.family * width + self.volunteer, sought))
