"""What the board and the list of waiting families have in common: families painted as cards.

A press and a move of the mouse drags a card, a key or a right click asks for something to be done
with its family, and a tooltip says what its marks mean.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QToolTip, QWidget

from ui.widgets.board.drag import FamilyDrag

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QMouseEvent, QPixmap

KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class FamilyArea(QAbstractScrollArea):
    """A scroll area that paints families.

    Signals
    -------
    card_activated(family_id)
        Somebody opened a card: Enter or a double click.
    move_requested, lock_requested, why_requested, why_not_requested, leave_requested(family_id)
        Somebody pressed M, L, W, N, or Del or Backspace on a card.
    card_menu_requested(family_id, QPoint)
        Somebody wants the menu of a card, at a point of the screen: a right click or the menu key.
    """

    card_activated = Signal(str)
    move_requested = Signal(str)
    lock_requested = Signal(str)
    why_requested = Signal(str)
    why_not_requested = Signal(str)
    leave_requested = Signal(str)
    card_menu_requested = Signal(str, QPoint)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drag = FamilyDrag(self)
        self._pressed: tuple[str, QPoint] | None = None
        self._keyboard_leads = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.viewport().setMouseTracking(True)
        self.drag.changed.connect(self._drag_changed)

    def share_drag(self, drag: FamilyDrag) -> None:
        """Take part in the drags of another area: families go from either to either."""
        self.drag.changed.disconnect(self._drag_changed)
        self.drag = drag
        drag.changed.connect(self._drag_changed)

    # What the board and the list each say for themselves.

    def current_family(self) -> str:
        """Return the family the keyboard is on, or an empty text."""
        raise NotImplementedError

    def family_at(self, point: QPoint) -> str:
        """Return the family whose card is at a point of the viewport, or an empty text."""
        raise NotImplementedError

    def home_of(self, family_id: str) -> str:
        """Return the place that a family is at now."""
        raise NotImplementedError

    def card_rect(self, family_id: str) -> QRect:
        """Return where a family's card is in the viewport; empty where it is not shown."""
        raise NotImplementedError

    def picture_of(self, family_id: str) -> QPixmap:
        """Return the card as it hangs on the pointer."""
        raise NotImplementedError

    def tip_at(self, point: QPoint) -> str:
        """Return what the tooltip says at a point of the viewport; empty for none."""
        raise NotImplementedError

    def _hover_at(self, point: QPoint | None) -> None:
        """Show what the pointer is on; `None` where it left."""
        raise NotImplementedError

    def _drag_changed(self) -> None:
        """Show another state of the drag."""
        raise NotImplementedError

    # The mouse.

    def _press(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin; to be called when the left button goes down."""
        point = event.position().toPoint()
        family = self.family_at(point)
        self._pressed = (family, point) if family else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what the pointer is on; far enough from where it was pressed, drag the card."""
        point = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover_at(point)
            return
        family, begun = self._pressed
        if (point - begun).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed = None
        rect = self.card_rect(family)
        if rect.isEmpty():
            return
        picture = self.picture_of(family)
        size = picture.deviceIndependentSize().toSize()
        hot_spot = begun - rect.topLeft()
        hot_spot = QPoint(
            max(0, min(hot_spot.x(), size.width() - 1)),
            max(0, min(hot_spot.y(), size.height() - 1)),
        )
        self._hover_at(None)
        self.drag.carry(
            family,
            home=self.home_of(family),
            source=self,
            picture=picture,
            hot_spot=hot_spot,
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the end of a click, which nobody beneath shall have."""
        self._pressed = None
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the pointer; the menu key is met as a key."""
        event.accept()
        if event.reason() is not event.Reason.Keyboard:
            self._ask_menu_at(event.pos(), event.globalPos())

    def _ask_menu_at(self, point: QPoint, on_screen: QPoint) -> None:
        family = self.family_at(point)
        if family:
            self.card_menu_requested.emit(family, on_screen)

    def _ask_menu(self) -> None:
        """Ask for the menu of what the keyboard is on."""
        family = self.current_family()
        rect = self.card_rect(family).intersected(self.viewport().rect())
        if family and not rect.isEmpty():
            self.card_menu_requested.emit(family, self.viewport().mapToGlobal(rect.center()))

    def viewportEvent(self, event: QEvent) -> bool:
        """Answer tooltips, and notice that the pointer left."""
        if event.type() is QEvent.Type.Leave:
            self._hover_at(None)
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            words = self.tip_at(event.pos())
            if words:
                QToolTip.showText(
                    event.globalPos(), f"<p>{html.escape(words)}</p>", self.viewport()
                )
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    # The keyboard.

    def event(self, event: QEvent) -> bool:
        """Keep every key to itself while a family is carried by keyboard: Esc puts it back."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.drag.by_keyboard
        ):
            event.accept()
            return True
        return super().event(event)

    def _ask_by_key(self, event: QKeyEvent) -> bool:
        """Ask for what a key stands for; return whether it stands for anything."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        shift_f10 = key is Qt.Key.Key_F10 and modifiers == Qt.KeyboardModifier.ShiftModifier
        if key is Qt.Key.Key_Menu or shift_f10:
            self._ask_menu()
            return True
        family = self.current_family()
        if not family or modifiers & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        match key:
            case Qt.Key.Key_M:
                self.move_requested.emit(family)
            case Qt.Key.Key_L:
                self.lock_requested.emit(family)
            case Qt.Key.Key_W:
                self.why_requested.emit(family)
            case Qt.Key.Key_N:
                self.why_not_requested.emit(family)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.leave_requested.emit(family)
            case Qt.Key.Key_Space:
                self.drag.take_up(family, home=self.home_of(family), source=self)
            case _:
                return False
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, if it was the keyboard that came here."""
        super().focusInEvent(event)
        self._keyboard_leads = event.reason() in KEYBOARD_REASONS
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _shows_focus(self) -> bool:
        return self._keyboard_leads and self.hasFocus()
