"""Caseload against cap for everybody: one square is one child, pod by pod."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect

from ui.theme import Role, scaled
from ui.widgets.charts.chart import Chart, Mark
from ui.widgets.ink import Ink, advance

HEAD, ROW = 32, 26
WIDEST_SQUARE = 18
WIDEST_NAME = 150
NUMBERS = 118
"""Pixels at the right for ``2 over`` and ``13 / 12``."""


@dataclass(frozen=True, slots=True)
class Load:
    """A practitioner's children and cap. `words` say both, and how they stand."""

    key: str
    name: str
    children: int
    cap: int
    words: str

    @property
    def over(self) -> int:
        """How many children are beyond the cap."""
        return max(0, self.children - self.cap)


@dataclass(frozen=True, slots=True)
class LoadGroup:
    """A pod: its name, a few words of it as a whole, whether it is over, and its people."""

    name: str
    words: str
    is_over: bool
    loads: tuple[Load, ...]


class CaseloadBars(Chart):
    """A row for each practitioner under a head for each pod; only what is in view is painted."""

    def __init__(self, title: str) -> None:
        super().__init__(title, can_choose=True)
        self._groups: tuple[LoadGroup, ...] = ()
        self._rows: tuple[tuple[Load, int], ...] = ()
        self._heads: tuple[tuple[LoadGroup, int], ...] = ()

    def set_groups(self, groups: tuple[LoadGroup, ...]) -> None:
        """Show other people or numbers."""
        self._groups = groups
        self.set_marks_anew()

    def lay_out(self, width: int, height: int) -> tuple[tuple[Mark, ...], int]:
        """Give every pod a head and everybody a row."""
        del height
        rows, heads = [], []
        top = 0
        for group in self._groups:
            heads.append((group, top))
            top += scaled(HEAD)
            for load in group.loads:
                rows.append((load, top))
                top += scaled(ROW)
        self._rows, self._heads = tuple(rows), tuple(heads)
        marks = (
            Mark(load.key, QRect(0, at, width - scaled(4), scaled(ROW)), load.words)
            for load, at in rows
        )
        return tuple(marks), top

    def paint(self, ink: Ink, scrolled: int) -> None:
        """Paint the heads and rows in view."""
        height = self.viewport().height()
        width = self.viewport().width() - scaled(4)
        names = min(scaled(WIDEST_NAME), width // 3)
        room = width - names - scaled(8) - scaled(NUMBERS)
        longest = max((max(load.children, load.cap) for load, _ in self._rows), default=1) or 1
        pitch = max(2.0, min(float(scaled(WIDEST_SQUARE)), room / longest))
        for group, top in self._heads:
            if -scaled(HEAD) < top - scrolled < height:
                self._paint_head(ink, group, top - scrolled, width)
        for load, top in self._rows:
            if -scaled(ROW) < top - scrolled < height:
                self._paint_row(ink, load, top - scrolled, width, names, pitch)

    def _paint_head(self, ink: Ink, group: LoadGroup, top: float, width: int) -> None:
        tokens, middle = ink.tokens, top + scaled(HEAD) / 2 + scaled(2)
        token = tokens.high if group.is_over else tokens.muted
        used = ink.text(width, middle, group.words, Role.SMALL, token, right=True)
        if group.is_over:
            size = scaled(14)
            ink.icon(width - used - size - scaled(4), middle, "warning-fill", "high", size)
            used += size + scaled(4)
        room = width - used - scaled(12)
        ink.text(0, middle, group.name, Role.BODY_STRONG, tokens.text, width=room)

    def _paint_row(
        self, ink: Ink, load: Load, top: float, width: int, names: int, pitch: float
    ) -> None:
        tokens, middle = ink.tokens, top + scaled(ROW) / 2
        if self.is_marked(load.key):
            ink.plate(0, top, width, scaled(ROW), radius=4, ground=tokens.hover)
        ink.text(scaled(6), middle, load.name, Role.SMALL, tokens.text, width=names - scaled(6))
        left, size = float(names + scaled(8)), scaled(12)
        for nth in range(max(load.children, load.cap)):
            at, wide = left + nth * pitch, max(1.0, pitch - 1)
            if nth >= load.cap:
                ink.fill(at, middle - size / 2, wide, size, tokens.high)
            elif nth < load.children:
                ink.fill(at, middle - size / 2, wide, size, tokens.bar)
            else:
                ink.frame(at, middle - size / 2, wide, size, radius=0.5, edge=tokens.strong)
        # Two figures of room after the stroke, so that strokes stand beneath one another.
        stroke = width - scaled(6) - advance(" / 88", Role.SMALL)
        ink.text(stroke, middle, f" / {load.cap}", Role.SMALL, tokens.muted)
        children = str(load.children)
        ink.text(stroke, middle, children, Role.SMALL_STRONG, tokens.text, right=True)
        if load.over:
            edge = stroke - scaled(24)
            words = f"{load.over} over"
            edge -= ink.text(edge, middle, words, Role.CAPTION_MEDIUM, tokens.high, right=True)
            icon = scaled(12)
            ink.icon(edge - icon - scaled(3), middle, "warning-fill", "high", icon)
