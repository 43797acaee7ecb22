"""The panel of a running plan: goals proven one by one, and Stop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Role, scaled
from ui.widgets.buttons import make_button
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.ink import Ink, advance

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

ROW_HEIGHT = 24


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A goal while the plan runs: ``4 families`` and ``proven``, ``best possible 8``, ``next``."""

    title: str
    value_text: str
    proof_text: str
    proven: bool


class PlanPanel(QWidget):
    """Shown while a plan is made. `stop_requested()` is sent once, when Stop is pressed."""

    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(Role.BODY_STRONG)
        self._title.set_words("Planning the week")
        self._clock = ElidedLabel(Role.SMALL, "muted")
        self._stop = make_button(
            "Stop", compact=True, icon_name="stop-fill", tip="Stop and keep the best plan so far"
        )
        self._stop.clicked.connect(self._ask_to_stop)
        self._bar = _Bar(self)
        self._rows = _Rows(self)
        self._budget = 0.0
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._clock)
        head.addStretch(1)
        head.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 8, 9, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self._rows)
        self.setAccessibleName("Planning the week")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def start(self, goal_titles: tuple[str, ...], budget_seconds: float) -> None:
        """Show the goals, none begun, and the time there is."""
        self._budget = budget_seconds
        self._stop.setEnabled(True)
        self._stop.setText("Stop")
        self.update_progress(tuple(PlanRow(title, "–", "next", False) for title in goal_titles), 0)
        self.show()

    def update_progress(self, rows: tuple[PlanRow, ...], seconds: float) -> None:
        """Show how far each goal is after `seconds` of the budget."""
        self._clock.set_words(f"{seconds:.0f} of {self._budget:.0f} s")
        self._bar.set_share(seconds / self._budget if self._budget > 0 else 1)
        self._rows.show_rows(rows)
        done = sum(row.proven for row in rows)
        self.setAccessibleDescription(f"{done} of {len(rows)} goals proven")

    def finish(self) -> None:
        """Hide the panel."""
        self.hide()

    def rows(self) -> tuple[PlanRow, ...]:
        """Return the goals as they are shown."""
        return self._rows.rows

    def sizeHint(self) -> QSize:
        """Return the width of the mock-up and room for every goal."""
        return QSize(scaled(334), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the panel's ground and edge."""
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

    def _ask_to_stop(self) -> None:
        self._stop.setEnabled(False)
        self._stop.setText("Stopping")
        self._stop.setToolTip("The best plan so far is being put on the board")
        self.stop_requested.emit()


class _Bar(QWidget):
    """The share of the time that is used, 6 px high."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setFixedHeight(6)

    def set_share(self, share: float) -> None:
        """Show a share between 0 and 1."""
        self._share = min(1.0, max(0.0, share))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        del event
        with QPainter(self) as painter:
            ink = Ink(painter)
            ink.plate(0, 0, self.width(), 6, radius=3, ground=ink.tokens.sunken)
            if self._share > 0:
                ink.plate(
                    0, 0, max(6, self.width() * self._share), 6, radius=3, ground=ink.tokens.accent
                )


class _Rows(QWidget):
    """The goals, one beneath the other: number, title, value, proof."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[PlanRow, ...] = ()

    def show_rows(self, rows: tuple[PlanRow, ...]) -> None:
        """Show other rows."""
        self.rows = rows
        self._take_measures()
        self.setAccessibleName(
            ". ".join(f"{row.title}: {row.value_text}, {row.proof_text}" for row in rows)
        )
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._take_measures()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows; values and proofs line up."""
        del event
        with QPainter(self) as painter:
            ink = Ink(painter)
            titles = [advance(row.title, Role.SMALL) for row in self.rows]
            values = [advance(row.value_text, Role.SMALL_STRONG) for row in self.rows]
            title_left = scaled(23)
            value_left = title_left + max(titles, default=0) + scaled(16)
            proof_left = value_left + max(values, default=0) + scaled(20)
            for nth, row in enumerate(self.rows):
                middle = scaled(ROW_HEIGHT) * (nth + 0.5)
                self._paint_row(ink, nth, row, middle, title_left, value_left, proof_left)

    def _take_measures(self) -> None:
        self.setFixedHeight(scaled(ROW_HEIGHT) * len(self.rows))

    def _paint_row(
        self,
        ink: Ink,
        nth: int,
        row: PlanRow,
        middle: float,
        title_left: float,
        value_left: float,
        proof_left: float,
    ) -> None:
        tokens = ink.tokens
        disc = scaled(15)
        ink.frame(0, middle - disc / 2, disc, disc, radius=disc / 2, edge=tokens.strong)
        number = str(nth + 1)
        ink.text(
            (disc - advance(number, Role.BADGE_LIGHT)) / 2,
            middle,
            number,
            Role.BADGE_LIGHT,
            tokens.muted,
        )
        ink.text(title_left, middle, row.title, Role.SMALL, tokens.text)
        ink.text(value_left, middle, row.value_text, Role.SMALL_STRONG, tokens.text)
        room = self.width() - proof_left
        if row.proven:
            ink.icon(proof_left, middle, "circle-wavy-check-fill", "ok", scaled(13))
            ink.text(
                proof_left + scaled(16),
                middle,
                row.proof_text,
                Role.SMALL,
                tokens.ok,
                width=room - scaled(16),
            )
            return
        begun = row.value_text not in ("", "–")
        ink.text(
            proof_left,
            middle,
            row.proof_text,
            Role.SMALL_STRONG if begun else Role.SMALL,
            tokens.accent if begun else tokens.muted,
            width=room,
        )
