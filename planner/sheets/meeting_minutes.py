"""The minutes of a referral meeting: what was decided about each family, and who was there.

It is no sheet of a week's plan and stands in no table of contents: it is asked for where the
meeting ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.meeting.place import Place, PlaceKind
from planner.sheets._blocks import Block, Gap, Heading, NoteLines, legend
from planner.sheets._dates import long_day, moment
from planner.sheets._document import render
from planner.sheets._facts import Facts, FamilyFacts
from planner.sheets._panel import Cells, Panel, PanelRow, PanelTitle, columns_across
from planner.sheets._styles import CONTENT_WIDTH, NOTE, QUIET, ROW, STRONG
from planner.sheets._text import Align, Text
from planner.sheets._write_in import BlankLines

if TYPE_CHECKING:
    from planner.meeting.minutes import Minute, Minutes
    from planner.sheets._printing import Printing

_COLUMNS = columns_across(
    CONTENT_WIDTH,
    (
        ("No.", 20, Align.RIGHT),
        ("Family", 40, Align.LEFT),
        ("Init.", 22, Align.LEFT),
        ("Ch.", 18, Align.RIGHT),
        ("District", 48, Align.LEFT),
        ("Decided", 0, Align.LEFT),
        ("The plan proposed", 0, Align.LEFT),
        ("Reason", 110, Align.LEFT),
        ("Overruled", 110, Align.LEFT),
    ),
    between=8,
)
_SIGNING = columns_across(
    CONTENT_WIDTH,
    (
        ("Name", 0, Align.LEFT),
        ("Signature", 0, Align.LEFT),
        ("Name", 0, Align.LEFT),
        ("Signature", 0, Align.LEFT),
    ),
    between=18,
)
_FEWEST_ROWS = 2
"""On any page, so that no family stands alone on the second one."""
_FEWEST_SIGNING = 4
"""Places to sign, whoever's name was typed."""
_SIGNING_HEIGHT = 21.0


@dataclass(frozen=True, slots=True)
class MinuteLine:
    """One family, as the sheet says it.

    Attributes
    ----------
    decided, proposed
        ``Priya Nair, Crewe North``, ``Left waiting``; the second is ``the same`` where the meeting
        agreed with the plan.
    reason, overruled
        Empty where there is none, or none that paper may carry.
    """

    family: FamilyFacts
    decided: str
    proposed: str
    reason: str
    overruled: str


@dataclass(frozen=True, slots=True)
class MinutesSheet:
    """Everything on the minutes."""

    title: str
    subtitle: str
    stamp: str
    counts: tuple[tuple[str, str], ...]
    lines: tuple[MinuteLine, ...]
    undecided: str
    present: tuple[str, ...]


def gather(printing: Printing, minutes: Minutes) -> MinutesSheet:
    """Return what the minutes show.

    Raises
    ------
    KeyError
        The plan does not know a family of the minutes.
    """
    facts = Facts(printing)
    families = {line.family_id: line for line in printing.allocation.families}
    held = f"held {moment(minutes.held_at)} by {minutes.held_by}"
    return MinutesSheet(
        title=f"Referral meeting, week of {long_day(minutes.week.monday)}",
        subtitle=f"Minutes · {held} · {printing.state}",
        stamp=printing.stamp,
        counts=_counts(minutes),
        lines=tuple(
            _line(facts, facts.family_facts(families[one.family_id]), one)
            for one in minutes.minutes
        ),
        undecided=", ".join(minutes.undecided),
        present=minutes.present,
    )


def story(sheet: MinutesSheet) -> list[Block]:
    """Return the minutes' blocks from top to bottom."""
    rows = tuple(_row(number, line) for number, line in enumerate(sheet.lines, start=1))
    title = PanelTitle("What was decided")
    panel = Panel(
        head=title,
        rows=rows or (Text.of("Nothing was decided.", QUIET),),
        again=PanelTitle(title.title, "continued"),
        columns=_COLUMNS if rows else (),
    )
    blocks: list[Block] = [
        Heading(sheet.title, sheet.subtitle, sheet.stamp, sheet.counts),
        PanelRow((panel,), (1.0,), keeps_together=False, fewest=_FEWEST_ROWS),
    ]
    if sheet.undecided:
        words = f"Not decided: {sheet.undecided}. The plan’s proposals for them stand."
        blocks += [Gap(6), legend(words)]
    return [
        *blocks,
        Gap(9.7),
        PanelRow((_signing(sheet.present),), (1.0,), keeps_together=True),
        Gap(9.7),
        NoteLines("Notes"),
    ]


