"""What every test may rely on: a home of its own, no screen, no thread or process left behind."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from ui.none_guard import keep_none_alive

# Before anything imports Qt: tests draw into memory, at 100 %.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("QT_SCALE_FACTOR", None)

keep_none_alive()  # Before any test touches Qt, wherever it stands.

_FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
}


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield fresh empty folders, one for each test."""
    root = tmp_path_factory.mktemp("homes")
    return (root / str(number) for number in count())


@pytest.fixture(autouse=True)
def home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test an empty home, so that it neither reads nor leaves anything in the real one."""
    home = next(homes)
    home.mkdir()
    for name, folder in _FOLDERS.items():
        monkeypatch.setenv(name, str(home / folder))
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QSettings

        # Qt reads the environment once only, so its own door is needed for every later test.
        for format_ in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(format_, QSettings.Scope.UserScope, str(home / ".config"))
    return home


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail the test that leaves a thread alive."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if _is_ours(thread) and thread not in before]
    for thread in left:
        thread.join(1)  # One that is on its way out may finish.
    alive = [thread.name for thread in left if thread.is_alive()]
    assert not alive, f"left running: {', '.join(alive)}"


@pytest.fixture(autouse=True)
def no_process_left() -> Iterator[None]:
    """Fail the test that leaves a process of its own alive."""
    before = set(multiprocessing.active_children())
    yield
    left = set(multiprocessing.active_children()) - before
    for process in left:
        process.kill()  # It shall not fail the tests after this one too.
        process.join()
    assert not left, f"left running: {', '.join(process.name for process in left)}"


def _is_ours(thread: threading.Thread) -> bool:
    # A thread that Python did not start (Qt's, OR-Tools') is known to it only by a stand-in that
    # stays "alive" for ever.
    return not isinstance(thread, threading._DummyThread)
