"""Pictures of every screen of the real window on the sample, to lay beside the mock-ups.

Run ``python tests/ui/screenshots.py FOLDER``; nothing else reads the pictures. Every screen in
both palettes, at 100 % and 150 % of the device's scale, with a larger text, and in a small window.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from planner.service import Service
    from ui.main_window import MainWindow

SCALES = ("1", "1.5")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LONGEST_WAIT = 60.0


class Camera:
    """Drives one window through every screen and saves what it shows."""

    def __init__(self, window: MainWindow, folder: Path, scale: str) -> None:
        self.window = window
        self.folder = folder
        self.scale = scale

    def settle(self, until: Callable[[], bool] = lambda: True) -> None:
        """Let the window work until a condition holds, and a little longer."""
        from PySide6.QtWidgets import QApplication

        end = time.monotonic() + LONGEST_WAIT
        while not until():
            if time.monotonic() > end:
                sys.exit("The window did not get there in time.")
            QApplication.processEvents()
            time.sleep(0.005)
        for _ in range(20):
            QApplication.processEvents()
            time.sleep(0.005)

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Save a picture of the window, or of a dialog over it."""
        self.settle()
        percent = round(float(self.scale) * 100)
        (widget or self.window).grab().save(str(self.folder / f"{name}-{percent}.png"))

    def idle(self) -> bool:
        """Whether nothing is being done."""
        return not self.window.background.is_busy


def take_all(folder: Path, scale: str, data: Path) -> None:
    """Take every picture at the scale this process has."""
    from PySide6.QtWidgets import QApplication

    from ui.app import build
    from ui.desk import Surroundings
    from ui.settings import Palette

    app = QApplication([])
    window = build(
        app,
        surroundings=Surroundings(data=data, now=lambda: NOW, account="Service manager"),
        layout_file=data / "window.json",
        log=data / "log.txt",
    )
    window.show()
    camera = Camera(window, folder, scale)
    window.menus.palette_chosen.emit(Palette.LIGHT)
    window.desk.open_default()
    camera.settle(lambda: window.desk.shown is not None)
    camera.take("empty-light")
    window.desk.open_sample()
    camera.settle(lambda: window.desk.path is not None and window.desk.path.stem == "sample")
    camera.take("not-planned-light")
    window.desk.plan()
    camera.settle(lambda: len(window.allocation.panel.rows()) > 0)
    camera.take("planning-light")
    camera.settle(camera.idle)
    shown = window.desk.shown
    if shown is None or shown.stored is None:
        sys.exit("The sample could not be planned.")
    kept = next(card for lane in shown.board.lanes for card in lane.columns[0].cards)
    window.allocation.show_family(kept.family_id)
    folders = {
        "changes": _changed_folder(shown.service, data / "December"),
        "faults": _faulty_folder(shown.service, data / "Hurried"),
    }
    for palette in (Palette.LIGHT, Palette.DARK):
        window.menus.palette_chosen.emit(palette)
        window.pages.go_to("allocation")
        camera.take(f"allocation-{palette}")
        window.menus.approve.trigger()
        camera.take(f"approve-{palette}", _top_dialog(window))
        _top_dialog(window).close()
        window.menus.keys.trigger()
        camera.take(f"keys-{palette}", _top_dialog(window))
        _top_dialog(window).close()
        for name, place in folders.items():
            window.desk.preview(place)
            camera.settle(camera.idle)
            camera.take(f"{name}-{palette}", _top_dialog(window))
            _top_dialog(window).close()
        window.pages.go_to("sheets")
        camera.settle(camera.idle)
        camera.take(f"sheets-{palette}")
    window.menus.palette_chosen.emit(Palette.LIGHT)
    window.pages.go_to("allocation")
    window.resize(1280, 720)
    camera.take("allocation-1280")
    window.resize(1100, 760)
    camera.take("allocation-1100")
    window.resize(1920, 1080)
    camera.take("allocation-1920")
    window.resize(1440, 900)
    window.menus.text_chosen.emit(120)
    camera.take("allocation-text-120")
    window.close()
    camera.settle(lambda: not window.isVisible())


def _changed_folder(service: Service, folder: Path) -> Path:
    """Write the sample as it might be two weeks later: somebody new, a family moved, one closed."""
    from planner.exchange.service_folder import write_service
    from planner.service import Child, Family, FamilyStatus

    opened = [family for family in service.families if family.status is FamilyStatus.OPEN]
    rows = {
        opened[0].family_id: replace(opened[0], status=FamilyStatus.CLOSING),
        opened[1].family_id: replace(opened[1], place="Knutsford", visits_per_week=3),
    }
    new = Family("F101", "Wren Alder", "CW2 6", FamilyStatus.WAITING, referred_on=NOW.date())
    changed = replace(
        service,
        families=(*(rows.get(family.family_id, family) for family in service.families), new),
        children=(*service.children, Child("C901", "F101"), Child("C902", "F101")),
    )
    write_service(changed, folder)
    pods = folder / "pods.csv"
    head, *cells = pods.read_text(encoding="utf-8").splitlines()
    lines = (f"{head},telephone", *(f"{row}," for row in cells), "")
    pods.write_text("\n".join(lines), encoding="utf-8")
    return folder


def _faulty_folder(service: Service, folder: Path) -> Path:
    """Write the sample with what is easily mistyped."""
    from planner.exchange.service_folder import write_service

    write_service(service, folder)
    for name, right, wrong in (
        ("pods.csv", "CW1 2BJ", "CW1 33"),
        ("families.csv", ",open,", ",opne,"),
        ("families.csv", ",2026-01-", ",2026-31-"),
    ):
        table = folder / name
        text = table.read_text(encoding="utf-8")
        table.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    return folder


def _top_dialog(window: MainWindow) -> QWidget:
    from PySide6.QtWidgets import QDialog

    return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())


def main(arguments: list[str]) -> int:
    """Take every picture at every scale, each scale in a process of its own."""
    if len(arguments) not in (1, 2):
        sys.exit("Say where: python tests/ui/screenshots.py FOLDER")
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    if len(arguments) == 2:
        with tempfile.TemporaryDirectory() as data:
            take_all(folder, arguments[1], Path(data))
        return 0
    for scale in SCALES:
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
        command = [sys.executable, __file__, str(folder), scale]
        done = subprocess.run(command, env=environment, check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
