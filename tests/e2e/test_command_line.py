"""The command line as it is run: whole processes, their streams, and the signals they get."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planner.exchange.plan_json import plan_from_json
from planner.exchange.service_folder import write_service
from planner.plan import PlanStatus
from planner.sample import SAMPLE_WEEK, make_service

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PODPLAN = (sys.executable, "-m", "ui.app")
WEEK = str(SAMPLE_WEEK)
POSIX = os.name == "posix"

only_posix = pytest.mark.skipif(not POSIX, reason="signals and pipes of POSIX")


def run(*arguments: object, **more: object) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, on plain streams."""
    facts = {"capture_output": True, "encoding": "utf-8", "timeout": 120, "check": False, **more}
    return subprocess.run([*PODPLAN, *map(str, arguments)], cwd=ROOT, **facts)


def _hear_ctrl_c() -> None:
    """Let the child hear Ctrl-C: whatever a shell starts in the background is deaf to it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def running(*arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Start a command whose standard error can be followed."""
    process = subprocess.Popen(
        [*PODPLAN, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=_hear_ctrl_c if POSIX else None,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_for_line(process: subprocess.Popen[str], beginning: str) -> None:
    """Read standard error up to a line."""
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith(beginning):
            return
    raise AssertionError(beginning)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a service folder of one pod, in a path with spaces and other letters."""
    folder = tmp_path_factory.mktemp("services") / "Herbst Größe & Co"
    write_service(make_service(pods=1, seed=2, week=SAMPLE_WEEK), folder)
    return folder


@pytest.fixture(scope="session")
def medium(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a service folder whose search takes longer than a signal, and its sheets not long."""
    folder = tmp_path_factory.mktemp("services") / "medium"
    write_service(make_service(pods=8, seed=1, week=SAMPLE_WEEK), folder)
    return folder


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a service folder of a hundred pods."""
    folder = tmp_path_factory.mktemp("services") / "large"
    write_service(make_service(pods=100, seed=1, week=SAMPLE_WEEK), folder)
    return folder


@pytest.fixture
def places(tmp_path: Path) -> Path:
    """Return a folder of a name that shells and old consoles stumble over."""
    folder = tmp_path / "Ćwiczenie nr 1; $HOME"
    folder.mkdir()
    return folder


def test_every_command_in_turn(small: Path, places: Path) -> None:
    plan, database, written = places / "the plan", places / "mine.podplan", places / "written out"
    for arguments in (
        ("plan", small, "--week", WEEK, "--out", plan, "--only", "allocation"),
        ("check", small, plan / "plan.json"),
        ("import", small, "--db", database),
        ("export", written, "--db", database),
        ("check", written, plan / "plan.json"),
    ):
        ended = run(*arguments, stdin=subprocess.DEVNULL)
        assert (ended.returncode, ended.stdout) == (0, ""), ended.stderr


def test_the_exit_codes_of_a_process(small: Path, places: Path) -> None:
    plan = places / "plan.json"
    assert run("plan", small, "--week", WEEK, "--out", places, "--seconds", 1).returncode == 0
    found = json.loads(plan.read_text(encoding="utf-8"))
    for line in found["allocation"]["families"]:
        line["staff_id"] = "S99"
    plan.write_text(json.dumps(found), encoding="utf-8")
    broken = run("check", small, plan)
    assert broken.returncode == 1
    assert broken.stdout
    assert run("check", small, places / "none.json").returncode == 2
    assert run("plan", small, "--week", "2026-11-24", "--out", places).returncode == 2


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_a_console_of_another_code_page_shows_a_mark_and_goes_on(
    small: Path, places: Path, encoding: str
) -> None:
    ended = run(
        *("plan", small, "--week", WEEK, "--out", places / "out", "--seconds", 0),
        env={**os.environ, "PYTHONIOENCODING": encoding},
        encoding=encoding,
        errors="replace",
    )
    assert ended.returncode == 0
    assert "wiczenie" in ended.stderr
    assert "Traceback" not in ended.stderr


@only_posix
def test_ctrl_c_keeps_the_best_plan_with_its_sheets(medium: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with running("plan", medium, "--week", WEEK, "--out", out) as process:
        wait_for_line(process, "Planning the week")
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)
    assert process.returncode == 3
    assert said[0] == ""
    assert said[1].splitlines()[-1] == f"Stopped. The best plan so far is in {out}."
    plan = plan_from_json((out / "plan.json").read_text(encoding="utf-8"))
    assert plan.status is PlanStatus.CANCELLED
    assert (out / f"waiting-list-{WEEK}.pdf").exists()
    assert run("check", medium, out / "plan.json").returncode == 0


@only_posix
def test_ctrl_c_twice_on_a_large_service_keeps_the_plan_alone(large: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with running("plan", large, "--week", WEEK, "--out", out, "--seconds", 600) as process:
        wait_for_line(process, "  changes")
        process.send_signal(signal.SIGINT)
        wait_for_line(process, "Drawing the sheets")
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)
    assert process.returncode == 3
    assert said[1] == f"Stopped before the sheets were drawn. The plan alone is in {out}.\n"
    plan = plan_from_json((out / "plan.json").read_text(encoding="utf-8"))
    assert plan.status is PlanStatus.CANCELLED
    assert [file.name for file in out.iterdir()] == ["plan.json"]
    assert run("check", large, out / "plan.json").returncode == 0


@only_posix
def test_ctrl_c_while_reading_writes_nothing(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for table in small.iterdir():
        if table.name != "families.csv":
            (folder / table.name).write_bytes(table.read_bytes())
    os.mkfifo(folder / "families.csv")  # reading it goes on until somebody has written it
    out = tmp_path / "out"
    with running("plan", folder, "--week", WEEK, "--out", out) as process:
        writer = os.open(folder / "families.csv", os.O_WRONLY)  # until it is being read
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)
        os.close(writer)
    assert process.returncode == 3
    assert said == ("", "Stopped. Nothing was changed.\n")
    assert not out.exists()


def _no_file_above(size: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@only_posix
def test_where_files_cannot_grow_the_earlier_plan_stays(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("plan", small, "--week", WEEK, "--out", out, "--seconds", 0).returncode == 0
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    ended = run(
        *("plan", small, "--week", WEEK, "--out", out),
        preexec_fn=lambda: _no_file_above(10_000),
    )
    assert ended.returncode == 2
    assert "could not be written" in ended.stderr
    assert ended.stderr.endswith("Nothing was changed.\n")
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before
    fresh = tmp_path / "fresh"
    ended = run("sample", fresh, preexec_fn=lambda: _no_file_above(100))
    assert ended.returncode == 2
    assert not fresh.exists()


@only_posix
def test_an_import_onto_a_disk_without_room_leaves_nothing(small: Path, tmp_path: Path) -> None:
    database = tmp_path / "mine.podplan"
    ended = run("import", small, "--db", database, preexec_fn=lambda: _no_file_above(60_000))
    assert ended.returncode == 2
    assert "mine.podplan" in ended.stderr.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []


@only_posix
def test_a_reader_that_goes_away_is_no_traceback_and_no_success(
    small: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert run("plan", small, "--week", WEEK, "--out", out, "--seconds", 0).returncode == 0
    plan = out / "plan.json"
    plan.write_text(plan.read_text(encoding="utf-8").replace('"staff_id": "S', '"staff_id": "X'))
    reader, writer = os.pipe()
    os.close(reader)
    ended = run("check", small, plan, capture_output=False, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert ended.returncode == 1
    assert "Exception" not in ended.stderr
    reader, writer = os.pipe()
    os.close(reader)
    ended = run(
        *("plan", small, "--week", WEEK, "--out", tmp_path / "other"),
        capture_output=False,
        stdout=subprocess.PIPE,
        stderr=writer,
    )
    os.close(writer)
    assert ended.returncode in (0, 1)
    assert (ended.returncode == 0) == (tmp_path / "other" / "plan.json").exists()


@only_posix
def test_streams_that_are_closed_are_no_reason_to_fail(small: Path, tmp_path: Path) -> None:
    database = tmp_path / "mine.podplan"
    ended = run("import", small, "--db", database, preexec_fn=lambda: os.closerange(0, 3))
    assert ended.returncode == 0
    assert database.exists()


@only_posix
def test_on_a_terminal_a_bar_is_drawn_and_the_question_is_asked(
    small: Path, tmp_path: Path
) -> None:
    import pty

    keyboard, terminal = pty.openpty()
    with subprocess.Popen(
        [*PODPLAN, "import", str(small), "--db", str(tmp_path / "mine.podplan")],
        cwd=ROOT,
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        os.write(keyboard, b"n\n")
        said = process.communicate(timeout=60)[1]
    assert process.returncode == 0
    assert said.endswith("Store this? [y/N] Nothing was changed.\n")
    assert list(tmp_path.iterdir()) == []

    with subprocess.Popen(
        [*PODPLAN, "plan", str(small), "--week", WEEK, "--out", str(tmp_path / "out")],
        cwd=ROOT,
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=terminal,
        env={**os.environ, "TERM": "xterm"},
    ) as process:
        os.close(terminal)
        shown = _all_of(keyboard)
        assert process.stdout is not None
        assert process.stdout.read() == b""
    os.close(keyboard)
    assert process.returncode == 0
    assert b"Planning the week of" in shown
    assert b"goals proven" in shown


def _all_of(keyboard: int) -> bytes:
    shown = b""
    while True:
        try:
            piece = os.read(keyboard, 65536)
        except OSError:  # how a terminal of Linux says that nobody is on it any more
            piece = b""
        if not piece:
            return shown
        shown += piece
