"""What the board shows, as plain frozen data. The screen makes it; the board only paints it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Urgency(StrEnum):
    """A family's band, drawn as a shape first and a colour second."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Tag(StrEnum):
    """What the plan does with a family; always an icon and a word."""

    KEPT = "kept"
    NEW = "new"
    MOVED = "moved"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Card:
    """A family on a practitioner's column.

    Attributes
    ----------
    reason
        The short reason of a changed card: ``waited five weeks``; empty for a kept one.
    sentence
        What the sentence line says when the card is selected.
    spoken
        The accessible name: ``F031, high, three children, new with Priya Nair, seven minutes``.
    minutes
        One way; `None` where unknown.
    breach
        The sentence of a standing breach, such as a family beyond the travel limit; or empty.
    locked
        Whether somebody fixed the family to this practitioner; drawn as a small lock.
    town, needs
        What the board is filtered by; neither is drawn.
    by_hand
        Whether somebody put the family here, and not the plan; drawn as a small hand.
    overruled
        The sentence of a breach that somebody took with a reason: ``54 minutes by bus, limit
        40. Overruled: relationship.``; or empty.
    """

    family_id: str
    initials: str
    urgency: Urgency
    children: int
    district: str
    minutes: int | None
    tag: Tag
    reason: str
    sentence: str
    spoken: str
    breach: str = ""
    locked: bool = False
    town: str = ""
    needs: frozenset[str] = frozenset()
    by_hand: bool = False
    overruled: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A practitioner and their cards, in the order to show them.

    `notes` are short grey words after the name: ``away Thu–Fri``, ``0.6 of full time``.
    `travel_phrase` names the way of travelling where it is not by car, for an icon: ``by bus``.
    `places_free` is how many children the person could take, which a full pod may forbid;
    `travel_minutes_a_week` is `None` where it is not known. `locked` is whether the whole caseload
    is fixed. `tip` and `travel_tip` say how the caseload and the travel are made up; without them
    the board says what it can see itself.
    """

    staff_id: str
    name: str
    children: int
    children_cap: int
    places_free: int
    travel_minutes_a_week: int | None
    cards: tuple[Card, ...]
    notes: tuple[str, ...] = ()
    travel_phrase: str = ""
    locked: bool = False
    tip: str = ""
    travel_tip: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A pod. `consultant` is shown at the right of its head; `places_free` are those of all.

    `locked` is whether every caseload in it is fixed; `tip` says how its totals are made up, where
    the board should not say it itself.
    """

    pod_id: str
    name: str
    consultant: str
    children: int
    children_cap: int
    places_free: int
    columns: tuple[Column, ...]
    locked: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class WaitingCard:
    """A family left waiting, with its reason.

    Attributes
    ----------
    weeks
        Since it was referred; `None` if unknown.
    hint
        What would help, in a few words: ``One more place for Dan``; or empty.
    town, needs
        What the board is filtered by; neither is drawn.
    locked
        Whether somebody fixed that the family waits.
    can_ask
        Whether *What would it take?* is offered where there is no hint.
    """

    family_id: str
    initials: str
    urgency: Urgency
    children: int
    district: str
    weeks: int | None
    reason: str
    sentence: str
    spoken: str
    hint: str = ""
    town: str = ""
    needs: frozenset[str] = frozenset()
    locked: bool = False
    can_ask: bool = True


@dataclass(frozen=True, slots=True)
class NotEligible:
    """A waiting family that does not meet the referral criteria, and which it misses."""

    family_id: str
    initials: str
    reason: str


@dataclass(frozen=True, slots=True)
class GoalCell:
    """One goal on the strip, in human units, with the points beneath.

    `before` and `after` are ready to show (``7``, ``4 families``); `proof` is ``proven``,
    ``within 1 %`` or empty while nothing is planned. `tip` says how the number is made up.
    """

    name: str
    title: str
    before: str
    after: str
    points: str
    proof: str
    proven: bool
    explanation: str
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """What is said of the check of a plan.

    Attributes
    ----------
    holds
        Whether the plan may be used as it is.
    lines
        What the tooltip lists.
    is_overruled
        Whether it holds only because somebody overruled a rule.
    """

    words: str
    holds: bool
    lines: tuple[str, ...] = ()
    is_overruled: bool = False


NOT_CHECKED = Check("", holds=True)
"""There is no plan to check."""


@dataclass(frozen=True, slots=True)
class BoardModel:
    """Everything on the allocation screen.

    Attributes
    ----------
    summary
        How many there are, above the board.
    remark
        A sentence about the whole board, said while no family is selected.
    """

    lanes: tuple[Lane, ...] = ()
    waiting: tuple[WaitingCard, ...] = ()
    not_eligible: tuple[NotEligible, ...] = ()
    goals: tuple[GoalCell, ...] = ()
    summary: str = ""
    check: Check = NOT_CHECKED
    planned: bool = False
    remark: str = ""


class DropKind(StrEnum):
    """What happens when a family is dropped at a place."""

    ALLOWED = "allowed"
    WITH_REASON = "with_reason"
    REFUSED = "refused"
    HOME = "home"
    """It is where the family is already."""


@dataclass(frozen=True, slots=True)
class DropAnswer:
    """What a place says to a family that is dragged over the board.

    Attributes
    ----------
    sentence
        ``Fits. 4 minutes less travel.``, ``Would make 13 of 12 children.``
    children_after
        The children there after the drop: of a practitioner, or all who wait.
    """

    kind: DropKind
    sentence: str
    children_after: int


@dataclass(frozen=True, slots=True)
class Answers:
    """What every place says to one family: every practitioner by id, and waiting."""

    family_id: str
    by_staff: Mapping[str, DropAnswer]
    waiting: DropAnswer

    def of(self, place: str) -> DropAnswer | None:
        """Return a practitioner's answer, or that of waiting, whose place is an empty text."""
        return self.by_staff.get(place) if place else self.waiting
