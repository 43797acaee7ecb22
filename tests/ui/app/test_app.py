"""The program's door: what opens a window, what does not, and how it closes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from planner.service import Service, Week
from planner.store import Store
from planner.store.plans import PlanState, latest
from planner.store.service import load_service

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "resources" / "sample"
LONG = 60.0
"""Seconds: what a busy machine may take."""
LATE = {"alembic", "openpyxl", "ortools", "pydantic", "reportlab", "sqlalchemy", "sqlmodel"}
"""Slow to load, so the window shows without them: their imports stand inside functions."""


def environment(home: Path) -> dict[str, str]:
    return os.environ | {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }


def test_the_command_line_does_without_a_window(tmp_path: Path) -> None:
    code = (
        "import sys; from ui.app import main; code = main(['check', 'nowhere', 'plan.json']);"
        "loaded = [name for name in sys.modules if name.startswith('PySide6')];"
        "sys.exit(99 if loaded else code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_the_window_is_there_before_the_database_the_solver_and_the_printer(
    tmp_path: Path,
) -> None:
    code = (
        "import sys, datetime, pathlib; from PySide6.QtWidgets import QApplication;"
        "from ui.app import build; from ui.surroundings import Surroundings;"
        "here = pathlib.Path(sys.argv[1]); app = QApplication([]);"
        "now = lambda: datetime.datetime(2026, 11, 23, 9, tzinfo=datetime.UTC);"
        "around = Surroundings(data=here, now=now, account='test');"
        "window = build(app, surroundings=around, layout_file=here / 'w.json', log=here / 'l.txt');"
        "window.show(); app.processEvents();"
        "print(*{name.partition('.')[0] for name in sys.modules}); window.background.close()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        env=environment(tmp_path),
        capture_output=True,
        check=True,
        text=True,
        timeout=LONG,
    )
    loaded = set(done.stdout.split())
    assert {"PySide6", "planner", "ui"} <= loaded
    assert not loaded & LATE


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no interrupt to another program")
def test_a_folder_opens_planned_and_ctrl_c_closes_in_good_order(tmp_path: Path) -> None:
    database = tmp_path / "looked at.podplan"
    code = (
        "import sys, datetime, pathlib; from planner.service import Week; import ui.app;"
        "sys.exit(ui.app.run_desktop(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]),"
        " Week(datetime.date(2026, 11, 23))))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(database), str(SAMPLE)],
        env=environment(tmp_path),
        stderr=subprocess.PIPE,
    ) as running:
        week = Week(date(2026, 11, 23))
        end = time.monotonic() + LONG
        while time.monotonic() < end and running.poll() is None:
            if database.exists():
                with Store.open(database) as store:
                    if latest(store, week) is not None:
                        break
            time.sleep(0.2)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=LONG)
    assert running.returncode == 0
    assert b"Traceback" not in said
    with Store.open(database) as store:
        kept = latest(store, week)
    assert kept is not None
    assert kept.state is PlanState.DRAFT
    assert not database.with_name(f"{database.name}.lock").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no interrupt to another program")
def test_the_first_start_makes_the_service_of_this_user_and_nothing_else(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "ui.app"], env=environment(tmp_path), stderr=subprocess.PIPE
    ) as running:
        database = tmp_path / "data" / "Pod Planner" / "service.podplan"
        end = time.monotonic() + LONG
        while time.monotonic() < end and not database.exists() and running.poll() is None:
            time.sleep(0.1)
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=LONG)
    assert running.returncode == 0
    files = sorted(
        path.relative_to(tmp_path).as_posix()
        for path in tmp_path.rglob("*")
        if path.is_file() and "cache" not in path.as_posix()
    )
    assert files == ["config/Pod Planner/window.json", "data/Pod Planner/service.podplan"]
    with Store.open(database) as store:
        assert load_service(store) == Service()
