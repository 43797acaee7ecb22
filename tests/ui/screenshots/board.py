"""The board: empty, not planned, planning, planned; every size, density and text; finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.screens.keys import KeysDialog
from ui.widgets.board.metrics import Density

if TYPE_CHECKING:
    from tests.ui.screenshots.camera import Camera

SIZE = (1440, 900)
OTHER_SIZES = ((1280, 720), (1100, 760), (1920, 1080))
TEXTS = (120, 150)


def first_start(camera: Camera) -> None:
    """Picture the window before there is a service, and the sample before it is planned."""
    window = camera.window
    camera.resize(*SIZE)
    window.desk.open_default()
    camera.settle(lambda: window.desk.shown is not None)
    camera.take("empty")
    window.desk.open_sample()
    camera.settle(lambda: window.desk.path is not None and window.desk.path.stem == "sample")
    camera.quiet()
    camera.take("allocation-not-planned")
    window.pages.go_to("map")
    camera.quiet()
    camera.take("map-not-planned")
    window.pages.go_to("allocation")


def planning(camera: Camera) -> None:
    """Picture a plan being made."""
    window = camera.window
    window.desk.plan()
    camera.settle(lambda: len(window.allocation.panel.rows()) > 0)
    camera.take("allocation-planning")
    camera.quiet()


def planned(camera: Camera) -> None:
    """Picture the plan as it came out, and what the keys do."""
    window = camera.window
    kept = next(line for line in camera.week.part.families if line.staff_id)
    window.allocation.show_family(kept.family_id)
    camera.quiet()
    camera.take("allocation")
    window.menus.keys.trigger()
    camera.take_dialog("keys", KeysDialog)


def looks(camera: Camera) -> None:
    """Picture the board in every size of window, card and text."""
    window = camera.window
    for width, height in OTHER_SIZES:
        camera.resize(width, height)
        camera.take(f"allocation-{width}")
    camera.resize(*SIZE)
    window.menus.density_chosen.emit(Density.COMFORTABLE)
    camera.take("allocation-comfortable")
    window.menus.density_chosen.emit(Density.COMPACT)
    for percent in TEXTS:
        window.menus.text_chosen.emit(percent)
        camera.take(f"allocation-text-{percent}")
    window.menus.text_chosen.emit(100)


def finding(camera: Camera) -> None:
    """Picture the search, the filters, and a filter that nobody fits."""
    window = camera.window
    field, bar = window.week_bar.find_field, window.allocation.bar
    window.menus.find.trigger()
    camera.write(field, "ma")
    camera.take("find", field.list_shown)
    field.clear()
    camera.write(field, "zzz")
    camera.take("find-nothing", field.list_shown)
    field.clear()
    field.put_away()
    window.allocation.board.setFocus()
    window.menus.filter.trigger()
    camera.take("filters", bar.panel)
    bar.panel.close()
    bar.show_only("Nowhere", frozenset())
    camera.take("filters-nothing-fits")
    bar.show_all()
    window.menus.changed.trigger()
    camera.take("filters-changed")
    bar.show_all()
