"""The measures of the board, in logical pixels, as the grid of the mock-ups gives them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

FOLD_FROM_PRACTITIONERS = 40
"""From this many practitioners on, pods without a change begin folded."""

NARROW_WINDOW = 1180
"""Under this width of the window a lane has three columns."""

WIDE_WINDOW = 1700
"""Over this width of the window two lanes may stand abreast, or a pod of five take one row."""


class Density(StrEnum):
    """How much room a card takes."""

    COMPACT = "compact"
    """A kept family takes one line."""

    COMFORTABLE = "comfortable"
    """Every family takes two, the second saying why."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """Every length the board is laid out by; each grows with the text factor but the gaps.

    `line` is the height of a card's first line, and of the whole of a kept card where `density`
    is compact.
    """

    lane_head: int
    column_head: int
    line: int
    card: int
    changed_card: int
    folded_lane: int
    column_min: int
    column_preferred: int
    density: Density = Density.COMPACT
    card_gap: int = 1
    lane_gap: int = 6
    lane_foot: int = 6
    card_inset: int = 5
    left: int = 8
    right: int = 12
    bottom: int = 8

    @classmethod
    def at(cls, text_factor: float, density: Density = Density.COMPACT) -> Metrics:
        """Return the measures at a text factor, 1.0 being the mock-ups'."""
        roomy = density is Density.COMFORTABLE
        return cls(
            lane_head=round(26 * text_factor),
            column_head=round(41 * text_factor),
            line=round(27 * text_factor),
            card=round((46 if roomy else 27) * text_factor),
            changed_card=round((46 if roomy else 45) * text_factor),
            folded_lane=round(33 * text_factor),
            column_min=round(204 * text_factor),
            column_preferred=round(270 * text_factor),
            density=density,
        )
