"""What a sheet's story is made of: blocks, one under the other, over as many pages as it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from planner.sheets._boxed_word import BoxedWord
from planner.sheets._styles import (
    CAPTION,
    COUNT,
    NOTE,
    ROW,
    STRONG,
    SUBTITLE,
    TAG,
    TITLE,
    Grey,
)
from planner.sheets._text import Align, Text

if TYPE_CHECKING:
    from planner.sheets._pen import Pen


class Mark(Protocol):
    """Anything that can be drawn within a width. Lengths are points, `top` is its upper edge."""

    def height(self, width: float) -> float:
        """Return how tall it is at this width."""
        ...

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw it."""
        ...


class Block(Mark, Protocol):
    """A mark that stands on a page of its own accord."""

    @property
    def keeps_together(self) -> bool:
        """Whether it goes to the next page whole rather than being split, where it fits there."""
        ...

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Return the part that fits in `room` and the rest; `None` where nothing useful fits."""
        ...


@dataclass(frozen=True, slots=True)
class Gap:
    """White space between two blocks; there is none at the top of a page."""

    points: float
    keeps_together: bool = True

    def height(self, width: float) -> float:
        """Return its height."""
        del width
        return self.points

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw nothing."""

    def split(self, width: float, room: float) -> None:
        """Return `None`: white space is never carried over."""
        del width, room


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on its own, such as a legend."""

    text: Text
    keeps_together: bool = True

    def height(self, width: float) -> float:
        """Return the height of its lines."""
        return self.text.height(width)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw it."""
        self.text.draw(pen, x, top, width)

    def split(self, width: float, room: float) -> None:
        """Return `None`: a legend is short."""
        del width, room


_COUNT_PADDING = 9.5
_COUNT_HEIGHT = 32.0
_HEADING_BELOW = 9.0


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a sheet, a line under it, and a box of counts at the right.

    Attributes
    ----------
    stamp
        ``DRAFT`` or another word that stands dark before the title; empty for none.
    counts
        Pairs of a figure and its caption: ``("43 / 48", "children")``.
    """

    title: str
    subtitle: str
    stamp: str = ""
    counts: tuple[tuple[str, str], ...] = ()
    keeps_together: bool = True

    def height(self, width: float) -> float:
        """Return the taller of the words and the counts, and the space below."""
        words = self._title.height(self._title_width(width))
        words += self._subtitle.height(self._words_width(width))
        return max(words, _COUNT_HEIGHT if self.counts else 0.0) + _HEADING_BELOW

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw stamp, title, subtitle and counts."""
        left = x
        if self.stamp:
            box = self._stamp
            box.draw(pen, left, top, box.natural_width)
            left += box.natural_width + 7
        self._title.draw(pen, left, top, self._title_width(width))
        below = top + self._title.height(self._title_width(width))
        self._subtitle.draw(pen, x, below, self._words_width(width))
        if self.counts:
            self._draw_counts(pen, x + width - self._counts_width, top)

    def split(self, width: float, room: float) -> None:
        """Return `None`: a heading stands whole at the top of its first page."""
        del width, room

    @property
    def _title(self) -> Text:
        return Text.of(self.title, TITLE, most_lines=2)

    @property
    def _subtitle(self) -> Text:
        return Text.of(self.subtitle, SUBTITLE, most_lines=2)

    @property
    def _stamp(self) -> BoxedWord:
        return BoxedWord(self.stamp, TAG.sized(13), dark=True)

    @property
    def _cells(self) -> list[tuple[Text, Text, float]]:
        cells = []
        for figure, caption in self.counts:
            above = Text.of(figure, COUNT, align=Align.CENTRE, most_lines=1)
            below = Text.of(caption, CAPTION, align=Align.CENTRE, most_lines=1)
            widest = max(above.natural_width, below.natural_width)
            cells.append((above, below, widest + 0.1 + 2 * _COUNT_PADDING))
        return cells

    @property
    def _counts_width(self) -> float:
        return sum(width for _, _, width in self._cells)

    def _words_width(self, width: float) -> float:
        return width - (self._counts_width + 14 if self.counts else 0.0)

    def _title_width(self, width: float) -> float:
        stamp = self._stamp.natural_width + 7 if self.stamp else 0.0
        return self._words_width(width) - stamp

    def _draw_counts(self, pen: Pen, x: float, top: float) -> None:
        pen.box(x, top, self._counts_width, _COUNT_HEIGHT, edge=Grey.BLACK, radius=2)
        at = x
        for number, (above, below, width) in enumerate(self._cells):
            if number:
                pen.line(at, top, at, top + _COUNT_HEIGHT, grey=Grey.HAIR)
            above.draw(pen, at, top + 3, width)
            below.draw(pen, at, top + 18.2, width)
            at += width


_NOTE_SPACING = 21.0
_NOTE_TITLE = 15.0
_FEWEST_NOTES = 3
_PAGE_OF_NOTES = 24


@dataclass(frozen=True, slots=True)
class NoteLines:
    """Ruled lines to write on: as many as the rest of the page holds, none if hardly any fit."""

    title: str
    lines: int = _PAGE_OF_NOTES
    keeps_together: bool = True

    def fitted(self, room: float) -> NoteLines | None:
        """Return as many lines as fit in `room`; `None` if these are too few to write on."""
        fit = min(self.lines, int((room - _NOTE_TITLE) // _NOTE_SPACING))
        return NoteLines(self.title, fit) if fit >= _FEWEST_NOTES else None

    def height(self, width: float) -> float:
        """Return the height of the title and all lines."""
        del width
        return _NOTE_TITLE + self.lines * _NOTE_SPACING

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the title and the lines."""
        Text.of(self.title, STRONG, most_lines=1).draw(pen, x, top, width)
        for number in range(1, self.lines + 1):
            y = top + _NOTE_TITLE + number * _NOTE_SPACING
            pen.line(x, y, x + width, y, grey=Grey.HAIR)

    def split(self, width: float, room: float) -> None:
        """Return `None`: notes are cut to the page instead."""
        del width, room


def legend(words: str) -> Line:
    """Return the quiet line that explains a sheet's short words."""
    return Line(Text.of(words, NOTE))


def sentence(words: str) -> Text:
    """Return an ordinary sentence for a panel's row."""
    return Text.of(words, ROW)
