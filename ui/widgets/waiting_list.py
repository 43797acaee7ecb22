"""The list of waiting families: painted cards with wrapped reasons, then those not eligible."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from ui.theme import Role, current_tokens, scaled
from ui.widgets.ink import Ink, advance
from ui.widgets.marks import BAND_SIZE, band_mark, children_dots, logical_width
from ui.widgets.painted_children import PaintedChild, expose_painted_children, tell_focus
from ui.widgets.waiting_layout import (
    PAD,
    WaitingLayout,
    WaitingPlace,
    fold_head_height,
    lay_out_waiting,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from ui.widgets.board.model import NotEligible, WaitingCard

CARD_RADIUS = 5
BAR_ROOM = 5
"""What the scroll bar takes beyond the margin at the right, where there is one."""

INITIALS_FROM = 215
"""Width of the list from which a card has room for initials, as on the board."""


class WaitingList(QAbstractScrollArea):
    """Waiting families as cards; up and down walk them, as in any list.

    Signals
    -------
    family_selected(family_id)
        Somebody selected another card; an empty text when they selected none.
    """

    family_selected = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: tuple[WaitingCard, ...] = ()
        self._not_eligible: tuple[NotEligible, ...] = ()
        self._layout = WaitingLayout((), None, (), 0)
        self._unfolded = True
        self._selected = ""
        self._hovered = ""
        self._keyboard_leads = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Waiting families")
        self.viewport().setMouseTracking(True)
        expose_painted_children("WaitingList")

    def set_families(
        self, waiting: tuple[WaitingCard, ...], not_eligible: tuple[NotEligible, ...]
    ) -> None:
        """Show these families; the selection stays where its family still waits."""
        self._waiting, self._not_eligible = waiting, not_eligible
        if all(card.family_id != self._selected for card in waiting):
            self._selected = ""
        self._hovered = ""
        self._lay_out()

    def select(self, family_id: str) -> None:
        """Select a family's card and bring it into view; sends no signal."""
        known = self._layout.card(family_id) is not None
        self._selected = family_id if known else ""
        self._tell_selected()
        self._show_selected()
        self.viewport().update()

    def selected(self) -> str:
        """Return the selected family, or an empty text."""
        return self._selected

    def painted_keys(self) -> tuple[str, ...]:
        """Return the families that wait, for screen readers."""
        return tuple(card.family_id for card in self._waiting)

    def painted_child(self, key: str) -> PaintedChild | None:
        """Return a card as it is now, for screen readers."""
        place = self._layout.card(key)
        if place is None:
            return None
        selected = key == self._selected
        return PaintedChild(
            f"{place.card.spoken}. {place.card.reason}",
            QRect(place.x, place.y - self.verticalScrollBar().value(), place.width, place.height),
            focused=selected and self.hasFocus(),
            selected=selected,
        )

    def painted_key_at(self, point: QPoint) -> str:
        """Return the family whose card is at a point of the viewport, for screen readers."""
        place = self._layout.card_at(point.x(), point.y() + self.verticalScrollBar().value())
        return "" if place is None else place.card.family_id

    def painted_focus(self) -> str:
        """Return the family the keyboard is on, for screen readers."""
        return self._selected if self.hasFocus() else ""

    def layout_shown(self) -> WaitingLayout:
        """Return where everything is."""
        return self._layout

    def _lay_out(self) -> None:
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        self._layout = self._laid_out(self.width())
        if self._layout.height > seen:
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
            reasons_from=self._reasons_from(),
        )

    def _initials_from(self) -> int:
        widest = max(
            (advance(each.family_id, Role.SMALL_STRONG) for each in self._not_eligible), default=0
        )
        return scaled(12) + min(round(widest), self.width() // 3) + scaled(9)

    def _reasons_from(self) -> int:
        widest = max((advance(each.initials, Role.SMALL) for each in self._not_eligible), default=0)
        return self._initials_from() + min(round(widest), self.width() // 6) + scaled(9)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the reasons for the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of scheme or of the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in view."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), current_tokens().window)
            ink = Ink(painter)
            scroll = self.verticalScrollBar().value()
            top, bottom = scroll + event.rect().top(), scroll + event.rect().bottom() + 1
            for place in self._layout.cards:
                if place.y + place.height + 3 > top and place.y - 3 < bottom:
                    self._paint_card(ink, place, place.y - scroll)
            if self._layout.fold_head is not None:
                self._paint_fold(ink, self._layout.fold_head - scroll)
                initials_from, reasons_from = self._initials_from(), self._reasons_from()
                room = initials_from - scaled(12) - scaled(6)
                for row in self._layout.not_eligible:
                    if row.y > bottom or row.y + scaled(16) * len(row.lines) < top:
                        continue
                    middle = row.y - scroll + scaled(8)
                    family = row.family
                    ink.text(
                        scaled(12),
                        middle,
                        family.family_id,
                        Role.SMALL_STRONG,
                        ink.tokens.text,
                        width=room,
                    )
                    ink.text(initials_from, middle, family.initials, Role.SMALL, ink.tokens.muted)
                    self._paint_lines(ink, row.lines, reasons_from, middle)

    def _paint_lines(self, ink: Ink, lines: tuple[str, ...], left: float, middle: float) -> None:
        for nth, line in enumerate(lines):
            ink.text(left, middle + nth * scaled(16), line, Role.SMALL, ink.tokens.muted)

    def _paint_card(self, ink: Ink, place: WaitingPlace, top: float) -> None:
        tokens, card = ink.tokens, place.card
        selected, hovered = card.family_id == self._selected, card.family_id == self._hovered
        focused = selected and self._keyboard_leads and self.hasFocus()
        grow = 1 if selected and not focused else 0
        ink.frame(
            place.x - grow,
            top - grow,
            place.width + 2 * grow,
            place.height + 2 * grow,
            radius=CARD_RADIUS + grow,
            edge=tokens.accent if selected else tokens.strong if hovered else tokens.border,
            ground=tokens.soft if selected else tokens.hover if hovered else tokens.surface,
            thickness=1 + grow,
        )
        if focused:
            ink.focus_ring(place.x, top, place.width, place.height, radius=CARD_RADIUS)
        self._paint_first_line(ink, place, top + scaled(16))
        left = place.x + PAD
        self._paint_lines(ink, place.lines, left, top + scaled(37))
        if card.hint:
            middle = top + scaled(37) + len(place.lines) * scaled(16) + scaled(4)
            ink.icon(left, middle, "lightbulb", "accent", scaled(14))
            ink.text(
                left + scaled(18),
                middle,
                card.hint,
                Role.SMALL_MEDIUM,
                tokens.accent,
                width=place.width - 2 * PAD - scaled(18),
            )

    def _paint_first_line(self, ink: Ink, place: WaitingPlace, middle: float) -> None:
        tokens, card = ink.tokens, place.card
        size = scaled(BAND_SIZE)
        right = float(place.x + place.width - PAD)
        if card.weeks is not None:
            weeks = f"{card.weeks} wk"
            right -= ink.text(right, middle, weeks, Role.SMALL, tokens.muted, right=True)
            right -= scaled(4)
        left = float(place.x + PAD)
        ink.pixmap(left, middle - size / 2, band_mark(card.urgency, ink.ratio))
        left += scaled(18)
        left += ink.text(
            left, middle, card.family_id, Role.SMALL_STRONG, tokens.text, width=right - left
        )
        left += scaled(6)
        if self.width() >= scaled(INITIALS_FROM):
            left += ink.text(
                left, middle, card.initials, Role.SMALL, tokens.muted, width=right - left
            ) + scaled(6)
        dots = children_dots(card.children, ink.ratio)
        if left + logical_width(dots) > right:
            return
        ink.pixmap(left, middle - scaled(16) / 2, dots)
        left += logical_width(dots) + scaled(4)
        ink.text(left, middle, card.district, Role.SMALL, tokens.text, width=right - left)

    def _paint_fold(self, ink: Ink, top: float) -> None:
        tokens = ink.tokens
        ink.fill(0, top, self.width(), ink.hairline, tokens.border)
        middle = top + fold_head_height() / 2 + 1
        ink.icon(
            scaled(12),
            middle,
            "caret-down" if self._unfolded else "caret-right",
            "muted",
            scaled(12),
        )
        left = scaled(32) + ink.text(
            scaled(32), middle, "Not eligible", Role.BODY_STRONG, tokens.text
        )
        ink.text(left + scaled(9), middle, str(len(self._not_eligible)), Role.BODY, tokens.muted)

    def _on_fold(self, y: float) -> bool:
        head = self._layout.fold_head
        return head is not None and head <= y < head + fold_head_height()

    def set_unfolded(self, unfolded: bool) -> None:
        """Show those not eligible, or only count them."""
        self._unfolded = unfolded
        self._lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select a card, or fold those not eligible."""
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._keyboard_leads = False
        x, y = event.position().x(), event.position().y() + self.verticalScrollBar().value()
        if self._on_fold(y):
            self.set_unfolded(not self._unfolded)
            return
        place = self._layout.card_at(x, y)
        self._go("" if place is None else place.card.family_id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the end of a click, which nobody beneath shall have."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what the pointer is on."""
        x, y = event.position().x(), event.position().y() + self.verticalScrollBar().value()
        place = self._layout.card_at(x, y)
        hand = place is not None or self._on_fold(y)
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        )
        self._hover("" if place is None else place.card.family_id)

    def viewportEvent(self, event: QEvent) -> bool:
        """Answer tooltips, and notice that the pointer left."""
        if event.type() is QEvent.Type.Leave:
            self._hover("")
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

    def tip_at(self, point: QPoint) -> str:
        """Return what the tooltip says at a point of the viewport."""
        place = self._layout.card(self.painted_key_at(point))
        return "" if place is None else place.card.sentence

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the cards; left and right fold and open those not eligible."""
        key = Qt.Key(event.key())
        references = [card.family_id for card in self._waiting]
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._not_eligible:
            self.set_unfolded(key is Qt.Key.Key_Right)
            return
        if not references:
            event.ignore()
            return
        here = references.index(self._selected) if self._selected in references else -1
        targets = {
            Qt.Key.Key_Up: max(0, here - 1),
            Qt.Key.Key_Down: min(len(references) - 1, here + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(references) - 1,
        }
        if key not in targets:
            event.ignore()
            return
        self._keyboard_leads = True
        self._go(references[targets[key]])

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

    def _go(self, family_id: str) -> None:
        if family_id != self._selected:
            self._selected = family_id
            self._tell_selected()
            self.family_selected.emit(family_id)
        self._show_selected()
        self.viewport().update()
        tell_focus(self, family_id)

    def _hover(self, family_id: str) -> None:
        if family_id != self._hovered:
            self._hovered = family_id
            self.viewport().update()

    def _tell_selected(self) -> None:
        place = self._layout.card(self._selected)
        self.setAccessibleDescription("" if place is None else place.card.spoken)

    def _show_selected(self) -> None:
        place = self._layout.card(self._selected)
        if place is None:
            return
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        if place.y < bar.value():
            bar.setValue(place.y)
        elif place.y + place.height + 4 > bar.value() + seen:
            bar.setValue(min(place.y, place.y + place.height + 4 - seen))
