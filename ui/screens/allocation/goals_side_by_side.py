"""The goals of two plans side by side, in people's units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.screens.allocation.goal_words import TITLES, figure, goal_cells
from ui.widgets.goals_compared import ComparedGoal, Way

if TYPE_CHECKING:
    from planner.drafting.in_hand import InHand
    from planner.plan import GoalLine
    from ui.widgets.board.model import GoalCell


def side_by_side(
    before: InHand,
    after: InHand,
    *,
    here: str = "in today’s plan",
    there: str = "then",
    with_proof: bool = False,
) -> tuple[ComparedGoal, ...]:
    """Return the goals of two plans, in the manager's order.

    Parameters
    ----------
    here, there
        What the two plans are called in a spoken sentence.
    with_proof
        Whether it says what is known of how good the later plan could be.
    """
    earlier = goal_cells(before.ground.service, before.part)
    later = goal_cells(after.ground.service, after.part)
    return tuple(
        _compared(now, then, cells, called=(here, there), with_proof=with_proof)
        for now, then, *cells in zip(
            before.part.goals, after.part.goals, earlier, later, strict=True
        )
    )


def _compared(
    now: GoalLine,
    then: GoalLine,
    cells: list[GoalCell],
    *,
    called: tuple[str, str],
    with_proof: bool,
) -> ComparedGoal:
    before, after = (cell.after for cell in cells)
    change = then.value - now.value
    way = Way.SAME if not change else Way.WORSE if change > 0 else Way.BETTER
    unit = {"peak_load": " %", "travel": " min a week"}.get(now.name, " points")
    sign = "+" if change > 0 else ""
    title = TITLES.get(now.name, now.name)
    spoken = f"{title}: {before} {called[0]}, {after} {called[1]}, {way.value}"
    if change:
        spoken += f" by {figure(abs(change))}{unit}"
    last = cells[-1]
    proof = last.proof if with_proof else ""
    return ComparedGoal(
        name=now.name,
        title=title,
        before=before.split(" ")[0],
        after=after,
        difference=f"{sign}{figure(change)}{unit}" if change else way.value,
        way=way,
        explanation=last.explanation,
        spoken=f"{spoken}, {proof}" if proof else spoken,
        proof=proof,
        is_proven=last.proven,
    )
