"""A way in for a waiting family: what it takes, what it costs, and the edit that does it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from planner.drafting.answers.other_plan import edit_by_hand
from planner.drafting.decision import HandMove
from planner.drafting.difference import FamilyMove
from planner.drafting.moving import move_family, name_of_move
from planner.service.naming import counted
from solver.allocation.objections import Objection

if TYPE_CHECKING:
    from datetime import datetime

    from planner.drafting.decision import Reason
    from planner.drafting.edits import Edit
    from planner.drafting.in_hand import InHand


class Takes(Enum):
    """What a way in takes."""

    NOTHING = "nothing"
    MOVES = "moves"
    PLACES = "places"
    POD_PLACES = "places in the pod"
    MINUTES = "minutes of travel"
    CRITERION = "a yes on a criterion"
    SEVERAL = "several of these"


@dataclass(frozen=True, slots=True)
class WayIn:
    """One way for a waiting family to get a practitioner.

    Attributes
    ----------
    text
        The way in a few words, for a link: ``One more place for Dan``.
    effects
        What each goal would gain or lose, in the order of the problem's goals: after − now.
    moves
        Every family that would move, the waiting one first.
    overrules
        The rules a person would have to overrule, each as it objects.
    beyond
        By how much they would be passed: minutes, and ten for each child.
    """

    takes: Takes
    text: str
    family_id: str
    staff_id: str
    name: str
    effects: tuple[int, ...]
    moves: tuple[FamilyMove, ...]
    overrules: tuple[Objection, ...] = ()
    beyond: int = 0

    @property
    def needs_reason(self) -> bool:
        """Whether somebody has to say why, because a rule stands against it."""
        return bool(self.overrules)

    @property
    def cost(self) -> tuple[object, ...]:
        """What ways are ranked by: rules overruled, how far, the goals, the fewest moves."""
        return (
            len(self.overrules),
            self.beyond,
            self.effects,
            len(self.moves),
            self.name,
            self.staff_id,
        )

    def edit(self, week: InHand, *, who: str, at: datetime, reason: Reason | None = None) -> Edit:
        """Return what does it: the family by decision, the others as they make room.

        Raises
        ------
        RefusedError
            A rule stands against it and there is no reason.
        """
        if len(self.moves) == 1:
            return move_family(week, self.family_id, self.staff_id, who=who, at=at, reason=reason)
        others = counted(len(self.moves) - 1, "other")
        return edit_by_hand(
            week,
            HandMove(self.family_id, self.staff_id, who=who, at=at, reason=reason),
            name=f"{name_of_move(week, self.family_id, self.staff_id)}, and {others}",
            moves=self.moves,
        )
