"""The list of waiting families: painted cards with wrapped reasons, then those not eligible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPixmap

from ui.theme import Role, current, current_tokens, scaled
from ui.widgets.board.drag import WAITING
from ui.widgets.board.family_area import FamilyArea
from ui.widgets.board.measures import ONE_FIGURE
from ui.widgets.ink import Ink, advance
from ui.widgets.painted_children import PaintedChild, expose_painted_children, tell_focus
from ui.widgets.waiting_layout import (
    FOLD_KEY,
    HINT_KEY,
    WaitingLayout,
    Wrapping,
    fold_head_height,
    lay_out_waiting,
    least_height,
)
from ui.widgets.waiting_painting import (
    Columns,
    RowState,
    dragged_picture,
    paint_fold,
    paint_not_eligible,
    paint_waiting,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ui.widgets.board.model import NotEligible, WaitingCard

BAR_ROOM = 5
"""What the scroll bar takes beyond the margin at the right, where there is one."""

ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WaitingList(FamilyArea):
    """Waiting families as cards, then those not eligible as rows.

    Up and down walk them as in any list; right goes from a card to the link beneath it.

    Signals
    -------
    family_selected(family_id)
        Somebody selected another family; an empty text when they selected none.
    hint_clicked(family_id)
        Somebody wants what the link of a waiting family says, or to know what it would take.
    not_eligible_activated(family_id)
        Somebody opened a family that is not eligible: a click or Enter.
    """

    family_selected = Signal(str)
    hint_clicked = Signal(str)
    not_eligible_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Waiting families", parent)
        self._waiting: tuple[WaitingCard, ...] = ()
        self._not_eligible: tuple[NotEligible, ...] = ()
        self._layout = WaitingLayout((), None, (), 0)
        self._wrapping = Wrapping()
        self._text_factor = current().text_factor
        self._widest: tuple[tuple[NotEligible, ...], float, float] | None = None
        self._unfolded = True
        self._at = ""
        self._hovered = ""
        expose_painted_children("WaitingList")

    def set_families(
        self, waiting: tuple[WaitingCard, ...], not_eligible: tuple[NotEligible, ...]
    ) -> None:
        """Show these families; the selection stays where its family still waits."""
        self._waiting, self._not_eligible = waiting, not_eligible
        self._hovered = ""
        self._lay_out()
        if self._at not in self._layout.stops:
            self._at = self.selected() if self.selected() in self._layout.stops else ""

    def select(self, family_id: str) -> None:
        """Select a family and bring it into view; sends no signal."""
        self._at = family_id if family_id in self._layout.stops else ""
        self._tell_selected()
        self._show_selected()
        self.viewport().update()

    def selected(self) -> str:
        """Return the selected family, or an empty text."""
        return "" if self._at == FOLD_KEY else self._at.removeprefix(HINT_KEY)

    def set_unfolded(self, unfolded: bool) -> None:
        """Show those not eligible, or only count them."""
        self._unfolded = unfolded
        self._lay_out()
        if self._at and self._at not in self._layout.stops:
            self._go(FOLD_KEY)

    def layout_shown(self) -> WaitingLayout:
        """Return where everything is."""
        return self._layout

    def painted_keys(self) -> tuple[str, ...]:
        """Return the families, their links and the fold, for screen readers."""
        return self._layout.stops

    def painted_child(self, key: str) -> PaintedChild | None:
        """Return a card, a link, a row or the fold as it is now, for screen readers."""
        rect = self._rect_of(key)
        if rect.isEmpty():
            return None
        family_id, focused = key.removeprefix(HINT_KEY), key == self._at and self.hasFocus()
        place, row = self._layout.card(family_id), self._layout.row(family_id)
        if place is not None and key != family_id:
            return PaintedChild(f"{place.hint}, {family_id}", rect, focused=focused, button=True)
        if place is not None:
            lock = ", locked" if place.card.locked else ""
            name = f"{place.card.spoken}{lock}. {place.card.reason}"
            return PaintedChild(name, rect, focused=focused, selected=key == self.selected())
        if row is not None:
            name = f"{family_id}, not eligible. {row.family.reason}"
            return PaintedChild(name, rect, focused=focused, selected=key == self.selected())
        name = f"Not eligible, {len(self._not_eligible)}"
        return PaintedChild(name, rect, focused=focused, expanded=self._unfolded)

    def painted_key_at(self, point: QPoint) -> str:
        """Return the key of what is at a point of the viewport, for screen readers."""
        x, y = point.x(), point.y() + self.verticalScrollBar().value()
        place, row = self._layout.card_at(x, y), self._layout.row_at(y)
        if place is not None:
            family_id = place.card.family_id
            return f"{HINT_KEY}{family_id}" if place.hint_holds(x, y) else family_id
        if row is not None:
            return row.family.family_id
        return FOLD_KEY if self._on_fold(y) else ""

    def painted_focus(self) -> str:
        """Return the key of what the keyboard is on, for screen readers."""
        return self._at if self.hasFocus() else ""

    # What a family area asks of the list.

    def current_family(self) -> str:
        """Return the selected family, or an empty text."""
        return self.selected()

    def family_at(self, point: QPoint) -> str:
        """Return the family at a point of the viewport, or an empty text."""
        key = self.painted_key_at(point)
        return "" if key == FOLD_KEY else key.removeprefix(HINT_KEY)

    def home_of(self, family_id: str) -> str:
        """Return the place of all who wait, and of those not eligible."""
        del family_id
        return WAITING

    def card_rect(self, family_id: str) -> QRect:
        """Return where a family is in the viewport; empty where it is not shown."""
        return self._rect_of(family_id)

    def picture_of(self, family_id: str) -> QPixmap:
        """Return the card as it hangs on the pointer."""
        place = self._layout.card(family_id)
        return dragged_picture(
            self.card_rect(family_id).width(),
            self.devicePixelRatioF(),
            card=None if place is None else place.card,
            words=family_id,
        )

    def tip_at(self, point: QPoint) -> str:
        """Return what the tooltip says at a point of the viewport."""
        place = self._layout.card(self.family_at(point))
        if place is None:
            return ""
        return f"{place.card.sentence} Locked." if place.card.locked else place.card.sentence

    @Slot()
    def _drag_changed(self) -> None:
        self.viewport().update()

    # Layout and paint.

    def _rect_of(self, key: str) -> QRect:
        family_id, scroll = key.removeprefix(HINT_KEY), self.verticalScrollBar().value()
        place, row = self._layout.card(family_id), self._layout.row(family_id)
        if place is not None and key != family_id:
            return QRect(place.x, place.hint_top - scroll, place.width, place.hint_height)
        if place is not None:
            return QRect(place.x, place.y - scroll, place.width, place.height)
        width = self.viewport().width()
        if row is not None:
            return QRect(4, row.y - scroll, width - 8, row.height)
        if key == FOLD_KEY and self._layout.fold_head is not None:
            return QRect(0, self._layout.fold_head - scroll, width, fold_head_height())
        return QRect()

    def _lay_out(self) -> None:
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        is_long = least_height(len(self._waiting)) > seen
        if not is_long:
            self._layout = self._laid_out(self.width())
        if is_long or self._layout.height > seen:
            self._layout = self._laid_out(self.width() - BAR_ROOM)
        bar.setRange(0, max(0, self._layout.height - seen))
        bar.setPageStep(seen)
        bar.setSingleStep(scaled(32))
        self.viewport().update()

    def _laid_out(self, width: int) -> WaitingLayout:
        return lay_out_waiting(
            self._waiting,
            self._not_eligible,
            width=width,
            unfolded=self._unfolded,
            reasons_from=self._columns().reasons,
            wrapping=self._wrapping,
        )

    def _columns(self) -> Columns:
        reference, widest = self._widest_words()
        initials = scaled(12) + min(round(reference), self.width() // 3) + scaled(9)
        return Columns(initials, initials + min(round(widest), self.width() // 6) + scaled(9))

    def _widest_words(self) -> tuple[float, float]:
        """Return how wide the widest reference and initials of those not eligible are."""
        rows = self._not_eligible
        if self._widest is None or self._widest[0] != rows:
            # All figures are equally wide (`ui.theme.font`).
            references = {each.family_id.translate(ONE_FIGURE) for each in rows}
            initials = {each.initials for each in rows}
            self._widest = (
                rows,
                max((advance(each, Role.SMALL_STRONG) for each in references), default=0),
                max((advance(each, Role.SMALL) for each in initials), default=0),
            )
        return self._widest[1:]

    def _on_fold(self, y: float) -> bool:
        head = self._layout.fold_head
        return head is not None and head <= y < head + fold_head_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the reasons for the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of scheme or of the size of text."""
        super().changeEvent(event)
        if event.type() not in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            return
        # Another scheme lays nothing out anew, and arrives several times.
        if self._text_factor != current().text_factor:
            self._text_factor = current().text_factor
            self._wrapping.forget()
            self._widest = None
            self._lay_out()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in view."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), current_tokens().window)
            ink, scroll = Ink(painter), self.verticalScrollBar().value()
            top, bottom = scroll + event.rect().top(), scroll + event.rect().bottom() + 1
            for place in self._layout.cards:
                if place.y + place.height + 3 > top and place.y - 3 < bottom:
                    state = self._state_of(place.card.family_id)
                    paint_waiting(ink, place, place.y - scroll, state)
            if self._layout.fold_head is None:
                return
            paint_fold(
                ink,
                self._layout.fold_head - scroll,
                self.width(),
                len(self._not_eligible),
                unfolded=self._unfolded,
                focused=self._at == FOLD_KEY and self._shows_focus(),
            )
            columns = self._columns()
            for row in self._layout.not_eligible:
                if row.y <= bottom and row.y + row.height >= top:
                    state = self._state_of(row.family.family_id)
                    width = self.viewport().width()
                    paint_not_eligible(ink, row, row.y - scroll, width, columns, state)

    def _state_of(self, family_id: str) -> RowState:
        selected, hint = family_id == self.selected(), f"{HINT_KEY}{family_id}"
        focused = selected and self._shows_focus()
        return RowState(
            hovered=self._hovered in (family_id, hint),
            selected=selected,
            focused=focused,
            on_hint=(self._at if focused else self._hovered) == hint,
            taken=family_id == self.drag.family_id,
        )

    # Mouse and keyboard.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select a family, or fold those not eligible."""
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._keyboard_leads = False
        self._press(event)
        key = self.painted_key_at(event.position().toPoint())
        if key == FOLD_KEY:
            self.set_unfolded(not self._unfolded)
        else:
            self._go(key.removeprefix(HINT_KEY))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a link, or open a family that is not eligible, where it was also pressed."""
        pressed = self._pressed
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        if pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        key = self.painted_key_at(point)
        if key != self.painted_key_at(pressed[1]):
            return
        if key.startswith(HINT_KEY):
            self.hint_clicked.emit(key.removeprefix(HINT_KEY))
        elif self._layout.row(key) is not None:
            self.not_eligible_activated.emit(key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a card."""
        key = self.painted_key_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and self._layout.card(key) is not None:
            self.card_activated.emit(key)

    def _ask_menu_at(self, point: QPoint, on_screen: QPoint) -> None:
        family_id = self.family_at(point)
        if family_id:
            self._keyboard_leads = False
            self._go(family_id)
        super()._ask_menu_at(point, on_screen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the families and their links; on the fold, left and right fold and open it."""
        key = Qt.Key(event.key())
        on_link = self._at.startswith(HINT_KEY)
        hint = f"{HINT_KEY}{self._at}"
        if key is Qt.Key.Key_Right and hint in self._layout.stops:
            self._walk(hint)
        elif key is Qt.Key.Key_Left and on_link:
            self._walk(self.selected())
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._not_eligible:
            self.set_unfolded(key is Qt.Key.Key_Right)
        elif key in (*ENTER_KEYS, Qt.Key.Key_Space) and self._at == FOLD_KEY:
            self.set_unfolded(not self._unfolded)
        elif key in ENTER_KEYS and self._at:
            self._activate()
        elif not self._step(key) and not self._ask_by_key(event):
            event.ignore()

    def _activate(self) -> None:
        """Do what Enter does on what the keyboard is on."""
        family_id = self.selected()
        if self._at.startswith(HINT_KEY):
            self.hint_clicked.emit(family_id)
        elif self._layout.row(family_id) is not None:
            self.not_eligible_activated.emit(family_id)
        else:
            self.card_activated.emit(family_id)

    def _step(self, key: Qt.Key) -> bool:
        """Go up or down, to the first or the last; return whether the key does that."""
        stops = [each for each in self._layout.stops if not each.startswith(HINT_KEY)]
        here = stops.index(self.selected() or self._at) if self._at else -1
        targets = {
            Qt.Key.Key_Up: max(0, here - 1),
            Qt.Key.Key_Down: min(len(stops) - 1, here + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(stops) - 1,
        }
        if not stops or key not in targets:
            return False
        self._walk(stops[targets[key]])
        return True

    def _walk(self, key: str) -> None:
        self._keyboard_leads = True
        self._go(key)

    def _go(self, key: str) -> None:
        before = self.selected()
        self._at = key
        if self.selected() != before:
            self._tell_selected()
            self.family_selected.emit(self.selected())
        self._show_selected()
        self.viewport().update()
        tell_focus(self, key)

    def _hover_at(self, point: QPoint | None) -> None:
        key = "" if point is None else self.painted_key_at(point)
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor
        )
        if key != self._hovered:
            self._hovered = key
            self.viewport().update()

    def _tell_selected(self) -> None:
        place = self._layout.card(self.selected())
        self.setAccessibleDescription("" if place is None else place.card.spoken)

    def _show_selected(self) -> None:
        rect, bar = self._rect_of(self._at), self.verticalScrollBar()
        if rect.isEmpty():
            return
        top, seen = rect.top() + bar.value(), self.viewport().height()
        bottom = top + rect.height() + 4
        if top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + seen:
            bar.setValue(min(top, bottom - seen))
