"""What stands left of the map: what is shown of it, and whose reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.screens.map.layers import Layer, Layers, layer_counts
from ui.screens.map.reach_list import ReachList
from ui.screens.map.words import not_placeable_sentence
from ui.theme import scaled
from ui.widgets.board.model import Urgency
from ui.widgets.ink import Ink
from ui.widgets.marks import BAND_SIZE, band_mark
from ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from planner.whereabouts import MapModel

WIDTH = 240
PAD = 14
ROW_HEIGHT = 26

_BANDS = {Layer.HIGH: Urgency.HIGH, Layer.MEDIUM: Urgency.MEDIUM, Layer.LOW: Urgency.LOW}


class SidePanel(QWidget):
    """Boxes to tick with their counts, and the list of people.

    Signals
    -------
    layers_changed(Layers)
        Something else is to be shown.
    """

    layers_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("side", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.boxes = {layer: TickBox(layer.value) for layer in Layer}
        self._counts = {layer: QLabel() for layer in Layer}
        self._left_out = QLabel(wordWrap=True)
        self._left_out.setProperty("role", "caption")
        self.people = ReachList()
        self._lay_out()
        for box in self.boxes.values():
            box.setChecked(True)
            box.toggled.connect(self._tell)
        self.dress()

    def show_map(self, model: MapModel) -> None:
        """Show a week's counts and people."""
        for layer, count in layer_counts(model).items():
            self._counts[layer].setText(f"{count:,}")
            self.boxes[layer].setAccessibleName(f"{layer.value}, {count:,}")
        self._left_out.setText(not_placeable_sentence(model))
        self._left_out.setToolTip(", ".join(model.not_placeable))
        self._left_out.setVisible(bool(model.not_placeable))
        self.people.show_people(model)

    def layers(self) -> Layers:
        """Return what is shown."""
        return Layers(frozenset(layer for layer, box in self.boxes.items() if box.isChecked()))

    def show_layer(self, layer: Layer) -> None:
        """Show a layer, if it is not."""
        self.boxes[layer].setChecked(True)

    @Slot()
    def show_all(self) -> None:
        """Show every layer."""
        for box in self.boxes.values():
            box.setChecked(True)

    def count(self, layer: Layer) -> str:
        """Return what stands beside a box."""
        return self._counts[layer].text()

    def left_out(self) -> str:
        """Return what is said of the families that are not on the map."""
        return self._left_out.text()

    def dress(self) -> None:
        """Take icons and sizes from the theme in force."""
        self.setFixedWidth(scaled(WIDTH))
        for layer, box in self.boxes.items():
            box.setMinimumHeight(scaled(ROW_HEIGHT))
            box.setIconSize(QSize(scaled(18), scaled(16)))
            box.setIcon(QIcon(_layer_picture(layer, self.devicePixelRatioF())))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of scheme or of the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.dress()

    def _lay_out(self) -> None:
        show, reach = QLabel("Show"), QLabel("Reach of")
        for title in (show, reach):
            title.setProperty("role", "strong")
            title.setContentsMargins(PAD, 0, 0, 0)
        rows = QGridLayout()
        rows.setContentsMargins(PAD, 0, PAD, 0)
        rows.setVerticalSpacing(0)
        for nth, layer in enumerate(Layer):
            self._counts[layer].setProperty("muted", True)
            rows.addWidget(self.boxes[layer], nth, 0)
            rows.addWidget(self._counts[layer], nth, 1, Qt.AlignmentFlag.AlignRight)
        rows.setColumnStretch(0, 1)
        self._left_out.setContentsMargins(PAD, 2, PAD, 0)
        line = QWidget()
        line.setProperty("bar", True)
        line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line.setFixedHeight(1)
        line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 1, 8)
        column.setSpacing(4)
        column.addWidget(show)
        column.addLayout(rows)
        column.addWidget(self._left_out)
        column.addSpacing(6)
        column.addWidget(line)
        column.addSpacing(6)
        column.addWidget(reach)
        column.addWidget(self.people, 1)

    @Slot()
    def _tell(self) -> None:
        self.layers_changed.emit(self.layers())


def _layer_picture(layer: Layer, ratio: float) -> QPixmap:
    """Return what a layer's marks look like, for its box."""
    width, height = scaled(18), scaled(16)
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        ink = Ink(painter)
        tokens, size = ink.tokens, scaled(BAND_SIZE)
        if layer in _BANDS:
            ink.pixmap((width - size) / 2, (height - size) / 2, band_mark(_BANDS[layer], ratio))
        elif layer is Layer.WAITING:
            box = QRectF((width - height) / 2, 0, height, height).adjusted(1, 1, -1, -1)
            ink.frame(
                *(box.x(), box.y(), box.width(), box.height()),
                radius=3,
                edge=tokens.text,
                ground=tokens.surface,
                thickness=2,
            )
        elif layer is Layer.OFFICES:
            ink.plate(
                (width - size) / 2, (height - size) / 2, size, size, radius=2, ground=tokens.text
            )
        else:
            ink.icon((width - size - 2) / 2, height / 2, "circle-dashed", "accent", size + 2)
    return pixmap
