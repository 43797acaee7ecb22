"""The sheets of a week as a list: what is on paper is marked, and so is what no longer holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.history.on_paper import OnPaper
from ui.screens.sheets.words import (
    moment_words,
    out_of_date_in_short,
    out_of_date_sentence,
    to_print_again,
)
from ui.screens.sheets.work import SheetEntry
from ui.theme import Role, scaled
from ui.widgets.ink import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from planner.history.on_paper import OutOfDate

HEADING, ROW, TALL_ROW = 30, 28, 44
NOTE = Qt.ItemDataRole.UserRole + 1
"""A second line: why the sheet no longer holds."""
MARK = Qt.ItemDataRole.UserRole + 2
"""The name of an icon and the token of its colour."""

_HOLDS = ("check-circle", "ok")
_OUT_OF_DATE = ("warning-fill", "medium")
_GONE = ("x-circle", "muted")

AnyIndex = QModelIndex | QPersistentModelIndex


class SheetList(QListWidget):
    """The sheets under the names of their kinds; those alone that are out of date, if asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[SheetEntry, ...] = ()
        self._paper = OnPaper()
        self._only_out_of_date = False
        self.setAccessibleName("Sheets of the week")
        self.setItemDelegate(_Rows(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_entries(self, entries: tuple[SheetEntry, ...]) -> None:
        """Show the sheets of a week; the one that was chosen stays chosen where it is there."""
        self._entries = entries
        self._fill()

    def show_paper(self, paper: OnPaper) -> None:
        """Mark what is on paper."""
        self._paper = paper
        self._fill()

    def show_only_out_of_date(self, only: bool) -> None:
        """Leave out every sheet that still holds or was never printed."""
        self._only_out_of_date = only
        self._fill()

    @property
    def chosen(self) -> SheetEntry | None:
        """The sheet that is chosen."""
        item = self.currentItem()
        entry = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        return entry if isinstance(entry, SheetEntry) else None

    @property
    def why_out_of_date(self) -> OutOfDate | None:
        """Why the chosen sheet no longer holds on paper; `None` where it does."""
        entry = self.chosen
        return None if entry is None else self._out_of_date().get(entry.key)

    @property
    def entries_out_of_date(self) -> tuple[SheetEntry, ...]:
        """Every sheet that no longer holds on paper and can be printed again."""
        out = self._out_of_date()
        return tuple(entry for entry in self._entries if entry.key in out)

    def titles(self) -> tuple[str, ...]:
        """Return what the rows say, from top to bottom."""
        return tuple(self.item(at).text() for at in range(self.count()))

    def _out_of_date(self) -> dict[tuple[str, str], OutOfDate]:
        return {(one.sheet, one.subject): one for one in to_print_again(self._paper)}

    def _fill(self) -> None:
        """Make the rows anew, and put the choice where it was."""
        chosen, out = self.chosen, self._out_of_date()
        printed = {(one.sheet, one.subject): one for one in self._paper.prints}
        self.blockSignals(True)
        self.clear()
        group = ""
        for entry in self._entries:
            if self._only_out_of_date and entry.key not in out:
                continue
            if entry.group != group:
                group = entry.group
                self._add_heading(group)
            item = QListWidgetItem(entry.title)
            item.setData(Qt.ItemDataRole.UserRole, entry)
            if entry.key in out:
                _mark(item, _OUT_OF_DATE, out_of_date_sentence(out[entry.key]))
                item.setData(NOTE, out_of_date_in_short(out[entry.key]))
            elif entry.key in printed:
                at = moment_words(printed[entry.key].at)
                _mark(item, _HOLDS, f"{entry.title}: on paper since {at}, and it still holds.")
            self.addItem(item)
            if entry == chosen:
                self.setCurrentItem(item)
        gone = [one for one in self._paper.out_of_date if one.is_gone]
        if gone and self._only_out_of_date:
            self._add_heading("To take down")
        for one in gone if self._only_out_of_date else ():
            item = QListWidgetItem(one.words)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setData(NOTE, f"printed {moment_words(one.printed_at)}, not in the plan now")
            _mark(item, _GONE, out_of_date_sentence(one))
            self.addItem(item)
        self.blockSignals(False)
        if self.chosen is None:
            self._choose_first()
        elif self.chosen != chosen:
            self.currentItemChanged.emit(self.currentItem(), None)

    def _choose_first(self) -> None:
        for at in range(self.count()):
            if self.item(at).flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentRow(at)
                return

    def _add_heading(self, words: str) -> None:
        """Add the name of a kind of sheet, which cannot be chosen."""
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)


def _mark(item: QListWidgetItem, mark: tuple[str, str], words: str) -> None:
    """Put an icon at the end of a row, and say what it means."""
    item.setData(MARK, mark)
    item.setToolTip(f"<p>{words}</p>")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, words)


class _Rows(QStyledItemDelegate):
    """Paints kinds in bold, sheets with their mark at the end, and why one no longer holds."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return a row's height, growing with the text."""
        del option
        is_heading = index.data(Qt.ItemDataRole.UserRole) is None and not index.data(MARK)
        height = HEADING if is_heading else TALL_ROW if index.data(NOTE) else ROW
        return QSize(scaled(80), scaled(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one row."""
        box, state = option.rect, option.state
        painter.save()
        painter.setClipRect(box)
        ink = Ink(painter)
        tokens = ink.tokens
        left, right = box.x() + scaled(8), box.x() + box.width() - scaled(8)
        title = str(index.data())
        mark, note = index.data(MARK), index.data(NOTE)
        if index.data(Qt.ItemDataRole.UserRole) is None and not mark:
            middle = box.y() + box.height() - scaled(13)
            ink.text(left, middle, title, Role.SMALL_STRONG, tokens.muted, width=right - left)
            painter.restore()
            return
        if state & QStyle.StateFlag.State_Selected:
            ink.plate(box.x(), box.y(), box.width(), box.height(), radius=4, ground=tokens.soft)
        elif state & QStyle.StateFlag.State_MouseOver:
            ink.plate(box.x(), box.y(), box.width(), box.height(), radius=4, ground=tokens.hover)
        first = box.y() + (scaled(14) if note else box.height() / 2)
        if mark:
            icon, token = mark
            ink.icon(right - scaled(14), first, icon, token, scaled(14))
        room = right - left - (scaled(20) if mark else 0)
        ink.text(left, first, title, Role.BODY, tokens.text, width=room)
        if note:
            second = box.y() + scaled(31)
            ink.text(left, second, str(note), Role.SMALL, tokens.muted, width=right - left)
        if state & QStyle.StateFlag.State_HasFocus:
            ink.frame(
                box.x() + 1,
                box.y() + 1,
                box.width() - 2,
                box.height() - 2,
                radius=4,
                edge=tokens.accent,
                thickness=2,
            )
        painter.restore()
