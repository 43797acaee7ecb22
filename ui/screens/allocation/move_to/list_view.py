"""The rows of the chooser, painted: figures right, words left, one row selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.drafting.options import Stand
from ui.screens.allocation.move_to.rows import GOAL_HEADS, Row, RowKind
from ui.theme import Role, scaled
from ui.widgets.ink import Ink, advance, wrapped
from ui.widgets.marks import caseload_bar

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QPaintEvent

Index = QModelIndex | QPersistentModelIndex

OPEN_HEIGHT, SELECTED_HEIGHT, HEAD_HEIGHT = 50, 74, 28
BLOCKED_HEIGHT, SELECTED_BLOCKED_HEIGHT = 32, 72
PADDING = 18


class Columns(NamedTuple):
    """Where the columns stand, in pixels at text size 100 %.

    Effects stand at the right edge, one beside the other; a narrow dialog brings all closer.
    """

    rank: int
    name: int
    load: int
    way_right: int
    means: int
    effect: int

    @classmethod
    def within(cls, width: int) -> Columns:
        """Return the columns of a list this wide, in device-independent pixels."""
        return _WIDE if width >= scaled(_NARROW) else _CLOSE


_NARROW = 980
_WIDE = Columns(18, 44, 272, 470, 490, 58)
_CLOSE = Columns(12, 34, 186, 350, 362, 48)


class RowsModel(QAbstractListModel):
    """The rows as a list."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what is said of a row aloud; the rest is painted."""
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return row.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that every row but the head may be selected, blocked ones too: to be read."""
        if self.rows[index.row()].kind is RowKind.HEAD:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowsView(QListView):
    """The list of the chooser.

    Signals
    -------
    row_selected(Row or None)
        Another row is selected.
    overrule_clicked()
        Somebody clicked *Overrule…* in the selected row.
    """

    row_selected = Signal(object)
    overrule_clicked = Signal()

    def __init__(self, goals: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowsModel()
        self.setModel(self._model)
        self.setItemDelegate(_RowPainter(goals, self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName("Practitioners, the best first")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.selectionModel().selectionChanged.connect(self._tell)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows. The best practitioner is selected: nobody is left waiting by a slip."""
        kept = self.row()
        self._model.show_rows(rows)
        at = next(
            (at for at, row in enumerate(rows) if kept is not None and _same(row, kept)),
            next((at for at, row in enumerate(rows) if row.kind is RowKind.OPEN), None),
        )
        if at is not None:
            self.setCurrentIndex(self._model.index(at))

    def row(self) -> Row | None:
        """Return the selected row; `None` where none is."""
        chosen = self.selectionModel().selectedIndexes()
        return self._model.rows[chosen[0].row()] if chosen else None

    def rows(self) -> tuple[Row, ...]:
        """Return what is shown."""
        return self._model.rows

    def select_row(self, staff_id: str | None) -> None:
        """Select the row of a practitioner, or that of waiting."""
        for at, row in enumerate(self._model.rows):
            if row.kind is not RowKind.HEAD and row.staff_id == staff_id:
                self.setCurrentIndex(self._model.index(at))

    def row_at(self, at: int) -> Row:
        """Return a row by its position."""
        return self._model.rows[at]

    @Slot()
    def _tell(self) -> None:
        # The selected row is higher: it says its effects in words.
        self.scheduleDelayedItemsLayout()
        self.row_selected.emit(self.row())


