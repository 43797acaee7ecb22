"""The grey words after a practitioner's name: ``0.6 of full time``, ``away Thu–Fri``."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ui.dates import short_day, weekday

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.service import Absence, StaffMember, Week


def column_notes(member: StaffMember, absences: Sequence[Absence], week: Week) -> tuple[str, ...]:
    """Return what to know of somebody this week: part time, away, leaving.

    Parameters
    ----------
    absences
        Of this person.
    """
    notes = []
    if member.fte != 1:
        notes.append(f"{member.fte.normalize():f} of full time")
    away = _away(week, absences)
    if away:
        notes.append(away)
    if member.ends_on is not None and member.ends_on <= week.sunday + timedelta(weeks=4):
        verb = "left" if member.ends_on < week.monday else "leaves"
        notes.append(f"{verb} {short_day(member.ends_on)}")
    return tuple(notes)


def _away(week: Week, absences: Sequence[Absence]) -> str:
    """Return ``away Thu–Fri``, ``away all week`` or nothing."""
    away = [any(absence.from_ <= day <= absence.to for absence in absences) for day in week.days]
    if all(away[:5]):
        return "away all week"
    stretches: list[list[date]] = []
    for day, is_away in zip(week.days, away, strict=True):
        if not is_away:
            continue
        if stretches and stretches[-1][-1] == day - timedelta(days=1):
            stretches[-1].append(day)
        else:
            stretches.append([day])
    words = [
        weekday(days[0]) if len(days) == 1 else f"{weekday(days[0])}–{weekday(days[-1])}"
        for days in stretches
    ]
    return f"away {', '.join(words)}" if words else ""
