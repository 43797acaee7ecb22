"""Where a family of the agenda could go: the few places worth talking about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.drafting.options import CRITERIA, MoveOption, Stand, options_for, rank_of

if TYPE_CHECKING:
    from planner.drafting.in_hand import InHand

MOST_CHOICES = 3


@dataclass(frozen=True, slots=True)
class Choices:
    """What the meeting chooses from.

    Attributes
    ----------
    goals
        The names of the goals, in the order of each option's effects.
    top
        The best that fit, three at most, the best first; where the family is now is among them. Of
        a family that misses a referral criterion: the best against whom nothing else stands.
    blocked
        The one nearest to being open, where fewer than three fit; with what would open it.
    waiting
        Leaving the family without a practitioner.
    """

    family_id: str
    goals: tuple[str, ...]
    top: tuple[MoveOption, ...]
    blocked: MoveOption | None
    waiting: MoveOption

    @property
    def here(self) -> MoveOption:
        """The option that leaves the family where it is."""
        return next((one for one in self.top if one.stand is Stand.HERE), self.waiting)


def choices_for(week: InHand, family_id: str) -> Choices:
    """Return what the meeting chooses from for one family.

    Raises
    ------
    KeyError
        There is no such family in the week.
    """
    options = options_for(week, family_id)
    criteria_alone = [one for one in options.blocked if _misses_only_criteria(one)]
    fits = [*options.open, *sorted(criteria_alone, key=rank_of)]
    top = fits[:MOST_CHOICES]
    here = next((one for one in fits if one.stand is Stand.HERE), None)
    if here is not None and here not in top:
        top[-1] = here
    others = [one for one in options.blocked if one not in criteria_alone]
    return Choices(
        family_id=family_id,
        goals=options.goals,
        top=tuple(top),
        blocked=others[0] if others and len(top) < MOST_CHOICES else None,
        waiting=options.waiting,
    )


def _misses_only_criteria(option: MoveOption) -> bool:
    return all(one.rule == CRITERIA for one in option.objections)
