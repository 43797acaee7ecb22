"""Cards on their way to another practitioner: a slide of 120 ms that holds nobody up.

The board is as it will be from the first moment. Only the picture of the cards that moved follows
after, and a click in the meantime meets what is there, not what is shown on its way.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QObject, QRect, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtWidgets import QApplication, QStyle, QWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.widgets.board.geometry import BoardGeometry, CardPlace

SLIDE_MILLISECONDS = 120
MOST_SLIDING = 6
"""With more cards on the move nobody could follow: they are then simply there."""

MOST_LANES_COMPARED = 6
MARGIN = 5
"""What a card paints outside of its rectangle."""


def motion_wanted(widget: QWidget) -> bool:
    """Return whether the system and the style have things move."""
    duration = widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget)
    return duration > 0 and QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


def moved_cards(
    before: BoardGeometry, after: BoardGeometry
) -> dict[str, tuple[CardPlace, CardPlace]]:
    """Return the cards that are with another practitioner now, and where each was and is.

    Empty where a lane is folded that hides one end, or where more moved than can be followed.
    """
    kept = {id(lane.lane) for lane in before.lanes} & {id(lane.lane) for lane in after.lanes}
    changed = [lane for lane in before.lanes if id(lane.lane) not in kept]
    if len(changed) > MOST_LANES_COMPARED:
        return {}
    moved = {}
    for lane in changed:
        for column in lane.columns:
            for place in column.cards:
                now = after.column_of(place.card.family_id)
                card = after.card(place.card.family_id)
                if now is None or card is None:
                    continue
                if now.column.staff_id != column.column.staff_id:
                    moved[place.card.family_id] = (place, card)
    return moved if len(moved) <= MOST_SLIDING else {}


class Slides(QObject):
    """The cards that slide now.

    Signals
    -------
    moved(QRect)
        What of the board has to be painted again, in the board's coordinates.
    """

    moved = Signal(QRect)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cards: dict[str, tuple[CardPlace, CardPlace]] = {}
        self._share = 1.0
        self._painted = QRect()
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(SLIDE_MILLISECONDS)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._go_on)
        self._animation.finished.connect(self.stop)

    def start(self, cards: Mapping[str, tuple[CardPlace, CardPlace]]) -> None:
        """Let cards slide from the first place to the second; those on their way are there."""
        self.stop()
        if cards:
            self._cards = dict(cards)
            self._share = 0.0
            self._animation.start()

    @Slot()
    def stop(self) -> None:
        """Put every card where it belongs."""
        self._animation.stop()
        if self._cards:
            area = self._area()
            self._cards = {}
            self._painted = QRect()
            self.moved.emit(area)

    def places(self) -> dict[str, CardPlace]:
        """Return where each sliding card is at this moment."""
        share = self._share
        return {
            family_id: replace(
                there,
                x=round(here.x + share * (there.x - here.x)),
                y=round(here.y + share * (there.y - here.y)),
            )
            for family_id, (here, there) in self._cards.items()
        }

    @Slot(object)
    def _go_on(self, share: float) -> None:
        self._share = share
        self.moved.emit(self._area())

    def _area(self) -> QRect:
        """Return what the cards cover, and covered when it was asked last."""
        now = QRect()
        for place in self.places().values():
            now = now.united(QRect(place.x, place.y, place.width, place.height))
        now = now.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        area, self._painted = now.united(self._painted), now
        return area
