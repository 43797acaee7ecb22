"""All keys on one sheet, read off the actions and off what the board and the map answer to."""

from __future__ import annotations

import math
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.theme import Role, font, scaled
from ui.widgets.ink import advance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QAction

MOST_COLUMNS = 3
ROW = 24
HEAD = 32
LARGEST = (1180, 684)
"""Pixels that a window of 1280 × 720 has room for."""

ROUND = 58
"""Pixels beside the sheet: the dialog's margins and the bar that scrolls."""

_GROUP_KEY = "key_group"


class KeyGroup(Enum):
    """Where a key is for, in the order of the sheet."""

    ANYWHERE = "Anywhere"
    GO = "Screens and weeks"
    FILES = "Services and files"
    PLAN = "The plan"
    BOARD = "On the board"
    CARRYING = "While a family is carried"
    DIALOGS = "In dialogs and lists"
    MEETING = "In the referral meeting"
    MAP = "On the map"


OWN_KEYS: dict[KeyGroup, tuple[tuple[str, str], ...]] = {
    KeyGroup.BOARD: (
        ("Arrows", "From card to card"),
        ("Ctrl+Arrows", "By column and by pod"),
        ("Return", "Open the card, or fold the pod"),
        ("Space", "Pick the family up"),
        ("Shift+F10", "Everything that can be done here"),
    ),
    KeyGroup.CARRYING: (
        ("Arrows", "To the next practitioner"),
        ("Space", "Put the family down"),
        ("Esc", "Put it back where it was"),
    ),
    KeyGroup.DIALOGS: (
        ("Tab", "To the next field or button"),
        ("Arrows", "From row to row"),
        ("Return", "Take what is chosen"),
        ("Esc", "Close; nothing is changed"),
    ),
    KeyGroup.MEETING: (
        ("1 2 3 0", "Choose somebody, or waiting"),
        ("Ctrl+Return", "Decide, and on to the next"),
        ("S B O", "Skip, back, others"),
    ),
    KeyGroup.MAP: (
        ("Arrows", "From family to family"),
        ("Shift+Arrows", "Move the map"),
        ("+ −", "Nearer, further"),
        ("0", "The whole map"),
        ("Return", "Open what is chosen"),
    ),
}
"""What a screen answers to by itself, without an action."""


def mark(action: QAction, group: KeyGroup) -> None:
    """Say where an action's key is for."""
    action.setProperty(_GROUP_KEY, group.name)


def keys_of(
    actions: Iterable[QAction], own: Mapping[KeyGroup, Sequence[tuple[str, str]]]
) -> dict[KeyGroup, tuple[tuple[str, str], ...]]:
    """Return each group's keys and what they do: the actions' first, then those of its own."""
    found: dict[KeyGroup, list[tuple[str, str]]] = {group: [] for group in KeyGroup}
    for action in actions:
        name = action.property(_GROUP_KEY)
        group = KeyGroup[name] if isinstance(name, str) else KeyGroup.ANYWHERE
        keys = " or ".join(key.toString() for key in action.shortcuts())
        # What an undo undoes is not what its key is for.
        words = action.text().replace("&", "").rstrip("…").partition(":")[0]
        if keys:
            found[group].append((keys, words))
    for group, keys_of_screen in own.items():
        found[group].extend(keys_of_screen)
    return {group: tuple(keys) for group, keys in found.items() if keys}


