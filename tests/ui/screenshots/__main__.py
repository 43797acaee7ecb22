"""Pictures of every screen and dialog of the real window on the sample, to be looked at.

Run ``python -m tests.ui.screenshots FOLDER``; nothing else reads the pictures. Each is taken in
both palettes, at 100 % and 150 % of the device's scale. What is pictured stands in `SCENES`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.ui.screenshots import asking, board, meeting, pages, plans, working
from tests.ui.screenshots.camera import Camera
from ui.app import build
from ui.surroundings import Surroundings

PERCENTS = (100, 150)
SCREEN = {"name": "desk", "x": 0, "y": 0, "width": 2880, "height": 1800, "dpr": 1}
"""A screen in memory on which every dialog has the room it wants, at 150 % too."""
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

SCENES = (
    board.first_start,
    board.planning,
    board.planned,
    board.looks,
    board.finding,
    working.dragging,
    working.moving,
    working.overruling,
    working.locking,
    asking.why,
    asking.ways_in,
    plans.differences,
    plans.what_ifs,
    meeting.held,
    pages.around,
    pages.approving,
    pages.remembered,
    pages.bringing_in,
)
"""One Monday after the other: each scene goes on from where the one before left the week."""


def take_all(folder: Path, percent: int, data: Path) -> None:
    """Take every picture at the scale this process has."""
    app = QApplication([])
    window = build(
        app,
        surroundings=Surroundings(data=data, now=lambda: NOW, account="Service manager"),
        layout_file=data / "window.json",
        log=data / "log.txt",
    )
    window.show()
    camera = Camera(window, folder=folder, percent=percent, data=data)
    for scene in SCENES:
        scene(camera)
    window.close()
    camera.settle(lambda: not window.isVisible())


def main(arguments: list[str]) -> int:
    """Take every picture at every scale, each scale in a process of its own."""
    if len(arguments) not in (1, 2):
        sys.exit("Say where: python -m tests.ui.screenshots FOLDER")
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    if len(arguments) == 2:
        with tempfile.TemporaryDirectory() as data:
            take_all(folder, int(arguments[1]), Path(data))
        return 0
    with tempfile.TemporaryDirectory() as place:
        screens = Path(place) / "screens.json"
        screens.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
        for percent in PERCENTS:
            qt = {
                "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
                "QT_SCALE_FACTOR": str(percent / 100),
            }
            command = [sys.executable, "-m", "tests.ui.screenshots", str(folder), str(percent)]
            done = subprocess.run(command, env=os.environ | qt, check=False)
            if done.returncode:
                return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