class _RowPainter(QStyledItemDelegate):
    """Paints a row; the look is that of the mock-up, the lengths grow with the text."""

    def __init__(self, goals: tuple[str, ...], view: RowsView) -> None:
        super().__init__(view)
        self._goals = goals
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return how high a row is."""
        row = self._view.row_at(index.row())
        if row.kind is RowKind.HEAD:
            height = HEAD_HEIGHT
        elif row.kind is RowKind.BLOCKED:
            selected = index.row() == self._view.currentIndex().row()
            height = SELECTED_BLOCKED_HEIGHT if selected else BLOCKED_HEIGHT
        else:
            selected = index.row() == self._view.currentIndex().row()
            height = SELECTED_HEIGHT if selected and row.words else OPEN_HEIGHT
        return QSize(scaled(200), scaled(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row = self._view.row_at(index.row())
        ink = Ink(painter)
        box: Any = option
        state, rect = box.state, box.rect
        tokens = ink.tokens
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver) and row.kind is not RowKind.HEAD
        ground = tokens.soft if selected else tokens.hover if hovered else tokens.surface
        if row.kind is RowKind.HEAD:
            ground = tokens.sunken
        painter.save()
        painter.translate(rect.left(), rect.top())
        width, height = rect.width(), rect.height()
        columns = Columns.within(width)
        ink.fill(0, 0, width, height, ground)
        ink.fill(0, height - ink.hairline, width, ink.hairline, tokens.line)
        if selected:
            ink.fill(0, 0, scaled(3), height, tokens.accent)
        if row.kind is RowKind.HEAD:
            self._paint_head(ink, row, height, columns)
        elif row.kind is RowKind.BLOCKED:
            self._paint_blocked(ink, row, width, columns, selected=selected)
        else:
            self._paint_open(ink, row, width, columns, selected=selected)
        if selected and self._view.hasFocus():
            ink.focus_ring(3, 3, width - 6, height - 6, radius=4)
        painter.restore()

    def _paint_head(self, ink: Ink, row: Row, height: int, columns: Columns) -> None:
        middle = height / 2
        ink.text(scaled(columns.rank), middle, row.name, Role.SMALL_STRONG, ink.tokens.text)
        left = scaled(columns.rank) + advance(row.name, Role.SMALL_STRONG) + scaled(10)
        ink.text(left, middle, row.means, Role.SMALL, ink.tokens.muted)

    def _paint_blocked(
        self, ink: Ink, row: Row, width: int, columns: Columns, *, selected: bool
    ) -> None:
        tokens, middle = ink.tokens, scaled(BLOCKED_HEIGHT) / 2
        ink.icon(scaled(columns.rank), middle, "prohibit", "high", scaled(14))
        name = scaled(columns.name)
        ink.text(name, middle, row.name, Role.BODY_STRONG, tokens.text)
        pod_left = name + advance(row.name, Role.BODY_STRONG) + scaled(6)
        room = scaled(columns.load) - pod_left - scaled(8)
        if room > scaled(40):
            ink.text(pod_left, middle, row.pod, Role.SMALL, tokens.muted, width=room)
        is_never = row.stand is Stand.NEVER
        right = "Never overruled" if is_never else "Overrule…"
        role = Role.SMALL if is_never else Role.SMALL_STRONG
        right_left = width - scaled(PADDING) - advance(right, role)
        ink.text(right_left, middle, right, role, tokens.muted if is_never else tokens.accent)
        help_words = _capital(row.help)
        help_left = right_left - scaled(16) - advance(help_words, Role.SMALL)
        ink.text(help_left, middle, help_words, Role.SMALL, tokens.muted)
        if not selected:
            means = scaled(columns.load)
            room = help_left - means - scaled(12)
            ink.text(means, middle, row.means, Role.SMALL, tokens.text, width=room)
            return
        room = width - scaled(PADDING) - name
        ink.text(name, scaled(37), row.means, Role.SMALL, tokens.text, width=room)
        self._paint_words(ink, row, name, scaled(57), width)

    def _paint_words(self, ink: Ink, row: Row, left: float, middle: float, width: int) -> None:
        """Paint all effects in words."""
        opening = "In words:"
        ink.text(left, middle, opening, Role.CAPTION_STRONG, ink.tokens.text)
        left += advance(opening, Role.CAPTION_STRONG) + scaled(5)
        room = width - scaled(PADDING) - left
        ink.text(left, middle, row.words, Role.CAPTION, ink.tokens.text, width=room)

    def _paint_open(
        self, ink: Ink, row: Row, width: int, columns: Columns, *, selected: bool
    ) -> None:
        tokens = ink.tokens
        upper, lower = scaled(17), scaled(34)
        middle = scaled(OPEN_HEIGHT) / 2
        if row.kind is RowKind.WAITING:
            ink.icon(scaled(columns.rank), middle, "hourglass", "muted", scaled(15))
        else:
            ink.text(scaled(columns.rank + 4), middle, str(row.rank), Role.SMALL, tokens.muted)
        name_left = scaled(columns.name)
        ink.text(name_left, upper, row.name, Role.BODY_STRONG, tokens.text)
        ink.text(name_left, lower, row.pod, Role.SMALL, tokens.muted)
        self._paint_load(ink, row, upper, lower, columns)
        if row.one_way:
            left = scaled(columns.way_right) - advance(row.one_way, Role.SMALL)
            ink.text(left, middle, row.one_way, Role.SMALL, tokens.text)
        effects_left = width - scaled(PADDING) - len(self._goals) * scaled(columns.effect)
        means_left = scaled(columns.means)
        room = effects_left - means_left - scaled(8)
        first, *others = wrapped(row.means, Role.SMALL, room) or ("",)
        ink.text(means_left, upper if others else middle, first, Role.SMALL, tokens.text)
        ink.text(means_left, lower, " ".join(others), Role.SMALL, tokens.text, width=room)
        for at, (effect, better) in enumerate(zip(row.effects, row.is_better, strict=True)):
            role = Role.SMALL if better is None else Role.SMALL_STRONG
            right = effects_left + (at + 1) * scaled(columns.effect)
            value = tokens.ok if better else tokens.muted if better is None else tokens.text
            ink.text(right - advance(effect, role), middle, effect, role, value)
        if selected and row.words:
            self._paint_words(ink, row, name_left, scaled(61), width)

    def _paint_load(self, ink: Ink, row: Row, upper: int, lower: int, columns: Columns) -> None:
        left: float = scaled(columns.load)
        if not row.children_cap:
            words = "no change" if row.stand is Stand.HERE else "no caseload"
            ink.text(left, (upper + lower) / 2, words, Role.SMALL, ink.tokens.muted)
            return
        added = row.children_after - row.children_before
        bar = caseload_bar(
            row.children_before, row.children_cap, ink.ratio, scaled(112), added=added
        )
        ink.pixmap(left, upper - scaled(5), bar)
        before = f"{row.children_before} → " if added else ""
        ink.text(left, lower, before, Role.SMALL, ink.tokens.muted)
        left += advance(before, Role.SMALL)
        after = str(row.children_after)
        ink.text(left, lower, after, Role.SMALL_STRONG, ink.tokens.text)
        left += advance(after, Role.SMALL_STRONG)
        ink.text(left, lower, f" of {row.children_cap}", Role.SMALL, ink.tokens.muted)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Follow a click on *Overrule…* at the right of a blocked row."""
        row = self._view.row_at(index.row())
        if isinstance(event, QMouseEvent) and row.stand is Stand.WITH_REASON:
            box: Any = option
            is_click = event.type() is QEvent.Type.MouseButtonRelease
            if is_click and event.position().x() > box.rect.right() - scaled(110):
                self._view.overrule_clicked.emit()
        return super().editorEvent(event, model, option, index)


