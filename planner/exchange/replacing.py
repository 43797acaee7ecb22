"""Several files of one folder replaced together, or none of them."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from planner.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_PART = ".podplan.part"
_BEFORE = ".podplan.before"
"""Ends of the hidden names used on the way; nobody else's file is taken for one of ours."""


def replace_files(
    folder: Path, contents: Mapping[str, bytes], *, owned: Collection[str] = ()
) -> None:
    """Write files into a folder under temporary names, then let all take their names.

    When anything fails, what was there before is there again, and nothing else. What a write that
    was killed left in the folder is cleared up first. The files can be read by their owner only.

    Parameters
    ----------
    folder
        Made if it is not there.
    contents
        The bytes of each file by its name.
    owned
        Names, in lower case, of files that go away if there is no content for them.

    Raises
    ------
    KnownError
        The disk is full, the folder may not be written, a file is open elsewhere, or a folder
        stands where a file should.
    """
    made: list[Path] = []
    try:
        made = [parent for parent in (folder, *folder.parents) if not parent.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        _clear_up(folder)
        obsolete = [
            file
            for file in sorted(folder.iterdir())
            if file.name.casefold() in owned and file.name not in contents
        ]
        for target in (*obsolete, *(folder / name for name in contents)):
            # A folder could be renamed like a file, but not taken away again afterwards.
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
        _replace(folder, contents, obsolete)
    except OSError as problem:
        for parent in made:
            with suppress(OSError):
                parent.rmdir()
        raise KnownError(
            f"{Path(problem.filename2 or problem.filename or folder).name} could not be written:"
            f" {reason(problem)}. Nothing was changed."
        ) from problem


def _clear_up(folder: Path) -> None:
    """Give back the files that a killed write had put aside, and remove the rest of what it left.

    A file that is there under its own name is whole, old or new, and stays as it is.
    """
    for backup in sorted(folder.glob(f".*{_BEFORE}")):
        target = folder / backup.name.removeprefix(".").removesuffix(_BEFORE)
        if target.exists():
            backup.unlink()
        else:
            backup.replace(target)
    for part in folder.glob(f".*{_PART}"):
        part.unlink()


def _replace(folder: Path, contents: Mapping[str, bytes], obsolete: Iterable[Path]) -> None:
    parts: dict[Path, Path] = {}
    kept: dict[Path, Path] = {}
    in_place: list[Path] = []
    try:
        for name, content in contents.items():
            parts[folder / name] = _whole_part(folder / name, content)
        # Renaming needs no room on the disk; it fails where a file is open in Excel on Windows.
        # Each rename is noted before it is made: Ctrl-C may come between any two steps.
        for target in (*obsolete, *parts):
            if target.exists():
                kept[target] = target.with_name(f".{target.name}{_BEFORE}")
                target.replace(kept[target])
            if target in parts:
                in_place.append(target)
                parts[target].replace(target)
    except BaseException:
        for target in in_place:
            target.unlink(missing_ok=True)
        for target, backup in kept.items():
            if backup.exists():
                backup.replace(target)
        raise
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    for backup in kept.values():
        # All is in place: a backup that somebody holds open goes away with the next write.
        with suppress(OSError):
            backup.unlink()


def _whole_part(target: Path, content: bytes) -> Path:
    """Write the content beside the target, under a name of its own, and see it to the disk."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=_PART, dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def reason(problem: OSError) -> str:
    """Return why the system refused, in words a manager can act on."""
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full; make room or choose another folder"
    if problem.errno == errno.EROFS:
        return "the disk is read-only; choose another folder"
    if isinstance(problem, PermissionError):
        return "it is open in another program, or you may not do this here; close it or ask"
    if isinstance(problem, (NotADirectoryError, FileExistsError, IsADirectoryError)):
        return "a file stands where a folder is needed, or a folder where a file is"
    return (problem.strerror or "the disk refused it").lower()
