"""The rows of a difference as a table: filtered, sorted, those done marked.

Thousands of rows are a tuple that is filtered and sorted here; no cell is an object.
"""

from __future__ import annotations

import html
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.service.naming import counted
from ui.screens.allocation.differences.words import Reading, spoken
from ui.screens.allocation.move_to.rows import GOAL_HEADS, effect_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.screens.allocation.differences.words import Row

AnyIndex = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns before those of the goals; the last one, after them, is what to do."""

    FAMILY = 0
    CHILDREN = 1
    FROM = 2
    TO = 3
    WHY = 4


HEADS = ("Family", "Children", "From", "To", "Why")
_NOTHING = QModelIndex()


class DifferenceModel(QAbstractTableModel):
    """The rows that fit the filter, in the order chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = Reading.PROPOSED
        self._all: tuple[Row, ...] = ()
        self._done: frozenset[str] = frozenset()
        self._goals: tuple[str, ...] = ()
        self._text, self._pod = "", ""
        self._sorted_by: tuple[int, bool] | None = None
        self.rows: tuple[Row, ...] = ()

    @property
    def goals(self) -> tuple[str, ...]:
        """The names of the goals that have a column."""
        return self._goals

    @property
    def action_column(self) -> int:
        """The last column: accept, or put back."""
        return len(Column) + len(self._goals)

    @property
    def action_words(self) -> str:
        """What is done with a row."""
        return "Accept" if self._reading is Reading.PROPOSED else "Put back"

    @property
    def done_words(self) -> str:
        """What a row says that is done."""
        return "Accepted" if self._reading is Reading.PROPOSED else "Is back"

    def show_rows(
        self,
        rows: tuple[Row, ...],
        *,
        done: frozenset[str],
        goals: tuple[str, ...],
        reading: Reading,
    ) -> None:
        """Show other rows; the filter and the order stay.

        Parameters
        ----------
        done
            The families of the rows that are done already, and only there to be remembered.
        """
        self.beginResetModel()
        self._all, self._done, self._goals, self._reading = rows, done, goals, reading
        self._arrange()
        self.endResetModel()

    def filter(self, *, text: str, pod: str) -> None:
        """Show the rows with a text in them, and of a pod; empty for all."""
        self.beginResetModel()
        self._text, self._pod = " ".join(text.split()).casefold(), pod
        self._arrange()
        self.endResetModel()

    def is_done(self, row: Row) -> bool:
        """Whether a row has been accepted, or put back."""
        return row.family_id in self._done

    def can_be_done(self, row: Row) -> bool:
        """Whether a row can be accepted, or put back, now."""
        return not self.is_done(row) and not row.against

    def place_of(self, family_id: str) -> int | None:
        """Return the row of a family; `None` where it is not shown."""
        return next((at for at, row in enumerate(self.rows) if row.family_id == family_id), None)

    def rowCount(self, parent: AnyIndex = _NOTHING) -> int:
        """Return how many are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = _NOTHING) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else self.action_column + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as Qt declares it
        """Return the title of a column; figures stand at the right, so do their titles."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        is_figure = section == Column.CHILDREN or len(Column) <= section < self.action_column
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section < len(HEADS):
            return HEADS[section]
        if section < self.action_column:
            name = self._goals[section - len(Column)]
            return GOAL_HEADS.get(name, name)
        return ""

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the words of a cell; aloud, the first cell says the whole row."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cells(row)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if index.column() == Column.FAMILY:
                ending = f" {self.done_words}." if self.is_done(row) else ""
                return f"{spoken(row, self._goals)}{ending}"
            return self.cells(row)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            tip = self._tip(row, index.column())
            return f"<p>{html.escape(tip)}</p>" if tip else None
        return None

    def cells(self, row: Row) -> tuple[str, ...]:
        """Return the words of every cell of a row, as they are painted and copied."""
        return (
            f"{row.family_id} {row.initials}".strip(),
            str(row.move.children),
            row.from_name,
            row.to_name,
            ": ".join(part for part in (row.together, row.why) if part),
            *map(effect_text, row.effects),
            self.done_words if self.is_done(row) else self.action_words,
        )

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; below 0 is the order of the difference."""
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self.rows[index.row()]) for index in self.persistentIndexList()]
        is_descending = order is Qt.SortOrder.DescendingOrder
        self._sorted_by = None if column < 0 else (column, is_descending)
        self._arrange()
        at = {row.family_id: place for place, row in enumerate(self.rows)} if kept else {}
        for old, row in kept:
            self.changePersistentIndex(old, self.index(at[row.family_id], old.column()))
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        rows = [
            row
            for row in self._all
            if (not self._pod or self._pod in row.pods)
            and (not self._text or self._text in row.looked_through)
        ]
        if self._sorted_by is not None:
            column, is_descending = self._sorted_by
            rows.sort(key=self._key(column), reverse=is_descending)
        self.rows = tuple(rows)

    def _key(self, column: int) -> Callable[[Row], Any]:
        if column == Column.CHILDREN:
            return lambda row: row.move.children
        if len(Column) <= column < self.action_column:
            return lambda row: row.effects[column - len(Column)]
        if column == self.action_column:
            return lambda row: (self.is_done(row), bool(row.against), len(row.group.moves))
        return lambda row: self.cells(row)[column].casefold()

    def _tip(self, row: Row, column: int) -> str:
        if column == Column.FAMILY:
            return f"Show {row.family_id} on the board"
        if column == Column.WHY:
            return " ".join(
                part for part in (self.cells(row)[column], self._all_others(row)) if part
            )
        if column != self.action_column or self.is_done(row):
            return ""
        if row.against:
            return f"{row.against} Use Move to… to overrule it with a reason."
        others = self._all_others(row)
        return f"{self.action_words} {row.family_id}. {others}".strip()

    def _all_others(self, row: Row) -> str:
        """Name everybody a row moves with, and why."""
        others = row.group.others
        if not others:
            return ""
        named = ", ".join(move.family_id for move in others)
        verb = "has" if len(others) == 1 else "have"
        return f"{counted(len(others), 'other').capitalize()} {verb} to move too: {named}."
