"""The end of the meeting: what was decided, who was present, and the minutes to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from planner.meeting.minutes import names_in
from ui.screens.meeting.words import SummaryRow, summary_rows, summary_words
from ui.theme import Role, scaled
from ui.widgets.buttons import make_button
from ui.widgets.ink import Ink

if TYPE_CHECKING:
    from planner.meeting.meeting import Meeting
    from planner.meeting.minutes import Minute

SIDE = 24
ROW = 33
PAD = 12
COLUMNS = ("Family", "Decided", "The plan proposed", "Reason", "Overruled")
_WIDTHS = (110, 190, 190, 170)
MOST_LETTERS = 400
"""Of the names of those present: a dozen people."""


AnyIndex = QModelIndex | QPersistentModelIndex


class SummaryPage(QWidget):
    """What was decided.

    Signals
    -------
    back_requested()
        Somebody wants to go back to the families.
    print_requested(), finish_requested()
        The buttons of these names.
    """

    back_requested = Signal()
    print_requested = Signal()
    finish_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.sentence = QLabel(), QLabel()
        self.title.setProperty("role", "title")
        self.sentence.setProperty("muted", True)
        self._model = QStandardItemModel(0, len(COLUMNS), self)
        self._model.setHorizontalHeaderLabels(COLUMNS)
        self.table = QTreeView()
        self.table.setModel(self._model)
        self.table.setAccessibleName("What was decided")
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setItemDelegate(_Cells(self.table))
        head = self.table.header()
        head.setSectionsMovable(False)
        head.setStretchLastSection(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            head.resizeSection(column, scaled(width))
        self.present_field = QLineEdit()
        self.present_field.setMaxLength(MOST_LETTERS)
        self.present_field.setAccessibleName("Who was present, optional")
        self.present_field.setPlaceholderText("Names, parted by commas; printed on the minutes")
        self.back = make_button("Back to the families", icon_name="arrow-left")
        self.finish = make_button("Finish the meeting")
        self.print = make_button("Print the minutes…", primary=True, icon_name="printer")
        self._lay_out()
        self.back.clicked.connect(self.back_requested)
        self.print.clicked.connect(self.print_requested)
        self.finish.clicked.connect(self.finish_requested)

    def show_meeting(self, meeting: Meeting, minutes: tuple[Minute, ...]) -> None:
        """Show what was decided so far."""
        title, sentence = summary_words(meeting)
        self.title.setText(title)
        self.sentence.setText(sentence)
        self._model.removeRows(0, self._model.rowCount())
        for row in summary_rows(meeting, minutes):
            self._model.appendRow(_cells(row))

    def present(self) -> tuple[str, ...]:
        """Return the names that were typed."""
        return names_in(self.present_field.text())

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """Return the cells of the table."""
        return tuple(
            tuple(self._model.item(at, column).text() for column in range(len(COLUMNS)))
            for at in range(self._model.rowCount())
        )

    def _lay_out(self) -> None:
        side = scaled(SIDE)
        present = QHBoxLayout()
        present.setSpacing(scaled(12))
        caption = QLabel("Present")
        caption.setProperty("role", "strong")
        caption.setBuddy(self.present_field)
        present.addWidget(caption)
        present.addWidget(self.present_field, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(scaled(8))
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.finish)
        buttons.addWidget(self.print)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, scaled(16), side, scaled(14))
        column.setSpacing(scaled(6))
        column.addWidget(self.title)
        column.addWidget(self.sentence)
        column.addSpacing(scaled(8))
        column.addWidget(self.table, 1)
        column.addSpacing(scaled(8))
        column.addLayout(present)
        column.addSpacing(scaled(8))
        column.addLayout(buttons)


class _Cells(QStyledItemDelegate):
    """Paints a cell: what was decided in bold, the rest plain."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return a row's height."""
        return QSize(super().sizeHint(option, index).width(), scaled(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint it, with a line beneath."""
        box, state = option.rect, option.state
        painter.save()
        painter.setClipRect(box)
        ink = Ink(painter)
        tokens = ink.tokens
        if state & QStyle.StateFlag.State_Selected:
            ink.fill(box.x(), box.y(), box.width(), box.height(), tokens.soft)
        elif state & QStyle.StateFlag.State_MouseOver:
            ink.fill(box.x(), box.y(), box.width(), box.height(), tokens.hover)
        bottom = box.y() + box.height()
        ink.fill(box.x(), bottom - ink.hairline, box.width(), ink.hairline, tokens.line)
        is_said_first = index.column() <= COLUMNS.index("Decided")
        left = box.x() + scaled(PAD)
        ink.text(
            left,
            box.y() + box.height() / 2,
            str(index.data()),
            Role.BODY_STRONG if is_said_first else Role.BODY,
            tokens.text if is_said_first else tokens.muted,
            width=box.right() - left - scaled(4),
        )
        painter.restore()


def _cells(row: SummaryRow) -> list[QStandardItem]:
    said = (row.family, row.decided, row.proposed, row.reason or "–", row.overruled or "–")
    cells = [QStandardItem(words) for words in said]
    if row.note:
        for cell in cells:
            cell.setToolTip(row.note)
    return cells
