"""Everyone by pod with their caseload: whose reach is to be seen."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.service import TravelMode
from planner.service.naming import counted
from planner.whereabouts import MapPractitioner
from ui.theme import Role, scaled
from ui.widgets.ink import Ink, advance

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

    from planner.whereabouts import MapModel

ROW_HEIGHT = 25
PAD = 14
WITHOUT_A_POD = "Without a pod"

_MODE_ICONS = {
    TravelMode.CAR: "",
    TravelMode.BUS: "bus",
    TravelMode.WALK: "person-simple-walk",
    TravelMode.CYCLE: "bicycle",
}
"""Told where it is not the car."""


@dataclass(frozen=True, slots=True)
class ReachRow:
    """A pod's name, or somebody of it."""

    words: str
    practitioner: MapPractitioner | None = None

    @property
    def figures(self) -> str:
        """The caseload as it stands at the right: ``11 / 12``."""
        one = self.practitioner
        return "" if one is None else f"{one.children} / {one.children_cap}"

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        one = self.practitioner
        if one is None:
            return self.words
        cap = counted(one.children_cap, "child", "children")
        return f"{one.name}, {one.children} of {cap}, {one.travel_mode.phrase}"


def reach_rows(model: MapModel) -> tuple[ReachRow, ...]:
    """Return everyone beneath their pod, in the order of the service; last who has none."""
    people: dict[str | None, list[ReachRow]] = defaultdict(list)
    for one in model.practitioners:
        people[one.pod_id].append(ReachRow(one.name, one))
    rows: list[ReachRow] = []
    for pod_id, name in (*model.pods, (None, WITHOUT_A_POD)):
        if pod_id in people:
            rows += (ReachRow(name), *people[pod_id])
    return tuple(rows)


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[ReachRow, ...] = ()

    def set_rows(self, rows: tuple[ReachRow, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if self.rows[index.row()].practitioner is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ReachList(QListView):
    """The list; arrows walk it, letters seek a name, Esc or a second click chooses nobody.

    Signals
    -------
    practitioner_chosen(staff_id)
        Somebody is chosen; empty for nobody.
    practitioner_hovered(staff_id)
        The pointer is on somebody; empty when it left.
    """

    practitioner_chosen = Signal(str)
    practitioner_hovered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows()
        self._chosen = ""
        self._hovered = ""
        self.setModel(self._rows)
        self.setItemDelegate(_RowPainter(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName("Reach of")
        self.selectionModel().currentChanged.connect(self._follow)

    def show_people(self, model: MapModel) -> None:
        """Show a week's people; whoever is chosen stays chosen."""
        chosen = self._chosen
        self._rows.set_rows(reach_rows(model))
        self._hovered = ""
        self.choose(chosen)

    def choose(self, staff_id: str) -> None:
        """Choose somebody, nobody where empty or unknown; tells nobody of it."""
        row = next(
            (
                nth
                for nth, row in enumerate(self._rows.rows)
                if row.practitioner is not None and row.practitioner.staff_id == staff_id
            ),
            -1,
        )
        self._chosen = staff_id if row >= 0 else ""
        selection = self.selectionModel()
        blocked = selection.blockSignals(True)
        self.setCurrentIndex(self._rows.index(row) if row >= 0 else QModelIndex())
        if row < 0:
            self.clearSelection()
        selection.blockSignals(blocked)
        if row >= 0:
            self.scrollTo(self._rows.index(row))
        self.viewport().update()

    def chosen(self) -> str:
        """Return who is chosen; empty for nobody."""
        return self._chosen

    def rows(self) -> tuple[ReachRow, ...]:
        """Return what is listed."""
        return self._rows.rows

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose somebody, or nobody where they were chosen already."""
        who = self._at(self.indexAt(event.position().toPoint()))
        if who and who == self._chosen:
            self._tell("")
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say whom the pointer is on."""
        self._hover(self._at(self.indexAt(event.position().toPoint())))

    def viewportEvent(self, event: QEvent) -> bool:
        """Notice that the pointer left."""
        if event.type() is QEvent.Type.Leave:
            self._hover("")
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose nobody on Esc."""
        if event.key() == Qt.Key.Key_Escape and self._chosen:
            self._tell("")
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex, QModelIndex)
    def _follow(self, now: QModelIndex, before: QModelIndex) -> None:
        del before
        who = self._at(now)
        if who != self._chosen:
            self._chosen = who
            self.practitioner_chosen.emit(who)

    def _tell(self, staff_id: str) -> None:
        self.choose(staff_id)
        self.practitioner_chosen.emit(staff_id)

    def _hover(self, staff_id: str) -> None:
        if staff_id != self._hovered:
            self._hovered = staff_id
            self.practitioner_hovered.emit(staff_id)

    def _at(self, index: QModelIndex) -> str:
        one = self._rows.rows[index.row()].practitioner if index.isValid() else None
        return "" if one is None else one.staff_id


class _RowPainter(QStyledItemDelegate):
    """Paints a row: name at the left, how they travel and the caseload at the right."""

    def __init__(self, parent: ReachList) -> None:
        super().__init__(parent)
        self._list = parent

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option, index
        return QSize(1, scaled(ROW_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = self._list.rows()[index.row()]
        box = option.rect
        state = option.state
        painter.save()
        ink = Ink(painter)
        tokens, middle = ink.tokens, box.y() + box.height() / 2
        left, right = float(box.x() + scaled(PAD)), float(box.x() + box.width() - scaled(PAD))
        if row.practitioner is None:
            ink.text(left, middle, row.words, Role.SMALL, tokens.muted, width=right - left)
            painter.restore()
            return
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            ink.fill(box.x(), box.y(), box.width(), box.height(), tokens.soft)
            ink.fill(box.x(), box.y(), 2, box.height(), tokens.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            ink.fill(box.x(), box.y(), box.width(), box.height(), tokens.hover)
        if is_chosen and self._list.hasFocus():
            ink.frame(
                box.x() + 3,
                box.y() + 1,
                box.width() - 6,
                box.height() - 2,
                radius=4,
                edge=tokens.accent,
                thickness=2,
            )
        one = row.practitioner
        is_over = one.children > one.children_cap
        ink.text(
            right,
            middle,
            row.figures,
            Role.SMALL_STRONG if is_over else Role.SMALL,
            tokens.high if is_over else tokens.muted,
            right=True,
        )
        right -= max(advance(row.figures, Role.SMALL), scaled(42)) + scaled(8)
        mode = _MODE_ICONS[one.travel_mode]
        if mode:
            right -= scaled(14)
            ink.icon(right, middle, mode, "muted", scaled(14))
            right -= scaled(6)
        role = Role.BODY_STRONG if is_chosen else Role.BODY
        ink.text(left, middle, row.words, role, tokens.text, width=right - left)
        painter.restore()
