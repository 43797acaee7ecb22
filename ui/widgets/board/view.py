"""The board: pods as lanes, practitioners as columns, families as one-line cards."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from ui.theme import current, current_tokens
from ui.widgets.board.card_layout import CardLayout, lay_out_card
from ui.widgets.board.geometry import BoardGeometry, CardPlace, LanePlace, arrange
from ui.widgets.board.measures import LaneMeasure, LaneMeasures
from ui.widgets.board.metrics import Metrics
from ui.widgets.board.model import BoardModel
from ui.widgets.board.navigation import Cursor, Move, step
from ui.widgets.board.painting import (
    AT_REST,
    CardState,
    paint_card,
    paint_column_head,
    paint_lane_ground,
    paint_lane_head,
)
from ui.widgets.board.sight import Sight
from ui.widgets.board.spoken import lane_spoken
from ui.widgets.ink import Ink
from ui.widgets.painted_children import PaintedChild, expose_painted_children, tell_focus

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
    )

LANE_KEY = "pod:"
"""Begins the keys of lanes' heads among the painted children."""

PLAIN_MOVES = {
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_Left: Move.LEFT,
    Qt.Key.Key_Right: Move.RIGHT,
    Qt.Key.Key_Home: Move.FIRST,
    Qt.Key.Key_End: Move.LAST,
}
CONTROL_MOVES = {
    Qt.Key.Key_Up: Move.PREVIOUS_LANE,
    Qt.Key.Key_Down: Move.NEXT_LANE,
    Qt.Key.Key_Left: Move.PREVIOUS_COLUMN,
    Qt.Key.Key_Right: Move.NEXT_COLUMN,
    Qt.Key.Key_Home: Move.FIRST,
    Qt.Key.Key_End: Move.LAST,
}
KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


def _key_of(cursor: Cursor) -> str:
    return f"{LANE_KEY}{cursor.pod_id}" if cursor.pod_id else cursor.family_id


def _cursor_of(key: str) -> Cursor:
    if key.startswith(LANE_KEY):
        return Cursor(pod_id=key.removeprefix(LANE_KEY))
    return Cursor(family_id=key)


