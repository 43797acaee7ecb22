"""A family's history in words: bars over time, and why each change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.history.family import EntryKind
from planner.history.overrides import rule_words
from planner.service.naming import counted
from ui.dates import day_words, short_day
from ui.screens.history.moments import moment_words
from ui.widgets.charts.time_bars import TimeRow, TimeSpan
from ui.widgets.timeline import Happening, Line

if TYPE_CHECKING:
    from datetime import date

    from planner.history.family import FamilyEntry, FamilyHistory
    from planner.store.plans import Override
    from ui.screens.history.index import HistoryIndex

DAYS_OF_A_WEEK = 7


def span_rows(history: FamilyHistory, index: HistoryIndex) -> tuple[TimeRow, ...]:
    """Return a row for each practitioner, the first one first; the key of a bar is their id.

    What is planned from this week on and has not begun is a hollow bar.
    """
    spans: dict[str, list[TimeSpan]] = {}
    for nth, entry in enumerate(reversed(history.entries)):
        if entry.staff_id is None or not _is_drawn(entry, index):
            continue
        is_planned = entry.kind is EntryKind.PLANNED
        spans.setdefault(entry.staff_id, []).append(
            TimeSpan(
                key=f"{nth} {entry.staff_id}",
                first=entry.from_,
                last=entry.to,
                label="planned" if is_planned else _days(entry, index),
                words=f"{index.name(entry.staff_id)}: {entry.sentence}",
                hollow=is_planned,
            )
        )
    return tuple(TimeRow(index.name(who), tuple(own)) for who, own in spans.items())


def _is_drawn(entry: FamilyEntry, index: HistoryIndex) -> bool:
    if entry.kind is EntryKind.STINT:
        return True
    return entry.from_ >= index.week.monday and entry.staff_id != entry.before


def happenings(history: FamilyHistory, index: HistoryIndex) -> tuple[Happening, ...]:
    """Return everything that happened, the newest first, with why."""
    return tuple(_happening(entry, index) for entry in history.entries)


def _happening(entry: FamilyEntry, index: HistoryIndex) -> Happening:
    if entry.kind is EntryKind.PLANNED:
        title = entry.sentence.partition(": ")[2].rstrip(".")
        return Happening(
            f"{title[:1].upper()}{title[1:]}",
            f"week of {_date(entry.from_, index)}",
            tuple(_lines(entry, index)),
        )
    came = "The first practitioner." if entry.before is None else ""
    if entry.before not in (None, entry.staff_id) and not entry.why:
        came = f"Came from {index.people(entry.before)}."
    lines = [Line(came)] if came else []
    return Happening(
        index.name(entry.staff_id),
        _days(entry, index) + _how_long(entry),
        (*lines, *_lines(entry, index)),
        is_now=entry.to is None,
    )


def _lines(entry: FamilyEntry, index: HistoryIndex) -> list[Line]:
    lines = [Line(entry.why)] if entry.why else []
    if entry.override is not None:
        lines.append(Line(override_words(entry.override), "hand-pointing", "accent"))
    head = index.heads.get(entry.plan_number or 0)
    if head is not None:
        approved = (
            f", approved by {head.approved_by} on {moment_words(head.approved_at, index.week)}"
            if head.approved_at is not None
            else ""
        )
        words = f"Planned by {head.made_by}{approved}: plan {head.number}, version {head.version}."
        lines.append(Line(words, quiet=True))
    elif entry.kind is EntryKind.STINT and entry.before is not None:
        lines.append(Line("No approved plan is behind it.", quiet=True))
    if entry.reason:
        lines.append(Line(f"Ended: {entry.reason}", quiet=True))
    return lines


def override_words(override: Override) -> str:
    """Return ``By hand by Ada: overruled the travel limit. Staff request: a course.``."""
    rules = " and ".join(rule_words(rule).lower() for rule in override.rules)
    words = f"By hand by {override.who}"
    words += f": overruled the {rules}." if rules else "."
    reason = reason_words(override)
    return f"{words} {reason}" if reason else f"{words} No reason given."


def reason_words(override: Override) -> str:
    """Return the coded reason and what was written: ``Staff request: a course.``."""
    code = override.code.replace("_", " ").capitalize()
    words = f"{code}: {override.reason}" if code and override.reason else code or override.reason
    return f"{words.rstrip('.')}." if words else ""


def _days(entry: FamilyEntry, index: HistoryIndex) -> str:
    if entry.to is None:
        return f"since {_date(entry.from_, index)}"
    return f"{_date(entry.from_, index)} – {_date(entry.to, index)}"


def _how_long(entry: FamilyEntry) -> str:
    if entry.to is None:
        return ""
    weeks = ((entry.to - entry.from_).days + 1) // DAYS_OF_A_WEEK
    return f" · {counted(weeks, 'week')}" if weeks else ""


def _date(day: date, index: HistoryIndex) -> str:
    """Return ``23 Nov``; with the year where it is not this one."""
    is_this_year = day.year == index.week.monday.year
    return short_day(day) if is_this_year else day_words(day).partition(" ")[2]
