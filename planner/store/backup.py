"""A copy of a service that is known to be good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.store.engine import OUTSIDE_TRANSACTIONS, make_engine, url_of
from planner.store.failures import damaged, told_plainly
from planner.store.whole_file import whole_file

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine


def back_up(engine: Engine, target: Path, *, name: str) -> None:
    """Write a copy of an SQLite database, and give it its name only when it proved to be good.

    A copy that is there already stays until then.

    Parameters
    ----------
    engine
        The database to copy; it may be in use.
    target
        The file to write.
    name
        What the person calls the database.

    Raises
    ------
    KnownError
        The database is damaged, or the copy cannot be written. Nothing was changed.
    """
    with told_plainly(name), engine.connect() as connection:
        if not is_sound(connection, thorough=True):
            raise damaged(name)
    with told_plainly(target.name), whole_file(target) as part:
        with engine.connect().execution_options(**OUTSIDE_TRANSACTIONS) as connection:
            connection.exec_driver_sql("VACUUM INTO ?", (str(part),))
        with make_engine(url_of(part)).connect() as connection:
            if not is_sound(connection, thorough=True):
                raise damaged(name)


def is_sound(connection: Connection, *, thorough: bool) -> bool:
    """Whether an SQLite database holds together.

    Parameters
    ----------
    connection
        To the database.
    thorough
        Compare the indexes with their tables too, and the rows with those they refer to.
    """
    check = "integrity_check" if thorough else "quick_check"
    if connection.exec_driver_sql(f"PRAGMA {check}(1)").scalar() != "ok":
        return False
    return not thorough or connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None
