from __future__ import annotations

from pathlib import Path

from planner.store.network import is_on_network, kind_of_mount

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/export /mnt/office\\040files nfs4 rw 0 0
/dev/sdb1 /mnt/office\\040files/stick vfat rw 0 0
"""


def test_the_innermost_mount_counts() -> None:
    assert kind_of_mount(Path("/home/ada/s.podplan"), MOUNTS) == "ext4"
    assert kind_of_mount(Path("/mnt/office files/s.podplan"), MOUNTS) == "nfs4"
    assert kind_of_mount(Path("/mnt/office files/stick/s.podplan"), MOUNTS) == "vfat"


def test_a_folder_of_this_computer_gives_no_warning(tmp_path: Path) -> None:
    assert not is_on_network(tmp_path / "s.podplan")
