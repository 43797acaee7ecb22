"""A table to read, sort and copy: figures right, words left, the head sticks."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar, overload

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QKeySequence
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
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent, QShowEvent

AnyIndex = QModelIndex | QPersistentModelIndex
T = TypeVar("T")


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

    @property
    def rank(self) -> tuple[float, str]:
        """What it is sorted by: numbers by how large they are, words whatever their case."""
        if isinstance(self.sorted_by, str) or self.sorted_by is None:
            return 0.0, (self.sorted_by or self.words).casefold()
        return self.sorted_by, ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what a click on it is about, and its cells, one for each column."""

    key: str
    cells: tuple[Cell, ...]


class RowsOnDemand(Sequence[Row]):
    """Rows that are made when they are first looked at: of thousands only a few are seen.

    Parameters
    ----------
    make
        Makes the row of one thing.
    """

    def __init__(self, things: Sequence[T], make: Callable[[T], Row]) -> None:
        self._make: tuple[Callable[[], Row], ...] = tuple(partial(make, one) for one in things)
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self._make)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        if at not in self._made:
            self._made[at] = self._make[at]()
        return self._made[at]


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
        self._model = _Rows(self._columns, self)
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
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._fit()
        head.sortIndicatorChanged.connect(self._sort)
        self.doubleClicked.connect(self._choose)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows in their order."""
        self.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._model.show_rows(rows)
        if rows:
            self.setCurrentIndex(self._model.index(0, 0))
            self.clearSelection()

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """Return the cells of every row as they are shown, from top to bottom."""
        return tuple(self._model.texts(row) for row in range(self._model.rowCount()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the rows selected, a tab between their cells; Enter chooses one."""
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)
            lines = ["\t".join(self._model.texts(index.row())) for index in rows]
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width there is among the columns."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give every column its width, or its share where there is not room for all."""
        whole = scaled(sum(column.width for column in self._columns))
        share = min(1.0, self.viewport().width() / whole) if whole else 1.0
        for at, column in enumerate(self._columns[:-1]):
            self.header().resizeSection(at, int(scaled(column.width) * share))

    @Slot(int, Qt.SortOrder)
    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        if column >= 0:
            self._model.sort(column, order)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._model.key(index))


class _Rows(QAbstractTableModel):
    """The rows as they are given: thousands of decisions are no thousands of items."""

    def __init__(self, columns: tuple[Column, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns
        self._rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Take other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def cell(self, index: AnyIndex) -> Cell:
        """Return a cell."""
        return self._rows[index.row()].cells[index.column()]

    def key(self, index: AnyIndex) -> str:
        """Return what a row is about."""
        return self._rows[index.row()].key

    def texts(self, row: int) -> tuple[str, ...]:
        """Return the cells of a row as they are shown."""
        return tuple(cell.words for cell in self._rows[row].cells)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many rows there are."""
        return len(self._rows) if parent is None or not parent.isValid() else 0

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many columns there are."""
        return len(self._columns) if parent is None or not parent.isValid() else 0

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, also as a tooltip."""
        if not index.isValid():
            return None
        words = self.cell(index).words
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole and words:
            return f"<p>{html.escape(words)}</p>"
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's head; of figures it stands right."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.head
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_figures:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; rows that are alike there stay as they were."""
        if column < 0:
            return
        is_down = order is Qt.SortOrder.DescendingOrder
        self.show_rows(sorted(self._rows, key=lambda row: row.cells[column].rank, reverse=is_down))


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
        model = index.model()
        if not isinstance(model, _Rows):
            return
        box, cell = option.rect, model.cell(index)
        words = cell.words
        role = Role.SMALL_STRONG if cell.strong else Role.SMALL
        value = ink.tokens.muted if cell.quiet else ink.tokens.text
        left, right = box.x() + scaled(PAD_LEFT), box.x() + box.width() - scaled(PAD_RIGHT)
        middle = box.y() + box.height() / 2
        if cell.icon is not None:
            name, token = cell.icon
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
