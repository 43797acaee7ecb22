"""The board: pods as lanes, practitioners as columns, families as one-line cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot

from ui.widgets.board.canvas import REACH
from ui.widgets.board.carrying import Carrying
from ui.widgets.board.family_area import KEYBOARD_REASONS
from ui.widgets.board.hearing import key_of
from ui.widgets.board.navigation import Cursor, Move, step
from ui.widgets.board.surface import BoardSurface
from ui.widgets.painted_children import expose_painted_children, tell_focus

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
    )
    from PySide6.QtWidgets import QWidget

    from ui.widgets.board.model import Answers

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
ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BoardView(BoardSurface):
    """Paints a `BoardModel`, lets people find their way about it, and take a family elsewhere.

    Signals
    -------
    card_selected(family_id)
        Somebody selected another card; an empty text when they selected none.
    column_menu_requested(staff_id, QPoint), lane_menu_requested(pod_id, QPoint)
        Somebody wants the menu of a practitioner or of a pod, at a point of the screen.
    drag_began(family_id)
        Somebody took a family up, here or from those who wait: `set_answers` is waited for.
    drag_ended()
        Always follows.
    family_dropped(family_id, staff_id)
        A family was put with a practitioner, or, where `staff_id` is empty, with those who wait.
    drop_refused(family_id, staff_id)
        It was put with somebody who may not have it; nothing moved.

    Notes
    -----
    What is carried is `drag`, which the list of those who wait shares.
    """

    card_selected = Signal(str)
    column_menu_requested = Signal(str, QPoint)
    lane_menu_requested = Signal(str, QPoint)
    drag_began = Signal(str)
    drag_ended = Signal()
    family_dropped = Signal(str, str)
    drop_refused = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._carrying = Carrying(self)
        self.setAcceptDrops(True)
        self.drag.began.connect(self.drag_began)
        self.drag.ended.connect(self.drag_ended)
        self.drag.dropped.connect(self.family_dropped)
        self.drag.refused.connect(self.drop_refused)
        expose_painted_children("BoardView")

    def set_answers(self, answers: Answers) -> None:
        """Show what everybody answers to the family that is carried."""
        self.drag.set_answers(answers)

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

    def _open_lane_of(self, family_id: str) -> None:
        for measure in self._counted:
            if family_id in measure.families:
                self.set_folded(measure.lane.pod_id, folded=False)
                return

    @Slot()
    def _drag_changed(self) -> None:
        self.viewport().update()
        if self.drag.by_keyboard:
            tell_focus(self, key_of(self._keyboard_on()))

    def _ask_menu_at(self, point: QPoint, on_screen: QPoint) -> None:
        target = self.sight().target_at(point.x(), point.y())
        if target.family_id:
            self._keyboard_leads = False
            self._go(target)
        self._ask_menu_of(target, on_screen)

    def _ask_menu(self) -> None:
        rect = self._rect_of(self._cursor).intersected(self.viewport().rect())
        if not rect.isEmpty():
            self._ask_menu_of(self._cursor, self.viewport().mapToGlobal(rect.center()))

    def _ask_menu_of(self, target: Cursor, on_screen: QPoint) -> None:
        if target.family_id:
            self.card_menu_requested.emit(target.family_id, on_screen)
        elif target.staff_id:
            self.column_menu_requested.emit(target.staff_id, on_screen)
        elif target.pod_id:
            self.lane_menu_requested.emit(target.pod_id, on_screen)

    # Mouse and keyboard.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select a card, fold or open a lane, or ask for its menu."""
        if self.drag.by_keyboard:
            self.drag.put_back()
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._keyboard_leads = False
        self._press(event)
        point = event.position().toPoint()
        target = self.sight().target_at(point.x(), point.y())
        if target.more:
            self._cursor = target
            below = self._rect_of(target).bottomLeft()
            self._ask_menu_of(target, self.viewport().mapToGlobal(below))
        elif target.pod_id:
            self._cursor = target
            self._toggle(target.pod_id)
        else:
            self._go(target)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a card."""
        point = event.position().toPoint()
        target = self.sight().target_at(point.x(), point.y())
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if target.family_id:
            self.card_activated.emit(target.family_id)
        elif target.pod_id and not target.more:
            self._toggle(target.pod_id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a family that comes over the board."""
        self._carrying.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Aim at what is beneath the pointer."""
        self._carrying.enter(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Aim at nobody on the board."""
        del event
        self._carrying.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the family where the pointer is."""
        self._let_go = self.drag.family_id
        self._carrying.drop(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the board, carry a family about it, or ask for something to be done."""
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        move = (CONTROL_MOVES if control else PLAIN_MOVES).get(key)
        if self.drag.by_keyboard:
            self._carrying.key(key, move)
        elif move is not None and self._geometry.lanes:
            self._keyboard_leads = True
            self._go(step(self._geometry, self._cursor, move))
        elif key in ENTER_KEYS and self._cursor.family_id:
            self.card_activated.emit(self._cursor.family_id)
        elif key in (*ENTER_KEYS, Qt.Key.Key_Space) and not self._cursor.family_id:
            self._press_head()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        elif not self._ask_by_key(event):
            event.ignore()

    def _press_head(self) -> None:
        """Fold or open the lane whose head the keyboard is on; the other heads open their menu."""
        self._keyboard_leads = True
        if self._cursor.pod_id and not self._cursor.more:
            self._toggle(self._cursor.pod_id)
        else:
            self._ask_menu()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is; on the first card when it was nowhere."""
        super().focusInEvent(event)
        arrives = event.reason() in KEYBOARD_REASONS and not self.drag.family_id
        if arrives and self._cursor.nowhere and self._geometry.lanes:
            self._cursor = step(self._geometry, self._cursor, Move.FIRST)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put back what is carried by keyboard, unless only the window is left for a while."""
        super().focusOutEvent(event)
        for_a_while = (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        )
        if self.drag.by_keyboard and event.reason() not in for_a_while:
            self.drag.put_back()

    def _go(self, target: Cursor) -> None:
        """Put the cursor somewhere; a card is selected by it, nothing selects none."""
        on_head = bool(target.pod_id or target.staff_id) and self._keyboard_leads
        self._cursor = target
        if not on_head and target.family_id != self._selected:
            self._selected = target.family_id
            self.card_selected.emit(target.family_id)
        self._show_cursor()
        self.viewport().update()
        tell_focus(self, key_of(target))

    def _toggle(self, pod_id: str) -> None:
        lane = self._geometry.lane(pod_id)
        if lane is not None:
            self.set_folded(pod_id, folded=not lane.folded)

    def _hover_at(self, point: QPoint | None) -> None:
        sight = self.sight()
        target = Cursor() if point is None else sight.target_at(point.x(), point.y())
        if target == self._hovered:
            return
        for changed in (self._hovered, target):
            rect = self._rect_of(changed)
            if not rect.isEmpty():
                self.viewport().update(rect.adjusted(-REACH, -REACH, REACH, REACH))
        self._hovered = target
        hand = target.family_id or target.pod_id
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        )
