"""Somebody likes it dark, or larger."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Person
    from PySide6.QtGui import QAction


def item(person: Person, words: str) -> QAction:
    (found,) = [
        action for action in person.window.menus.looks if action.text().replace("&", "") == words
    ]
    return found


def ground() -> int:
    return QApplication.palette().color(QPalette.ColorRole.Window).lightness()


def test_dark_is_dark_and_stays_so_at_the_next_start(
    sample: Person, start: Callable[..., Person]
) -> None:
    item(sample, "Dark").trigger()
    assert ground() < 60
    sample.window.close()
    sample.wait_until(lambda: not sample.window.isVisible())
    item_of_next = start()
    item_of_next.wait_for_quiet()
    assert ground() < 60
    assert item(item_of_next, "Dark").isChecked()
    item(item_of_next, "Light").trigger()
    assert ground() > 200


def test_a_larger_text_makes_the_bars_higher(sample: Person) -> None:
    before = sample.window.week_bar.height()
    item(sample, "150 %").trigger()
    assert sample.window.week_bar.height() > before
    item(sample, "100 %").trigger()
    assert sample.window.week_bar.height() == before


def test_the_settings_hold_the_look_and_nothing_else(sample: Person) -> None:
    sample.plan()
    sample.window.close()
    sample.wait_until(lambda: not sample.window.isVisible())
    (kept,) = (sample.home / "config").iterdir()
    assert set(json.loads(kept.read_text(encoding="utf-8"))) == {
        "palette",
        "text_percent",
        "width",
        "height",
        "is_maximised",
        "density",
        "screen",
        "waiting_width",
        "waiting_folded",
    }


def test_a_smaller_text_makes_the_menus_as_low_as_they_were(sample: Person) -> None:
    before = sample.window.menuBar().height()
    item(sample, "150 %").trigger()
    sample.wait_until(lambda: sample.window.menuBar().height() > before)
    item(sample, "100 %").trigger()
    sample.wait_until(lambda: sample.window.menuBar().height() == before)
