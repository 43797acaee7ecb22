"""What was printed or saved of a plan, so that paper that no longer holds can be found.

A record is a digest of what a sheet said, never the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from planner.store.tables import PlanRow, PrintRow, table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.service import Week
    from planner.store.session import Store


@dataclass(frozen=True, slots=True)
class Print:
    """One sheet as it goes to paper.

    Attributes
    ----------
    plan_number
        Of the plan it shows.
    sheet
        The kind of sheet, such as ``practitioner``.
    subject
        The id of the pod or the practitioner it is about; empty for the whole service.
    digest
        Of what it says: `planner.history.on_paper.digest_of`.
    """

    plan_number: int
    sheet: str
    subject: str
    digest: str


@dataclass(frozen=True, slots=True)
class StoredPrint:
    """A sheet that went to paper: what, by whom, and when (aware)."""

    plan_number: int
    sheet: str
    subject: str
    digest: str
    who: str
    at: datetime


def record_prints(store: Store, prints: Sequence[Print], *, who: str, at: datetime) -> None:
    """Keep what was printed or saved, in one transaction. A record is never changed.

    Raises
    ------
    KnownError
        One of the plans is not there, or the database cannot be written. Nothing was kept.
    """
    rows = [
        {
            "plan_number": one.plan_number,
            "sheet": one.sheet,
            "subject": one.subject,
            "digest": one.digest,
            "who": who,
            "at": at,
        }
        for one in prints
    ]
    if rows:
        with store.writing() as connection:
            connection.execute(insert(table_of(PrintRow)), rows)


def prints_of(store: Store, week: Week) -> tuple[StoredPrint, ...]:
    """Return what was printed of any plan of a week, newest first.

    Raises
    ------
    KnownError
        The database cannot be read.
    """
    plans, prints = table_of(PlanRow), table_of(PrintRow)
    columns = prints.c
    with store.reading() as connection:
        found = connection.execute(
            select(
                columns.plan_number,
                columns.sheet,
                columns.subject,
                columns.digest,
                columns.who,
                columns.at,
            )
            .join(plans, plans.c.number == columns.plan_number)
            .where(plans.c.week == week.monday)
            .order_by(columns.at.desc(), columns.print_id.desc())
        )
        return tuple(StoredPrint(*row) for row in found)
