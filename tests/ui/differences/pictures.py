"""Pictures of the difference between two plans, to look at.

Run it: ``python -m tests.ui.differences.pictures FOLDER``; nothing else reads the pictures.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from planner.drafting.difference import accept
from planner.drafting.edits import applied
from planner.drafting.in_hand import in_hand_of
from planner.drafting.replanning import How, replan
from planner.sample.service import SAMPLE_WEEK, make_service
from tests.planner.drafting.hands import EFFORT
from tests.planner.what_if.desks import desk
from tests.ui.differences.boards import changed, urgencies
from tests.ui.pictures import take
from ui.screens.allocation.differences.dialog import DifferencesDialog
from ui.screens.allocation.differences.words import made, proposed
from ui.theme import Scheme, apply_theme

if TYPE_CHECKING:
    from planner.drafting.in_hand import InHand


def main(folder: Path) -> None:
    """Make all the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    service = make_service(week=SAMPLE_WEEK)
    today = desk(service, planned=False, week=SAMPLE_WEEK)
    best = _with_swaps(replan(today, How.WEEK, effort=EFFORT).week)
    marks = urgencies(service)
    offered = proposed(today, best, marks)
    some = next(row for row in offered.rows if row.together)
    later = applied(today, accept(today, some.group.moves))
    changed = made(best, in_hand_of(best.ground, None), marks)
    nothing = proposed(best, best, marks)
    for scheme in Scheme:
        for ratio in (1.0, 1.5):
            apply_theme(app, scheme)
            name = f"{scheme.value}-{ratio * 100:.0f}"
            dialog = DifferencesDialog("Plan the rest: what would change", offered)
            dialog.table.setCurrentIndex(dialog.table.rows.index(2, 0))
            take(dialog, folder / f"proposed-{name}.png", ratio)
            dialog._ask_for((some,))
            dialog.show_difference(proposed(later, best, marks))
            take(dialog, folder / f"accepted-{name}.png", ratio)
            apply_theme(app, scheme, text_factor=1.2)
            dialog = DifferencesDialog("Plan the rest: what would change", offered)
            take(dialog, folder / f"text-120-{name}.png", ratio)
            apply_theme(app, scheme)
            dialog = DifferencesDialog("What the draft changes", changed)
            take(dialog, folder / f"made-{name}.png", ratio)
            dialog.find_field.setText("zzz")
            take(dialog, folder / f"no-fit-{name}.png", ratio)
            dialog = DifferencesDialog("Plan the rest: what would change", nothing)
            take(dialog, folder / f"nothing-{name}.png", ratio)


def _with_swaps(week: InHand) -> InHand:
    """Return the week with each two neighbouring practitioners' first families changed over."""
    first = {row.staff_id: row.family_id for row in reversed(week.part.families) if row.staff_id}
    staff = sorted(first)[:8]
    to = {}
    for one, other in zip(staff[::2], staff[1::2], strict=True):
        to |= {first[one]: other, first[other]: one}
    return changed(week, **to)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
