"""The change notice of a what-if: who changes for good, who is covered, from when and until when.

It is no sheet of a week's plan and stands in no table of contents: it is asked for where the
what-if is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from planner.plan import Outcome
from planner.service.naming import number_word
from planner.sheets._blocks import Block, Gap, Heading, NoteLines, legend
from planner.sheets._boxed_word import BoxedWord
from planner.sheets._dates import long_day, short_day
from planner.sheets._document import render
from planner.sheets._facts import Facts, FamilyFacts
from planner.sheets._panel import Cells, Panel, PanelRow, PanelTitle, columns_across
from planner.sheets._printing import Printing
from planner.sheets._styles import CONTENT_WIDTH, NOTE, QUIET, ROW, STRONG
from planner.sheets._text import Align, Text
from planner.sheets._write_in import BlankLines, TickBoxes
from planner.what_if.families import ChangeKind, FamilyChange

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.what_if.trying import WhatIf

_COLUMNS = columns_across(
    CONTENT_WIDTH,
    (
        ("Change", 54, Align.LEFT),
        ("Family", 36, Align.LEFT),
        ("Init.", 20, Align.LEFT),
        ("Ch.", 16, Align.RIGHT),
        ("District", 44, Align.LEFT),
        ("Moved before", 62, Align.LEFT),
        ("From", 100, Align.LEFT),
        ("To", 100, Align.LEFT),
        ("When", 124, Align.LEFT),
        ("Joint visit", 64, Align.LEFT),
        ("Family told on", 0, Align.LEFT),
    ),
)
_FEWEST_ROWS = 2
"""On any page, so that no family stands alone on the second one."""

_TITLES = {
    ChangeKind.WAITING: "Families that would wait",
    ChangeKind.LASTING: "Families that change worker for good",
    ChangeKind.COVER: "Families that are covered for a while, and keep their worker",
    ChangeKind.NEW: "Families that begin with a practitioner",
}
_WORDS = {
    ChangeKind.WAITING: "WAITING",
    ChangeKind.LASTING: "MOVED",
    ChangeKind.COVER: "COVER",
    ChangeKind.NEW: "NEW",
}
_CAPTIONS = {
    ChangeKind.WAITING: "would wait",
    ChangeKind.LASTING: "for good",
    ChangeKind.COVER: "covered",
    ChangeKind.NEW: "begin",
}
_TIMES = ("never", "once", "twice")


@dataclass(frozen=True, slots=True)
class WhatIfLine:
    """One family.

    Attributes
    ----------
    word
        What stands in the box: ``MOVED``, ``COVER``.
    from_name
        Begins ``planned:`` where the family has not begun with them.
    moved_before
        ``never``, ``twice``, ``three times``.
    when
        ``from Sat 19 Dec``, ``Mon 7 Dec to Fri 18 Dec``.
    has_joint_visit
        Whether two practitioners can go together.
    """

    family: FamilyFacts
    word: str
    moved_before: str
    from_name: str
    to_name: str
    when: str
    has_joint_visit: bool


@dataclass(frozen=True, slots=True)
class WhatIfNotice:
    """Everything on the change notice of a what-if; groups without families are left out."""

    title: str
    subtitle: str
    stamp: str
    groups: tuple[tuple[ChangeKind, tuple[WhatIfLine, ...]], ...]


def gather(printing: Printing, what_if: WhatIf) -> WhatIfNotice:
    """Return what the notice shows; within a group, families moved most often before first."""
    facts = printing.facts
    lines = {line.family_id: facts.family_facts(line) for line in printing.allocation.families}
    returned = {
        line.family_id for line in printing.allocation.families if line.outcome is Outcome.RETURNED
    }
    judged = f"judged for the week of {long_day(what_if.week.monday)}"
    back = what_if.takes_hold.back_on
    offered = f" · back on {short_day(back)}, when the families are offered back" if back else ""
    return WhatIfNotice(
        title=f"Change notice: {what_if.words}",
        subtitle=f"What if, {judged} · {printing.state}{offered}",
        stamp=printing.stamp,
        groups=tuple(
            (
                kind,
                tuple(
                    _line(
                        facts,
                        what_if,
                        change,
                        lines[change.family_id],
                        change.family_id in returned,
                    )
                    for change in what_if.of_kind(kind)
                ),
            )
            for kind in ChangeKind
            if what_if.of_kind(kind)
        ),
    )


def story(notice: WhatIfNotice) -> list[Block]:
    """Return the notice's blocks from top to bottom."""
    counts = tuple((str(len(lines)), _CAPTIONS[kind]) for kind, lines in notice.groups)
    blocks: list[Block] = [Heading(notice.title, notice.subtitle, notice.stamp, counts)]
    if not notice.groups:
        nothing = Panel(
            head=PanelTitle("Families"),
            rows=(Text.of("No family changes worker, and none needs cover.", QUIET),),
            again=PanelTitle("Families", "continued"),
        )
        return [*blocks, PanelRow((nothing,), (1.0,)), Gap(9.7), NoteLines("Notes")]
    for number, (kind, lines) in enumerate(notice.groups):
        panel = Panel(
            head=PanelTitle(_TITLES[kind]),
            rows=tuple(_row(line) for line in lines),
            again=PanelTitle(_TITLES[kind], "continued"),
            columns=_COLUMNS,
        )
        if number:
            blocks.append(Gap(9.7))
        blocks.append(PanelRow((panel,), (1.0,), keeps_together=False, fewest=_FEWEST_ROWS))
    return [
        *blocks,
        Gap(6),
        legend(
            "Tell the family before anybody new comes to the door. "
            "On a joint visit the practitioner who leaves brings the one who comes."
        ),
        Gap(9.7),
        NoteLines("Notes"),
    ]


