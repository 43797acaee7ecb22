"""A family carried over the board, with the mouse or by keyboard, until it is put somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Slot

from ui.widgets.board.drag import WAITING
from ui.widgets.board.drop_walk import first_in_view, step_target
from ui.widgets.board.edge_scroll import EdgeScroll
from ui.widgets.board.navigation import Cursor, Move
from ui.widgets.board.spoken import answer_spoken, column_spoken
from ui.widgets.painted_children import announce

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

    from ui.widgets.board.view import BoardView

OPENS_AFTER_MILLISECONDS = 700
"""How long a family is held over a folded lane until that opens."""


class Carrying(QObject):
    """What happens on the board while a family is carried."""

    def __init__(self, board: BoardView) -> None:
        super().__init__(board)
        self._board = board
        self._point = QPoint()
        self._over = ""
        self._opened: list[str] = []
        self._goes_to = ""
        self._said = ""
        self._edges = EdgeScroll(board)
        self._edges.scrolled.connect(self._aim_from_point)
        self._opener = QTimer(self)
        self._opener.setSingleShot(True)
        self._opener.setInterval(OPENS_AFTER_MILLISECONDS)
        self._opener.timeout.connect(self._open_lane)
        board.drag.began.connect(self._begun)
        board.drag.changed.connect(self._say_answer)
        board.drag.ended.connect(self._ended)

    def enter(self, event: QDragEnterEvent | QDragMoveEvent) -> None:
        """Take a family that comes over the board; anything else is not for it."""
        if not self._board.drag.knows(event.mimeData()):
            event.ignore()
            return
        self._point = event.position().toPoint()
        self._aim_from_point()
        self._edges.point_at(self._point.y())
        # Even what refuses takes the drop, to say so; a lane's head is no place at all.
        event.setDropAction(Qt.DropAction.MoveAction)
        event.setAccepted(self._board.drag.aim is not None or event.type() is event.Type.DragEnter)

    def leave(self) -> None:
        """Let it go on elsewhere."""
        self._edges.stop()
        self._opener.stop()
        self._over = ""
        self._board.drag.aim_at(None)

    def drop(self, event: QDropEvent) -> None:
        """Take the family where the pointer is."""
        self._edges.stop()
        self._opener.stop()
        if not self._board.drag.knows(event.mimeData()):
            event.ignore()
            return
        self._point = event.position().toPoint()
        self._aim_from_point()
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self._land()

    def key(self, key: Qt.Key, move: Move | None) -> None:
        """Aim elsewhere, put the family down, or put it back; every other key does nothing."""
        drag, board = self._board.drag, self._board
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._land()
            drag.finish()
        elif key is Qt.Key.Key_Escape:
            family = drag.family_id
            drag.put_back()
            announce(board, f"{family} put back where it was.")
        elif move is not None and move not in (Move.FIRST, Move.LAST):
            geometry = board.geometry_shown()
            if drag.aim:
                self._aim_by_keyboard(step_target(geometry, drag.aim, move))
            elif move in (Move.RIGHT, Move.DOWN, Move.NEXT_COLUMN, Move.NEXT_LANE):
                self._aim_by_keyboard(first_in_view(geometry, board.scroll_top()))

    def _land(self) -> None:
        drag, geometry = self._board.drag, self._board.geometry_shown()
        nth = geometry.lane_number(staff_id=drag.aim) if drag.aim else -1
        self._goes_to = geometry.lanes[nth].lane.pod_id if nth >= 0 else ""
        drag.land()

    @Slot()
    def _aim_from_point(self) -> None:
        """Aim at what is beneath the pointer; a folded lane is opened if it is held there."""
        board, x = self._board, self._point.x()
        y = self._point.y() + board.scroll_top()
        geometry = board.geometry_shown()
        column, lane = geometry.column_at(x, y), geometry.lane_at(x, y)
        board.drag.aim_at(None if column is None else column.column.staff_id)
        over = lane.lane.pod_id if lane is not None and lane.folded else ""
        if over != self._over:
            self._over = over
            if over:
                self._opener.start()
            else:
                self._opener.stop()

    def _aim_by_keyboard(self, target: Cursor) -> None:
        board = self._board
        if target.pod_id:
            self._open(target.pod_id)
            lane = board.geometry_shown().lane(target.pod_id)
            if lane is None or not lane.columns:
                return
            target = Cursor(staff_id=lane.columns[0].column.staff_id)
        board.drag.aim_at(target.staff_id or WAITING)
        board.show_place(target)

    def _open(self, pod_id: str) -> None:
        """Open a lane for as long as the family is carried."""
        self._opened.append(pod_id)
        self._board.set_folded(pod_id, folded=False)

    @Slot()
    def _open_lane(self) -> None:
        if self._over and self._board.drag.family_id:
            self._open(self._over)
            self._over = ""
            self._aim_from_point()

    @Slot(str)
    def _begun(self, family_id: str) -> None:
        del family_id
        drag, board = self._board.drag, self._board
        self._opened, self._goes_to, self._said = [], "", ""
        if drag.by_keyboard:
            board.setFocus(Qt.FocusReason.ShortcutFocusReason)
            geometry = board.geometry_shown()
            home = geometry.column(drag.home) if drag.home else None
            if home is not None:
                self._aim_by_keyboard(Cursor(staff_id=drag.home))
            else:
                self._aim_by_keyboard(first_in_view(geometry, board.scroll_top()))

    @Slot()
    def _say_answer(self) -> None:
        """Say aloud what the place aimed at answers, once it is known or another one."""
        drag, board = self._board.drag, self._board
        if not drag.by_keyboard or drag.aim is None:
            return
        answer = drag.answer_of(drag.aim)
        column = board.geometry_shown().column(drag.aim) if drag.aim else None
        if column is not None:
            words = column_spoken(column.column, answer)
        else:
            words = "Waiting" if answer is None else f"Waiting, {answer_spoken(answer)}"
        if words != self._said:
            self._said = words
            announce(board, f"{drag.family_id}: {words}")

    @Slot()
    def _ended(self) -> None:
        """Fold again what was opened on the way, and give the keyboard back."""
        self._edges.stop()
        self._opener.stop()
        self._over = ""
        again = [pod_id for pod_id in self._opened if pod_id != self._goes_to]
        self._opened = []
        if again:
            self._board.set_folded(*again, folded=True)
        source = self._board.drag.taken_from
        if self._board.hasFocus() and source is not None and source is not self._board:
            source.setFocus(Qt.FocusReason.ShortcutFocusReason)
