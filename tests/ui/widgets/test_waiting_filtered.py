"""Those who wait while a filter leaves some of them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui import mockup
from ui.widgets.waiting_panel import WaitingPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def panel(qtbot: QtBot) -> WaitingPanel:
    made = WaitingPanel()
    qtbot.addWidget(made)
    made.resize(236, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_head_says_how_many_of_all_are_shown(panel: WaitingPanel) -> None:
    panel.set_waiting(mockup.waiting()[:1], (), left_out=3)
    assert panel.counts() == "1 of 4 · 5 children"
    assert panel.accessibleDescription() == "1 of 4 families, 5 children"


def test_none_that_fits_is_not_nobody_waiting(qtbot: QtBot, panel: WaitingPanel) -> None:
    panel.set_waiting((), mockup.not_eligible(), left_out=4)
    assert not panel.nobody.isVisible()
    assert panel.nobody_fits.isVisible()
    button = panel.nobody_fits.primary_button
    assert button is not None
    with qtbot.waitSignal(panel.show_all_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    panel.set_waiting(mockup.waiting(), ())
    assert not panel.nobody_fits.isVisible()
    assert panel.counts() == "4 families · 14 children"
