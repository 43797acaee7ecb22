from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import start

THIS_PYTHON = f"version = {sys.version_info[0]}.{sys.version_info[1]}.0"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a checkout in a path with spaces, whose environment is whole."""
    here = tmp_path / "pod planner"
    venv = here / ".venv"
    python = venv / "bin" / "python"
    for name, value in {
        "HERE": here,
        "VENV": venv,
        "PYTHON": python,
        "STAMP": venv / "made-from.json",
        "LOCK": here / "requirements.lock",
    }.items():
        monkeypatch.setattr(start, name, value)
    python.parent.mkdir(parents=True)
    python.touch()
    (venv / "pyvenv.cfg").write_text(THIS_PYTHON, encoding="utf-8")
    (here / "requirements.lock").write_text("one==1.0 --hash=sha256:00", encoding="utf-8")
    (here / "pyproject.toml").write_text("[project]", encoding="utf-8")
    start.STAMP.write_text(json.dumps({"checkout": str(here)}), encoding="utf-8")
    return here


def test_a_whole_environment_is_used_again(checkout: Path) -> None:
    assert start._is_reusable()


def test_an_environment_that_another_tool_made_whole_is_used(checkout: Path) -> None:
    start.STAMP.unlink()
    assert start._is_reusable()


def test_a_half_made_environment_is_made_anew(checkout: Path) -> None:
    start.STAMP.write_text(start.UNFINISHED, encoding="utf-8")
    assert not start._is_reusable()


def test_a_stamp_that_a_full_disk_cut_off_counts_as_half_made(checkout: Path) -> None:
    start.STAMP.write_text('{"checkout": ', encoding="utf-8")
    assert not start._is_reusable()


def test_an_environment_of_another_python_is_made_anew(checkout: Path) -> None:
    (start.VENV / "pyvenv.cfg").write_text("version = 3.9.18", encoding="utf-8")
    assert not start._is_reusable()


def test_an_environment_whose_python_is_gone_is_made_anew(checkout: Path) -> None:
    start.PYTHON.unlink()
    assert not start._is_reusable()


def test_a_moved_checkout_gets_a_new_environment(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "HERE", checkout.parent / "elsewhere")
    assert not start._is_reusable()


def test_a_new_environment_keeps_nothing_of_a_half_made_one(checkout: Path) -> None:
    left = start.VENV / "lib" / "half.py"
    left.parent.mkdir()
    left.touch()
    start._make_environment(start.Console())
    assert not left.exists()
    assert (start.VENV / "pyvenv.cfg").exists()
    assert not start._is_reusable(), "it is unfinished until the packages are in"


def test_the_second_time_installs_nothing(
    checkout: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def install(*_: object, **__: object) -> tuple[bool, str]:
        installed.append(1)
        return True, ""

    installed: list[int] = []
    monkeypatch.setattr(start.Console, "run", install)
    start.prepare(start.Console())
    assert len(installed) == 2, "the packages, and the project itself"
    start.prepare(start.Console())
    assert len(installed) == 2
    assert "nothing to install" in capsys.readouterr().out
    start.LOCK.write_text("one==1.1 --hash=sha256:01", encoding="utf-8")
    start.prepare(start.Console())
    assert len(installed) == 4


def test_an_install_that_failed_is_tried_again(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start.Console, "run", lambda *_, **__: (False, "No space left on device"))
    with pytest.raises(start.Stop, match=r"The disk is full\. Make about 1 GB of room"):
        start.prepare(start.Console())
    assert not start._is_reusable()


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("Failed to establish a new connection: [Errno -3] Temporary failure", "no connection"),
        (
            "THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE",
            "nothing was trusted",
        ),
        ("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed certificate", "PIP_CERT"),
        ("No matching distribution found for ortools==9.15", "Python 3.11, 3.12 or 3.13"),
        ("[Errno 30] Read-only file system: '/x'", "cannot be written to"),
        ("[WinError 5] Access is denied", "cannot be written to"),
        ("something nobody has seen before", ""),
    ],
)
def test_what_the_installer_says_becomes_a_sentence(output: str, sentence: str) -> None:
    said = start._fault(output)
    assert sentence in said
    assert bool(said) == bool(sentence)


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libGL.so.1", "libgl1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ],
)
def test_a_missing_library_is_named_by_its_debian_package(library: str, package: str) -> None:
    assert start.debian_package(library) == package


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system libraries of Linux")
def test_without_root_the_one_command_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "QT_LIBRARIES", ("libc.so.6", "libnowhere-1.so.7"))
    monkeypatch.setattr(start.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.delenv("DISPLAY", raising=False)
    said = start.need_qt_libraries(start.Console())
    assert said.endswith("\n    sudo apt-get install libnowhere-1-7")


def test_other_pythons_packages_stay_out(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET"):
        monkeypatch.setenv(name, "/elsewhere")
    monkeypatch.setenv("HOME", "")
    environment = start.clean_environment()
    assert "/elsewhere" not in environment.values()
    assert "HOME" not in environment
    assert environment["PYTHONNOUSERSITE"] == "1"


def test_an_old_console_shows_plain_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    console_of_old = io.TextIOWrapper(written, encoding="cp1252", write_through=True)
    monkeypatch.setattr(sys, "stdout", console_of_old)
    start.Console().over("Tests", good=True, detail="Zażółć passed")
    shown = written.getvalue().decode("cp1252")
    assert shown.split() == ["ok", "Tests", "Za?ó??", "passed"]


def test_a_failing_check_shows_all_it_said_and_fails(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "PYTHON", Path(sys.executable))
    bad = "import sys; print('first line'); print('2 failed in 1.0s'); sys.exit(1)"
    checks = {"Good": ["-c", "print('7 passed')"], "Bad": ["-c", bad]}
    monkeypatch.setattr(start, "CHECKS", checks)
    assert start.check_everything(start.Console(), "") == 1
    out = capsys.readouterr().out
    assert "7 passed" in out
    assert "first line" in out
    assert "1 of 2 checks failed: bad." in out


def test_a_summary_is_read_from_the_plan(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(start, "HERE", tmp_path)
    monkeypatch.setattr(start, "OUT", tmp_path / "out")
    start.OUT.mkdir()
    (start.OUT / "waiting-list.pdf").touch()
    goals = [
        {"name": "changes", "value": 10, "bound": 10, "unit": "points", "proven": True},
        {"name": "travel", "value": 2112, "bound": 2090, "unit": "minutes", "proven": False},
    ]
    families = [{"outcome": outcome} for outcome in ("kept", "kept", "waiting")]
    plan = {
        "service": "Families Service",
        "week": "2026-11-23",
        "allocation": {"goals": goals, "families": families},
    }
    lines = start.summary(plan).splitlines()
    assert lines[0] == "Families Service, week of Monday 23 November 2026"
    assert "     2 kept their practitioner" in lines
    assert "     1 waiting, each with the reason" in lines
    assert "    10 points    changes of practitioner that could be avoided, proven" in lines
    assert "  2112 minutes   travel in the week, at least 2090" in lines
    assert "  1 sheets to print, in out" in lines


def test_a_word_it_does_not_know_is_answered_with_what_it_knows(tmp_path: Path) -> None:
    asked = subprocess.run(
        [sys.executable, str(start.HERE / "start.py"), "dance"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 2
    assert "python3 start.py test" in asked.stdout
    assert not asked.stderr