def draw(minutes: Minutes, printing: Printing) -> bytes:
    """Return the minutes of a meeting as a PDF.

    Parameters
    ----------
    printing
        With the plan as it stands after the meeting.

    Raises
    ------
    KeyError
        The plan does not know a family of the minutes.
    BugError
        It could not be drawn.
    """
    sheet = gather(printing, minutes)
    return render(
        story(sheet),
        printing=printing,
        title=f"Minutes of the referral meeting, week of {minutes.week}",
        running=f"{sheet.title}, continued",
    )


def _counts(minutes: Minutes) -> tuple[tuple[str, str], ...]:
    kinds = [one.decided.kind for one in minutes.minutes]
    captions = {
        PlaceKind.WITH: "placed",
        PlaceKind.WAITING: "left waiting",
        PlaceKind.NOT_ELIGIBLE: "not eligible",
    }
    return (
        *((str(kinds.count(kind)), caption) for kind, caption in captions.items()),
        (str(minutes.waiting_after), "waiting after"),
    )


def _line(facts: Facts, family: FamilyFacts, minute: Minute) -> MinuteLine:
    # What people call a rule stands with the history, which loads the store: only here.
    from planner.history.overrides import rule_words

    is_same = minute.decided == minute.proposed
    return MinuteLine(
        family=family,
        decided=_words(facts, minute.decided),
        proposed="the same" if is_same else _words(facts, minute.proposed),
        reason="" if minute.code is None else minute.code.words_on_paper,
        overruled=", ".join(map(rule_words, minute.overruled)).capitalize(),
    )


def _words(facts: Facts, place: Place) -> str:
    match place.kind:
        case PlaceKind.WITH:
            pod = facts.pods.get(facts.pod_of(place.staff_id) or "")
            name = facts.staff_name(place.staff_id)
            return f"{name}, {pod.name}" if pod else name
        case PlaceKind.WAITING:
            return "Left waiting"
        case PlaceKind.NOT_ELIGIBLE:
            return "Not eligible"


def _row(number: int, line: MinuteLine) -> Cells:
    family = line.family
    return Cells(
        _COLUMNS,
        (
            Text.of(str(number), QUIET, align=Align.RIGHT, most_lines=1),
            Text.of(family.reference, STRONG, most_lines=3),
            Text.of(family.initials, ROW, most_lines=1),
            Text.of(str(family.children), ROW, align=Align.RIGHT, most_lines=1),
            Text.of(family.district, ROW, most_lines=2),
            Text.of(line.decided, STRONG, most_lines=3),
            Text.of(line.proposed, QUIET, most_lines=3),
            Text.of(line.reason.capitalize() or "–", ROW if line.reason else QUIET),
            Text.of(line.overruled or "–", ROW if line.overruled else QUIET),
        ),
        tuple(Text.of(name, NOTE, most_lines=2) for name in (family.name,) if name),
        notes_left=_COLUMNS[1].left,
    )


def _signing(present: tuple[str, ...]) -> Panel:
    """Return the panel to sign on: the names that were typed, and room to write others."""
    names = [*present, *("" for _ in range(_FEWEST_SIGNING - len(present)))]
    if len(names) % 2:
        names.append("")
    title = PanelTitle("Who was present")
    return Panel(
        head=title,
        rows=tuple(
            Cells(_SIGNING, (*_to_sign(left), *_to_sign(right)))
            for left, right in zip(names[::2], names[1::2], strict=True)
        ),
        again=PanelTitle(title.title, "continued"),
        columns=_SIGNING,
    )


def _to_sign(name: str) -> tuple[Text | BlankLines, BlankLines]:
    line = BlankLines(spacing=_SIGNING_HEIGHT)
    return (Text.of(name, STRONG, most_lines=2) if name else line, line)