class KeysDialog(QDialog):
    """The sheet of all keys, three columns wide where there is room."""

    def __init__(
        self,
        actions: Iterable[QAction],
        parent: QWidget | None = None,
        *,
        own: Mapping[KeyGroup, Sequence[tuple[str, str]]] = OWN_KEYS,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = QLabel("Keys")
        title.setProperty("role", "panel-title")
        self.sheet = self._widest_that_fits(keys_of(actions, own))
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.sheet)
        self._scroll.setAccessibleName("All keys")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.setContentsMargins(4, 4, 4, 4)  # Room for the ring of keyboard focus.
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(self._scroll, 1)
        column.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()
        # By itself a dialog takes no more than two thirds of the screen.
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return the size of the whole sheet, as far as a small window has room for it."""
        inside = self.sheet.sizeHint()
        whole = QSize(inside.width() + ROUND, inside.height() + scaled(120))
        return whole.boundedTo(QSize(*LARGEST))

    def _widest_that_fits(self, groups: Mapping[KeyGroup, Sequence[tuple[str, str]]]) -> KeySheet:
        """Return the sheet in as many columns as a small window has room for."""
        for columns in range(MOST_COLUMNS, 1, -1):
            made = KeySheet(groups, columns=columns)
            if made.sizeHint().width() + ROUND <= LARGEST[0]:
                return made
        return KeySheet(groups, columns=1)


class KeySheet(QWidget):
    """The groups, shared among columns so that these end at about the same height."""

    def __init__(
        self, groups: Mapping[KeyGroup, Sequence[tuple[str, str]]], *, columns: int = MOST_COLUMNS
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(28))
        for members in shared(groups, columns):
            column = QVBoxLayout()
            column.setSpacing(0)
            for group in members:
                column.addWidget(_head(group.value))
                for keys, words in groups[group]:
                    column.addWidget(_KeyRow(keys, words))
                column.addSpacing(scaled(8))
            column.addStretch(1)
            row.addLayout(column, 1)

    @property
    def rows(self) -> tuple[str, ...]:
        """What stands on the sheet, as a screen reader says it."""
        return tuple(row.accessibleName() for row in self.findChildren(_KeyRow))


def shared(groups: Mapping[KeyGroup, Sequence[object]], columns: int) -> list[list[KeyGroup]]:
    """Return the groups in columns, in their order: the tallest column as low as can be."""
    heights = {group: HEAD + ROW * len(keys) for group, keys in groups.items()}
    names = list(groups)
    for limit in sorted(
        {
            sum(heights[name] for name in names[start:end])
            for start in range(len(names))
            for end in range(start + 1, len(names) + 1)
        }
    ):
        filled: list[list[KeyGroup]] = [[]]
        for name in names:
            if filled[-1] and sum(heights[each] for each in (*filled[-1], name)) > limit:
                filled.append([])
            filled[-1].append(name)
        tallest = max(sum(heights[each] for each in column) for column in filled)
        if len(filled) <= columns and tallest <= limit:
            return filled
    return []


class _KeyRow(QWidget):
    """What a key does, and its caps at the right."""

    def __init__(self, keys: str, words: str) -> None:
        super().__init__()
        self.setFixedHeight(scaled(ROW))
        self.setAccessibleName(f"{words}: {keys}")
        label = QLabel(words)
        label.setFont(font(Role.BODY))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(3))
        row.addWidget(label, 1)
        for nth, one in enumerate(keys.split(" or ")):
            if nth:
                between = QLabel("or")
                between.setProperty("role", "caption")
                row.addWidget(between)
            for part in _caps(one):
                cap = QLabel(part)
                cap.setProperty("keycap", True)
                wide = advance(part, Role.CAPTION) + scaled(14)
                cap.setFixedWidth(max(scaled(24), math.ceil(wide)))
                cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
                row.addWidget(cap)


def _caps(keys: str) -> list[str]:
    """Return a cap for each key to be held or pressed, as this computer's keyboard names it."""
    parts = keys.split("+") if len(keys) > 1 and not keys.startswith("+") else [keys]
    return [word for part in parts for word in _NAMES.get(part, _native(part)).split(" ")]


_NAMES = {"Return": "Enter", "Arrows": "← ↑ ↓ →", "Del": "Delete"}


def _native(key: str) -> str:
    if QGuiApplication.platformName() != "cocoa":
        return key
    return {"Ctrl": "⌘", "Shift": "⇧"}.get(key, key)


def _head(words: str) -> QLabel:
    head = QLabel(words)
    head.setProperty("role", "strong")
    head.setFixedHeight(scaled(HEAD - 6))
    return head
