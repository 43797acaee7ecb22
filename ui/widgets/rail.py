"""The rail: the screens of the program, one button each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QToolButton, QVBoxLayout, QWidget

from ui.theme import Role, scaled
from ui.widgets.ink import Ink, advance

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

WIDTH = 72
SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class RailEntry:
    """A screen that can be gone to.

    Attributes
    ----------
    key
        What `Rail.chosen` sends. The entry with the key ``settings`` stands at the bottom.
    word
        The word under the icon.
    icon
        A Phosphor icon's name.
    tip
        What the tooltip says; where the entry is not enabled, why.
    badge
        How many things want attention there; 0 shows none.
    """

    key: str
    word: str
    icon: str
    enabled: bool
    tip: str
    badge: int = 0


class Rail(QWidget):
    """The buttons at the left edge, 72 px wide. `chosen(key)` is sent when one is taken."""

    chosen = Signal(str)

    def __init__(self, entries: tuple[RailEntry, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._send)
        column = QVBoxLayout(self)
        column.setSpacing(2)
        column.setContentsMargins(6, 6, 6, 6)
        for entry in (each for each in entries if each.key != SETTINGS):
            column.addWidget(self._add(entry))
        column.addStretch(1)
        for entry in (each for each in entries if each.key == SETTINGS):
            column.addWidget(self._add(entry))
        self.setAccessibleName("Screens")
        self._take_measures()

    def choose(self, key: str) -> None:
        """Mark an entry as the screen that is shown, without sending `chosen`.

        Raises
        ------
        KeyError
            If there is no such entry.
        """
        self._buttons[key].setChecked(True)

    def set_badge(self, key: str, badge: int) -> None:
        """Show how many things want attention at an entry; 0 shows none."""
        self._buttons[key].set_badge(badge)

    def button(self, key: str) -> RailButton:
        """Return the button of an entry."""
        return self._buttons[key]

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._take_measures()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the line at the right and the bar beside the screen shown."""
        with QPainter(self) as painter:
            ink = Ink(painter)
            painter.fillRect(event.rect(), ink.tokens.window)
            ink.fill(self.width() - ink.hairline, 0, ink.hairline, self.height(), ink.tokens.border)
            shown = self._group.checkedButton()
            if shown is not None:
                height = scaled(36)
                top = shown.y() + (shown.height() - height) / 2
                painter.setClipRect(0, 0, 3, self.height())
                ink.plate(-3, top, 6, height, radius=2, ground=ink.tokens.accent)

    def _add(self, entry: RailEntry) -> RailButton:
        button = RailButton(entry, self)
        button.toggled.connect(self._repaint)
        self._group.addButton(button)
        self._buttons[entry.key] = button
        return button

    def _repaint(self, _checked: bool) -> None:
        self.update()

    def _send(self, button: QAbstractButton) -> None:
        if isinstance(button, RailButton):
            self.chosen.emit(button.entry.key)

    def _take_measures(self) -> None:
        self.setFixedWidth(scaled(WIDTH))


class RailButton(QToolButton):
    """An icon over a word, with a badge where something wants attention."""

    def __init__(self, entry: RailEntry, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry = entry
        self._badge = entry.badge
        self.setCheckable(True)
        self.setProperty("rail", True)
        self.setEnabled(entry.enabled)
        self.setToolTip(entry.tip)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setText(entry.word)
        self.set_badge(entry.badge)

    def set_badge(self, badge: int) -> None:
        """Show another number; 0 shows none."""
        self._badge = badge
        wants = f", {badge} to look at" if badge else ""
        self.setAccessibleName(f"{self.entry.word}{wants}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button."""
        del event
        with QPainter(self) as painter:
            ink = Ink(painter)
            tokens, width, height = ink.tokens, self.width(), self.height()
            if self.isChecked():
                ink.plate(0, 0, width, height, radius=6, ground=tokens.soft)
            elif self.underMouse() and self.isEnabled():
                ink.plate(0, 0, width, height, radius=6, ground=tokens.sunken)
            token = "accent" if self.isChecked() else "muted" if self.isEnabled() else "strong"
            size = scaled(20)
            ink.icon((width - size) / 2, scaled(18), self.entry.icon, token, size)
            role = Role.CAPTION_STRONG if self.isChecked() else Role.CAPTION
            room = width - 4
            wide = min(advance(self.entry.word, role), room)
            ink.text(
                (width - wide) / 2,
                scaled(38),
                self.entry.word,
                role,
                getattr(tokens, token),
                width=room + 1,
            )
            if self._badge:
                self._paint_badge(ink, str(self._badge) if self._badge < 100 else "99+")
            if self.hasFocus():
                ink.frame(0, 0, width, height, radius=6, edge=tokens.accent, thickness=2)

    def _paint_badge(self, ink: Ink, number: str) -> None:
        wide = advance(number, Role.BADGE)
        height = scaled(15)
        width = max(height, wide + scaled(9))
        left = min(self.width() / 2, self.width() - width)
        ink.plate(left, 2, width, height, radius=height / 2, ground=ink.tokens.high)
        ink.text(
            left + (width - wide) / 2, 2 + height / 2, number, Role.BADGE, ink.tokens.on_accent
        )
