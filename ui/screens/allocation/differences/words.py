"""What the difference between two plans says, from plain data to plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from planner.drafting.difference import Difference, FamilyMove, difference
from planner.drafting.together import Group, Together
from planner.plan import Outcome
from planner.service.naming import counted, initials, number_word
from ui.screens.allocation.goal_words import TITLES
from ui.screens.allocation.goals_side_by_side import side_by_side
from ui.screens.allocation.move_to.rows import effect_text
from ui.screens.allocation.short_reasons import without_opening
from ui.widgets.board.model import Urgency
from ui.widgets.goals_compared import ComparedGoal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.drafting.in_hand import InHand

MOST_NAMED = 3
"""Families that a row names of those it moves with."""


class Reading(Enum):
    """What the difference is looked at for."""

    PROPOSED = "proposed"
    """Another plan: what it would change on the board, to accept."""
    MADE = "made"
    """An earlier plan: what the board changed since, to put back."""


_VERBS = {
    Reading.PROPOSED: (
        ("moves", "move"),
        ("stops waiting", "stop waiting"),
        ("begins to wait", "begin to wait"),
    ),
    Reading.MADE: (
        ("moved", "moved"),
        ("stopped waiting", "stopped waiting"),
        ("began to wait", "began to wait"),
    ),
}
"""What happened to one family and to several: it moved, it got somebody, it lost somebody."""


@dataclass(frozen=True, slots=True)
class Row:
    """A family that is not with the same practitioner in both plans.

    Attributes
    ----------
    move, group
        What accepting it, or putting it back, would move.
    at
        The family's position in the service: the order of rows.
    from_name, to_name
        What people are called; ``waiting`` for nobody.
    pods
        The names of the pods it leaves and comes to.
    together
        ``with F029 and F031``; empty where the family moves alone.
    effects
        What each goal gained or lost by it and those it moves with; below zero is better.
    against
        What stands against it, in a sentence a rule; it cannot be accepted then.
    """

    move: FamilyMove
    group: Group
    at: int
    initials: str
    urgency: Urgency | None
    from_name: str
    to_name: str
    pods: tuple[str, ...]
    together: str
    why: str
    effects: tuple[int, ...]
    against: str = ""

    @property
    def family_id(self) -> str:
        """Whom it is about."""
        return self.move.family_id

    @property
    def looked_through(self) -> str:
        """What a filter's text is looked for in, in lower case."""
        parts = (self.family_id, self.initials, self.from_name, self.to_name, *self.pods)
        return " ".join(parts).casefold()


@dataclass(frozen=True, slots=True)
class DifferenceShown:
    """A difference, ready to show.

    Attributes
    ----------
    goal_names
        In the order of each row's effects.
    sentence
        ``Eight families move; three stop waiting.``
    pods
        The names of the pods that families leave or come to.
    """

    reading: Reading
    difference: Difference
    together: Together
    goal_names: tuple[str, ...]
    goals: tuple[ComparedGoal, ...]
    sentence: str
    rows: tuple[Row, ...]
    pods: tuple[str, ...]


def proposed(now: InHand, other: InHand, urgencies: Mapping[str, Urgency]) -> DifferenceShown:
    """Return what another plan of the week would change on the board.

    Takes a second or two where thousands of families move: not for the window's thread then.

    Parameters
    ----------
    other
        On the same ground as `now`.
    urgencies
        By family id; families without one get no mark.
    """
    return _shown(Reading.PROPOSED, now, other, urgencies)


def made(now: InHand, earlier: InHand, urgencies: Mapping[str, Urgency]) -> DifferenceShown:
    """Return what the board changed since an earlier plan of the week, or since it is today's.

    As `proposed`, with the changes told as they were made.
    """
    return _shown(Reading.MADE, now, earlier, urgencies)


def group_words(group: Group) -> str:
    """Return whom a family moves with: ``with F029, F031 and two others``."""
    return f"with {_listed(group.others)}" if group.others else ""


def brought_words(moves: Sequence[FamilyMove]) -> str:
    """Return who has to move besides those chosen: ``F029 and F031 have to move too``."""
    if not moves:
        return ""
    return f"{_listed(moves)} {'has' if len(moves) == 1 else 'have'} to move too."


