"""A practitioner as a panel: the head with the bar, and a row for each of their families."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.plan import Outcome, WorkerLine
from planner.sheets._boxed_word import BoxedWord
from planner.sheets._caseload_bar import CaseloadBar
from planner.sheets._panel import Cells, Column, Panel, PanelTitle
from planner.sheets._styles import LOAD, LOAD_STRONG, NAME, NOTE, QUIET, ROW, STRONG
from planner.sheets._text import Align, Run, Text

if TYPE_CHECKING:
    from planner.sheets._blocks import Mark
    from planner.sheets._facts import FamilyFacts
    from planner.sheets._pen import Pen

_SMALLEST_NAME = 9.5
_BAR_SHARE = 0.7
_BAR = 11.0


def load_words(children: int, cap: int, *, is_short: bool = False) -> Text:
    """Return **11** of 12 children; **11** of 12 if it is to be short."""
    noun = "" if is_short else " child" if cap == 1 else " children"
    return Text((Run(str(children), LOAD_STRONG), Run(f"of {cap}{noun}", LOAD)), Align.RIGHT, 1)


def room_words(children: int, cap: int) -> str:
    """Return ``4 places free``, ``full`` or ``1 over``."""
    free = cap - children
    if free < 0:
        return f"{-free} over"
    return "full" if free == 0 else f"{free} {'place' if free == 1 else 'places'} free"


def hours_words(minutes: int) -> str:
    """Return minutes as ``2.9 h``."""
    return f"{minutes / 60:.1f} h"


@dataclass(frozen=True, slots=True)
class PractitionerHead:
    """Name and load on one line, the bar and what is free beneath.

    A long name is a little smaller; one that is too long even then has lines of its own.

    Attributes
    ----------
    is_short
        Whether the load is told without the word children.
    """

    name: str
    children: int
    cap: int
    is_short: bool = False

    def fits(self, width: float) -> bool:
        """Return whether name and load stand on one line at their full size."""
        return self._natural <= self._beside(width)

    def height(self, width: float) -> float:
        """Return the height of the name, the load and the bar."""
        return self._name(width).height(self._name_width(width)) + self._load_height(width) + _BAR

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw it."""
        name = self._name(width)
        name.draw(pen, x, top, self._name_width(width))
        below = top + name.height(self._name_width(width))
        if self._load_height(width):
            self._load.draw(pen, x, below, width)
            below += self._load_height(width)
        else:
            self._load.draw(pen, x, top, width)
        bar = CaseloadBar(self.children, self.cap)
        bar.draw(pen, x, below + 2.8, width * _BAR_SHARE)
        room = Text.of(room_words(self.children, self.cap), NOTE, align=Align.RIGHT)
        room.draw(pen, x, below + 0.5, width)

    @property
    def _load(self) -> Text:
        return load_words(self.children, self.cap, is_short=self.is_short)

    @property
    def _natural(self) -> float:
        return Text.of(self.name, NAME).natural_width

    def _name(self, width: float) -> Text:
        if self.fits(width) or self._is_long(width):
            return Text.of(self.name, NAME, most_lines=3)
        # The line keeps its height, so that the heads side by side are equally tall.
        size = NAME.size * self._beside(width) / self._natural - 0.01
        return Text.of(self.name, replace(NAME, size=size), most_lines=1)

    def _beside(self, width: float) -> float:
        return width - self._load.natural_width - 8

    def _is_long(self, width: float) -> bool:
        return self._natural * _SMALLEST_NAME / NAME.size > self._beside(width)

    def _name_width(self, width: float) -> float:
        return width if self._is_long(width) else self._beside(width)

    def _load_height(self, width: float) -> float:
        return LOAD.leading if self._is_long(width) else 0.0


def outcome_mark(outcome: Outcome) -> Text | BoxedWord:
    """Return what happens to the family: a grey word if kept, a boxed one if not."""
    if outcome is Outcome.KEPT:
        return Text.of("kept", QUIET, most_lines=1)
    return BoxedWord(outcome.value.replace("_", " ").upper())


def panel_columns(width: float) -> tuple[Column, ...]:
    """Return the columns of a practitioner's panel that is `width` points wide."""
    spare = max(0.0, width - 190)
    district = 41 + spare * 0.55
    return (
        Column("Family", 0, 31 + spare * 0.2),
        Column("Init.", 34 + spare * 0.2, 18),
        Column("Ch.", 53 + spare * 0.2, 16, Align.RIGHT),
        Column("District", 74 + spare * 0.2, district),
        Column("Min", 72 + spare * 0.2 + district, 18, Align.RIGHT),
        Column("This week", 95 + spare * 0.2 + district, 41 + spare * 0.25),
    )


def family_cells(family: FamilyFacts, columns: tuple[Column, ...]) -> Cells:
    """Return the row of one family."""
    minutes = "" if family.minutes is None else str(family.minutes)
    notes = [Text.of(family.name, ROW, most_lines=2)] if family.name else []
    if family.notes:
        notes.append(Text.of(" · ".join(family.notes), NOTE, most_lines=3))
    return Cells(
        columns,
        (
            Text.of(family.reference, STRONG, most_lines=3),
            Text.of(family.initials, ROW, most_lines=1),
            Text.of(str(family.children), ROW, align=Align.RIGHT, most_lines=1),
            Text.of(family.district, ROW, most_lines=2),
            Text.of(minutes, ROW, align=Align.RIGHT, most_lines=1),
            outcome_mark(family.outcome),
        ),
        tuple(notes),
        notes_left=columns[1].left,
    )


def practitioner_panel(
    name: str,
    worker: WorkerLine,
    families: tuple[FamilyFacts, ...],
    *,
    foot: str,
    columns: tuple[Column, ...],
    is_short: bool,
) -> Panel:
    """Return the panel of a practitioner; `is_short` tells the load without a noun."""
    rows: tuple[Mark, ...] = tuple(family_cells(family, columns) for family in families)
    if not rows:
        rows = (Text.of("No families.", QUIET),)
    return Panel(
        head=PractitionerHead(name, worker.children, worker.children_cap, is_short),
        rows=rows,
        again=PanelTitle(name, "continued"),
        columns=columns if families else (),
        foot=Text.of(foot, NOTE, most_lines=2),
    )
