from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planner.cli import main
from planner.exchange.service_folder import write_service
from planner.sample import SAMPLE_WEEK, make_service

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended, and what it wrote on which stream."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Give what runs one command of the command line."""

    def run_command(*arguments: object) -> Ran:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Ran(code, said.out, said.err)

    return run_command


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a service folder of one pod, for looking only."""
    folder = tmp_path_factory.mktemp("services") / "autumn term"
    write_service(make_service(pods=1, seed=2, week=SAMPLE_WEEK), folder)
    return folder


@pytest.fixture
def folder(sample_folder: Path, tmp_path: Path) -> Path:
    """Return a service folder of one pod, to be spoilt."""
    return shutil.copytree(sample_folder, tmp_path / "autumn term")


@pytest.fixture(scope="session")
def sample_plan(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the plan.json of the sample's week, for looking only."""
    out = tmp_path_factory.mktemp("plans")
    assert (
        main(
            [
                "plan",
                str(sample_folder),
                "--week",
                str(SAMPLE_WEEK),
                "--out",
                str(out),
                "--workers",
                "1",
            ]
        )
        == 0
    )
    return out / "plan.json"


_NOBODY = 65534


@pytest.fixture
def folder_others_own() -> Iterator[tuple[Path, Callable[[], AbstractContextManager[None]]]]:
    """Give a folder, and a context within which nobody may write in it, not even root."""

    @contextmanager
    def visiting() -> Iterator[None]:
        folder.chmod(0o555)
        am_root = os.geteuid() == 0
        if am_root:
            os.seteuid(_NOBODY)
        try:
            yield
        finally:
            if am_root:
                os.seteuid(0)
            folder.chmod(0o755)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder, visiting
