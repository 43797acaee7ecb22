"""What a database or a disk complains of, told as a sentence that holds nothing of the data."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, SQLAlchemyError

from planner.errors import BugError, KnownError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BUSY = (
    "The service {name} is open in another program that is writing to it. Nothing was changed. "
    "Wait a moment or close the other program, then try again."
)
_READ_ONLY = (
    "{name} cannot be written to: the file or its folder is read-only. Nothing was changed. "
    "Copy the file to a folder you may write in, and open it there."
)
_FULL = "The disk that holds {name} is full. Nothing was changed. Make room on it, then try again."
_SILENT = (
    "The disk that holds {name} could not be read or written. Nothing was changed. "
    "Check that it is connected, then try again."
)
_DAMAGED = (
    "{name} is damaged. Nothing was changed. Keep the file as it is, and open your latest backup."
)
_NOT_A_SERVICE = "{name} is not a Pod Planner service. Choose another file."
_CANNOT_OPEN = (
    "{name} cannot be opened. Check that it is still there, and that you may open it and write "
    "in its folder."
)
_CONTRADICTION = (
    "Two rows have the same id, or a row names a pod, a family or a volunteer that is not there. "
    "Nothing was saved. Correct the tables, then try again."
)
_NOT_REACHED = (
    "The database {name} could not be reached. Nothing was changed. "
    "Check that it is running, then try again."
)

_BY_SQLITE_CODE = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _SILENT,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _NOT_A_SERVICE,
    sqlite3.SQLITE_CANTOPEN: _CANNOT_OPEN,
    sqlite3.SQLITE_CONSTRAINT: _CONTRADICTION,
}

_BY_SYSTEM_CODE = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
}


@contextmanager
def told_plainly(name: str) -> Iterator[None]:
    """Turn what goes wrong with the database in the block into a sentence.

    The driver's own message may quote what was being written, so no trace of it is passed on.

    Parameters
    ----------
    name
        What the person calls the database: the name of its file.

    Raises
    ------
    KnownError
        The world's fault.
    BugError
        The database did not understand us.
    """
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise _told(error, name) from None


def damaged(name: str) -> KnownError:
    """Return what to say of a database whose content contradicts itself."""
    return KnownError(_DAMAGED.format(name=name))


def not_a_service(name: str) -> KnownError:
    """Return what to say of a file that is something else."""
    return KnownError(_NOT_A_SERVICE.format(name=name))


def _told(error: SQLAlchemyError | sqlite3.Error | OSError, name: str) -> KnownError | BugError:
    if isinstance(error, OSError):
        return KnownError(_BY_SYSTEM_CODE.get(error.errno or 0, _SILENT).format(name=name))
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF  # the rest of it is detail
    if code in _BY_SQLITE_CODE:
        return KnownError(_BY_SQLITE_CODE[code].format(name=name))
    if isinstance(error, IntegrityError):
        return KnownError(_CONTRADICTION)
    if isinstance(error, OperationalError) and not isinstance(cause, sqlite3.Error):
        return KnownError(_NOT_REACHED.format(name=name))
    return BugError(f"The store was asked for something it cannot do ({type(cause).__name__}).")
