"""The board as it stands: where everything is, how it is painted, what screen readers hear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPixmap

from ui.theme import current, current_tokens
from ui.widgets.board.canvas import Look, paint_board
from ui.widgets.board.card_layout import CardLayout, lay_out_card
from ui.widgets.board.drag import WAITING
from ui.widgets.board.family_area import FamilyArea
from ui.widgets.board.geometry import BoardGeometry, arrange
from ui.widgets.board.hearing import child_of, cursor_of, key_of, keys_of
from ui.widgets.board.measures import LaneMeasure, LaneMeasures
from ui.widgets.board.metrics import Density, Metrics
from ui.widgets.board.model import BoardModel
from ui.widgets.board.navigation import Cursor
from ui.widgets.board.painting import paint_dragged
from ui.widgets.board.sight import Sight
from ui.widgets.board.sliding import Slides, motion_wanted, moved_cards
from ui.widgets.ink import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from ui.widgets.painted_children import PaintedChild


class BoardSurface(FamilyArea):
    """A board that is laid out, painted and read aloud; `BoardView` gives it hands.

    There is no widget and no item for a card: lanes in view are painted from a flat geometry, so
    that a service of 300 pods scrolls like one of three.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Board", parent)
        self._model = BoardModel()
        self._density = Density.COMPACT
        self._text_factor = current().text_factor
        self._metrics = Metrics.at(self._text_factor)
        self._geometry = BoardGeometry()
        self._measures = LaneMeasures()
        self._counted: tuple[LaneMeasure, ...] = ()
        self._folded: dict[str, bool] = {}
        self._layouts: dict[int, CardLayout] = {}
        self._widest_reference = 0
        self._cursor = Cursor()
        self._selected = ""
        self._hovered = Cursor()
        self._let_go = ""
        self._slides = Slides(self)
        self._slides.moved.connect(self._paint_again)

    def set_model(self, model: BoardModel, *, slide: bool = False) -> None:
        """Show another model; the selection stays where its family is still on the board.

        Parameters
        ----------
        slide
            Whether the few cards that moved slide to their new place: after a move or its undo.
        """
        before = self._geometry
        self._slides.stop()
        self._model = model
        self._measure()
        if self._geometry.card(self._selected) is None:
            self._selected = ""
        if self.sight().box_of(self._cursor) is None:
            self._cursor = Cursor()
        self._hovered = Cursor()
        if slide and motion_wanted(self):
            moved = moved_cards(before, self._geometry)
            moved.pop(self._let_go, None)  # The hand that let go of it has it there already.
            self._slides.start(moved)
        self._let_go = ""

    def model(self) -> BoardModel:
        """Return what is shown."""
        return self._model

    def geometry_shown(self) -> BoardGeometry:
        """Return where everything is, for those who must know: tests and screen readers."""
        return self._geometry

    def set_density(self, density: Density) -> None:
        """Give a card one line, or two."""
        self._density = density
        self._measure()
        self._show_cursor()

    def density(self) -> Density:
        """Return how much room a card takes."""
        return self._density

    def sliding(self) -> tuple[str, ...]:
        """Return the families whose cards are on their way to their place."""
        return tuple(self._slides.places())

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
        """Return the keys of heads and cards, for screen readers."""
        return keys_of(self._geometry)

    def painted_child(self, key: str) -> PaintedChild | None:
        """Return a head or a card as it is now, for screen readers."""
        cursor = cursor_of(key)
        focused = self.hasFocus() and cursor == self._keyboard_on()
        return child_of(
            self.sight(),
            cursor,
            focused=focused,
            selected=bool(key) and key == self._selected,
            answers=self.drag.answers,
        )

    def painted_key_at(self, point: QPoint) -> str:
        """Return the key of what is at a point of the viewport, for screen readers."""
        return key_of(self.sight().target_at(point.x(), point.y()))

    def painted_focus(self) -> str:
        """Return the key of what the keyboard is on, for screen readers."""
        return key_of(self._keyboard_on()) if self.hasFocus() else ""

    def _keyboard_on(self) -> Cursor:
        """Return what the keyboard is on: while a family is carried, the column aimed at."""
        if self.drag.by_keyboard:
            return Cursor(staff_id=self.drag.aim or "")
        return self._cursor

    def sight(self) -> Sight:
        """Return what of the board is where as it is scrolled now."""
        return Sight(self._geometry, self._metrics, self.scroll_top())

    def _measure(self) -> None:
        self._metrics = Metrics.at(current().text_factor, self._density)
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
        if event.type() not in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            return
        # Another scheme measures nothing anew, and arrives several times.
        if self._text_factor != current().text_factor:
            self._text_factor = current().text_factor
            self._measures.forget_widths()
            self._measure()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lanes in view, and of those the cards that have to be painted anew."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), current_tokens().window)
            look = Look(
                sight=self.sight(),
                layout_of=self._card_layout,
                selected=self._selected,
                hovered=self._hovered,
                focus=self._cursor if self._shows_ring() else Cursor(),
                taken=self.drag.family_id,
                answers=self.drag.answers,
                aim=self.drag.aim or None,
                sliding=self._slides.places(),
            )
            paint_board(Ink(painter), look, event.rect().top(), event.rect().bottom() + 1)

    def _shows_ring(self) -> bool:
        return self._shows_focus() and not self.drag.family_id

    @Slot(QRect)
    def _paint_again(self, area: QRect) -> None:
        self.viewport().update(area.translated(0, -self.scroll_top()))

    def current_family(self) -> str:
        """Return the family the keyboard is on, or an empty text."""
        return self._cursor.family_id

    def family_at(self, point: QPoint) -> str:
        """Return the family whose card is at a point of the viewport, or an empty text."""
        return self.sight().target_at(point.x(), point.y()).family_id

    def home_of(self, family_id: str) -> str:
        """Return the practitioner a family is with."""
        column = self._geometry.column_of(family_id)
        return WAITING if column is None else column.column.staff_id

    def card_rect(self, family_id: str) -> QRect:
        """Return where a family's card is in the viewport; empty where it is not shown."""
        return self._rect_of(Cursor(family_id=family_id))

    def picture_of(self, family_id: str) -> QPixmap:
        """Return the card as it hangs on the pointer."""
        place = self._geometry.card(family_id)
        if place is None:
            return QPixmap()
        ratio = self.devicePixelRatioF()
        picture = QPixmap(QSize(round(place.width * ratio), round(self._metrics.line * ratio)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            layout = self._card_layout(place.width)
            paint_dragged(Ink(painter), place, layout, self._metrics)
        return picture

    def tip_at(self, point: QPoint) -> str:
        """Return what the tooltip says at a point of the viewport; empty for none."""
        return self.sight().tip_at(point.x(), point.y())

    def show_place(self, cursor: Cursor) -> None:
        """Scroll as little as shows a card or a head."""
        bar = self.verticalScrollBar()
        bar.setValue(self.sight().scroll_to(cursor, self.viewport().height()))

    def _rect_of(self, cursor: Cursor) -> QRect:
        box = self.sight().box_of(cursor)
        return QRect() if box is None else QRect(*box).translated(0, -self.scroll_top())

    def _show_cursor(self) -> None:
        self.show_place(self._cursor)