class BoardView(QAbstractScrollArea):
    """Paints a `BoardModel` and lets people find their way about it.

    Signals
    -------
    card_selected(family_id)
        Somebody selected another card; an empty text when they selected none.
    card_activated(family_id)
        Somebody opened a card: Enter or a double click.

    Notes
    -----
    There is no widget and no item for a card: lanes in view are painted from a flat geometry, so
    that a service of 300 pods scrolls like one of three.
    """

    card_selected = Signal(str)
    card_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = BoardModel()
        self._metrics = Metrics.at(current().text_factor)
        self._geometry = BoardGeometry()
        self._measures = LaneMeasures()
        self._counted: tuple[LaneMeasure, ...] = ()
        self._folded: dict[str, bool] = {}
        self._layouts: dict[int, CardLayout] = {}
        self._widest_reference = 0
        self._cursor = Cursor()
        self._selected = ""
        self._hovered = Cursor()
        self._keyboard_leads = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Board")
        self.viewport().setMouseTracking(True)
        expose_painted_children("BoardView")

    def set_model(self, model: BoardModel) -> None:
        """Show another model; the selection stays where its family is still on the board."""
        self._model = model
        self._measure()
        if self._geometry.card(self._selected) is None:
            self._selected = ""
        if self.sight().box_of(self._cursor) is None:
            self._cursor = Cursor()
        self._hovered = Cursor()

    def model(self) -> BoardModel:
        """Return what is shown."""
        return self._model

    def geometry_shown(self) -> BoardGeometry:
        """Return where everything is, for those who must know: tests and screen readers."""
        return self._geometry

    def select(self, family_id: str) -> None:
        """Select a family's card and bring it into view; an empty text selects none.

        Sends no signal. A card in a folded lane opens the lane; one that is not on the board
        selects none.
        """
        if family_id and self._geometry.card(family_id) is None:
            self._open_lane_of(family_id)
        known = self._geometry.card(family_id) is not None
        self._selected = family_id if known else ""
        self._cursor = Cursor(family_id=self._selected)
        self._show_cursor()
        self.viewport().update()

    def selected(self) -> str:
        """Return the selected family, or an empty text."""
        return self._selected

    def set_folded(self, *pod_ids: str, folded: bool) -> None:
        """Fold pods' lanes to a row each, or open them."""
        self._folded.update(dict.fromkeys(pod_ids, folded))
        self._lay_out()

    def scroll_top(self) -> int:
        """Return how far down the board is scrolled, in logical pixels."""
        return self.verticalScrollBar().value()

    def sizeHint(self) -> QSize:
        """Return room for four columns of the preferred width and three lanes."""
        metrics = self._metrics
        width = 4 * metrics.column_preferred + metrics.left + metrics.right
        return QSize(width, 3 * 230)

    def minimumSizeHint(self) -> QSize:
        """Return room for one column and one open lane."""
        metrics = self._metrics
        return QSize(metrics.column_min + metrics.left + metrics.right, 4 * metrics.card)

    def painted_keys(self) -> tuple[str, ...]:
        """Return the keys of lanes' heads and cards, for screen readers."""
        return tuple(
            key
            for lane in self._geometry.lanes
            for key in (
                f"{LANE_KEY}{lane.lane.pod_id}",
                *(place.card.family_id for column in lane.columns for place in column.cards),
            )
        )

    def painted_child(self, key: str) -> PaintedChild | None:
        """Return a lane's head or a card as it is now, for screen readers."""
        sight, cursor = self.sight(), _cursor_of(key)
        box = sight.box_of(cursor)
        if box is None:
            return None
        rect = QRect(*box).translated(0, -sight.scroll)
        focused = self.hasFocus() and cursor == self._cursor
        place, lane = self._geometry.card(cursor.family_id), sight.lane(cursor.pod_id)
        if place is not None:
            selected = key == self._selected
            return PaintedChild(place.card.spoken, rect, focused=focused, selected=selected)
        if lane is None:
            return None
        name = lane_spoken(lane.lane, folded=lane.folded)
        return PaintedChild(name, rect, focused=focused, expanded=not lane.folded)

    def painted_key_at(self, point: QPoint) -> str:
        """Return the key of what is at a point of the viewport, for screen readers."""
        return _key_of(self.sight().target_at(point.x(), point.y()))

    def painted_focus(self) -> str:
        """Return the key of what the keyboard is on, for screen readers."""
        return _key_of(self._cursor) if self.hasFocus() else ""

    def sight(self) -> Sight:
        """Return what of the board is where as it is scrolled now."""
        return Sight(self._geometry, self._metrics, self.scroll_top())

    def _measure(self) -> None:
        self._metrics = Metrics.at(current().text_factor)
        self._counted = self._measures.of(self._model.lanes)
        self._widest_reference = self._measures.reference_width()
        self._layouts.clear()
        self._lay_out()

    def _lay_out(self) -> None:
        self._geometry = arrange(
            self._model,
            width=self.width(),
            window_width=self.window().width(),
            folded=self._folded,
            metrics=self._metrics,
            measures=self._counted,
        )
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._geometry.height - seen))
        bar.setPageStep(seen)
        bar.setSingleStep(self._metrics.card + self._metrics.card_gap)
        self.viewport().update()

    def _card_layout(self, width: int) -> CardLayout:
        if width not in self._layouts:
            self._layouts[width] = lay_out_card(width, self._widest_reference)
        return self._layouts[width]

    def _open_lane_of(self, family_id: str) -> None:
        for lane in self._model.lanes:
            if any(card.family_id == family_id for column in lane.columns for card in column.cards):
                self.set_folded(lane.pod_id, folded=False)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the board out for the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the board out again: only now the window's width is known."""
        super().showEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of scheme or of the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._measures.forget_widths()
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lanes in view, and of those the cards that have to be painted anew."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), current_tokens().window)
            ink = Ink(painter)
            scroll = self.scroll_top()
            top, bottom = event.rect().top() + scroll, event.rect().bottom() + 1 + scroll
            for lane in self._geometry.lanes_between(top, bottom):
                self._paint_lane(ink, lane, scroll, top, bottom)

    def _paint_lane(self, ink: Ink, lane: LanePlace, scroll: int, top: int, bottom: int) -> None:
        metrics, sight = self._metrics, self.sight()
        paint_lane_ground(ink, lane, lane.y - scroll)
        raised: list[tuple[CardPlace, CardState]] = []
        for column in lane.columns:
            for place in column.cards:
                if place.y + place.height + 3 <= top or place.y - 3 >= bottom:
                    continue
                state = self._state_of(place)
                if state is not AT_REST:
                    raised.append((place, state))
                    continue
                layout = self._card_layout(place.width)
                paint_card(ink, place, place.y - scroll, layout, state, metrics)
        for place, state in raised:
            layout = self._card_layout(place.width)
            paint_card(ink, place, place.y - scroll, layout, state, metrics)
        for column in lane.columns:
            head = sight.column_head_top(lane, column)
            if head + metrics.column_head > top and head < bottom:
                paint_column_head(
                    ink, column, head - scroll, metrics=metrics, stuck=head > column.y
                )
        head = sight.head_top(lane)
        on_head = Cursor(pod_id=lane.lane.pod_id)
        paint_lane_head(
            ink,
            lane,
            head - scroll,
            metrics=metrics,
            hovered=self._hovered == on_head,
            focused=self._shows_focus() and self._cursor == on_head,
            stuck=head > lane.y,
        )

    def _state_of(self, place: CardPlace) -> CardState:
        family_id = place.card.family_id
        selected = family_id == self._selected
        hovered = family_id == self._hovered.family_id
        focused = family_id == self._cursor.family_id and self._shows_focus()
        if not (selected or hovered or focused):
            return AT_REST
        return CardState(hovered=hovered, selected=selected, focused=focused)

    def _shows_focus(self) -> bool:
        return self._keyboard_leads and self.hasFocus()

    def _target_at(self, event: QMouseEvent) -> Cursor:
        point = event.position().toPoint()
        return self.sight().target_at(point.x(), point.y())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select a card, or fold and open a lane."""
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._keyboard_leads = False
        target = self._target_at(event)
        if target.pod_id:
            self._cursor = target
            self._toggle(target.pod_id)
        else:
            self._go(target)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the end of a click, which nobody beneath shall have."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a card."""
        target = self._target_at(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if target.family_id:
            self.card_activated.emit(target.family_id)
        elif target.pod_id:
            self._toggle(target.pod_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what the pointer is on."""
        self._hover(self._target_at(event))

    def viewportEvent(self, event: QEvent) -> bool:
        """Answer tooltips, and notice that the pointer left."""
        if event.type() is QEvent.Type.Leave:
            self._hover(Cursor())
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            words = self.sight().tip_at(event.pos().x(), event.pos().y())
            if words:
                QToolTip.showText(
                    event.globalPos(), f"<p>{html.escape(words)}</p>", self.viewport()
                )
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the board; Enter opens a card or folds a lane."""
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        move = (CONTROL_MOVES if control else PLAIN_MOVES).get(key)
        if move is not None and self._geometry.lanes:
            self._keyboard_leads = True
            self._go(step(self._geometry, self._cursor, move))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cursor.family_id:
            self.card_activated.emit(self._cursor.family_id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._cursor.pod_id:
            self._keyboard_leads = True
            self._toggle(self._cursor.pod_id)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is; on the first card when it was nowhere."""
        super().focusInEvent(event)
        self._keyboard_leads = event.reason() in KEYBOARD_REASONS
        if self._keyboard_leads and self._cursor.nowhere and self._geometry.lanes:
            self._cursor = step(self._geometry, self._cursor, Move.FIRST)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _go(self, target: Cursor) -> None:
        """Put the cursor somewhere; a card is selected by it, nothing selects none."""
        self._cursor = target
        if not target.pod_id and target.family_id != self._selected:
            self._selected = target.family_id
            self.card_selected.emit(target.family_id)
        self._show_cursor()
        self.viewport().update()
        tell_focus(self, _key_of(target))

    def _toggle(self, pod_id: str) -> None:
        for lane in self._geometry.lanes:
            if lane.lane.pod_id == pod_id:
                self.set_folded(pod_id, folded=not lane.folded)
                return

    def _hover(self, target: Cursor) -> None:
        if target == self._hovered:
            return
        for changed in (self._hovered, target):
            place = self.sight().box_of(changed)
            if place is not None:
                left, top, width, height = place
                self.viewport().update(left - 4, top - self.scroll_top() - 4, width + 8, height + 8)
        self._hovered = target
        cursor = Qt.CursorShape.ArrowCursor if target.nowhere else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(cursor)

    def _show_cursor(self) -> None:
        """Scroll as little as shows what the cursor is on."""
        bar = self.verticalScrollBar()
        bar.setValue(self.sight().scroll_to(self._cursor, self.viewport().height()))
