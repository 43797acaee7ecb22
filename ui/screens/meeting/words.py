"""What the meeting's screen says: rows and sentences, worked out from the meeting. No window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.drafting.options import MoveOptions, Stand
from planner.meeting.agenda import line_of
from planner.meeting.meeting import ItemState
from planner.meeting.place import Place, PlaceKind, place_of
from planner.plan import Outcome
from planner.service.naming import counted, number_word
from ui.screens.allocation.move_to.rows import Row, RowKind, rows_of
from ui.widgets.board.model import Urgency

if TYPE_CHECKING:
    from planner.drafting.in_hand import InHand
    from planner.meeting.agenda import Item
    from planner.meeting.choices import Choices
    from planner.meeting.meeting import Left, Meeting
    from planner.meeting.minutes import Minute

NOT_PLANNED = "This week is not planned yet: nobody is proposed."


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A family at the left; a head where `family_id` is empty.

    Attributes
    ----------
    waits
        Whole weeks; `None` where it is not known.
    told
        What became of it, in a word or two: ``Dan``, ``Waits``, ``Skipped``; the words of a head.
    """

    family_id: str = ""
    urgency: Urgency | None = None
    children: int = 0
    waits: int | None = None
    is_open: bool = False
    state: ItemState = ItemState.TO_DECIDE
    told: str = ""

    @property
    def weeks(self) -> str:
        """``5 wk``, ``open``; empty where it is not known."""
        if self.is_open:
            return "open"
        return "" if self.waits is None else f"{self.waits} wk"

    @property
    def spoken(self) -> str:
        """The row as it is read aloud."""
        if self.urgency is None:
            return self.told
        parts = [self.family_id, self.urgency.value, counted(self.children, "child", "children")]
        if self.waits is not None:
            parts.append(f"waits {counted(self.waits, 'week')}")
        is_decided = self.state is ItemState.DECIDED
        parts.append(f"decided: {self.told}" if is_decided else self.state.value)
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A decision in the summary; `note` is for the screen alone."""

    family: str
    decided: str
    proposed: str
    reason: str
    overruled: str
    note: str


def agenda_rows(meeting: Meeting) -> tuple[AgendaRow, ...]:
    """Return the agenda's rows, a head before those who are not eligible."""
    eligible = [_agenda_row(meeting, item) for item in meeting.items if item.is_eligible]
    others = [_agenda_row(meeting, item) for item in meeting.items if not item.is_eligible]
    if not others:
        return tuple(eligible)
    return (*eligible, AgendaRow(told="Not eligible"), *others)


def urgency_of(item: Item) -> Urgency:
    """Return the band as the window marks it."""
    return Urgency(item.band.value)


def told_of(item: Item) -> str:
    """Return what is told of a family beside its reference."""
    parts = [
        item.initials,
        f"{item.band.value.capitalize()}",
        counted(item.children, "child", "children"),
        item.district,
    ]
    if item.is_open:
        parts.append("open, and has nobody")
    elif item.weeks is not None:
        parts.append(f"waits {counted(item.weeks, 'week')}" if item.weeks else "just referred")
    return " · ".join(part for part in parts if part)


def proposal_of(meeting: Meeting, item: Item) -> tuple[str, str]:
    """Return what stands for a family, as a title and its sentences."""
    is_decided = meeting.state_of(item.family_id) is ItemState.DECIDED
    title = "Decided" if is_decided else "The plan proposes"
    line = line_of(meeting.week, item.family_id)
    why = " ".join(line.why)
    if line.outcome is Outcome.NOT_ELIGIBLE:
        return title, f"Not eligible: {why[:1].lower()}{why[1:]}"
    return title, why or NOT_PLANNED


def choice_rows(
    choices: Choices, item: Item, *, is_decided: bool, missed: str = ""
) -> tuple[Row, ...]:
    """Return the rows to choose from: the best, waiting, and the one nearest to being open.

    Parameters
    ----------
    missed
        What a family that is not eligible misses, in a sentence a criterion.
    """
    options = MoveOptions(
        family_id=choices.family_id,
        goals=choices.goals,
        open=choices.top,
        waiting=choices.waiting,
        blocked=() if choices.blocked is None else (choices.blocked,),
    )
    against = {one.staff_id: one.blocked for one in choices.top}
    pods = {one.staff_id: one.pod for one in choices.top}
    rows = []
    for row in rows_of(options):
        if row.kind is RowKind.HEAD:
            continue
        if row.kind is RowKind.OPEN:
            row = replace(row, means=f"{against[row.staff_id]} {row.means}".strip())
        if row.kind is RowKind.WAITING and not item.is_eligible:
            row = replace(
                row,
                name="Not eligible",
                pod="No criterion is overruled",
                means=missed,
            )
        if row.stand is Stand.HERE:
            mark = "decided" if is_decided else "proposed"
            pod = pods.get(row.staff_id, "") if row.kind is RowKind.OPEN else ""
            row = replace(row, pod=f"{pod} · {mark}" if pod else mark.capitalize(), words="")
        rows.append(row)
    return tuple(rows)


