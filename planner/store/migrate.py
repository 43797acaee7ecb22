"""Bringing a database to the tables of this version of the program.

To change a table: change its class in `planner.store.tables`, add a module to
`planner/store/migrations/versions`, and its name to `MIGRATIONS`. The tests compare the two.

On SQLite a migration is one transaction of our own, so that a crash leaves the old database as it
was; and foreign keys are off from before it begins, because SQLite rebuilds a table by dropping
it, which would take with it every row that refers to its rows. They are tested afterwards, and no
table may have lost a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, inspect, select, table, text

from planner.errors import KnownError
from planner.store.engine import OUTSIDE_TRANSACTIONS, TO_WRITE
from planner.store.failures import not_a_service, told_plainly

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


@dataclass(frozen=True, slots=True)
class Migrations:
    """The steps from one version of the tables to the next.

    Attributes
    ----------
    scripts
        Where they are: a folder, or ``package:folder``.
    revisions
        Every revision, oldest first.
    """

    scripts: str
    revisions: tuple[str, ...]

    @property
    def newest(self) -> str:
        """The revision whose tables this program uses."""
        return self.revisions[-1]


MIGRATIONS = Migrations("planner.store:migrations", ("0001", "0002", "0003"))
"""Those of this program. Standing here, the newest revision costs no import to know."""


def revision_of(connection: Connection, *, name: str) -> str | None:
    """Return the revision of the database's tables; `None` where there are no tables at all.

    Raises
    ------
    KnownError
        The tables are not ours.
    """
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if not {"alembic_version", "settings", "changes"} <= tables:
        raise not_a_service(name)
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    if len(found) != 1:
        raise not_a_service(name)
    return str(found[0])


def is_current(revision: str | None, *, name: str, migrations: Migrations = MIGRATIONS) -> bool:
    """Whether the tables are those of this version of the program.

    Raises
    ------
    KnownError
        They are of a later version.
    """
    if revision is not None and revision not in migrations.revisions:
        raise KnownError(
            f"{name} was last opened with a newer Pod Planner, and this one would not understand "
            "all of it. Nothing was changed. Install the newer version, then open it again."
        )
    return revision == migrations.newest


def migrate(engine: Engine, *, name: str, migrations: Migrations = MIGRATIONS) -> None:
    """Bring a database to the newest revision, in one transaction.

    Parameters
    ----------
    engine
        The database; one without tables gets them all.
    name
        What the person calls the database.
    migrations
        The steps.

    Raises
    ------
    KnownError
        The database cannot be written, or would have lost rows. It is as it was.
    """
    with told_plainly(name), engine.connect() as connection:
        on_sqlite = connection.dialect.name == "sqlite"
        if on_sqlite:
            connection.execution_options(**OUTSIDE_TRANSACTIONS)
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.commit()
        writer = connection.execution_options(**TO_WRITE)
        with writer.begin():
            before = _row_counts(writer)
            _run(writer, migrations)
            after = _row_counts(writer)
            lost = any(after.get(table, count) < count for table, count in before.items())
            dangling = on_sqlite and writer.exec_driver_sql("PRAGMA foreign_key_check").first()
            if lost or dangling:
                raise KnownError(
                    f"{name} could not be brought up to date without losing rows. Nothing was "
                    "changed. Open it with the version of Pod Planner that wrote it."
                )


def _run(connection: Connection, migrations: Migrations) -> None:
    # Alembic is only imported where there is something to migrate: opening stays quick.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", migrations.scripts.replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, migrations.newest)


def _row_counts(connection: Connection) -> dict[str, int]:
    names = inspect(connection).get_table_names()
    return {
        name: connection.execute(select(func.count()).select_from(table(name))).scalar_one()
        for name in names
        if name != "alembic_version"
    }
