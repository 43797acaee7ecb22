"""Two plans of a week side by side: who moves, from whom to whom, why, and what the goals gain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.drafting.edits import Placed
from planner.plan import GoalLine
from solver.allocation.effects import Effects
from solver.allocation.objections import objections

if TYPE_CHECKING:
    from planner.drafting.in_hand import InHand
    from planner.plan import FamilyLine


@dataclass(frozen=True, slots=True)
class FamilyMove:
    """A family that is with somebody else in the other plan.

    Attributes
    ----------
    before, after
        Staff ids; `None` for waiting.
    why
        The other plan's first sentence about the family.
    effects
        What each goal would gain or lose if only this family moved: after − now.
    fits_alone
        Whether the family may move without the others: nobody has to make room first.
    """

    family_id: str
    children: int
    before: str | None
    after: str | None
    why: str
    effects: tuple[int, ...]
    fits_alone: bool

    @property
    def placed(self) -> Placed:
        """The move, as an edit says it."""
        return Placed(self.family_id, self.before, self.after)


@dataclass(frozen=True, slots=True)
class Difference:
    """What is different in another plan of the same week.

    Attributes
    ----------
    goals
        Each goal in this plan and in the other, in order.
    moves
        In the order of the families.
    """

    goals: tuple[tuple[GoalLine, GoalLine], ...]
    moves: tuple[FamilyMove, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether every family is with the same practitioner in both."""
        return not self.moves


def difference(now: InHand, other: InHand) -> Difference:
    """Return what is different in another plan, on the same ground as this one."""
    lines: dict[str, FamilyLine] = {line.family_id: line for line in other.part.families}
    effects = Effects(now.problem, now.solution)
    moves = []
    pairs = zip(now.solution.workers, other.solution.workers, strict=True)
    for at, (here, there) in enumerate(pairs):
        if here == there:
            continue
        row = now.problem.families[at]
        worker = other.solution.worker_of(at)
        moves.append(
            FamilyMove(
                family_id=row.id,
                children=row.children,
                before=now.worker_of(row.id),
                after=other.worker_of(row.id),
                why=next(iter(lines[row.id].why), ""),
                effects=effects.of(at, worker),
                fits_alone=worker is None or not objections(now.problem, now.caseloads, at, worker),
            )
        )
    goals = tuple(zip(now.part.goals, other.part.goals, strict=True))
    return Difference(goals, tuple(moves))
