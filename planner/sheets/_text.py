"""Words broken into lines. What cannot fit ends in an ellipsis: no text is too long to print."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from planner.sheets._pen import Pen, width_of
from planner.sheets._styles import ROW, STRONG, Style

if TYPE_CHECKING:
    from collections.abc import Iterator

_ELLIPSIS = "…"
_SMALLEST_SHARE = 0.75
"""Of its own size: how small a text may print so that none of its words is broken."""
_MOST_LETTERS = 2_000
"""Of one run; more than any page can hold in a box, so that a huge cell costs no time."""


class Align(Enum):
    """On which side of its box a line stands."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one style. Line breaks, tabs and invisible characters count as spaces."""

    words: str
    style: Style = ROW


_Line = list[Run]


@dataclass(frozen=True, slots=True)
class Text:
    """Runs one after the other, broken at spaces to a width, in at most `most_lines` lines.

    Where a word is wider than the line, all the text is a little smaller; a word that is too wide
    even then is broken anywhere. What does not fit in the last line ends in an ellipsis. The
    tallest style gives every line its height.
    """

    runs: tuple[Run, ...]
    align: Align = Align.LEFT
    most_lines: int = 6

    @classmethod
    def of(
        cls, words: str, style: Style = ROW, *, align: Align = Align.LEFT, most_lines: int = 6
    ) -> Text:
        """Return text in one style."""
        return cls((Run(words, style),), align, most_lines)

    @classmethod
    def strong_start(cls, strong: str, rest: str) -> Text:
        """Return a sentence that begins with a word in bold: **F031** to Priya Nair."""
        return cls((Run(strong, STRONG), Run(rest, ROW)))

    @property
    def leading(self) -> float:
        """The height of one line, in points."""
        return max((run.style.leading for run in self.runs), default=0.0)

    @property
    def natural_width(self) -> float:
        """How wide the text is on one line, in points."""
        return _width(_joined(list(_words(self.runs))))

    def lines(self, width: float) -> list[_Line]:
        """Return the lines at this width, each a list of runs with their spaces."""
        lines: list[_Line] = []
        line: _Line = []
        room = width
        runs = _smaller(self.runs, width) if self.most_lines > 1 else self.runs
        for word in _pieces(runs, width):
            space = width_of(" ", word.style) if line else 0.0
            needed = space + width_of(word.words, word.style)
            if line and needed > room:
                lines.append(line)
                line, room = [], width
                needed = width_of(word.words, word.style)
            line.append(word)
            room -= needed
        if line:
            lines.append(line)
        if len(lines) > self.most_lines:
            next_word = lines[self.most_lines][0]
            lines = lines[: self.most_lines]
            lines[-1] = _shortened([*lines[-1], next_word], width)
        return [_joined(line) for line in lines]

    def height(self, width: float) -> float:
        """Return how tall the text is at this width; an empty text has no height."""
        return self.leading * len(self.lines(width))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the lines within a box of this width."""
        for line in self.lines(width):
            spare = width - _width(line)
            at = x + {Align.LEFT: 0.0, Align.RIGHT: spare, Align.CENTRE: spare / 2}[self.align]
            for run in line:
                pen.words(
                    run.words, x=at, top=top + self.leading - run.style.leading, style=run.style
                )
                at += width_of(run.words, run.style)
            top += self.leading


def on_one_line(words: str, style: Style, width: float, *, smallest: float) -> Text:
    """Return one line of words that fits: smaller if it must be, then with an ellipsis.

    Parameters
    ----------
    smallest
        The smallest size to try, in points.
    """
    natural = Text.of(words, style).natural_width
    size = style.size if natural <= width else max(smallest, style.size * width / natural - 0.05)
    return Text.of(words, style.sized(size), most_lines=1)


def _words(runs: tuple[Run, ...]) -> Iterator[Run]:
    for run in runs:
        seen = "".join(
            letter if letter.isprintable() else " " for letter in run.words[:_MOST_LETTERS]
        )
        for word in seen.split(" "):
            if word:
                yield Run(word, run.style)


def _smaller(runs: tuple[Run, ...], width: float) -> tuple[Run, ...]:
    """Return the runs in a size at which every word fits that can be helped by a smaller one."""
    widths = [width_of(word.words, word.style) for word in _words(runs)]
    widest = max((one for one in widths if one * _SMALLEST_SHARE <= width), default=0.0)
    if widest <= width:
        return runs
    share = max(_SMALLEST_SHARE, 0.999 * width / widest)
    return tuple(Run(run.words, run.style.sized(run.style.size * share)) for run in runs)


def _pieces(runs: tuple[Run, ...], width: float) -> Iterator[Run]:
    """Yield the words, those wider than the line cut into pieces that fit."""
    for word in _words(runs):
        rest = word.words
        while width_of(rest, word.style) > width and len(rest) > 1:
            fits = _letters_that_fit(rest, word.style, width)
            yield Run(rest[:fits], word.style)
            rest = rest[fits:]
        yield Run(rest, word.style)


def _letters_that_fit(words: str, style: Style, width: float) -> int:
    """Return how many letters fit, at least one and fewer than all."""
    used = 0.0
    for count, letter in enumerate(words):
        used += width_of(letter, style)
        if used > width:
            return max(1, count)
    return max(1, len(words) - 1)


def _shortened(line: _Line, width: float) -> _Line:
    """Return the line cut so that an ellipsis fits after it."""
    kept = list(line)
    while kept:
        last = kept.pop()
        for letters in range(len(last.words), 0, -1):
            shorter = [*kept, Run(last.words[:letters].rstrip(" ,.;:") + _ELLIPSIS, last.style)]
            if _width(_joined(shorter)) <= width:
                return shorter
    return [Run(_ELLIPSIS, line[0].style)]


def _joined(line: _Line) -> _Line:
    """Return the line's words with their spaces, neighbours of one style made one run."""
    joined: _Line = []
    for word in line:
        if joined and joined[-1].style == word.style:
            joined[-1] = Run(f"{joined[-1].words} {word.words}", word.style)
        else:
            joined.append(Run(f" {word.words}" if joined else word.words, word.style))
    return joined


def _width(line: _Line) -> float:
    return sum(width_of(run.words, run.style) for run in line)
