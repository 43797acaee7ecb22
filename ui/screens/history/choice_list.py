"""The list at the left: every family, practitioner or week, and a field to search it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.theme import Role, scaled
from ui.widgets.ink import Ink, advance

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from ui.screens.history.index import Choice

WIDTH, ROW = 264, 30

AnyIndex = QModelIndex | QPersistentModelIndex


class ChoiceList(QWidget):
    """A search field over a list.

    Signals
    -------
    chosen(key)
        Another one is current: by mouse, by keyboard, or the first that is left after a search.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Field()
        self.field.setClearButtonEnabled(True)
        self.list = QListView()
        self._model = _Choices(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.nothing = QLabel()
        self.nothing.setProperty("role", "small")
        self.nothing.setProperty("muted", True)
        self.nothing.setWordWrap(True)
        self.nothing.setContentsMargins(8, 4, 8, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 9, 9, 9)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        self.setFixedWidth(scaled(WIDTH))
        self._is_quiet = False
        self.field.textChanged.connect(self._search)
        self.field.moved.connect(self._pass_key)
        self.list.selectionModel().currentChanged.connect(self._tell)

    def show_choices(self, name: str, choices: tuple[Choice, ...], *, current: str = "") -> None:
        """Show other choices; the current one stays current where it is there. Sends no signal.

        Parameters
        ----------
        name
            What they are: ``Families``.
        """
        if choices and self._model.all_choices is choices:
            # As people walk from one history to another the list is not made anew.
            self.make_current(current)
            return
        self._is_quiet = True
        self.field.setPlaceholderText(f"Search {name.lower()}")
        self.field.setAccessibleName(f"Search {name.lower()}")
        self.list.setAccessibleName(name)
        self.field.clear()
        self._model.show_all(choices)
        self._follow_count()
        self._is_quiet = False
        if current:
            self.make_current(current)

    def make_current(self, key: str) -> None:
        """Put the choice on something. Sends no signal."""
        self._is_quiet = True
        if self._model.row_of(key) is None:
            self.field.clear()
        row = self._model.row_of(key)
        if row is not None:
            index = self._model.index(row, 0)
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)
        self._is_quiet = False

    @property
    def current(self) -> str:
        """The key of the current choice; empty without one."""
        return str(self.list.currentIndex().data(Qt.ItemDataRole.UserRole) or "")

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of what the search leaves, from top to bottom."""
        return tuple(one.key for one in self._model.shown)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the size of text."""
        super().changeEvent(event)
        if event.type() is event.Type.FontChange:
            self.setFixedWidth(scaled(WIDTH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, as of a panel."""
        del event
        with QPainter(self) as painter:
            ink = Ink(painter)
            ink.frame(
                0,
                0,
                self.width(),
                self.height(),
                radius=6,
                edge=ink.tokens.border,
                ground=ink.tokens.surface,
            )

    @Slot(str)
    def _search(self, words: str) -> None:
        if self._is_quiet:
            self._model.search(words)
            self._follow_count()
            return
        current = self.current
        self._is_quiet = True
        self._model.search(words)
        self._follow_count()
        row = self._model.row_of(current)
        self.list.setCurrentIndex(self._model.index(row or 0, 0))
        self._is_quiet = False
        if self.current and self.current != current:
            self.chosen.emit(self.current)

    def _follow_count(self) -> None:
        is_empty = not self._model.shown
        looked_for = self.field.text().strip()
        self.nothing.setVisible(is_empty)
        self.nothing.setText(f"Nothing fits “{looked_for}”." if looked_for else "Nothing here yet.")

    @Slot(int)
    def _pass_key(self, step: int) -> None:
        row = self.list.currentIndex().row() + step
        if 0 <= row < self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(row, 0))

    @Slot(QModelIndex)
    def _tell(self, index: QModelIndex) -> None:
        if not self._is_quiet and index.isValid():
            self.chosen.emit(self.current)


class _Field(QLineEdit):
    """A search field whose arrow keys walk the list. `moved(step)`."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the list by the arrow keys."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)


class _Choices(QAbstractListModel):
    """The choices that a search leaves: thousands of families are no thousands of items."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.all_choices: tuple[Choice, ...] = ()
        self.shown: tuple[Choice, ...] = ()
        self._rows: dict[str, int] = {}

    def show_all(self, choices: tuple[Choice, ...]) -> None:
        """Take other choices."""
        self.all_choices = choices
        self.search("")

    def search(self, words: str) -> None:
        """Leave those that hold every word."""
        sought = words.casefold().split()
        self.beginResetModel()
        self.shown = tuple(
            one for one in self.all_choices if all(word in one.sought for word in sought)
        )
        self._rows = {one.key: row for row, one in enumerate(self.shown)}
        self.endResetModel()

    def row_of(self, key: str) -> int | None:
        """Return where a choice is shown; `None` where it is not."""
        return self._rows.get(key)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many are left."""
        return len(self.shown) if parent is None or not parent.isValid() else 0

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a choice's words, its key, or all of it for screen readers."""
        if not index.isValid():
            return None
        one = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.title
        if role == Qt.ItemDataRole.UserRole:
            return one.key
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return one.spoken
        return None

    def choice(self, row: int) -> Choice:
        """Return the choice of a row."""
        return self.shown[row]


class _Rows(QStyledItemDelegate):
    """Paints a choice on one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return a row's height, growing with the text."""
        del option, index
        return QSize(scaled(120), scaled(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint the title, what stands beside it, and the note at the end."""
        model = index.model()
        if not isinstance(model, _Choices):
            return
        one, box, state = model.choice(index.row()), option.rect, option.state
        painter.save()
        painter.setClipRect(box)
        ink = Ink(painter)
        tokens = ink.tokens
        if state & QStyle.StateFlag.State_Selected:
            ink.plate(box.x(), box.y(), box.width(), box.height(), radius=4, ground=tokens.soft)
        elif state & QStyle.StateFlag.State_MouseOver:
            ink.plate(box.x(), box.y(), box.width(), box.height(), radius=4, ground=tokens.hover)
        middle = box.y() + box.height() / 2
        left, right = box.x() + scaled(8), box.x() + box.width() - scaled(8)
        share = (right - left) / 2
        note = min(advance(one.note, Role.SMALL), share) if one.note else 0
        room = right - left - (note + scaled(8) if note else 0)
        wide = ink.text(left, middle, one.title, Role.SMALL_STRONG, tokens.text, width=room)
        if one.beside and wide + scaled(30) < room:
            after = left + wide + scaled(6)
            ink.text(after, middle, one.beside, Role.SMALL, tokens.muted, width=room - wide)
        if one.note:
            ink.text(right, middle, one.note, Role.SMALL, tokens.muted, width=note + 1, right=True)
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
