"""Questions: why this practitioner, why not another, what it would take, what opens a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.drafting.options import Stand
from tests.ui.screenshots.families import that_stands, waiting
from ui.screens.allocation.asking.ways_in_dialog import WaysInDialog
from ui.screens.allocation.asking.why_dialog import WhyDialog

if TYPE_CHECKING:
    from tests.ui.screenshots.camera import Camera


def why(camera: Camera) -> None:
    """Picture why, and why not somebody who fits and somebody who is never allowed."""
    window = camera.window
    family_id, (fits, with_reason) = that_stands(camera.week, Stand.FITS, Stand.WITH_REASON)
    window.hands.why_requested.emit(family_id)
    dialog = camera.open(WhyDialog)
    camera.take("why", dialog)
    for name, staff_id in (("fits", fits), ("overrules", with_reason)):
        dialog.ask(staff_id)
        camera.quiet()
        camera.take(f"why-not-{name}", dialog)
    camera.close(dialog)


def ways_in(camera: Camera) -> None:
    """Picture the ways in while they are looked for and found, and what opens a place."""
    window = camera.window
    window.hands.ways_in_requested.emit(waiting(camera.week))
    dialog = camera.open(WaysInDialog)
    camera.take("ways-in-searching", dialog)
    camera.quiet()
    camera.take("ways-in", dialog)
    overruling = [button for button in dialog.buttons if button.text().startswith("Overrule")]
    if overruling:
        overruling[0].click()
        camera.take("ways-in-overrule", dialog)
    camera.close(dialog)
    window.hands.opening_requested.emit()
    camera.take_dialog("what-opens-a-place")
