"""The one place where a database is chosen and opened; encryption plugs in here.

A service is one SQLite file unless its URL says otherwise. SQLite is told, on every connection,
to enforce foreign keys and to leave transactions to us: by default it enforces none, and ends a
transaction of its own accord before a table is changed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, create_engine, event, make_url
from sqlalchemy.pool import NullPool

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy import Connection, Engine
    from sqlalchemy.pool import ConnectionPoolEntry

BUSY_SECONDS = 2.0
"""How long to wait for another program that is writing, before saying so."""

TO_WRITE = {"begin": "BEGIN IMMEDIATE"}
"""Execution options of a connection that will write: it takes the lock when it begins.

A transaction that begins by reading and then writes may find that another program wrote between,
and can only give up.
"""

OUTSIDE_TRANSACTIONS = {"begin": None}
"""Execution options of a connection for the few statements SQLite refuses within a transaction."""

_FIRST_BYTES = b"SQLite format 3\x00"


def make_engine(url: URL) -> Engine:
    """Return the engine for this URL. Nothing is opened yet, and no connection is kept open.

    Parameters
    ----------
    url
        For SQLite the database is the path of a file that exists: a file that has gone away is
        missed when it is opened, rather than made anew, empty.
    """
    path = sqlite_path(url)
    if path is None:
        return create_engine(url, poolclass=NullPool, hide_parameters=True)
    existing = URL.create(
        "sqlite", database=path.absolute().as_uri(), query={"mode": "rw", "uri": "true"}
    )
    engine = create_engine(
        existing,
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"timeout": BUSY_SECONDS},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def url_of(place: Path | str) -> URL:
    """Return the URL of a file, or of what is a URL already.

    Raises
    ------
    sqlalchemy.exc.ArgumentError
        It looks like a URL and is none.
    """
    if isinstance(place, str) and "://" in place:
        return make_url(place)
    return URL.create("sqlite", database=str(place))


def sqlite_path(url: URL) -> Path | None:
    """Return the file of an SQLite database; `None` for any other kind of database."""
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def begins_like_a_database(path: Path) -> bool:
    """Whether the first bytes of the file are those of a database we write."""
    with path.open("rb") as file:
        return file.read(len(_FIRST_BYTES)) == _FIRST_BYTES


def _prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    begin = connection.get_execution_options().get("begin", "BEGIN")
    if begin is not None:
        connection.exec_driver_sql(begin)
