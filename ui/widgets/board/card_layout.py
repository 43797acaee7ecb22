"""Where the parts of a card stand, so that they line up down a column and across the board."""

from __future__ import annotations

from dataclasses import dataclass

from ui.theme import current


@dataclass(frozen=True, slots=True)
class CardLayout:
    """Distances from a card's left edge, in logical pixels.

    Attributes
    ----------
    initials, dots, district
        Left ends; `initials` is `None` where a narrow column leaves them out.
    minutes
        Right end.
    kept
        Left end of the word *Kept*; `None` where a narrow column leaves it out.
    lock
        Left end of the small lock at the right.
    """

    reference: int
    reference_width: int
    initials: int | None
    dots: int
    district: int
    minutes: int
    kept: int | None
    lock: int


def lay_out_card(width: int, widest_reference: int) -> CardLayout:
    """Return the layout of the cards of a column.

    What a narrow column leaves out, in this order: the initials, then the word *Kept*, then part
    of the reference.
    """
    factor = current().text_factor

    def grown(pixels: int) -> int:
        return round(pixels * factor)

    reference = grown(24)
    after_reference, initials_room = grown(6), grown(26)
    dots_room, district_room, minutes_gap = grown(45), grown(67), grown(16)
    kept_room, lock_room = grown(47), grown(18)
    fixed = reference + after_reference + dots_room + district_room
    with_kept = fixed + widest_reference + minutes_gap - grown(4) + kept_room
    shows_initials = with_kept + initials_room <= width
    shows_kept = with_kept <= width
    right_room = minutes_gap + kept_room if shows_kept else lock_room
    shown_reference = max(grown(12), min(widest_reference, width - fixed - right_room + grown(4)))
    dots = reference + shown_reference + after_reference
    initials = dots if shows_initials else None
    if shows_initials:
        dots += initials_room
    district = dots + dots_room
    slack = width - right_room - (district + district_room)
    return CardLayout(
        reference=reference,
        reference_width=shown_reference,
        initials=initials,
        dots=dots,
        district=district,
        minutes=district + district_room + max(min(0, slack), slack - grown(6)),
        kept=width - kept_room if shows_kept else None,
        lock=width - lock_room,
    )
