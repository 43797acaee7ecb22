"""Dragging a family as the system would, without its loop that waits for a mouse button."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest
    from PySide6.QtGui import QDrag
    from PySide6.QtWidgets import QWidget

    from ui.widgets.board.drag import FamilyDrag

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
MOVE = Qt.DropAction.MoveAction


class Flight:
    """A drag under way: what the system sends while a picture hangs on the pointer."""

    def __init__(self, data: QMimeData, picture: tuple[int, int]) -> None:
        self.data, self.picture = data, picture
        self._over: QWidget | None = None

    def over(self, widget: QWidget, point: QPoint) -> bool:
        """Move over a widget; return whether it would take a drop there."""
        if self._over is not widget:
            self.away()
            enter = QDragEnterEvent(QPointF(point), MOVE, self.data, LEFT, NONE)
            QApplication.sendEvent(widget, enter)
            if not enter.isAccepted():
                return False
            self._over = widget
        move = QDragMoveEvent(QPointF(point), MOVE, self.data, LEFT, NONE)
        QApplication.sendEvent(widget, move)
        return move.isAccepted()

    def away(self) -> None:
        """Leave the widget."""
        if self._over is not None:
            QApplication.sendEvent(self._over, QDragLeaveEvent())
            self._over = None

    def drop(self, widget: QWidget, point: QPoint) -> bool:
        """Let go over a widget, as the system does: only where the move was taken."""
        if not self.over(widget, point):
            self.away()
            return False
        drop = QDropEvent(QPointF(point), MOVE, self.data, LEFT, NONE)
        QApplication.sendEvent(widget, drop)
        self._over = None
        return drop.isAccepted()


def press_and_pull(port: QWidget, point: QPoint) -> None:
    """Press the mouse on a viewport and move it far enough to drag."""
    for kind, where, buttons in (
        (QMouseEvent.Type.MouseButtonPress, point, LEFT),
        (QMouseEvent.Type.MouseMove, point + QPoint(3, 0), LEFT),
        (QMouseEvent.Type.MouseMove, point + QPoint(30, 4), LEFT),
    ):
        event = QMouseEvent(
            kind, QPointF(where), QPointF(port.mapToGlobal(where)), LEFT, buttons, NONE
        )
        QApplication.sendEvent(port, event)


@contextmanager
def flying(
    monkeypatch: pytest.MonkeyPatch, drag: FamilyDrag, fly: Callable[[Flight], None]
) -> Iterator[None]:
    """Have `fly` say what the hand does in the next drag."""

    def run_drag(made: QDrag) -> None:
        size = made.pixmap().deviceIndependentSize().toSize()
        fly(Flight(made.mimeData(), (size.width(), size.height())))

    with monkeypatch.context() as patch:
        patch.setattr(drag, "run_drag", run_drag)
        yield
