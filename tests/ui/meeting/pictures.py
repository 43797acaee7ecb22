"""Pictures of the referral meeting on the sample, to look at.

Run it: ``python -m tests.ui.meeting.pictures FOLDER``; nothing else reads the pictures.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from planner.drafting.decision import Reason, ReasonCode
from planner.sample.service import SAMPLE_WEEK, make_service
from tests.planner.meeting.mondays import HELD_AT, HELD_BY, decided, items_of
from tests.planner.planning.services import household, practitioner, service
from tests.planner.what_if.desks import desk
from tests.ui.pictures import take
from ui.screens.meeting.view import MeetingScreen
from ui.theme import Scheme, apply_theme

SIZES = ((1440, 900), (1280, 720))


def main(folder: Path) -> None:
    """Make all the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    week = desk(make_service(week=SAMPLE_WEEK), planned=True, week=SAMPLE_WEEK)
    items = items_of(week)
    missed = next(item.family_id for item in items if not item.is_eligible)
    after = decided(week, items[0].family_id, week.worker_of(items[0].family_id))
    after = decided(after, items[2].family_id, None, Reason(ReasonCode.FAMILY_REQUEST, "a note"))

    def screen(size: tuple[int, int]) -> MeetingScreen:
        shown = MeetingScreen()
        shown.resize(*size)
        shown.begin(week, items, held_at=HELD_AT, held_by=HELD_BY)
        return shown

    for scheme in Scheme:
        for factor, ratio in ((1.0, 1.0), (1.0, 1.5), (1.5, 1.0)):
            apply_theme(app, scheme, text_factor=factor)
            ending = f"{scheme.value}-{factor * 100:.0f}-at-{ratio * 100:.0f}.png"
            for size in SIZES:
                shown = screen(size)
                take(shown, folder / f"begun-{size[0]}-{ending}", ratio)
            shown = screen(SIZES[0])
            shown.show_week(after)
            shown.show_filling(True)
            take(shown, folder / f"under-way-{ending}", ratio)
            shown.agenda.chosen.emit(missed)
            if shown.page is not None:
                shown.page.form.choose(ReasonCode.LOCATION, "nearer")
            take(shown, folder / f"not-eligible-{ending}", ratio)
            shown.to_summary.click()
            take(shown, folder / f"summary-{ending}", ratio)
            empty = MeetingScreen()
            empty.resize(*SIZES[0])
            placed = desk(service((practitioner("S1"),), (household("F1", current="S1"),)))
            empty.begin(placed, (), held_at=HELD_AT, held_by=HELD_BY)
            take(empty, folder / f"nobody-{ending}", ratio)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
