"""Plans beside each other: differences to accept or put back, and what-ifs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.screens.allocation.differences.dialog import DifferencesDialog
from ui.screens.what_if.dialog import WhatIfDialog, WhatIfKind

if TYPE_CHECKING:
    from tests.ui.screenshots.camera import Camera


def differences(camera: Camera) -> None:
    """Picture what another plan would change, and what the board changes."""
    window = camera.window
    window.desk.plan_rest()
    dialog = camera.open(DifferencesDialog)
    camera.quiet()
    camera.take("differences-plan-the-rest", dialog)
    camera.close(dialog)
    window.menus.see_changes.trigger()
    dialog = camera.open(DifferencesDialog)
    dialog.table.setCurrentIndex(dialog.table.rows.index(1, 0))
    camera.take("differences-of-the-board", dialog)
    dialog.find_field.setText("zzz")
    camera.take("differences-nothing-fits", dialog)
    camera.close(dialog)


def what_ifs(camera: Camera) -> None:
    """Picture every form of a what-if, and what came of one."""
    window = camera.window
    window.menus.what_if.trigger()
    dialog = camera.open(WhatIfDialog)
    for at, kind in enumerate(WhatIfKind):
        dialog.kinds.setCurrentRow(at)
        camera.take(f"what-if-{kind.name.lower().replace('_', '-')}", dialog)
    dialog.kinds.setCurrentRow(list(WhatIfKind).index(WhatIfKind.POD_OPENS))
    dialog.try_it.click()
    camera.take("what-if-faults", dialog)
    dialog.kinds.setCurrentRow(list(WhatIfKind).index(WhatIfKind.LEAVES))
    dialog.try_it.click()
    camera.quiet()
    camera.take("what-if-compared", dialog)
    camera.close(dialog)
