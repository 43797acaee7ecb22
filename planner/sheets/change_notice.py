"""The change notice: every family that changes hands, from whom to whom, and what to do now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.sheets._blocks import Block, Gap, Heading, NoteLines, legend
from planner.sheets._boxed_word import BoxedWord
from planner.sheets._changes import Change, ChangeWord
from planner.sheets._dates import long_day
from planner.sheets._document import render
from planner.sheets._panel import Cells, Panel, PanelRow, PanelTitle, columns_across
from planner.sheets._styles import CONTENT_WIDTH, NOTE, QUIET, ROW, STRONG
from planner.sheets._text import Align, Text
from planner.sheets._write_in import BlankLines, TickBoxes

if TYPE_CHECKING:
    from planner.sheets._facts import Facts
    from planner.sheets._printing import Printing

_COLUMNS = columns_across(
    CONTENT_WIDTH,
    (
        ("Change", 54, Align.LEFT),
        ("Family", 36, Align.LEFT),
        ("Init.", 20, Align.LEFT),
        ("Ch.", 16, Align.RIGHT),
        ("District", 44, Align.LEFT),
        ("From", 96, Align.LEFT),
        ("To", 96, Align.LEFT),
        ("Why", 0, Align.LEFT),
        ("Joint visit", 64, Align.LEFT),
        ("Family told on", 72, Align.LEFT),
    ),
)
_FEWEST_ROWS = 3
"""On any page, so that no family stands alone on the second one."""


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A change with the names of those it is about; ``nobody`` where there is none.

    Names carry their pod only where the family goes from one pod to another.
    """

    change: Change
    from_name: str
    to_name: str


@dataclass(frozen=True, slots=True)
class ChangeNotice:
    """Everything on the change notice."""

    title: str
    subtitle: str
    stamp: str
    lines: tuple[NoticeLine, ...]


def gather(printing: Printing) -> ChangeNotice:
    """Return what the notice shows, in the order of the plan's families."""
    facts = printing.facts
    against = "the plan approved last" if printing.previous else "the week as it stood"
    return ChangeNotice(
        title=f"Change notice, week of {long_day(printing.plan.week.monday)}",
        subtitle=f"Compared with {against} · {printing.state}",
        stamp=printing.stamp,
        lines=tuple(_line(facts, change) for change in printing.changes.every),
    )


def story(notice: ChangeNotice) -> list[Block]:
    """Return the notice's blocks from top to bottom."""
    words = [line.change.word for line in notice.lines]
    counts = tuple((str(words.count(word)), word.lower()) for word in ChangeWord)
    title = PanelTitle("Families that change hands")
    rows = tuple(_row(line) for line in notice.lines)
    panel = Panel(
        head=title,
        rows=rows or (Text.of("Nothing changes: every family stays as it is.", QUIET),),
        again=PanelTitle(title.title, "continued"),
        columns=_COLUMNS if rows else (),
    )
    caption = legend(
        "Tell the family before anybody new comes to the door. "
        "On a joint visit the practitioner who leaves brings the one who comes."
    )
    return [
        Heading(notice.title, notice.subtitle, notice.stamp, counts),
        PanelRow((panel,), (1.0,), keeps_together=False, fewest=_FEWEST_ROWS, caption=caption),
        Gap(9.7),
        NoteLines("Notes"),
    ]


def draw(printing: Printing) -> bytes:
    """Return the change notice as a PDF."""
    notice = gather(printing)
    return render(
        story(notice),
        printing=printing,
        title=f"Change notice, week of {printing.plan.week}",
        running=f"{notice.title}, continued",
    )


def _line(facts: Facts, change: Change) -> NoticeLine:
    pods = [facts.pods.get(facts.pod_of(one) or "") for one in (change.from_id, change.to_id)]
    names = [
        "nobody" if one is None else facts.staff_name(one) for one in (change.from_id, change.to_id)
    ]
    if all(pods) and pods[0] != pods[1]:
        names = [f"{name}, {pod.name}" for name, pod in zip(names, pods, strict=True) if pod]
    return NoticeLine(change, *names)


def _row(line: NoticeLine) -> Cells:
    change, family = line.change, line.change.family
    has_joint_visit = change.from_id is not None and change.to_id is not None
    return Cells(
        _COLUMNS,
        (
            BoxedWord(change.word),
            Text.of(family.reference, STRONG, most_lines=3),
            Text.of(family.initials, ROW, most_lines=1),
            Text.of(str(family.children), ROW, align=Align.RIGHT, most_lines=1),
            Text.of(family.district, ROW, most_lines=2),
            Text.of(line.from_name, ROW if change.from_id else QUIET, most_lines=4),
            Text.of(line.to_name, ROW if change.to_id else QUIET, most_lines=4),
            Text.of(change.reason, ROW, most_lines=6),
            TickBoxes(("yes", "no")) if has_joint_visit else Text.of("–", QUIET),
            BlankLines(spacing=ROW.leading),
        ),
        tuple(Text.of(name, NOTE, most_lines=2) for name in (family.name,) if name),
        notes_left=_COLUMNS[1].left,
    )