def sentence(
    moves: tuple[FamilyMove, ...], reading: Reading, had: Mapping[str, str | None] | None = None
) -> str:
    """Return what happens to families: ``Eight families move; three stop waiting.``."""
    pairs = [then_and_now(move, reading, had) for move in moves]
    counts = (
        sum(None not in pair for pair in pairs),
        sum(before is None for before, _ in pairs),
        sum(after is None for _, after in pairs),
    )
    told: list[str] = []
    for number, (one, several) in zip(counts, _VERBS[reading], strict=True):
        if number:
            who = number_word(number) if told else counted(number, "family", "families")
            told.append(f"{who} {one if number == 1 else several}")
    words = "; ".join(told)
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def then_and_now(
    move: FamilyMove, reading: Reading, had: Mapping[str, str | None] | None = None
) -> tuple[str | None, str | None]:
    """Return whom a family is with before and after, as the difference is read: staff ids.

    Parameters
    ----------
    had
        Whom a family had who is not planned any more, by family id.
    """
    if reading is Reading.MADE:
        return move.after or (had or {}).get(move.family_id), move.before
    return move.before, move.after


def spoken(row: Row, goal_names: tuple[str, ...]) -> str:
    """Return a row as a screen reader says it."""
    urgency = f", {row.urgency.value}" if row.urgency is not None else ""
    children = counted(row.move.children, "child", "children")
    told = [
        f"{TITLES.get(name, name).lower()} {effect_text(points)}"
        for name, points in zip(goal_names, row.effects, strict=True)
        if points
    ]
    parts = (
        f"{row.family_id}{urgency}, {children}, from {row.from_name} to {row.to_name}.",
        f"{row.together[:1].upper()}{row.together[1:]}." if row.together else "",
        row.why,
        f"{', '.join(told) or 'no goal changes'}.",
        row.against,
    )
    return " ".join(part for part in parts if part)


def _listed(moves: Sequence[FamilyMove]) -> str:
    """Return the first few families, and how many more there are."""
    named = [move.family_id for move in moves[:MOST_NAMED]]
    more = len(moves) - len(named)
    if more:
        named.append(counted(more, "other"))
    *first, last = named
    return f"{', '.join(first)} and {last}" if first else last


def _shown(
    reading: Reading, now: InHand, other: InHand, urgencies: Mapping[str, Urgency]
) -> DifferenceShown:
    found = difference(now, other)
    together = Together(now, found)
    is_made = reading is Reading.MADE
    pod_of = {
        row.id: now.problem.pods[row.pod].name for row in now.problem.workers if row.pod is not None
    }
    names = {family.family_id: family.name for family in now.ground.service.families}
    why_now = {line.family_id: next(iter(line.why), "") for line in now.part.families}
    called = now.ground.called
    # Somebody who leaves has no family in the week as it stands, but families know whom they had.
    had = {line.family_id: line.was for line in now.part.families if line.outcome is Outcome.MOVED}

    def row_of(move: FamilyMove) -> Row:
        group = together.group(move)
        before, after = then_and_now(move, reading, had)
        pods = (pod_of.get(before or "", ""), pod_of.get(after or "", ""))
        return Row(
            move=move,
            group=group,
            at=now.ground.family[move.family_id],
            initials=initials(names.get(move.family_id, "")),
            urgency=urgencies.get(move.family_id),
            from_name=called(before),
            to_name=called(after),
            pods=tuple(dict.fromkeys(name for name in pods if name)),
            together=group_words(group),
            why=without_opening(why_now[move.family_id] if is_made else move.why),
            effects=tuple(-points for points in group.effects) if is_made else group.effects,
            against=group.against,
        )

    rows = tuple(map(row_of, found.moves))
    if is_made:
        goals = side_by_side(other, now, here="before", there="on the board")
    else:
        goals = side_by_side(now, other, here="on the board", there="in the plan", with_proof=True)
    return DifferenceShown(
        reading=reading,
        difference=found,
        together=together,
        goal_names=now.problem.goals,
        goals=goals,
        sentence=sentence(found.moves, reading, had),
        rows=rows,
        pods=tuple(sorted({name for row in rows for name in row.pods})),
    )
