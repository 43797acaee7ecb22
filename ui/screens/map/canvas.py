"""The map as one painted widget: moved, zoomed, and walked family by family."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QToolTip, QWidget

from planner.whereabouts import MapModel
from ui.screens.map.aloud import child_of, keys_of, office_at
from ui.screens.map.attention import Attention, attention_to
from ui.screens.map.bubble import FamilyBubble
from ui.screens.map.ground import Ground
from ui.screens.map.labels import Box
from ui.screens.map.layers import Layers
from ui.screens.map.painting import paint_marks
from ui.screens.map.sight import Direction, Sight
from ui.screens.map.viewpoint import Viewpoint, bounds_of
from ui.screens.map.words import mark_spoken
from ui.screens.map.zoom_buttons import ZoomButtons
from ui.theme import scaled
from ui.widgets.ink import Ink
from ui.widgets.painted_children import PaintedChild, expose_painted_children, tell_focus

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from planner.whereabouts import MapFamily
    from ui.screens.map.joining import Mark

STEP = 1.4
"""How many times larger a press of + makes the map."""

NOTCH_STEP = 1.25
"""How many times larger a notch of the wheel makes it."""

MOVE_PIXELS = 80
"""How far Shift and an arrow move the map."""

_ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}


class MapCanvas(QAbstractScrollArea):
    """Shows a `MapModel`.

    Signals
    -------
    attention_changed()
        Another family is selected or under the pointer, or its bubble opened or closed.
    family_chosen(family_id)
        Somebody wants to see a family on the board.
    cleared()
        Esc was pressed with no bubble open: nobody is to be looked at.
    """

    attention_changed = Signal()
    family_chosen = Signal(str)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attention = Attention()
        self._pointed = ""
        self._ground = Ground()
        self._viewpoint = Viewpoint()
        self._sight = Sight(MapModel(), Layers(), self._viewpoint.projection)
        self._pressed_at: QPointF | None = None
        self._dragged_from: QPointF | None = None
        self._keyboard_leads = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Map of the week")
        self.viewport().setMouseTracking(True)
        self.bubble = FamilyBubble(self.viewport())
        self.bubble.family_chosen.connect(self.family_chosen)
        self.bubble.closed.connect(self._leave_bubble)
        self.buttons = ZoomButtons(self.viewport())
        self.buttons.larger.clicked.connect(self.zoom_in)
        self.buttons.smaller.clicked.connect(self.zoom_out)
        self.buttons.fit.clicked.connect(self.fit_all)
        expose_painted_children("MapCanvas")

    def show_map(self, model: MapModel) -> None:
        """Show a week; what people look at stays where it still is."""
        self._ground.set_discs(model.discs)
        self._viewpoint.show(bounds_of(model))
        self._sight = Sight(model, self._sight.layers, self._viewpoint.projection)
        self._keep_what_is_known()
        self._see()

    def show_layers(self, layers: Layers) -> None:
        """Show these layers and no others."""
        self._sight = Sight(self._sight.model, layers, self._sight.projection)
        self._keep_what_is_known()
        self._see()

    def choose_practitioner(self, staff_id: str) -> None:
        """Draw somebody's reach from their base, brought into view; nobody's where empty."""
        self._attend(chosen=staff_id)
        one = self._sight.practitioner(staff_id)
        if one is not None and one.base is not None:
            self._viewpoint.bring_into_view(*one.base)
            self._see()

    def light_practitioner(self, staff_id: str) -> None:
        """Draw the lines to somebody's families as long as the pointer is on the name."""
        self._pointed = staff_id
        self._attend()

    def show_family(self, family_id: str) -> None:
        """Select a family, bring it into view and open its bubble; unknown or empty: none."""
        self._close_bubble()
        known = self._sight.family(family_id)
        self._attend(selected=known.family_id if known is not None else "")
        if known is not None:
            self._viewpoint.bring_into_view(known.easting, known.northing)
            self._open_bubble(known)

    @property
    def sight(self) -> Sight:
        """What is where."""
        return self._sight

    @property
    def attention(self) -> Attention:
        """What people look at."""
        return self._attention

    @Slot()
    def zoom_in(self) -> None:
        """Make the map larger round the selected family, or its middle."""
        self._zoom(STEP, self._selected_point())

    @Slot()
    def zoom_out(self) -> None:
        """Make the map smaller round the selected family, or its middle."""
        self._zoom(1 / STEP, self._selected_point())

    @Slot()
    def fit_all(self) -> None:
        """Show all families, offices and bases."""
        self._viewpoint.fit()
        self._see()

    def dress(self) -> None:
        """Take sizes from the theme in force."""
        self.buttons.dress()
        self._see()

    def painted_keys(self) -> tuple[str, ...]:
        """Return the marks and the offices, for screen readers."""
        return keys_of(self._sight)

    def painted_child(self, key: str) -> PaintedChild | None:
        """Return a mark or an office as it is now, for screen readers."""
        selected, has_focus = self._attention.selected, self.hasFocus()
        return child_of(self._sight, key, selected=selected, has_focus=has_focus)

    def painted_key_at(self, point: QPoint) -> str:
        """Return the mark at a point of the viewport, for screen readers."""
        mark = self._sight.mark_at(point.x(), point.y())
        return "" if mark is None else mark.key

    def painted_focus(self) -> str:
        """Return the mark the keyboard is on, for screen readers."""
        mark = self._sight.mark_of(self._attention.selected) if self.hasFocus() else None
        return "" if mark is None else mark.key

    def tip_at(self, point: QPoint) -> str:
        """Return what the tooltip says at a point of the viewport; of a joined mark, its bands."""
        mark = self._mark_at(QPointF(point))
        return office_at(self._sight, point) if mark is None else mark_spoken(mark)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the map."""
        del event
        with QPainter(self.viewport()) as painter:
            ink = Ink(painter)
            self._ground.paint(ink, self._sight.projection)
            has_focus = self._keyboard_leads and self.hasFocus()
            attention = replace(self._attention, has_focus=has_focus)
            corner = self.buttons.geometry()
            taken = Box(corner.x() - 4, corner.y() - 4, corner.width() + 8, corner.height() + 8)
            paint_marks(ink, self._sight, attention, (taken,))
            if has_focus and not self._attention.selected:
                ink.focus_ring(
                    4, 4, self.viewport().width() - 8, self.viewport().height() - 8, radius=4
                )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the middle; fit all again where all was fitted."""
        super().resizeEvent(event)
        size = self.viewport().size()
        self._viewpoint.resize(size.width(), size.height())
        self._see()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of scheme or of the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._keyboard_leads = False
            self._pressed_at = self._dragged_from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the map, or show what the pointer is on."""
        here = event.position()
        if self._pressed_at is None or self._dragged_from is None:
            mark = self._mark_at(here)
            self._attend(hovered="" if mark is None else mark.key)
            self._point_at(mark)
            return
        far = (here - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if far or self._dragged_from != self._pressed_at:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            moved = here - self._dragged_from
            self._dragged_from = here
            self._move(moved.x(), moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or select what was clicked."""
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed_at is None:
            return
        is_click = self._dragged_from == self._pressed_at
        self._pressed_at = self._dragged_from = None
        mark = self._mark_at(event.position())
        self._point_at(mark)
        if is_click:
            self._open(mark)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show a family on the board; beside one, make the map larger there."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        mark = self._mark_at(event.position())
        if mark is not None and not mark.is_joined:
            self.family_chosen.emit(mark.key)
        else:
            self._zoom(STEP, event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom round the pointer."""
        notches = event.angleDelta().y() / 120
        if notches:
            self._zoom(NOTCH_STEP**notches, event.position())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Answer tooltips, and notice that the pointer left."""
        if event.type() is QEvent.Type.Leave:
            self._attend(hovered="")
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the marks by arrows, move by Shift and arrows, zoom by + − 0, open by Enter."""
        key = Qt.Key(event.key())
        self._keyboard_leads = True
        if key in _ARROWS:
            east, north = _ARROWS[key].value
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._move(-east * scaled(MOVE_PIXELS), north * scaled(MOVE_PIXELS))
            else:
                self._walk(_ARROWS[key])
            return
        match key:
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.fit_all()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._attention.selected:
                self._open(self.selected_mark())
                if self.bubble.family_id:
                    self.bubble.link.setFocus(Qt.FocusReason.TabFocusReason)
            case Qt.Key.Key_Escape if self.bubble.family_id:
                self._leave_bubble()
            case Qt.Key.Key_Escape:
                self._attend(selected="")
                self.cleared.emit()
            case _:
                event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._keyboard_leads = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    @Slot()
    def _leave_bubble(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._close_bubble()
        self._attend()
        self.attention_changed.emit()

    def _close_bubble(self) -> None:
        # Before it is hidden: Qt would give the keyboard to whatever comes next.
        if self.bubble.link.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bubble.hide()

    def _mark_at(self, point: QPointF) -> Mark | None:
        return self._sight.mark_at(point.x(), point.y(), self._attention.apart)

    def selected_mark(self) -> Mark | None:
        """Return the mark of the selected family, which may stand for others too."""
        return self._sight.mark_of(self._attention.selected, self._attention.apart)

    def _selected_point(self) -> QPointF | None:
        """Return where the selected family is, if it is in view."""
        mark = self.selected_mark()
        if mark is None:
            return None
        point = QPointF(*self._sight.projection.pixel(mark.easting, mark.northing))
        return point if self.viewport().rect().contains(point.toPoint()) else None

    def _point_at(self, mark: Mark | None) -> None:
        self.viewport().setCursor(
            Qt.CursorShape.OpenHandCursor if mark is None else Qt.CursorShape.PointingHandCursor
        )

    def _open(self, mark: Mark | None) -> None:
        """Open a family's bubble; go nearer to a joined mark; beside both, look at nothing."""
        if mark is None:
            self._close_bubble()
            self._attend(selected="")
        elif mark.is_joined:
            self._close_bubble()
            x, y = self._sight.projection.pixel(mark.easting, mark.northing)
            self._attend(selected=mark.key)
            self._zoom(STEP * STEP, QPointF(x, y))
        else:
            self._attend(selected=mark.key)
            self._open_bubble(mark.families[0])

    def _open_bubble(self, family: MapFamily) -> None:
        self.bubble.tell(family, self._sight.practitioner(family.staff_id))
        self._attend()
        self._see()
        self.attention_changed.emit()

    def _walk(self, direction: Direction) -> None:
        here = self.selected_mark()
        there = (
            self._sight.middle_mark() if here is None else self._sight.next_mark(here, direction)
        )
        if there is not None:
            self._close_bubble()
            self._attend(selected=there.key)
            self._viewpoint.bring_into_view(there.easting, there.northing)
            self._see()
            tell_focus(self, there.key)

    def _zoom(self, factor: float, at: QPointF | None = None) -> None:
        self._viewpoint.zoom(factor, None if at is None else (at.x(), at.y()))
        self._see()

    def _move(self, x: float, y: float) -> None:
        self._viewpoint.move(x, y)
        self._see()

    def _see(self) -> None:
        """See from the viewpoint there is now: marks, buttons and bubble, and paint."""
        size = self.viewport().size()
        view = self._sight.projection = self._viewpoint.projection
        # Joined now, and not with the paint that follows: two short events, not a long one.
        self._sight.marks()
        self.buttons.place(size)
        family = self._sight.family(self.bubble.family_id)
        if family is not None:
            x, y = view.pixel(family.easting, family.northing)
            others = self._sight.pixels_of(self._attention.apart)
            self.bubble.place_beside(x, y, seen=size, leave=others)
        self.viewport().update()

    def _keep_what_is_known(self) -> None:
        """Look no longer at what is not there any more."""
        known = self._sight.family(self._attention.selected)
        if self._sight.family(self.bubble.family_id) is None:
            self._close_bubble()
        elif known is not None:
            self.bubble.tell(known, self._sight.practitioner(known.staff_id))
        chosen = self._sight.practitioner(self._attention.chosen)
        self._attend(
            selected="" if known is None else known.family_id,
            chosen="" if chosen is None else chosen.staff_id,
            hovered="",
        )

    def _attend(
        self,
        *,
        chosen: str | None = None,
        selected: str | None = None,
        hovered: str | None = None,
    ) -> None:
        """Look at something else."""
        now = self._attention
        chosen = now.chosen if chosen is None else chosen
        selected = now.selected if selected is None else selected
        hovered = now.hovered if hovered is None else hovered
        seen = attention_to(
            self._sight,
            chosen=chosen,
            selected=selected,
            hovered=hovered,
            pointed=self._pointed,
            opened=self.bubble.family_id,
        )
        if seen != now:
            self._attention = seen
            self.viewport().update()
            self.attention_changed.emit()
