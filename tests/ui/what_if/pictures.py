"""Pictures of the what-if window, to look at.

Run it: ``python -m tests.ui.what_if.pictures FOLDER``; nothing else reads the pictures.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from planner.sample.service import SAMPLE_WEEK, make_service
from planner.travel.places import load_gazetteer
from planner.what_if.suppositions import IsAway, Joins, Leaves, Supposition
from solver.result import GoalValue, Progress
from tests.planner.what_if.desks import desk, tried
from tests.ui.pictures import take
from ui.screens.what_if.dialog import WhatIfDialog, WhatIfKind
from ui.theme import Scheme, apply_theme

TRIED: dict[str, Supposition] = {
    "leaves": Leaves("S06", date(2026, 11, 25)),
    "away": IsAway("S06", date(2026, 12, 3), date(2026, 12, 18)),
    "away-two-days": IsAway("S06", date(2026, 12, 3), date(2026, 12, 4)),
    "away-long": IsAway("S10", date(2026, 12, 3), date(2027, 1, 31)),
    "joins": Joins("Nia Rees", "P2", date(2026, 11, 23)),
}
RUNNING = Progress(
    (GoalValue("changes", 0, 0, proven=True), GoalValue("waiting", 1786, 1500, proven=False)),
    ("changes", "waiting", "moves", "preferences", "peak_load", "travel"),
    12,
    30,
)


def main(folder: Path) -> None:
    """Make all the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    service = make_service(week=SAMPLE_WEEK)
    week = desk(service, planned=True, week=SAMPLE_WEEK)
    results = {name: tried(week, supposition) for name, supposition in TRIED.items()}

    def dialog(kind: WhatIfKind = WhatIfKind.LEAVES) -> WhatIfDialog:
        return WhatIfDialog(service, SAMPLE_WEEK, gazetteer=load_gazetteer(), kind=kind)

    for scheme in Scheme:
        for ratio in (1.0, 1.5):
            apply_theme(app, scheme)
            name = f"{scheme.value}-{ratio * 100:.0f}"
            for kind in WhatIfKind:
                asked = dialog(kind)
                if kind is WhatIfKind.POD_OPENS:
                    asked._try()
                take(asked, folder / f"{kind.name.lower()}-{name}.png", ratio)
            for which, result in results.items():
                shown = dialog()
                shown.show_result(result)
                take(shown, folder / f"result-{which}-{name}.png", ratio)
            running = dialog()
            running._try()
            running.show_progress(RUNNING)
            take(running, folder / f"running-{name}.png", ratio)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
