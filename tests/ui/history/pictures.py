"""Pictures of the sheets, the approval and the history, to look at.

Run it: ``python -m tests.ui.history.pictures FOLDER``; nothing else reads the pictures.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.store import Store
from tests.ui.history.weeks import WEEK, Office, Story, fortnight
from tests.ui.pictures import take
from ui.background import Background
from ui.screens.approve import ApproveDialog
from ui.screens.history.index import HistoryKind
from ui.screens.history.view import HistoryScreen
from ui.screens.sheets.view import SheetsScreen
from ui.tasks.history import history_index, prepare_approval, read_history
from ui.theme import Scheme, apply_theme

TODAY = date(2026, 12, 7)
LOOKS = tuple((scheme, ratio) for scheme in Scheme for ratio in (1.0, 1.5))


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


def history(office: Office, story: Story) -> HistoryScreen:
    """Show the history, answered at once."""
    screen = HistoryScreen()
    screen.resize(1368, 760)
    service = office.shown.service

    def answer(kind: HistoryKind, key: str) -> None:
        found = read_history(office.store, service, kind, key, today=TODAY)
        show = {
            HistoryKind.FAMILY: screen.show_family,
            HistoryKind.PRACTITIONER: screen.show_practitioner,
            HistoryKind.WEEK: screen.show_week,
            HistoryKind.OVERRIDES: screen.show_overrides,
        }[kind]
        show(found)  # type: ignore[operator] # each takes what its kind reads

    screen.history_wanted.connect(answer)
    screen.set_index(history_index(office.store, service, today=TODAY))
    screen.ask(HistoryKind.FAMILY, story.overruled)
    return screen


def approval(office: Office) -> ApproveDialog:
    """Show what is approved with a week that was worked on by hand."""
    assert office.shown.stored is not None
    details = prepare_approval(office.store, office.shown, author=office.author)
    return ApproveDialog(office.shown.stored, name="Ada Lee", approval=details)


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
        office.overrule_again(2)
        office.lock("F012")
        for scheme, ratio in LOOKS:
            apply_theme(app, scheme)
            name = f"{scheme.value}-{ratio * 100:.0f}"
            screen = sheets(office, background)
            take(screen, folder / f"sheets-{name}.png", ratio)
            screen.only_out_of_date.click()
            wait(background)
            take(screen, folder / f"sheets-out-of-date-{name}.png", ratio)
            take(approval(office), folder / f"approve-{name}.png", ratio)
        background.wait()
    with tempfile.TemporaryDirectory() as place, Store.open(Path(place) / "b.podplan") as store:
        office = Office(store)
        story = fortnight(office)
        for scheme, ratio in LOOKS:
            apply_theme(app, scheme)
            name = f"{scheme.value}-{ratio * 100:.0f}"
            shown = history(office, story)
            take(shown, folder / f"history-family-{name}.png", ratio)
            for kind, key in (
                (HistoryKind.PRACTITIONER, story.goes_to),
                (HistoryKind.WEEK, str(WEEK)),
                (HistoryKind.OVERRIDES, ""),
            ):
                shown.ask(kind, key)
                take(shown, folder / f"history-{kind.name.lower()}-{name}.png", ratio)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
