"""Panels: a grey head, rows between rules, a foot. Several stand side by side, equally tall."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from planner.sheets._blocks import Line, Mark
from planner.sheets._boxed_word import BoxedWord
from planner.sheets._styles import COLUMN, GAP, INSET, NOTE, PANEL_TITLE, Grey
from planner.sheets._text import Align, Text

if TYPE_CHECKING:
    from planner.sheets._pen import Pen

_ROW_PADDING = 3.9
_TIGHT_PADDING = 2.9
_HEAD_PADDING = 4.0
_FOOT_PADDING = 3.0
_ABOVE_CAPTION = 9.7
_RADIUS = 2.0


@dataclass(frozen=True, slots=True)
class PanelTitle:
    """A panel's title, with a quiet word at the right."""

    title: str
    beside: str = ""

    def height(self, width: float) -> float:
        """Return the height of the title's lines."""
        return self._title.height(self._title_width(width))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw it."""
        self._title.draw(pen, x, top, self._title_width(width))
        self._beside.draw(pen, x, top + 2, width)

    @property
    def _title(self) -> Text:
        return Text.of(self.title, PANEL_TITLE, most_lines=2)

    @property
    def _beside(self) -> Text:
        return Text.of(self.beside, NOTE, align=Align.RIGHT, most_lines=1)

    def _title_width(self, width: float) -> float:
        return width - (self._beside.natural_width + 8 if self.beside else 0.0)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a panel: its title and where it stands, in points from the panel's inset.

    A boxed word in a cell keeps its own width up to `width`.
    """

    title: str
    left: float
    width: float
    align: Align = Align.LEFT


def columns_across(
    width: float, parts: tuple[tuple[str, float, Align], ...], *, between: float = 6.0
) -> tuple[Column, ...]:
    """Return columns side by side: fixed widths as given, what is left shared by those of 0.

    Parameters
    ----------
    width
        The width of the panel, in points.
    parts
        Each column's title, its width in points (0: an equal share of the rest) and its side.
    """
    inner = width - 2 * INSET - between * (len(parts) - 1)
    share = inner - sum(fixed for _, fixed, _ in parts)
    flexible = sum(1 for _, fixed, _ in parts if not fixed)
    columns = []
    left = 0.0
    for title, fixed, align in parts:
        own = fixed or share / flexible
        columns.append(Column(title, left, own, align))
        left += own + between
    return tuple(columns)


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of cells under a panel's columns, with quiet notes beneath them.

    Attributes
    ----------
    marks
        One for each column; an empty `Text` leaves a cell empty.
    notes
        Lines under the cells, from `notes_left` to the panel's edge.
    """

    columns: tuple[Column, ...]
    marks: tuple[Mark, ...]
    notes: tuple[Text, ...] = ()
    notes_left: float = 0.0

    def height(self, width: float) -> float:
        """Return the tallest cell's height and that of the notes."""
        notes = sum(note.height(width - self.notes_left) for note in self.notes)
        return self._cells_height + notes

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the cells and the notes."""
        for column, mark in zip(self.columns, self.marks, strict=True):
            nudge = 0.5 if isinstance(mark, BoxedWord) else 0.0
            mark.draw(pen, x + column.left, top + nudge, column.width)
        below = top + self._cells_height
        for note in self.notes:
            note.draw(pen, x + self.notes_left, below - 1, width - self.notes_left)
            below += note.height(width - self.notes_left)

    @property
    def _cells_height(self) -> float:
        return max(
            mark.height(column.width) for column, mark in zip(self.columns, self.marks, strict=True)
        )


def column_heads(columns: tuple[Column, ...]) -> Cells:
    """Return the row of the columns' titles."""
    heads = tuple(Text.of(one.title, COLUMN, align=one.align, most_lines=1) for one in columns)
    return Cells(columns, heads)


