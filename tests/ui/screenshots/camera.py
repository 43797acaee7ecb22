"""A camera on the real window: waits for what is wanted, and saves it in both palettes."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.settings import Palette

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planner.drafting.in_hand import InHand
    from ui.main_window import MainWindow

Kind = TypeVar("Kind", bound=QWidget)

LONGEST_WAIT = 120.0
"""Seconds within which the window is to be where a picture wants it."""

PALETTES = (Palette.LIGHT, Palette.DARK)


class Camera:
    """Drives one window and saves what it shows.

    Parameters
    ----------
    folder
        Where the pictures go.
    percent
        The device's scale, told in every picture's name.
    data
        A folder for what the window keeps and is brought.
    """

    def __init__(self, window: MainWindow, *, folder: Path, percent: int, data: Path) -> None:
        self.window = window
        self.data = data
        self._folder = folder
        self._percent = percent

    @property
    def week(self) -> InHand:
        """The week on the board."""
        shown = self.window.desk.shown
        if shown is None or shown.in_hand is None:
            sys.exit("There is no week to work on.")
        return shown.in_hand

    def settle(self, until: Callable[[], bool] = lambda: True) -> None:
        """Let the window work until a condition holds, and a little longer."""
        end = time.monotonic() + LONGEST_WAIT
        while not until():
            if time.monotonic() > end:
                sys.exit("The window did not get there in time.")
            QTest.qWait(10)
        QTest.qWait(150)

    def quiet(self) -> None:
        """Wait until nothing is being done."""
        self.settle(lambda: not self.window.background.is_busy)

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Save a picture of the window, or of something over it, in both palettes."""
        for palette in PALETTES:
            self.window.menus.palette_chosen.emit(palette)
            self.settle()
            picture = (widget or self.window).grab()
            picture.save(str(self._folder / f"{name}-{palette}-{self._percent}.png"))
        self.window.menus.palette_chosen.emit(PALETTES[0])

    def open(self, kind: type[Kind]) -> Kind:
        """Return what has opened over the window, once it is there."""
        self.settle(lambda: bool(self._opened(kind)))
        return self._opened(kind)[-1]

    def take_dialog(self, name: str, kind: type[QDialog] = QDialog) -> None:
        """Save a picture of a dialog once it is there, and close it."""
        dialog = self.open(kind)
        self.take(name, dialog)
        self.close(dialog)

    def close(self, dialog: QWidget) -> None:
        """Close something that opened."""
        dialog.close()
        self.quiet()

    def write(self, widget: QWidget, words: str) -> None:
        """Write in a field, key by key."""
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTest.keyClicks(widget, words)
        self.settle()

    def resize(self, width: int, height: int) -> None:
        """Make the window larger or smaller."""
        self.window.resize(width, height)
        QApplication.processEvents()

    def _opened(self, kind: type[Kind]) -> list[Kind]:
        return [found for found in self.window.findChildren(kind) if found.isVisible()]
