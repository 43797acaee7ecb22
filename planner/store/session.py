"""The open store: one service's database, read and written in whole transactions."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import ArgumentError

from planner.errors import KnownError
from planner.store.backup import back_up, is_sound
from planner.store.engine import (
    TO_WRITE,
    begins_like_a_database,
    make_engine,
    sqlite_path,
    url_of,
)
from planner.store.failures import damaged, not_a_service, told_plainly
from planner.store.migrate import MIGRATIONS, Migrations, is_current, migrate, revision_of
from planner.store.network import is_on_network
from planner.store.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from sqlalchemy import URL, Connection, Engine


class _Together(threading.local):
    """The transaction that a thread's reading and writing join, if it has begun one."""

    connection: Connection | None = None


NETWORK_WARNING = (
    "{name} is in a folder on the network. Two computers that write to it at once could damage "
    "it. Keep it on this computer, and put a backup on the network."
)


class Store:
    """One service's database, of this version's tables. Made by `Store.open`.

    Safe to use from several threads, each in its own transactions. Nothing is held open between
    transactions.

    Attributes
    ----------
    name
        What people call it: the name of its file.
    path
        Its file; `None` where a server keeps it.
    warnings
        Sentences to show a person who has opened it.
    """

    def __init__(
        self, engine: Engine, *, name: str, path: Path | None, warnings: tuple[str, ...] = ()
    ) -> None:
        self.name = name
        self.path = path
        self.warnings = warnings
        self._engine = engine
        self._together = _Together()

    @classmethod
    def open(
        cls, place: Path | str, *, create: bool = True, migrations: Migrations = MIGRATIONS
    ) -> Store:
        """Open a service, and bring its tables up to date; a verified backup is made before.

        Parameters
        ----------
        place
            A file, or the URL of a database.
        create
            Make the file where there is none.
        migrations
            How older tables are brought up to date.

        Raises
        ------
        KnownError
            It is no service, is damaged, is of a newer version, is in use, or cannot be read.
            Nothing was changed.
        """
        try:
            url = url_of(place)
        except ArgumentError:
            raise KnownError(
                "That is not the address of a database. Give a file, or an address such as "
                "sqlite:///service.podplan."
            ) from None
        path = sqlite_path(url)
        if path is None:
            return cls._open_server(url, migrations)
        with told_plainly(path.name):
            _look_at(path, create=create)
            if not path.exists():
                with whole_file(path) as part:
                    migrate(make_engine(url_of(part)), name=path.name, migrations=migrations)
            engine = make_engine(url)
            with engine.connect() as connection:
                if not is_sound(connection, thorough=False):
                    raise damaged(path.name)
                revision = revision_of(connection, name=path.name)
            if revision is None:
                raise not_a_service(path.name)
            if not is_current(revision, name=path.name, migrations=migrations):
                back_up(engine, backup_before(migrations, path), name=path.name)
                migrate(engine, name=path.name, migrations=migrations)
        on_network = is_on_network(path)
        warnings = (NETWORK_WARNING.format(name=path.name),) if on_network else ()
        return cls(engine, name=path.name, path=path, warnings=warnings)

    @classmethod
    def _open_server(cls, url: URL, migrations: Migrations) -> Store:
        """Open a database that a server keeps; its backups are the server's."""
        name = url.database or url.get_backend_name()
        with told_plainly(name):
            engine = make_engine(url)
            with engine.connect() as connection:
                revision = revision_of(connection, name=name)
            if not is_current(revision, name=name, migrations=migrations):
                migrate(engine, name=name, migrations=migrations)
        return cls(engine, name=name, path=None)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read what was stored at one moment, whatever is written meanwhile.

        Raises
        ------
        KnownError
            The database cannot be read.
        """
        joined = self._together.connection
        if joined is not None:
            yield joined
            return
        with told_plainly(self.name), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write everything in the block, or nothing where it fails or is interrupted.

        Raises
        ------
        KnownError
            The database cannot be written. Nothing was changed.
        """
        joined = self._together.connection
        if joined is not None:
            yield joined
            return
        with told_plainly(self.name), self._engine.connect() as connection:
            writer = connection.execution_options(**TO_WRITE)
            with writer.begin():
                yield writer

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make one transaction of everything this thread reads and writes in the block.

        All of it is written, or nothing where any of it fails or is interrupted.

        Raises
        ------
        KnownError
            The database cannot be written. Nothing was changed.
        """
        with self.writing() as connection:
            self._together.connection = connection
            try:
                yield
            finally:
                self._together.connection = None

    def back_up(self, target: Path) -> None:
        """Write a verified copy of the service to a file.

        Raises
        ------
        KnownError
            A server keeps the database, it is damaged, or the copy cannot be written.
        """
        if self.path is None:
            raise KnownError(f"{self.name} is kept by a server. Make its backup there.")
        back_up(self._engine, target, name=self.name)

    def close(self) -> None:
        """Let go of the database; more than once does no harm."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def backup_before(migrations: Migrations, path: Path) -> Path:
    """Return where the copy goes that is made before a service is brought up to date."""
    return path.with_name(f"{path.name}.before-{migrations.newest}.backup")


def _look_at(path: Path, *, create: bool) -> None:
    """Refuse what is plainly no service, before anything opens or makes it."""
    if path.is_dir():
        raise KnownError(
            f"{path.name} is a folder, not a stored service. Choose the file of the service, or "
            "import the folder into one."
        )
    if not path.parent.is_dir():
        raise KnownError(
            f"There is no folder {path.parent.name} to keep {path.name} in. Make the folder, or "
            "choose another."
        )
    if not path.exists():
        if not create:
            raise KnownError(f"There is no file {path.name}. Choose another, or make a new one.")
        return
    if path.stat().st_size == 0:
        raise KnownError(
            f"{path.name} is empty, so it is not a stored service. Choose another file, or delete "
            "it and begin anew."
        )
    if not begins_like_a_database(path):
        raise not_a_service(path.name)