def draw(
    what_if: WhatIf,
    *,
    printed_at: datetime,
    printed_by: str,
    district: Callable[[str], str],
    with_names: bool = False,
) -> bytes:
    """Return the change notice of a what-if as a PDF; every page is stamped a draft.

    Parameters
    ----------
    printed_at, printed_by, district, with_names
        As in `planner.sheets.Printing`.

    Raises
    ------
    BugError
        It could not be drawn.
    """
    printing = Printing(
        service=what_if.after.ground.service,
        plan=what_if.after.plan,
        previous=what_if.today.plan,
        label="What if, not approved",
        printed_at=printed_at,
        printed_by=printed_by,
        district=district,
        with_names=with_names,
    )
    notice = gather(printing, what_if)
    return render(
        story(notice),
        printing=printing,
        title=f"Change notice of a what-if, week of {what_if.week}",
        running=f"{notice.title}, continued",
    )


def _line(
    facts: Facts, what_if: WhatIf, change: FamilyChange, family: FamilyFacts, is_return: bool
) -> WhatIfLine:
    names = [
        "nobody" if one is None else facts.staff_name(one) for one in (change.before, change.after)
    ]
    pods = [facts.pods.get(facts.pod_of(one) or "") for one in (change.before, change.after)]
    if all(pods) and pods[0] != pods[1]:
        names = [f"{name}, {pod.name}" for name, pod in zip(names, pods, strict=True) if pod]
    if change.before is not None and not change.has_begun:
        names[0] = f"planned: {names[0]}"
    times = change.earlier_changes
    goes_on = change.kind in (ChangeKind.LASTING, ChangeKind.COVER)
    return WhatIfLine(
        family=family,
        word="RETURNED" if is_return and change.kind is ChangeKind.NEW else _WORDS[change.kind],
        moved_before=_TIMES[times] if times < len(_TIMES) else f"{number_word(times)} times",
        from_name=names[0],
        to_name=names[1],
        when=_when(what_if),
        has_joint_visit=goes_on and change.before is not None and change.after is not None,
    )


def _when(what_if: WhatIf) -> str:
    hold = what_if.takes_hold
    if hold.cover is not None:
        return f"{short_day(hold.cover.first)} to {short_day(hold.cover.last)}"
    first = max(hold.on, what_if.desk.monday)
    if hold.back_on is not None:
        return f"{short_day(first)} to {short_day(hold.back_on - timedelta(days=1))}"
    return f"from {short_day(first)}"


def _row(line: WhatIfLine) -> Cells:
    family = line.family
    return Cells(
        _COLUMNS,
        (
            BoxedWord(line.word),
            Text.of(family.reference, STRONG, most_lines=3),
            Text.of(family.initials, ROW, most_lines=1),
            Text.of(str(family.children), ROW, align=Align.RIGHT, most_lines=1),
            Text.of(family.district, ROW, most_lines=2),
            Text.of(line.moved_before, QUIET if line.moved_before == "never" else STRONG),
            Text.of(line.from_name, QUIET if line.from_name == "nobody" else ROW, most_lines=4),
            Text.of(line.to_name, QUIET if line.to_name == "nobody" else ROW, most_lines=4),
            Text.of(line.when, ROW, most_lines=2),
            TickBoxes(("yes", "no")) if line.has_joint_visit else Text.of("–", QUIET),
            BlankLines(spacing=ROW.leading),
        ),
        tuple(Text.of(name, NOTE, most_lines=2) for name in (family.name,) if name),
        notes_left=_COLUMNS[1].left,
    )
