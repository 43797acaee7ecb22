"""Working by hand: a drag under way, a move, a reason, an overruled rule, locks, menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from planner.drafting.decision import ReasonCode
from planner.drafting.moving import lock
from planner.drafting.options import Stand
from tests.ui.screenshots.families import that_stands, waiting
from ui.screens.allocation.context_menus import ContextMenu
from ui.screens.allocation.move_to.dialog import MoveToDialog
from ui.screens.allocation.reason_form import ReasonDialog

if TYPE_CHECKING:
    from tests.ui.screenshots.camera import Camera


def dragging(camera: Camera) -> None:
    """Picture a family on its way: every column says what it would mean."""
    board = camera.window.allocation.board
    family_id, aims = that_stands(camera.week, Stand.FITS, Stand.WITH_REASON)
    home = board.home_of(family_id)
    for name, aim in (
        ("allowed", aims[0]),
        ("with-reason", aims[1]),
        ("waiting", ""),
        ("home", home),
    ):
        board.drag.take_up(family_id, home=home, source=board)
        board.drag.aim_at(aim)
        camera.take(f"drag-{name}")
        board.drag.finish()


def moving(camera: Camera) -> None:
    """Picture the list of everybody, and the board after a move with its note."""
    window = camera.window
    family_id, (with_reason, there) = that_stands(camera.week, Stand.WITH_REASON, Stand.FITS)
    window.hands.move(family_id)
    dialog = camera.open(MoveToDialog)
    camera.take("move-to", dialog)
    dialog.list.select_row(with_reason)
    camera.take("move-to-overrule", dialog)
    camera.close(dialog)
    window.hands.move(waiting(camera.week))
    camera.take_dialog("move-to-from-waiting", MoveToDialog)
    window.hands.place(family_id, there)
    camera.quiet()
    camera.take("allocation-after-a-move")
    window.menus.move_to.trigger()
    camera.take_dialog("move-to-after-a-move", MoveToDialog)
    window.allocation.board.card_menu_requested.emit(family_id, QPoint(300, 300))
    menu = camera.open(ContextMenu)
    camera.take("menu-of-a-card", menu)
    menu.close()


def overruling(camera: Camera) -> None:
    """Picture the question for a reason, and the breach that stays on the board."""
    window = camera.window
    family_id, (there,) = that_stands(camera.week, Stand.WITH_REASON)
    window.hands.place(family_id, there)
    dialog = camera.open(ReasonDialog)
    camera.take("reason", dialog)
    dialog.do.click()
    camera.take("reason-missing", dialog)
    dialog.form.choose(ReasonCode.RELATIONSHIP, "knew the older sister")
    dialog.do.click()
    camera.quiet()
    camera.take("allocation-overruled")
    window.allocation.line.check_clicked.emit()
    camera.take_dialog("what-the-checker-says")


def locking(camera: Camera) -> None:
    """Picture a locked family, practitioner and pod, and their menus."""
    window, board = camera.window, camera.window.allocation.board
    lines = [line for line in camera.week.part.families if line.staff_id]
    staff_id = lines[-1].staff_id or ""
    pod_id = camera.week.problem.pods[1].id
    window.hands.do(lock(camera.week, family_id=lines[0].family_id))
    window.hands.do(lock(camera.week, staff_id=staff_id))
    window.hands.do(lock(camera.week, pod_id=pod_id))
    camera.quiet()
    camera.take("allocation-locked")
    for name, signal, about in (
        ("practitioner", board.column_menu_requested, staff_id),
        ("pod", board.lane_menu_requested, pod_id),
    ):
        signal.emit(about, QPoint(300, 300))
        menu = camera.open(ContextMenu)
        camera.take(f"menu-of-a-{name}", menu)
        menu.close()
    window.desk.sitting.undo()
    camera.quiet()
    camera.take("allocation-undone")
