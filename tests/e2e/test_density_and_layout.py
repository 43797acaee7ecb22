"""Somebody gives the cards more room, and finds the window at the next start as it was left."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from ui.widgets.board.metrics import Density

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Person


CONTROL = Qt.KeyboardModifier.ControlModifier


def closed(person: Person) -> None:
    person.window.close()
    person.wait_until(lambda: not person.window.isVisible())


def comfortable(person: Person) -> QToolButton:
    (button,) = [
        one
        for one in person.window.allocation.bar.findChildren(QToolButton)
        if one.accessibleName().startswith("Comfortable")
    ]
    return button


def test_cards_take_more_room_and_do_so_at_the_next_start(
    desk: Person, start: Callable[..., Person]
) -> None:
    board = desk.window.allocation.board
    before = board.card_rect("F01").height()
    desk.click(comfortable(desk))
    assert board.density() is Density.COMFORTABLE
    assert board.card_rect("F01").height() > before
    path = desk.window.desk.path
    closed(desk)
    again = start(path)
    again.wait_for_quiet()
    assert again.window.allocation.board.density() is Density.COMFORTABLE
    assert comfortable(again).isChecked()


def test_the_window_has_its_size_and_its_screen_again(
    desk: Person, start: Callable[..., Person]
) -> None:
    desk.window.resize(1300, 760)
    desk.press(Qt.Key.Key_G, CONTROL)
    desk.wait_for_quiet()
    path = desk.window.desk.path
    closed(desk)
    again = start(path)
    again.wait_for_quiet()
    assert (again.window.width(), again.window.height()) == (1300, 760)
    assert again.window.pages.figures.isVisible()
    assert again.window.rail.button("figures").isChecked()


@pytest.mark.parametrize("kept", ["", "{", '{"palette": 7}', '{"palette": "light"}', "[1]"])
def test_a_layout_that_makes_no_sense_is_the_usual_one(
    start: Callable[..., Person], tmp_path: Path, kept: str
) -> None:
    place = tmp_path / "home" / "config"
    place.mkdir(parents=True)
    (place / "window.json").write_text(kept, encoding="utf-8")
    person = start()
    person.wait_for_quiet()
    assert person.window.allocation.board.density() is Density.COMPACT
    assert person.window.empty.isVisible()


def test_nothing_of_the_service_is_in_the_file(desk: Person) -> None:
    desk.point_at("F01")
    desk.click(comfortable(desk))
    desk.window.allocation.bar.show_pod("P2")
    desk.press(Qt.Key.Key_K, CONTROL)
    desk.qtbot.keyClicks(desk.window.week_bar.find_field, "Karen")
    shown = desk.window.desk.shown
    assert shown is not None
    closed(desk)
    (file,) = (desk.home / "config").iterdir()
    kept = file.read_text(encoding="utf-8")
    assert kept_words(kept) <= {
        "system",
        "light",
        "dark",
        "compact",
        "comfortable",
        "allocation",
    }
    assert file.stat().st_mode & 0o077 == 0


def kept_words(kept: str) -> set[str]:
    """Return every text that is kept, whatever it is kept as."""
    return {value for value in json.loads(kept).values() if isinstance(value, str)}


@pytest.mark.parametrize(("width", "height"), [(960, 600), (1280, 720), (1920, 1080)])
def test_the_board_is_worked_on_in_windows_small_and_large(
    desk: Person, width: int, height: int
) -> None:
    desk.window.resize(width, height)
    desk.drag("F01", "S3")
    assert desk.with_whom()["F01"] == "S3"
    assert desk.note() == "F01 moved from Sam to Dan."
    note = desk.window.hands.note
    assert note.parentWidget().rect().contains(note.geometry())
    desk.click(note.link())
    assert desk.with_whom()["F01"] == "S1"
