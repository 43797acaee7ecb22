"""What is known of a lane whatever the width: measured once and kept as long as the lane is.

A move changes one lane of three hundred or two. The others are the same objects as before, and
nothing of them is counted again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.theme import Role
from ui.widgets.board.model import Card, Lane, Tag
from ui.widgets.ink import advance

if TYPE_CHECKING:
    from collections.abc import Iterable

ONE_FIGURE = str.maketrans("123456789", "000000000")
"""Makes references that differ in their figures alike."""


@dataclass(frozen=True, slots=True)
class LaneMeasure:
    """A lane, counted.

    Attributes
    ----------
    stacks
        Of each column, how many cards are kept and how many changed.
    families
        All families of the lane, column by column.
    """

    lane: Lane
    stacks: tuple[tuple[int, int], ...]
    families: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether the plan changes something for a family of the lane."""
        return any(changed for _, changed in self.stacks)


def is_changed(card: Card) -> bool:
    """Return whether the plan changes something for a family: its card takes two lines."""
    return card.tag is not Tag.KEPT


def measure_lane(lane: Lane) -> LaneMeasure:
    """Count a lane."""
    stacks, families = [], list[str]()
    for column in lane.columns:
        # Lists, and no call a card: 6,300 cards are counted while the window waits.
        kept = [card.tag for card in column.cards].count(Tag.KEPT)
        stacks.append((kept, len(column.cards) - kept))
        families += [card.family_id for card in column.cards]
    return LaneMeasure(lane, tuple(stacks), tuple(families))


class LaneMeasures:
    """The measures of the lanes shown last, found again by the lane itself."""

    def __init__(self) -> None:
        self._known: dict[int, LaneMeasure] = {}
        self._references: dict[int, tuple[int, int]] = {}

    def of(self, lanes: Iterable[Lane]) -> tuple[LaneMeasure, ...]:
        """Return the measures of lanes, in order; those not among them are forgotten."""
        known = self._known
        # The lane a number stands for is kept with it, so no other lane can have taken the number.
        made = tuple(known.get(id(lane)) or measure_lane(lane) for lane in lanes)
        self._known = {id(each.lane): each for each in made}
        self._references = {
            number: widest for number, widest in self._references.items() if number in self._known
        }
        return made

    def reference_width(self) -> int:
        """Return how wide the widest of the longest references is, in logical pixels."""
        for number, measure in self._known.items():
            if number not in self._references:
                self._references[number] = _longest(measure.families)
        longest = max((letters for letters, _ in self._references.values()), default=0)
        return max(
            (width for letters, width in self._references.values() if letters == longest), default=0
        )

    def forget_widths(self) -> None:
        """Forget how wide words were: the size of text is another."""
        self._references.clear()


def _longest(references: tuple[str, ...]) -> tuple[int, int]:
    """Return how many letters the longest references have, and the width of the widest of them.

    All figures are equally wide (`ui.theme.font`), so ``F0417`` and ``F0999`` are measured once.
    """
    longest = max(map(len, references), default=0)
    alike = "\n".join([each for each in references if len(each) == longest])
    shapes = set(alike.translate(ONE_FIGURE).split("\n"))
    return longest, max((round(advance(each, Role.SMALL_STRONG)) for each in shapes), default=0)
