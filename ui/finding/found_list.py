"""The list beneath the search field: what was found, under a head for each group."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.finding.found import Found, Group, Kind
from ui.theme import Role, scaled
from ui.widgets.ink import Ink, advance
from ui.widgets.painted_children import PaintedChild, expose_painted_children

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

WIDTH = 420
PAD = 6
ROW = 30
HEAD = 26
NOTHING = 58
WIDEST_TITLE = 170
"""Second texts line up beneath one another; a longer title pushes only its own."""

_ICONS = {
    Kind.FAMILY: "users-three",
    Kind.STAFF: "user",
    Kind.VOLUNTEER: "handshake",
    Kind.POD: "columns",
    Kind.PLACE: "map-pin",
}

WHAT_CAN_BE_FOUND = "Type a reference or a name, a person, a pod, a town or a postcode."


class FoundList(QAbstractScrollArea):
    """What was found; one row is the one that Enter takes.

    It never has the keyboard: that stays in the field, which moves the row.

    Signals
    -------
    chosen(Found)
        A row was clicked.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[_Row, ...] = ()
        self._heads: tuple[tuple[str, int], ...] = ()
        self._typed = ""
        self._at = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Found")
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.hide()
        expose_painted_children("FoundList")

    def set_found(self, found: tuple[Found, ...], typed: str, *, room: int) -> None:
        """Show what was found for what was typed; the first row is the one Enter takes.

        Parameters
        ----------
        room
            Pixels down to the end of the window: what has no room there is left out.
        """
        rows: list[_Row] = []
        heads: list[tuple[str, int]] = []
        top = scaled(PAD)
        for group, members in groupby(found, key=lambda one: Group.of(one.kind)):
            if rows and top + scaled(HEAD + ROW + PAD) > room:
                break
            heads.append((group.value, top))
            top += scaled(HEAD)
            for member in members:
                if not rows or top + scaled(ROW + PAD) <= room:
                    rows.append(_Row(member, top))
                    top += scaled(ROW)
        self._rows, self._heads, self._typed, self._at = tuple(rows), tuple(heads), typed, 0
        if not rows:
            top += scaled(NOTHING)
        self.resize(QSize(scaled(WIDTH), top + scaled(PAD)))
        self.viewport().update()

    @property
    def current(self) -> Found | None:
        """What Enter takes; `None` where nothing was found."""
        return self._rows[self._at].found if self._rows else None

    @property
    def titles(self) -> tuple[str, ...]:
        """What is listed, from the top."""
        return tuple(row.found.title for row in self._rows)

    @property
    def spoken(self) -> str:
        """What a screen reader says of the row that Enter takes."""
        if self.current is None:
            return f"Nothing fits {self._typed}. {WHAT_CAN_BE_FOUND}"
        return f"{_spoken(self.current)}, {self._at + 1} of {len(self._rows)}"

    def step(self, by: int) -> None:
        """Go down by so many rows, or up where negative; from the last one to the first."""
        if self._rows:
            self._at = (self._at + by) % len(self._rows)
            self.viewport().update()

    def painted_keys(self) -> tuple[str, ...]:
        """Return the rows, for screen readers."""
        return tuple(str(nth) for nth in range(len(self._rows)))

    def painted_child(self, key: str) -> PaintedChild | None:
        """Return a row as it is now, for screen readers."""
        if not key.isdecimal() or int(key) >= len(self._rows):
            return None
        row = self._rows[int(key)]
        box = QRect(0, row.top, self.width(), scaled(ROW))
        return PaintedChild(_spoken(row.found), box, selected=int(key) == self._at)

    def painted_key_at(self, point: QPoint) -> str:
        """Return the row at a point of the viewport, for screen readers."""
        nth = self._row_at(point)
        return "" if nth is None else str(nth)

    def painted_focus(self) -> str:
        """Return no row: the keyboard is in the field."""
        return ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let Enter take the row under the pointer."""
        nth = self._row_at(event.position().toPoint())
        if nth is not None and nth != self._at:
            self._at = nth
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the click, which nobody beneath shall have."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the row under the pointer."""
        nth = self._row_at(event.position().toPoint())
        if nth is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(self._rows[nth].found)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the panel, the heads and the rows."""
        del event
        with QPainter(self.viewport()) as painter:
            ink = Ink(painter)
            tokens = ink.tokens
            # A pixel in, so that no edge is lost where the window stands between device pixels.
            ink.frame(
                1,
                1,
                self.width() - 2,
                self.height() - 2,
                radius=6,
                edge=tokens.strong,
                ground=tokens.raised,
            )
            left = scaled(PAD + 8)
            for words, top in self._heads:
                middle = top + scaled(HEAD) / 2
                ink.text(left, middle, words, Role.CAPTION_STRONG, tokens.muted)
            titles = (advance(row.found.title, Role.BODY_STRONG) for row in self._rows)
            aligned = min(scaled(WIDEST_TITLE), max(titles, default=0))
            for nth, row in enumerate(self._rows):
                self._paint_row(ink, row, aligned, is_current=nth == self._at)
            if not self._rows:
                self._paint_nothing(ink, left)

    def _paint_row(self, ink: Ink, row: _Row, aligned: float, *, is_current: bool) -> None:
        tokens, found = ink.tokens, row.found
        middle = row.top + scaled(ROW) / 2
        if is_current:
            across = self.width() - 2 * scaled(PAD)
            ink.plate(scaled(PAD), row.top, across, scaled(ROW), radius=4, ground=tokens.soft)
        left = scaled(PAD + 8)
        token = "accent" if is_current else "muted"
        ink.icon(left, middle, _ICONS[found.kind], token, scaled(16))
        left += scaled(24)
        right = self.width() - scaled(PAD + 8)
        wide = ink.text(
            left, middle, found.title, Role.BODY_STRONG, tokens.text, width=right - left
        )
        left += round(max(wide, aligned)) + scaled(12)
        ink.text(left, middle, found.second, Role.SMALL, tokens.muted, width=right - left)

    def _paint_nothing(self, ink: Ink, left: float) -> None:
        tokens, room = ink.tokens, self.width() - 2 * left
        middle = scaled(PAD) + scaled(17)
        words = f"Nothing fits “{self._typed}”."
        ink.text(left, middle, words, Role.BODY_STRONG, tokens.text, width=room)
        middle += scaled(22)
        ink.text(left, middle, WHAT_CAN_BE_FOUND, Role.SMALL, tokens.muted, width=room)

    def _row_at(self, point: QPoint) -> int | None:
        for nth, row in enumerate(self._rows):
            if row.top <= point.y() < row.top + scaled(ROW):
                return nth
        return None


class _Row(NamedTuple):
    """What was found, and where its row begins in the viewport."""

    found: Found
    top: int


def _spoken(found: Found) -> str:
    return f"{found.title}, {found.second}".replace(" · ", ", ")
