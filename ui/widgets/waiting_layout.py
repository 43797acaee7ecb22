"""Where everything in the list of waiting families is: a pure function of the data and a width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.theme import Role, scaled
from ui.widgets.board.model import NotEligible, WaitingCard
from ui.widgets.ink import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

INSET = 8
PAD = 10
CARD_GAP = 6
MOST_REASON_LINES = 6
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


@dataclass(frozen=True, slots=True)
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
        return next((each for each in self.cards if each.card.family_id == family_id), None)

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


def lay_out_waiting(
    waiting: Iterable[WaitingCard],
    not_eligible: tuple[NotEligible, ...],
    *,
    width: int,
    unfolded: bool,
    reasons_from: int,
) -> WaitingLayout:
    """Lay the list out.

    Parameters
    ----------
    unfolded
        Whether those not eligible are shown, and not only counted.
    reasons_from
        Left end of their reasons, after the widest reference and initials.
    """
    line = scaled(16)
    card_width = width - 2 * INSET
    top = 0
    places: list[WaitingPlace] = []
    for card in waiting:
        lines = wrapped(card.reason, Role.SMALL, card_width - 2 * PAD)[:MOST_REASON_LINES]
        hint = card.hint or (ASK if card.can_ask else "")
        height = scaled(29 if lines or hint else 24) + len(lines) * line + scaled(8)
        if hint:
            height += line + scaled(4)
        place = WaitingPlace(
            card,
            INSET,
            top,
            card_width,
            height,
            lines,
            hint,
            hint_top=top + height - scaled(28),
            hint_height=scaled(26),
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
