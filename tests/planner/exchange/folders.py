"""A small service as files, to be spoilt in one place by each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.errors import BadInputError, Fault
from planner.exchange.service_folder import ServiceRead, read_service
from planner.travel.places import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SMALL = {
    "pods.csv": "pod_id,name,town,office,consultant_id\nP1,Crewe North,Crewe,CW1 3,S01\n",
    "staff.csv": (
        "staff_id,name,role,pod_id,base\n"
        "S01,Ann Ash,consultant,P1,\n"
        "S02,Ben Birch,practitioner,P1,CW1\n"
        "S03,Cat Cole,practitioner,P1,\n"
    ),
    "families.csv": (
        "family_id,name,place,status\n"
        "F01,The Dale family,CW1 3,open\n"
        "F02,The Elm family,Nantwich,waiting\n"
    ),
    "children.csv": "child_id,family_id,born_on\nC01,F01,2019-05-04\nC02,F02,2020-02-29\n",
}


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files into a folder as they are, without touching their line ends."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / name).write_bytes(data)
    return folder


def read(folder: Path, **changed: str | bytes) -> ServiceRead:
    """Read the small service with some of its tables changed or added, by name without suffix."""
    return read_service(_written(folder, changed), gazetteer=load_gazetteer())


def faults(folder: Path, **changed: str | bytes) -> tuple[Fault, ...]:
    """Return the faults of the small service with some of its tables changed or added."""
    with pytest.raises(BadInputError) as caught:
        read(folder, **changed)
    return caught.value.faults


def fault(folder: Path, **changed: str | bytes) -> Fault:
    """Return the only fault of the small service with some of its tables changed or added."""
    (found,) = faults(folder, **changed)
    return found


def _written(folder: Path, changed: Mapping[str, str | bytes]) -> Path:
    names = {name: f"{name}.csv" if name != "service" else "service.toml" for name in changed}
    return write_files(folder, SMALL | {names[name]: changed[name] for name in changed})
