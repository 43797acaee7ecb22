"""The panel of the filters: bands, towns and needs to tick, each with how many families it has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.service.naming import counted
from ui.screens.allocation.filters import Choices, Filters, need_words
from ui.theme import Role, scaled
from ui.widgets.buttons import make_button
from ui.widgets.ink import Ink
from ui.widgets.marks import BAND_SIZE, band_mark

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.widgets.board.model import Urgency

COLUMN = 216
TALLEST = 452
"""Pixels; what is longer is scrolled, so that the panel fits the smallest window."""

ROUND = 160
"""Pixels that a small screen needs above and beneath what is scrolled."""


class FilterPanel(QFrame):
    """Open until somebody clicks elsewhere or presses Esc; every tick is obeyed at once.

    Signals
    -------
    changed(Filters)
        Another band, town or need is ticked or let go.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._filters = Filters()
        self._bands: dict[Urgency, CheckRow] = {}
        self._towns: dict[str, CheckRow] = {}
        self._needs: dict[str, CheckRow] = {}
        self.setObjectName("filters")
        self.setAccessibleName("Filters")
        self.clear = make_button("Clear", compact=True, tip="Let go of every band, town and need")
        self.clear.clicked.connect(self._clear)
        done = make_button("Done", compact=True, tip="Close the filters (Esc)")
        done.clicked.connect(self.close)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(self.clear)
        foot.addStretch(1)
        foot.addWidget(done)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 12, 1, 12)
        self._column.setSpacing(10)
        self._column.addWidget(self._scroll, 1)
        self._column.addLayout(foot)

    def offer(self, choices: Choices, filters: Filters) -> None:
        """Offer what there is on a board, ticked as chosen."""
        self._filters = filters
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        left, right = _column(row), _column(row)
        self._bands, self._towns, self._needs = {}, {}, {}
        _head(left, "Band")
        for band, count in choices.bands:
            self._bands[band] = self._add(left, band.value.capitalize(), count, band=band)
        _head(left, "Town", above=10)
        for town, count in choices.towns:
            self._towns[town] = self._add(left, town, count)
        _head(right, "Need")
        for need, count in choices.needs:
            self._needs[need] = self._add(right, need_words(need), count)
        for side in (left, right):
            side.addStretch(1)
        self._scroll.setWidget(page)
        self._scroll.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        whole = page.sizeHint()
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        room = min(scaled(TALLEST), self.screen().availableGeometry().height() - scaled(ROUND))
        self._scroll.setFixedSize(whole.width() + bar, min(whole.height(), room))
        self._tick()

    def open_beneath(self, widget: QWidget) -> None:
        """Open with the right edge beneath a widget's, the keyboard on the first choice."""
        self._column.activate()
        self.setFixedSize(self._column.sizeHint())
        corner = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 4))
        screen = widget.screen().availableGeometry()
        self.move(max(screen.left(), corner.x()), corner.y())
        self.show()
        rows = self.rows
        if rows:
            first = next((row for row in rows if row.isChecked()), rows[0])
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def rows(self) -> tuple[CheckRow, ...]:
        """What can be ticked, from the top."""
        return (*self._bands.values(), *self._towns.values(), *self._needs.values())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the panel."""
        del event
        with QPainter(self) as painter:
            ink = Ink(painter)
            width, height = self.width(), self.height()
            ink.fill(0, 0, width, height, ink.tokens.raised)
            ink.frame(0, 0, width, height, radius=0, edge=ink.tokens.strong)

    def _add(
        self, column: QVBoxLayout, words: str, count: int, *, band: Urgency | None = None
    ) -> CheckRow:
        made = CheckRow(words, count, band=band)
        made.clicked.connect(self._choose)
        column.addWidget(made)
        return made

    @Slot()
    def _choose(self) -> None:
        self._tell(
            replace(
                self._filters,
                bands=frozenset(band for band, row in self._bands.items() if row.isChecked()),
                towns=frozenset(town for town, row in self._towns.items() if row.isChecked()),
                needs=frozenset(need for need, row in self._needs.items() if row.isChecked()),
            )
        )

    @Slot()
    def _clear(self) -> None:
        none: frozenset[str] = frozenset()
        self._tell(replace(self._filters, bands=frozenset(), towns=none, needs=none, only=None))

    def _tell(self, filters: Filters) -> None:
        self._filters = filters
        self._tick()
        self.changed.emit(filters)

    def _tick(self) -> None:
        for band, row in self._bands.items():
            row.setChecked(band in self._filters.bands)
        for town, row in self._towns.items():
            row.setChecked(town in self._filters.towns)
        for need, row in self._needs.items():
            row.setChecked(need in self._filters.needs)
        self.clear.setEnabled(self._filters.chooses_families)


class CheckRow(QCheckBox):
    """A box to tick, a band's shape where it is one, words, and how many families there are."""

    def __init__(self, words: str, count: int, *, band: Urgency | None = None) -> None:
        super().__init__(words)
        self._count = count
        self._band = band
        self.setAccessibleName(f"{words}, {counted(count, 'family', 'families')}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of a row."""
        return QSize(scaled(COLUMN), scaled(26))

    def minimumSizeHint(self) -> QSize:
        """Return the size of a row."""
        return self.sizeHint()

    def hitButton(self, point: QPoint) -> bool:
        """Let the whole row be clicked, not only the box."""
        return self.rect().contains(point)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        del event
        with QPainter(self) as painter:
            ink = Ink(painter)
            tokens, width, height = ink.tokens, self.width(), self.height()
            middle, box = height / 2, scaled(14)
            if self.underMouse():
                ink.plate(0, 0, width, height, radius=4, ground=tokens.hover)
            left = float(scaled(6))
            ticked = self.isChecked()
            ink.frame(
                left,
                middle - box / 2,
                box,
                box,
                radius=3,
                edge=tokens.accent if ticked else tokens.strong,
                ground=tokens.accent if ticked else tokens.surface,
            )
            if ticked:
                ink.icon(left + 1, middle, "check-bold", "on_accent", box - 2)
            left += box + scaled(8)
            if self._band is not None:
                size = scaled(BAND_SIZE)
                ink.pixmap(left, middle - size / 2, band_mark(self._band, ink.ratio))
                left += size + scaled(6)
            right = float(width - scaled(6))
            number = f"{self._count:,}"
            right -= ink.text(right, middle, number, Role.SMALL, tokens.muted, right=True)
            role = Role.BODY_MEDIUM if ticked else Role.BODY
            room = right - scaled(8) - left
            ink.text(left, middle, self.text(), role, tokens.text, width=room)


def _column(row: QHBoxLayout) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(0)
    row.addLayout(made)
    return made


def _head(column: QVBoxLayout, words: str, *, above: int = 0) -> None:
    head = QLabel(words)
    head.setProperty("role", "caption")
    head.setContentsMargins(scaled(6), scaled(above), 0, scaled(4))
    column.addWidget(head)
