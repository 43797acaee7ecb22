"""The table of a difference, painted: rows to read, sort, select, copy and accept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QItemSelectionModel, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ui.screens.allocation.differences.model import AnyIndex, Column, DifferenceModel
from ui.screens.allocation.move_to.rows import effect_text
from ui.theme import Role, scaled
from ui.widgets.ink import Ink, advance
from ui.widgets.marks import BAND_SIZE, band_mark
from ui.widgets.table_rows import PAD_LEFT, PAD_RIGHT, ROW_HEIGHT, paint_focus, paint_ground

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.screens.allocation.differences.words import Reading, Row


class _Widths(NamedTuple):
    """How wide the columns are, in pixels at text size 100 %; *Why* takes the rest."""

    family: int
    children: int
    from_name: int
    to_name: int
    goal: int
    action: int


_ROOMY = _Widths(112, 74, 108, 124, 66, 104)
_CLOSE = _Widths(98, 68, 86, 102, 64, 86)
LEAST_WHY = 240
"""Left for *Why*, in pixels at text size 100 %, or the other columns come closer."""


class DifferenceTable(QTreeView):
    """The rows of a difference.

    Enter or A does what the last column says with the rows selected, S shows the family of the
    current row, Ctrl+A selects all, Ctrl+C copies. A click on a head sorts.

    Signals
    -------
    row_wanted(Row)
        Somebody clicked what the last column says.
    selected_wanted()
        Somebody pressed the key for the rows selected.
    family_chosen(family_id)
        Somebody wants to see a family.
    """

    row_wanted = Signal(object)
    selected_wanted = Signal()
    family_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = DifferenceModel(self)
        self._pressed: tuple[int, int] | None = None
        self.setModel(self.rows)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName("Families that are not with the same practitioner")
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        head = self.header()
        # Of its own, and empty: a head asks of every column it paints whether all rows are
        # selected, which takes a tenth of a second for thousands.
        head.setSelectionModel(QItemSelectionModel(self.rows, self))
        head.setSectionsClickable(True)
        head.setSectionsMovable(False)
        head.setSortIndicatorShown(True)
        head.setSortIndicatorClearable(True)
        head.setStretchLastSection(False)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.sortIndicatorChanged.connect(self._sort)

    def show_rows(
        self,
        rows: tuple[Row, ...],
        *,
        done: frozenset[str],
        goals: tuple[str, ...],
        reading: Reading,
    ) -> None:
        """Show these rows; the current one stays, or the next one that is not done."""
        current, top = self.current_row(), self.verticalScrollBar().value()
        self.rows.show_rows(rows, done=done, goals=goals, reading=reading)
        self._take_measures()
        if current is not None:
            self._go_on_from(current)
            self.verticalScrollBar().setValue(top)
        elif self.rows.rows:
            self._go_to(0)

    def filter(self, *, text: str, pod: str) -> None:
        """Show the rows with a text in them, and of a pod; empty for all."""
        current = self.current_row()
        self.rows.filter(text=text, pod=pod)
        if self.rows.rows:
            at = None if current is None else self.rows.place_of(current.family_id)
            self._go_to(at or 0)

    def current_row(self) -> Row | None:
        """Return the row the keyboard is at; `None` where there is none."""
        index = self.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    def selected_rows(self) -> tuple[Row, ...]:
        """Return the rows selected that can be done, from top to bottom."""
        rows = (self.rows.rows[at] for at in self._selected_places())
        return tuple(row for row in rows if self.rows.can_be_done(row))

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """Return the cells of every row as they are shown, from top to bottom."""
        return tuple(map(self.rows.cells, self.rows.rows))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._take_measures()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Paint the ring of focus round the whole row, and take it away from the one before."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Bring the columns closer where there is little room."""
        super().resizeEvent(event)
        self._take_measures()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do, show, copy; the rest is as in every table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            lines = (
                "\t".join(self.rows.cells(self.rows.rows[at])) for at in self._selected_places()
            )
            QGuiApplication.clipboard().setText("\n".join(lines))
            return
        is_plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if is_plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_A):
            self.selected_wanted.emit()
        elif is_plain and event.key() == Qt.Key.Key_S:
            row = self.current_row()
            if row is not None:
                self.family_chosen.emit(row.family_id)
        elif is_plain and event.key() == Qt.Key.Key_F:
            event.ignore()  # to find, not to look for a row that begins with it
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click begins."""
        self._pressed = self._hot_place(event)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what was clicked, if the click ends where it began."""
        super().mouseReleaseEvent(event)
        place, self._pressed = self._pressed, None
        if place is None or place != self._hot_place(event):
            return
        at, column = place
        row = self.rows.rows[at]
        if column == Column.FAMILY:
            self.family_chosen.emit(row.family_id)
        else:
            self.row_wanted.emit(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be clicked."""
        super().mouseMoveEvent(event)
        is_hot = self._hot_place(event) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_hot else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def _hot_place(self, event: QMouseEvent) -> tuple[int, int] | None:
        """Return the row and column of what a plain click does something with there."""
        if event.modifiers() or event.buttons() & Qt.MouseButton.RightButton:
            return None
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return None
        row = self.rows.rows[index.row()]
        can_be_done = self.rows.can_be_done(row)
        if index.column() == self.rows.action_column and can_be_done:
            return index.row(), index.column()
        if index.column() == Column.FAMILY:
            reach = scaled(PAD_LEFT + BAND_SIZE + 6) + advance(row.family_id, Role.SMALL_STRONG)
            if event.position().x() <= self.visualRect(index).x() + reach:
                return index.row(), index.column()
        return None

    def _selected_places(self) -> list[int]:
        """Return the rows selected; asked for by range, which is quick for thousands."""
        ranges = self.selectionModel().selection().toList()
        return sorted({at for one in ranges for at in range(one.top(), one.bottom() + 1)})

    @Slot(int, Qt.SortOrder)
    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self.rows.sort(column, order)

    def _go_on_from(self, row: Row) -> None:
        """Make the row current that a row was at, or the next that can be done."""
        rows = self.rows.rows
        at = self.rows.place_of(row.family_id)
        if at is None:
            at = next((at for at, one in enumerate(rows) if one.at > row.at), 0)
        following = (one for one in range(at, len(rows)) if self.rows.can_be_done(rows[one]))
        if rows:
            self._go_to(next(following, at))

    def _go_to(self, at: int) -> None:
        """Make a row current; it is selected only once somebody goes there."""
        self.selectionModel().setCurrentIndex(
            self.rows.index(at, 0), QItemSelectionModel.SelectionFlag.NoUpdate
        )

    def _take_measures(self) -> None:
        widths, goals = _ROOMY, len(self.rows.goals)
        taken = sum(widths) + (goals - 1) * widths.goal
        if self.viewport().width() < scaled(taken + LEAST_WHY):
            widths = _CLOSE
        before_why = (widths.family, widths.children, widths.from_name, widths.to_name)
        wanted = (*before_why, 0, *[widths.goal] * goals, widths.action)
        head = self.header()
        for column, width in enumerate(wanted):
            if column == Column.WHY:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
            else:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                head.resizeSection(column, scaled(width))


class _Cells(QStyledItemDelegate):
    """Paints one cell at a time; the ring of focus goes round the row."""

    def __init__(self, table: DifferenceTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return a row's height, growing with the text."""
        return QSize(scaled(40), scaled(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one cell."""
        box = option.rect
        painter.save()
        ink = Ink(painter)
        paint_ground(ink, option)
        row = self._table.rows.rows[index.row()]
        left, right = box.x() + scaled(PAD_LEFT), box.right() - scaled(PAD_RIGHT)
        middle = box.y() + box.height() / 2
        match index.column():
            case Column.FAMILY:
                self._paint_family(ink, row, left, right, middle)
            case Column.FROM:
                ink.text(
                    left, middle, row.from_name, Role.SMALL, ink.tokens.muted, width=right - left
                )
            case Column.TO:
                self._paint_to(ink, row, left, right, middle)
            case Column.WHY:
                self._paint_why(ink, row, left, right, middle)
            case column if column == self._table.rows.action_column:
                self._paint_action(ink, row, right, middle)
            case column:
                self._paint_figure(ink, row, column, right, middle)
        # Cells are painted from left to right: round the row once the last one is there.
        is_last = index.column() == self._table.rows.action_column
        is_current = index.row() == self._table.currentIndex().row()
        if is_last and is_current and self._table.hasFocus():
            paint_focus(ink, 0, box.y(), self._table.header().length(), box.height())
        painter.restore()

    def _is_done(self, row: Row) -> bool:
        return self._table.rows.is_done(row)

    def _paint_family(self, ink: Ink, row: Row, left: float, right: float, middle: float) -> None:
        tokens, size = ink.tokens, scaled(BAND_SIZE)
        if row.urgency is not None:
            ink.pixmap(left, middle - size / 2, band_mark(row.urgency, ink.ratio))
        left += size + scaled(6)
        value = tokens.muted if self._is_done(row) else tokens.text
        left += ink.text(left, middle, row.family_id, Role.SMALL_STRONG, value) + scaled(6)
        ink.text(left, middle, row.initials, Role.SMALL, tokens.muted, width=right - left)

    def _paint_to(self, ink: Ink, row: Row, left: float, right: float, middle: float) -> None:
        tokens = ink.tokens
        # A little to the left, so that the name stands beneath its head.
        ink.icon(left - scaled(16), middle, "arrow-right", "muted", scaled(13))
        is_quiet = self._is_done(row)
        role = Role.SMALL if is_quiet else Role.SMALL_STRONG
        value = tokens.muted if is_quiet else tokens.text
        ink.text(left, middle, row.to_name, role, value, width=right - left)

    def _paint_why(self, ink: Ink, row: Row, left: float, right: float, middle: float) -> None:
        tokens = ink.tokens
        if row.together and not self._is_done(row):
            ink.icon(left, middle, "link-simple", "muted", scaled(13))
            left += scaled(17)
            left += ink.text(
                left, middle, row.together, Role.SMALL_MEDIUM, tokens.text, width=right - left
            )
            left += scaled(10)
        if right - left > scaled(24):
            ink.text(left, middle, row.why, Role.SMALL, tokens.muted, width=right - left)

    def _paint_figure(self, ink: Ink, row: Row, column: int, right: float, middle: float) -> None:
        tokens = ink.tokens
        is_done = self._is_done(row)
        if column == Column.CHILDREN:
            words, role, value = str(row.move.children), Role.SMALL, tokens.text
        else:
            points = row.effects[column - len(Column)]
            words = effect_text(points)
            role = Role.SMALL_STRONG if points and not is_done else Role.SMALL
            value = tokens.muted if not points else tokens.ok if points < 0 else tokens.text
        ink.text(right, middle, words, role, tokens.muted if is_done else value, right=True)

    def _paint_action(self, ink: Ink, row: Row, right: float, middle: float) -> None:
        tokens, rows = ink.tokens, self._table.rows
        look = (rows.action_words, Role.SMALL_STRONG, tokens.accent, "", "")
        if self._is_done(row):
            look = (rows.done_words, Role.SMALL_MEDIUM, tokens.ok, "check-bold", "ok")
        elif row.against:
            look = ("Blocked", Role.SMALL, tokens.muted, "prohibit", "high")
        words, role, value, icon_name, icon_token = look
        wide = ink.text(right, middle, words, role, value, right=True)
        if icon_name:
            ink.icon(right - wide - scaled(18), middle, icon_name, icon_token, scaled(13))
