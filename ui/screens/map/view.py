"""The map of the week: where families live, who works with them, and whom somebody reaches."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from planner.whereabouts import MapFamily, MapModel
from ui.screens.map.canvas import MapCanvas
from ui.screens.map.foot import Foot
from ui.screens.map.joining import urgency_of
from ui.screens.map.layers import Layers, layer_of
from ui.screens.map.side_panel import SidePanel
from ui.screens.map.words import (
    family_sentence,
    map_sentence,
    mark_spoken,
    practitioner_sentence,
)
from ui.theme import scaled
from ui.widgets.empty_state import EmptyState

NOT_PLANNED = "Not planned yet. Last week's practitioners are shown."
BAR_HEIGHT = 34
TO_SEE_EACH = "Click or press Enter to go nearer."


class MapScreen(QWidget):
    """Shows a `MapModel`; says what people ask for.

    Signals
    -------
    family_chosen(family_id)
        Somebody wants to see a family on the board.
    plan_requested(), bring_in_requested()
        People want the week planned, or a service brought in.
    """

    family_chosen = Signal(str)
    plan_requested = Signal()
    bring_in_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = MapModel()
        self._families: dict[str, MapFamily] = {}
        self.panel = SidePanel()
        self.canvas = MapCanvas()
        self.foot = Foot()
        self._not_planned = QWidget()
        self.plan = QPushButton("Plan this week")
        self.nobody = EmptyState(
            "No families yet",
            "Bring in a service folder or workbook to see it on the map.",
            primary="Bring in...",
        )
        self.nothing_fits = EmptyState(
            "Nothing is shown",
            "Every kind of family is left out of the map.",
            primary="Show all",
            panel=True,
        )
        self._lay_out()
        # The keyboard goes to the map; what stands left of it is a Shift+Tab away.
        self.setFocusProxy(self.canvas)

        self.panel.layers_changed.connect(self._show_layers)
        self.panel.people.practitioner_chosen.connect(self.canvas.choose_practitioner)
        self.panel.people.practitioner_hovered.connect(self.canvas.light_practitioner)
        self.canvas.attention_changed.connect(self._say)
        self.canvas.family_chosen.connect(self.family_chosen)
        self.canvas.cleared.connect(self._choose_nobody)
        self.plan.clicked.connect(self.plan_requested)
        self.nobody.primary_clicked.connect(self.bring_in_requested)
        self.nothing_fits.primary_clicked.connect(self.panel.show_all)
        self.show_map(MapModel())

    def show_map(self, model: MapModel) -> None:
        """Show a week; who is chosen and selected stays so where they still are."""
        self._model = model
        self._families = {family.family_id: family for family in model.families}
        # First what changes the map's size: its marks are worked out for a size.
        self._not_planned.setVisible(not model.is_planned and not model.is_empty)
        self._stack.setCurrentWidget(self.nobody if model.is_empty else self._map)
        self.panel.show_map(model)
        self.canvas.show_map(model)
        self._tell_whether_anything_fits()
        self._say()

    def show_reach(self, staff_id: str) -> None:
        """Choose somebody: their reach, their families, and who waits within it."""
        self.panel.people.choose(staff_id)
        self.canvas.choose_practitioner(self.panel.people.chosen())

    def show_family(self, family_id: str) -> None:
        """Select a family and open its bubble, showing its kind if it was left out."""
        family = self._families.get(family_id)
        if family is not None:
            self.panel.show_layer(layer_of(family))
        self.canvas.show_family(family_id)

    def dress(self) -> None:
        """Take icons and sizes from the theme in force."""
        self.panel.dress()
        self.canvas.dress()
        self._not_planned.setFixedHeight(scaled(BAR_HEIGHT))

    def _lay_out(self) -> None:
        self._not_planned.setProperty("bar", True)
        self._not_planned.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.plan.setProperty("link", True)
        self._not_planned.setFixedHeight(scaled(BAR_HEIGHT))
        row = QHBoxLayout(self._not_planned)
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(QLabel(NOT_PLANNED))
        row.addWidget(self.plan)
        row.addStretch(1)

        self._map = QWidget()
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.panel)
        middle.addWidget(self.canvas, 1)
        column = QVBoxLayout(self._map)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._not_planned)
        column.addLayout(middle, 1)
        column.addWidget(self.foot)
        over = QVBoxLayout(self.canvas.viewport())
        over.addWidget(self.nothing_fits, alignment=Qt.AlignmentFlag.AlignCenter)

        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._map)
        self._stack.addWidget(self.nobody)

    @Slot(object)
    def _show_layers(self, layers: Layers) -> None:
        self.canvas.show_layers(layers)
        self._tell_whether_anything_fits()

    @Slot()
    def _choose_nobody(self) -> None:
        self.show_reach("")

    def _tell_whether_anything_fits(self) -> None:
        fits = any(layer_of(one) in self.panel.layers() for one in self._model.families)
        self.nothing_fits.setVisible(not fits and bool(self._model.families))

    @Slot()
    def _say(self) -> None:
        """Tell of the selected family, or of whoever is looked at; the bubble tells of its own."""
        seen = self.canvas.attention
        family = self._families.get(seen.selected)
        practitioner = self.canvas.sight.practitioner(seen.lit)
        mark = self.canvas.selected_mark()
        in_bubble = self.canvas.bubble.family_id == seen.selected
        if mark is not None and mark.is_joined:
            self.foot.tell(mark.urgency, "", f"{mark_spoken(mark)}. {TO_SEE_EACH}")
        elif family is not None and not (in_bubble and practitioner is not None):
            worker = self.canvas.sight.practitioner(family.staff_id)
            sentence = family_sentence(family, worker)
            self.foot.tell(urgency_of(family), family.family_id, sentence)
        elif practitioner is not None:
            told = practitioner_sentence(practitioner, self._families.get)
            self.foot.tell(None, practitioner.name, told)
        else:
            self.foot.tell(None, "", map_sentence(self._model))
