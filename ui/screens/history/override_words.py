"""Decisions against the plan in words, and the rules most often overruled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.history.overrides import rule_words
from ui.dates import day_words
from ui.screens.history.moments import moment_and_time
from ui.widgets.plain_table import Cell, Column, Row, RowsOnDemand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.history.overrides import OverrideHistory
    from planner.store.decided import OverrideEntry
    from ui.screens.history.index import HistoryIndex

COLUMNS = (
    Column("Week", 128),
    Column("Family", 70),
    Column("From → to", 176),
    Column("Overruled", 170),
    Column("Reason", 128),
    Column("Note", 190),
    Column("Who", 120),
    Column("When", 130),
)
CANDIDATE = "candidate for changing"


def override_rows(history: OverrideHistory, index: HistoryIndex) -> Sequence[Row]:
    """Return a row for each decision, the newest first."""
    return RowsOnDemand(history.entries, lambda one: _row(one, history, index))


def _row(entry: OverrideEntry, history: OverrideHistory, index: HistoryIndex) -> Row:
    override = entry.override
    was = history.were_with.get((entry.plan_number, override.family_id))
    to = "waiting" if override.staff_id is None else index.people(override.staff_id)
    rules = ", ".join(rule_words(rule) for rule in override.rules)
    code = override.code.replace("_", " ")
    return Row(
        override.family_id,
        (
            Cell(day_words(entry.week.monday), sorted_by=str(entry.week)),
            Cell(override.family_id, strong=True),
            Cell(to if was is None or was == override.staff_id else f"{index.people(was)} → {to}"),
            Cell(rules or "no rule", quiet=not rules),
            Cell(code or "none given", quiet=not code),
            Cell(override.reason, quiet=True),
            Cell(override.who),
            Cell(moment_and_time(override.at, index.week), sorted_by=override.at.timestamp()),
        ),
    )


def code_words(history: OverrideHistory) -> str:
    """Return ``Reasons given: staff request (4), location (2).``; empty without any."""
    told = ", ".join(f"{code.replace('_', ' ')} ({count:,})" for code, count in history.codes)
    return f"Reasons given: {told}." if told else ""
