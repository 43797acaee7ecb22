"""Which palette and text size are on, by choice or as the system has it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ui.settings import Layout, Palette, read_layout, write_layout
from ui.theme import Scheme, apply_theme

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from ui.widgets.board.metrics import Density


class Look(QObject):
    """The layout in force, put on the application and kept in a file.

    Signals
    -------
    changed()
        Another palette, text size or density is on; what is drawn from them is to be drawn again.
    """

    changed = Signal()

    def __init__(self, app: QApplication, file: Path) -> None:
        super().__init__(app)
        self._app = app
        self._file = file
        self.layout = read_layout(file)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._put_on()

    def choose_palette(self, palette: Palette) -> None:
        """Use another palette from now on."""
        self.keep(replace(self.layout, palette=palette))
        self._put_on()

    def choose_text(self, percent: int) -> None:
        """Use another text size from now on."""
        self.keep(replace(self.layout, text_percent=percent))
        self._put_on()

    @Slot(object)
    def choose_density(self, density: Density) -> None:
        """Give cards more room from now on, or less."""
        if density is not self.layout.density:
            self.keep(replace(self.layout, density=density))
            self.changed.emit()

    def keep(self, layout: Layout) -> None:
        """Keep a layout for the next start."""
        self.layout = layout
        write_layout(layout, self._file)

    @Slot()
    def _follow_system(self) -> None:
        if self.layout.palette is Palette.SYSTEM:
            self._put_on()

    def _put_on(self) -> None:
        is_dark = (
            self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
            if self.layout.palette is Palette.SYSTEM
            else self.layout.palette is Palette.DARK
        )
        apply_theme(
            self._app,
            Scheme.DARK if is_dark else Scheme.LIGHT,
            text_factor=self.layout.text_percent / 100,
        )
        self.changed.emit()
