"""The seven days as a grid with room to write in; only what is fixed already stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.sheets._dates import day_name, short_day
from planner.sheets._styles import COLUMN, LOAD, LOAD_STRONG, NOTE, QUIET, Grey, Style
from planner.sheets._text import Align, Run, Text

if TYPE_CHECKING:
    from planner.sheets._pen import Pen

_HEAD = 21.0
_HOURS_WIDTH = 18.0
_EMPTY_SHARE = 0.42
"""The part of a working day's width that a Saturday or Sunday without anything on it takes."""
_MOST_DUE = 4
_DUE = Style(NOTE.face, NOTE.size, NOTE.leading)
_ENTRY_TITLE = Style(LOAD_STRONG.face, 8.5, 10.6)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a time of its own; minutes count from midnight."""

    start_minute: int
    minutes: int
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class DayColumn:
    """A day of the grid.

    Attributes
    ----------
    word
        A quiet word such as ``away`` where nothing is to be.
    due
        What is to be done by that day, without a time: ``F044 CIN visit due``.
    entries
        What is fixed already.
    """

    day: date
    word: str = ""
    due: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()

    @property
    def share(self) -> float:
        """The day's part of the width."""
        is_narrow = self.day.weekday() >= 5 and not self.entries and not self.due
        return _EMPTY_SHARE if is_narrow else 1.0

    @property
    def due_lines(self) -> tuple[str, ...]:
        """The first lines of `due`, and how many more there are."""
        if len(self.due) <= _MOST_DUE:
            return self.due
        return (*self.due[: _MOST_DUE - 1], f"and {len(self.due) - _MOST_DUE + 1} more due")


@dataclass(frozen=True, slots=True)
class WeekGrid:
    """The days side by side over the service's hours.

    Attributes
    ----------
    first_hour, last_hour
        The hours shown, the last one not included: 8 and 20.
    points
        How tall the whole grid is.
    """

    days: tuple[DayColumn, ...]
    first_hour: int
    last_hour: int
    points: float
    keeps_together: bool = True

    def height(self, width: float) -> float:
        """Return its height."""
        del width
        return self.points

    def split(self, width: float, room: float) -> None:
        """Return `None`: a week stands on one page."""
        del width, room

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the head, what is due, the hours, the days and their entries."""
        left, inner = x + _HOURS_WIDTH, width - _HOURS_WIDTH
        pen.box(left, top, inner, _HEAD, fill=Grey.HEAD, edge=None, radius=2)
        self._draw_hours(pen, x, top, width)
        shares = sum(day.share for day in self.days)
        at = left
        for number, day in enumerate(self.days):
            own = inner * day.share / shares
            if number:
                pen.line(at, top, at, top + self.points)
            self._draw_day(pen, day, at, top, own)
            at += own
        pen.line(left, top + _HEAD, left + inner, top + _HEAD)
        pen.box(left, top, inner, self.points, radius=2)

    @property
    def _hours_from(self) -> float:
        """Where the first hour begins, in points from the top: under the head and what is due."""
        most = max(len(day.due_lines) for day in self.days)
        return _HEAD + (most * _DUE.leading + 5 if most else 0.0)

    @property
    def _minute(self) -> float:
        """The height of one minute, in points."""
        return (self.points - self._hours_from) / (60 * (self.last_hour - self.first_hour))

    def _draw_hours(self, pen: Pen, x: float, top: float, width: float) -> None:
        for hour in range(self.first_hour, self.last_hour):
            y = top + self._hours_from + (hour - self.first_hour) * 60 * self._minute
            if y > top + _HEAD + 1:
                pen.line(x + _HOURS_WIDTH, y, x + width, y, grey=Grey.FAINT, thick=0.35)
            nudge = COLUMN.leading / 2 if hour > self.first_hour else 0.0
            label = Text.of(f"{hour:02}", COLUMN, align=Align.RIGHT)
            label.draw(pen, x, y - nudge, _HOURS_WIDTH - 4)

    def _draw_day(self, pen: Pen, day: DayColumn, x: float, top: float, width: float) -> None:
        name, rest = day_name(day.day), short_day(day.day).partition(" ")[2]
        if day.share < 1:
            rest = rest.partition(" ")[0]
        head = Text((Run(name, LOAD_STRONG), Run(rest, LOAD)), most_lines=1)
        head.draw(pen, x + 6, top + 3.5, width - 8)
        for number, line in enumerate(day.due_lines):
            due = Text.of(line, _DUE, most_lines=1)
            due.draw(pen, x + 6, top + _HEAD + 2.5 + number * _DUE.leading, width - 8)
        if day.word:
            middle = top + (self.points + self._hours_from) / 2 - QUIET.leading / 2
            word = Text.of(day.word, QUIET, align=Align.CENTRE, most_lines=1)
            spare = (width - word.natural_width) / 2
            pen.box(x + spare - 3, middle, width - 2 * spare + 6, word.leading, fill=1, edge=None)
            word.draw(pen, x, middle, width)
        for entry, place, abreast in _side_by_side(day.entries):
            own = (width - 6) / abreast
            self._draw_entry(pen, entry, x + 3 + place * own, top, own - (1 if abreast > 1 else 0))

    def _draw_entry(self, pen: Pen, entry: Entry, x: float, top: float, width: float) -> None:
        first, last = 60 * self.first_hour, 60 * self.last_hour
        least = 12.0 / self._minute
        start = min(max(entry.start_minute, first), last - least)
        end = min(max(entry.start_minute + entry.minutes, start + least), last)
        y = top + self._hours_from + (start - first) * self._minute
        tall = (end - start) * self._minute
        pen.box(x, y, width, tall, fill=Grey.WHITE, edge=Grey.BLACK, thick=1, radius=1.5)
        title = Text.of(entry.title, _ENTRY_TITLE, most_lines=1)
        title.draw(pen, x + 4, y + 0.8, width - 8)
        lines = int((tall - title.leading - 1) // NOTE.leading)
        if lines > 0:
            detail = Text.of(entry.detail, NOTE, most_lines=lines)
            detail.draw(pen, x + 4, y + 0.8 + title.leading, width - 8)


def _side_by_side(entries: tuple[Entry, ...]) -> list[tuple[Entry, int, int]]:
    """Return each entry with its place among those it shares time with, and how many they are."""
    clusters: list[list[Entry]] = []
    end = -1
    for entry in sorted(entries, key=lambda one: one.start_minute):
        if entry.start_minute >= end:
            clusters.append([])
        clusters[-1].append(entry)
        end = max(end, entry.start_minute + entry.minutes)
    return [
        (entry, place, len(cluster)) for cluster in clusters for place, entry in enumerate(cluster)
    ]
