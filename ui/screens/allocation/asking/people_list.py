"""Everybody who may be asked about, ranked; a click or Enter asks."""

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

from planner.drafting.options import Stand
from ui.theme import Role, scaled
from ui.widgets.ink import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.screens.allocation.asking.words import PersonRow

ROW = 44
_AT = Qt.ItemDataRole.UserRole + 1
_LOOKS = {
    Stand.FITS: ("check-circle", "ok"),
    Stand.HERE: ("check-circle", "ok"),
    Stand.WITH_REASON: ("warning", "medium"),
    Stand.NEVER: ("prohibit", "high"),
}
_WAITING = ("hourglass-medium", "muted")

AnyIndex = QModelIndex | QPersistentModelIndex


class PeopleList(QListView):
    """People in two lines each: name and pod, what it would mean. `asked(row)` when chosen."""

    asked = Signal(object)

    def __init__(self, rows: tuple[PersonRow, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self._model = QStandardItemModel(self)
        for at, row in enumerate(rows):
            item = QStandardItem(row.name)
            item.setData(at, _AT)
            item.setAccessibleText(row.spoken)
            item.setToolTip(row.note)
            item.setEditable(False)
            self._model.appendRow(item)
        self.setModel(self._model)
        self.setItemDelegate(_Rows(rows, self))
        self.setAccessibleName("Why not somebody else")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._ask)
        if rows:
            self.setCurrentIndex(self._model.index(0, 0))
            self.clearSelection()

    def choose(self, staff_id: str | None) -> None:
        """Put the choice on somebody and ask; nothing where they are not listed."""
        for at, row in enumerate(self.rows):
            if row.staff_id == staff_id:
                self.setCurrentIndex(self._model.index(at, 0))
                self.asked.emit(row)
                return

    def show_matching(self, words: str) -> None:
        """Hide whoever's name and pod do not hold these words."""
        sought = words.casefold().split()
        for at, row in enumerate(self.rows):
            told = f"{row.name} {row.pod}".casefold()
            self.setRowHidden(at, not all(word in told for word in sought))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask about the current one by Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask(self.currentIndex())
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _ask(self, index: QModelIndex) -> None:
        if index.isValid():
            self.setCurrentIndex(index)
            self.asked.emit(self.rows[index.data(_AT)])


class _Rows(QStyledItemDelegate):
    """Paints a person."""

    def __init__(self, rows: tuple[PersonRow, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._people = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return two lines."""
        del option, index
        return QSize(scaled(160), scaled(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint the mark, the name, the pod and the note."""
        row = self._people[index.data(_AT)]
        box, state = option.rect, option.state
        painter.save()
        painter.setClipRect(box)
        ink = Ink(painter)
        tokens = ink.tokens
        if state & QStyle.StateFlag.State_Selected:
            ink.fill(box.x(), box.y(), box.width(), box.height(), tokens.soft)
            ink.fill(box.x(), box.y(), 3, box.height(), tokens.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            ink.fill(box.x(), box.y(), box.width(), box.height(), tokens.hover)
        bottom = box.y() + box.height()
        ink.fill(box.x(), bottom - ink.hairline, box.width(), ink.hairline, tokens.line)
        first, second = box.y() + scaled(14), box.y() + scaled(31)
        icon, token = _LOOKS[row.stand] if row.staff_id is not None else _WAITING
        ink.icon(box.x() + scaled(10), first, icon, token, scaled(14))
        left, right = box.x() + scaled(32), box.right() - scaled(10)
        wide = ink.text(left, first, row.name, Role.BODY_STRONG, tokens.text, width=right - left)
        after = left + wide + scaled(8)
        if row.pod and after < right:
            ink.text(after, first, row.pod, Role.SMALL, tokens.muted, width=right - after)
        ink.text(left, second, row.note, Role.SMALL, tokens.muted, width=right - left)
        if state & QStyle.StateFlag.State_HasFocus and self._has_keyboard():
            ink.frame(
                box.x() + 1,
                box.y() + 1,
                box.width() - 2,
                box.height() - 3,
                radius=4,
                edge=tokens.accent,
                thickness=2,
            )
        painter.restore()

    def _has_keyboard(self) -> bool:
        parent = self.parent()
        return isinstance(parent, QWidget) and parent.hasFocus()