class RowsHead(QWidget):
    """The heads of the columns above the list."""

    def __init__(self, goals: tuple[str, ...], view: RowsView) -> None:
        super().__init__()
        self._goals = goals
        self._view = view
        self.setFixedHeight(scaled(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint them."""
        with QPainter(self) as painter:
            ink = Ink(painter)
            tokens, middle = ink.tokens, self.height() / 2
            width = self._view.viewport().width()
            columns = Columns.within(width)
            painter.fillRect(event.rect(), tokens.window)
            ink.fill(0, 0, self.width(), ink.hairline, tokens.border)
            ink.fill(0, self.height() - ink.hairline, self.width(), ink.hairline, tokens.border)
            for left, words in (
                (columns.name, "Practitioner"),
                (columns.load, "Caseload"),
                (columns.means, "What it would mean"),
            ):
                ink.text(scaled(left), middle, words, Role.CAPTION, tokens.muted)
            way = "One way"
            ink.text(
                scaled(columns.way_right) - advance(way, Role.CAPTION),
                middle,
                way,
                Role.CAPTION,
                tokens.muted,
            )
            first = width - scaled(PADDING) - len(self._goals) * scaled(columns.effect)
            for at, name in enumerate(self._goals):
                words = GOAL_HEADS.get(name, name)
                right = first + (at + 1) * scaled(columns.effect)
                ink.text(
                    right - advance(words, Role.CAPTION), middle, words, Role.CAPTION, tokens.muted
                )


def _same(row: Row, other: Row) -> bool:
    return row.kind is other.kind and row.staff_id == other.staff_id


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
