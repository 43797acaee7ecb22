"""The menus: every action of the window, its words and its keys, but not what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from ui.settings import TEXT_PERCENTS, Palette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QMenuBar

    from ui.settings import Layout

_PALETTE_WORDS = {
    Palette.SYSTEM: "As on this computer",
    Palette.LIGHT: "Light",
    Palette.DARK: "Dark",
}


class Menus(QObject):
    """The actions, by name, in the menus they stand in.

    Signals
    -------
    palette_chosen(Palette), text_chosen(int)
        People want another look.
    """

    palette_chosen = Signal(object)
    text_chosen = Signal(int)

    def __init__(self, bar: QMenuBar, layout: Layout) -> None:
        super().__init__(bar)
        file = bar.addMenu("&File")
        self.new = _add(file, "&New…", "Ctrl+N")
        self.open = _add(file, "&Open…", "Ctrl+O")
        self.sample = _add(file, "Open the &sample")
        file.addSeparator()
        self.bring_in_folder = _add(file, "&Bring in a folder…", "Ctrl+I")
        self.bring_in_workbook = _add(file, "Bring in a &workbook…", "Ctrl+Shift+I")
        self.export = _add(file, "&Export to a folder…", "Ctrl+E")
        file.addSeparator()
        self.sheets = _add(file, "Sheets to &print", "Ctrl+P")
        file.addSeparator()
        self.close = _add(file, "&Close", "Ctrl+Q")
        self.close.setMenuRole(QAction.MenuRole.QuitRole)

        view = bar.addMenu("&View")
        self._palettes = QActionGroup(self)
        for palette, words in _PALETTE_WORDS.items():
            action = _add(view, words)
            action.setCheckable(True)
            action.setChecked(palette is layout.palette)
            action.setData(palette)
            self._palettes.addAction(action)
        view.addSeparator()
        sizes = view.addMenu("Text size")
        self._sizes = QActionGroup(self)
        for percent in TEXT_PERCENTS:
            action = _add(sizes, f"{percent} %")
            action.setCheckable(True)
            action.setChecked(percent == layout.text_percent)
            action.setData(percent)
            self._sizes.addAction(action)

        plan = bar.addMenu("&Plan")
        self.plan = _add(plan, "&Plan this week", "Ctrl+Return")
        self.stop = _add(plan, "&Stop, keep the best plan", "Esc")
        plan.addSeparator()
        self.approve = _add(plan, "&Approve…", "Ctrl+Shift+A")

        go = bar.addMenu("&Go")
        self.allocation = _add(go, "&Allocation", "Ctrl+2")
        go.addSeparator()
        self.earlier = _add(go, "Week &before", "[")
        self.later = _add(go, "Week a&fter", "]")
        self.this_week = _add(go, "&This week", "Ctrl+T")
        go.addSeparator()
        self.find = _add(go, "&Find a family", "Ctrl+K")
        self.filter = _add(go, "Only what &changed", "F")

        help_menu = bar.addMenu("&Help")
        self.keys = _add(help_menu, "&Keys", "F1")
        self._palettes.triggered.connect(self._choose_palette)
        self._sizes.triggered.connect(self._choose_text)

    @property
    def everything(self) -> tuple[QAction, ...]:
        """Every action, in the order of the menus."""
        return tuple(action for action in vars(self).values() if isinstance(action, QAction))

    @property
    def looks(self) -> tuple[QAction, ...]:
        """The choices of palette and of text size."""
        return (*self._palettes.actions(), *self._sizes.actions())

    @Slot(QAction)
    def _choose_palette(self, action: QAction) -> None:
        self.palette_chosen.emit(Palette(action.data()))

    @Slot(QAction)
    def _choose_text(self, action: QAction) -> None:
        self.text_chosen.emit(action.data())


def allow(action: QAction, why_not: str) -> None:
    """Let an action be used, or say in its tooltip why it may not be."""
    action.setEnabled(not why_not)
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    words = action.text().replace("&", "").rstrip("…")
    action.setToolTip(why_not or (f"{words} ({key})" if key else words))


def _add(menu: QMenu, text: str, key: str = "") -> QAction:
    action = menu.addAction(text)
    if key:
        action.setShortcut(QKeySequence(key))
    return action
