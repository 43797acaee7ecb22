"""A practitioner's history in words: caseloads as bars, and the families that came and went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.service.naming import counted
from ui.dates import day_words, short_day
from ui.widgets.charts.bar_chart import Bar, Series
from ui.widgets.plain_table import Cell, Column, Row

if TYPE_CHECKING:
    from planner.history.practitioner import Passage, PractitionerHistory
    from planner.store.decided import CaseloadWeek
    from ui.screens.history.index import HistoryIndex

WEEKS_SHOWN = 26
_CHILDREN, _OVER = Series("Children", "bar"), Series("Over the cap", "high", hatched=True)
PASSAGE_COLUMNS = (
    Column("Day", 130),
    Column("Family", 76),
    Column("What", 210),
    Column("Why", 300),
)


def caseload_bars(history: PractitionerHistory) -> tuple[tuple[Series, ...], tuple[Bar, ...]]:
    """Return a bar for each of the last approved weeks, oldest first, and what its parts are."""
    weeks = history.caseloads[-WEEKS_SHOWN:]
    if not any(_over(one) for one in weeks):
        return (_CHILDREN,), tuple(_bar(one, (one.children,)) for one in weeks)
    bars = (_bar(one, (one.children - _over(one), _over(one))) for one in weeks)
    return (_CHILDREN, _OVER), tuple(bars)


def highest_cap(history: PractitionerHistory) -> int:
    """Return the most children they might have had in the weeks shown."""
    return max((one.children_cap for one in history.caseloads[-WEEKS_SHOWN:]), default=0)


def _over(one: CaseloadWeek) -> int:
    return max(0, one.children - one.children_cap)


def _bar(one: CaseloadWeek, parts: tuple[int, ...]) -> Bar:
    words = (
        f"{day_words(one.week.monday)}: {one.children} of {one.children_cap} children, "
        f"{counted(one.families, 'family', 'families')}"
    )
    return Bar(str(one.week), short_day(one.week.monday), parts, words)


def caseload_summary(history: PractitionerHistory) -> str:
    """Return ``8 approved weeks · 11 of 12 children in the latest``."""
    if not history.caseloads:
        return "No approved week has them yet"
    latest = history.caseloads[-1]
    weeks = len(history.caseloads)
    return (
        f"{weeks:,} approved week{'' if weeks == 1 else 's'} · "
        f"{latest.children} of {latest.children_cap} children in the latest"
    )


def passage_rows(history: PractitionerHistory, index: HistoryIndex) -> tuple[Row, ...]:
    """Return a row for each family that came or went, the newest first."""
    return tuple(_passage(one, index) for one in history.passages)


def _passage(one: Passage, index: HistoryIndex) -> Row:
    if one.came:
        what = "started" if one.other is None else f"came from {index.people(one.other)}"
    else:
        what = "left" if one.other is None else f"went to {index.people(one.other)}"
    mark = ("arrow-right", "new") if one.came else ("arrow-left", "moved")
    return Row(
        one.family_id,
        (
            Cell(day_words(one.day), sorted_by=one.day.toordinal()),
            Cell(one.family_id, strong=True),
            Cell(what, icon=mark),
            Cell(one.why, quiet=True),
        ),
    )


def passage_summary(history: PractitionerHistory) -> str:
    """Return ``8 came, 5 went``."""
    came = sum(one.came for one in history.passages)
    return f"{came:,} came, {len(history.passages) - came:,} went"
