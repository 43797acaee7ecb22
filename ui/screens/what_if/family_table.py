"""The families of a what-if in groups, as a table to read, sort and copy."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Slot
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from planner.service.naming import counted
from ui.theme import Role, scaled
from ui.widgets.ink import Ink, advance
from ui.widgets.table_rows import PAD_LEFT, PAD_RIGHT, ROW_HEIGHT, paint_focus, paint_ground

if TYPE_CHECKING:
    from ui.screens.what_if.words import FamilyGroup, FamilyRow

GROUP_HEIGHT = 29
COLUMNS = ("Family", "Children", "Moved before", "From", "To", "Why")
_WIDTHS = (104, 74, 108, 204, 160)
_FIGURES = (1, 2)
SORTED_BY = Qt.ItemDataRole.UserRole + 1
GROUP = Qt.ItemDataRole.UserRole + 2
QUIET = Qt.ItemDataRole.UserRole + 3
"""Whether a cell is read second: initials, nobody, never."""

AnyIndex = QModelIndex | QPersistentModelIndex


class FamilyTable(QTreeView):
    """Groups of families. A click on a head sorts within the groups; Ctrl+C copies rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self._model.setHorizontalHeaderLabels(COLUMNS)
        self._model.setSortRole(SORTED_BY)
        self.setModel(self._model)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName("Families that are not as in today’s plan")
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setUniformRowHeights(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        head = self.header()
        head.setSectionsClickable(True)
        head.setSectionsMovable(False)
        head.setSortIndicatorShown(True)
        head.setStretchLastSection(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for column, width in enumerate(_WIDTHS):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            head.resizeSection(column, scaled(width))
        for column in _FIGURES:
            self._model.setHeaderData(
                column,
                Qt.Orientation.Horizontal,
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                Qt.ItemDataRole.TextAlignmentRole,
            )
        head.sortIndicatorChanged.connect(self._sort)

    def show_groups(self, groups: tuple[FamilyGroup, ...]) -> None:
        """Show these groups in their order, the families of each in theirs."""
        self._model.removeRows(0, self._model.rowCount())
        self.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for place, group in enumerate(groups):
            head = QStandardItem(group.title)
            head.setData(group.note, GROUP)
            head.setData(place, SORTED_BY)
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            head.setAccessibleText(f"{group.title}: {group.note}")
            for row in group.rows:
                head.appendRow(_items(row))
            self._model.appendRow(head)
        for place in range(len(groups)):
            self.setFirstColumnSpanned(place, QModelIndex(), True)
        self.expandAll()
        first = self._model.index(0, 0, self._model.index(0, 0))
        if first.isValid():
            self.setCurrentIndex(first)
            self.clearSelection()

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """Return the cells of every family as they are shown, from top to bottom."""
        return tuple(
            self._texts(self._model.index(at, 0, parent))
            for parent in (self._model.index(place, 0) for place in range(self._model.rowCount()))
            for at in range(self._model.rowCount(parent))
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the rows selected, a tab between their cells."""
        if event.matches(QKeySequence.StandardKey.Copy):
            families = (
                one for one in self.selectionModel().selectedRows() if one.parent().isValid()
            )
            rows = sorted(families, key=lambda one: (one.parent().row(), one.row()))
            lines = ["\t".join(self._texts(index)) for index in rows]
            QGuiApplication.clipboard().setText("\n".join(lines))
            return
        super().keyPressEvent(event)

    @Slot(int, Qt.SortOrder)
    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        """Sort the families of each group; the groups stay."""
        if column >= 0:
            for place in range(self._model.rowCount()):
                self._model.item(place).sortChildren(column, order)

    def _texts(self, index: QModelIndex) -> tuple[str, ...]:
        return tuple(
            str(index.siblingAtColumn(column).data() or "") for column in range(len(COLUMNS))
        )


class _Cells(QStyledItemDelegate):
    """Paints groups as grey bars, and families in the size of tables."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return a row's height, growing with the text."""
        height = ROW_HEIGHT if index.parent().isValid() else GROUP_HEIGHT
        return QSize(super().sizeHint(option, index).width(), scaled(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one cell."""
        box = option.rect
        state = option.state
        painter.save()
        ink = Ink(painter)
        tokens = ink.tokens
        middle = box.y() + box.height() / 2
        if not index.parent().isValid():
            ink.fill(box.x(), box.y(), box.width(), box.height(), tokens.sunken)
            left: float = box.x() + scaled(12)
            left += ink.text(left, middle, str(index.data()), Role.SMALL_STRONG, tokens.text)
            left += scaled(8)
            note = str(index.data(GROUP) or "")
            ink.text(left, middle, note, Role.SMALL, tokens.muted, width=box.right() - left)
            painter.restore()
            return
        paint_ground(ink, option)
        self._paint_words(ink, box.x(), box.right(), middle, index)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus(ink, box.x(), box.y(), box.width(), box.height())
        painter.restore()

    def _paint_words(
        self, ink: Ink, left: float, right: float, middle: float, index: AnyIndex
    ) -> None:
        tokens, words = ink.tokens, str(index.data() or "")
        left, right = left + scaled(PAD_LEFT), right - scaled(PAD_RIGHT)
        is_quiet = bool(index.data(QUIET))
        value = tokens.muted if is_quiet else tokens.text
        if index.column() == 0:
            reference, _, letters = words.partition(" ")
            left += ink.text(left, middle, reference, Role.SMALL_STRONG, tokens.text) + scaled(6)
            ink.text(left, middle, letters, Role.SMALL, tokens.muted, width=right - left)
            return
        role = Role.SMALL
        if index.column() == 2 and not is_quiet:
            role = Role.SMALL_STRONG
        if index.column() in _FIGURES:
            left = max(left, right - advance(words, role) - 1)
        ink.text(left, middle, words, role, value, width=right - left + 1)


def _items(row: FamilyRow) -> list[QStandardItem]:
    moved = f"×{row.moved_before}" if row.moved_before else "never"
    cells: tuple[tuple[str, str | int, bool, str], ...] = (
        (f"{row.reference} {row.initials}".strip(), row.reference, False, ""),
        (str(row.children), row.children, False, counted(row.children, "child", "children")),
        (
            moved,
            row.moved_before,
            not row.moved_before,
            f"moved before {counted(row.moved_before, 'time')}",
        ),
        (row.from_name, row.from_name, row.from_name == "nobody", f"from {row.from_name}"),
        (row.to_name, row.to_name, row.to_name == "nobody", f"to {row.to_name}"),
        (row.why, row.why, True, row.why),
    )
    items = []
    for words, sorted_by, is_quiet, spoken in cells:
        item = QStandardItem(words)
        item.setData(sorted_by, SORTED_BY)
        item.setData(is_quiet, QUIET)
        item.setAccessibleText(spoken or words)
        item.setToolTip(f"<p>{html.escape(words)}</p>")
        items.append(item)
    return items
