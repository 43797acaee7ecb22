"""The figures as charts take them: each number with its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.service.naming import counted
from ui.dates import day_words, short_day
from ui.widgets.charts.bar_chart import Bar, Series
from ui.widgets.charts.caseload_bars import Load, LoadGroup
from ui.widgets.charts.heat_table import HeatRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.screens.figures.figures import BandWaiting, Caseload, PodCaseload, WeekChanges

CHANGE_SERIES = (
    Series("To somebody new", "moved"),
    Series("Back to somebody known", "returned", hatched=True),
)
AGE_HEADS = ("0–3 weeks", "4–5", "6 +")
_AGE_WORDS = ("up to three weeks", "four or five weeks", "six weeks or more")


def load_groups(pods: Sequence[PodCaseload]) -> tuple[LoadGroup, ...]:
    """Return the pods with everybody's caseload in words."""
    return tuple(
        LoadGroup(
            pod.name,
            f"{pod.children} of {pod.children_cap} children",
            pod.children > pod.children_cap,
            tuple(_load(person) for person in pod.people),
        )
        for pod in pods
    )


def change_bars(changes: Sequence[WeekChanges]) -> tuple[Bar, ...]:
    """Return a bar for each week."""
    return tuple(
        Bar(
            str(one.week),
            short_day(one.week.monday),
            (one.moved, one.returned),
            _change_words(one),
            hollow=one.is_planned,
        )
        for one in changes
    )


def waiting_rows(waiting: Sequence[BandWaiting]) -> tuple[HeatRow, ...]:
    """Return a row for each band."""
    return tuple(
        HeatRow(
            one.urgency,
            one.by_age,
            tuple(
                f"{one.urgency.value.capitalize()}: {counted(count, 'family', 'families')} "
                f"waiting {age}"
                for count, age in zip(one.by_age, _AGE_WORDS, strict=True)
            ),
        )
        for one in waiting
    )


def caseload_summary(pods: Sequence[PodCaseload]) -> str:
    """Return ``12 practitioners · 127 of 139 children · 1 over``."""
    people = [person for pod in pods for person in pod.people]
    children = sum(person.children for person in people)
    cap = sum(person.children_cap for person in people)
    over = sum(person.children > person.children_cap for person in people)
    noun = "practitioner" if len(people) == 1 else "practitioners"
    words = f"{len(people):,} {noun} · {children:,} of {cap:,} children"
    return f"{words} · {over:,} over" if over else words


def change_summary(changes: Sequence[WeekChanges]) -> str:
    """Return ``9 in 26 weeks``, and how many of them the board plans."""
    all_of_them = sum(one.moved + one.returned for one in changes)
    planned = sum(one.moved + one.returned for one in changes if one.is_planned)
    words = f"{all_of_them:,} in {len(changes)} weeks"
    return f"{words}, {planned:,} of them planned" if planned else words


def waiting_summary(waiting: Sequence[BandWaiting]) -> str:
    """Return ``4 families, 1 for six weeks or more``."""
    families = sum(sum(one.by_age) for one in waiting)
    long = sum(one.by_age[-1] for one in waiting)
    if not families:
        return "Nobody is waiting"
    words = f"{families:,} {'family' if families == 1 else 'families'}"
    return f"{words}, {long:,} for {_AGE_WORDS[-1]}" if long else words


def _load(person: Caseload) -> Load:
    free = person.children_cap - person.children
    if free < 0:
        stands = f"{counted(-free, 'child', 'children')} over"
    else:
        stands = f"{counted(free, 'place')} free" if free else "full"
    words = f"{person.name}: {person.children} of {person.children_cap} children, {stands}"
    return Load(person.staff_id, person.name, person.children, person.children_cap, words)


def _change_words(one: WeekChanges) -> str:
    total = counted(one.moved + one.returned, "change of worker", "changes of worker")
    back = f", {counted(one.returned, 'family', 'families')} back to somebody known"
    planned = ", planned" if one.is_planned else ""
    return f"{day_words(one.week.monday)}: {total}{back if one.returned else ''}{planned}"
