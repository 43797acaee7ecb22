"""The goals before and after: better is green with a minus, worse is bold with a plus."""

from __future__ import annotations

import html
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import Role, scaled
from ui.widgets.ink import Ink, advance

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

HEIGHT = 66


class Way(Enum):
    """Whether a goal comes out better, as before, or worse."""

    BETTER = "better"
    SAME = "as before"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class ComparedGoal:
    """One goal in two plans.

    Attributes
    ----------
    before, after
        In people's units: ``5`` and ``9 families``.
    difference
        ``+1,321 points``, ``−24 min``, ``as before``.
    spoken
        For those who hear it.
    proof
        What is known of how good it could be: ``proven``, ``within 1 %``; or empty.
    """

    name: str
    title: str
    before: str
    after: str
    difference: str
    way: Way
    explanation: str
    spoken: str
    proof: str = ""
    is_proven: bool = False


_ICONS = {Way.BETTER: "arrow-down", Way.WORSE: "arrow-up", Way.SAME: ""}
_TOKENS = {Way.BETTER: "ok", Way.WORSE: "text", Way.SAME: "muted"}


class GoalsCompared(QWidget):
    """The goals of two plans in a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setAccessibleName("Goals before and after")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.cells: tuple[GoalCompared, ...] = ()

    def show_goals(self, goals: tuple[ComparedGoal, ...]) -> None:
        """Show these goals, the first being the most important."""
        for cell in self.cells:
            self._row.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self.cells = tuple(GoalCompared(place, goal, self) for place, goal in enumerate(goals, 1))
        for cell in self.cells:
            self._row.addWidget(cell, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and its edge."""
        del event
        with QPainter(self) as painter:
            ink = Ink(painter)
            ink.frame(
                0,
                0,
                self.width(),
                self.height(),
                radius=6,
                edge=ink.tokens.border,
                ground=ink.tokens.surface,
            )


class GoalCompared(QWidget):
    """One goal; its explanation is the tooltip."""

    def __init__(self, place: int, goal: ComparedGoal, parent: QWidget) -> None:
        super().__init__(parent)
        self._place, self.goal = place, goal
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Goal {place}: {goal.spoken}")
        self.setAccessibleDescription(goal.explanation)
        self.setToolTip(f"<p>{html.escape(goal.explanation)}</p>")

    def sizeHint(self) -> QSize:
        """Return room for the words of a usual goal."""
        return QSize(scaled(190), scaled(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be read."""
        return QSize(scaled(110), scaled(HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the number, the title, before and after, and the difference."""
        del event
        with QPainter(self) as painter:
            ink = Ink(painter)
            tokens, goal = ink.tokens, self.goal
            left, right = scaled(12), self.width() - scaled(6)
            first, second, third = scaled(15), scaled(34), scaled(52)
            if self._place > 1:
                ink.fill(0, scaled(8), ink.hairline, self.height() - scaled(16), tokens.line)
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
            ink.text(
                title_left, first, goal.title, Role.SMALL, tokens.muted, width=right - title_left
            )
            self._paint_values(ink, left, right, second)
            self._paint_difference(ink, left, right, third)
            if self.hasFocus():
                ink.frame(
                    2,
                    2,
                    self.width() - 4,
                    self.height() - 4,
                    radius=4,
                    edge=tokens.accent,
                    thickness=2,
                )

    def _paint_values(self, ink: Ink, left: float, right: float, middle: float) -> None:
        goal, tokens = self.goal, ink.tokens
        left += ink.text(left, middle, goal.before, Role.GOAL_BEFORE, tokens.muted) + scaled(4)
        ink.icon(left, middle, "arrow-right", "muted", scaled(14))
        left += scaled(18)
        ink.text(left, middle, goal.after, Role.GOAL_VALUE, tokens.text, width=right - left)

    def _paint_difference(self, ink: Ink, left: float, right: float, middle: float) -> None:
        way, tokens = self.goal.way, ink.tokens
        role = Role.CAPTION if way is Way.SAME else Role.CAPTION_STRONG
        if _ICONS[way]:
            ink.icon(left, middle, _ICONS[way], _TOKENS[way], scaled(11))
            left += scaled(14)
        value = getattr(tokens, _TOKENS[way])
        left += ink.text(left, middle, self.goal.difference, role, value, width=right - left)
        if self.goal.proof:
            self._paint_proof(ink, left + scaled(8), right, middle)

    def _paint_proof(self, ink: Ink, left: float, right: float, middle: float) -> None:
        name = "circle-wavy-check-fill" if self.goal.is_proven else "circle-half"
        token = "ok" if self.goal.is_proven else "muted"
        if right - left > scaled(40):
            ink.icon(left, middle, name, token, scaled(12))
            left += scaled(15)
            ink.text(
                left, middle, self.goal.proof, Role.CAPTION, ink.tokens.muted, width=right - left
            )
