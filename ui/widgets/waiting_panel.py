"""The families who wait, each with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Role, scaled
from ui.widgets.board.drag import WAITING
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.ink import Ink, advance
from ui.widgets.waiting_answer import WaitingAnswer
from ui.widgets.waiting_list import WaitingList

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from ui.widgets.board.drag import FamilyDrag
    from ui.widgets.board.model import NotEligible, WaitingCard

WIDTH = 236
FOLDED_WIDTH = 40
HEAD_HEIGHT = 34
SHORT_COUNTS_BELOW = 220


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


class WaitingPanel(QWidget):
    """Waiting families as cards and, under a fold, those not eligible.

    Signals
    -------
    family_selected(family_id)
        Somebody selected another card; an empty text when they selected none.
    unfold_requested()
        Somebody clicked the folded strip.
    show_all_requested()
        Somebody wants to see those who wait that a filter leaves out.

    Notes
    -----
    What is asked of a family is said by `list`. A family can be put on all of the panel; what came
    of it is said by whoever owns the drag, see `share_drag`.
    """

    family_selected = Signal(str)
    unfold_requested = Signal()
    show_all_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._families, self._children, self._left_out = 0, 0, 0
        self._folded = False
        self._width = WIDTH
        self._title = ElidedLabel(Role.BODY_STRONG)
        self._title.set_words("Waiting")
        self._counts = ElidedLabel(Role.BODY, "muted", stretches=True)
        self._head = QWidget(self)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(12, 0, 4, 0)
        row.setSpacing(9)
        row.addWidget(self._title)
        row.addWidget(self._counts, 1)
        self.list = WaitingList(self)
        self.list.family_selected.connect(self.family_selected)
        self.nobody = EmptyState(
            "Nobody is waiting.",
            "Every eligible family has a practitioner.",
            icon_name="check-circle",
            parent=self,
        )
        self.nobody_fits = EmptyState(
            "No waiting family fits.",
            "A filter leaves them out.",
            primary="Show all",
            parent=self,
        )
        self.nobody_fits.primary_clicked.connect(self.show_all_requested)
        self._strip = _FoldedStrip(self)
        self._strip.clicked.connect(self.unfold_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.nobody)
        column.addWidget(self.nobody_fits)
        column.addWidget(self.list, 1)
        column.addWidget(self._strip, 1)
        self._answer = WaitingAnswer(self)
        self._answer.follow(self.list.drag)
        self.setAcceptDrops(True)
        self.setAccessibleName("Waiting")
        self.set_waiting((), ())

    def share_drag(self, drag: FamilyDrag) -> None:
        """Take part in the board's drags: families go from either to either."""
        self.list.share_drag(drag)
        self._answer.follow(drag)

    def set_waiting(
        self,
        waiting: tuple[WaitingCard, ...],
        not_eligible: tuple[NotEligible, ...],
        *,
        left_out: int = 0,
    ) -> None:
        """Show these families, in this order.

        Parameters
        ----------
        left_out
            How many more wait that a filter does not show.
        """
        self._families, self._left_out = len(waiting), left_out
        self._children = sum(card.children for card in waiting)
        self.list.set_families(waiting, not_eligible)
        self._strip.set_counts(self._families, self._children)
        self._tell_counts()
        self._arrange()

    def select(self, family_id: str) -> None:
        """Select a family's card and bring it into view; an empty text selects none."""
        self.list.select(family_id)

    def selected(self) -> str:
        """Return the selected family, or an empty text."""
        return self.list.selected()

    def set_folded(self, folded: bool) -> None:
        """Fold to a strip 40 px wide that only counts."""
        self._folded = folded
        self._arrange()

    def set_panel_width(self, width: int) -> None:
        """Take another width when open: 236 usually, 200 in a small window."""
        self._width = width
        self._tell_counts()
        self._arrange()

    def counts(self) -> str:
        """Return what the head counts: ``4 families · 14 children``."""
        return self._counts.words()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the answer over all of the panel."""
        super().resizeEvent(event)
        self._answer.setGeometry(self.rect())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a family that comes over the panel."""
        self._aim(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Aim at those who wait, wherever on the panel."""
        self._aim(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Let the family go on elsewhere."""
        del event
        self.list.drag.aim_at(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the family with those who wait."""
        if self._aim(event):
            self.list.drag.land()

    def _aim(self, event: QDropEvent) -> bool:
        """Aim at those who wait if it is a family that comes; return whether it is one."""
        drag = self.list.drag
        known = drag.knows(event.mimeData())
        if known:
            drag.aim_at(WAITING)
            event.setDropAction(Qt.DropAction.MoveAction)
        event.setAccepted(known)
        return known

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line at the right."""
        with QPainter(self) as painter:
            ink = Ink(painter)
            painter.fillRect(event.rect(), ink.tokens.window)
            ink.fill(self.width() - ink.hairline, 0, ink.hairline, self.height(), ink.tokens.border)

    def _tell_counts(self) -> None:
        children = _counted(self._children, "child", "children")
        all_of_them = self._families + self._left_out
        families = _counted(all_of_them, "family", "families")
        part = f"{self._families:,} of " if self._left_out else ""
        short = self._width < SHORT_COUNTS_BELOW or part
        self._counts.set_words(f"{part}{all_of_them if short else families} · {children}")
        self.setAccessibleDescription(f"{part}{families}, {children}")

    def _arrange(self) -> None:
        self.setFixedWidth(scaled(FOLDED_WIDTH if self._folded else self._width))
        self._head.setFixedHeight(scaled(HEAD_HEIGHT))
        self._head.setVisible(not self._folded)
        self.list.setVisible(not self._folded)
        is_empty = not self._folded and self._families == 0
        self.nobody.setVisible(is_empty and not self._left_out)
        self.nobody_fits.setVisible(is_empty and self._left_out > 0)
        self._strip.setVisible(self._folded)
        self._answer.set_panel(children=self._children, top=scaled(HEAD_HEIGHT))


class _FoldedStrip(QAbstractButton):
    """The panel when it is folded: an icon, how many families, how many children."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._families, self._children = 0, 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Return room for the count and the word."""
        return QSize(scaled(FOLDED_WIDTH), scaled(120))

    def set_counts(self, families: int, children: int) -> None:
        """Show other counts."""
        self._families, self._children = families, children
        words = (
            f"Waiting: {_counted(families, 'family', 'families')}, "
            f"{_counted(children, 'child', 'children')}"
        )
        self.setAccessibleName(words)
        self.setToolTip(f"{words}. Click to open the list.")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the count at the top and the word down the strip."""
        del event
        with QPainter(self) as painter:
            ink = Ink(painter)
            width = self.width()
            if self.underMouse():
                ink.fill(0, 0, width, self.height(), ink.tokens.hover)
            size = scaled(16)
            if self.hasFocus():
                ink.frame(
                    1,
                    1,
                    width - 2,
                    self.height() - 2,
                    radius=4,
                    edge=ink.tokens.accent,
                    thickness=2,
                )
            ink.icon((width - size) / 2, scaled(18), "caret-right", "muted", size)
            number = f"{self._families:,}"
            wide = advance(number, Role.BODY_STRONG)
            ink.text((width - wide) / 2, scaled(42), number, Role.BODY_STRONG, ink.tokens.text)
            painter.translate(width / 2, scaled(58))
            painter.rotate(90)
            words = "Waiting"
            if self._children:
                words += f" · {_counted(self._children, 'child', 'children')}"
            ink.text(0, 0, words, Role.SMALL, ink.tokens.muted)
