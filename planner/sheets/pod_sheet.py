"""The pod's weekly allocation sheet: the handout of Monday's allocation meeting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from planner.plan import WorkerLine
from planner.service import Pod, TravelMode
from planner.service.naming import counted, number_word
from planner.sheets._away import DatedSentence, away_of_pod, cover_of_pod
from planner.sheets._blocks import Block, Gap, Heading, Mark, NoteLines, legend, sentence
from planner.sheets._boxed_word import BoxedWord
from planner.sheets._changes import Change, ChangeWord
from planner.sheets._dates import long_day
from planner.sheets._document import lay_out, render
from planner.sheets._facts import Facts, FamilyFacts
from planner.sheets._panel import Cells, Panel, PanelRow, PanelTitle, columns_across
from planner.sheets._practitioner_panel import (
    PractitionerHead,
    hours_words,
    panel_columns,
    practitioner_panel,
)
from planner.sheets._styles import CONTENT_WIDTH, GAP, INSET, QUIET, STRONG
from planner.sheets._text import Align, Text

if TYPE_CHECKING:
    from planner.sheets._printing import Printing

_MOST_CHANGES = 10
_MOST_WAITING = 8
_BETWEEN = 9.7
_FEWEST_ROWS = 2
_BELOW_SHARES = (1.75, 1.14, 1.0)
_TAG_WIDTH = 54.0
_DAYS_WIDTH = 72.5
_REFERENCE_WIDTH = 34.0
"""``MOVED OUT``, ``Mon 23–Sun 29`` and ``F012`` as wide as they print."""


@dataclass(frozen=True, slots=True)
class PractitionerFacts:
    """A practitioner of the pod with their families; `foot` is travel and the days away."""

    name: str
    worker: WorkerLine
    families: tuple[FamilyFacts, ...]
    foot: str


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """One change: the boxed word, the family's reference, from whom to whom, and why.

    Attributes
    ----------
    why
        One short sentence; may be empty. The change notice says more.
    """

    word: str
    reference: str
    move: str
    why: str


@dataclass(frozen=True, slots=True)
class PodSheet:
    """Everything on a pod's sheet.

    Attributes
    ----------
    children, children_cap
        Of the whole pod.
    places_free
        What the practitioners' caps and the pod's cap both leave, at least 0.
    changes
        Families that leave the pod first, as nothing else on the sheet tells of them.
    waiting
        Pairs of a family's reference and why it waits.
    """

    title: str
    subtitle: str
    stamp: str
    families: int
    children: int
    children_cap: int
    places_free: int
    practitioners: tuple[PractitionerFacts, ...]
    changes_title: str
    changes: tuple[ChangeWords, ...]
    away: tuple[DatedSentence, ...]
    waiting: tuple[tuple[str, str], ...]
    travels_from_office: bool


def gather(printing: Printing, pod_id: str) -> PodSheet:
    """Return what the pod's sheet shows.

    Raises
    ------
    KeyError
        The service has no such pod.
    """
    facts = printing.facts
    pod = facts.pods[pod_id]
    workers = facts.workers_of(pod_id)
    cap = pod.children_cap
    if cap is None:
        cap = printing.service.settings.caps.children_per_pod
    children = sum(worker.children for worker in workers)
    return PodSheet(
        title=f"{pod.name}, week of {long_day(printing.plan.week.monday)}",
        subtitle=_subtitle(printing, facts, pod),
        stamp=printing.stamp,
        families=sum(worker.families for worker in workers),
        children=children,
        children_cap=cap,
        places_free=facts.places_free.by_pod.get(pod_id, 0),
        practitioners=tuple(_practitioner(facts, worker) for worker in workers),
        changes_title="Changed since last week’s approved plan"
        if printing.previous
        else "Changed since last week",
        changes=tuple(
            _change(change, facts, pod_id)
            for change in sorted(
                printing.changes.of_pod(pod_id), key=lambda one: facts.pod_of(one.to_id) == pod_id
            )
        ),
        away=(*away_of_pod(printing, facts, pod_id), *cover_of_pod(printing, pod)),
        waiting=_waiting(facts, pod_id),
        travels_from_office=all(
            not member.base for member in printing.service.staff if member.pod_id == pod_id
        ),
    )


def story(sheet: PodSheet) -> list[Block]:
    """Return the sheet's blocks from top to bottom.

    Where that saves a page, a change that takes more than a line is told without its reason, and
    the rows of the lower panels stand closer.
    """
    whole, brief = _blocks(sheet, is_brief=False), _blocks(sheet, is_brief=True)
    return brief if len(lay_out(brief)) < len(lay_out(whole)) else whole


def _blocks(sheet: PodSheet, *, is_brief: bool) -> list[Block]:
    blocks: list[Block] = [
        Heading(
            sheet.title,
            sheet.subtitle,
            sheet.stamp,
            (
                (str(sheet.families), "family" if sheet.families == 1 else "families"),
                (f"{sheet.children} / {sheet.children_cap}", "children"),
                (str(sheet.places_free), "place free" if sheet.places_free == 1 else "places free"),
                (str(len(sheet.changes)), "change" if len(sheet.changes) == 1 else "changes"),
            ),
        )
    ]
    blocks += _practitioner_rows(sheet)
    is_over = any(one.worker.children > one.worker.children_cap for one in sheet.practitioners)
    over = " A crossed square is one child over the cap." if is_over else ""
    base = "the office" if sheet.travels_from_office else "the practitioner’s base"
    reasons = " Why families move: change notice." if is_brief else ""
    caption = legend(
        f"Ch. = children counted on the caseload. Min = minutes one way from {base}.{over}{reasons}"
    )
    below = (_changes_panel(sheet, is_brief=is_brief), _away_panel(sheet), _waiting_panel(sheet))
    blocks += [
        PanelRow(
            tuple(replace(panel, is_tight=is_brief) for panel in below),
            _BELOW_SHARES,
            keeps_together=False,
            fewest=_FEWEST_ROWS,
            caption=caption,
        ),
        Gap(_BETWEEN),
        NoteLines("Notes from the pod meeting"),
    ]
    return blocks


def draw(printing: Printing, pod_id: str) -> bytes:
    """Return the pod's sheet as a PDF."""
    sheet = gather(printing, pod_id)
    return render(
        story(sheet),
        printing=printing,
        title=f"Pod allocation sheet, week of {printing.plan.week}",
        running=f"{sheet.title}, continued",
    )


