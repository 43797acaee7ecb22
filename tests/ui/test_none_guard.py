"""A window that is used all day must not use up Python's `None`."""

import subprocess
import sys

CALLS = 200_000
PROGRAM = """
import sys
from PySide6.QtGui import QGuiApplication, QPixmap
app = QGuiApplication(["test"])
if {guarded}:
    from ui.none_guard import keep_none_alive
    keep_none_alive()
    keep_none_alive()
pixmap = QPixmap(1, 1)
for _ in range({calls}):
    pixmap.setDevicePixelRatio(1.0)
print("alive")
"""


def run(*, guarded: bool) -> str:
    program = PROGRAM.format(guarded=guarded, calls=CALLS)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    return done.stdout


def test_hundreds_of_thousands_of_calls_leave_python_alive() -> None:
    assert "alive" in run(guarded=True)


def test_the_guard_is_still_needed() -> None:
    """When this fails the guard can go: PySide6 counts `None` again, or Python is newer."""
    needed = "alive" not in run(guarded=False)
    assert needed == (sys.version_info < (3, 12))
