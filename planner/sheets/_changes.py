"""What is different from the plan approved last; from the week as it stood where there is none."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.plan import FamilyLine, Outcome
from planner.sheets._facts import FamilyFacts

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


class Changes:
    """Every change of a week, and those of each person and pod, in the order of the families.

    Attributes
    ----------
    every
        All of them.
    """

    def __init__(self, printing: Printing) -> None:
        self.every = _changes_of(printing)
        self._of_person: dict[str, list[Change]] = defaultdict(list)
        self._of_pod: dict[str, list[Change]] = defaultdict(list)
        for change in self.every:
            people = tuple(filter(None, (change.from_id, change.to_id)))
            for staff_id in people:
                self._of_person[staff_id].append(change)
            for pod_id in filter(None, {printing.facts.pod_of(one) for one in people}):
                self._of_pod[pod_id].append(change)

    def of_person(self, staff_id: str) -> tuple[Change, ...]:
        """Return the families that come to somebody, and those that leave them."""
        return tuple(self._of_person.get(staff_id, ()))

    def of_pod(self, pod_id: str) -> tuple[Change, ...]:
        """Return the families that come to anybody of a pod, and those that leave them."""
        return tuple(self._of_pod.get(pod_id, ()))


def _changes_of(printing: Printing) -> tuple[Change, ...]:
    facts = printing.facts
    before = _workers_before(printing)
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


def _workers_before(printing: Printing) -> dict[str, str | None]:
    """Return each family's worker before this plan; `None` for nobody."""
    before = {
        line.family_id: line.was if printing.facts.has_worker_today(line.family_id) else None
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
