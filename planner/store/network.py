"""Whether a file is on another computer, where two programs' locks may not hold."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

_NETWORK_KINDS = frozenset(
    {"9p", "afs", "ceph", "cifs", "davfs", "fuse.sshfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"}
)
_DRIVE_REMOTE = 4
"""What Windows' ``GetDriveTypeW`` answers for a drive on the network."""


def is_on_network(path: Path) -> bool:
    """Whether the file's folder is on another computer, as far as the system tells.

    Known on Windows and Linux; elsewhere the answer is no.
    """
    whole = path.absolute()
    if sys.platform == "win32":
        return (
            whole.drive.startswith("\\\\")
            or ctypes.windll.kernel32.GetDriveTypeW(whole.anchor) == _DRIVE_REMOTE
        )
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return False
    return kind_of_mount(whole, mounts.read_text(encoding="utf-8")) in _NETWORK_KINDS


def kind_of_mount(path: Path, mounts: str) -> str:
    r"""Return the kind of file system a path is on; empty where no mount holds it.

    Parameters
    ----------
    path
        An absolute path.
    mounts
        Lines as in ``/proc/self/mounts``: device, mount point, kind, with blanks as ``\040``.
    """
    held = [
        (len(point.parts), kind)
        for _, where, kind, *_ in (line.split() for line in mounts.splitlines())
        if path.is_relative_to(point := Path(where.replace("\\040", " ")))
    ]
    return max(held, default=(0, ""))[1]
