"""A fault while painting costs a picture, never the program."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from shiboken6 import delete

import ui
from tests.ui import mockup
from ui.widgets.board.view import BoardView
from ui.widgets.waiting_list import WaitingList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FAULTY = """
import sys
from PySide6.QtWidgets import QApplication
from tests.ui import mockup
from ui.theme import Scheme, apply_theme
from ui.widgets import {module}
from ui.widgets.board import view

held = []
sys.excepthook = lambda kind, error, trace: held.append(error)  # As a box with its details does.
app = QApplication([])
apply_theme(app, Scheme.LIGHT)
widget = {make}
widget.resize(600, 400)
right = {place}.{name}

def wrong(*given, **named):
    raise KeyError

{place}.{name} = wrong
widget.show()
app.processEvents()
assert held
{place}.{name} = right
widget.viewport().update()
app.processEvents()
widget.close()
widget.deleteLater()
app.processEvents()
del widget
held.clear()
print("alive")
"""


@pytest.mark.parametrize(
    ("module", "make", "place", "name"),
    [
        (
            "waiting_list",
            "waiting_list.WaitingList(); widget.set_families(mockup.board().waiting, ())",
            "waiting_list",
            "paint_waiting",
        ),
        (
            "board.canvas as canvas",
            "view.BoardView(); widget.set_model(mockup.board())",
            "canvas",
            "paint_card",
        ),
    ],
)
def test_the_program_outlives_a_fault_while_painting(
    module: str, make: str, place: str, name: str
) -> None:
    where, _, alias = module.partition(" as ")
    program = FAULTY.format(module=where, make=make, place=place, name=name)
    if alias:
        program = program.replace(
            f"from ui.widgets import {where}", f"import ui.widgets.{where} as {alias}"
        )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(ui.__file__).parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.returncode) == ("alive", 0)
    assert "active painter" not in done.stderr


def test_no_painter_is_left_to_end_by_itself() -> None:
    sources = Path(ui.__file__).parent.rglob("*.py")
    assert not [
        file.name for file in sources if re.search(r"= QPainter\([^)]", file.read_text("utf-8"))
    ]


@pytest.mark.parametrize("kind", [WaitingList, BoardView])
def test_a_screen_reader_may_ask_of_a_widget_that_is_gone(
    qapp: QApplication, kind: type[WaitingList | BoardView]
) -> None:
    widget = kind()
    model = mockup.board()
    if isinstance(widget, WaitingList):
        widget.set_families(model.waiting, model.not_eligible)
    else:
        widget.set_model(model)
    told = QAccessible.queryAccessibleInterface(widget)
    assert told is not None
    child = told.child(0)
    assert child is not None
    assert child.isValid()
    delete(widget)
    assert not child.isValid()
    assert child.parent() is None
    assert child.window() is None
    assert child.rect().isEmpty()
    assert child.state().invalid
    assert child.childAt(QPoint().x(), QPoint().y()) is None
