"""The agenda at the left: each family in one line, with what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.meeting.meeting import ItemState
from ui.theme import Role, scaled
from ui.widgets.ink import Ink, shortened
from ui.widgets.marks import band_mark, children_dots

if TYPE_CHECKING:
    from ui.screens.meeting.words import AgendaRow

ROW = 33
HEAD = 28
_AT = Qt.ItemDataRole.UserRole + 1
_MARKS = {
    ItemState.DECIDED: ("check-circle", "ok", "text"),
    ItemState.SKIPPED: ("arrow-bend-down-right", "muted", "muted"),
    ItemState.TO_DECIDE: ("circle-dashed", "muted", "muted"),
}
_BAND_LEFT, _FAMILY_LEFT, _DOTS_LEFT, _WEEKS_RIGHT, _STATE_LEFT = 12, 30, 78, 166, 178

AnyIndex = QModelIndex | QPersistentModelIndex


class AgendaList(QListView):
    """The families of the meeting. `chosen(family_id)` when somebody goes to one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[AgendaRow, ...] = ()
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_AgendaPainter(self))
        self.setAccessibleName("Agenda, the most urgent first")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._choose)

    def show_rows(self, rows: tuple[AgendaRow, ...], *, current: str) -> None:
        """Show what became of each family; the keyboard stays on `current`.

        Parameters
        ----------
        current
            The id of the family in front; empty where there is none.
        """
        before: tuple[AgendaRow | None, ...]
        before, self._rows = self._rows, rows
        if len(before) != len(rows):
            before = (None,) * len(rows)
            self._fill(len(rows))
        for at, (old, row) in enumerate(zip(before, rows, strict=True)):
            if old != row:
                item = self._model.item(at)
                item.setText(row.family_id or row.told)
                item.setAccessibleText(row.spoken)
                item.setEnabled(bool(row.family_id))
        self.setCurrentIndex(self.index_of(current) if current else QModelIndex())
        self.viewport().update()

    def _fill(self, count: int) -> None:
        """Make as many items as there are rows."""
        self._model.clear()
        for at in range(count):
            item = QStandardItem()
            item.setData(at, _AT)
            self._model.appendRow(item)

    def row_at(self, index: AnyIndex) -> AgendaRow:
        """Return the row of an index."""
        at: int = index.data(_AT)
        return self._rows[at]

    def rows(self) -> tuple[AgendaRow, ...]:
        """Return what is shown."""
        return self._rows

    def index_of(self, family_id: str) -> QModelIndex:
        """Return where a family stands in the list; an invalid index where it does not."""
        for at, row in enumerate(self._rows):
            if row.family_id == family_id:
                return self._model.index(at, 0)
        return QModelIndex()

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, index: QModelIndex, before: QModelIndex) -> None:
        del before
        if index.isValid() and self._rows:
            self.chosen.emit(self.row_at(index).family_id)


class _AgendaPainter(QStyledItemDelegate):
    """Paints a family, or the head above those who are not eligible."""

    def __init__(self, view: AgendaList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return one line."""
        del option
        row = self._view.row_at(index)
        return QSize(scaled(160), scaled(ROW if row.family_id else HEAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint the band, the reference, the children, the wait and what became of it."""
        row = self._view.row_at(index)
        box, state = option.rect, option.state
        painter.save()
        painter.setClipRect(box)
        painter.translate(box.left(), box.top())
        ink = Ink(painter)
        tokens, width, height = ink.tokens, box.width(), box.height()
        middle = height / 2
        if not row.family_id:
            ink.fill(0, 0, width, height, tokens.sunken)
            ink.text(scaled(_BAND_LEFT), middle, row.told, Role.SMALL_STRONG, tokens.text)
            painter.restore()
            return
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = tokens.soft if selected else tokens.hover if hovered else tokens.surface
        ink.fill(0, 0, width, height, ground)
        ink.fill(0, height - ink.hairline, width, ink.hairline, tokens.line)
        if selected:
            ink.fill(0, 0, scaled(3), height, tokens.accent)
        if row.urgency is not None:
            mark = band_mark(row.urgency, ink.ratio)
            ink.pixmap(scaled(_BAND_LEFT), middle - scaled(6), mark)
        family_role = Role.BODY if row.state is ItemState.DECIDED else Role.BODY_STRONG
        name = scaled(_FAMILY_LEFT)
        room = scaled(_DOTS_LEFT) - name - scaled(4)
        ink.text(name, middle, row.family_id, family_role, tokens.text, width=room)
        dots = children_dots(row.children, ink.ratio)
        ink.pixmap(scaled(_DOTS_LEFT), middle - scaled(8), dots)
        ink.text(scaled(_WEEKS_RIGHT), middle, row.weeks, Role.CAPTION, tokens.muted, right=True)
        icon, icon_token, token = _MARKS[row.state]
        left = scaled(_STATE_LEFT)
        ink.icon(left, middle, icon, icon_token, scaled(14))
        words_left = left + scaled(19)
        told = shortened(row.told, Role.SMALL, width - words_left - scaled(8))
        ink.text(words_left, middle, told, Role.SMALL, getattr(tokens, token))
        if selected and self._view.hasFocus():
            ink.focus_ring(3, 3, width - 6, height - 6, radius=4)
        painter.restore()
