"""The bar above the board: how many there are, and which of them are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ui.screens.allocation.filters import Filters, Show, changed_cards
from ui.theme import scaled

if TYPE_CHECKING:
    from ui.widgets.board.model import BoardModel


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
        self._pods = QComboBox()
        self._pods.setAccessibleName("Pods shown")
        self._pods.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._shows = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(title)
        row.addWidget(self._summary, 1)
        row.addWidget(self._pods)
        for position, show in enumerate(Show):
            button = QPushButton(show.value)
            button.setCheckable(True)
            button.setProperty("compact", True)
            self._shows.addButton(button, position)
            row.addWidget(button)
        self._shows.button(0).setChecked(True)
        self._shows.button(1).setToolTip("Only families that are new, moved or returned (F)")
        self._shows.button(2).setToolTip("Only practitioners who have a place free")
        self._pods.currentIndexChanged.connect(self._tell)
        self._shows.idClicked.connect(self._tell)
        self.dress()

    @property
    def filters(self) -> Filters:
        """What is chosen."""
        return Filters(
            pod_id=self._pods.currentData(Qt.ItemDataRole.UserRole),
            show=tuple(Show)[self._shows.checkedId()],
        )

    def set_board(self, model: BoardModel) -> None:
        """Show the counts and the pods of a board; a pod that is still there stays chosen."""
        self._summary.setText(model.summary)
        self._summary.setToolTip(model.summary)
        self._shows.button(1).setText(f"Changed {changed_cards(model)}")
        chosen = self._pods.currentData(Qt.ItemDataRole.UserRole)
        self._pods.blockSignals(True)
        self._pods.clear()
        self._pods.addItem("All pods", None)
        for lane in model.lanes:
            self._pods.addItem(lane.name, lane.pod_id)
        self._pods.setCurrentIndex(max(0, self._pods.findData(chosen)))
        self._pods.blockSignals(False)

    def dress(self) -> None:
        """Take heights from the theme in force."""
        self.setFixedHeight(scaled(34))

    @Slot()
    def show_all(self) -> None:
        """Show every pod and every family again."""
        self._pods.setCurrentIndex(0)
        self._shows.button(0).click()

    @Slot()
    def toggle_changed(self) -> None:
        """Show only what changed, or everything again."""
        self._shows.button(0 if self._shows.checkedId() == 1 else 1).click()

    @Slot()
    def _tell(self) -> None:
        self.filters_changed.emit(self.filters)
