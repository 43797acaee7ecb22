"""The waiting list: who waits and why, the most urgent first; and who is not eligible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.plan import FamilyLine, Outcome
from planner.service import Band
from planner.sheets._blocks import Block, Gap, Heading, NoteLines, legend
from planner.sheets._dates import long_day
from planner.sheets._document import render
from planner.sheets._facts import Facts, FamilyFacts
from planner.sheets._panel import Cells, Column, Panel, PanelRow, PanelTitle, columns_across
from planner.sheets._styles import CONTENT_WIDTH, QUIET, ROW, STRONG
from planner.sheets._text import Align, Text

if TYPE_CHECKING:
    from planner.sheets._printing import Printing

_MOST_SENTENCES = 4
_BAND_WORDS = {Band.HIGH: "▲ high", Band.MEDIUM: "◇ medium", Band.LOW: "○ low"}
"""A shape before the word, as on the screen: a list is skimmed by shapes."""
_BANDS = tuple(_BAND_WORDS)
_FAMILY_COLUMNS = (
    ("Family", 44.0, Align.LEFT),
    ("Init.", 24.0, Align.LEFT),
    ("Ch.", 20.0, Align.RIGHT),
    ("District", 72.0, Align.LEFT),
)
_WAITING_COLUMNS = columns_across(
    CONTENT_WIDTH,
    (
        ("Band", 54, Align.LEFT),
        ("Weeks", 30, Align.RIGHT),
        *_FAMILY_COLUMNS,
        ("Why", 0, Align.LEFT),
    ),
    between=8,
)
_NOT_ELIGIBLE_COLUMNS = columns_across(
    CONTENT_WIDTH, (*_FAMILY_COLUMNS, ("What is missing", 0, Align.LEFT)), between=8
)


@dataclass(frozen=True, slots=True)
class WaitingFamily:
    """A family that waits, and the plan's reason.

    Attributes
    ----------
    weeks
        Whole weeks from its referral to the Monday, 0 at least; `None` where the day is not known.
    is_open
        Whether it is on the books already and was left without a practitioner.
    """

    family: FamilyFacts
    band: Band
    weeks: int | None
    is_open: bool
    reason: str


@dataclass(frozen=True, slots=True)
class WaitingList:
    """Everything on the waiting list."""

    title: str
    subtitle: str
    stamp: str
    waiting: tuple[WaitingFamily, ...]
    not_eligible: tuple[tuple[FamilyFacts, str], ...]


def gather(printing: Printing) -> WaitingList:
    """Return what the list shows: open families first, then by band, the longest wait first."""
    facts = printing.facts
    lines = printing.allocation.families
    waiting = [_waiting(printing, facts, line) for line in lines if _waits(line)]
    waiting.sort(key=lambda one: (not one.is_open, _BANDS.index(one.band), -(one.weeks or 0)))
    return WaitingList(
        title=f"Waiting list, week of {long_day(printing.plan.week.monday)}",
        subtitle=f"Families without a practitioner, and why · {printing.state}",
        stamp=printing.stamp,
        waiting=tuple(waiting),
        not_eligible=tuple(
            (facts.family_facts(line), facts.reason(line, sentences=_MOST_SENTENCES))
            for line in lines
            if line.outcome is Outcome.NOT_ELIGIBLE
        ),
    )


def story(sheet: WaitingList) -> list[Block]:
    """Return the list's blocks from top to bottom."""
    families, children = len(sheet.waiting), sum(one.family.children for one in sheet.waiting)
    high = sum(one.band is Band.HIGH for one in sheet.waiting)
    counts = (
        (str(families), "family waiting" if families == 1 else "families waiting"),
        (str(children), "child" if children == 1 else "children"),
        (str(high), "high"),
        (str(len(sheet.not_eligible)), "not eligible"),
    )
    blocks: list[Block] = [
        Heading(sheet.title, sheet.subtitle, sheet.stamp, counts),
        _table(
            "Waiting",
            _WAITING_COLUMNS,
            tuple(_waiting_row(one) for one in sheet.waiting),
            "Nobody is waiting. Every eligible family has a practitioner.",
        ),
    ]
    if sheet.not_eligible:
        rows = tuple(_not_eligible_row(family, why) for family, why in sheet.not_eligible)
        blocks += [Gap(9.7), _table("Not eligible", _NOT_ELIGIBLE_COLUMNS, rows, "")]
    blocks += [
        Gap(9.7),
        legend(
            "Weeks = whole weeks since the referral; “open” = on the books already, and left "
            "without a practitioner. Ch. = children counted on a caseload."
        ),
        Gap(9.7),
        NoteLines("Notes from the allocation meeting"),
    ]
    return blocks


def draw(printing: Printing) -> bytes:
    """Return the waiting list as a PDF."""
    sheet = gather(printing)
    return render(
        story(sheet),
        printing=printing,
        title=f"Waiting list, week of {printing.plan.week}",
        running=f"{sheet.title}, continued",
    )


def _waits(line: FamilyLine) -> bool:
    return line.outcome is Outcome.WAITING


def _waiting(printing: Printing, facts: Facts, line: FamilyLine) -> WaitingFamily:
    family = facts.family(line.family_id)
    referred_on = family.referred_on if family else None
    monday = printing.plan.week.monday
    return WaitingFamily(
        family=facts.family_facts(line),
        band=family.band if family else Band.MEDIUM,
        weeks=max(0, (monday - referred_on).days // 7) if referred_on else None,
        is_open=facts.has_worker_today(line.family_id),
        reason=facts.reason(line, sentences=_MOST_SENTENCES),
    )


def _table(title: str, columns: tuple[Column, ...], rows: tuple[Cells, ...], none: str) -> Block:
    panel = Panel(
        head=PanelTitle(title),
        rows=rows or (Text.of(none, QUIET),),
        again=PanelTitle(title, "continued"),
        columns=columns if rows else (),
    )
    return PanelRow((panel,), (1.0,), keeps_together=False)


def _waiting_row(one: WaitingFamily) -> Cells:
    weeks = "" if one.weeks is None else str(one.weeks)
    return _row(
        _WAITING_COLUMNS,
        one.family,
        (
            Text.of(_BAND_WORDS[one.band], ROW, most_lines=1),
            Text.of("open" if one.is_open else weeks, ROW, align=Align.RIGHT, most_lines=1),
        ),
        one.reason,
    )


def _not_eligible_row(family: FamilyFacts, why: str) -> Cells:
    return _row(_NOT_ELIGIBLE_COLUMNS, family, (), why)


def _row(
    columns: tuple[Column, ...], family: FamilyFacts, before: tuple[Text, ...], why: str
) -> Cells:
    return Cells(
        columns,
        (
            *before,
            Text.of(family.reference, STRONG, most_lines=3),
            Text.of(family.initials, ROW, most_lines=1),
            Text.of(str(family.children), ROW, align=Align.RIGHT, most_lines=1),
            Text.of(family.district, ROW, most_lines=2),
            Text.of(why, ROW, most_lines=6),
        ),
        tuple(Text.of(name, ROW, most_lines=2) for name in (family.name,) if name),
        notes_left=columns[len(before)].left,
    )
