"""How far the meeting is: who is decided, who was skipped, who comes next.

What is decided is read from the week itself, so that a step taken back is to be decided again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

from planner.drafting.in_hand import InHand
from planner.free_places import free_places
from planner.meeting.agenda import Item
from planner.meeting.minutes import Minutes, minute_of, waiting_in
from planner.meeting.place import Place, place_of

if TYPE_CHECKING:
    from datetime import datetime


class ItemState(Enum):
    """What became of a family of the agenda so far."""

    TO_DECIDE = "to decide"
    DECIDED = "decided"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Left:
    """What is left: to decide, and to give away.

    Attributes
    ----------
    families, children
        Not decided yet, skipped ones too.
    places, most_with_one
        Places free, in children; all of them, and with one person at most.
    waiting
        Families that wait as the plan stands now.
    """

    families: int
    children: int
    places: int
    most_with_one: int
    waiting: int


@dataclass(frozen=True)
class Meeting:
    """A meeting at some moment. Every step makes another.

    Attributes
    ----------
    items
        The agenda, in the order it was begun with.
    proposed
        What the plan proposed for each family when it was last undecided, by its id.
    skipped
        Families put off, by their ids.
    """

    week: InHand
    items: tuple[Item, ...]
    proposed: Mapping[str, Place] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()

    @classmethod
    def begun(cls, week: InHand, items: tuple[Item, ...]) -> Meeting:
        """Begin with an agenda of this week."""
        return cls(week, items, {item.family_id: item.proposed for item in items})

    def with_week(self, week: InHand) -> Meeting:
        """Go on with the week after a change; the agenda stays as it is.

        Raises
        ------
        KeyError
            The week does not have a family of the agenda.
        """
        proposed = {
            item.family_id: self.proposed[item.family_id]
            if item.family_id in week.decided
            else place_of(week, item.family_id)
            for item in self.items
        }
        return replace(self, week=week, proposed=proposed)

    def with_skipped(self, family_id: str) -> Meeting:
        """Put a family off."""
        return replace(self, skipped=self.skipped | {family_id})

    def state_of(self, family_id: str) -> ItemState:
        """Return what became of a family so far."""
        if family_id in self.week.decided:
            return ItemState.DECIDED
        return ItemState.SKIPPED if family_id in self.skipped else ItemState.TO_DECIDE

    def item(self, family_id: str) -> Item:
        """Return a family of the agenda.

        Raises
        ------
        KeyError
            It is not on the agenda.
        """
        for item in self.items:
            if item.family_id == family_id:
                return item
        raise KeyError(family_id)

    def next_after(self, family_id: str | None) -> str | None:
        """Return the next family to decide: after one, from the top again; `None` at the end."""
        ids = [item.family_id for item in self.items]
        at = ids.index(family_id) + 1 if family_id is not None else 0
        for each in (*ids[at:], *ids[:at]):
            if self.state_of(each) is ItemState.TO_DECIDE:
                return each
        return None

    def before(self, family_id: str) -> str | None:
        """Return the family before one on the agenda; `None` before the first."""
        ids = [item.family_id for item in self.items]
        at = ids.index(family_id)
        return ids[at - 1] if at else None

    def of_state(self, state: ItemState) -> tuple[Item, ...]:
        """Return the families of a state, in the order of the agenda."""
        return tuple(item for item in self.items if self.state_of(item.family_id) is state)

    @property
    def left(self) -> Left:
        """What is left now."""
        week = self.week
        undecided = [
            item for item in self.items if self.state_of(item.family_id) is not ItemState.DECIDED
        ]
        free = free_places(week.ground.service, week.part.workers)
        return Left(
            families=len(undecided),
            children=sum(item.children for item in undecided),
            places=free.total,
            most_with_one=free.most_with_one_person,
            waiting=waiting_in(week),
        )

    def minutes(self, *, held_at: datetime, held_by: str, present: tuple[str, ...] = ()) -> Minutes:
        """Return the minutes as they stand: the decisions that hold in the week.

        Parameters
        ----------
        held_by
            Who held the meeting, a role such as ``Service Manager``.
        present
            Names of those who were there, as typed.
        """
        decided = self.of_state(ItemState.DECIDED)
        return Minutes(
            week=self.week.ground.week,
            held_at=held_at,
            held_by=held_by,
            present=present,
            minutes=tuple(
                minute_of(self.week, item.family_id, proposed=self.proposed[item.family_id])
                for item in decided
            ),
            undecided=tuple(item.family_id for item in self.items if item not in decided),
            waiting_after=waiting_in(self.week),
        )
