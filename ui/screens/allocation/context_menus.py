"""The menus of a card, a practitioner and a pod on the board: what may be done with each."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction

    from planner.drafting.in_hand import InHand


class Wish(Enum):
    """What somebody wants with a family, a practitioner or a pod."""

    WAYS_IN = auto()
    HISTORY = auto()
    REACH = auto()
    LOCK_PRACTITIONER = auto()
    LOCK_POD = auto()
    LEAVES = auto()
    AWAY = auto()
    CLOSES = auto()
    MOVES = auto()


class ContextMenu(QMenu):
    """A menu about one thing; it is gone once it is closed.

    Signals
    -------
    wished(Wish, str)
        What was chosen, and the id of what it is about.
    """

    wished = Signal(object, str)

    def __init__(self, about: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._about = about
        self.triggered.connect(self._tell)
        self.aboutToHide.connect(self.deleteLater)

    def offer(self, words: str, wish: Wish) -> None:
        """Add a choice."""
        self.addAction(words).setData(wish)

    @Slot(object)
    def _tell(self, action: QAction) -> None:
        wish = action.data()
        if isinstance(wish, Wish):
            self.wished.emit(wish, self._about)


def card_menu(
    week: InHand | None, family_id: str, *, actions: Iterable[QAction], parent: QWidget
) -> ContextMenu:
    """Return the menu of a family's card; `actions` are those of the window about the selection."""
    menu = ContextMenu(family_id, parent)
    menu.addActions(list(actions))
    if week is not None and family_id in week.ground.family:
        menu.addSeparator()
        if week.worker_of(family_id) is None:
            menu.offer("What would it take?", Wish.WAYS_IN)
        menu.offer(f"History of {family_id}", Wish.HISTORY)
    return menu


def practitioner_menu(week: InHand, staff_id: str, *, parent: QWidget) -> ContextMenu:
    """Return the menu of a practitioner."""
    menu = ContextMenu(staff_id, parent)
    name = week.ground.called(staff_id)
    is_locked = staff_id in week.locks.practitioners
    menu.offer(f"{'Unlock' if is_locked else 'Lock'} {name}", Wish.LOCK_PRACTITIONER)
    menu.addSeparator()
    menu.offer(f"What if {name} leaves…", Wish.LEAVES)
    menu.offer(f"What if {name} is away…", Wish.AWAY)
    menu.addSeparator()
    menu.offer(f"Show how far {name} reaches", Wish.REACH)
    menu.offer(f"History of {name}", Wish.HISTORY)
    return menu


def pod_menu(week: InHand, pod_id: str, *, parent: QWidget) -> ContextMenu:
    """Return the menu of a pod."""
    menu = ContextMenu(pod_id, parent)
    name = next((pod.name for pod in week.problem.pods if pod.id == pod_id), pod_id)
    is_locked = pod_id in week.locks.pods
    menu.offer(f"{'Unlock' if is_locked else 'Lock'} {name}", Wish.LOCK_POD)
    menu.addSeparator()
    menu.offer(f"What if {name} closes…", Wish.CLOSES)
    menu.offer(f"What if {name} moves to another town…", Wish.MOVES)
    return menu
