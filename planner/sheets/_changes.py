"""What is different from the plan approved last; from the week as it stood where there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.plan import FamilyLine, Outcome
from planner.sheets._facts import Facts, FamilyFacts

if TYPE_CHECKING:
    from planner.sheets._printing import Printing


class ChangeWord(StrEnum):
    """A change as it stands in its box."""

    NEW = "NEW"
    MOVED = "MOVED"
    RETURNED = "RETURNED"
    WAITING = "WAITING"


@dataclass(frozen=True, slots=True)
class Change:
    """One family that is not with whom it was.

    Attributes
    ----------
    from_id, to_id
        Members of staff; `None` for nobody. They are never the same.
    reason, first_reason
        The plan's sentences, and the first of them; may be empty.
    """

    family: FamilyFacts
    word: ChangeWord
    from_id: str | None
    to_id: str | None
    reason: str
    first_reason: str


def changes_of(printing: Printing, facts: Facts) -> tuple[Change, ...]:
    """Return every change, in the order of the plan's families."""
    before = _workers_before(printing, facts)
    changes = []
    for line in printing.allocation.families:
        was = before[line.family_id]
        if line.staff_id != was:
            changes.append(
                Change(
                    family=facts.family_facts(line),
                    word=_word(line, was),
                    from_id=was,
                    to_id=line.staff_id,
                    reason=facts.reason(line),
                    first_reason=facts.reason(line, sentences=1),
                )
            )
    return tuple(changes)


def _workers_before(printing: Printing, facts: Facts) -> dict[str, str | None]:
    """Return each family's worker before this plan; `None` for nobody."""
    before = {
        line.family_id: line.was if facts.has_worker_today(line.family_id) else None
        for line in printing.allocation.families
    }
    if printing.previous and printing.previous.allocation:
        for line in printing.previous.allocation.families:
            if line.family_id in before:
                before[line.family_id] = line.staff_id
    return before


def _word(line: FamilyLine, was: str | None) -> ChangeWord:
    if line.staff_id is None:
        return ChangeWord.WAITING
    if line.outcome is Outcome.RETURNED:
        return ChangeWord.RETURNED
    return ChangeWord.NEW if was is None else ChangeWord.MOVED