def _subtitle(printing: Printing, facts: Facts, pod: Pod) -> str:
    parts = ["Weekly allocation sheet"]
    if pod.consultant_id:
        parts.append(f"Consultant {facts.staff_name(pod.consultant_id)}")
    parts.append(f"Office {facts.office(pod)}")
    parts.append(printing.state)
    return " · ".join(parts)


def _practitioner(facts: Facts, worker: WorkerLine) -> PractitionerFacts:
    foot = [f"Travel {hours_words(worker.travel)} a week"]
    member = facts.staff[worker.staff_id]
    if member.travel_mode is not TravelMode.CAR:
        foot.append(member.travel_mode.phrase)
    foot += [away.words for away in facts.away(worker.staff_id)]
    return PractitionerFacts(
        name=facts.staff_name(worker.staff_id),
        worker=worker,
        families=tuple(facts.family_facts(line) for line in facts.lines_of(worker.staff_id)),
        foot=" · ".join(foot),
    )


def _change(change: Change, facts: Facts, pod_id: str) -> ChangeWords:
    """Return what the sheet says of a change."""
    from_pod, to_pod = facts.pod_of(change.from_id), facts.pod_of(change.to_id)
    word: str = change.word
    if change.word is ChangeWord.WAITING:
        going = f"no longer with {facts.staff_name(change.from_id)}, and with nobody yet."
        why = change.first_reason
    else:
        # After a semicolon the plan tells the minutes, which stand with the family's row here.
        clause, semicolon, _ = change.first_reason.partition(";")
        why = f"{clause}." if semicolon else clause
        to = _named(facts, change.to_id, pod_id)
        going = f"to {to}."
        if change.from_id:
            going = f"from {_named(facts, change.from_id, pod_id)} {going}"
            if change.word is ChangeWord.MOVED and from_pod != to_pod:
                word = "MOVED OUT" if from_pod == pod_id else "MOVED IN"
    return ChangeWords(word, change.family.reference, going, why)


def _named(facts: Facts, staff_id: str | None, pod_id: str) -> str:
    """Return a name, with the pod where it is another one: ``Tom Ashdown, Crewe South``."""
    other = facts.pod_of(staff_id)
    pod = facts.pods.get(other or "") if other != pod_id else None
    return facts.staff_name(staff_id) + (f", {pod.name}" if pod else "")


