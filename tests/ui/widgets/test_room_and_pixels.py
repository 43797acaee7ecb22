"""What is drawn at any width: a line of one pixel, and a text within the room there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from ui.theme import current_tokens
from ui.widgets.board.model import Urgency
from ui.widgets.empty_state import EmptyState
from ui.widgets.sentence_line import SentenceLine

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("width", [1300, 1301])
def test_a_line_of_one_pixel_parts_the_links_from_the_check(qtbot: QtBot, width: int) -> None:
    line = SentenceLine()
    qtbot.addWidget(line)
    line.resize(width, line.height())
    line.set_sentence(Urgency.LOW, "F002", "Kept with Sam.", why="Why Sam?")
    line.set_checked("Checked: no rule broken", True)
    line.show()
    left, right = line.move_to.geometry().right() + 1, line.check.geometry().left()
    picture = line.grab().toImage()
    middle = line.height() // 2
    row = [picture.pixelColor(x, middle).name() for x in range(left, right)]
    assert row.count(current_tokens().strong.lower()) == 1


def test_a_text_keeps_within_a_narrow_panel(qtbot: QtBot) -> None:
    empty = EmptyState("No waiting family fits.", "A filter leaves them out.", primary="Show all")
    qtbot.addWidget(empty)
    empty.setFixedWidth(90)
    empty.show()
    empty.setFixedWidth(220)

    def title_and_text() -> tuple[QRect, ...]:
        return tuple(each.geometry() for each in empty.findChildren(QLabel) if each.isVisible())

    qtbot.waitUntil(lambda: all(empty.rect().contains(one) for one in title_and_text()))
    title, text = title_and_text()
    assert text.center().x() == pytest.approx(title.center().x(), abs=1)
    assert text.height() < 2 * title.height()
