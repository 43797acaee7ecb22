"""One open database: the store, and the lock that keeps a second window away from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QLockFile

from planner.errors import KnownError

if TYPE_CHECKING:
    from pathlib import Path

    from planner.store import Store


class OpenService:
    """A database that this window, and no other, works on. Made by `open`.

    Attributes
    ----------
    path, store
        Its file, and what is in it.
    """

    def __init__(self, path: Path, store: Store, lock: QLockFile) -> None:
        self.path = path
        self.store = store
        self._lock = lock

    @classmethod
    def open(cls, path: Path, *, create: bool) -> Self:
        """Open the database; may be called from any thread.

        Raises
        ------
        KnownError
            It is open in another window, or cannot be opened. Nothing was changed.
        """
        from planner.store import Store

        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        lock = QLockFile(f"{path}.lock")
        lock.setStaleLockTime(0)  # Only a dead process lets go of it, however long a window is up.
        if path.parent.is_dir() and not lock.tryLock(0):
            if lock.error() is QLockFile.LockError.LockFailedError:
                raise KnownError(
                    f"{path.name} is open in another window. Close it there and try again; "
                    "nothing was changed."
                )
            raise KnownError(
                f"The folder of {path.name} may not be written to. Copy the file to a folder you "
                "may write in, and open it there."
            )
        try:
            return cls(path, Store.open(path, create=create), lock)
        except BaseException:
            lock.unlock()
            raise

    def close(self) -> None:
        """Let go of the database, and let other windows have it."""
        self.store.close()
        self._lock.unlock()