@dataclass(frozen=True, slots=True)
class Panel:
    """A box with a grey head, a row of column titles, rows between rules, and a foot.

    Attributes
    ----------
    columns
        The titles under the head; none where empty.
    again
        The head of what is carried over to the next page.
    is_tight
        Whether the rows stand closer to each other.
    """

    head: Mark
    rows: tuple[Mark, ...]
    again: Mark
    columns: tuple[Column, ...] = ()
    foot: Text | None = None
    is_tight: bool = False

    def fixed_height(self, width: float, *, head: float) -> float:
        """Return the height of everything but the rows."""
        inner = width - 2 * INSET
        height = head
        if self.columns:
            height += column_heads(self.columns).height(inner) + 2 * _FOOT_PADDING
        if self.foot:
            height += self.foot.height(inner) + 2 * _FOOT_PADDING
        return height

    def head_height(self, width: float) -> float:
        """Return the height of the grey head."""
        return self.head.height(width - 2 * INSET) + 2 * _HEAD_PADDING

    def row_heights(self, width: float) -> list[float]:
        """Return each row's height with its padding."""
        inner = width - 2 * INSET
        return [row.height(inner) + 2 * self._padding for row in self.rows]

    def cut(
        self, width: float, room: float, *, head: float, fewest: int
    ) -> tuple[Panel | None, Panel | None]:
        """Return the rows that fit in `room` as a panel, and the rest as another.

        `None` in place of the first where fewer than `fewest` rows fit, of the second where all
        do. The first gives rows to the second until that has `fewest` too, if it can spare them.
        """
        space = room - self.fixed_height(width, head=head)
        ends = list(accumulate(self.row_heights(width)))
        fit = sum(1 for end in ends if end <= space)
        if fit == len(self.rows):
            return self, None
        if fit < min(fewest, len(self.rows)):
            return None, self
        fit = max(fewest, min(fit, len(self.rows) - fewest))
        rest = replace(self, head=self.again, rows=self.rows[fit:])
        return replace(self, rows=self.rows[:fit], foot=None), rest

    def draw(
        self, pen: Pen, x: float, top: float, width: float, *, height: float, head: float
    ) -> None:
        """Draw the panel in a box of `height`, its head `head` tall."""
        inner = width - 2 * INSET
        pen.box(x, top, width, head, fill=Grey.HEAD, edge=None, radius=_RADIUS)
        self.head.draw(pen, x + INSET, top + _HEAD_PADDING, inner)
        at = top + head
        pen.line(x, at, x + width, at)
        if self.columns:
            heads = column_heads(self.columns)
            heads.draw(pen, x + INSET, at + _FOOT_PADDING, inner)
            at += heads.height(inner) + 2 * _FOOT_PADDING
            pen.line(x, at, x + width, at)
        for number, (row, tall) in enumerate(zip(self.rows, self.row_heights(width), strict=True)):
            if number:
                pen.line(x, at, x + width, at, grey=Grey.HAIR, thick=0.4)
            row.draw(pen, x + INSET, at + self._padding, inner)
            at += tall
        if self.foot:
            tall = self.foot.height(inner)
            at = top + height - tall - 2 * _FOOT_PADDING
            pen.line(x, at, x + width, at)
            self.foot.draw(pen, x + INSET, at + _FOOT_PADDING, inner)
        pen.box(x, top, width, height, radius=_RADIUS)

    @property
    def _padding(self) -> float:
        return _TIGHT_PADDING if self.is_tight else _ROW_PADDING


@dataclass(frozen=True, slots=True)
class PanelRow:
    """Panels side by side, equally tall. Their place stays empty where one of them has ended.

    Attributes
    ----------
    shares
        Each panel's part of the width; they need not add up to 1.
    keeps_together
        Whether it goes to the next page whole rather than being split, where it fits there.
    fewest
        How many rows a panel has at least on each of two pages, if it has enough for both.
    caption
        A quiet line below, which never stands on a page without a row above it.
    """

    panels: tuple[Panel | None, ...]
    shares: tuple[float, ...]
    keeps_together: bool = True
    fewest: int = 1
    caption: Line | None = None

    def widths(self, width: float) -> list[float]:
        """Return each panel's width."""
        return [
            (width - GAP * (len(self.shares) - 1)) * share / sum(self.shares)
            for share in self.shares
        ]

    def height(self, width: float) -> float:
        """Return the height of the tallest panel, and of the caption with the space above it."""
        return self._panels_height(width) + self._caption_height(width)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the panels and the caption."""
        height, head = self._panels_height(width), self._head(width)
        if self.caption:
            self.caption.draw(pen, x, top + height + _ABOVE_CAPTION, width)
        for panel, own in zip(self.panels, self.widths(width), strict=True):
            if panel:
                panel.draw(pen, x, top, own, height=height, head=head)
            x += own + GAP

    def split(self, width: float, room: float) -> tuple[PanelRow, PanelRow] | None:
        """Return the rows that fit and the rest, if of every panel at least `fewest` do."""
        if self._panels_height(width) <= room:
            # Only the caption does not fit: it takes rows with it.
            room -= self._caption_height(width)
        head = self._head(width)
        fits: list[Panel | None] = []
        rests: list[Panel | None] = []
        for panel, own in zip(self.panels, self.widths(width), strict=True):
            fit, rest = (
                panel.cut(own, room, head=head, fewest=self.fewest) if panel else (None, None)
            )
            if panel and not fit:
                return None
            fits.append(fit)
            rests.append(rest)
        if not any(rests):
            return None
        here = replace(self, panels=tuple(fits), caption=None)
        return here, replace(self, panels=tuple(rests))

    def _panels_height(self, width: float) -> float:
        head = self._head(width)
        return max(
            panel.fixed_height(own, head=head) + sum(panel.row_heights(own))
            for panel, own in zip(self.panels, self.widths(width), strict=True)
            if panel
        )

    def _caption_height(self, width: float) -> float:
        return self.caption.height(width) + _ABOVE_CAPTION if self.caption else 0.0

    def _head(self, width: float) -> float:
        return max(
            panel.head_height(own)
            for panel, own in zip(self.panels, self.widths(width), strict=True)
            if panel
        )