def may_decide(row: Row) -> bool:
    """Return whether a row may be decided: with a reason, without one, or as it is."""
    return row.stand is not Stand.NEVER


def decide_words(item: Item, row: Row | None, *, is_decided: bool) -> str:
    """Return what the button says: ``Decide: F031 to Dan``."""
    family_id = item.family_id
    if row is None:
        return f"Decide: {family_id}"
    if is_decided and row.stand is Stand.HERE:
        return f"Keep {family_id} as decided"
    if row.staff_id is not None:
        return f"Decide: {family_id} to {row.name}"
    return f"Decide: {family_id} {'waits' if item.is_eligible else 'is not eligible'}"


def hint_of(row: Row | None) -> str:
    """Return what has to be known before a row is decided."""
    if row is None:
        return "Choose where the family goes."
    if row.stand is Stand.NEVER:
        return "This rule is never overruled."
    if row.stand is Stand.WITH_REASON:
        return "A rule is overruled: choose a reason. The breach stays visible."
    return "Decided families stay where they are when the rest is filled."


def left_rows(left: Left) -> tuple[tuple[str, str], ...]:
    """Return what is left as captions and figures."""
    families = f"{left.families:,} · {counted(left.children, 'child', 'children')}"
    places = f"{left.places:,}"
    if left.places:
        places += f" · at most {number_word(left.most_with_one)} with one person"
    return (
        ("To decide", families if left.families else "none"),
        ("Places free", places if left.places else "none"),
        ("Waiting as it stands", f"{left.waiting:,}" if left.waiting else "nobody"),
    )


def progress_words(meeting: Meeting) -> str:
    """Return ``3 of 7 decided``."""
    decided = len(meeting.of_state(ItemState.DECIDED))
    return f"{decided:,} of {len(meeting.items):,} decided"


def summary_words(meeting: Meeting) -> tuple[str, str]:
    """Return the summary's title and a sentence."""
    left = meeting.left
    decided = len(meeting.items) - left.families
    if left.families == 0:
        title = "Every family is decided"
    elif decided == 0:
        title = "No family is decided yet"
    else:
        said = counted(left.families, "family", "families")
        title = f"{said.capitalize()} {'is' if left.families == 1 else 'are'} not decided"
    waiting = counted(left.waiting, "family", "families").capitalize() if left.waiting else "Nobody"
    verb = "waits" if left.waiting <= 1 else "wait"
    places = counted(left.places, "place").capitalize()
    return title, f"{waiting} {verb} after this meeting. {places} left."


def summary_rows(meeting: Meeting, minutes: tuple[Minute, ...]) -> tuple[SummaryRow, ...]:
    """Return what was decided, a row a family."""
    # What people call a rule stands with the history, which loads the store: not at the start.
    from planner.history.overrides import rule_words

    rows = []
    for one in minutes:
        item = meeting.item(one.family_id)
        is_same = one.decided == one.proposed
        rows.append(
            SummaryRow(
                family=" ".join(part for part in (one.family_id, item.initials) if part),
                decided=place_words(meeting.week, one.decided),
                proposed="the same" if is_same else place_words(meeting.week, one.proposed),
                reason="" if one.code is None else one.code.words.capitalize(),
                overruled=", ".join(map(rule_words, one.overruled)).capitalize(),
                note=one.note,
            )
        )
    return tuple(rows)


def place_words(week: InHand, place: Place) -> str:
    """Return where a family stands: ``Dan``, ``Waits``, ``Not eligible``."""
    match place.kind:
        case PlaceKind.WITH:
            return week.ground.called(place.staff_id)
        case PlaceKind.WAITING:
            return "Waits"
        case PlaceKind.NOT_ELIGIBLE:
            return "Not eligible"


def _agenda_row(meeting: Meeting, item: Item) -> AgendaRow:
    state = meeting.state_of(item.family_id)
    if state is ItemState.DECIDED:
        told = place_words(meeting.week, place_of(meeting.week, item.family_id))
    else:
        told = state.value.capitalize()
    return AgendaRow(
        family_id=item.family_id,
        urgency=urgency_of(item),
        children=item.children,
        waits=item.weeks,
        is_open=item.is_open,
        state=state,
        told=told,
    )
