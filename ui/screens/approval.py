"""What is approved with a week: decisions by hand, locks, and what becomes of sheets on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.history.overrides import rule_words
from planner.history.words import People
from planner.service.naming import counted, number_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.drafting.decision import HandMove, Locks
    from planner.history.on_paper import OnPaper
    from planner.service import Service
    from ui.shown import WeekShown

NO_REASON = "no reason given"
MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A family that somebody put somewhere by hand.

    Attributes
    ----------
    goes
        Where: ``Dan → Tom``, ``Sam → waiting``.
    rules
        What it overrules: ``Caseload cap``; empty for a move that breaks no rule.
    reason
        As it was given, with its note: for the screen only.
    """

    family_id: str
    goes: str
    rules: str
    reason: str

    @property
    def has_reason(self) -> bool:
        """Whether anybody said why."""
        return self.reason != NO_REASON


@dataclass(frozen=True, slots=True)
class Approval:
    """What somebody who approves a week should have seen.

    Attributes
    ----------
    decisions
        Those that overrule a rule first, then those without a reason, then the rest.
    by_hand, locked, paper
        A sentence each, about decisions by hand, locks, and sheets that will be out of date; empty
        where there is nothing to say.
    """

    decisions: tuple[DecisionRow, ...] = ()
    by_hand: str = ""
    locked: str = ""
    paper: str = ""


def approval_of(shown: WeekShown, paper: OnPaper) -> Approval:
    """Return what to show to somebody who approves the week.

    Parameters
    ----------
    paper
        The sheets of the week that are on paper, held against the plan as it is shown.
    """
    week = shown.in_hand
    if week is None:
        return Approval(paper=_paper_words(paper))
    people = People(shown.service)
    was = {line.family_id: line.was for line in week.part.families}
    moves = sorted(week.hand, key=_rank)
    return Approval(
        decisions=tuple(_row(move, was.get(move.family_id), people) for move in moves),
        by_hand=_hand_words(week.hand),
        locked=_lock_words(week.locks, people, shown.service),
        paper=_paper_words(paper),
    )


def _rank(move: HandMove) -> int:
    if move.overruled:
        return 0
    return 1 if move.reason is None else 2


def _row(move: HandMove, was: str | None, people: People) -> DecisionRow:
    to = "waiting" if move.staff_id is None else people(move.staff_id)
    here = was == move.staff_id
    return DecisionRow(
        family_id=move.family_id,
        goes=f"stays with {to}" if here and was else f"{people(was)} → {to}" if was else to,
        rules=", ".join(rule_words(rule) for rule in move.overruled),
        reason=NO_REASON if move.reason is None else _sentence(move.reason.words),
    )


def _hand_words(moves: Iterable[HandMove]) -> str:
    moves = tuple(moves)
    if not moves:
        return ""
    words = f"{counted(len(moves), 'family', 'families').capitalize()} placed by hand"
    against = sum(bool(move.overruled) for move in moves)
    silent = sum(move.reason is None for move in moves)
    told = []
    if against == len(moves):
        told.append("each against a rule" if against > 1 else "against a rule")
    elif against:
        told.append(f"{number_word(against)} against a rule")
    if silent:
        told.append(f"{number_word(silent)} without a reason")
    return f"{words}: {', '.join(told)}." if told else f"{words}, each with a reason."


def _lock_words(locks: Locks, people: People, service: Service) -> str:
    if not locks:
        return ""
    pods = {pod.pod_id: pod.name for pod in service.pods}
    told = [
        *sorted(locks.families),
        *(f"everybody of {people(one)}" for one in sorted(locks.practitioners)),
        *(f"all of {pods.get(one, one)}" for one in sorted(locks.pods)),
    ]
    return f"Locked: {_listed(told)}."


def _paper_words(paper: OnPaper) -> str:
    out = paper.out_of_date
    if not out:
        return ""
    words = counted(len(out), "sheet on paper", "sheets on paper").capitalize()
    return f"{words} will be out of date: {_listed([one.words for one in out])}."


def _listed(names: list[str]) -> str:
    """Return the first few names, and how many more there are."""
    more = len(names) - MOST_NAMED
    if more > 1:
        return f"{', '.join(names[:MOST_NAMED])} and {more} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
