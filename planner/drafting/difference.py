"""Two plans of a week side by side: who moves, from whom to whom, why, and what the goals gain.

Moves of a difference are accepted all or some; which of them have to go together is said in
`planner.drafting.together`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.drafting.decision import Decisions
from planner.drafting.edits import Edit, Placed
from planner.plan import GoalLine
from planner.service.naming import counted
from solver.allocation.effects import Effects
from solver.allocation.objections import objections

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def accept(now: InHand, moves: Sequence[FamilyMove], *, name: str = "") -> Edit:
    """Return the change that makes some moves of a difference, as the other plan proposes them.

    It is no decision by hand: planning may move these families again. Families that are locked, or
    that somebody decided about since the plan was found, stay where they are.

    Parameters
    ----------
    now
        The week on the board; a family that is there already is passed over.
    name
        What the change is called; ``Accept F018 to Tom``, ``Accept F018 and two others`` without.

    Raises
    ------
    KeyError
        A move names somebody the week does not have.
    """
    free = [
        move
        for move in moves
        if move.family_id not in now.decided and not now.is_locked(move.family_id)
    ]
    if not free:
        return _placing(now, (), name or "Accept nothing")
    return _placing(now, free, name or f"Accept {_whom(free)}{_where(now, free, 'to')}")


def put_back(now: InHand, moves: Sequence[FamilyMove]) -> Edit:
    """Return the change that puts families back: ``Put F018 back with Dan``.

    What is locked stays; a decision by hand about a family that is put back is taken back with it.

    Parameters
    ----------
    moves
        Of the difference between the board and the week as it was.

    Raises
    ------
    KeyError
        A move names somebody the week does not have.
    """
    free = [move for move in moves if not now.is_locked(move.family_id)]
    if not free:
        return _placing(now, (), "Put nothing back")
    return _placing(now, free, f"Put {_whom(free)} back{_where(now, free, 'with')}")


def _placing(now: InHand, moves: Sequence[FamilyMove], name: str) -> Edit:
    there = {move.family_id: move.after for move in moves}
    before = Decisions(now.hand, now.locks)
    hand = tuple(one for one in now.hand if there.get(one.family_id, one.staff_id) == one.staff_id)
    return Edit(
        name,
        placed=tuple(
            Placed(family_id, here, after)
            for family_id, after in there.items()
            for here in (now.worker_of(family_id),)
            if here != after
        ),
        before=before,
        after=Decisions(hand, now.locks),
    )


def _whom(moves: Sequence[FamilyMove]) -> str:
    first, *others = moves
    return f"{first.family_id} and {counted(len(others), 'other')}" if others else first.family_id


def _where(now: InHand, moves: Sequence[FamilyMove], word: str) -> str:
    """Return where the only family goes; nothing for several."""
    if len(moves) > 1:
        return ""
    (move,) = moves
    if move.after is None:
        return " to those who wait" if word == "to" else " to waiting"
    return f" {word} {now.ground.called(move.after)}"
