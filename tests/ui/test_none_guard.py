"""A window that is used all day must not use up Python's `None`, nor its `True`."""

import subprocess
import sys

import pytest

CALLS = 200_000
PROGRAM = """
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QPixmap
app = QGuiApplication(["test"])
if {guarded}:
    from ui.none_guard import keep_none_alive
    keep_none_alive()
    keep_none_alive()
class Sender(QObject):
    sent = Signal()
sender, pixmap = Sender(), QPixmap(1, 1)
for _ in range({calls}):
    {call}
print("alive")
"""


COSTLY = pytest.mark.parametrize("call", ["pixmap.setDevicePixelRatio(1.0)", "sender.sent.emit()"])


def run(call: str, *, guarded: bool) -> str:
    program = PROGRAM.format(guarded=guarded, calls=CALLS, call=call)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    return done.stdout


@COSTLY
def test_hundreds_of_thousands_of_calls_leave_python_alive(call: str) -> None:
    assert "alive" in run(call, guarded=True)


@COSTLY
def test_the_guard_is_still_needed(call: str) -> None:
    """When this fails the guard can go: PySide6 counts `None` again, or Python is newer."""
    needed = "alive" not in run(call, guarded=False)
    assert needed == (sys.version_info < (3, 12))
