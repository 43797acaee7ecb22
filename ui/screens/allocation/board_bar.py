"""The bar above the board: how many there are, which of them are shown, and how densely."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ui.screens.allocation.filter_panel import FilterPanel
from ui.screens.allocation.filters import Filters, Only, Show, changed_cards, choices
from ui.theme import icon, scaled
from ui.widgets.board.metrics import Density
from ui.widgets.board.model import BoardModel
from ui.widgets.buttons import ICON_SIZE, make_button, put_caret

ALL_PODS = "All pods"
NO_FILTER = "Needs, town, band…"

_DENSITIES = (
    (Density.COMPACT, "rows", "Compact: one line for a family that is kept"),
    (Density.COMFORTABLE, "cards", "Comfortable: two lines for every family"),
)


class BoardBar(QWidget):
    """The board's title, its counts, its filters and its density.

    Signals
    -------
    filters_changed(Filters)
        Another part of the board is to be shown.
    density_chosen(Density)
        Cards are to take more room, or less.
    """

    filters_changed = Signal(object)
    density_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filters = Filters()
        self._model = BoardModel()
        self._pod_names: list[tuple[str, str]] | None = None
        self._title = QLabel("Board")
        self._title.setProperty("role", "strong")
        self._summary = QLabel()
        self._summary.setProperty("role", "small")
        self._summary.setProperty("muted", True)
        # Cut off rather than push the filters out of a narrow window.
        self._summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._pods = make_button(ALL_PODS, compact=True, tip="Which pods the board shows")
        self._pod_menu = QMenu(self._pods)
        self._pods.setMenu(self._pod_menu)
        self.choose = make_button(NO_FILTER, compact=True)
        self.clear = _small_tool("Clear the filters", "last")
        self.panel = FilterPanel(self)
        self._shows = QButtonGroup(self)
        self._densities = QButtonGroup(self)
        self._lay_out()

        self._shows.button(1).setToolTip("Only families that are new, moved or returned")
        self._shows.button(2).setToolTip("Only practitioners who have a place free")
        self._pod_menu.triggered.connect(self._choose_pod)
        self._shows.idClicked.connect(self._choose_show)
        self._densities.idClicked.connect(self._choose_density)
        self.choose.clicked.connect(self.open_filters)
        self.clear.clicked.connect(self.clear_families)
        self.panel.changed.connect(self._take)
        self._say()
        self.dress()

    @property
    def filters(self) -> Filters:
        """What is chosen."""
        return self._filters

    def set_board(self, model: BoardModel) -> None:
        """Show the counts and the pods of a board; what is still there stays chosen."""
        self._summary.setText(model.summary)
        self._summary.setToolTip(model.summary)
        self._shows.button(1).setText(f"Changed {changed_cards(model)}")
        self._model = model
        pods = [(lane.name, lane.pod_id) for lane in model.lanes]
        if pods != self._pod_names:
            self._pod_names = pods
            self._pod_menu.clear()
            self._pod_menu.addAction(ALL_PODS).setData(None)
            for name, pod_id in pods:
                self._pod_menu.addAction(name).setData(pod_id)
        chosen = self._filters
        if chosen.pod_id not in {pod_id for _, pod_id in pods}:
            chosen = replace(chosen, pod_id=None)
        if chosen.towns or chosen.needs:
            known = choices(model)
            chosen = replace(
                chosen,
                towns=chosen.towns & {town for town, _ in known.towns},
                needs=chosen.needs & {need for need, _ in known.needs},
            )
        self._filters = chosen
        self._say()

    def set_density(self, density: Density) -> None:
        """Mark the density in force; sends no signal."""
        self._densities.button(tuple(Density).index(density)).setChecked(True)

    def dress(self) -> None:
        """Take heights and icons from the theme in force."""
        put_caret(self._pods)
        put_caret(self.choose)
        self.clear.setIcon(icon("x", "text"))
        for nth, (_, name, _) in enumerate(_DENSITIES):
            self._densities.button(nth).setIcon(icon(name, "text"))
        for tool in (self.clear, *self._densities.buttons()):
            tool.setIconSize(QSize(scaled(ICON_SIZE), scaled(ICON_SIZE)))
            tool.setFixedSize(scaled(26) + 2, scaled(22) + 2)
        self.setFixedHeight(scaled(34))

    def show_pod(self, pod_id: str) -> None:
        """Show one pod and nothing else."""
        self._take(Filters(pod_id=pod_id))

    def show_only(self, name: str, families: frozenset[str]) -> None:
        """Show these families and no others, by a name people know: those of a place."""
        self._take(Filters(only=Only(name, families)))

    @Slot()
    def open_filters(self) -> None:
        """Open the panel of the filters."""
        self.panel.offer(choices(self._model), self._filters)
        self.panel.open_beneath(self.choose)

    @Slot()
    def show_all(self) -> None:
        """Show every pod and every family again."""
        self._take(Filters())

    @Slot()
    def clear_families(self) -> None:
        """Let go of bands, towns and needs; the pod and what is looked for stay."""
        self._take(Filters(pod_id=self._filters.pod_id, show=self._filters.show))

    @Slot()
    def toggle_changed(self) -> None:
        """Show only what changed, or everything again."""
        is_on = self._filters.show is Show.CHANGED
        self._take(replace(self._filters, show=Show.ALL if is_on else Show.CHANGED))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._summary, 1)
        row.addWidget(self._pods)
        chosen = _segments(row)
        chosen.addWidget(self.choose)
        chosen.addWidget(self.clear)
        shows = _segments(row)
        for nth, (show, segment) in enumerate(zip(Show, ("first", "middle", "last"), strict=True)):
            button = make_button(show.value, compact=True)
            button.setCheckable(True)
            button.setProperty("segment", segment)
            self._shows.addButton(button, nth)
            shows.addWidget(button)
        densities = _segments(row)
        for nth, (_, _, tip) in enumerate(_DENSITIES):
            tool = _small_tool(tip, "last" if nth else "first")
            tool.setCheckable(True)
            self._densities.addButton(tool, nth)
            densities.addWidget(tool)
        self._densities.button(0).setChecked(True)

    @Slot(QAction)
    def _choose_pod(self, action: QAction) -> None:
        self._take(replace(self._filters, pod_id=action.data()))

    @Slot(int)
    def _choose_show(self, nth: int) -> None:
        self._take(replace(self._filters, show=tuple(Show)[nth]))

    @Slot(int)
    def _choose_density(self, nth: int) -> None:
        self.density_chosen.emit(_DENSITIES[nth][0])

    @Slot(object)
    def _take(self, filters: Filters) -> None:
        self._filters = filters
        self._say()
        self.filters_changed.emit(filters)

    def _say(self) -> None:
        """Let every button say what is chosen."""
        filters = self._filters
        names = {action.data(): action.text() for action in self._pod_menu.actions()}
        name = names.get(filters.pod_id, ALL_PODS)
        self._pods.setText(name)
        self._pods.setAccessibleName(f"Pods shown: {name}")
        self._shows.button(tuple(Show).index(filters.show)).setChecked(True)
        is_chosen = filters.chooses_families
        self.choose.setText(filters.in_short if is_chosen else NO_FILTER)
        said = ", ".join(filters.words) if is_chosen else "every band, town and need"
        self.choose.setAccessibleName(f"Families shown: {said}")
        self.choose.setToolTip(f"{said[:1].upper()}{said[1:]} (F)")
        self.clear.setVisible(is_chosen)
        for key, value in (("segment", "first" if is_chosen else ""), ("chosen", is_chosen)):
            self.choose.setProperty(key, value)
        self.choose.style().polish(self.choose)


def _segments(row: QHBoxLayout) -> QHBoxLayout:
    made = QHBoxLayout()
    made.setSpacing(0)
    row.addLayout(made)
    return made


def _small_tool(tip: str, segment: str) -> QToolButton:
    tool = QToolButton()
    tool.setProperty("compact", True)
    tool.setProperty("segment", segment)
    tool.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    tool.setToolTip(tip)
    tool.setAccessibleName(tip)
    return tool
