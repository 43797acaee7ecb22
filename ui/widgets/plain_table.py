"""A table to read, sort and copy: figures right, words left, the head sticks."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ui.theme import Role, scaled
from ui.widgets.ink import Ink, advance
from ui.widgets.table_rows import PAD_LEFT, PAD_RIGHT, ROW_HEIGHT, paint_focus, paint_ground

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QPainter, QShowEvent

KEY = Qt.ItemDataRole.UserRole
SORTED_BY = Qt.ItemDataRole.UserRole + 1
TONE = Qt.ItemDataRole.UserRole + 2
ICON = Qt.ItemDataRole.UserRole + 3

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes
    ----------
    width
        Pixels at text size 100 %; the last column takes what is left.
    is_figures
        Whether it holds figures, which stand right.
    """

    head: str
    width: int
    is_figures: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes
    ----------
    sorted_by
        What it is sorted by; by its words where `None`.
    quiet
        Whether it is read second.
    strong
        Whether it is read first.
    icon
        The name of an icon before the words and the token of its colour; `None` for none.
    """

    words: str
    sorted_by: str | float | None = None
    quiet: bool = False
    strong: bool = False
    icon: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what a click on it is about, and its cells, one for each column."""

    key: str
    cells: tuple[Cell, ...]


class PlainTable(QTreeView):
    """A flat table. A click on a head sorts, a second one turns round; Ctrl+C copies rows.

    Parameters
    ----------
    name
        What it shows, for screen readers.

    Signals
    -------
    chosen(key)
        A row was clicked twice, or Enter pressed on it.
    """

    chosen = Signal(str)

    def __init__(self, name: str, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._model = QStandardItemModel(self)
        self._model.setSortRole(SORTED_BY)
        self._model.setHorizontalHeaderLabels([one.head for one in self._columns])
        self.setModel(self._model)
        self.setItemDelegate(_Cells(self._columns, self))
        self.setAccessibleName(name)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        head = self.header()
        head.setSectionsMovable(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setStretchLastSection(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for at, column in enumerate(self._columns):
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
            if column.is_figures:
                self._model.setHeaderData(
                    at,
                    Qt.Orientation.Horizontal,
                    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                    Qt.ItemDataRole.TextAlignmentRole,
                )
        self._fit()
        head.sortIndicatorChanged.connect(self._sort)
        self.doubleClicked.connect(self._choose)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows in their order."""
        self._model.removeRows(0, self._model.rowCount())
        self.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for row in rows:
            self._model.appendRow([_item(row.key, cell) for cell in row.cells])
        if rows:
            self.setCurrentIndex(self._model.index(0, 0))
            self.clearSelection()

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """Return the cells of every row as they are shown, from top to bottom."""
        return tuple(self._texts(self._model.index(at, 0)) for at in range(self._model.rowCount()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the rows selected, a tab between their cells; Enter chooses one."""
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)
            lines = ["\t".join(self._texts(index)) for index in rows]
            QGuiApplication.clipboard().setText("\n".join(lines))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the size of text."""
        super().changeEvent(event)
        if event.type() is event.Type.FontChange and hasattr(self, "_columns"):
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the columns to the text."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        for at, column in enumerate(self._columns[:-1]):
            self.header().resizeSection(at, scaled(column.width))

    @Slot(int, Qt.SortOrder)
    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        if column >= 0:
            self._model.sort(column, order)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        key = str(index.siblingAtColumn(0).data(KEY) or "") if index.isValid() else ""
        if key:
            self.chosen.emit(key)

    def _texts(self, index: QModelIndex) -> tuple[str, ...]:
        return tuple(
            str(index.siblingAtColumn(at).data() or "") for at in range(len(self._columns))
        )


def _item(key: str, cell: Cell) -> QStandardItem:
    item = QStandardItem(cell.words)
    item.setData(key, KEY)
    item.setData(cell.words if cell.sorted_by is None else cell.sorted_by, SORTED_BY)
    item.setData("muted" if cell.quiet else "strong" if cell.strong else "", TONE)
    item.setData(cell.icon, ICON)
    item.setToolTip(f"<p>{html.escape(cell.words)}</p>" if cell.words else "")
    return item


class _Cells(QStyledItemDelegate):
    """Paints cells in the size of tables, whole rows selected."""

    def __init__(self, columns: tuple[Column, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return a row's height, growing with the text."""
        del option, index
        return QSize(scaled(40), scaled(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one cell."""
        painter.save()
        painter.setClipRect(option.rect)
        ink = Ink(painter)
        paint_ground(ink, option)
        self._paint_words(ink, option, index)
        self._paint_ring(ink, option, index)
        painter.restore()

    def _paint_words(self, ink: Ink, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        box, words, tone = option.rect, str(index.data() or ""), index.data(TONE)
        role = Role.SMALL_STRONG if tone == "strong" else Role.SMALL
        value = ink.tokens.muted if tone == "muted" else ink.tokens.text
        left, right = box.x() + scaled(PAD_LEFT), box.x() + box.width() - scaled(PAD_RIGHT)
        middle = box.y() + box.height() / 2
        icon = index.data(ICON)
        if icon:
            name, token = icon
            ink.icon(left, middle, name, token, scaled(14))
            left += scaled(20)
        if self._columns[index.column()].is_figures:
            left = max(left, right - round(advance(words, role)) - 1)
        ink.text(left, middle, words, role, value, width=right - left + 1)

    def _paint_ring(self, ink: Ink, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the ring of keyboard focus around the whole row, of which this is one cell."""
        table = self.parent()
        if not isinstance(table, QTreeView) or not table.hasFocus():
            return
        if table.currentIndex().row() != index.row():
            return
        paint_focus(ink, 0, option.rect.y(), table.viewport().width(), option.rect.height())
