"""A what-if that was tried, beside today's plan: goals, families, and what to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from ui.screens.what_if.family_table import FamilyTable
from ui.screens.what_if.words import button_words, compared_goals, family_groups, notes
from ui.widgets.buttons import make_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.goals_compared import GoalsCompared

if TYPE_CHECKING:
    from planner.what_if.trying import WhatIf


class Comparison(QWidget):
    """Shows one what-if.

    Signals
    -------
    kept(WhatIf), print_requested(WhatIf)
        It is to be kept, or its change notice printed.
    thrown_away(), change_requested()
        It is not wanted, or is to be said differently.
    """

    kept = Signal(object)
    print_requested = Signal(object)
    thrown_away = Signal()
    change_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what_if: WhatIf | None = None
        self.title = QLabel()
        self.title.setProperty("role", "panel-title")
        chip = QLabel("What if")
        chip.setProperty("chip", "warn")
        self.summary = QLabel(wordWrap=True)
        self.summary.setProperty("role", "strong")
        self.notes = QLabel(wordWrap=True)
        self.notes.setProperty("role", "small")
        self.notes.setProperty("muted", True)
        for label in (self.title, self.summary, self.notes):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.goals = GoalsCompared()
        self.table = FamilyTable()
        self.nothing = EmptyState(
            "Every family stays where it is",
            "Nobody changes worker, nobody waits longer, and nobody needs cover.",
            icon_name="check-circle",
            panel=True,
        )
        self.keep = make_button("Keep", primary=True, icon_name="check-bold")
        self.throw_away = make_button("Throw away")
        self.change = make_button("Change the what-if…")
        self.print = make_button("Print the change notice…", icon_name="printer")
        self._lay_out(chip)
        self.keep.clicked.connect(self._keep)
        self.throw_away.clicked.connect(self.thrown_away)
        self.change.clicked.connect(self.change_requested)
        self.print.clicked.connect(self._print)

    def show_what_if(self, what_if: WhatIf) -> None:
        """Show a what-if, its families in groups."""
        self._what_if = what_if
        self.title.setText(what_if.words)
        self.summary.setText(what_if.in_short)
        self.notes.setText(" ".join(notes(what_if)))
        self.goals.show_goals(compared_goals(what_if))
        groups = family_groups(what_if)
        self.table.show_groups(groups)
        self._families.setCurrentWidget(self.table if groups else self.nothing)
        self.keep.setText(button_words(f"Keep: {what_if.words}"))
        self.keep.setAccessibleName(f"Keep: {what_if.words}")
        self.keep.setToolTip("Changes the service; Undo takes it back.")
        self.print.setEnabled(bool(groups))
        self.print.setToolTip("" if groups else "No family changes, so there is nothing to print.")
        self.setAccessibleName(f"{what_if.words}, beside today’s plan")
        self.setAccessibleDescription(what_if.in_short)

    def _lay_out(self, chip: QLabel) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(chip)
        head.addStretch(1)
        families = QWidget()
        self._families = QStackedLayout(families)
        self._families.setContentsMargins(0, 0, 0, 0)
        self._families.addWidget(self.table)
        self._families.addWidget(self.nothing)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.print)
        buttons.addWidget(self.change)
        buttons.addStretch(1)
        buttons.addWidget(self.throw_away)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.summary)
        column.addWidget(self.notes)
        column.addSpacing(6)
        column.addWidget(self.goals)
        column.addSpacing(6)
        column.addWidget(families, 1)
        column.addSpacing(6)
        column.addLayout(buttons)

    @Slot()
    def _keep(self) -> None:
        self.kept.emit(self._what_if)

    @Slot()
    def _print(self) -> None:
        self.print_requested.emit(self._what_if)
