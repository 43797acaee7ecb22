"""The goal strip: what the plan is for, in order, before and after."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.theme import Role, scaled
from ui.widgets.ink import Ink, advance

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.widgets.board.model import GoalCell

HEIGHT = 64
COMPACT_HEIGHT = 46


class GoalStrip(QWidget):
    """The goals side by side, each a button. `goal_clicked(name)` asks for one to be explained."""

    goal_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = False
        self._buttons: list[GoalButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setAccessibleName("Goals")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_compact(False)

    def set_goals(self, goals: tuple[GoalCell, ...]) -> None:
        """Show these goals, the first being the most important."""
        while len(self._buttons) > len(goals):
            button = self._buttons.pop()
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        while len(self._buttons) < len(goals):
            button = GoalButton(len(self._buttons) + 1, self)
            button.clicked.connect(self._send)
            self._row.addWidget(button, 1)
            self._buttons.append(button)
        for button, goal in zip(self._buttons, goals, strict=True):
            button.show_goal(goal, compact=self._compact)

    def set_compact(self, compact: bool) -> None:
        """Take 46 px instead of 64: the points move into the tooltip."""
        self._compact = compact
        self.setFixedHeight(scaled(COMPACT_HEIGHT if compact else HEIGHT))
        for button in self._buttons:
            if button.goal is not None:
                button.show_goal(button.goal, compact=compact)

    def goal_buttons(self) -> tuple[GoalButton, ...]:
        """Return the buttons in the order of the goals."""
        return tuple(self._buttons)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of scheme or of the size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.set_compact(self._compact)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line beneath."""
        with QPainter(self) as painter:
            ink = Ink(painter)
            painter.fillRect(event.rect(), ink.tokens.surface)
            ink.fill(0, self.height() - ink.hairline, self.width(), ink.hairline, ink.tokens.border)

    def _send(self) -> None:
        sender = self.sender()
        if isinstance(sender, GoalButton) and sender.goal is not None:
            self.goal_clicked.emit(sender.goal.name)


def proof_tip(goal: GoalCell) -> str:
    """Return what the word beneath a goal means."""
    if not goal.proof:
        return ""
    if goal.proven:
        return "Proven: no plan does better here without doing worse in a goal before it."
    words = goal.proof[:1].upper() + goal.proof[1:]
    return f"{words} of the best possible; planning longer may come nearer."


class GoalButton(QAbstractButton):
    """One goal of the strip."""

    def __init__(self, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self._compact = False
        self.goal: GoalCell | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_goal(self, goal: GoalCell, *, compact: bool) -> None:
        """Show a goal."""
        self.goal, self._compact = goal, compact
        change = f"{goal.before} → {goal.after}" if goal.before else goal.after
        self.setAccessibleName(
            ", ".join(
                part for part in (f"Goal {self._place}: {goal.title}", change, goal.proof) if part
            )
        )
        self.setAccessibleDescription(goal.explanation)
        points = goal.points if compact else ""
        lines = [goal.explanation, goal.tip, points, proof_tip(goal)]
        self.setToolTip("".join(f"<p>{html.escape(line)}</p>" for line in lines if line))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the words of a usual goal."""
        return QSize(scaled(220), scaled(COMPACT_HEIGHT if self._compact else HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be read."""
        return QSize(scaled(120), scaled(COMPACT_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the number, the title, the value before and after, the points and the proof."""
        del event
        if self.goal is None:
            return
        with QPainter(self) as painter:
            ink = Ink(painter)
            width, height = self.width(), self.height()
            if self.underMouse() and self.isEnabled():
                ink.fill(0, 0, width, height - 1, ink.tokens.hover)
            if self._place > 1:
                ink.fill(0, 0, ink.hairline, height - 1, ink.tokens.line)
            pad = scaled(12 if self._compact else 16)
            rows = (
                (scaled(12), scaled(29), scaled(12))
                if self._compact
                else (scaled(15), scaled(34), scaled(51))
            )
            self._paint_goal(ink, self.goal, pad, width - pad, rows)
            if self.hasFocus():
                ink.frame(
                    2, 2, width - 4, height - 5, radius=4, edge=ink.tokens.accent, thickness=2
                )

    def _paint_goal(
        self, ink: Ink, goal: GoalCell, left: float, right: float, rows: tuple[int, int, int]
    ) -> None:
        tokens = ink.tokens
        first, second, third = rows
        proof_left = self._paint_proof(ink, goal, right, third) if goal.proof else right
        disc = scaled(15)
        ink.frame(left, first - disc / 2, disc, disc, radius=disc / 2, edge=tokens.strong)
        number = str(self._place)
        ink.text(
            left + (disc - advance(number, Role.BADGE_LIGHT)) / 2,
            first,
            number,
            Role.BADGE_LIGHT,
            tokens.muted,
        )
        title_left = left + scaled(21)
        title_right = proof_left - scaled(6) if self._compact else right
        ink.text(
            title_left, first, goal.title, Role.SMALL, tokens.muted, width=title_right - title_left
        )
        value_left = left
        if goal.before:
            value_left += ink.text(
                value_left, second, goal.before, Role.GOAL_BEFORE, tokens.muted
            ) + scaled(4)
            ink.icon(value_left, second, "arrow-right", "muted", scaled(14))
            value_left += scaled(18)
        ink.text(
            value_left, second, goal.after, Role.GOAL_VALUE, tokens.text, width=right - value_left
        )
        if not self._compact:
            ink.text(
                left,
                third,
                goal.points,
                Role.CAPTION,
                tokens.muted,
                width=proof_left - scaled(8) - left,
            )

    @staticmethod
    def _paint_proof(ink: Ink, goal: GoalCell, right: float, middle: float) -> float:
        token = "ok" if goal.proven else "muted"
        name = "circle-wavy-check-fill" if goal.proven else "circle-half"
        width = ink.text(
            right, middle, goal.proof, Role.CAPTION, getattr(ink.tokens, token), right=True
        )
        left = right - width - scaled(16)
        ink.icon(left, middle, name, token, scaled(13))
        return left
