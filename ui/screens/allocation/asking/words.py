"""What the answers say on screen: rows of people, moves and ways, decided without a widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.drafting.options import Stand
from planner.service.naming import counted, number_word
from ui.screens.allocation.goal_words import TITLES, figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planner.drafting.answers.way_in import WayIn
    from planner.drafting.answers.why import WhyHere
    from planner.drafting.answers.why_not import WhyNot
    from planner.drafting.difference import FamilyMove
    from planner.drafting.options import MoveOption, MoveOptions
    from solver.result import Progress

COLUMN_TITLES = {
    "changes": "Changes",
    "waiting": "Waiting",
    "preferences": "Needs",
    "peak_load": "Peak",
    "travel": "Travel",
}
"""The goals as the head of a narrow column says them."""

PEAK = "peak_load"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody who may be asked about.

    Attributes
    ----------
    note
        What it would mean, or what stands against it.
    """

    staff_id: str | None
    name: str
    pod: str
    note: str
    stand: Stand

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        where = f", {self.pod}" if self.pod else ""
        return f"{self.name}{where}. {self.note}"


@dataclass(frozen=True, slots=True)
class EffectLine:
    """Words, and what each goal would gain or lose: after − now, lower is better.

    Attributes
    ----------
    effects
        One for each goal; `None` where it says nothing of this line alone.
    is_strong
        Whether it is a sum of others, and not one of them.
    """

    title: str
    note: str
    effects: tuple[int | None, ...]
    is_strong: bool = False


def person_rows(options: MoveOptions) -> tuple[PersonRow, ...]:
    """Return everybody a family is not with: those that fit, waiting, then those blocked."""

    def rows() -> Iterator[PersonRow]:
        for option in (*options.open, options.waiting, *options.blocked):
            if option.stand is not Stand.HERE:
                yield PersonRow(
                    option.staff_id, option.name, option.pod, _note(option), option.stand
                )

    return tuple(rows())


def title_of(here: WhyHere) -> str:
    """Return the title: ``Why Sam?``."""
    return f"Why {here.name}?"


def question(answer_to: str | None, name: str) -> str:
    """Return what is asked: ``Why not Priya?``; `None` asks about waiting."""
    return "Why not waiting?" if answer_to is None else f"Why not {name}?"


def next_best_lines(here: WhyHere) -> tuple[EffectLine, ...]:
    """Return the next best as lines with their effects."""
    return tuple(
        EffectLine(one.option.name, one.option.mean, one.option.effects) for one in here.next_best
    )


def answer_lines(answer: WhyNot, called: Callable[[str | None], str]) -> tuple[EffectLine, ...]:
    """Return the whole board first, then every family that would move; none where none can."""
    if not answer.is_possible:
        return ()
    board = EffectLine(
        "The whole board",
        "against the plan on it",
        tuple(goal.after - goal.board for goal in answer.goals),
        is_strong=True,
    )
    lines = [board]
    if any(goal.best is not None and goal.best != goal.board for goal in answer.goals):
        lines.append(
            EffectLine(
                "The whole board",
                "against the best plan there is",
                tuple(0 if goal.best is None else goal.after - goal.best for goal in answer.goals),
                is_strong=True,
            )
        )
    goals = tuple(goal.name for goal in answer.goals)
    return (*lines, *(move_line(move, goals, called) for move in answer.moves))


def move_line(
    move: FamilyMove, goals: tuple[str, ...], called: Callable[[str | None], str]
) -> EffectLine:
    """Return a family that would move: ``F018  Dan → Tom``.

    The peak belongs to all of them together: one alone would fill a caseload others have left.
    """
    return EffectLine(
        f"{move.family_id}  {called(move.before)} → {called(move.after)}",
        move.why,
        tuple(
            None if name == PEAK else points
            for name, points in zip(goals, move.effects, strict=True)
        ),
    )


def way_line(way: WayIn, called: Callable[[str | None], str]) -> EffectLine:
    """Return a way in, and who would move or what it would overrule."""
    if len(way.moves) > 1:
        moves = (
            f"{move.family_id} {called(move.before)} → {called(move.after)}" for move in way.moves
        )
        return EffectLine(way.text, "; ".join(moves), way.effects)
    against = [one.sentence for one in way.overrules]
    return EffectLine(way.text, " ".join([*against, way.moves[0].why]), way.effects)


def effect_words(points: int | None) -> str:
    """Return an effect as a column shows it: ``+10``, a real minus, a dash for none."""
    if not points:
        return "–"
    return f"+{figure(points)}" if points > 0 else figure(points)


def spoken(line: EffectLine, goals: tuple[str, ...]) -> str:
    """Return a line as a screen reader says it."""
    told = [
        f"{TITLES.get(name, name).lower()} {effect_words(points)}"
        for name, points in zip(goals, line.effects, strict=True)
        if points
    ]
    return f"{line.title}. {line.note} {', '.join(told) or 'no goal changes'}".strip()


def progress_words(progress: Progress) -> str:
    """Return how far a search is: ``Two of six goals proven``."""
    proven = sum(goal.proven for goal in progress.goals)
    total = len(progress.goal_names)
    many = number_word(proven).capitalize() if proven else "None"
    return f"{many} of {counted(total, 'goal')} proven"


def _note(option: MoveOption) -> str:
    return option.blocked or option.mean
