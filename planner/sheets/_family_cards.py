"""Families as cards beside each other, for a practitioner's own sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.sheets._facts import FamilyFacts
from planner.sheets._practitioner_panel import outcome_mark
from planner.sheets._styles import INSET, NOTE, ROW, STRONG, Grey
from planner.sheets._text import Run, Text

if TYPE_CHECKING:
    from planner.sheets._pen import Pen


@dataclass(frozen=True, slots=True)
class FamilyCards:
    """Up to `abreast` families in one row, a hair line between them."""

    families: tuple[FamilyFacts, ...]
    abreast: int

    def height(self, width: float) -> float:
        """Return the height of the tallest card."""
        own = self._own(width)
        return max(
            sum(text.height(self._room(text, own, family)) for text in _texts(family))
            for family in self.families
        )

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the cards."""
        own, tall = self._own(width), self.height(width)
        for number, family in enumerate(self.families):
            left = x + number * (own + 2 * INSET)
            if number:
                pen.line(left - INSET, top, left - INSET, top + tall, grey=Grey.HAIR, thick=0.4)
            tag = _tag_width(family)
            outcome_mark(family.outcome).draw(pen, left + own - tag, top + 0.5, tag)
            at = top
            for text in _texts(family):
                room = self._room(text, own, family)
                text.draw(pen, left, at, room)
                at += text.height(room)

    def _own(self, width: float) -> float:
        return (width - 2 * INSET * (self.abreast - 1)) / self.abreast

    def _room(self, text: Text, own: float, family: FamilyFacts) -> float:
        """Return the width of a line of a card: the first leaves room for the change."""
        return own - _tag_width(family) - 4 if text.runs[0].style is STRONG else own


def _tag_width(family: FamilyFacts) -> float:
    return outcome_mark(family.outcome).natural_width + 0.1


def _texts(family: FamilyFacts) -> list[Text]:
    where = " · ".join(filter(None, (family.initials, family.district)))
    children = f"{family.children} {'child' if family.children == 1 else 'children'}"
    minutes = "" if family.minutes is None else f" · {family.minutes} min"
    texts = [Text((Run(family.reference, STRONG), Run(where, ROW)), most_lines=3)]
    if family.name:
        texts.append(Text.of(family.name, ROW, most_lines=2))
    texts.append(Text.of(children + minutes, ROW, most_lines=1))
    texts += [Text.of(note, NOTE, most_lines=1) for note in family.notes]
    return texts
