"""Everything that stands against one family going to one worker, and what would unblock it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from solver.allocation.rules import RULES

if TYPE_CHECKING:
    from solver.allocation.problem import Problem
    from solver.allocation.solution import Caseloads


@dataclass(frozen=True, slots=True)
class Objection:
    """What one rule has against it.

    Attributes
    ----------
    rule
        The rule's name.
    sentence
        For people: ``Would make 13 of 12 children.``
    remedy
        The one thing that would unblock it: ``one more place``; empty where nothing would.
    may_be_overruled
        Whether a person may allow it all the same.
    """

    rule: str
    sentence: str
    remedy: str
    may_be_overruled: bool


def objections(
    problem: Problem, caseloads: Caseloads, family: int, worker: int
) -> tuple[Objection, ...]:
    """Return every rule's objection, in the order of the rules; empty if the family may go."""
    found = []
    for rule in RULES:
        if rule.objection is None:
            continue
        sentence = rule.objection(problem, caseloads, family, worker)
        if sentence is None:
            continue
        remedy = None
        if rule.remedy is not None:
            remedy = rule.remedy(problem, caseloads, family, worker)
        found.append(Objection(rule.name, sentence, remedy or "", rule.may_be_overruled))
    return tuple(found)
