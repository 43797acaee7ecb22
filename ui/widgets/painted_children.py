"""What is painted, not made of widgets, told to screen readers: a child for each card.

A painted widget answers for its children by key (`PaintsChildren`); the interfaces made here ask
it anew each time, so nothing has to be kept in step. A reader may ask an interface whose widget is
gone: it then answers that nothing is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget, QWidget
from shiboken6 import isValid


@dataclass(frozen=True, slots=True)
class PaintedChild:
    """A painted thing as a screen reader hears it.

    Attributes
    ----------
    rect
        In the viewport's coordinates; may lie outside of what is in view.
    expanded
        Whether a head is open; `None` for a card, which cannot be.
    menu, button
        Whether it opens a menu, or does something itself.
    """

    name: str
    rect: QRect
    focused: bool = False
    selected: bool = False
    expanded: bool | None = None
    menu: bool = False
    button: bool = False


@runtime_checkable
class PaintsChildren(Protocol):
    """A widget that paints what others would make child widgets of."""

    def painted_keys(self) -> tuple[str, ...]:
        """Return the keys of all children in reading order."""

    def painted_child(self, key: str) -> PaintedChild | None:
        """Return a child as it is now; `None` where it is gone."""

    def painted_key_at(self, point: QPoint) -> str:
        """Return the key of the child at a point of the viewport, or an empty text."""

    def painted_focus(self) -> str:
        """Return the key of the child the keyboard is on, or an empty text."""


_exposed: dict[str, list[PaintedList]] = {}
"""The interfaces in use, by class: Qt holds them without owning the Python object."""


def expose_painted_children(class_name: str) -> None:
    """Tell screen readers of the painted children of every widget of a class; once for each."""
    if class_name not in _exposed:
        _exposed[class_name] = []
        if len(_exposed) == 1:
            QAccessible.installFactory(_make_interface)


def tell_focus(widget: QAbstractScrollArea, key: str) -> None:
    """Say that the keyboard moved to a painted child, where anybody listens."""
    if QAccessible.isActive() and isinstance(widget, PaintsChildren):
        keys = widget.painted_keys()
        if key in keys:
            event = QAccessibleEvent(widget, QAccessible.Event.Focus)
            event.setChild(keys.index(key))
            QAccessible.updateAccessibility(event)


def announce(widget: QWidget, words: str) -> None:
    """Have words read aloud at once, where anybody listens."""
    if QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


def _make_interface(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if class_name not in _exposed or not isinstance(thing, QAbstractScrollArea):
        return None
    if not isinstance(thing, PaintsChildren):
        return None
    made = PaintedList(thing, thing)
    _exposed[class_name].append(made)
    return made


class PaintedList(QAccessibleWidget):
    """A widget as a list of its painted children."""

    def __init__(self, widget: QAbstractScrollArea, paints: PaintsChildren) -> None:
        super().__init__(widget, QAccessible.Role.List, widget.accessibleName())
        self._widget, self._paints = widget, paints
        self._items: dict[str, PaintedItem] = {}

    def isValid(self) -> bool:
        """Return whether the widget is still there."""
        return isValid(self._widget)

    def _keys(self) -> tuple[str, ...]:
        return self._paints.painted_keys() if isValid(self._widget) else ()

    def _of(self, key: str) -> PaintedItem | None:
        if not key:
            return None
        if key not in self._items:
            self._items[key] = PaintedItem(self._widget, self._paints, key)
        return self._items[key]

    def childCount(self) -> int:
        """Return how many children there are."""
        return len(self._keys())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return a child by its place; the stub forgets that there may be none."""
        keys = self._keys()
        return self._of(keys[index]) if 0 <= index < len(keys) else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the child at a point of the screen; the stub forgets that there may be none."""
        if not isValid(self._widget):
            return None
        point = self._widget.viewport().mapFromGlobal(QPoint(x, y))
        return self._of(self._paints.painted_key_at(point))

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the child the keyboard is on; the stub forgets that there may be none."""
        return self._of(self._paints.painted_focus()) if isValid(self._widget) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of a child, −1 if it is not one."""
        keys = self._keys()
        if isinstance(child, PaintedItem) and child.key in keys:
            return keys.index(child.key)
        return -1


class PaintedItem(QAccessibleInterface):
    """One painted child."""

    def __init__(self, widget: QAbstractScrollArea, paints: PaintsChildren, key: str) -> None:
        super().__init__()
        self._widget, self._paints = widget, paints
        self.key = key

    def _now(self) -> PaintedChild | None:
        return self._paints.painted_child(self.key) if isValid(self._widget) else None

    def isValid(self) -> bool:
        """Return whether the child is still there."""
        return self._now() is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        """Return nothing: no object stands behind a painted child."""
        return None

    def window(self) -> QWidget | None:  # type: ignore[override]
        """Return the viewport it is painted on, while it is there."""
        return self._widget.viewport() if isValid(self._widget) else None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the list it stands in, while it is there."""
        if not isValid(self._widget):
            return None
        return QAccessible.queryAccessibleInterface(self._widget)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return nothing: a painted child has no children."""
        del index
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return nothing: a painted child has no children."""
        del x, y
        return None

    def childCount(self) -> int:
        """Return none."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return −1: a painted child has no children."""
        del child
        return -1

    def rect(self) -> QRect:
        """Return where it is on the screen."""
        now = self._now()
        if now is None:
            return QRect()
        return QRect(self._widget.viewport().mapToGlobal(now.rect.topLeft()), now.rect.size())

    def role(self) -> QAccessible.Role:
        """Return a list item, or a button for what opens, folds or does something."""
        now = self._now()
        if now is not None and now.menu:
            return QAccessible.Role.ButtonMenu
        is_button = now is not None and (now.button or now.expanded is not None)
        return QAccessible.Role.Button if is_button else QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Return whether it is selected, has the focus, is open or out of view."""
        state = QAccessible.State()
        now = self._now()
        if now is None:
            state.invalid = True
            return state
        state.focusable = state.selectable = True
        state.focused, state.selected = now.focused, now.selected
        state.offscreen = not self._widget.viewport().rect().intersects(now.rect)
        state.hasPopup = now.menu
        if now.expanded is not None:
            state.expandable = True
            state.expanded, state.collapsed = now.expanded, not now.expanded
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """Return its name."""
        now = self._now()
        return now.name if now is not None and kind == QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Do nothing: a painted child is not edited."""
        del kind, text
