"""The referral meeting: a family in front, one that is not eligible, the minutes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from planner.drafting.decision import ReasonCode

if TYPE_CHECKING:
    from tests.ui.screenshots.camera import Camera

NARROW = (1280, 720)


def held(camera: Camera) -> None:
    """Picture a meeting from its first family to its minutes."""
    window, screen = camera.window, camera.window.pages.meeting
    window.menus.meeting.trigger()
    camera.settle(lambda: bool(screen.family_id))
    camera.take("meeting")
    size = window.size()
    camera.resize(*NARROW)
    camera.take("meeting-1280")
    camera.resize(size.width(), size.height())
    page, meeting = screen.page, screen.meeting
    if page is None or meeting is None:
        sys.exit("There is no meeting.")
    first = screen.family_id
    page.agree()
    if screen.family_id == first:
        page.form.choose(ReasonCode.FAMILY_REQUEST)
        page.agree()
    camera.quiet()
    camera.take("meeting-decided")
    missed = next(item.family_id for item in meeting.items if not item.is_eligible)
    screen.agenda.chosen.emit(missed)
    camera.take("meeting-not-eligible")
    screen.to_summary.click()
    camera.take("meeting-minutes")
    screen.close_button.click()
    camera.quiet()