def _waiting(facts: Facts, pod_id: str) -> tuple[tuple[str, str], ...]:
    """Return the families waiting whose nearest planned practitioner is of this pod."""
    return tuple(
        (
            line.family_id,
            facts.reason(line) or f"{counted(line.children, 'child', 'children').capitalize()}.",
        )
        for line in facts.waiting_near(pod_id)
    )


def _practitioner_rows(sheet: PodSheet) -> list[Block]:
    """Return the practitioners' panels, at most four abreast, the rows as even as can be."""
    if not sheet.practitioners:
        nobody = Text.of("No practitioner of this pod is planned this week.", QUIET)
        title = PanelTitle("Practitioners")
        return [PanelRow((Panel(title, (nobody,), title),), (1.0,)), Gap(_BETWEEN)]
    rows = ceil(len(sheet.practitioners) / 4)
    abreast = max(3, ceil(len(sheet.practitioners) / rows))
    width = (CONTENT_WIDTH - GAP * (abreast - 1)) / abreast
    columns = panel_columns(width)
    # All heads of a pod tell the load in the same words.
    is_short = not all(
        PractitionerHead(one.name, one.worker.children, one.worker.children_cap).fits(
            width - 2 * INSET
        )
        for one in sheet.practitioners
    )
    blocks: list[Block] = []
    for start in range(0, len(sheet.practitioners), abreast):
        panels: list[Panel | None] = [
            practitioner_panel(
                one.name,
                one.worker,
                one.families,
                foot=one.foot,
                columns=columns,
                is_short=is_short,
            )
            for one in sheet.practitioners[start : start + abreast]
        ]
        panels += [None] * (abreast - len(panels))
        blocks += [PanelRow(tuple(panels), (1.0,) * abreast), Gap(_BETWEEN)]
    return blocks


def _panel_width(number: int) -> float:
    return PanelRow((None,) * len(_BELOW_SHARES), _BELOW_SHARES).widths(CONTENT_WIDTH)[number]


def _changes_panel(sheet: PodSheet, *, is_brief: bool) -> Panel:
    columns = columns_across(_panel_width(0), (("", _TAG_WIDTH, Align.LEFT), ("", 0, Align.LEFT)))
    rows: tuple[Mark, ...] = tuple(
        Cells(
            columns,
            (BoxedWord(one.word), _change_text(one, columns[1].width if is_brief else None)),
        )
        for one in sheet.changes[:_MOST_CHANGES]
    )
    more = len(sheet.changes) - _MOST_CHANGES
    if more > 0:
        rows += (Text.of(f"And {number_word(more)} more on the change notice.", QUIET),)
    return _panel(sheet.changes_title, rows, "Nothing changed.")


def _change_text(change: ChangeWords, line: float | None) -> Text:
    """Return the move and why; the move alone where a `line` is given and both are wider."""
    whole = Text.strong_start(change.reference, f"{change.move} {change.why}")
    if line is None or whole.natural_width <= line:
        return whole
    return Text.strong_start(change.reference, change.move)


def _away_panel(sheet: PodSheet) -> Panel:
    columns = columns_across(_panel_width(1), (("", _DAYS_WIDTH, Align.LEFT), ("", 0, Align.LEFT)))
    rows = tuple(
        Cells(columns, (Text.of(one.when, STRONG), sentence(one.what))) for one in sheet.away
    )
    return _panel("Away and cover", rows, "Nobody of this pod is away.")


def _waiting_panel(sheet: PodSheet) -> Panel:
    columns = columns_across(
        _panel_width(2), (("", _REFERENCE_WIDTH, Align.LEFT), ("", 0, Align.LEFT))
    )
    rows: tuple[Mark, ...] = tuple(
        Cells(columns, (Text.of(reference, STRONG), sentence(words)))
        for reference, words in sheet.waiting[:_MOST_WAITING]
    )
    more = len(sheet.waiting) - _MOST_WAITING
    if more > 0:
        rows += (
            Text.of(
                f"And {counted(more, 'more family', 'more families')} on the waiting list.", QUIET
            ),
        )
    return _panel("Waiting near this pod", rows, "Nobody is waiting near this pod.")


def _panel(title: str, rows: tuple[Mark, ...], empty: str) -> Panel:
    return Panel(
        PanelTitle(title), rows or (Text.of(empty, QUIET),), PanelTitle(title, "continued")
    )
