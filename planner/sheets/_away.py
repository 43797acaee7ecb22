"""Who of a pod is away in the week, starts or leaves, and which cover it takes part in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.service import CoverKind, Pod, Weekday
from planner.sheets._dates import days_of_week, short_day

if TYPE_CHECKING:
    from datetime import date, time

    from planner.sheets._facts import Facts
    from planner.sheets._printing import Printing

_WEEKDAYS = tuple(Weekday)


@dataclass(frozen=True, slots=True)
class DatedSentence:
    """When, in a few bold words, and what happens then."""

    when: str
    what: str


def away_of_pod(printing: Printing, facts: Facts, pod_id: str) -> tuple[DatedSentence, ...]:
    """Return who of the pod is away, starts or leaves in the week, by day.

    Why somebody is away is their own matter and stands on no sheet.
    """
    week = printing.plan.week
    found: list[tuple[date, DatedSentence]] = []
    for member in printing.service.staff:
        if member.pod_id != pod_id:
            continue
        name = facts.staff_name(member.staff_id)
        for away in facts.away(member.staff_id):
            until = f", until {short_day(away.until)}" if away.until > week.sunday else ""
            what = f"{name} is away{until}."
            found.append((away.first, DatedSentence(days_of_week(away.first, away.last), what)))
        if member.starts_on and week.monday <= member.starts_on <= week.sunday:
            starts = DatedSentence(
                days_of_week(member.starts_on, member.starts_on), f"{name} starts."
            )
            found.append((member.starts_on, starts))
        if member.ends_on and week.monday <= member.ends_on <= week.sunday:
            ends = DatedSentence(
                days_of_week(member.ends_on, member.ends_on), f"Last day of {name}."
            )
            found.append((member.ends_on, ends))
    return tuple(sentence for _, sentence in sorted(found, key=lambda pair: pair[0]))


def cover_of_pod(printing: Printing, pod: Pod) -> tuple[DatedSentence, ...]:
    """Return the cover slots the pod takes part in; who holds them is the rota's to say."""
    weekdays: dict[tuple[CoverKind, time, time], set[int]] = defaultdict(set)
    for slot in printing.service.cover or ():
        if slot.town is None or slot.town.casefold() == pod.town.casefold():
            weekdays[slot.kind, slot.start, slot.end].add(_WEEKDAYS.index(slot.weekday))
    return tuple(
        DatedSentence(
            _weekday_words(sorted(numbers)),
            f"{'Duty' if kind is CoverKind.DUTY else 'On call'} {start:%H:%M}–{end:%H:%M} (rota).",
        )
        for (kind, start, end), numbers in weekdays.items()
    )


def _weekday_words(numbers: list[int]) -> str:
    """Return ``Mon–Fri``; ``Mon, Wed`` where they are not neighbours."""
    names = [_WEEKDAYS[number].value.capitalize() for number in numbers]
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{names[0]}–{names[-1]}"
    return ", ".join(names)
