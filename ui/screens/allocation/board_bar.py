"""The bar above the board: how many there are, and which of them are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from ui.screens.allocation.filters import Filters, Show, changed_cards
from ui.theme import scaled
from ui.widgets.buttons import make_button, put_caret

if TYPE_CHECKING:
    from ui.widgets.board.model import BoardModel


ALL_PODS = "All pods"


class BoardBar(QWidget):
    """The board's title, its counts and its filters. `filters_changed(Filters)` when one is set."""

    filters_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel("Board")
        title.setProperty("role", "strong")
        self._summary = QLabel()
        self._summary.setProperty("role", "small")
        self._summary.setProperty("muted", True)
        # Cut off rather than push the filters out of a narrow window.
        self._summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._pod_id: str | None = None
        self._pods = make_button(ALL_PODS, compact=True, tip="Which pods the board shows")
        self._pod_menu = QMenu(self._pods)
        self._pods.setMenu(self._pod_menu)
        self._shows = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(title)
        row.addWidget(self._summary, 1)
        row.addWidget(self._pods)
        segments = QHBoxLayout()
        segments.setSpacing(0)
        row.addLayout(segments)
        for position, (show, segment) in enumerate(
            zip(Show, ("first", "middle", "last"), strict=True)
        ):
            button = make_button(show.value, compact=True)
            button.setCheckable(True)
            button.setProperty("segment", segment)
            self._shows.addButton(button, position)
            segments.addWidget(button)
        self._shows.button(0).setChecked(True)
        self._shows.button(1).setToolTip("Only families that are new, moved or returned (F)")
        self._shows.button(2).setToolTip("Only practitioners who have a place free")
        self._pod_menu.triggered.connect(self._choose_pod)
        self._shows.idClicked.connect(self._tell)
        self.dress()

    @property
    def filters(self) -> Filters:
        """What is chosen."""
        return Filters(pod_id=self._pod_id, show=tuple(Show)[self._shows.checkedId()])

    def set_board(self, model: BoardModel) -> None:
        """Show the counts and the pods of a board; a pod that is still there stays chosen."""
        self._summary.setText(model.summary)
        self._summary.setToolTip(model.summary)
        self._shows.button(1).setText(f"Changed {changed_cards(model)}")
        self._pod_menu.clear()
        self._pod_menu.addAction(ALL_PODS).setData(None)
        for lane in model.lanes:
            self._pod_menu.addAction(lane.name).setData(lane.pod_id)
        if self._pod_id not in {lane.pod_id for lane in model.lanes}:
            self._pod_id = None
        self._name_pod()

    def dress(self) -> None:
        """Take heights and icons from the theme in force."""
        put_caret(self._pods)
        self.setFixedHeight(scaled(34))

    @Slot()
    def show_all(self) -> None:
        """Show every pod and every family again."""
        self._pod_id = None
        self._name_pod()
        self._shows.button(0).click()

    @Slot()
    def toggle_changed(self) -> None:
        """Show only what changed, or everything again."""
        self._shows.button(0 if self._shows.checkedId() == 1 else 1).click()

    @Slot(QAction)
    def _choose_pod(self, action: QAction) -> None:
        self._pod_id = action.data()
        self._name_pod()
        self._tell()

    def _name_pod(self) -> None:
        names = {action.data(): action.text() for action in self._pod_menu.actions()}
        name = names.get(self._pod_id, ALL_PODS)
        self._pods.setText(name)
        self._pods.setAccessibleName(f"Pods shown: {name}")

    @Slot()
    def _tell(self) -> None:
        self.filters_changed.emit(self.filters)
