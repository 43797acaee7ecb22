"""Pictures of the sheets, the approval and the history, to look at.

Run it: ``python -m tests.ui.history.pictures FOLDER``; nothing else reads the pictures.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.store import Store
from tests.ui.history.weeks import Office
from tests.ui.pictures import take
from ui.background import Background
from ui.screens.sheets.view import SheetsScreen
from ui.theme import Scheme, apply_theme


def sheets(office: Office, background: Background) -> SheetsScreen:
    """Show the sheets after a change, one that is out of date among them."""
    screen = SheetsScreen(background)
    screen.resize(1368, 720)
    screen.show_week(office.shown, author=office.author, store=office.store)
    wait(background)
    out = screen.list.entries_out_of_date[-2]
    for at in range(screen.list.count()):
        if screen.list.item(at).text() == out.title:
            screen.list.setCurrentRow(at)
    wait(background)
    return screen


def wait(background: Background) -> None:
    """Wait until nothing is being done."""
    QTest.qWait(20)
    while background.is_busy:
        QTest.qWait(20)


def main(folder: Path) -> None:
    """Make all the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as place, Store.open(Path(place) / "a.podplan") as store:
        office = Office(store)
        background = Background()
        office.plan()
        office.approve()
        first = SheetsScreen(background)
        first.show_week(office.shown, author=office.author, store=store)
        wait(background)
        (Path(place) / "out").mkdir()
        first.save_all_to(Path(place) / "out")
        wait(background)
        office.plan()
        office.move_freely()
        office.overrule()
        for scheme in Scheme:
            for ratio in (1.0, 1.5):
                apply_theme(app, scheme)
                name = f"{scheme.value}-{ratio * 100:.0f}"
                screen = sheets(office, background)
                take(screen, folder / f"sheets-{name}.png", ratio)
                screen.only_out_of_date.click()
                wait(background)
                take(screen, folder / f"sheets-out-of-date-{name}.png", ratio)
        background.wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
