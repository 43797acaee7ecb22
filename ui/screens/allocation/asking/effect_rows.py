"""Rows of words with a column for each goal: a gain is green, a loss bold."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.screens.allocation.asking.words import COLUMN_TITLES, EffectLine, effect_words, spoken
from ui.theme import Role, scaled
from ui.widgets.ink import Ink, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

COLUMN = 56
"""A goal's column."""

PAD = 12
HEAD = 28
LINE = 16
MOST_NOTE_LINES = 3


class EffectHead(QWidget):
    """The goals' names above their columns.

    Parameters
    ----------
    title
        What the rows are.
    after
        Room at the right that the rows use for something else.
    """

    def __init__(self, title: str, goals: tuple[str, ...], *, after: int = 0) -> None:
        super().__init__()
        self._title, self._goals, self._after = title, goals, after
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_title(self, title: str) -> None:
        """Say what the rows are."""
        self._title = title
        self.update()

    def sizeHint(self) -> QSize:
        """Return one line's height."""
        return QSize(scaled(300), scaled(HEAD))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the title and the names."""
        del event
        with QPainter(self) as painter:
            ink = Ink(painter)
            tokens, middle = ink.tokens, self.height() / 2
            ink.fill(0, 0, self.width(), self.height(), tokens.window)
            ink.fill(0, self.height() - ink.hairline, self.width(), ink.hairline, tokens.border)
            ink.text(scaled(PAD), middle, self._title, Role.CAPTION_MEDIUM, tokens.muted)
            for right, name in zip(
                _column_ends(self.width() - scaled(self._after), self._goals),
                self._goals,
                strict=True,
            ):
                words = COLUMN_TITLES.get(name, name)
                ink.text(right, middle, words, Role.CAPTION_MEDIUM, tokens.muted, right=True)


class EffectRow(QWidget):
    """A line and its effects. What follows the columns, such as a button, is laid over it.

    Parameters
    ----------
    after
        The widget at the right, if there is one, and the room for it.
    """

    def __init__(
        self,
        line: EffectLine,
        goals: tuple[str, ...],
        *,
        widget: QWidget | None = None,
        after: int = 0,
    ) -> None:
        super().__init__()
        self.line, self._goals = line, goals
        self._widget, self._after = widget, after
        self.setAccessibleName(spoken(line, goals))
        if line.note:
            self.setToolTip(f"<p>{html.escape(line.note)}</p>")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        if widget is not None:
            widget.setParent(self)
        self._take_measures()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the widget in its place, and take the height the words need."""
        super().resizeEvent(event)
        self._take_measures()
        if self._widget is not None:
            size = self._widget.sizeHint()
            self._widget.resize(size)
            self._widget.move(
                self.width() - scaled(PAD) - size.width(), (self.height() - size.height()) // 2
            )

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._take_measures()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words and the effects."""
        del event
        with QPainter(self) as painter:
            ink = Ink(painter)
            tokens, line = ink.tokens, self.line
            if line.is_strong:
                ink.fill(0, 0, self.width(), self.height(), tokens.hover)
            # A whole pixel up: at 150 % the last part of one belongs to the row beneath.
            ink.fill(0, self.height() - 1, self.width(), ink.hairline, tokens.line)
            notes = self._notes()
            top = (self.height() - scaled(LINE) * (1 + len(notes))) / 2
            first = top + scaled(LINE) / 2
            room = self._room()
            ink.text(scaled(PAD), first, line.title, Role.BODY_STRONG, tokens.text, width=room)
            for nth, note in enumerate(notes, 1):
                middle = first + nth * scaled(LINE)
                ink.text(scaled(PAD), middle, note, Role.SMALL, tokens.muted)
            ends = _column_ends(self.width() - scaled(self._after), self._goals)
            for right, points in zip(ends, line.effects, strict=True):
                self._paint_effect(ink, right, first, points)

    def _paint_effect(self, ink: Ink, right: float, middle: float, points: int | None) -> None:
        tokens = ink.tokens
        value = tokens.muted if not points else tokens.ok if points < 0 else tokens.text
        role = Role.SMALL_STRONG if points else Role.SMALL
        ink.text(right, middle, effect_words(points), role, value, right=True)

    def _room(self) -> int:
        columns = scaled(COLUMN) * len(self._goals) + scaled(self._after)
        return max(self.width() - columns - 2 * scaled(PAD), scaled(80))

    def _notes(self) -> tuple[str, ...]:
        if not self.line.note:
            return ()
        lines = wrapped(self.line.note, Role.SMALL, self._room())
        if len(lines) <= MOST_NOTE_LINES:
            return lines
        return (*lines[: MOST_NOTE_LINES - 1], f"{lines[MOST_NOTE_LINES - 1]}…")

    def _take_measures(self) -> None:
        self.setFixedHeight(scaled(LINE) * (1 + len(self._notes())) + scaled(12))


class EffectRows(QScrollArea):
    """Rows one beneath the other under a head that sticks; scrolls where there are many."""

    def __init__(self, name: str, head: EffectHead) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        on_surface(self.viewport())
        self.head = head
        head.setParent(self)
        self.rows: tuple[EffectRow, ...] = ()
        self.show_rows(())

    def show_rows(self, rows: Sequence[EffectRow]) -> None:
        """Show these rows and no others."""
        inside = QWidget()
        on_surface(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in rows:
            column.addWidget(row)
        column.addStretch(1)
        self.rows = tuple(rows)
        self.setWidget(inside)

    def viewportEvent(self, event: QEvent) -> bool:
        """Keep the head as wide as the rows, whether they scroll or not."""
        if event.type() is QEvent.Type.Resize:
            self._place_head()
        return super().viewportEvent(event)

    def _place_head(self) -> None:
        high = self.head.sizeHint().height()
        self.setViewportMargins(0, high, 0, 0)
        self.head.setGeometry(0, 0, self.viewport().width(), high)


class Rule(QWidget):
    """A hairline between two parts of a dialog."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        del event
        with QPainter(self) as painter:
            ink = Ink(painter)
            ink.fill(0, 0, self.width(), 1, ink.tokens.border)


def on_surface(widget: QWidget) -> None:
    """Put a widget on the ground of tables and cards."""
    widget.setBackgroundRole(QPalette.ColorRole.Base)
    widget.setAutoFillBackground(True)


def _column_ends(width: int, goals: tuple[str, ...]) -> tuple[float, ...]:
    """Return the right end of each goal's column."""
    last = width - scaled(PAD)
    return tuple(last - scaled(COLUMN) * (len(goals) - 1 - at) for at in range(len(goals)))
