"""What is remembered: histories of families, practitioners and weeks; sheets on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from planner.history.family import FamilyHistory
    from planner.history.on_paper import OnPaper
    from planner.history.overrides import OverrideHistory
    from planner.history.practitioner import PractitionerHistory
    from planner.history.weeks import WeekHistory
    from planner.service import Service
    from planner.store import Store
    from ui.screens.approval import Approval
    from ui.screens.history.index import HistoryIndex, HistoryKind
    from ui.shown import Author, WeekShown


def history_index(store: Store, service: Service, *, today: date) -> HistoryIndex:
    """Return everything whose history can be asked for.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    from planner.service import Week
    from planner.store.plan_heads import plan_heads
    from ui.screens.history.index import index_of

    return index_of(service, plan_heads(store), week=Week.of(today))


def read_history(
    store: Store, service: Service, kind: HistoryKind, key: str, *, today: date
) -> FamilyHistory | PractitionerHistory | WeekHistory | OverrideHistory:
    """Return the history that the screen wants.

    Parameters
    ----------
    kind, key
        As `ui.screens.history.view.HistoryScreen.history_wanted` says them.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    from datetime import date as day

    from planner.history import reading
    from planner.service import Week
    from ui.screens.history.index import HistoryKind

    week = Week.of(today)
    match kind:
        case HistoryKind.FAMILY:
            return reading.read_family(store, service, key, week=week)
        case HistoryKind.PRACTITIONER:
            return reading.read_practitioner(store, service, key, week=week)
        case HistoryKind.WEEK:
            return reading.read_week(store, service, Week(day.fromisoformat(key)), today=today)
        case HistoryKind.OVERRIDES:
            return reading.read_overrides(store, service, week=week)


def read_paper(store: Store, shown: WeekShown, *, author: Author) -> OnPaper:
    """Return which sheets of the week are on paper, and which of them no longer hold.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    from ui.screens.sheets.work import Request, on_paper

    return on_paper(Request(shown, author, with_names=False, store=store))


def prepare_approval(store: Store, shown: WeekShown, *, author: Author) -> Approval:
    """Return what somebody who approves the week should have seen.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    from ui.screens.approval import approval_of

    return approval_of(shown, read_paper(store, shown, author=author))
