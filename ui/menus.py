"""The menus: every action of the window, its words and its keys, but not what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from ui.screens.keys import KeyGroup, mark
from ui.settings import TEXT_PERCENTS, Palette
from ui.widgets.board.metrics import Density

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QMenuBar

    from ui.settings import Layout

T = TypeVar("T", Density, Palette, int)

_PALETTE_WORDS = {
    Palette.SYSTEM: "As on this computer",
    Palette.LIGHT: "Light",
    Palette.DARK: "Dark",
}
_DENSITY_WORDS = {
    Density.COMPACT: "Compact cards",
    Density.COMFORTABLE: "Comfortable cards",
}


class Menus(QObject):
    """The actions, by name, in the menus they stand in.

    What needs a week on the desk may not be used before the window allows it (`allow`).

    Signals
    -------
    palette_chosen(Palette), text_chosen(int), density_chosen(Density)
        People want another look.
    """

    palette_chosen = Signal(object)
    text_chosen = Signal(int)
    density_chosen = Signal(object)

    def __init__(self, bar: QMenuBar, layout: Layout) -> None:
        super().__init__(bar)
        self._add_file(bar.addMenu("&File"))
        self._add_edit(bar.addMenu("&Edit"))
        self._add_view(bar.addMenu("&View"), layout)
        self._add_plan(bar.addMenu("&Plan"))
        self._add_go(bar.addMenu("&Go"))
        help_menu = bar.addMenu("&Help")
        self.keys = _add(help_menu, "&Keys", "F1", "?")
        self.plan_ways = QMenu(bar)
        self.plan_ways.addActions([self.plan_rest, self.least_change])

    def _add_file(self, menu: QMenu) -> None:
        files = KeyGroup.FILES
        self.new = _add(menu, "&New…", "Ctrl+N", group=files)
        self.open = _add(menu, "&Open…", "Ctrl+O", group=files)
        self.sample = _add(menu, "Open the &sample", group=files)
        menu.addSeparator()
        self.bring_in_folder = _add(menu, "&Bring in a folder…", "Ctrl+I", group=files)
        self.bring_in_workbook = _add(menu, "Bring in a &workbook…", "Ctrl+Shift+I", group=files)
        self.export = _add(menu, "&Export to a folder…", "Ctrl+E", group=files)
        menu.addSeparator()
        self.sheets = _add(menu, "Sheets to &print", "Ctrl+P", group=KeyGroup.GO)
        menu.addSeparator()
        self.close = _add(menu, "&Close", "Ctrl+Q", group=files)
        self.close.setMenuRole(QAction.MenuRole.QuitRole)

    def _add_edit(self, menu: QMenu) -> None:
        board = KeyGroup.BOARD
        self.undo = _add(menu, "&Undo", "Ctrl+Z", needs_week=True)
        self.redo = _add(menu, "&Redo", "Ctrl+Shift+Z", "Ctrl+Y", needs_week=True)
        menu.addSeparator()
        self.move_to = _add(menu, "&Move to…", "M", group=board, needs_week=True)
        self.lock = _add(menu, "&Lock", "L", group=board, needs_week=True)
        self.leave_waiting = _add(menu, "Leave &waiting", "Del", group=board, needs_week=True)
        self.give_reason = _add(menu, "Give a reaso&n…", group=board, needs_week=True)
        self.unlock_all = _add(menu, "Unlock &everything", group=board, needs_week=True)
        menu.addSeparator()
        self.why = _add(menu, "Wh&y this practitioner", "W", group=board, needs_week=True)
        self.why_not = _add(menu, "Why &not another…", "N", group=board, needs_week=True)
        menu.addSeparator()
        self.find = _add(menu, "&Find a family, person or place", "Ctrl+K")

    def _add_view(self, menu: QMenu, layout: Layout) -> None:
        self.filter = _add(menu, "&Filter the board…", "F", group=KeyGroup.BOARD)
        self.changed = _add(menu, "Only what &changed", "Shift+F", group=KeyGroup.BOARD)
        menu.addSeparator()
        self._densities = _choice(menu, _DENSITY_WORDS, layout.density)
        menu.addSeparator()
        self._palettes = _choice(menu, _PALETTE_WORDS, layout.palette)
        menu.addSeparator()
        sizes = {percent: f"{percent} %" for percent in TEXT_PERCENTS}
        self._sizes = _choice(menu.addMenu("&Text size"), sizes, layout.text_percent)
        self._densities.triggered.connect(self._choose_density)
        self._palettes.triggered.connect(self._choose_palette)
        self._sizes.triggered.connect(self._choose_text)

    def _add_plan(self, menu: QMenu) -> None:
        week = KeyGroup.PLAN
        self.plan = _add(menu, "&Plan this week", "Ctrl+Return", group=week)
        self.plan_rest = _add(
            menu, "Plan the &rest", "Ctrl+Shift+Return", group=week, needs_week=True
        )
        self.least_change = _add(menu, "With the &least change", group=week, needs_week=True)
        self.stop = _add(menu, "&Stop, keep the best plan", "Esc", group=week)
        menu.addSeparator()
        self.see_changes = _add(menu, "See &changes…", "Ctrl+D", group=week, needs_week=True)
        self.what_if = _add(menu, "&What if…", "Ctrl+Shift+W", group=week, needs_week=True)
        self.meeting = _add(menu, "Referral &meeting…", "Ctrl+M", group=week, needs_week=True)
        menu.addSeparator()
        self.approve = _add(menu, "&Approve…", "Ctrl+Shift+A", group=week)

    def _add_go(self, menu: QMenu) -> None:
        go = KeyGroup.GO
        self.allocation = _add(menu, "&Allocation", "Ctrl+2", group=go)
        self.map = _add(menu, "&Map", "Ctrl+5", group=go, needs_week=True)
        self.figures = _add(menu, "&Figures", "Ctrl+G", group=go, needs_week=True)
        self.history = _add(menu, "&History", "Ctrl+H", group=go, needs_week=True)
        menu.addAction(self.sheets)
        menu.addSeparator()
        self.earlier = _add(menu, "Week &before", "[", group=go)
        self.later = _add(menu, "Week a&fter", "]", group=go)
        self.this_week = _add(menu, "&This week", "Ctrl+T", group=go)

    @property
    def everything(self) -> tuple[QAction, ...]:
        """Every action, in the order of the menus."""
        return tuple(action for action in vars(self).values() if isinstance(action, QAction))

    @property
    def looks(self) -> tuple[QAction, ...]:
        """The choices of palette and of text size."""
        return (*self._palettes.actions(), *self._sizes.actions())

    def follow(self, layout: Layout) -> None:
        """Mark the look in force, wherever it was chosen; sends no signal."""
        for group, value in (
            (self._densities, layout.density),
            (self._palettes, layout.palette),
            (self._sizes, layout.text_percent),
        ):
            for action in group.actions():
                action.setChecked(action.data() == value)

    @Slot(QAction)
    def _choose_palette(self, action: QAction) -> None:
        self.palette_chosen.emit(Palette(action.data()))

    @Slot(QAction)
    def _choose_text(self, action: QAction) -> None:
        self.text_chosen.emit(action.data())

    @Slot(QAction)
    def _choose_density(self, action: QAction) -> None:
        self.density_chosen.emit(Density(action.data()))


def allow(action: QAction, why_not: str) -> None:
    """Let an action be used, or say in its tooltip why it may not be."""
    action.setEnabled(not why_not)
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    words = action.text().replace("&", "").rstrip("…")
    action.setToolTip(why_not or (f"{words} ({key})" if key else words))


def _add(
    menu: QMenu,
    text: str,
    *keys: str,
    group: KeyGroup = KeyGroup.ANYWHERE,
    needs_week: bool = False,
) -> QAction:
    action = menu.addAction(text)
    action.setShortcuts([QKeySequence(key) for key in keys])
    mark(action, group)
    if needs_week:
        allow(action, "There is no week to do this with. Open a service first.")
    return action


def _choice(menu: QMenu, words: Mapping[T, str], chosen: T) -> QActionGroup:
    """Add actions of which one is on."""
    made = QActionGroup(menu)
    for value, text in words.items():
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(value == chosen)
        action.setData(value)
        made.addAction(action)
    return made
