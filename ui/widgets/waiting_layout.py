"""Where everything in the list of waiting families is: a pure function of the data and a width."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ui.theme import Role, scaled
from ui.widgets.board.model import NotEligible, WaitingCard
from ui.widgets.ink import wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping

INSET = 8
PAD = 10
CARD_GAP = 6
MOST_REASON_LINES = 6
FOLD_KEY, HINT_KEY = "fold:", "hint:"
"""Begin the keys of what is not a family among the painted children."""

ASK = "What would it take?"
"""Stands where a family has no hint yet and one can be looked for."""


@dataclass(frozen=True, slots=True)
class WaitingPlace:
    """A waiting family's card: its rectangle, its reason in lines, and the link beneath.

    `hint` is what the link says, empty where there is none; `hint_top` and `hint_height` are where
    it can be clicked, `hint_top` from the top of the list.
    """

    card: WaitingCard
    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    hint: str
    hint_top: int
    hint_height: int

    def hint_holds(self, x: float, y: float) -> bool:
        """Return whether a point of the list is on the link."""
        inside = self.x <= x < self.x + self.width
        return bool(self.hint) and inside and self.hint_top <= y < self.hint_top + self.hint_height


@dataclass(frozen=True, slots=True)
class NotEligiblePlace:
    """A family that is not eligible: the top and height of its row, and its reason in lines."""

    family: NotEligible
    y: int
    height: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class WaitingLayout:
    """All of the list.

    Attributes
    ----------
    fold_head
        Top of the head of those not eligible; `None` where there are none.
    """

    cards: tuple[WaitingPlace, ...]
    fold_head: int | None
    not_eligible: tuple[NotEligiblePlace, ...]
    height: int

    def card(self, family_id: str) -> WaitingPlace | None:
        """Return the place of a family's card."""
        return self._by_family.get(family_id)

    @cached_property
    def stops(self) -> tuple[str, ...]:
        """Everything the keyboard can be on, from top to bottom."""
        stops: list[str] = []
        for place in self.cards:
            stops.append(place.card.family_id)
            if place.hint:
                stops.append(f"{HINT_KEY}{place.card.family_id}")
        if self.fold_head is not None:
            stops.append(FOLD_KEY)
        stops.extend(row.family.family_id for row in self.not_eligible)
        return tuple(stops)

    @cached_property
    def _by_family(self) -> Mapping[str, WaitingPlace]:
        return {each.card.family_id: each for each in self.cards}

    def row(self, family_id: str) -> NotEligiblePlace | None:
        """Return the place of a family that is not eligible, where those are shown."""
        return next(
            (each for each in self.not_eligible if each.family.family_id == family_id), None
        )

    def row_at(self, y: float) -> NotEligiblePlace | None:
        """Return the family that is not eligible at a height of the list."""
        return next((row for row in self.not_eligible if row.y <= y < row.y + row.height), None)

    def card_at(self, x: float, y: float) -> WaitingPlace | None:
        """Return the card at a point of the list."""
        return next(
            (
                each
                for each in self.cards
                if each.x <= x < each.x + each.width and each.y <= y < each.y + each.height
            ),
            None,
        )


def fold_head_height() -> int:
    """Return how high the head of those not eligible is."""
    return scaled(36)


def least_height(cards: int) -> int:
    """Return how high this many waiting cards are at least, however wide the list is."""
    return cards * (scaled(24) + scaled(8) + CARD_GAP)


class Wrapping:
    """Reasons in lines, kept while the width and the size of text stay.

    Families wait for the same few reasons, and a move leaves a thousand of them as they were.
    """

    def __init__(self) -> None:
        self._width = 0
        self._lines: dict[str, tuple[str, ...]] = {}

    def lines(self, reason: str, width: int) -> tuple[str, ...]:
        """Return a reason in lines no wider than `width`, and no more than are shown."""
        if width != self._width:
            self.forget()
            self._width = width
        if reason not in self._lines:
            self._lines[reason] = wrapped(reason, Role.SMALL, width)[:MOST_REASON_LINES]
        return self._lines[reason]

    def forget(self) -> None:
        """Forget every line: the size of text is another."""
        self._lines = {}


def lay_out_waiting(
    waiting: tuple[WaitingCard, ...],
    not_eligible: tuple[NotEligible, ...],
    *,
    width: int,
    unfolded: bool,
    reasons_from: int,
    wrapping: Wrapping | None = None,
) -> WaitingLayout:
    """Lay the list out.

    Parameters
    ----------
    unfolded
        Whether those not eligible are shown, and not only counted.
    reasons_from
        Left end of their reasons, after the widest reference and initials.
    wrapping
        The waiting families' reasons as they were wrapped before.
    """
    line, wrapping = scaled(16), wrapping or Wrapping()
    bare, worded, foot = scaled(24), scaled(29), scaled(8)
    link, link_top, link_height = line + scaled(4), scaled(28), scaled(26)
    card_width = width - 2 * INSET
    top = 0
    places: list[WaitingPlace] = []
    for card in waiting:
        lines = wrapping.lines(card.reason, card_width - 2 * PAD)
        hint = card.hint or (ASK if card.can_ask else "")
        height = (worded if lines or hint else bare) + len(lines) * line + foot
        if hint:
            height += link
        place = WaitingPlace(
            card,
            INSET,
            top,
            card_width,
            height,
            lines,
            hint,
            hint_top=top + height - link_top,
            hint_height=link_height,
        )
        places.append(place)
        top += height + CARD_GAP
    fold_head = None
    rows: list[NotEligiblePlace] = []
    if not_eligible:
        fold_head = top + 6
        top = fold_head + fold_head_height()
        for family in not_eligible if unfolded else ():
            lines = wrapped(family.reason, Role.SMALL, width - reasons_from - PAD)
            lines = lines[:MOST_REASON_LINES] or ("",)
            height = max(scaled(24), len(lines) * line + scaled(8))
            rows.append(NotEligiblePlace(family, top, height, lines))
            top += height
    return WaitingLayout(tuple(places), fold_head, tuple(rows), top + CARD_GAP)
