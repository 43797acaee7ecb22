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


def replace_files(
    folder: Path, contents: Mapping[str, bytes], *, owned: Collection[str] = ()
) -> None:
    """Write files into a folder under temporary names, then let all take their names.

    When anything fails, what was there before is there again, and nothing else. The files can be
    read by their owner only.

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
        The disk is full, the folder may not be written, or a file is open elsewhere.
    """
    made: list[Path] = []
    try:
        made = [parent for parent in (folder, *folder.parents) if not parent.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        obsolete = [
            file
            for file in sorted(folder.iterdir())
            if file.name.casefold() in owned and file.name not in contents
        ]
        _replace(folder, contents, obsolete)
    except OSError as problem:
        for parent in made:
            with suppress(OSError):
                parent.rmdir()
        raise KnownError(
            f"{Path(problem.filename2 or problem.filename or folder).name} could not be written:"
            f" {reason(problem)}. Nothing was changed."
        ) from problem


def _replace(folder: Path, contents: Mapping[str, bytes], obsolete: Iterable[Path]) -> None:
    parts: dict[Path, Path] = {}
    kept: dict[Path, Path] = {}
    in_place: list[Path] = []
    try:
        for name, content in contents.items():
            parts[folder / name] = _whole_part(folder / name, content)
        # Renaming needs no room on the disk; it fails where a file is open in Excel on Windows.
        for target in (*obsolete, *parts):
            if target.exists():
                backup = target.with_name(f".{target.name}.before")
                target.replace(backup)
                kept[target] = backup
            if target in parts:
                parts[target].replace(target)
                in_place.append(target)
    except BaseException:
        for target in in_place:
            target.unlink(missing_ok=True)
        for target, backup in kept.items():
            backup.replace(target)
        raise
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    for backup in kept.values():
        backup.unlink()


def _whole_part(target: Path, content: bytes) -> Path:
    """Write the content beside the target, under a name of its own, and see it to the disk."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
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
