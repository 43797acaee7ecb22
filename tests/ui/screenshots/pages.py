"""The other pages: map, figures, history, sheets; approving, and bringing a folder in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.drafting.decision import ReasonCode
from planner.drafting.options import Stand
from planner.exchange.service_folder import write_service
from planner.service import Child, Family, FamilyStatus
from tests.ui.screenshots.families import that_stands, waiting
from ui.screens.allocation.reason_form import ReasonDialog
from ui.screens.approve import ApproveDialog
from ui.screens.bring_in.dialogs import ChangesDialog, FaultsDialog
from ui.screens.history.index import HistoryKind

if TYPE_CHECKING:
    from pathlib import Path

    from planner.service import Service
    from tests.ui.screenshots.camera import Camera


def around(camera: Camera) -> None:
    """Picture the map, somebody's reach, a family's bubble, and the figures."""
    pages = camera.window.pages
    staff_id = camera.week.part.workers[0].staff_id
    pages.go_to("map")
    camera.quiet()
    camera.take("map")
    pages.show_reach(staff_id)
    camera.quiet()
    camera.take("map-reach")
    pages.map.show_family(waiting(camera.week))
    camera.take("map-bubble")
    pages.go_to("figures")
    camera.quiet()
    camera.take("figures")
    pages.go_to("allocation")


def approving(camera: Camera) -> None:
    """Picture the approval, the approved week, and the sheets of it."""
    window = camera.window
    window.menus.approve.trigger()
    dialog = camera.open(ApproveDialog)
    camera.take("approve", dialog)
    dialog.approve.click()
    camera.take("approve-without-a-name", dialog)
    dialog.name.setText("Ada Lee")
    dialog.approve.click()
    camera.quiet()
    camera.take("allocation-approved")
    window.pages.go_to("sheets")
    camera.quiet()
    camera.take("sheets")
    window.pages.go_to("allocation")


def remembered(camera: Camera) -> None:
    """Picture sheets that no longer hold, and every kind of history."""
    window, sheets, history = camera.window, camera.window.sheets, camera.window.pages.history
    out = camera.data / "out"
    out.mkdir()
    window.pages.go_to("sheets")
    camera.quiet()
    sheets.save_all_to(out)
    camera.quiet()
    window.pages.go_to("allocation")
    family_id, (there,) = that_stands(camera.week, Stand.WITH_REASON)
    window.hands.place(family_id, there)
    dialog = camera.open(ReasonDialog)
    dialog.form.choose(ReasonCode.STAFF_REQUEST, "a course in December")
    dialog.do.click()
    camera.quiet()
    window.pages.go_to("sheets")
    camera.quiet()
    camera.take("sheets-out-of-date")
    window.menus.approve.trigger()
    approve = camera.open(ApproveDialog)
    camera.take("approve-a-later-version", approve)
    approve.approve.click()
    camera.quiet()
    window.pages.go_to("history")
    camera.quiet()
    for name, kind, key in (
        ("family", HistoryKind.FAMILY, family_id),
        ("practitioner", HistoryKind.PRACTITIONER, there),
        ("week", HistoryKind.WEEK, str(camera.week.ground.week)),
        ("overrides", HistoryKind.OVERRIDES, ""),
    ):
        history.ask(kind, key)
        camera.quiet()
        camera.take(f"history-{name}")
    window.pages.go_to("allocation")


def bringing_in(camera: Camera) -> None:
    """Picture what bringing in a folder would change, and what is wrong in one."""
    desk, service = camera.window.desk, camera.week.ground.service
    for name, folder, kind in (
        ("bring-in", _changed_folder(service, camera.data / "December"), ChangesDialog),
        ("bring-in-faults", _faulty_folder(service, camera.data / "Hurried"), FaultsDialog),
    ):
        desk.preview(folder)
        camera.take_dialog(name, kind)


def _changed_folder(service: Service, folder: Path) -> Path:
    """Write the sample as it might be two weeks later: somebody new, a family moved, one closed."""
    opened = [family for family in service.families if family.status is FamilyStatus.OPEN]
    rows = {
        opened[0].family_id: replace(opened[0], status=FamilyStatus.CLOSING),
        opened[1].family_id: replace(opened[1], place="Knutsford", visits_per_week=3),
    }
    referred = max(family.referred_on for family in service.families if family.referred_on)
    new = Family("F101", "Wren Alder", "CW2 6", FamilyStatus.WAITING, referred_on=referred)
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
